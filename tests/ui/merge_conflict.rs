upyun_codes::define_error_codes! {
    const TABLE = "ui/merge_conflict.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40000028, E40000029);
}
