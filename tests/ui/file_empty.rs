upyun_codes::define_error_codes! {
    const TABLE = "ui/file_empty.csv";
}

fn main() {
    let _ = &TABLE;
}
