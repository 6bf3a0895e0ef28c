//! Line endings other than LF and CRLF.

use super::draft::{Draft, Line, Table};
use crate::problem::{Mistake, Problem};

const HELP: &str = "save the file with Unix (LF) or Windows (CRLF) line endings";

/// A file whose lines end with CR or CRCRLF, as the first one shows.
pub(super) fn carriage_returns(draft: &mut Draft<'_>) {
    if !draft.lines.first().is_some_and(|line| line.raw.contains('\r')) {
        return;
    }
    let found = if draft.bytes.windows(3).any(|bytes| bytes == b"\r\r\n") { "CRCRLF" } else { "CR" };
    let sentence = format!("expected LF or CRLF line endings, found {found}");
    draft.refuse(Problem::new(Mistake::LineEndings, sentence).help(HELP));
}

/// A row with a carriage return inside, or before its end.
pub(super) fn in_row(_: &Table, line: &Line<'_>) -> Option<Problem> {
    let at = line.raw.find('\r')?;
    let (label, sentence) = ("a line ends with LF or CRLF only", "unexpected carriage return (U+000D)");
    Some(line.problem(Mistake::LineEndings, at..at + 1, label, sentence).help(HELP))
}
