use upyun_codes::{E40400001, detail};

const DETAIL: &str = detail!(E40400001);

fn main() {
    println!("{DETAIL}");
}
