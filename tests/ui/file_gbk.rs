upyun_codes::define_error_codes! {
    struct Table = "ui/file_gbk.csv";
}

fn main() {
    let _ = [E40001000, E40400001, E50300013];
}
