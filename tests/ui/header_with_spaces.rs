upyun_codes::define_error_codes! {
    const TABLE = "ui/header_with_spaces.csv";
}

fn main() {
    let _ = (&TABLE, E40001000);
}
