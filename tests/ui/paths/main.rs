mod missing {
    upyun_codes::define_error_codes! {
        pub struct Edge = "tabel.csv";
    }
}

mod directory {
    upyun_codes::define_error_codes! {
        pub struct Edge = "data";
    }
}

mod relative_to_the_source_file {
    upyun_codes::define_error_codes! {
        pub struct Edge = "../table.csv";
    }
}

fn main() {
    let _ = (missing::Edge, directory::Edge, relative_to_the_source_file::Edge);
}
