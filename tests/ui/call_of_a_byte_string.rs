upyun_codes::define_error_codes! {
    static TABLE = b"ui/table.csv";
}

fn main() {}
