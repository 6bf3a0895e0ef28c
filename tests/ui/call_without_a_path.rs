upyun_codes::define_error_codes! {
    struct Edge = ;
}

fn main() {}
