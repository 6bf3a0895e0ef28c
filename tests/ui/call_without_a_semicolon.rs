upyun_codes::define_error_codes! {
    /// A table.
    const TABLE = "ui/table.csv"
}

fn main() {}
