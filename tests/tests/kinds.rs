//! Compares each row of the tables, through its own constant, with what UpYun publishes and with independent lists of
//! kinds.

use std::collections::BTreeMap;

use upyun_codes::ErrorKind::{self, *};
use upyun_codes::{Api, Cdn, Code, ErrorCode, Table};
use upyun_codes_no_std::billing::Billing;
use upyun_codes_tests::{Row, cdn_guide, page};

/// Every constant of both tables.
#[allow(deprecated, reason = "a retired code is still in its table")]
mod constants {
    include!(concat!(env!("OUT_DIR"), "/constants.rs"));
}

/// Codes by kind; an `x` stands for any digit.
type Kinds = &'static [(ErrorKind, &'static [&'static str])];

/// The codes in the API's table whose kind does not follow from their status. If this list and `table.csv` differ,
/// decide which is right and change the other.
const API: Kinds = &[
    (ChecksumMismatch, &["40000006", "40001001", "40011060", "40300007"]),
    // The bytes that arrived are not as many as announced.
    (ChecksumMismatch, &["40000025"]),
    (AlreadyExists, &["40000023", "40001031", "40001036", "40011059", "40011062", "40600002"]),
    (NotFound, &["40001035", "40001045", "40011058"]),
    (
        Conflict,
        &["40000024", "40001037", "40001038", "40001055", "40011055", "40011061", "40300005", "40300015", "40600001"],
    ),
    // The position to append at: the file has another size by now.
    (Conflict, &["40001011"]),
    (TooLarge, &["40000028", "40001032", "40300009", "40300024", "40300027"]),
    (InvalidContent, &["40300008", "40300010", "40300018", "40300019", "40300020", "40300021"]),
    (InvalidRange, &["40001161"]),
    (QuotaExceeded, &["40300004"]),
    (Unauthenticated, &["40300006", "40300028", "40000008"]),
    (PermissionDenied, &["40100007", "40100008", "40100017", "42900004"]),
    // Reading still works in a bucket that is "read only".
    (PermissionDenied, &["40100015"]),
    // The path is outside what the token allows.
    (PermissionDenied, &["40100022", "40100023"]),
    (
        BucketUnavailable,
        &["40100010", "40100011", "40100012", "40100013", "40100014", "40100018", "40100019", "40100020", "40100021"],
    ),
    (
        InvalidRequest,
        &[
            "40300001", "40300002", "40300003", "40300012", "40300014", "40300016", "40300017", "40300022", "40300025",
            "40300026", "40300035", "40400002", "40401006",
        ],
    ),
    // A header is missing, as in 40300012.
    (InvalidRequest, &["41500001"]),
    // By its detail, a file can be changed once per second.
    (RateLimited, &["50300007"]),
    (Interrupted, &["40000033", "50300013", "50300030", "50300031"]),
    // These failed, and did not time out.
    (Unavailable, &["59900003", "59900006", "59900007"]),
];

/// The same for the CDN's table, `cdn.csv`.
const CDN: Kinds = &[
    (RateLimited, &["40310003"]),
    (TooLarge, &["40310006", "40310031"]),
    // The header itself is illegal, so reading the state again would not help.
    (InvalidRequest, &["41210001"]),
    // The client has to sign the address again.
    (Unauthenticated, &["40310013"]),
    (BucketUnavailable, &["40010041", "40510001", "40510004"]),
    // How the domain or its authentication server is set up.
    (BucketUnavailable, &["40310007", "40310020", "40310021", "40310022"]),
    // The origin's response is too large.
    (BucketUnavailable, &["4030x002"]),
    // The origin refuses the edge: the client cannot sign for it.
    (BucketUnavailable, &["40110910"]),
    // Certificates: no retry mends them.
    (BucketUnavailable, &["5030x015", "5030x016", "5030x017"]),
    (Interrupted, &["5030x002", "5030x005", "5030x007", "5030x008", "5030x009", "5030x010"]),
];

/// The statuses of each kind. All other 4xx statuses share one kind, and so do all other 5xx statuses.
const STATUSES: &[(ErrorKind, &[u16])] = &[
    (Unauthenticated, &[401, 407, 511]),
    (BucketUnavailable, &[402]),
    (PermissionDenied, &[403, 451]),
    (NotFound, &[404, 410]),
    (Conflict, &[409, 412, 423]),
    (TooLarge, &[413]),
    (InvalidContent, &[415]),
    (InvalidRange, &[416]),
    (RateLimited, &[425, 429]),
    (Interrupted, &[408, 444, 499, 504, 599]),
    (QuotaExceeded, &[507]),
    (InvalidRequest, &[501, 505, 506, 508, 510]),
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

/// Asserts that each published row has a constant with its texts.
fn assert_texts<T: Table>(constants: &[Code<T>], published: &[Row]) {
    let constants: BTreeMap<u32, &Code<T>> = constants.iter().map(|code| (code.as_u32(), code)).collect();
    assert_eq!(constants.len(), Code::<T>::COUNT);
    for row in published {
        let code = constants[&row.code];
        assert_eq!(code.status(), row.status, "{code}");
        assert_eq!(code.message(), Some(row.message.as_str()), "{code}");
        assert_eq!(code.detail(), row.detail.as_deref(), "{code}");
    }
}

/// Asserts that the kind of each constant is the one in a list, or follows from its status.
fn assert_kinds<T: Table>(constants: &[Code<T>], list: Kinds) {
    let mut unused: Vec<(&str, ErrorKind)> =
        list.iter().flat_map(|(kind, patterns)| patterns.iter().map(|pattern| (*pattern, *kind))).collect();
    let patterns = unused.clone();
    for code in constants {
        let digits = code.to_string();
        let matches = |pattern: &str| pattern.chars().zip(digits.chars()).all(|(p, digit)| p == 'x' || p == digit);
        let mut listed = patterns.iter().filter(|(pattern, _)| matches(pattern));
        let expected = listed.next().map_or_else(|| expected_from_status(code.status()), |(_, kind)| *kind);
        assert_eq!(listed.next(), None, "{code} is listed twice");
        assert_eq!(code.kind(), expected, "{code}: differs from the list at the top of {}", file!());
        unused.retain(|(pattern, _)| !matches(pattern));
    }
    assert_eq!(unused, [], "listed but not in the table");
}

#[test]
fn api_constants_match_the_page() {
    assert_texts::<Api>(constants::API, &page());
}

#[test]
fn cdn_constants_match_the_guide() {
    let guide = cdn_guide();
    assert_texts::<Cdn>(constants::CDN, &guide);
    assert_eq!(Code::<Cdn>::COUNT, guide.len());
}

#[test]
fn api_kinds_match_the_list() {
    assert_kinds::<Api>(constants::API, API);
}

#[test]
fn cdn_kinds_match_the_list() {
    assert_kinds::<Cdn>(constants::CDN, CDN);
}

/// A caller's table with all six columns.
#[test]
fn rows_of_a_callers_table_are_as_in_its_file() {
    let rows = [
        (40_310_002, "account is overdue", Some("top up the account"), BucketUnavailable),
        (40_310_003, "old, and gone", Some("wait, then call"), Conflict),
        (40_410_004, "no such account", None, NotFound),
        (50_310_005, "too many, too fast", Some("五分钟后重试"), RateLimited),
        (99_910_006, "bill cut off", None, Interrupted),
    ];
    assert_eq!(Code::<Billing>::COUNT, rows.len());
    for (entry, (number, message, detail, kind)) in Code::<Billing>::entries().zip(rows) {
        let code = Code::<Billing>::from_u32(number).unwrap();
        assert_eq!(entry.code(), code);
        assert_eq!((code.message(), code.detail(), code.kind()), (Some(message), detail, kind));
        assert_eq!((entry.message(), entry.detail(), entry.kind()), (message, detail, kind));
    }
}

#[test]
fn status_kinds_match_the_list() {
    for status in 0..=u16::MAX {
        assert_eq!(ErrorKind::from_status(status), expected_from_status(status), "{status}");
    }
    for status in 100..=999 {
        let mut codes = (status * 100_000..).map(|number| ErrorCode::from_u32(number).unwrap());
        let code = codes.find(|code| !code.is_documented()).unwrap();
        assert_eq!(code.kind(), expected_from_status(code.status()), "{code}");
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
        assert_eq!(ErrorCode::lookup(code).unwrap().kind(), kind, "{code}");
    }
    assert!(!ErrorCode::lookup(42900004).unwrap().code().is_retryable());
}

#[test]
fn kinds_have_one_spelling_and_transient_ones_are_retryable() {
    let all = [
        (InvalidRequest, "InvalidRequest", false),
        (Unauthenticated, "Unauthenticated", false),
        (PermissionDenied, "PermissionDenied", false),
        (BucketUnavailable, "BucketUnavailable", false),
        (NotFound, "NotFound", false),
        (AlreadyExists, "AlreadyExists", false),
        (Conflict, "Conflict", false),
        (TooLarge, "TooLarge", false),
        (InvalidContent, "InvalidContent", false),
        (InvalidRange, "InvalidRange", false),
        (ChecksumMismatch, "ChecksumMismatch", true),
        (QuotaExceeded, "QuotaExceeded", false),
        (RateLimited, "RateLimited", true),
        (Interrupted, "Interrupted", true),
        (Unavailable, "Unavailable", true),
        (Other, "Other", false),
    ];
    assert!(ErrorKind::ALL.iter().eq(all.iter().map(|(kind, ..)| kind)));
    assert!(ErrorKind::ALL.is_sorted());
    for (kind, name, retryable) in all {
        assert_eq!((kind.as_str(), kind.is_retryable()), (name, retryable));
        assert_eq!((kind.to_string(), format!("{kind:?}")), (name.to_owned(), name.to_owned()));
        assert_eq!(name.parse(), Ok(kind));
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("{name:?}"));
        assert_eq!(serde_json::from_str::<ErrorKind>(&format!("{name:?}")).unwrap(), kind);
        assert!(name.to_lowercase().parse::<ErrorKind>().is_err());
    }
    assert_eq!(format!("{NotFound:>10}|{NotFound:<10}|"), "  NotFound|NotFound  |");
}

/// Nine numbers are in both tables, and mean something else in each.
#[test]
fn shared_numbers_differ_between_api_and_cdn() {
    let both = Code::<Cdn>::entries().filter_map(|cdn| Some((ErrorCode::lookup(cdn.code().as_u32())?, cdn)));
    let both: Vec<_> = both.collect();
    assert_eq!(both.len(), 9);
    for (api, cdn) in both {
        assert_ne!(api.message(), cdn.message());
        assert_eq!(api.code().message(), Some(api.message()));
        assert_eq!(cdn.code().message(), Some(cdn.message()));
    }
}

mod glob {
    //! A glob import brings in the constants and the table's type, but no others that could clash.

    use upyun_codes::cdn::*;

    type ErrorCode = &'static str;
    struct Entry;

    #[test]
    fn imports_no_other_types() {
        let mine: (ErrorCode, Entry) = ("mine", Entry);
        assert_eq!(mine.0, "mine");
        let code: upyun_codes::Code<Cdn> = E40310002;
        assert_eq!(code.message(), Some("region is forbidden"));
    }
}
