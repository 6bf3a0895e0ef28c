upyun_codes::define_error_codes! {
    struct Edge = "ui/edge.csv";
    struct Other = "ui/other.csv";
}

fn main() {}
