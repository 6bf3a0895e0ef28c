upyun_codes::define_error_codes! {
    const TABLE = "ui/code_not_eight_digits.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
