upyun_codes::define_error_codes! {
    struct Table = "ui/no_rows.csv";
}

fn main() {
    let _ = upyun_codes::Code::<Table>::COUNT;
}
