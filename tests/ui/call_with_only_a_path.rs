upyun_codes::define_error_codes!("ui/table.csv");

fn main() {}
