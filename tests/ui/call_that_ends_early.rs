upyun_codes::define_error_codes! {
    const TABLE =
}

fn main() {}
