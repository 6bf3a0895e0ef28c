upyun_codes::define_error_codes! {
    pub const TABLE = "ui/table.csv";
}

fn main() {}
