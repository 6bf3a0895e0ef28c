//! Headers: wrong names, and rows of another width.

use super::draft::{Draft, Line, header_of};
use super::quotes;
use crate::characters::shown;
use crate::fields::{Field, split};
use crate::header::{Column, is_number};
use crate::nearest::nearest;
use crate::problem::{Mistake, Problem};

/// A header that does not name the columns as it should. What the rows mean is unknown then.
pub(super) fn names(draft: &mut Draft<'_>) {
    let Some(line) = draft.lines.first() else {
        if draft.problems.is_empty() {
            let problem = Problem::new(Mistake::Header, "the table is empty");
            draft.refuse(problem.help("start it with the header `status,code,message`"));
        }
        return;
    };
    if header_of(&line.raw).is_some() {
        return;
    }
    let problems = match (quotes::mistaken(line, &|mended| header_of(mended).is_some()), split(&line.raw)) {
        (Some(problem), _) => vec![problem],
        (None, Err(span)) => vec![quotes::invalid(line, &span)],
        (None, Ok(fields)) => problems(line, &fields),
    };
    draft.problems.extend(problems);
    draft.lines.clear();
}

/// Whether fields are meant as the names of columns.
pub(super) fn is_header(fields: &[Field<'_>]) -> bool {
    fields.iter().any(|field| nearest(&field.value, &Column::NAMES).is_some())
        && !fields.iter().any(|field| is_number(&field.value, 8))
}

/// Each name that is repeated or unknown; if there is none, each that is missing.
fn problems(line: &Line<'_>, fields: &[Field<'_>]) -> Vec<Problem> {
    let names = Column::NAMES;
    if !is_header(fields) {
        let count = fields.len().max(Column::REQUIRED.len());
        let help = format!("name all {count} columns on the first line, in the order of the fields");
        let label = "expected a header such as `status,code,message`";
        return vec![line.whole(Mistake::Header, label, "the table does not begin with a header").help(help)];
    }
    let mut seen = Vec::new();
    let mut problems = Vec::new();
    for field in fields {
        let name = shown(&field.value);
        let (label, sentence) = match (Column::from_name(&field.value), nearest(&field.value, &names)) {
            (Some(column), _) if !seen.contains(&column) => {
                seen.push(column);
                continue;
            }
            (Some(_), _) => ("remove or rename this column".to_owned(), format!("duplicate column `{name}`")),
            (None, Some(near)) => {
                (format!("a column with a similar name exists: `{near}`"), format!("unknown column `{name}`"))
            }
            (None, None) => (format!("expected one of `{}`", names.join("`, `")), format!("unknown column `{name}`")),
        };
        problems.push(line.problem(Mistake::Header, field.span.clone(), label, sentence));
    }
    if problems.is_empty() {
        let missing = Column::REQUIRED.iter().filter(|column| !seen.contains(column)).map(|column| column.name());
        problems.extend(missing.map(|name| {
            let label = format!("add `{name}`, here and in every row");
            line.whole(Mistake::Header, label, format!("missing column `{name}`"))
        }));
    }
    problems
}

/// A valid header that is not followed by rows, or with whose width all of them disagree. A few rows prove nothing:
/// they may all be wrong.
pub(super) fn width(draft: &mut Draft<'_>) {
    let ([first, rows @ ..], []) = (&*draft.lines, &*draft.problems) else { return };
    let count = |line: &str| split(line).ok().map(|fields| fields.len());
    let (Some(expected), Some(row)) = (count(&first.raw), rows.first()) else {
        return draft.refuse(first.whole(Mistake::NoRows, "expected rows after this header", "the table has no rows"));
    };
    let found = count(&row.raw).unwrap_or_default();
    // A row with a single field is one that is not separated by commas, and one without its quotes is another mistake.
    if rows.len() < 3
        || found < 2
        || found == expected
        || rows.iter().any(|row| count(&row.raw) != Some(found))
        || quotes::mistaken(row, &|mended| count(mended) == Some(expected)).is_some()
    {
        return;
    }
    let label = if found < expected {
        "is there an extra column here, or does every row lack a field?"
    } else {
        "is a column missing here, or does every row have a comma too many?"
    };
    let sentence = format!("the header has {expected} columns, but every row has {found} fields");
    draft.refuse(first.whole(Mistake::Width, label, sentence));
}
