upyun_codes::define_error_codes! {
    static TABLE = concat!("ui/", "table.csv");
}

fn main() {}
