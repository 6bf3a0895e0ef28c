mod missing {
    upyun_codes::define_error_codes! {
        pub struct Edge = "tabel.csv";
    }
}

mod missing_directory {
    upyun_codes::define_error_codes! {
        pub struct Edge = "date/table.csv";
    }
}

mod nothing_like_it {
    upyun_codes::define_error_codes! {
        pub struct Edge = "elsewhere/codes.csv";
    }
}

mod directory {
    upyun_codes::define_error_codes! {
        pub struct Edge = "data";
    }
}

mod backslash {
    upyun_codes::define_error_codes! {
        pub struct Edge = "data\\table.csv";
    }
}

mod in_src {
    upyun_codes::define_error_codes! {
        pub struct Edge = "inner.csv";
    }
}

mod relative_to_the_source_file {
    upyun_codes::define_error_codes! {
        pub struct Edge = "../table.csv";
    }
}

fn main() {
    let _ = (missing::Edge, missing_directory::Edge, nothing_like_it::Edge, directory::Edge, backslash::Edge);
    let _ = (in_src::Edge, relative_to_the_source_file::Edge);
}
