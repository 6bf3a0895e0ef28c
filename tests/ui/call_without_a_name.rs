upyun_codes::define_error_codes! {
    const = "ui/table.csv";
}

fn main() {}
