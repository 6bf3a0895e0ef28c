upyun_codes::define_error_codes! {
    static TABLE = "/etc/table.csv";
}

fn main() {
    let _ = &TABLE;
}
