upyun_codes::define_error_codes! {
    const TABLE = "ui/carriage_return_inside.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001, E40000028, E40000029);
}
