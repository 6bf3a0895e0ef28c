upyun_codes::define_error_codes! {
    const TABLE = "ui/line_break_in_field.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001, E40000028);
}
