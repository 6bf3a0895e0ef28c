upyun_codes::define_error_codes! {
    static TABLE = ;
}

fn main() {}
