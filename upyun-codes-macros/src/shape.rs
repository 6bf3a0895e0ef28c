//! A row as a whole: whether it is one, and has as many fields as the header.

use std::ops::Range;

use crate::characters::is_unseen;
use crate::check;
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
        let label = if found > expected { "is a column missing here?" } else { "is there an extra column here?" };
        return problem(label, format!("the header has {expected} columns, but every row has {found} fields"));
    }
    let holds = |row: &Row, column, count| header.field(row, column).is_some_and(|it| is_digits(row.value(it), count));
    if rows.iter().all(|row| holds(row, Column::Status, 8) && holds(row, Column::Code, 3)) {
        let sentence = "the `status` and `code` columns are swapped".to_owned();
        return problem("every `status` has eight digits, every `code` three", sentence);
    }
    None
}

/// What is wrong with a line that does not even try to be a row.
pub(crate) fn not_a_row(header: &Header, row: &Row) -> Option<Problem> {
    let whole = |label: &str| row.mark(0..row.raw.len(), label);
    if row.values().all(|value| value.chars().all(is_unseen)) {
        return Some(Problem::at(whole("remove this line"), "the row is empty"));
    }
    let repeated = header.is_repeated_by(row);
    repeated.then(|| Problem::at(whole("remove this line"), "duplicate header"))
}

pub(crate) fn wrong_count(header: &Header, row: &Row) -> Problem {
    let (found, expected) = (row.fields.len(), header.columns.len());
    let sentence = format!("expected {expected} fields, found {found}");
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
            let label = "expected `,`";
            return Problem::at(row.mark(start..start + found.len_utf8(), label), sentence)
                .help(format!("separate the fields by commas, not by {name}"));
        }
    }
    let columns = format!("the columns are `{}`", header.shown());
    let end = row.raw.len();
    let lacking = &header.columns[found..];
    if lacking.iter().any(|column| matches!(column, Some(Column::Status | Column::Code | Column::Message))) {
        return Problem::at(row.mark(0..end, "missing fields"), sentence).help(columns);
    }
    let commas = ",".repeat(expected - found);
    Problem::at(row.mark(end..end, format!("expected `{commas}` here")), sentence)
        .help(format!("an empty field still needs its comma; {columns}"))
}

/// Too many fields are most often a comma in a text that is not in quotes; then the row with quotes is shown.
fn too_many(header: &Header, row: &Row, sentence: String) -> Problem {
    let expected = header.columns.len();
    let end = row.raw.len();
    let behind = row.fields[expected].span.start - 1..end;
    let problem = |span: Range<usize>, label: &str| Problem::at(row.mark(span, label), sentence);
    let code = header.position(Column::Code).unwrap_or(0);
    let shifted = shifted_code(header, row).is_some();
    let next = row.fields.iter().enumerate().skip(code + 1).find(|(_, field)| is_digits(row.value(field), 8));
    if let Some((next, _)) = next.filter(|(next, _)| !shifted && next + expected - code <= row.fields.len() + 1) {
        // The code of another row, and as many fields around it as a row has.
        let start = row.fields[next - code].span.start;
        return problem(start..end, "does another row start here?").help("write each row on a separate line");
    }
    if row.fields[expected..].iter().all(|field| field.span.is_empty()) {
        let commas = if row.fields.len() == expected + 1 { "remove this comma" } else { "remove these commas" };
        let message = header.position(Column::Message).and_then(|message| row.fields.get(message + 1));
        if message.is_none_or(|behind| behind.span.is_empty()) {
            return problem(behind, commas);
        }
    }
    let surplus = row.fields.len() - expected;
    let texts = [header.position(Column::Message), header.position(Column::Detail)];
    // The message first: a detail in Chinese has full-width commas. The suggestion must be a row without a problem.
    for first in texts.into_iter().flatten() {
        let joined = row.fields[first].span.start..row.fields[first + surplus].span.end;
        let quoted = &row.raw[joined.clone()];
        let mended = format!("{}\"{quoted}\"{}", &row.raw[..joined.start], &row.raw[joined.end..]);
        if !quoted.contains('"') && is_sound(header, &mended) {
            let label = "does this field contain an unquoted comma?";
            return problem(joined, label).help(format!("quote the field: `{mended}`"));
        }
    }
    problem(behind, "unexpected fields").help("quote any field that contains a comma")
}

/// Whether a row, read after the header, has no problem. Only short rows are suggested.
fn is_sound(header: &Header, row: &str) -> bool {
    let mut problems = Vec::new();
    row.len() <= 300 && check::read(format!("{}\n{row}\n", header.shown()).as_bytes(), &mut problems).entries.len() == 1
}

/// The code of a row whose message, before it, contains an unquoted comma.
pub(crate) fn shifted_code(header: &Header, row: &Row) -> Option<(u32, Range<usize>)> {
    let surplus = row.fields.len().checked_sub(header.columns.len()).filter(|surplus| *surplus > 0)?;
    let (message, code) = (header.position(Column::Message)?, header.position(Column::Code)?);
    let status = header.position(Column::Status)?;
    if message > code {
        return None;
    }
    let field = &row.fields[code + surplus];
    let status = &row.fields[if status > message { status + surplus } else { status }];
    let (code, status) = (row.value(field), row.value(status));
    if !is_digits(code, 8) || !is_digits(status, 3) || !code.starts_with(status) {
        return None;
    }
    code.parse().ok().map(|code| (code, field.span.clone()))
}
