use upyun_codes::{E40400001, ErrorCode, cdn};

fn decide(code: ErrorCode) -> bool {
    match code {
        E40400001 => true,
        cdn::E40310002 => false,
        _ => false,
    }
}

fn main() {
    decide(E40400001);
}
