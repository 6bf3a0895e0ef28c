upyun_codes::define_error_codes! {
    struct Table = "ui/problems_more_than_fifty.csv";
}

fn main() {
    let _ = [E40001000, E40400001];
}
