upyun_codes::define_error_codes! {
    static = "ui/table.csv";
}

fn main() {}
