upyun_codes::define_error_codes! {
    static TABLE = "ui/file_empty.csv";
}

fn main() {
    let _ = &TABLE;
}
