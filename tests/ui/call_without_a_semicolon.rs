upyun_codes::define_error_codes! {
    /// A table.
    struct Edge = "ui/edge.csv"
}

fn main() {}
