upyun_codes::define_error_codes! {}

fn main() {}
