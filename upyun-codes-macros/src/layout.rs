//! The table as the runtime crate reads it: a perfect hash over pages of 32 codes, and the texts one behind the other.
//!
//! `upyun_codes::texts` is the reader, and its documentation explains the form. The two must agree on [`slot`], on
//! [`FILLER`] and on what a page's numbers mean; when the compiler computes a table, the reader checks that it finds the
//! codes, and does not compile if it does not.

use crate::check::Entry;
use crate::kind::Kind;

/// The codes that have a text, laid out.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) seed: u32,
    /// How far a hash is shifted down to be a slot.
    pub(crate) shift: u32,
    /// How many slots behind the first a page may stand.
    pub(crate) probes: u32,
    pub(crate) pages: Vec<Page>,
    /// Where each text starts, and where the last ends, behind the filler.
    pub(crate) offsets: Vec<u32>,
    /// The filler and all texts.
    pub(crate) text: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Page {
    pub(crate) number: u32,
    pub(crate) present: u32,
    pub(crate) base: u32,
}

/// No code has this page: the highest is 99999999.
const EMPTY: Page = Page { number: u32::MAX, present: 0, base: 0 };

/// Stands in front of all texts, so that none starts at 0, which the reader would have to tell apart.
const FILLER: &str = " ";

/// Lays out texts that come ascending by code.
pub(crate) fn lay_out<'a>(texts: impl Iterator<Item = (u32, &'a str)>) -> Texts {
    let mut pages: Vec<Page> = Vec::new();
    let mut offsets = vec![0];
    let mut all = String::new();
    for (code, text) in texts {
        let number = code / 32;
        // Within a page each code between the first and the last has an offset; one without a text has an empty one.
        let mut position = to_u32(offsets.len() - 1);
        match pages.last() {
            Some(page) if page.number == number => {
                let there = page.base.wrapping_add(code);
                offsets.resize(there as usize + 1, to_u32(all.len()));
                position = there;
            }
            _ => pages.push(Page { number, present: 0, base: position.wrapping_sub(code) }),
        }
        debug_assert_eq!(position as usize, offsets.len() - 1);
        if let Some(page) = pages.last_mut() {
            page.present |= 1 << (code % 32);
        }
        all.push_str(text);
        offsets.push(to_u32(all.len()));
    }
    let Hash { seed, shift, probes, pages } = hash(&pages);
    Texts { seed, shift, probes, pages, offsets, text: FILLER.to_owned() + &all }
}

/// Offsets and positions are 32 bits wide, and a file that does not fit in those is no table of error codes.
fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

struct Hash {
    seed: u32,
    shift: u32,
    probes: u32,
    pages: Vec<Page>,
}

/// How many seeds are tried for one number of slots: about a tenth of a second where none fits. The 26 pages of UpYun's
/// table find 32 slots in that time.
const TRIES: u32 = 500_000;

/// Up to so many pages a seed that gives each a slot of its own is looked for; for more, no number of tries would do.
const PERFECT: usize = 64;

/// Places the pages in a power of two of slots, so that a shift makes a hash a slot.
///
/// A few pages get a slot each that they hash to, in as few slots as a short search finds. Of many pages some hash to a
/// slot that is taken, and stand in the next free one: this works for any pages, and a look-up goes on as far as the
/// luckiest of some seeds needs.
fn hash(pages: &[Page]) -> Hash {
    let seed = |i: u32| i.wrapping_mul(0x9E37_79B9) | 1;
    if pages.is_empty() {
        return Hash { seed: 1, shift: 31, probes: 0, pages: Vec::new() };
    }
    // At least two slots: a shift by all 32 bits would be none.
    let bits = |slots: usize| slots.next_power_of_two().trailing_zeros().max(1);
    if pages.len() <= PERFECT {
        let numbers: Vec<u32> = pages.iter().map(|page| page.number).collect();
        let fewest = bits(pages.len());
        for shift in (30 - fewest..=32 - fewest).rev() {
            if let Some(seed) = (1..=TRIES).map(seed).find(|seed| is_perfect(&numbers, *seed, shift)) {
                return place(pages, seed, shift);
            }
        }
    }
    let shift = 32 - bits(pages.len() + pages.len() / 2);
    let placed = |i| place(pages, seed(i), shift);
    (2..=8).map(placed).fold(placed(1), |best, other| if other.probes < best.probes { other } else { best })
}

/// Whether no two pages share a slot, of at most 256.
fn is_perfect(numbers: &[u32], seed: u32, shift: u32) -> bool {
    let mut taken = [0_u64; 4];
    for number in numbers {
        let slot = slot(*number, seed, shift);
        let bit = 1 << (slot % 64);
        if taken[slot / 64] & bit != 0 {
            return false;
        }
        taken[slot / 64] |= bit;
    }
    true
}

fn place(pages: &[Page], seed: u32, shift: u32) -> Hash {
    let slots = 1 << (32 - shift);
    let mut placed = vec![EMPTY; slots];
    let mut probes = 0;
    for page in pages {
        let first = slot(page.number, seed, shift);
        let mut distance = 0;
        while placed[(first + distance) % slots] != EMPTY {
            distance += 1;
        }
        placed[(first + distance) % slots] = *page;
        probes = probes.max(to_u32(distance));
    }
    Hash { seed, shift, probes, pages: placed }
}

/// The slot where a page is looked for first. `upyun_codes::texts` looks by the same line.
fn slot(number: u32, seed: u32, shift: u32) -> usize {
    (number.wrapping_mul(seed) >> shift) as usize
}

/// Packs the kinds of entries that come ascending by code, where their messages' layout puts them: two a byte, the first in
/// the low bits. Empty where each kind follows from its status.
pub(crate) fn lay_out_kinds(entries: &[Entry], messages: &Texts) -> Vec<u8> {
    if entries.iter().all(|entry| entry.kind == Kind::from_status(entry.status())) {
        return Vec::new();
    }
    let mut packed = vec![0; (messages.offsets.len() - 1).div_ceil(2)];
    let mut next = 0;
    let mut page = None;
    for entry in entries {
        // Within a page, positions leave out as many as the codes do.
        let position = match page {
            Some((number, code, position)) if number == entry.code / 32 => position + (entry.code - code) as usize,
            _ => next,
        };
        page = Some((entry.code / 32, entry.code, position));
        next = position + 1;
        packed[position / 2] |= entry.kind.number() << (position % 2 * 4);
    }
    packed
}
