upyun_codes::define_error_codes! {
    static TABLE = "ui/no_rows.csv";
}

fn main() {
    let _ = &TABLE;
}
