upyun_codes::define_error_codes! {
    const TABLE = "ui/table.csv";
    const OTHER = "ui/other.csv";
}

fn main() {}
