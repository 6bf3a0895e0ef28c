upyun_codes::define_error_codes! {
    static mut TABLE = "ui/table.csv";
}

fn main() {}
