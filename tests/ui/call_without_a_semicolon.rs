upyun_codes::define_error_codes! {
    /// A table.
    static TABLE = "ui/table.csv"
}

fn main() {}
