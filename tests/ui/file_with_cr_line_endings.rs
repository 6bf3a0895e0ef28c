upyun_codes::define_error_codes! {
    struct Table = "ui/file_with_cr_line_endings.csv";
}

fn main() {
    let _ = [E40001000, E40400001];
}
