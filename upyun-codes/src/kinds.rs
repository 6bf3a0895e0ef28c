//! From a code's position to its kind, as the macro lays it out.
//!
//! Kinds share the positions of the messages, four bits each: the index into the list of the kinds in use. UpYun's 254
//! codes take 160 bytes, and a program that never asks for a kind contains none of them.

use crate::code::ErrorCode;
use crate::kind::ErrorKind;

/// The kinds of a table's codes.
#[derive(Clone, Copy)]
pub struct Kinds {
    used: &'static [ErrorKind],
    /// Empty where each kind follows from its status.
    packed: &'static [u8],
}

impl Kinds {
    /// Called by the macro with what its `layout` made.
    #[must_use]
    pub const fn new(used: &'static [ErrorKind], packed: &'static [u8]) -> Kinds {
        Kinds { used, packed }
    }

    /// The kind of the code at a position.
    #[inline]
    pub(crate) const fn get(&self, position: usize, code: ErrorCode) -> ErrorKind {
        if position / 2 < self.packed.len() {
            let index = (self.packed[position / 2] >> (position % 2 * 4) & 15) as usize;
            if index < self.used.len() {
                return self.used[index];
            }
        }
        ErrorKind::from_status(code.status())
    }

    /// Called by the macro, with the kinds that it derives from the table's statuses.
    ///
    /// Panics, and so does not compile, unless [`ErrorKind::from_status`] derives the same.
    pub const fn check_derived(derived: &[(u16, ErrorKind)]) {
        let mut i = 0;
        while i < derived.len() {
            let (status, kind) = derived[i];
            assert!(
                ErrorKind::from_status(status) as u8 == kind as u8,
                "the macro and the runtime crate derive different kinds from a status"
            );
            i += 1;
        }
    }
}
