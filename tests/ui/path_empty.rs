upyun_codes::define_error_codes! {
    struct Edge = "";
}

fn main() {
    let _ = upyun_codes::Code::<Edge>::COUNT;
}
