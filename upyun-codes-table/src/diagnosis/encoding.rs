//! Files that are not text in UTF-8.

use super::draft::Draft;
use crate::problem::{Mistake, Problem};

/// A file in another format, or in UTF-16.
pub(super) fn other_format(draft: &mut Draft<'_>) {
    let bytes = draft.bytes;
    // Without a byte-order mark, UTF-16 still has a zero beside each ASCII character.
    let has_zeros = |at: usize| bytes.iter().skip(at).step_by(2).take(20).filter(|byte| **byte == 0).count() > 9;
    let (sentence, help) = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        // A ZIP archive, or an OLE file
        ("the table is not a text file: it looks like a spreadsheet", "export the sheet as CSV, in UTF-8")
    } else if bytes.starts_with(b"version https://git-lfs.github.com/spec/") {
        ("the table is a Git LFS pointer, not the file itself", "run `git lfs pull`")
    } else if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || has_zeros(0) != has_zeros(1) {
        ("the table is not text in UTF-8: it looks like UTF-16", "save the file as UTF-8")
    } else {
        return;
    };
    draft.refuse(Problem::new(Mistake::OtherFormat, sentence).help(help));
}

/// Lines that are not UTF-8. The whole file has one encoding, so they are one mistake.
pub(super) fn not_utf8(draft: &mut Draft<'_>) {
    let is_header = draft.lines.first().is_some_and(|line| str::from_utf8(line.bytes).is_err());
    for line in draft.lines.extract_if(.., |line| str::from_utf8(line.bytes).is_err()) {
        let at = str::from_utf8(line.bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let label = format!("byte {} of the line, `0x{:02X}`, is not valid UTF-8", at + 1, line.bytes[at]);
        let problem = line.problem(Mistake::NotUtf8, line.character(at), label, "the table is not valid UTF-8");
        let help = "save the file as UTF-8; spreadsheet programs in China save CSV as GBK by default";
        draft.problems.push(problem.help(help));
    }
    if is_header {
        draft.lines.clear();
    }
}
