//! Looks up the text of a code in the perfect hash that the macro lays out.
//!
//! # The layout
//!
//! Codes come in clusters (`40000000` to `40000044`), so they are not hashed one by one but by page: the 32 codes that
//! share `code / 32`. A page records which of its codes have a text, one bit each, and where their offsets are. The
//! texts are concatenated in one string, in ascending order by code.
//!
//! ```text
//!             hash        bit c % 32 set?          start and end
//! code c ─▶ c / 32 ─▶ pages[slot] ─▶ position ─▶ offsets[position..][..2] ─▶ text[start..end]
//! ```
//!
//! So a key costs one bit, a position is computed, a text costs one offset, and no row contains a pointer, which a
//! position-independent program would have to relocate when it starts. UpYun's 254 codes are on 26 pages, and one
//! multiplication puts each page in its own slot, out of 32: there is nothing to probe, and no second table to consult.
//!
//! Tables with more pages, for which no perfect hash would be found, are probed linearly. No lookup reads more pages
//! than a binary search would: the macro uses a hash only if it keeps within this bound, and otherwise sorts the pages
//! for a binary search.
//!
//! # What else was tried
//!
//! For UpYun's table, in nanoseconds for a position and for a message (hits, keys in random order, all on one x86-64
//! machine, not that of `bench/README.md`); an array indexed by code takes 0.8 and 1.0:
//!
//! | | position | message | index and offsets |
//! |---|---:|---:|---:|
//! | this | 1.1 | 2.7 | 964 bytes |
//! | the same as a `static`, whose numbers other crates load from memory at each lookup | 1.7 | 3.5 | 964 bytes |
//! | the same in 40 slots, by the upper half of a 64-bit product | 1.3 | 2.8 | 1,060 bytes |
//! | the same with a pilot for every 3 pages, in 26 slots | 2.7 | 4.5 | 901 bytes |
//! | 64 codes a page, first code and length in 8 bytes, an empty text for a gap | 2.0 | 3.0 | 910 bytes |
//! | no pages: each code in a slot, with a pilot for every 3 codes | 1.7 | 3.6 | 1,609 bytes |
//! | this, but always slicing the message, and dropping it if the code is missing | 1.1 | 3.4 | 964 bytes |
//!
//! The last has no branch that could be mispredicted: it halves the time if half of the codes are missing at random,
//! but takes a quarter more if few are, which is the usual case.
//!
//! A third of the time for a message goes into the two checks that `split_at_checked` makes, to ensure that it splits
//! between characters. Without `unsafe`, no way around them keeps the rows free of pointers.

/// The texts of some codes: all messages of a table, or all its details.
#[derive(Clone, Copy)]
pub struct Texts {
    /// The multiplier of the hash, or [`SORTED`].
    seed: u32,
    shift: u32,
    /// How many slots a lookup reads at most after the first.
    probes: u32,
    pages: &'static [[u8; 12]],
    offsets: Offsets,
    // Behind a reference, so that the text is in the program once: a constant's own literals are in each part of the
    // program that uses it.
    text: &'static &'static str,
}

/// The seed of pages that are sorted and not hashed.
const SORTED: u32 = 0;

/// 32 neighboring codes, read from three little-endian numbers.
struct Page {
    /// The `code / 32` that the codes share; in an empty slot, a number that no code has.
    number: u32,
    /// Bit `i` stands for the code `number * 32 + i`.
    present: u32,
    /// What to add to a code, wrapping, to get its position.
    base: u32,
}

/// Where each text starts, in bytes, which is also where the text before it ends: little-endian numbers of either
/// width, because most tables have less than 64 KiB of text.
#[derive(Clone, Copy)]
enum Offsets {
    Narrow(&'static [[u8; 2]]),
    Wide(&'static [[u8; 4]]),
}

impl Texts {
    /// Called by the macro, with what `upyun_codes_table::layout` made. An offset is `width` bytes, 2 or 4.
    ///
    /// The arrays are passed as bytes and read in that form: with one literal per number, those of 100,000 rows would
    /// keep the compiler busy for seconds, and so would decoding the bytes beforehand.
    #[must_use]
    pub const fn new(
        seed: u32,
        shift: u32,
        probes: u32,
        pages: &'static [u8],
        width: usize,
        offsets: &'static [u8],
        text: &'static &'static str,
    ) -> Texts {
        let offsets = match width {
            2 => Offsets::Narrow(offsets.as_chunks().0),
            _ => Offsets::Wide(offsets.as_chunks().0),
        };
        Texts { seed, shift, probes, pages: pages.as_chunks().0, offsets, text }
    }

    #[inline]
    pub(crate) const fn get(&self, code: u32) -> Option<&'static str> {
        match self.position(code) {
            Some(position) => Some(self.text_at(position)),
            None => None,
        }
    }

    /// The index of a code's offset, or `None` if it has no text.
    #[inline]
    pub(crate) const fn position(&self, code: u32) -> Option<usize> {
        self.find(code / 32).position(code)
    }

    /// How many positions there are.
    #[inline]
    pub(crate) const fn count(&self) -> usize {
        self.offsets.count()
    }

    /// Finds the page with a number; returns some other page if there is none.
    #[inline]
    const fn find(&self, number: u32) -> Page {
        if self.seed == SORTED { self.search(number) } else { self.probe(number) }
    }

    /// Finds the page with a number by its hash; returns some other page if there is none.
    #[inline]
    const fn probe(&self, number: u32) -> Page {
        // `upyun_codes_table::layout` has the same line.
        let mut slot = (number.wrapping_mul(self.seed) >> self.shift) as usize;
        let mut page = self.page(slot);
        // In a table of UpYun's size, each page is in its first slot, so the loop does not run. An empty slot ends it early.
        let mut probes = self.probes;
        while probes > 0 && page.number != number && page.number != Page::EMPTY.number {
            slot += 1;
            page = self.page(slot);
            probes -= 1;
        }
        page
    }

    /// Finds the page with a number by binary search; returns some other page if there is none.
    #[inline]
    const fn search(&self, number: u32) -> Page {
        let (mut low, mut high) = (0, self.pages.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let page = self.page(middle);
            if page.number == number {
                return page;
            }
            if page.number < number {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Page::EMPTY
    }

    /// The page in a slot, or an empty one if there is no such slot.
    #[inline]
    const fn page(&self, slot: usize) -> Page {
        if slot < self.pages.len() { Page::read(&self.pages[slot]) } else { Page::EMPTY }
    }

    /// The text at a position. Offsets are always on character boundaries, so the empty text is never returned; it is
    /// there instead of a panic so that, if a caller ignores the text, the work can be optimized away.
    #[inline]
    pub(crate) const fn text_at(&self, position: usize) -> &'static str {
        let (start, end) = self.offsets.bounds(position);
        match self.text.split_at_checked(end) {
            Some((head, _)) => match head.split_at_checked(start) {
                Some((_, text)) => text,
                None => "",
            },
            None => "",
        }
    }

    /// The most pages that a lookup reads.
    const fn max_reads(&self) -> usize {
        match self.pages.len().checked_ilog2() {
            Some(log) if self.seed == SORTED => log as usize + 1,
            _ => self.probes as usize + 1,
        }
    }

    /// The bytes of the pages, the offsets and the text.
    #[cfg(test)]
    pub(crate) fn sizes(&self) -> [usize; 3] {
        let offsets = match self.offsets {
            Offsets::Narrow(offsets) => size_of_val(offsets),
            Offsets::Wide(offsets) => size_of_val(offsets),
        };
        [size_of_val(self.pages), offsets, self.text.len()]
    }

    /// Panics unless each code is found and the codes' texts follow one another without a gap or overlap.
    ///
    /// The compiler evaluates this with each table, and calls take most of the time: hence the ones made outside the
    /// loop. Of a large table, it checks as many codes as [`WORK`] allows.
    pub(crate) const fn check_against(&self, codes: &[[u8; 4]]) {
        let most = WORK / (OTHER_WORK + self.max_reads());
        let count = if codes.len() < most { codes.len() } else { most };
        let mut page = Page::EMPTY;
        let mut previous_end = FILLER;
        let mut i = 0;
        while i < count {
            let code = u32::from_le_bytes(codes[i]);
            if page.number != code / 32 {
                page = self.find(code / 32);
            }
            let Some(position) = page.position(code) else { panic!("a code of the table cannot be found in it") };
            let (start, end) = self.offsets.bounds(position);
            assert!(start == previous_end && start < end, "a code has the wrong text");
            previous_end = end;
            i += 1;
        }
        assert!(previous_end <= self.text.len(), "a text ends after the last one");
    }
}

/// How much [`Texts::check_against`] may do, in pages read: less than a tenth of the work at which rustc rejects a long
/// evaluation. All other work per code counts as [`OTHER_WORK`] pages.
const WORK: usize = 20_000;

const OTHER_WORK: usize = 8;

impl Page {
    /// No code is on the page with this number: the highest code is 99999999.
    const EMPTY: Page = Page { number: u32::MAX, present: 0, base: 0 };

    #[inline]
    const fn read(bytes: &[u8; 12]) -> Page {
        let [n0, n1, n2, n3, p0, p1, p2, p3, b0, b1, b2, b3] = *bytes;
        Page {
            number: u32::from_le_bytes([n0, n1, n2, n3]),
            present: u32::from_le_bytes([p0, p1, p2, p3]),
            base: u32::from_le_bytes([b0, b1, b2, b3]),
        }
    }

    /// The index of a code's offset, or `None` if the code has no text or is not on this page.
    #[inline]
    const fn position(&self, code: u32) -> Option<usize> {
        // Combined into one number, for a single branch: two conditions would be two branches, and be mispredicted
        // twice.
        let missing = (self.number ^ (code / 32)) | (!self.present >> (code % 32) & 1);
        if missing == 0 { Some(self.base.wrapping_add(code) as usize) } else { None }
    }
}

/// The length of what the macro puts before all texts. Offsets are counted from its end, and adding it back tells the
/// optimizer that no text starts at 0, a case for which splitting a string would check twice.
const FILLER: usize = 1;

impl Offsets {
    /// How many positions there are.
    #[inline]
    const fn count(self) -> usize {
        match self {
            Offsets::Narrow(offsets) => offsets.len().saturating_sub(1),
            Offsets::Wide(offsets) => offsets.len().saturating_sub(1),
        }
    }

    /// Where the text at a position starts and ends.
    #[inline]
    const fn bounds(self, position: usize) -> (usize, usize) {
        let next = position + 1;
        let (start, end) = match self {
            Offsets::Narrow(offsets) if position < self.count() => {
                (u16::from_le_bytes(offsets[position]) as usize, u16::from_le_bytes(offsets[next]) as usize)
            }
            Offsets::Wide(offsets) if position < self.count() => {
                (u32::from_le_bytes(offsets[position]) as usize, u32::from_le_bytes(offsets[next]) as usize)
            }
            _ => (0, 0),
        };
        (start + FILLER, end + FILLER)
    }
}
