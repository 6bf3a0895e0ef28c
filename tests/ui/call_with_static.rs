upyun_codes::define_error_codes! {
    pub static TABLE = "ui/table.csv";
}

fn main() {}
