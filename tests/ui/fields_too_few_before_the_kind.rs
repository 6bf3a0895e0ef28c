upyun_codes::define_error_codes! {
    const TABLE = "ui/fields_too_few_before_the_kind.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
