upyun_codes::define_error_codes! {
    struct Table = "ui/message_with_a_bidirectional_control.csv";
}

fn main() {
    let _ = [E40001000, E40400001, E40000028];
}
