//! Headers: wrong names, and rows of another width.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::finding::Mistake;
use super::line::{Line, codes, header_of};
use super::quotes;
use super::table::Draft;
use crate::characters::shown;
use crate::fields::{Field, split};
use crate::header::Column;
use crate::nearest::nearest;
use crate::problem::{Place, Problem};

/// A header that does not name the columns as it should. What the rows mean is unknown then.
pub(super) fn names(draft: &mut Draft<'_>) -> ControlFlow<()> {
    let Some(line) = draft.lines.first() else {
        let problem = Problem::at(Place::File, "the table is empty");
        draft.findings.push((Mistake::Header, problem.help("start it with the header `status,code,message`")));
        return ControlFlow::Break(());
    };
    if line.header().is_some() {
        return ControlFlow::Continue(());
    }
    let findings = match quotes::mistaken(line, |mended| header_of(mended).is_some()) {
        Some(finding) => vec![finding],
        None => match split(&line.raw) {
            Err(span) => vec![quotes::invalid(line, &span)],
            Ok(fields) => problems(line, &fields).into_iter().map(|problem| (Mistake::Header, problem)).collect(),
        },
    };
    draft.findings.extend(findings);
    ControlFlow::Break(())
}

/// Each name that is repeated, unknown or missing.
fn problems(line: &Line<'_>, fields: &[Field<'_>]) -> Vec<Problem> {
    let names = Column::ALL.map(Column::name);
    if fields.iter().all(|field| nearest(&field.value, &names).is_none()) {
        let sentence =
            if codes(&line.raw).is_empty() { "the first line is not a header" } else { "the table has no header" };
        let count = fields.len().max(Column::REQUIRED.len());
        let help = format!("name all {count} columns on the first line, in the order of the fields");
        return vec![line.whole("expected a header such as `status,code,message`", sentence).help(help)];
    }
    let known = |field: &Field<'_>| Column::from_name(&field.value);
    let unknown: Vec<&Field<'_>> = fields.iter().filter(|field| known(field).is_none()).collect();
    let is_present = |column: &Column| fields.iter().any(|field| known(field) == Some(*column));
    let missing: Vec<Column> = Column::REQUIRED.into_iter().filter(|column| !is_present(column)).collect();
    if let ([field], [missing]) = (&*unknown, &*missing) {
        // Most likely one mistake, not two.
        let sentence = format!("expected column `{}`, found `{}`", missing.name(), shown(&field.value));
        return vec![line.problem(field.span.clone(), format!("rename this column to `{}`", missing.name()), sentence)];
    }
    let mut seen = HashSet::new();
    let repeated = fields.iter().filter_map(|field| {
        let column = known(field).filter(|column| !seen.insert(column.name()))?;
        let sentence = format!("duplicate column `{}`", column.name());
        Some(line.problem(field.span.clone(), "remove or rename this column", sentence))
    });
    let unknown = unknown.into_iter().map(|field| {
        let label = match nearest(&field.value, &names) {
            Some(near) => format!("a column with a similar name exists: `{near}`"),
            None => format!("expected one of `{}`", names.join("`, `")),
        };
        line.problem(field.span.clone(), label, format!("unknown column `{}`", shown(&field.value)))
    });
    let missing = missing.iter().map(|column| {
        let label = format!("add `{}`, here and in every row", column.name());
        line.whole(label, format!("missing column `{}`", column.name()))
    });
    repeated.chain(unknown).chain(missing).collect()
}

/// A valid header that is not followed by rows, or with whose width all of them disagree. A few rows prove nothing:
/// they may all be wrong.
pub(super) fn width(draft: &mut Draft<'_>) -> ControlFlow<()> {
    let [first, rows @ ..] = &*draft.lines else { return ControlFlow::Continue(()) };
    let count_of = |line: &str| split(line).ok().map(|fields| fields.len());
    let count = |line: &Line<'_>| count_of(&line.raw);
    let Some(expected) = count(first) else { return ControlFlow::Continue(()) };
    let Some(row) = rows.first() else {
        let is_first = draft.findings.is_empty();
        let problem = first.whole("expected rows after this header", "the table has no rows");
        draft.findings.extend(is_first.then_some((Mistake::NoRows, problem)));
        return ControlFlow::Break(());
    };
    let found = count(row).unwrap_or_default();
    // A row with a single field is one that is not separated by commas.
    if rows.len() < 3 || found < 2 || found == expected || rows.iter().any(|row| count(row) != Some(found)) {
        return ControlFlow::Continue(());
    }
    // The quotes that every row lacks are another mistake.
    if quotes::mistaken(row, |mended| count_of(mended) == Some(expected)).is_some() {
        return ControlFlow::Continue(());
    }
    let label = if found < expected { "is there an extra column here?" } else { "is a column missing here?" };
    let sentence = format!("the header has {expected} columns, but every row has {found} fields");
    draft.findings.push((Mistake::Width, first.whole(label, sentence)));
    ControlFlow::Break(())
}
