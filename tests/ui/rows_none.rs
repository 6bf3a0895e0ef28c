upyun_codes::define_error_codes! {
    const TABLE = "ui/rows_none.csv";
}

fn main() {
    let _ = &TABLE;
}
