use upyun_codes::{ErrorCode, message};

const UNDOCUMENTED: ErrorCode = match ErrorCode::from_u32(50210999) {
    Ok(code) => code,
    Err(_) => panic!(),
};
const MESSAGE: &str = message!(UNDOCUMENTED);

fn main() {
    println!("{MESSAGE}");
}
