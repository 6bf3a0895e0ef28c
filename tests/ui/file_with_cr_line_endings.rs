upyun_codes::define_error_codes! {
    const TABLE = "ui/file_with_cr_line_endings.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
