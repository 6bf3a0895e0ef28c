upyun_codes::define_error_codes! {
    static TABLE = "ui/rows_none.csv";
}

fn main() {
    let _ = &TABLE;
}
