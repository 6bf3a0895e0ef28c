upyun_codes::define_error_codes!("ui/edge.csv");

fn main() {}
