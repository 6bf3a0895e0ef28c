//! Rows with too few or too many fields.

use super::draft::{Line, Table};
use crate::characters::is_forbidden;
use crate::header::{Column, is_number};
use crate::problem::{Mistake, Problem};

/// A row with fewer fields than there are columns.
pub(super) fn too_few(table: &Table, line: &Line<'_>) -> Option<Problem> {
    let (found, expected) = (line.fields()?.len(), table.header.columns().len());
    if found >= expected {
        return None;
    }
    let label = if expected - found == 1 { "missing field" } else { "missing fields" };
    let hint = if line.raw.contains('，') { "; a full-width comma does not separate fields" } else { "" };
    let help = format!("the columns are `{}`; an empty field still needs its comma{hint}", table.shown);
    let sentence = format!("expected {expected} fields, found {found}");
    Some(line.whole(Mistake::TooFewFields, label, sentence).help(help))
}

/// A row with more fields than there are columns: two rows on one line, an unquoted comma, or something else.
pub(super) fn too_many(table: &Table, line: &Line<'_>) -> Option<Problem> {
    let fields = line.fields()?;
    let (found, expected) = (fields.len(), table.header.columns().len());
    if found <= expected {
        return None;
    }
    let sentence = format!("expected {expected} fields, found {found}");
    let mut codes = fields.iter().filter(|field| is_number(&field.value, 8));
    if let (Some(_), Some(second)) = (codes.next(), codes.next()) {
        let label = "is this the code of another row?";
        let problem = line.problem(Mistake::TwoRows, second.span.clone(), label, sentence);
        return Some(problem.help("write each row on a separate line"));
    }
    let surplus = fields[expected].span.start - 1..line.raw.len();
    let label = if found - expected == 1 { "unexpected field" } else { "unexpected fields" };
    let help = match quoted(table, line) {
        Some(mended) => format!("quote the field that contains a comma: `{mended}`"),
        None => format!("the columns are `{}`; a field that contains a comma must be quoted", table.shown),
    };
    Some(line.problem(Mistake::TooManyFields, surplus, label, sentence).help(help))
}

/// The row with quotes around a text that contains a comma, if this is the only valid way to read it: the other ways
/// are quotes around another text, and a comma too many beside an empty field.
fn quoted(table: &Table, line: &Line<'_>) -> Option<String> {
    let parts: Vec<&str> = line.raw.split(',').collect();
    let columns = table.header.columns();
    // A long row would not be read, nor one that cannot be seen. Two commas may be in two texts.
    if line.raw.len() > 300
        || line.raw.contains('"')
        || line.raw.contains(is_forbidden)
        || parts.len() > columns.len() + 1
    {
        return None;
    }
    let with = |at: usize, count, part: &[&str]| [&parts[..at], part, &parts[at + count..]].concat().join(",");
    let shorter = (0..parts.len()).filter(|at| parts[*at].is_empty()).map(|at| with(at, 1, &[]));
    let is_text = |column: Column| matches!(column, Column::Message | Column::Detail | Column::Deprecated);
    let joined = (0..columns.len()).filter(|at| is_text(columns[*at]) && !parts[*at].starts_with('\''));
    let joined = joined.map(|at| with(at, 2, &[&format!("\"{},{}\"", parts[at], parts[at + 1])]));
    let mut readings: Vec<String> = shorter.chain(joined).filter(|row| table.accepts(row)).collect();
    readings.dedup();
    match (readings.pop(), readings.is_empty()) {
        (Some(only), true) if only.contains('"') => Some(only),
        _ => None,
    }
}
