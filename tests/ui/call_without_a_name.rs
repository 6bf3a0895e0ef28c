upyun_codes::define_error_codes! {
    struct = "ui/edge.csv";
}

fn main() {}
