upyun_codes::define_error_codes! {
    struct Table = "ui/kind_in_the_detail_column.csv";
}

fn main() {
    let _ = [E40001000, E40400001];
}
