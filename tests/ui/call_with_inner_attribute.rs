upyun_codes::define_error_codes! {
    #![allow(missing_docs)]
    struct Edge = "ui/edge.csv";
}

fn main() {}
