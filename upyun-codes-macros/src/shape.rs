//! A row as a whole: whether it is one, and has as many fields as the header.

use std::ops::Range;

use crate::characters::{is_blank, shown};
use crate::digits::is_digits;
use crate::header::{Column, Header};
use crate::problem::Problem;
use crate::rows::{OTHER_SEPARATORS, Row, is_other_separator};

/// What is wrong with a header when all rows agree with one another, and not with it. Two rows may both be wrong.
pub(crate) fn header_of_other_rows(header: &Header, first: &Row, rows: &[Row]) -> Option<Problem> {
    let (expected, found) = (header.columns.len(), rows.first()?.fields.len());
    if !header.stands || expected == 0 || rows.len() < 3 || rows.iter().any(|row| row.broken_at.is_some()) {
        return None;
    }
    let problem = |label: &str, sentence: String| Some(Problem::at(first.mark(0..first.raw.len(), label), sentence));
    // A single field is one that is not separated by commas.
    if found != expected && found > 1 && rows.iter().all(|row| row.fields.len() == found) {
        let label = if found > expected { "is a column missing here?" } else { "is there a column too many here?" };
        return problem(label, format!("the header has {expected} columns, and every row {found} fields"));
    }
    let holds = |row: &Row, column, count| header.field(row, column).is_some_and(|it| is_digits(row.value(it), count));
    if rows.iter().all(|row| holds(row, Column::Status, 8) && holds(row, Column::Code, 3)) {
        let sentence = "the columns `status` and `code` stand in each other's place".to_owned();
        return problem("every status has eight digits, and every code three", sentence);
    }
    None
}

/// What is wrong with a line that does not even try to be a row.
pub(crate) fn not_a_row(header: &Header, row: &Row) -> Option<Problem> {
    let whole = |label: &str| row.mark(0..row.raw.len(), label);
    if row.values().all(|value| value.chars().all(is_blank)) {
        return Some(Problem::at(whole("delete the line"), "the row is empty"));
    }
    let repeated = header.is_repeated_by(row);
    repeated.then(|| Problem::at(whole("a header stands only in the first line"), "the header is repeated"))
}

pub(crate) fn wrong_count(header: &Header, row: &Row) -> Problem {
    let (found, expected) = (row.fields.len(), header.columns.len());
    let fields = if found == 1 { "1 field".to_owned() } else { format!("{found} fields") };
    let sentence = format!("the row has {fields}, and the header {expected}");
    if found > expected {
        return too_many(header, row, sentence);
    }
    // Another separator counts where no text stands: in the status or the code.
    let numbers = [Column::Status, Column::Code].into_iter().filter_map(|column| header.field(row, column));
    for field in numbers {
        if let Some(at) = row.raw[field.span.clone()].find(is_other_separator) {
            let start = field.span.start + at;
            let found = row.raw[start..].chars().next().unwrap_or(',');
            let name = OTHER_SEPARATORS.iter().find(|(other, _)| *other == found).map_or("", |(_, name)| name);
            let label = "expected a comma";
            return Problem::at(row.mark(start..start + found.len_utf8(), label), sentence)
                .help(format!("separate the fields by commas, not by {name}"));
        }
    }
    let columns = format!("the columns are `{}`", header.shown());
    let end = row.raw.len();
    let lacking = &header.columns[found..];
    if lacking.iter().any(|column| matches!(column, Some(Column::Status | Column::Code | Column::Message))) {
        return Problem::at(row.mark(0..end, "fields are missing"), sentence).help(columns);
    }
    let commas = ",".repeat(expected - found);
    Problem::at(row.mark(end..end, format!("expected `{commas}` here")), sentence)
        .help(format!("a column that has nothing to say still needs its comma; {columns}"))
}

/// Too many fields are most often a comma in a text that is not in quotes; then the row with quotes is shown.
fn too_many(header: &Header, row: &Row, sentence: String) -> Problem {
    let expected = header.columns.len();
    let end = row.raw.len();
    let behind = row.fields[expected].span.start - 1..end;
    let problem = |span: Range<usize>, label: &str| Problem::at(row.mark(span, label), sentence);
    let code = header.position(Column::Code).unwrap_or(0);
    let next = row.fields.iter().enumerate().skip(code + 1).find(|(_, field)| is_digits(row.value(field), 8));
    if let Some((next, _)) = next.filter(|(next, _)| next + expected - code <= row.fields.len() + 1) {
        // The code of another row, and as many fields around it as a row has.
        let start = row.fields[next - code].span.start;
        return problem(start..end, "does another row begin here?").help("write each row in a line of its own");
    }
    if row.fields[expected..].iter().all(|field| field.span.is_empty()) {
        let commas = if row.fields.len() == expected + 1 { "delete the comma" } else { "delete the commas" };
        let message = header.position(Column::Message).and_then(|message| row.fields.get(message + 1));
        if message.is_none_or(|behind| behind.span.is_empty()) {
            return problem(behind, commas);
        }
    }
    let surplus = row.fields.len() - expected;
    let text = header.position(Column::Message);
    // The message, if what stands behind it leaves room: a detail in Chinese has its commas in full width.
    let joined = text.map(|first| row.fields[first].span.start..row.fields[first + surplus].span.end);
    let Some(joined) = joined.filter(|joined| !row.raw[joined.clone()].contains('"')) else {
        return problem(behind, "more than the header has columns for").help("put a text with a comma in quotes");
    };
    let (start, quoted, rest) = (&row.raw[..joined.start], &row.raw[joined.clone()], &row.raw[joined.end..]);
    let mended = shown(&format!("{start}\"{quoted}\"{rest}"));
    problem(joined, "a comma without quotes?").help(format!("put a text with a comma in quotes: {mended}"))
}
