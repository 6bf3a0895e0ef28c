upyun_codes::define_error_codes! {
    const TABLE = "ui/file_is_a_link_as_text.csv";
}

fn main() {
    let _ = &TABLE;
}
