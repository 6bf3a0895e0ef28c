upyun_codes::define_error_codes! {
    #![allow(missing_docs)]
    const TABLE = "ui/table.csv";
}

fn main() {}
