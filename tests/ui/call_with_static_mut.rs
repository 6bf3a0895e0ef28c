upyun_codes::define_error_codes! {
    static mut EDGE = "ui/edge.csv";
}

fn main() {}
