upyun_codes::define_error_codes! {
    const TABLE = "ui/message_with_a_replacement_character.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001, E40000028);
}
