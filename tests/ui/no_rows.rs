upyun_codes::define_error_codes! {
    const TABLE = "ui/no_rows.csv";
}

fn main() {
    let _ = &TABLE;
}
