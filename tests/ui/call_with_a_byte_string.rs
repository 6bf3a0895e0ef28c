upyun_codes::define_error_codes! {
    struct Edge = b"ui/edge.csv";
}

fn main() {}
