//! A layout contains exactly the given texts, and no lookup reads more pages than a binary search would.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::layout::{Hash, Page, SEEDS, Texts, lay_out};

/// Looks up a page by number, and counts how many pages that reads.
///
/// Written from the documentation of the format in `upyun_codes::texts`, independently of the code there.
fn read(texts: &Texts, number: u32) -> (Option<Page>, usize) {
    let Hash { seed, shift, probes, pages } = &texts.hash;
    let mut reads = 0;
    let mut found = None;
    if *seed == 0 {
        let mut rest = pages.as_slice();
        while let (None, Some(middle)) = (found, rest.get(rest.len() / 2)) {
            reads += 1;
            let (below, from) = rest.split_at(rest.len() / 2);
            match number.cmp(&middle.number) {
                Ordering::Less => rest = below,
                Ordering::Equal => found = Some(*middle),
                Ordering::Greater => rest = &from[1..],
            }
        }
    } else {
        let first = usize::try_from(u64::from(number.wrapping_mul(*seed)) / (1 << shift)).unwrap();
        for page in pages.iter().skip(first).take(usize::try_from(*probes).unwrap() + 1) {
            reads += 1;
            if page.number == number {
                found = Some(*page);
            }
            if page.number == number || page.present == 0 {
                break;
            }
        }
    }
    (found, reads)
}

/// Looks up the text of a code.
fn find(texts: &Texts, code: u32) -> Option<&str> {
    let Texts { offsets, text, .. } = texts;
    let page = read(texts, code / 32).0?;
    if page.present & (1 << (code % 32)) == 0 {
        return None;
    }
    let position = usize::try_from(page.base.wrapping_add(code)).unwrap();
    let place = |position: usize| 1 + usize::try_from(offsets[position]).unwrap();
    Some(&text[place(position)..place(position + 1)])
}

/// A layout with one code on each of the given pages.
fn lay_out_pages(numbers: &BTreeSet<u32>) -> Texts {
    lay_out(&numbers.iter().map(|number| (number * 32, "text")).collect::<Vec<_>>())
}

/// The maximum number of pages that a lookup may read: as many as a binary search.
fn bound(pages: usize) -> usize {
    pages.checked_ilog2().map_or(0, |log| log as usize + 1)
}

/// The maximum number of pages read by lookups of the numbers and of others nearby. Panics if a result is wrong.
fn max_reads(texts: &Texts, numbers: &BTreeSet<u32>) -> usize {
    let mut max = 0;
    for number in numbers {
        assert!(read(texts, *number).0.is_some(), "{number} is not found");
        for near in [*number, number + 1, number - 1, number ^ 1024] {
            let (found, reads) = read(texts, near);
            assert_eq!(found.is_some(), numbers.contains(&near), "{near}");
            max = max.max(reads);
        }
    }
    max
}

/// Codes that are scattered over all statuses, clustered, contiguous, or at both ends of the valid range.
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
    #![proptest_config(super::config_for_slow_tests())]

    #[test]
    fn exactly_the_given_codes_have_texts(codes in codes(), others in btree_set(0_u32..=u32::MAX, 0..50)) {
        let texts = lay_out(&codes.iter().map(|(code, text)| (*code, text.as_str())).collect::<Vec<_>>());
        for (code, text) in &codes {
            prop_assert_eq!(find(&texts, *code), Some(text.as_str()));
            // Adjacent codes, and codes that share a page, the low bits of a hash, or a bit.
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

const FIRST: u32 = 10_000_000 / 32;
const LAST: u32 = 99_999_999 / 32;

/// One or several arithmetic progressions of pages, with a run of adjacent pages at each step.
fn progressions() -> impl Strategy<Value = BTreeSet<u32>> {
    let progression = (FIRST..=LAST, prop_oneof![1_u32..100, 1_u32..30_000, 0_u32..22], 40_u32..900, 1_u32..4);
    let pages = |(first, step, count, run): (u32, u32, u32, u32)| {
        // Half of the small steps are powers of two instead.
        let step = if step < 22 && first % 2 == 0 { 1 << step } else { step };
        let starts = (0..count).filter_map(move |i| first.checked_add(i.checked_mul(step)?));
        starts.flat_map(move |start| start..start + run).filter(|page| *page <= LAST)
    };
    vec(progression, 1..4).prop_map(move |several| several.into_iter().flat_map(pages).collect())
}

/// For some or all seeds, a cluster of pages with nearly the same hash.
fn collisions() -> impl Strategy<Value = BTreeSet<u32>> {
    (1..=SEEDS.len(), 2..40_usize, 10..=18_u32, any::<u32>(), btree_set(FIRST..=LAST, 0..300)).prop_map(
        |(seeds, count, bits, target, mut pages)| {
            for seed in &SEEDS[..seeds] {
                pages.extend(colliding(*seed, bits, target).take(count));
            }
            pages
        },
    )
}

/// Pages whose hash shares its highest `bits` bits with `target`.
fn colliding(seed: u32, bits: u32, target: u32) -> impl Iterator<Item = u32> {
    // The inverse of the seed modulo 2^32, by Newton's method: each step doubles the number of correct low bits.
    let inverse = (0..5).fold(seed, |inverse, _| inverse.wrapping_mul(2_u32.wrapping_sub(seed.wrapping_mul(inverse))));
    let shift = 32 - bits;
    let hashes = (0..1 << shift).map(move |low| target >> shift << shift | low);
    hashes.map(move |hash| hash.wrapping_mul(inverse)).filter(|page| (FIRST + 1..LAST).contains(page))
}

proptest! {
    #![proptest_config(super::config_for_slow_tests())]

    #[test]
    fn no_lookup_reads_more_pages_than_a_binary_search(
        numbers in prop_oneof![
            btree_set(FIRST + 1..LAST, 1..2000),
            progressions(),
            collisions(),
            (progressions(), collisions()).prop_map(|(some, more)| &some | &more),
        ],
    ) {
        let texts = lay_out_pages(&numbers);
        let max = max_reads(&texts, &numbers);
        prop_assert!(max <= bound(numbers.len()), "{max} reads in a layout of {} pages", numbers.len());
        // There are about three slots per page at most, or more if few pages get a perfect hash.
        let slots = texts.hash.pages.len();
        prop_assert!(slots <= numbers.len() * 3 + 12 || slots <= 256, "{slots} slots for {} pages", numbers.len());
    }
}

/// The multiples of this step by the golden ratio, and by every multiple of it, are close together.
#[test]
fn progression_is_hashed_within_the_bound() {
    let numbers: BTreeSet<u32> = (0..416).map(|i| (10_000_000 + 216_480 * i) / 32).collect();
    let texts = lay_out_pages(&numbers);
    assert!(max_reads(&texts, &numbers) <= 9);
    assert_ne!(texts.hash.seed, 0, "the progression should not need a binary search");
}

/// If pages collide under every seed, `layout` falls back to a binary search.
#[test]
fn pages_that_collide_under_every_seed_are_sorted() {
    let numbers: BTreeSet<u32> = SEEDS.iter().flat_map(|seed| colliding(*seed, 12, 0).take(20)).collect();
    let texts = lay_out_pages(&numbers);
    assert_eq!((texts.hash.seed, texts.hash.pages.len()), (0, numbers.len()));
    assert_eq!(max_reads(&texts, &numbers), 8);
}

/// Sorted pages of many sizes, with lookups below the first page and above the last.
#[test]
fn sorted_pages_of_any_size_are_found() {
    let base: BTreeSet<u32> = SEEDS.iter().flat_map(|seed| colliding(*seed, 12, 0).take(24)).collect();
    for extra in 0..130 {
        let numbers: BTreeSet<u32> = base.iter().copied().chain(LAST - 1 - extra..LAST).collect();
        assert!(max_reads(&lay_out_pages(&numbers), &numbers) <= bound(numbers.len()));
    }
}

/// Prints the longest lookups in many kinds of layouts as a Markdown table.
///
/// ```text
/// cargo test --release -p upyun-codes-table survey -- --ignored --nocapture
/// ```
#[test]
#[ignore = "takes a minute in a release build"]
fn survey() {
    println!("| pages | layouts | pages per layout | most reads | mean | above the bound | sorted |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    let few = 2..=64;
    survey_of("at most 64, grouped by status", 500, &few, by_status(12));
    survey_of("at most 64, arithmetic", 200, &few, progressions());
    survey_of("at most 64, colliding under the seeds", 200, &few, collisions());
    let many = 65..=usize::MAX;
    survey_of("grouped by status", 30_000, &many, by_status(60));
    survey_of("scattered", 20_000, &many, btree_set(FIRST + 1..LAST, 65..1000));
    survey_of("arithmetic", 40_000, &many, progressions());
    survey_of("colliding under the seeds", 20_000, &many, collisions());
    survey_of("adversarial to the chosen seed", 4000, &many, any::<u32>().prop_map(adversarial));
}

/// Pages as in a realistic table: several statuses, each with some pages at equal distances.
fn by_status(statuses: usize) -> impl Strategy<Value = BTreeSet<u32>> {
    let group = |(status, step, count): (u32, u32, u32)| (0..count).map(move |i| status * 3125 + i * step);
    vec((101_u32..=998, 1_u32..40, 1_u32..30), 1..statuses)
        .prop_map(move |groups| groups.into_iter().flat_map(group).collect())
}

fn survey_of(name: &str, count: u32, sizes: &RangeInclusive<usize>, pages: impl Strategy<Value = BTreeSet<u32>>) {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut max_pages, mut max, mut sum, mut above, mut sorted) = (0, 0, 0, 0, 0);
    for _ in 0..count {
        let mut generated = || pages.new_tree(&mut runner).unwrap().current();
        let numbers = loop {
            let numbers = generated();
            if sizes.contains(&numbers.len()) {
                break numbers;
            }
        };
        let texts = lay_out_pages(&numbers);
        let reads = if texts.hash.seed == 0 { bound(numbers.len()) } else { texts.hash.probes as usize + 1 };
        max_pages = max_pages.max(numbers.len());
        max = max.max(reads);
        sum += reads;
        above += usize::from(reads > bound(numbers.len()));
        sorted += usize::from(texts.hash.seed == 0);
    }
    let mean = f64::from(u32::try_from(sum).unwrap()) / f64::from(count);
    println!("| {name} | {count} | up to {max_pages} | {max} | {mean:.1} | {above} | {sorted} |");
}

/// Repeatedly adds pages that collide under the seed that `layout` has chosen.
fn adversarial(start: u32) -> BTreeSet<u32> {
    let mut pages: BTreeSet<u32> = (0..70).map(|i| FIRST + 1 + (start % 10_000) + i * 97).collect();
    for round in 0..12 {
        let seed = lay_out_pages(&pages).hash.seed;
        if seed == 0 {
            break;
        }
        pages.extend(colliding(seed, 11, start.rotate_left(round)).take(30));
    }
    pages
}
