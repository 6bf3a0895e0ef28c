upyun_codes::define_error_codes! {
    struct Table = "ui/fields_too_many_rows_joined.csv";
}

fn main() {
    let _ = [E40001000, E40400001, E40000028, E40300015];
}
