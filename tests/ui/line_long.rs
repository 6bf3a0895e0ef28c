upyun_codes::define_error_codes! {
    struct Table = "ui/line_long.csv";
}

fn main() {
    let _ = [E40001000, E40400001, E40000028];
}
