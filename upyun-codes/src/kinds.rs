//! Looks up the kind of a code by its position, in the form that the macro lays out.
//!
//! Kinds share the positions of the messages. Each takes four bits: the number of the variant. UpYun's 254 codes take
//! 145 bytes, and a program that never asks for a kind contains none of them.

use crate::kind::ErrorKind;

/// The kind at a position. Every entry has one.
#[inline]
pub(crate) const fn at(packed: &[u8], position: usize) -> ErrorKind {
    // A position outside the table does not occur; this instead of a panic takes less flash.
    let byte = if position / 2 < packed.len() { packed[position / 2] } else { u8::MAX };
    ErrorKind::from_number(byte >> (position % 2 * 4) & 15)
}
