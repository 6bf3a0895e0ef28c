upyun_codes::define_error_codes! {
    const TABLE = "ui/quote_unterminated_on_the_last_line.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
