upyun_codes::define_error_codes! {
    const TABLE = "ui/header_not_a_header.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
