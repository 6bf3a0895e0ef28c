upyun_codes::define_error_codes! {
    struct Edge = concat!("ui/", "table.csv");
}

fn main() {}
