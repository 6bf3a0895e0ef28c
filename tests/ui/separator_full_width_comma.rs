upyun_codes::define_error_codes! {
    const TABLE = "ui/separator_full_width_comma.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
