use upyun_codes::{E50300002, cdn};

fn main() {
    assert!(E50300002 != cdn::E50300002);
}
