upyun_codes::define_error_codes! {
    struct Table = "ui/code_repeated.csv";
}

fn main() {
    let _ = [E40001000, E40400001];
}
