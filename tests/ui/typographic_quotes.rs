upyun_codes::define_error_codes! {
    struct Table = "ui/typographic_quotes.csv";
}

fn main() {
    let _ = [E40001000, E40400001];
}
