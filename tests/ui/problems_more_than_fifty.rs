upyun_codes::define_error_codes! {
    const TABLE = "ui/problems_more_than_fifty.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
