upyun_codes::define_error_codes! {
    struct Table = "ui/all_at_once.csv";
}

// A broken row has texts, too.
const _: (&str, &str) = (upyun_codes::message!(E40000019), upyun_codes::detail!(E40000019));

fn main() {
    let _ = [E40001000, E40400001, E40000000, E40000001, E40000002, E40000003, E40000005, E40000006, E40000008, E40000009, E40000010, E40000011, E40000012, E40000013, E40000014, E40000016, E40000019];
}
