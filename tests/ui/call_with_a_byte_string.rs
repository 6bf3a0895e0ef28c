upyun_codes::define_error_codes! {
    const TABLE = b"ui/table.csv";
}

fn main() {}
