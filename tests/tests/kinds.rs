//! Compares the kinds of codes and statuses with independent lists, grouped by kind.

use std::collections::BTreeMap;

use upyun_codes::ErrorKind::{self, *};
use upyun_codes::{ErrorCode, ErrorTable, TABLE, cdn, lookup};

/// The codes in the API's table whose kind does not follow from their status. If this list and `table.csv` differ,
/// decide which is right and change the other.
const API: &[(ErrorKind, &[u32])] = &[
    (ChecksumMismatch, &[40000006, 40001001, 40011060, 40300007]),
    (AlreadyExists, &[40000023, 40001031, 40001036, 40011059, 40011062, 40600002]),
    (NotFound, &[40001035, 40001045, 40011058]),
    (Conflict, &[40000024, 40001037, 40001038, 40001055, 40011055, 40011061, 40300005, 40300015, 40600001]),
    (TooLarge, &[40000010, 40000018, 40000028, 40001032, 40300009, 40300021, 40300024, 40300027]),
    (InvalidContent, &[40300008, 40300010, 40300018, 40300019, 40300020]),
    (QuotaExceeded, &[40300004]),
    (Unauthenticated, &[40300006, 40300028]),
    (PermissionDenied, &[40100007, 40100008, 40100017, 42900004]),
    (
        BucketUnavailable,
        &[40100010, 40100011, 40100012, 40100013, 40100014, 40100015, 40100018, 40100019, 40100020, 40100021],
    ),
    (
        InvalidRequest,
        &[
            40300001, 40300002, 40300003, 40300012, 40300014, 40300016, 40300017, 40300022, 40300025, 40300026,
            40300035, 40400002, 40401006, // "need content-type": a header is missing, as in 40300012.
            41500001,
        ],
    ),
    (Unavailable, &[40000012]),
];

/// The same for the CDN's table, `cdn.csv`.
const CDN: &[(ErrorKind, &[u32])] = &[
    (RateLimited, &[40310003]),
    (TooLarge, &[40310006, 40310031, 40300002, 40301002, 40302002, 40303002, 40304002]),
    // 41210001: the header itself is illegal, so reading the state again would not help.
    (InvalidRequest, &[40310007, 40310022, 41210001]),
    (BucketUnavailable, &[40010041, 40510001, 40510004]),
    (
        ConnectionClosed,
        &[
            50300005, 50301005, 50302005, 50303005, 50304005, 50300007, 50301007, 50302007, 50303007, 50304007,
            50300008, 50301008, 50302008, 50303008, 50304008, 50300009, 50301009, 50302009, 50303009, 50304009,
            50300010, 50301010, 50302010, 50303010, 50304010,
        ],
    ),
    (TimedOut, &[50300002, 50301002, 50302002, 50303002, 50304002]),
];

/// The statuses of each kind. All other 4xx statuses share one kind, and so do all other 5xx statuses.
const STATUSES: &[(ErrorKind, &[u16])] = &[
    (Unauthenticated, &[401, 407]),
    (PermissionDenied, &[403]),
    (NotFound, &[404]),
    (Conflict, &[409, 412]),
    (TooLarge, &[413]),
    (InvalidContent, &[415]),
    (RateLimited, &[429]),
    (ConnectionClosed, &[444, 499]),
    (TimedOut, &[408, 504, 599]),
    (QuotaExceeded, &[507]),
];

fn expected_from_status(status: u16) -> ErrorKind {
    let listed = STATUSES.iter().find(|(_, statuses)| statuses.contains(&status));
    match listed {
        Some((kind, _)) => *kind,
        None if (400..500).contains(&status) => InvalidRequest,
        None if (500..600).contains(&status) => Unavailable,
        None => Other,
    }
}

/// Asserts that every entry's kind is the one in a list, or follows from its status.
fn assert_kinds(table: &ErrorTable, list: &[(ErrorKind, &[u32])]) {
    let mut listed: BTreeMap<u32, ErrorKind> =
        list.iter().flat_map(|(kind, codes)| codes.iter().map(|code| (*code, *kind))).collect();
    for entry in table {
        let expected = listed.remove(&entry.code().as_u32()).unwrap_or_else(|| expected_from_status(entry.status()));
        assert_eq!(entry.kind(), expected, "{entry}: differs from the list at the top of {}", file!());
    }
    assert_eq!(listed, BTreeMap::new(), "listed but not in the table");
}

#[test]
fn api_kinds_match_the_list() {
    assert_kinds(&TABLE, API);
    for entry in &TABLE {
        assert_eq!(entry.code().kind(), entry.kind(), "{entry}");
        assert_eq!(entry.code().is_retryable(), entry.kind().is_retryable(), "{entry}");
    }
}

#[test]
fn cdn_kinds_match_the_list() {
    assert_kinds(&cdn::TABLE, CDN);
}

#[test]
fn status_kinds_match_the_list() {
    for status in 0..=u16::MAX {
        assert_eq!(ErrorKind::from_status(status), expected_from_status(status), "{status}");
    }
    for status in 100..=999 {
        let code = ErrorCode::from_u32(status * 100_000 + 99_999).unwrap();
        assert_eq!((code.is_documented(), code.kind()), (false, expected_from_status(code.status())), "{code}");
    }
}

/// UpYun's clients in Java, PHP, Python and Go handle these codes individually.
#[test]
fn kinds_agree_with_clients_in_other_languages() {
    for (code, kind) in [
        (40400001, NotFound),
        (40401004, NotFound),
        (40401005, NotFound),
        (40600002, AlreadyExists),
        (40300011, PermissionDenied),
        (40100017, PermissionDenied),
        (40011059, AlreadyExists),
        (40011061, Conflict),
        // Mistaking a missing bucket for a missing file could lose data.
        (40100012, BucketUnavailable),
    ] {
        assert_eq!(lookup(code).unwrap().kind(), kind, "{code}");
    }
    assert!(!lookup(42900004).unwrap().code().is_retryable());
}

#[test]
fn only_transient_kinds_are_retryable() {
    let all = [
        (InvalidRequest, "invalid request", false),
        (Unauthenticated, "unauthenticated", false),
        (PermissionDenied, "permission denied", false),
        (BucketUnavailable, "bucket unavailable", false),
        (NotFound, "not found", false),
        (AlreadyExists, "already exists", false),
        (Conflict, "conflict", false),
        (TooLarge, "too large", false),
        (InvalidContent, "invalid content", false),
        (ChecksumMismatch, "checksum mismatch", false),
        (QuotaExceeded, "quota exceeded", false),
        (RateLimited, "rate limited", true),
        (ConnectionClosed, "connection closed", true),
        (TimedOut, "timed out", true),
        (Unavailable, "unavailable", true),
        (Other, "other", false),
    ];
    for (kind, words, retryable) in all {
        assert_eq!((kind.to_string().as_str(), kind.is_retryable()), (words, retryable));
    }
    assert!(all.is_sorted_by_key(|(kind, ..)| *kind));
}

/// Nine numbers are in both tables with different messages.
#[test]
fn some_numbers_differ_between_api_and_cdn() {
    let both: Vec<u32> =
        cdn::TABLE.iter().map(|entry| entry.code()).filter(|c| c.is_documented()).map(u32::from).collect();
    let mut sorted = both.clone();
    sorted.sort_unstable();
    assert_eq!(both, sorted);
    assert_eq!(lookup(50300002).unwrap().message(), "decode error");
    assert_eq!(cdn::TABLE.get(cdn::E50300002).unwrap().message(), "resolve domain timeout");
    println!("{both:?}");
}

mod glob {
    //! A glob import brings in the constants and the table, but no types that could clash with others.

    use upyun_codes::cdn::*;

    type ErrorCode = &'static str;
    struct Entry;

    #[test]
    fn imports_no_types() {
        let mine: (ErrorCode, Entry) = ("mine", Entry);
        assert_eq!(mine.0, "mine");
        assert_eq!(TABLE.get(E40310002).unwrap().message(), "region is forbidden");
    }
}
