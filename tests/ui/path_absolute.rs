upyun_codes::define_error_codes! {
    const TABLE = "/etc/table.csv";
}

fn main() {
    let _ = &TABLE;
}
