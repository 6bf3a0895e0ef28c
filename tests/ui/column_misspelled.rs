upyun_codes::define_error_codes! {
    const TABLE = "ui/column_misspelled.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
