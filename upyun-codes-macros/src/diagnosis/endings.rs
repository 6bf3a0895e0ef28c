//! Line endings other than LF and CRLF.

use super::draft::{Draft, Finding, Line, Mistake, Table};
use crate::problem::{Place, Problem};

const HELP: &str = "save the file with Unix (LF) or Windows (CRLF) line endings";

/// A file whose lines end with CR, or whose header ends with CRCRLF.
pub(super) fn carriage_returns(draft: &mut Draft<'_>) {
    let bytes = &draft.file.bytes;
    let found = if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        "CR"
    } else if draft.lines.first().is_some_and(|line| line.raw.ends_with('\r')) {
        "CRCRLF"
    } else {
        return;
    };
    let sentence = format!("expected LF or CRLF line endings, found {found}");
    draft.refuse(Mistake::LineEndings, Problem::at(Place::File, sentence).help(HELP));
}

/// A row that ends with CRCRLF, or with CR at the end of the file, or that has a carriage return inside.
pub(super) fn in_row(_: &Table, line: &Line<'_>) -> Option<Finding> {
    let at = line.raw.find('\r')?;
    let problem = if line.raw[at..].bytes().all(|byte| byte == b'\r') {
        let sentence = "unexpected carriage return before the end of the line";
        line.problem(at..at, "expected a line feed, or one carriage return and a line feed", sentence).help(HELP)
    } else {
        let label = "expected the end of the line after this carriage return (U+000D)";
        line.character(at, label, "unexpected carriage return inside a line")
    };
    Some((Mistake::LineEndings, problem))
}
