upyun_codes::define_error_codes! {
    const TABLE = "ui/text_after_closing_quote.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001, E40000028);
}
