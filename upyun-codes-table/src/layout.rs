//! The table as the runtime crate reads it: a hash table of pages of 32 codes each, and the concatenated texts.
//!
//! `upyun_codes::texts` is the reader, and its documentation explains the layout. The two must agree on `slot`, on
//! `SORTED`, on `FILLER` and on the meaning of a page's numbers; when the compiler evaluates a table, the reader
//! looks up its codes, and the build fails if one is not found.

use std::mem;

use crate::header::Entry;

/// The codes that have a text, laid out.
#[derive(Debug)]
pub struct Texts {
    /// How a lookup finds the page of a code.
    pub hash: Hash,
    /// The index of each text's offset.
    pub positions: Vec<usize>,
    /// Where each text starts, and where the last ends, not counting the filler.
    pub offsets: Vec<u32>,
    /// The filler and all texts.
    pub text: String,
}

/// The codes with the same quotient by 32.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// The quotient.
    pub number: u32,
    /// The codes that have a text, as a bit for each remainder.
    pub present: u32,
    /// What to add to a code to get the index of its offset.
    pub base: u32,
}

/// No code is on the page with this number: the highest code is 99999999.
const EMPTY: Page = Page { number: u32::MAX, present: 0, base: 0 };

/// Precedes all texts, so that none starts at 0, which the reader would have to treat specially.
const FILLER: &str = " ";

/// Lays out texts that are in ascending order by code.
pub fn lay_out(texts: &[(u32, &str)]) -> Texts {
    let mut pages: Vec<Page> = Vec::new();
    let mut positions = Vec::with_capacity(texts.len());
    let mut offsets = vec![0];
    let mut all = String::new();
    for &(code, text) in texts {
        let (number, present) = (code / 32, 1 << (code % 32));
        // Within a page, each code between the first and the last has an offset; one without a text has an empty range.
        let mut position = to_u32(offsets.len() - 1);
        match pages.last_mut() {
            Some(page) if page.number == number => {
                page.present |= present;
                position = page.base.wrapping_add(code);
                offsets.resize(position as usize + 1, to_u32(all.len()));
            }
            _ => pages.push(Page { number, present, base: position.wrapping_sub(code) }),
        }
        positions.push(position as usize);
        all.push_str(text);
        offsets.push(to_u32(all.len()));
    }
    Texts { hash: hash(&pages), positions, offsets, text: FILLER.to_owned() + &all }
}

/// Offsets and positions are 32 bits wide; a file too large for that is not a table of error codes.
fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Where each page is.
#[derive(Debug)]
pub struct Hash {
    /// The multiplier of the hash, or 0 if the pages are sorted.
    pub seed: u32,
    /// How far a hash is shifted right to get a slot.
    pub shift: u32,
    /// How many slots a lookup reads at most after the first.
    pub probes: u32,
    /// In the order of their slots.
    pub pages: Vec<Page>,
}

/// The seed of pages that are sorted rather than hashed. Any other seed is odd.
const SORTED: u32 = 0;

/// How many seeds are tried per number of slots to find a perfect hash: about a tenth of a second if none is perfect.
const MAX_TRIES: u32 = 500_000;

/// The seed that is tried first. It fits the 26 pages of UpYun's table into 32 slots, so building that table needs no
/// search.
const FIRST_SEED: u32 = 0x28BEA16B;

/// The most pages for which a perfect hash is tried; for more, no reasonable number of tries would be enough.
const MAX_PERFECT: usize = 64;

/// The seeds for tables without a perfect hash: digits of pi, made odd. They must be unrelated: the multiples of one
/// constant tend to cluster the same pages.
pub(crate) const SEEDS: [u32; 8] =
    [0x243F_6A89, 0x85A3_08D3, 0x1319_8A2F, 0x0370_7345, 0xA409_3823, 0x299F_31D1, 0x082E_FA99, 0xEC4E_6C89];

/// Chooses how the pages are found. No lookup reads more pages than a binary search among all of them would:
/// `ilog2(pages.len()) + 1`, and so at most 22.
///
/// A few pages get a perfect hash, in as few slots as a short search finds. For more, the first seed that keeps within
/// the bound is used. If there is none, which takes a table made for the purpose, the pages are sorted, and the lookup
/// is a binary search.
fn hash(pages: &[Page]) -> Hash {
    if pages.is_empty() {
        return Hash { seed: 1, shift: 31, probes: 0, pages: Vec::new() };
    }
    if let Some(hash) = perfect(pages) {
        return hash;
    }
    let shift = 32 - bits(pages.len() + pages.len() / 2);
    let mut hashes = SEEDS.iter().map(|seed| place(pages, *seed, shift));
    // Otherwise sorted, as they already are.
    let sorted = || Hash { seed: SORTED, shift: 0, probes: 0, pages: pages.to_vec() };
    hashes.find(|hash| hash.probes <= pages.len().ilog2()).unwrap_or_else(sorted)
}

/// The logarithm of the number of slots, rounded up to a power of two. At least two slots: a shift by all 32 bits would
/// overflow.
fn bits(slots: usize) -> u32 {
    slots.next_power_of_two().trailing_zeros().max(1)
}

/// A hash that gives each of a few pages a slot of its own.
fn perfect(pages: &[Page]) -> Option<Hash> {
    if pages.len() > MAX_PERFECT {
        return None;
    }
    let fewest = bits(pages.len());
    for bits in fewest..=fewest + 2 {
        let shift = 32 - bits;
        let mut seed = FIRST_SEED;
        for _ in 0..tries(pages.len(), bits) {
            if is_perfect(pages, seed, shift) {
                return Some(place(pages, seed, shift));
            }
            // An odd number times an odd number is odd, and this one visits a quarter of all numbers before it repeats.
            seed = seed.wrapping_mul(0x9E37_79B5);
        }
    }
    None
}

/// How many seeds are worth trying: only the first if the chance that one of them is perfect is small.
fn tries(pages: usize, bits: u32) -> u32 {
    let slots = f64::from(1_u32 << bits);
    let chance = (0..to_u32(pages)).map(|taken| 1.0 - f64::from(taken) / slots).product::<f64>();
    if chance * f64::from(MAX_TRIES) < 0.1 { 1 } else { MAX_TRIES }
}

/// Whether no two pages share a slot, of at most 256.
fn is_perfect(pages: &[Page], seed: u32, shift: u32) -> bool {
    let mut taken = [false; 256];
    pages.iter().all(|page| !mem::replace(&mut taken[slot(page.number, seed, shift)], true))
}

/// Places pages in ascending order by slot, each in its slot or the next free one. No other order has a shorter longest
/// probe sequence. The last pages may come after the last slot, so that a lookup need not wrap around.
fn place(pages: &[Page], seed: u32, shift: u32) -> Hash {
    let mut next = vec![0; 1 << (32 - shift)];
    for page in pages {
        next[slot(page.number, seed, shift)] += 1;
    }
    // Turns the number of pages that share a slot into the position of the first of them.
    let mut free = 0;
    let mut probes = 0;
    for (slot, next) in next.iter_mut().enumerate() {
        let count = *next;
        *next = free.max(slot);
        if count > 0 {
            free = *next + count;
            probes = probes.max(free - 1 - slot);
        }
    }
    let mut placed = vec![EMPTY; free.max(next.len())];
    for page in pages {
        let next = &mut next[slot(page.number, seed, shift)];
        placed[*next] = *page;
        *next += 1;
    }
    Hash { seed, shift, probes: to_u32(probes), pages: placed }
}

/// The slot where a page is looked for first. `upyun_codes::texts` has the same line.
fn slot(number: u32, seed: u32, shift: u32) -> usize {
    (number.wrapping_mul(seed) >> shift) as usize
}

/// Packs the kinds of entries at the positions of their messages: two per byte, the first in the low bits.
pub fn lay_out_kinds(entries: &[Entry], messages: &Texts) -> Vec<u8> {
    let mut packed = vec![0; (messages.offsets.len() - 1).div_ceil(2)];
    for (entry, position) in entries.iter().zip(&messages.positions) {
        packed[position / 2] |= entry.kind.number() << (position % 2 * 4);
    }
    packed
}
