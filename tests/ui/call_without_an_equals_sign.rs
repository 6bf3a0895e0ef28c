upyun_codes::define_error_codes! {
    static TABLE "ui/table.csv";
}

fn main() {}
