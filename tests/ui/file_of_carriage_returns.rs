upyun_codes::define_error_codes! {
    const TABLE = "ui/file_of_carriage_returns.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
