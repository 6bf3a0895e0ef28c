//! Lines that are neither the header nor a row: comments, empty rows, a second header.

use super::draft::{Draft, Line, Table, codes, header_of};
use crate::characters::is_invisible;
use crate::fields::{Field, split};
use crate::header::Column;
use crate::problem::{Mistake, Problem};

/// Comments before the header.
pub(super) fn before_header(draft: &mut Draft<'_>) {
    let count = |fields: &[Field<'_>]| fields.iter().filter(|field| Column::from_name(&field.value).is_some()).count();
    let has_names = |line: &str| split(line.trim_start_matches(['#', ' '])).is_ok_and(|fields| count(&fields) > 1);
    let is_header = |line: &str| !line.starts_with('#') || has_names(line);
    let header = draft.lines.iter().position(|line| is_header(&line.raw)).unwrap_or(draft.lines.len());
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
        let second = header_of(line.raw.trim_start_matches('\u{FEFF}'));
        let (sentence, label) = if second.is_some_and(|second| second.columns() == table.header.columns()) {
            ("duplicate header", "remove this line")
        } else {
            ("second header with other columns", "the rows below must have the columns of the first header")
        };
        return Some(line.whole(Mistake::RepeatedHeader, label, sentence));
    }
    None
}

fn comment(line: &Line<'_>) -> Problem {
    line.whole(Mistake::Comment, "remove this line", "comments are not supported in a table")
}

/// Whether a line is meant as a comment. One with all fields, of which one is a number, is a row whose first field begins
/// with `#`, such as a text or an error of a spreadsheet, unless a status or a code was commented out.
pub(super) fn is_comment(table: &Table, line: &Line<'_>) -> bool {
    let Some(rest) = line.raw.strip_prefix('#') else { return false };
    let columns = table.header.columns();
    let has_number = |fields: &[Field<'_>]| fields.iter().any(|field| field.value.parse::<u32>().is_ok());
    let is_row = line.fields().is_some_and(|fields| fields.len() == columns.len() && has_number(&fields));
    match columns[0] {
        Column::Status | Column::Code => !is_row || rest.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        _ => !is_row && codes(&line.raw).is_empty(),
    }
}
