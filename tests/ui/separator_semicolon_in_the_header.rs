upyun_codes::define_error_codes! {
    const TABLE = "ui/separator_semicolon_in_the_header.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
