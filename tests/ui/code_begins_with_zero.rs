upyun_codes::define_error_codes! {
    const TABLE = "ui/code_begins_with_zero.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
