//! Rows with too few or too many fields.

use super::draft::{Found, Line, Mistake, Table};
use crate::characters::is_forbidden;
use crate::header::{Column, is_number};

/// A row with fewer fields than there are columns.
pub(super) fn too_few(table: &Table, rest: &[Line<'_>]) -> Option<Found> {
    let line = rest.first()?;
    let (found, expected) = (line.fields()?.len(), table.header.columns().len());
    if found >= expected {
        return None;
    }
    let label = if expected - found == 1 { "missing field" } else { "missing fields" };
    let hint = if line.raw.contains('，') { "; a full-width comma does not separate fields" } else { "" };
    let help = format!("the columns are `{}`; an empty field still needs its comma{hint}", table.columns);
    let problem = line.whole(label, format!("expected {expected} fields, found {found}"));
    Some((Mistake::TooFewFields, problem.help(help)).into())
}

/// A row with more fields than there are columns: two rows on one line, an unquoted comma, or something else.
pub(super) fn too_many(table: &Table, rest: &[Line<'_>]) -> Option<Found> {
    let line = rest.first()?;
    let fields = line.fields()?;
    let (found, expected) = (fields.len(), table.header.columns().len());
    if found <= expected {
        return None;
    }
    let sentence = format!("expected {expected} fields, found {found}");
    let mut codes = fields.iter().filter(|field| is_number(&field.value, 8));
    if let (Some(_), Some(second)) = (codes.next(), codes.next()) {
        let problem = line.problem(second.span.clone(), "does another row start before this code?", sentence);
        return Some((Mistake::TwoRows, problem.help("write each row on a separate line")).into());
    }
    let surplus = fields[expected].span.start - 1..line.raw.len();
    let label = if found - expected == 1 { "unexpected field" } else { "unexpected fields" };
    let problem = line.problem(surplus, label, sentence);
    let problem = match quoted(table, line) {
        Some(mended) => problem.help(format!("quote the field that contains a comma: `{mended}`")),
        None => {
            problem.help(format!("the columns are `{}`; a field that contains a comma must be quoted", table.columns))
        }
    };
    Some((Mistake::TooManyFields, problem).into())
}

/// The row with quotes around a text that contains commas, if this is the only valid way to read it.
///
/// The other ways are quotes around another text or around several, and a comma too many beside an empty field.
fn quoted(table: &Table, line: &Line<'_>) -> Option<String> {
    // A longer row would not be read as an advice, nor one that cannot be seen.
    if line.raw.len() > 300 || line.raw.contains(['"']) || line.raw.contains(is_forbidden) {
        return None;
    }
    let parts: Vec<&str> = line.raw.split(',').collect();
    let surplus = parts.len() - table.header.columns().len();
    if surplus > 3 {
        return None;
    }
    let mut readings = Vec::new();
    readings_of(table, &parts, surplus, Vec::new(), &mut readings);
    let is_quoted = |reading: &String| reading.contains('"');
    match &*readings {
        [only] if is_quoted(only) => Some(only.clone()),
        _ => None,
    }
}

/// Adds each valid row in which the parts are joined by `surplus` quoted commas, or lack as many empty parts.
fn readings_of(table: &Table, parts: &[&str], surplus: usize, read: Vec<String>, readings: &mut Vec<String>) {
    let Some(column) = table.header.columns().get(read.len()) else {
        // What is left are empty parts at the end.
        let row = read.join(",");
        if parts.len() == surplus && parts.concat().is_empty() && table.accepts(&row) && !readings.contains(&row) {
            readings.push(row);
        }
        return;
    };
    let with = |text: String| [&*read, &[text]].concat();
    if let [first, rest @ ..] = parts {
        readings_of(table, rest, surplus, with((*first).to_owned()), readings);
        if first.is_empty() && surplus > 0 {
            readings_of(table, rest, surplus - 1, read.clone(), readings);
        }
    }
    if matches!(column, Column::Message | Column::Detail | Column::Deprecated) {
        for commas in 1..=surplus.min(parts.len().saturating_sub(1)) {
            let text = format!("\"{}\"", parts[..=commas].join(","));
            readings_of(table, &parts[commas + 1..], surplus - commas, with(text), readings);
        }
    }
}
