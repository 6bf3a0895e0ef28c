upyun_codes::define_error_codes! {
    const TABLE = "ui/code_repeated_on_the_next_line.csv";
}

fn main() {
    let _ = (&TABLE, E40001000, E40400001);
}
