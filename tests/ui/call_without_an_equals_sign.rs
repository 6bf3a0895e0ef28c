upyun_codes::define_error_codes! {
    struct Edge "ui/edge.csv";
}

fn main() {}
