upyun_codes::define_error_codes! {
    struct Table = "ui/header_mismatched.csv";
}

fn main() {
    let _ = [E40310002, E40310003];
}
