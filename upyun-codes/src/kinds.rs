//! Looks up the kind of a code by its position, in the form that the macro lays out.
//!
//! Kinds share the positions of the messages. Each takes four bits: the number of the variant. UpYun's 254 codes take
//! 145 bytes, and a program that never asks for a kind contains none of them.

use crate::kind::ErrorKind;

/// The kinds of a table's codes.
#[derive(Clone, Copy)]
pub struct Kinds {
    /// Empty if every kind follows from its status.
    packed: &'static [u8],
}

impl Kinds {
    /// Called by the macro with what its `layout` made.
    #[must_use]
    pub const fn new(packed: &'static [u8]) -> Kinds {
        Kinds { packed }
    }

    /// The kind of the code at a position, or `None` if it follows from the status.
    #[inline]
    pub(crate) const fn get(&self, position: usize) -> Option<ErrorKind> {
        if position / 2 >= self.packed.len() {
            return None;
        }
        let number = self.packed[position / 2] >> (position % 2 * 4) & 15;
        Some(ErrorKind::from_number(number))
    }

    /// Called by the macro, with the kinds in the order in which it numbers them, and with the kind that it derives
    /// from each status of a table.
    ///
    /// # Panics
    ///
    /// Panics unless this crate agrees. The macro has this evaluated at compile time, so in that case the crate that
    /// calls the macro does not compile.
    pub const fn check(numbers: &[ErrorKind], by_status: &[(u16, ErrorKind)]) {
        let mut i = 0;
        while i < numbers.len() {
            let number = numbers[i] as u8;
            let same = number as usize == i && ErrorKind::from_number(number) as u8 == number;
            assert!(same, "the macro numbers the kinds differently");
            i += 1;
        }
        let mut i = 0;
        while i < by_status.len() {
            let (status, kind) = by_status[i];
            assert!(
                ErrorKind::from_status(status) as u8 == kind as u8,
                "the macro derives a different kind from a status"
            );
            i += 1;
        }
    }
}
