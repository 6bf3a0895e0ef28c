upyun_codes::define_error_codes! {
    const TABLE "ui/table.csv";
}

fn main() {}
