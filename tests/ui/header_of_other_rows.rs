upyun_codes::define_error_codes! {
    const TABLE = "ui/header_of_other_rows.csv";
}

fn main() {
    let _ = (&TABLE, E40310002, E40310003);
}
