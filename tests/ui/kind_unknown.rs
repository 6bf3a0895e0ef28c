upyun_codes::define_error_codes! {
    struct Table = "ui/kind_unknown.csv";
}

fn main() {
    let _ = [E40400001, E40400002, E40401004];
}
