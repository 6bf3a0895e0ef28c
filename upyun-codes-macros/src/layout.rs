//! The table as the runtime crate reads it: a perfect hash over pages of 32 codes, and the texts one behind the other.
//!
//! `upyun_codes::texts` is the reader, and its documentation explains the form. The two agree on [`slot`] and on what a
//! page's numbers mean; when the compiler computes a table, the reader checks that it finds the codes.

/// The codes that have a text, laid out.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) seed: u32,
    /// How many slots behind the first a page may stand.
    pub(crate) probes: u32,
    pub(crate) pages: Vec<Page>,
    /// Where each text starts, and where the last ends.
    pub(crate) offsets: Vec<u32>,
    pub(crate) text: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Page {
    pub(crate) number: u32,
    pub(crate) present: u32,
    pub(crate) shift: u32,
}

/// No code has this page: the highest is 99999999.
const EMPTY: Page = Page { number: u32::MAX, present: 0, shift: 0 };

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
                let there = page.shift.wrapping_add(code);
                offsets.resize(there as usize + 1, to_u32(all.len()));
                position = there;
            }
            _ => pages.push(Page { number, present: 0, shift: position.wrapping_sub(code) }),
        }
        debug_assert_eq!(position as usize, offsets.len() - 1);
        if let Some(page) = pages.last_mut() {
            page.present |= 1 << (code % 32);
        }
        all.push_str(text);
        offsets.push(to_u32(all.len()));
    }
    let Hash { seed, probes, pages } = hash(&pages);
    Texts { seed, probes, pages, offsets, text: all }
}

/// Offsets and positions are 32 bits wide, and a file that does not fit in those is no table of error codes.
fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

struct Hash {
    seed: u32,
    probes: u32,
    pages: Vec<Page>,
}

/// How many seeds are tried for one number of slots. With 26 pages, as in UpYun's table, this finds a place for each
/// in about 40 slots, in a few milliseconds; above some 60 pages no number of tries would do.
const TRIES: u32 = 20_000;
const PERFECT: usize = 64;

/// Places the pages: each in the slot of its own that it hashes to, in as few slots as a short search finds.
///
/// Where there are too many for that, in twice as many slots, and a page whose slot is taken in the next free one:
/// this works for any pages, and a look-up probes on as far as the luckiest of some seeds needs.
fn hash(pages: &[Page]) -> Hash {
    let seeds = || (1..).map(|i: u32| i.wrapping_mul(0x9E37_79B9) | 1);
    if pages.len() <= PERFECT {
        for slots in pages.len()..3 * pages.len() {
            let fits = |seed: &u32| is_perfect(pages, *seed, slots);
            if let Some(seed) = seeds().take(TRIES as usize).find(fits) {
                return place(pages, seed, slots);
            }
        }
    }
    let placed = seeds().take(8).map(|seed| place(pages, seed, 2 * pages.len()));
    placed.min_by_key(|hash| hash.probes).unwrap_or(Hash { seed: 1, probes: 0, pages: Vec::new() })
}

/// Whether no two of at most 64 pages share a slot.
fn is_perfect(pages: &[Page], seed: u32, slots: usize) -> bool {
    let mut taken = [0_u64; 3];
    pages.iter().all(|page| {
        let slot = slot(page.number, seed, slots);
        let bit = 1 << (slot % 64);
        let free = taken[slot / 64] & bit == 0;
        taken[slot / 64] |= bit;
        free
    })
}

fn place(pages: &[Page], seed: u32, slots: usize) -> Hash {
    let mut placed = vec![EMPTY; slots];
    let mut probes = 0;
    for page in pages {
        let first = slot(page.number, seed, slots);
        let mut distance = 0;
        while placed[(first + distance) % slots] != EMPTY {
            distance += 1;
        }
        placed[(first + distance) % slots] = *page;
        probes = probes.max(to_u32(distance));
    }
    Hash { seed, probes, pages: placed }
}

/// The slot where a page is looked for first. `upyun_codes::texts` looks by the same line.
fn slot(number: u32, seed: u32, slots: usize) -> usize {
    ((u64::from(number.wrapping_mul(seed)) * slots as u64) >> 32) as usize
}
