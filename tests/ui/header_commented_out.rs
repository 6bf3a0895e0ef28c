upyun_codes::define_error_codes! {
    const TABLE = "ui/header_commented_out.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
