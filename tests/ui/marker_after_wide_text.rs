upyun_codes::define_error_codes! {
    struct Table = "ui/marker_after_wide_text.csv";
}

fn main() {
    let _ = [E40001000, E40400001, E50300013];
}
