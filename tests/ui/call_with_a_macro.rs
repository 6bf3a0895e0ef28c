upyun_codes::define_error_codes! {
    const TABLE = concat!("ui/", "table.csv");
}

fn main() {}
