upyun_codes::define_error_codes! {
    struct Table = "ui/column_missing.csv";
}

fn main() {
    let _ = [E40001000, E40400001];
}
