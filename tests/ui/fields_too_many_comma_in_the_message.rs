upyun_codes::define_error_codes! {
    struct Table = "ui/fields_too_many_comma_in_the_message.csv";
}

fn main() {
    let _ = [E40001000, E40400001, E40000028];
}
