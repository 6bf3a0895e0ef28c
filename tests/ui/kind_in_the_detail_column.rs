upyun_codes::define_error_codes! {
    const TABLE = "ui/kind_in_the_detail_column.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
