upyun_codes::define_error_codes! {
    const TABLE: upyun_codes::ErrorTable = "ui/table.csv";
}

fn main() {}
