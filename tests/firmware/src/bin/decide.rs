//! Matches on codes, looks them up and parses bodies, without an allocator.

#![no_std]
#![no_main]

use core::hint::black_box;

use cortex_m_rt::entry;
use cortex_m_semihosting::hprintln;
use serde_json_core::de::{Error, from_slice, from_slice_escaped};
use serde_json_core::heapless::String;
use upyun_codes::{
    Api, ApiErrorBody, CdnErrorBody, E40001045, E40100005, E40300001, E40400001, E42900001, Entry, ErrorCode,
    ErrorKind, cdn, message,
};
use upyun_codes_firmware::succeed;

const NOT_FOUND: Entry<Api> = E40400001.entry().unwrap();
const MESSAGE: &str = message!(E40300001);
const KIND: ErrorKind = E40001045.kind();

#[entry]
fn main() -> ! {
    constants();
    kinds();
    lookups();
    bodies();
    succeed()
}

fn decide(code: ErrorCode) -> &'static str {
    match code {
        E40400001 => "absent",
        E40100005 => "check the key",
        E42900001 => "back off",
        code if code.is_retryable() => "try again",
        code if code.is_client_error() => "fix the request",
        _ => "report",
    }
}

fn constants() {
    for (code, decision) in [
        (40_400_001, "absent"),
        (40_100_005, "check the key"),
        (42_900_001, "back off"),
        (59_900_001, "try again"),
        (40_310_002, "fix the request"),
        (30_200_000, "report"),
    ] {
        let code = ErrorCode::from_u32(black_box(code)).unwrap();
        assert_eq!(decide(code), decision);
        hprintln!("{code}: {decision}");
    }
    assert_eq!(NOT_FOUND.message(), "file or directory not found");
    assert_eq!(MESSAGE, r"file name contains invalid chars (\r\n\t)");
    hprintln!("const: {NOT_FOUND}; {MESSAGE}");
}

fn kinds() {
    assert_eq!(KIND, ErrorKind::NotFound);
    for (code, expected) in [(40_011_059, "go on"), (42_900_004, "ask a person"), (50_310_999, "try again")] {
        let kind = ErrorCode::from_u32(black_box(code)).unwrap().kind();
        let decision = match kind {
            ErrorKind::NotFound | ErrorKind::AlreadyExists => "go on",
            kind if kind.is_retryable() => "try again",
            _ => "ask a person",
        };
        assert_eq!(decision, expected);
        hprintln!("{code} is {kind}: {decision}");
    }
}

/// Looks up every number that could be in the table: for each status, every plausible value of the last five digits.
fn lookups() {
    let (mut found, mut sum) = (0, 0x811C_9DC5);
    // The largest value of the last five digits, plus a margin.
    let rest = ErrorCode::entries().map(|entry| entry.code().as_u32() % 100_000).max().unwrap_or(0) + 8_000;
    for status in 400..=599 {
        for number in (status * 100_000..).take(rest.min(100_000) as usize) {
            let Some(entry) = ErrorCode::lookup(black_box(number)) else { continue };
            found += 1;
            sum = fnv(sum, &number.to_le_bytes());
            sum = fnv(sum, entry.message().as_bytes());
            sum = fnv(sum, b"\0");
            sum = fnv(sum, entry.detail().unwrap_or_default().as_bytes());
            sum = fnv(sum, b"\0");
        }
    }
    assert_eq!(found, ErrorCode::COUNT);
    hprintln!("found {found} codes, checksum {sum:08x}");
}

/// Continues an FNV-1a hash.
fn fnv(sum: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(sum, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn read(body: &[u8]) -> Result<ApiErrorBody<&str>, Error> {
    from_slice(black_box(body)).map(|(body, _)| body)
}

fn bodies() {
    let api = br#"{"msg": "file or directory not found", "code": 40400001, "id": "11e4a729d24943409933a5e8314cd32e"}"#;
    let body = read(api).unwrap();
    assert_eq!(body.code, E40400001);
    assert_eq!(body.id, Some("11e4a729d24943409933a5e8314cd32e"));
    hprintln!("API: {body}");

    let edge = br#"{"code":"40310002","msg":"region is forbidden"}"#;
    assert_eq!(read(edge), Err(Error::InvalidType));
    let (body, _) = from_slice::<CdnErrorBody<&str>>(black_box(edge)).unwrap();
    assert_eq!(body.code, cdn::E40310002);
    hprintln!("edge: {body}");

    let escaped = br#"{"msg": "file name contains invalid chars (\\r\\n\\t)", "code": 40300001}"#;
    let body = read(escaped).unwrap();
    assert_eq!(body.code, E40300001);
    hprintln!("still escaped: {body}");
    let mut buffer = [0; 64];
    let (body, _) = from_slice_escaped::<ApiErrorBody<String<64>>>(black_box(escaped), &mut buffer).unwrap();
    assert_eq!(body.msg, MESSAGE);
    hprintln!("unescaped: {body}");
    // An unescaped string cannot be borrowed from the body, which contains only its escaped form.
    let error = from_slice_escaped::<ApiErrorBody<&str>>(black_box(escaped), &mut buffer).unwrap_err();
    assert_eq!(error, Error::CustomError);

    for length in 0..api.len() {
        assert!(read(&api[..length]).is_err());
    }
    let error = read(&api[..60]).unwrap_err();
    hprintln!("truncated: {error}");

    let mut deep = [b'['; 10_005];
    deep[..5].copy_from_slice(br#"{"a":"#);
    let error = read(&deep).unwrap_err();
    hprintln!("nested 10000 deep: {error}");
}
