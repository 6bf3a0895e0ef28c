upyun_codes::define_error_codes! {
    struct Table = "ui/file_utf16.csv";
}

fn main() {
    let _ = [E40001000, E40400001];
}
