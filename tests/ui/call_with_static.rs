upyun_codes::define_error_codes! {
    pub static EDGE = "ui/edge.csv";
}

fn main() {}
