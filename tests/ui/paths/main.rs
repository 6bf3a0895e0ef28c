mod missing {
    upyun_codes::define_error_codes! {
        pub const TABLE = "tabel.csv";
    }
}

mod missing_directory {
    upyun_codes::define_error_codes! {
        pub const TABLE = "date/table.csv";
    }
}

mod nothing_like_it {
    upyun_codes::define_error_codes! {
        pub const TABLE = "elsewhere/codes.csv";
    }
}

mod directory {
    upyun_codes::define_error_codes! {
        pub const TABLE = "data";
    }
}

mod backslash {
    upyun_codes::define_error_codes! {
        pub const TABLE = "data\\table.csv";
    }
}

mod in_src {
    upyun_codes::define_error_codes! {
        pub const TABLE = "inner.csv";
    }
}

mod relative_to_the_source_file {
    upyun_codes::define_error_codes! {
        pub const TABLE = "../table.csv";
    }
}

fn main() {
    let _ = (&missing::TABLE, &missing_directory::TABLE, &nothing_like_it::TABLE, &directory::TABLE, &backslash::TABLE);
    let _ = (&in_src::TABLE, &relative_to_the_source_file::TABLE);
}
