upyun_codes::define_error_codes! {
    pub const TABLE = "ui/kind_unknown.csv";
}

fn main() {
    let _ = (TABLE, E40400001, E40400002, E40401004);
}
