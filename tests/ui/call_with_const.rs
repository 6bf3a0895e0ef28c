upyun_codes::define_error_codes! {
    pub const EDGE = "ui/edge.csv";
}

fn main() {}
