//! From the macro's byte strings to typed arrays, while the compiler computes the table.
//!
//! The macro could write the arrays out, a literal an element. At 100,000 rows the compiler then takes seconds over
//! the literals alone; a byte string is one token, and unpacking it takes a tenth of that.

use crate::code::ErrorCode;
use crate::texts::Page;

/// One constant's value.
#[must_use]
pub const fn code(code: u32) -> ErrorCode {
    match ErrorCode::from_u32(code) {
        Ok(code) => code,
        Err(_) => panic!("the macro let a number through that is no error code"),
    }
}

/// A table's codes.
#[must_use]
pub const fn codes<const N: usize>(bytes: &[u8]) -> [ErrorCode; N] {
    let mut codes = [code(10_000_000); N];
    let mut i = 0;
    while i < N {
        codes[i] = code(word(bytes, i));
        i += 1;
    }
    codes
}

/// A hash's pages, three numbers each.
#[must_use]
pub const fn pages<const N: usize>(bytes: &[u8]) -> [Page; N] {
    let mut pages = [Page { number: 0, present: 0, base: 0 }; N];
    let mut i = 0;
    while i < N {
        pages[i] = Page { number: word(bytes, 3 * i), present: word(bytes, 3 * i + 1), base: word(bytes, 3 * i + 2) };
        i += 1;
    }
    pages
}

/// Offsets of 32 bits.
#[must_use]
pub const fn offsets_wide<const N: usize>(bytes: &[u8]) -> [u32; N] {
    let mut offsets = [0; N];
    let mut i = 0;
    while i < N {
        offsets[i] = word(bytes, i);
        i += 1;
    }
    offsets
}

/// Offsets of 16 bits.
#[must_use]
pub const fn offsets_narrow<const N: usize>(bytes: &[u8]) -> [u16; N] {
    let mut offsets = [0; N];
    let mut i = 0;
    while i < N {
        offsets[i] = u16::from_le_bytes([bytes[2 * i], bytes[2 * i + 1]]);
        i += 1;
    }
    offsets
}

/// The `index`th 32-bit number of little-endian bytes.
const fn word(bytes: &[u8], index: usize) -> u32 {
    let i = 4 * index;
    u32::from_le_bytes([bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]])
}
