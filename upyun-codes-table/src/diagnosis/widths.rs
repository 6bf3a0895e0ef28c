//! Rows with too few or too many fields.

use super::draft::{Line, Table};
use crate::header::is_number;
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

/// A row with more fields than there are columns: two rows on one line, an unquoted comma, or another column.
pub(super) fn too_many(table: &Table, line: &Line<'_>) -> Option<Problem> {
    let fields = line.fields()?;
    let (found, expected) = (fields.len(), table.header.columns().len());
    if found <= expected {
        return None;
    }
    let sentence = format!("expected {expected} fields, found {found}");
    let mut codes = fields.iter().filter(|field| is_number(&field.value, 8));
    // The last field of one row and the first of the other may be one.
    if let (Some(_), Some(second), true) = (codes.next(), codes.next(), found > 2 * expected - 2) {
        let label = "is this the code of another row?";
        let problem = line.problem(Mistake::TwoRows, second.span.clone(), label, sentence);
        return Some(problem.help("write each row on a separate line"));
    }
    let surplus = fields[expected].span.start - 1..line.raw.len();
    let label = if found - expected == 1 { "unexpected field" } else { "unexpected fields" };
    let help = format!("the columns are `{}`; a field that contains a comma must be quoted", table.shown);
    Some(line.problem(Mistake::TooManyFields, surplus, label, sentence).help(help))
}
