upyun_codes::define_error_codes! {
    struct Table = "ui/merge_conflict.csv";
}

fn main() {
    let _ = [E40001000, E40000028, E40000029];
}
