//! Every number that could be a code of the table, against a map that the `csv` crate reads from the same file.

use std::collections::BTreeMap;

use upyun_codes::{ErrorCode, TABLE, lookup};

#[test]
fn every_number_has_the_answer_of_a_map() {
    let mut table = csv::Reader::from_path("../upyun-codes/table.csv").unwrap();
    let rows = table.deserialize().map(Result::unwrap);
    let map: BTreeMap<u32, (String, Option<String>)> =
        rows.map(|(_, code, message, detail): (u16, u32, String, Option<String>)| (code, (message, detail))).collect();
    assert_eq!(map.len(), TABLE.len());

    // The map is asked only for its next code: 20 million look-ups in it would take most of the test's time.
    let mut rest = map.iter().peekable();
    for number in 40_000_000..=59_999_999 {
        let found = lookup(number);
        match rest.next_if(|(code, _)| **code == number) {
            Some((_, (message, detail))) => {
                let entry = found.unwrap();
                assert_eq!(entry.code().as_u32(), number);
                assert_eq!(entry.message(), message);
                assert_eq!(entry.detail(), detail.as_deref());
            }
            None => assert!(found.is_none(), "{number} is in no row"),
        }
    }
    assert_eq!(rest.next(), None);
}

#[test]
fn numbers_that_are_no_codes_have_no_entry() {
    for number in (0..40_000_000).step_by(997).chain((60_000_000..u32::MAX).step_by(9_973)) {
        assert!(lookup(number).is_none(), "{number}");
    }
    // One below and above each code's page, and those that wrap around.
    for number in [0, 1, 31, 32, 9_999_999, 10_000_000, 99_999_999, 100_000_000, u32::MAX - 31, u32::MAX] {
        assert!(lookup(number).is_none(), "{number}");
    }
}

#[test]
fn all_ways_to_look_up_agree() {
    for entry in &TABLE {
        let code = entry.code();
        assert!(code.is_documented());
        assert_eq!(code.message(), Some(entry.message()));
        assert_eq!(code.detail(), entry.detail());
        assert_eq!(TABLE.get(code), Some(entry));
        assert_eq!(lookup(code.as_u32()), Some(entry));
        assert_eq!(code.to_string(), entry.to_string());
    }
}

#[test]
fn iteration_ascends_from_both_ends() {
    let codes: Vec<ErrorCode> = TABLE.iter().map(|entry| entry.code()).collect();
    assert!(codes.is_sorted());
    assert_eq!(TABLE.iter().len(), 254);
    let backwards: Vec<ErrorCode> = TABLE.iter().rev().map(|entry| entry.code()).collect();
    assert!(backwards.iter().rev().eq(&codes));

    let mut from_both = TABLE.with_status(404);
    assert_eq!(from_both.next().unwrap().code().as_u32(), 40400001);
    assert_eq!(from_both.next_back().unwrap().code().as_u32(), 40401006);
    assert_eq!(from_both.len(), 3);
    assert_eq!(from_both.nth(1).unwrap().code().as_u32(), 40401004);
    assert_eq!(from_both.next().unwrap().code().as_u32(), 40401005);
    assert_eq!((from_both.next(), from_both.next_back()), (None, None));
}
