upyun_codes::define_error_codes! {
    const TABLE = "ui/header_mismatched.csv";
}

fn main() {
    let _ = (&TABLE, E40310002, E40310003);
}
