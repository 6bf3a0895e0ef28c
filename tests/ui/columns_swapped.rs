upyun_codes::define_error_codes! {
    const TABLE = "ui/columns_swapped.csv";
}

fn main() {
    let _ = (&TABLE, E40310002, E40310003);
}
