//! Headers: wrong names, and rows of another width.

use super::draft::{Draft, Line, Mistake, header_of};
use super::quotes;
use crate::characters::shown;
use crate::fields::{Field, split};
use crate::header::Column;
use crate::nearest::nearest;
use crate::problem::Problem;

/// A header that does not name the columns as it should. What the rows mean is unknown then.
pub(super) fn names(draft: &mut Draft<'_>) {
    let Some(line) = draft.lines.first() else {
        if draft.findings.is_empty() {
            let problem = Problem::new("the table is empty");
            draft.refuse(Mistake::Header, problem.help("start it with the header `status,code,message`"));
        }
        return;
    };
    if header_of(&line.raw).is_some() {
        return;
    }
    let findings = match quotes::mistaken(line, &|mended| header_of(mended).is_some()) {
        Some(finding) => vec![finding],
        None => match split(&line.raw) {
            Err(span) => vec![quotes::invalid(line, &span)],
            Ok(fields) => problems(line, &fields).into_iter().map(|problem| (Mistake::Header, problem)).collect(),
        },
    };
    draft.findings.extend(findings);
    draft.lines.clear();
}

/// Each name that is repeated or unknown; if there is none, each that is missing.
fn problems(line: &Line<'_>, fields: &[Field<'_>]) -> Vec<Problem> {
    let names = Column::NAMES;
    if fields.iter().all(|field| nearest(&field.value, &names).is_none()) {
        let count = fields.len().max(Column::REQUIRED.len());
        let help = format!("name all {count} columns on the first line, in the order of the fields");
        return vec![
            line.whole("expected a header such as `status,code,message`", "the first line is not a header").help(help),
        ];
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
        problems.push(line.problem(field.span.clone(), label, sentence));
    }
    if problems.is_empty() {
        let missing = Column::REQUIRED.iter().filter(|column| !seen.contains(column)).map(|column| column.name());
        let problem =
            |name| line.whole(format!("add `{name}`, here and in every row"), format!("missing column `{name}`"));
        problems.extend(missing.map(problem));
    }
    problems
}

/// A valid header that is not followed by rows, or with whose width all of them disagree. A few rows prove nothing:
/// they may all be wrong.
pub(super) fn width(draft: &mut Draft<'_>) {
    let [first, rows @ ..] = &*draft.lines else { return };
    let count = |line: &str| split(line).ok().map(|fields| fields.len());
    let (Some(expected), Some(row)) = (count(&first.raw), rows.first()) else {
        let problem = first.whole("expected rows after this header", "the table has no rows");
        if draft.findings.is_empty() {
            draft.refuse(Mistake::NoRows, problem);
        }
        return;
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
    let label = match found {
        _ if found < expected => "is there an extra column here?",
        _ if rows.iter().all(|row| row.raw.ends_with(',')) => "does every row end with a comma too many?",
        _ => "is a column missing here?",
    };
    let sentence = format!("the header has {expected} columns, but every row has {found} fields");
    let problem = first.whole(label, sentence);
    draft.refuse(Mistake::Width, problem);
}
