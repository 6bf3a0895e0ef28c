upyun_codes::define_error_codes! {
    const TABLE = "ui/code_does_not_begin_with_status.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001, E40000028);
}
