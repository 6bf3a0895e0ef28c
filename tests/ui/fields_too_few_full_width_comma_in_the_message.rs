upyun_codes::define_error_codes! {
    const TABLE = "ui/fields_too_few_full_width_comma_in_the_message.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40000028);
}
