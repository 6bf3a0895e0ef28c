//! Lines that are neither the header nor a row: comments, empty rows, a second header.

use super::draft::{Draft, Line, Table, codes};
use crate::characters::is_invisible;
use crate::header::Column;
use crate::problem::{Mistake, Problem};

/// Comments before the header.
pub(super) fn before_header(draft: &mut Draft<'_>) {
    let header = draft.lines.iter().position(|line| !line.raw.starts_with('#')).unwrap_or(draft.lines.len());
    draft.problems.extend(draft.lines.drain(..header).map(|line| comment(&line)));
}

/// A comment, an empty row, or a second header.
pub(super) fn in_rows(table: &Table, line: &Line<'_>) -> Option<Problem> {
    if is_comment(table, line) {
        return Some(comment(line));
    }
    let fields = line.fields()?;
    if fields.iter().all(|field| field.value.chars().all(is_invisible)) {
        return Some(line.whole(Mistake::EmptyRow, "remove this line", "the row is empty"));
    }
    // Another file may have been appended with its byte-order mark.
    if fields.iter().all(|field| Column::from_name(field.value.trim_start_matches('\u{FEFF}')).is_some()) {
        return Some(line.whole(Mistake::RepeatedHeader, "remove this line", "duplicate header"));
    }
    None
}

fn comment(line: &Line<'_>) -> Problem {
    line.whole(Mistake::Comment, "remove this line", "comments are not supported in a table")
}

/// Whether a line is meant as a comment. A text in the first column may begin with `#`, but its row has a code.
pub(super) fn is_comment(table: &Table, line: &Line<'_>) -> bool {
    let is_text = matches!(table.header.columns()[0], Column::Message | Column::Detail | Column::Deprecated);
    line.raw.starts_with('#') && (!is_text || codes(&line.raw).is_empty())
}
