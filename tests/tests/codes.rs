//! `ErrorCode`: valid numbers and strings, classification and formatting.

use std::collections::HashSet;
use std::mem::size_of;

use upyun_codes::{Cdn, Code, E40300001, E40400001, E59900007, ErrorCode, InvalidErrorCode, cdn};

fn code(number: u32) -> ErrorCode {
    ErrorCode::from_u32(number).unwrap()
}

#[test]
fn only_numbers_with_eight_digits_are_codes() {
    for number in [10_000_000, 40_400_001, 99_999_999] {
        assert_eq!(code(number).as_u32(), number);
        assert_eq!(ErrorCode::try_from(number), Ok(code(number)));
        assert_eq!(Code::<Cdn>::from_u32(number).map(u32::from), Ok(number));
    }
    for number in [0, 1, 404, 9_999_999, 100_000_000, u32::MAX] {
        assert!(ErrorCode::from_u32(number).is_err(), "{number}");
        assert!(ErrorCode::try_from(number).is_err(), "{number}");
    }
}

#[test]
fn only_eight_ascii_digits_are_parsed() {
    let invalid = [
        "",
        "4",
        "4040000",
        "404000011",
        "+4040000",
        "-4040000",
        " 4040000",
        "4040000 ",
        " 40400001",
        "40400001 ",
        "40400001\n",
        "４０４００００１",
        "4040000１",
        "0x404000",
        "404_0000",
        "4040000a",
        "40,40001",
        "00000000",
        "04040000",
        "09999999",
        "4.040001",
        "٤٠٤٠٠٠٠١",
        "\0\0\0\0\0\0\0\0",
        "::::::::",
        "////////",
    ];
    for text in invalid {
        assert!(text.parse::<ErrorCode>().is_err(), "{text:?}");
        assert!(ErrorCode::from_bytes(text.as_bytes()).is_err(), "{text:?}");
        assert!(ErrorCode::try_from(text).is_err(), "{text:?}");
        assert!(ErrorCode::try_from(text.as_bytes()).is_err(), "{text:?}");
    }
    for text in ["10000000", "40400001", "98765432", "99999999"] {
        let number: u32 = text.parse().unwrap();
        assert_eq!(text.parse(), Ok(code(number)));
        assert_eq!(ErrorCode::try_from(text), Ok(code(number)));
        assert_eq!(ErrorCode::from_bytes(text.as_bytes()), Ok(code(number)));
    }
}

#[test]
fn parsing_agrees_with_the_standard_library() {
    for position in 0..8 {
        for byte in 0..=u8::MAX {
            let mut digits = *b"12345678";
            digits[position] = byte;
            let expected = digits
                .iter()
                .all(u8::is_ascii_digit)
                .then(|| std::str::from_utf8(&digits).unwrap().parse::<u32>().unwrap());
            let found = ErrorCode::from_bytes(&digits).ok().map(ErrorCode::as_u32);
            assert_eq!(found, expected.filter(|number| *number >= 10_000_000), "{digits:?}");
        }
    }
}

#[test]
fn undocumented_codes_are_classified_by_status() {
    for (number, status, client, server, retryable) in [
        (40_310_002, 403, true, false, false),
        (50_310_999, 503, false, true, true),
        (99_999_999, 999, false, false, false),
        (20_010_999, 200, false, false, false),
        (49_900_000, 499, true, false, true),
        (50_000_000, 500, false, true, true),
        (60_000_000, 600, false, false, false),
    ] {
        let code = code(number);
        assert_eq!(code.status(), status);
        assert_eq!((code.is_client_error(), code.is_server_error()), (client, server), "{number}");
        assert_eq!(code.is_retryable(), retryable, "{number}");
        assert!(!code.is_documented());
        assert_eq!((code.message(), code.detail()), (None, None));
        assert_eq!(code.to_string(), number.to_string());
    }
}

#[test]
fn codes_are_plain_values() {
    assert_eq!(size_of::<Option<ErrorCode>>(), 4);
    assert_eq!(u32::from(E40400001), 40_400_001);
    assert!(E40300001 < E40400001 && E40400001 < E59900007);
    assert!(HashSet::from([E40400001]).contains(&code(40_400_001)));
    assert_eq!(format!("{E40400001} {E40400001:?}"), "40400001 Api(40400001)");
    assert_eq!(format!("{} {0:?}", cdn::E40310002), "40310002 Cdn(40310002)");
    assert_eq!(format!("{E40400001:>10}|{E40400001:<10}|"), "  40400001|40400001  |");
    assert_eq!(E40400001.to_string().parse(), Ok(E40400001));
}

#[test]
fn error_states_the_valid_range() {
    let error: InvalidErrorCode = ErrorCode::from_u32(404).unwrap_err();
    let error: Box<dyn std::error::Error> = error.into();
    assert_eq!(error.to_string(), "not an error code: expected eight digits, 10000000 to 99999999");
}
