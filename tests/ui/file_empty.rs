upyun_codes::define_error_codes! {
    struct Table = "ui/file_empty.csv";
}

fn main() {
    let _ = upyun_codes::Code::<Table>::COUNT;
}
