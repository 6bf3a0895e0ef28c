//! From a code to its text: the perfect hash that the macro lays out, read.

use crate::code::ErrorCode;

/// The texts of some codes: all messages of a table, or all its details.
///
/// Codes come in clusters (`40000000` to `40000044`), so they are not hashed one by one but by page: the 32 codes that
/// share `code / 32`. A page says which of its codes have a text (`present`, a bit each) and where their offsets lie.
/// The texts stand one behind the other in one string, ascending by code.
///
/// ```text
///             hash       bit c % 32 set?           start and end
/// code c ─▶ c / 32 ─▶ pages[slot] ─▶ position ─▶ offsets[position..][..2] ─▶ text[start..end]
/// ```
///
/// So a key costs no more than a bit, a position is arithmetic, and a text costs one offset.
#[derive(Clone, Copy)]
pub struct Texts {
    seed: u32,
    probes: u32,
    pages: &'static [Page],
    offsets: Offsets,
    // Behind a reference, so that the text is in the program once: a constant's own literals are in each part of the
    // program that uses it.
    text: &'static &'static str,
}

/// 32 neighbouring codes.
#[derive(Clone, Copy)]
pub struct Page {
    /// The codes' common `code / 32`. In an empty slot a number that no code has.
    pub number: u32,
    /// Bit `i` stands for the code `number * 32 + i`.
    pub present: u32,
    /// What to add to a code, wrapping, to get its position.
    pub shift: u32,
}

/// Where each text starts, and at the next position ends, in bytes; two widths, as most tables' text is below 64 KiB.
#[derive(Clone, Copy)]
pub enum Offsets {
    /// For text below 64 KiB.
    Narrow(&'static [u16]),
    /// For any other.
    Wide(&'static [u32]),
}

impl Texts {
    /// Called by the macro, with what its `layout` made.
    #[must_use]
    pub const fn new(
        seed: u32,
        probes: u32,
        pages: &'static [Page],
        offsets: Offsets,
        text: &'static &'static str,
    ) -> Texts {
        Texts { seed, probes, pages, offsets, text }
    }

    #[inline]
    pub(crate) const fn get(&self, code: ErrorCode) -> Option<&'static str> {
        match self.position(code) {
            Some(position) => Some(self.text_at(position)),
            None => None,
        }
    }

    /// The text between two offsets. Those always lie on characters' bounds, so the empty text never comes about; it
    /// stands here, and no panic, so that a caller who drops the text drops the work too.
    #[inline]
    const fn text_at(&self, position: usize) -> &'static str {
        let (start, end) = self.offsets.around(position);
        match self.text.split_at_checked(end) {
            Some((head, _)) => match head.split_at_checked(start) {
                Some((_, text)) => text,
                None => "",
            },
            None => "",
        }
    }

    /// The index of a code's offset, or `None` where it has no text.
    #[inline]
    pub const fn position(&self, code: ErrorCode) -> Option<usize> {
        let code = code.as_u32();
        let number = code / 32;
        let mut slot = slot(number, self.seed, self.pages.len());
        let mut page = self.page(slot);
        // In a table of UpYun's size each page stands in the first slot that it hashes to, and this loop is none.
        let mut probes = self.probes;
        while probes > 0 && page.number != number {
            slot = if slot + 1 < self.pages.len() { slot + 1 } else { 0 };
            page = self.page(slot);
            probes -= 1;
        }
        // One condition, not two: a second branch would be mispredicted as often as the first.
        if (page.number == number) & (page.present >> (code % 32) & 1 == 1) {
            Some(page.shift.wrapping_add(code) as usize)
        } else {
            None
        }
    }

    /// The page in a slot; none of the code's where there is no such slot.
    #[inline]
    const fn page(&self, slot: usize) -> Page {
        if slot < self.pages.len() { self.pages[slot] } else { Page::EMPTY }
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

    /// Panics unless the first codes' texts follow one another without a gap or overlap.
    ///
    /// A thousand codes are enough to see that hash and layout agree, and keep the compiler's work on a large table
    /// within what it allows a constant.
    pub(crate) const fn check_against(&self, codes: &[ErrorCode]) {
        let mut end_before = 0;
        let mut i = 0;
        while i < codes.len() && i < 1000 {
            let Some(position) = self.position(codes[i]) else { panic!("a code of the table is not found in it") };
            let (start, end) = self.offsets.around(position);
            assert!(start == end_before && start < end && end <= self.text.len(), "a code's text is not its own");
            end_before = end;
            i += 1;
        }
    }
}

impl Page {
    /// No code has this number: the highest is 99999999.
    const EMPTY: Page = Page { number: u32::MAX, present: 0, shift: 0 };
}

impl Offsets {
    /// The offset at a position, and the next one.
    #[inline]
    const fn around(self, position: usize) -> (usize, usize) {
        let next = position + 1;
        match self {
            Offsets::Narrow(offsets) if next < offsets.len() => (offsets[position] as usize, offsets[next] as usize),
            Offsets::Wide(offsets) if next < offsets.len() => (offsets[position] as usize, offsets[next] as usize),
            _ => (0, 0),
        }
    }
}

/// The slot where a page is looked for first. The macro crate's `layout` places it by the same two lines.
#[inline]
const fn slot(number: u32, seed: u32, slots: usize) -> usize {
    // The upper half of the product of a 32-bit hash and the count: a number below the count, without a division.
    ((number.wrapping_mul(seed) as u64 * slots as u64) >> 32) as usize
}
