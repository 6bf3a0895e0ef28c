//! Compares lookups of all numbers that could be in the table with a map that the `csv` crate reads from the same file.

use std::collections::BTreeMap;

use upyun_codes::{Api, Cdn, Code, ErrorCode, Table};
use upyun_codes_tests::{Row, table};

fn rows_by_code() -> BTreeMap<u32, Row> {
    table().into_iter().map(|row| (row.code, row)).collect()
}

#[test]
fn lookups_agree_with_a_map() {
    let map = rows_by_code();
    assert_eq!(map.len(), ErrorCode::COUNT);

    // From one status below the first to one above the last.
    let status = |code: &u32| code / 100_000;
    let first = map.keys().next().map(status).unwrap() - 1;
    let last = map.keys().next_back().map(status).unwrap() + 1;
    // Iterate over the map in step, because 20 million lookups in it would take most of the test's time.
    let mut rest = map.iter().peekable();
    for number in first * 100_000..(last + 1) * 100_000 {
        let found = ErrorCode::lookup(number);
        match rest.next_if(|(code, _)| **code == number) {
            Some((_, row)) => {
                let entry = found.unwrap();
                assert_eq!(entry.code().as_u32(), number);
                assert_eq!(entry.status(), row.status);
                assert_eq!(entry.message(), row.message);
                assert_eq!(entry.detail(), row.detail.as_deref());
            }
            None => assert!(found.is_none(), "{number} is not in the table"),
        }
    }
    assert_eq!(rest.next(), None);
}

#[test]
fn numbers_outside_the_table_are_none() {
    let map = rows_by_code();
    for number in (0..40_000_000).step_by(997).chain((60_000_000..u32::MAX).step_by(9_973)) {
        assert_eq!(ErrorCode::lookup(number).is_some(), map.contains_key(&number), "{number}");
    }
    // Boundaries of pages and of valid codes, and numbers that could overflow.
    for number in [0, 1, 31, 32, 9_999_999, 10_000_000, 99_999_999, 100_000_000, u32::MAX - 31, u32::MAX] {
        assert!(ErrorCode::lookup(number).is_none(), "{number}");
    }
}

#[test]
fn all_lookup_methods_agree() {
    all_agree::<Api>();
    all_agree::<Cdn>();
}

fn all_agree<T: Table>() {
    let mut messages: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for entry in Code::<T>::entries() {
        let code = entry.code();
        assert!(code.is_documented());
        assert_eq!(code.message(), Some(entry.message()));
        assert_eq!(code.detail(), entry.detail());
        assert_eq!(code.kind(), entry.kind());
        assert_eq!(code.is_retryable(), entry.kind().is_retryable());
        assert_eq!(code.entry(), Some(entry));
        assert_eq!(Code::lookup(code.as_u32()), Some(entry));
        assert_eq!(format!("{code} {}", entry.message()), entry.to_string());
        messages.entry((entry.status(), entry.message())).or_default().push(entry);
    }
    for ((status, message), entries) in messages {
        let only = if let [entry] = *entries { Some(entry) } else { None };
        assert_eq!(Code::<T>::find(status, message), only, "{status} {message}");
        assert_eq!(Code::<T>::find(status, &message[1..]), None);
        assert_eq!(Code::<T>::find(status + 1000, message), None);
    }
}

#[test]
fn iteration_is_ascending_and_reversible() {
    let expected: Vec<u32> = rows_by_code().into_keys().collect();
    let codes: Vec<ErrorCode> = ErrorCode::entries().map(|entry| entry.code()).collect();
    assert!(codes.iter().map(|code| code.as_u32()).eq(expected));
    assert_eq!(ErrorCode::entries().len(), codes.len());
    let backwards: Vec<ErrorCode> = ErrorCode::entries().rev().map(|entry| entry.code()).collect();
    assert!(backwards.iter().rev().eq(&codes));
}

#[test]
fn with_status_iterates_like_a_slice() {
    let map = rows_by_code();
    for status in 0..1000 {
        let mut entries = ErrorCode::with_status(status);
        let codes: Vec<u32> = map.values().filter(|row| row.status == status).map(|row| row.code).collect();
        let mut codes = codes.into_iter();
        while codes.len() > 0 {
            let found = [entries.next(), entries.next_back(), entries.nth(1)];
            let expected = [codes.next(), codes.next_back(), codes.nth(1)];
            assert_eq!(found.map(|entry| entry.map(|entry| entry.code().as_u32())), expected, "status {status}");
            assert_eq!(entries.len(), codes.len(), "status {status}");
        }
        assert_eq!((entries.next(), entries.next_back()), (None, None));
    }
}
