upyun_codes::define_error_codes! {
    const TABLE = "ui/file_is_a_spreadsheet.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
