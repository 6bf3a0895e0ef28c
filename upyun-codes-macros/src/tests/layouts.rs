//! A layout holds exactly the texts that went in, as a reader of the documented form sees it.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, btree_set};
use proptest::prelude::*;

use crate::layout::{Texts, lay_out};

/// The text of a code, by the form that `upyun_codes::texts` documents. Written without an eye on that reader.
fn find(texts: &Texts, code: u32) -> Option<&str> {
    let Texts { seed, shift, probes, pages, offsets, text } = texts;
    let number = code / 32;
    let hash = number.wrapping_mul(*seed);
    let first = u64::from(hash) / (1 << shift);
    let slots = (0..=u64::from(*probes)).map(|step| (first + step) % u64::try_from(pages.len().max(1)).unwrap());
    let mut pages = slots.filter_map(|slot| pages.get(usize::try_from(slot).unwrap()));
    let page = pages.find(|page| page.number == number)?;
    if page.present & (1 << (code % 32)) == 0 {
        return None;
    }
    let position = usize::try_from(page.base.wrapping_add(code)).unwrap();
    let place = |position: usize| 1 + usize::try_from(offsets[position]).unwrap();
    Some(&text[place(position)..place(position + 1)])
}

/// Codes as tables have them: alone, scattered over all statuses, close together, without a gap, from end to end.
fn codes() -> impl Strategy<Value = BTreeMap<u32, String>> {
    let text = || "[a-z文]{1,4}";
    let scattered = btree_map(10_000_000_u32..=99_999_999, text(), 0..90);
    let clustered =
        btree_map((400_u32..600, 0_u32..70).prop_map(|(status, rest)| status * 100_000 + rest), text(), 0..90);
    let dense = (10_000_000_u32..99_999_000, 1_u32..200)
        .prop_map(|(first, count)| (first..first + count).map(|code| (code, format!("t{code}"))).collect());
    let ends = btree_set(prop_oneof![10_000_000_u32..10_000_070, 99_999_930_u32..=99_999_999], 1..9)
        .prop_map(|codes| codes.into_iter().map(|code| (code, "end".to_owned())).collect());
    prop_oneof![scattered, clustered, dense, ends]
}

proptest! {
    #![proptest_config(super::config_of_fewer())]

    #[test]
    fn every_code_has_its_text_and_no_other_has_one(codes in codes(), others in btree_set(0_u32..=u32::MAX, 0..50)) {
        let texts = lay_out(codes.iter().map(|(code, text)| (*code, text.as_str())));
        for (code, text) in &codes {
            prop_assert_eq!(find(&texts, *code), Some(text.as_str()));
            // The neighbours, and those that share a page, a hash's low bits, or a bit.
            for other in [code + 1, code - 1, code ^ 32, code ^ 1024, code ^ 31, code.wrapping_add(1 << 31)] {
                prop_assert_eq!(find(&texts, other), codes.get(&other).map(String::as_str));
            }
        }
        for other in others {
            prop_assert_eq!(find(&texts, other), codes.get(&other).map(String::as_str));
        }
        prop_assert_eq!(&texts.text[1..], codes.values().map(String::as_str).collect::<String>());
    }
}
