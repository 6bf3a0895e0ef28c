upyun_codes::define_error_codes! {
    const TABLE = "ui/deprecated_false.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40000028);
}
