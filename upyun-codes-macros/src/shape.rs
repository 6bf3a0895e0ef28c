//! A row as a whole: whether it is a row at all, and whether it has as many fields as the header.

use std::ops::Range;

use crate::characters::is_forbidden;
use crate::check;
use crate::digits::{is_digits, is_pair};
use crate::header::{Column, Header};
use crate::kind::Kind;
use crate::problem::Problem;
use crate::rows::{OTHER_SEPARATORS, Row, is_other_separator};

/// What is wrong with a header if all rows agree with one another, but not with it. Too few rows prove nothing: they
/// may all be wrong.
pub(crate) fn mismatched_header(header: &Header, first: &Row, rows: &[Row]) -> Option<Problem> {
    let (expected, found) = (header.columns.len(), rows.first()?.fields.len());
    if !header.is_present || expected == 0 || rows.len() < 2 {
        return None;
    }
    let (mut agree, mut are_swapped, mut are_empty) = (true, true, true);
    for row in rows {
        if row.broken_at.is_some() {
            return None;
        }
        agree = agree && row.fields.len() == found;
        are_empty = are_empty && row.fields.iter().skip(expected).all(|field| field.span.is_empty());
        are_swapped = are_swapped && is_swapped(header, row);
    }
    // A row with a single field is one that is not separated by commas.
    if agree && found != expected && found > 1 && rows.len() > 2 {
        let label = if found < expected {
            "is there an extra column here?"
        } else if are_empty {
            "does every row end with extra commas?"
        } else {
            "is a column missing here?"
        };
        return Some(first.problem(
            first.whole(),
            label,
            format_args!("the header has {expected} columns, but every row has {found} fields"),
        ));
    }
    if are_swapped {
        let label = "every `status` has eight digits, and every `code` has three";
        return Some(first.problem(first.whole(), label, "the `status` and `code` columns are swapped"));
    }
    None
}

/// Whether the status is where the code should be, and the code where the status should be.
pub(crate) fn is_swapped(header: &Header, row: &Row) -> bool {
    is_digits(header.value(row, Column::Status), 8) && is_digits(header.value(row, Column::Code), 3)
}

pub(crate) fn wrong_count(header: &Header, row: &Row) -> Problem {
    let (found, expected) = (row.fields.len(), header.columns.len());
    let sentence = format!("expected {expected} fields, found {found}");
    if found > expected {
        return too_many(header, row, &sentence);
    }
    if found == 1 && row.raw.starts_with('"') && row.raw.ends_with('"') {
        return row.problem(row.whole(), "remove the quotes around the row", &sentence);
    }
    // Another separator counts only where there is no text: in the status or the code.
    for column in &[Column::Status, Column::Code] {
        let Some(field) = header.field(row, *column) else { continue };
        let Some(at) = row.raw[field.span.clone()].find(is_other_separator) else { continue };
        let start = field.span.start + at;
        for (separator, name) in &OTHER_SEPARATORS {
            if row.raw[start..].starts_with(*separator) {
                return row
                    .problem(start..start + separator.len_utf8(), "expected `,`", &sentence)
                    .help(format_args!("separate the fields with ASCII commas, not {name}"));
            }
        }
    }
    let columns = format!("the columns are `{}`", header.shown());
    let missing = &header.columns[found..];
    let is_required = |column: &Option<Column>| matches!(column, Some(Column::Status | Column::Code | Column::Message));
    let has_numbers = is_digits(header.value(row, Column::Status), 3) && is_digits(header.value(row, Column::Code), 8);
    if missing.iter().any(is_required) || !has_numbers {
        let label = if missing.len() == 1 { "missing field" } else { "missing fields" };
        return row.problem(row.whole(), label, &sentence).help(&columns);
    }
    let commas = ",".repeat(missing.len());
    let mut at = row.raw.len();
    // A kind at the end is more likely in its column than in one before it.
    if let Some(last) = row.fields.last().filter(|last| Kind::from_name(row.value(last)).is_some())
        && header.position(Column::Kind) == Some(header.columns.len() - 1)
    {
        at = last.span.start;
    }
    let hint = if row.raw.contains('，') { "; a full-width comma does not separate fields" } else { "" };
    row.problem(at..at, format_args!("expected `{commas}` here"), &sentence)
        .help(format_args!("an empty field still needs its comma; {columns}{hint}"))
}

/// Too many fields are usually due to an unquoted comma in a text; if so, the row is shown with quotes.
fn too_many(header: &Header, row: &Row, sentence: &str) -> Problem {
    let expected = header.columns.len();
    let end = row.raw.len();
    let extra = row.fields[expected].span.start - 1..end;
    for start in 1..=row.fields.len() + 1 - expected {
        // Two rows, either of which may lack an empty field at its end.
        if is_row_at(header, row, 0) && is_row_at(header, row, start) {
            let next = row.fields[start].span.start;
            return row
                .problem(next..end, "does another row start here?", sentence)
                .help("write each row on a separate line");
        }
    }
    let after_message = header.position(Column::Message).and_then(|message| row.fields.get(message + 1));
    let are_empty = row.fields[expected..].iter().all(|field| field.span.is_empty());
    if are_empty && after_message.is_none_or(|after| after.span.is_empty()) {
        let is_one = row.fields.len() == expected + 1;
        return row.problem(extra, if is_one { "remove this comma" } else { "remove these commas" }, sentence);
    }
    let surplus = row.fields.len() - expected;
    // The message first: a detail in Chinese has full-width commas. The suggestion must be a valid row.
    for column in &[Column::Message, Column::Detail, Column::Deprecated] {
        let Some(first) = header.position(*column) else { continue };
        let parts = &row.fields[first..=first + surplus];
        let joined = parts[0].span.start..parts[surplus].span.end;
        let quoted = &row.raw[joined.clone()];
        let text = quoted.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')).unwrap_or(quoted);
        let fixed = format!("{}\"{text}\"{}", &row.raw[..joined.start], &row.raw[joined.end..]);
        if !quoted.contains('"') && !parts.iter().any(|part| part.span.is_empty()) && is_valid(header, &fixed) {
            let label = "does this field contain an unquoted comma?";
            return row.problem(joined, label, sentence).help(format_args!("quote the field: `{fixed}`"));
        }
    }
    for field in &row.fields {
        // A comma before or after an empty field. The row without it has as many fields as expected.
        if surplus == 1 && field.span.is_empty() {
            let comma = field.span.start.saturating_sub(1);
            let fixed = format!("{}{}", &row.raw[..comma], &row.raw[comma + 1..]);
            if is_valid(header, &fixed) {
                return row.problem(comma..comma + 1, "remove this comma", sentence);
            }
        }
    }
    let label = if surplus == 1 { "unexpected field" } else { "unexpected fields" };
    row.problem(extra, label, sentence).help("quote any field that contains a comma")
}

/// Whether a status and its code are where a row that begins at a field would have them.
fn is_row_at(header: &Header, row: &Row, start: usize) -> bool {
    let value = |column| {
        let field = header.position(column).and_then(|position| row.fields.get(start + position));
        field.map_or("", |field| row.value(field))
    };
    is_pair(value(Column::Status), value(Column::Code))
}

/// Whether a row is valid under the header. Only short rows are suggested, of which every character can be seen: no
/// column may have been known for some of the fields.
fn is_valid(header: &Header, row: &str) -> bool {
    let mut problems = Vec::new();
    row.len() <= 300
        && !row.contains(is_forbidden)
        && matches!(
            check::read(format!("{}\n{row}\n", header.shown()).as_bytes(), &mut problems).as_slice(),
            [entry] if !entry.is_broken
        )
}

/// The code of a row in which a text before the code contains an unquoted comma.
pub(crate) fn shifted_code(header: &Header, row: &Row) -> Option<(u32, Range<usize>)> {
    let surplus = row.fields.len().checked_sub(header.columns.len()).filter(|surplus| *surplus > 0)?;
    if is_row_at(header, row, 0) {
        return None;
    }
    let field = &row.fields[header.position(Column::Code)? + surplus];
    let status = header.position(Column::Status)?;
    for status in &[status, status + surplus] {
        if is_pair(row.value(&row.fields[*status]), row.value(field)) {
            return row.value(field).parse().ok().map(|code| (code, field.span.clone()));
        }
    }
    None
}
