//! Constants and tables in `const` contexts, patterns and `no_std` crates. Most are in `upyun-codes-no-std`.

use upyun_codes::{Code, E40300001, E40400001, E50300000, ErrorCode, ErrorKind};
use upyun_codes_no_std::edge::Edge;
use upyun_codes_no_std::{
    COUNTERS, DETAIL, ENTRIES, FOUND, KINDS, MESSAGE, OWN_MESSAGES, billing, can_continue, edge, is_forbidden,
    is_rejected,
};

#[test]
fn lookups_work_in_const() {
    assert_eq!(MESSAGE, "file or directory not found");
    assert_eq!(DETAIL, Some("内部服务超时了"));
    assert_eq!(ENTRIES[0].unwrap().message(), "storage bad request");
    assert_eq!(ENTRIES[1].unwrap().to_string(), "59900007 async delete fail");
    assert_eq!(ENTRIES[2], None);
    assert_eq!(COUNTERS.len(), ErrorCode::entries().len());
    assert_eq!(FOUND, ErrorCode::entries().filter(|entry| entry.code().as_u32() < 40_012_000).count());
}

#[test]
fn texts_of_their_own_are_those_of_the_tables() {
    let [api, cdn, own] = OWN_MESSAGES;
    assert_eq!(api, r"file name contains invalid chars (\r\n\t)");
    assert_eq!(cdn, "region is forbidden");
    assert_eq!(own, "区域被禁止，请“联系”我们");
    assert_eq!((billing::RETIRED_MESSAGE, billing::RETIRED_DETAIL), ("old, and gone", "wait, then call"));
}

#[test]
fn code_of_a_text_may_be_an_associated_constant() {
    struct Missing;
    impl Missing {
        const CODE: ErrorCode = E40400001;
        fn text() -> &'static str {
            upyun_codes::message!(Self::CODE)
        }
    }
    assert_eq!(Missing::text(), "file or directory not found");
}

#[test]
fn kinds_work_in_const() {
    assert_eq!(KINDS, [ErrorKind::AlreadyExists, ErrorKind::QuotaExceeded]);
    assert!(can_continue(E40400001));
    assert!(!can_continue(E50300000));
}

#[test]
fn constants_work_as_patterns() {
    assert!(is_rejected(E40300001));
    assert!(!is_rejected(E40400001));
    assert!(!is_rejected(E50300000));
    assert!(is_forbidden(edge::E40310002));
    assert!(!is_forbidden(edge::E10010999));
}

#[test]
fn custom_tables_contain_only_their_own_codes() {
    assert_eq!(Code::<Edge>::COUNT, 3);
    assert_eq!(edge::E40310002, Code::from_u32(40_310_002).unwrap());
    assert_eq!(edge::E40310002.message(), Some("region is forbidden"));
    assert_eq!(Code::<Edge>::lookup(40_400_001), None);
    assert_eq!(ErrorCode::lookup(40_310_002), None);
    let odd = r#"it's "odd", isn't it? \(a|b) <b>[x](y)</b> `z` &amp; *c* _d_ 1. http://example.com -- ..."#;
    assert_eq!(edge::E60010999.message(), Some(odd));
    assert_eq!(edge::E10010999.message(), Some("区域被禁止，请“联系”我们"));
    let codes: Vec<u32> = Code::<Edge>::entries().map(|entry| entry.code().as_u32()).collect();
    assert_eq!(codes, [10_010_999, 40_310_002, 60_010_999]);
}

#[test]
fn tables_may_share_a_number() {
    assert_eq!(billing::CODE.as_u32(), edge::E40310002.as_u32());
    assert_eq!(billing::CODE.message(), Some("account is overdue"));
}

#[test]
fn deprecated_codes_are_still_found() {
    assert_eq!(billing::RETIRED.as_u32(), 40_310_003);
    assert!(billing::RETIRED.is_documented());
}

/// The total length of all messages in UpYun's table, with a lookup of each in a single constant.
const MESSAGE_BYTES: usize = {
    let mut table: &[u8] = include_bytes!("../../upyun-codes/table.csv");
    let mut bytes = 0;
    while let [first, rest @ ..] = table {
        table = rest;
        // A row is `status,code,…`: the code follows the three digits of the status and a comma.
        if let (b'\n', [_, _, _, b',', row @ ..]) = (first, rest)
            && let Some(digits) = row.first_chunk::<8>()
            && let Ok(code) = ErrorCode::from_bytes(digits)
        {
            bytes += code.message().unwrap().len();
        }
    }
    bytes
};

#[test]
fn a_single_constant_can_look_up_every_code() {
    assert_eq!(MESSAGE_BYTES, ErrorCode::entries().map(|entry| entry.message().len()).sum::<usize>());
}
