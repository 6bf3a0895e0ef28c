//! Decodes the file's bytes.

use std::borrow::Cow;

use crate::problem::Problem;

/// The bytes of the table in UTF-8, as far as they are that, without a byte-order mark.
///
/// Lines that are not UTF-8 are left to [`crate::rows`], which knows their numbers. A file in UTF-16 is one problem; it
/// is converted anyway, so that the caller sees what else is wrong with it.
pub(crate) fn decode<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Cow<'a, [u8]> {
    let bytes = match utf16(bytes) {
        Some((order, text)) => {
            let sentence = format!("the table is not valid UTF-8: it looks like UTF-16 ({order})");
            problems.push(Problem::of_file(sentence, "save the file as UTF-8"));
            Cow::Owned(text.into_bytes())
        }
        None => Cow::Borrowed(bytes),
    };
    let mark = "\u{FEFF}".as_bytes();
    match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.strip_prefix(mark).unwrap_or(bytes)),
        Cow::Owned(bytes) => Cow::Owned(bytes.strip_prefix(mark).map(<[u8]>::to_vec).unwrap_or(bytes)),
    }
}

/// The byte order and the text of a file that looks like UTF-16: by its byte-order mark, or as every other byte is zero.
fn utf16(bytes: &[u8]) -> Option<(&'static str, String)> {
    let zeros = |parity: usize| bytes.iter().take(64).skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let little = bytes.starts_with(&[0xFF, 0xFE]) || zeros(1) > 8;
    let big = bytes.starts_with(&[0xFE, 0xFF]) || zeros(0) > 8;
    let pairs = bytes.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
    let (order, units): (_, Vec<u16>) = match (little, big) {
        (true, false) => ("little-endian", pairs.map(u16::from_le_bytes).collect()),
        (false, true) => ("big-endian", pairs.map(u16::from_be_bytes).collect()),
        _ => return None,
    };
    Some((order, String::from_utf16_lossy(&units)))
}
