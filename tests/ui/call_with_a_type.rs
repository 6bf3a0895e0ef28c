upyun_codes::define_error_codes! {
    static TABLE: upyun_codes::ErrorTable = "ui/table.csv";
}

fn main() {}
