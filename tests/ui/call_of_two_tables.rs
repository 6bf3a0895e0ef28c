upyun_codes::define_error_codes! {
    static TABLE = "ui/table.csv";
    static OTHER = "ui/other.csv";
}

fn main() {}
