//! Decodes the file's bytes.

use std::borrow::Cow;

use crate::problem::Problem;

/// The bytes of the table without a byte-order mark: UTF-8, as far as they are valid. `None`, and a problem, if the
/// file is not text at all.
///
/// Lines that are not UTF-8 are left to [`crate::rows`], which knows their numbers. A file in UTF-16 is one problem; it
/// is converted anyway, so that the caller sees what else is wrong with it.
pub(crate) fn decode<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Option<Cow<'a, [u8]>> {
    // Workbooks are ZIP archives.
    if bytes.starts_with(b"PK\x03\x04") {
        let sentence = "the table is not a text file: it looks like a spreadsheet";
        problems.push(Problem::of_file(sentence, "export the sheet as CSV, in UTF-8"));
        return None;
    }
    let Some((order, text)) = utf16(bytes) else {
        return Some(Cow::Borrowed(bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes)));
    };
    problems.push(Problem::of_file(
        format_args!("the table is not valid UTF-8: it looks like UTF-16 ({order})"),
        "save the file as UTF-8",
    ));
    Some(Cow::Owned(text.strip_prefix('\u{FEFF}').unwrap_or(&text).as_bytes().to_vec()))
}

/// The byte order and the text of a file that looks like UTF-16, judging by its byte-order mark or by zeros in every
/// other byte.
fn utf16(bytes: &[u8]) -> Option<(&'static str, String)> {
    let mut zeros = [0, 0];
    for (index, byte) in bytes[..bytes.len().min(64)].iter().enumerate() {
        zeros[index % 2] += usize::from(*byte == 0);
    }
    let is_little = bytes.starts_with(&[0xFF, 0xFE]) || zeros[1] > 8;
    let is_big = bytes.starts_with(&[0xFE, 0xFF]) || zeros[0] > 8;
    if is_little == is_big {
        return None;
    }
    let mut units = Vec::with_capacity(bytes.len() / 2);
    for index in 0..bytes.len() / 2 {
        let pair = [bytes[2 * index], bytes[2 * index + 1]];
        units.push(if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) });
    }
    Some((if is_little { "little-endian" } else { "big-endian" }, String::from_utf16_lossy(&units)))
}
