//! The first line: which field of a row is what.

use crate::characters::shown;
use crate::nearest::nearest;
use crate::problem::Problem;
use crate::rows::{Field, Row, is_other_separator};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Status,
    Code,
    Message,
    Detail,
    Deprecated,
    Kind,
}

const COLUMNS: [(&str, Column); 6] = [
    ("status", Column::Status),
    ("code", Column::Code),
    ("message", Column::Message),
    ("detail", Column::Detail),
    ("deprecated", Column::Deprecated),
    ("kind", Column::Kind),
];

const REQUIRED: [Column; 3] = [Column::Status, Column::Code, Column::Message];

/// A header with more columns is refused as a whole.
const MOST_COLUMNS: usize = 32;

pub(crate) struct Header {
    /// The columns in order; `None` for an unknown one. If empty, the rows cannot be checked.
    pub(crate) columns: Vec<Option<Column>>,
    /// How the columns are written, as a row repeats them.
    names: Vec<String>,
    /// Whether the first line is a header at all.
    pub(crate) stands: bool,
}

impl Header {
    pub(crate) fn read(row: &Row, problems: &mut Vec<Problem>) -> Header {
        let names = row.values().map(str::to_owned).collect();
        if row.fields.len() > MOST_COLUMNS {
            // Reporting each would take long, and no row can be read.
            let start = row.fields[COLUMNS.len()].span.start;
            let sentence = format!("expected at most {} columns, found {}", COLUMNS.len(), row.fields.len());
            problems.push(Problem::at(row.mark(start..row.raw.len(), "remove these columns"), sentence));
            return Header { columns: Vec::new(), names, stands: true };
        }
        if row.broken_at.is_some() {
            return Header { columns: guessed(&row.raw), names, stands: true };
        }
        if !row.values().any(|name| exact(name).or_else(|| meant(name)).is_some()) {
            let is_data = row.values().any(|value| value.len() == 8 && value.parse::<u32>().is_ok());
            let mark = row.mark(0..row.raw.len(), "expected `status,code,message,detail`");
            let sentence = if is_data { "the table has no header" } else { "the first line is not a header" };
            problems.push(Problem::at(mark, sentence).help("the first line names the columns, in any order"));
            if !is_data {
                return Header { columns: Vec::new(), names, stands: true };
            }
            // The rows then mean the usual columns, as many as there are.
            let usual = COLUMNS.iter().take(row.fields.len().max(REQUIRED.len()));
            let (names, columns) = usual.map(|(name, column)| ((*name).to_owned(), Some(*column))).unzip();
            return Header { columns, names, stands: false };
        }
        let columns = columns(row, problems);
        Header { columns, names, stands: true }
    }

    /// A row's field in a column.
    pub(crate) fn field<'a>(&self, row: &'a Row, column: Column) -> Option<&'a Field> {
        row.fields.get(self.position(column)?)
    }

    pub(crate) fn position(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }

    /// Whether a row says what the header says.
    pub(crate) fn is_repeated_by(&self, row: &Row) -> bool {
        row.values().eq(self.names.iter()) || row.values().all(|name| exact(name).is_some())
    }

    /// The header as it is written, less its quotes.
    pub(crate) fn shown(&self) -> String {
        shown(&self.names.join(","))
    }
}

/// The columns of a header whose fields can be told apart; whatever is wrong with their names is reported.
fn columns(row: &Row, problems: &mut Vec<Problem>) -> Vec<Option<Column>> {
    let given: Vec<Option<Column>> = row.values().map(|name| exact(name).map(|(_, column)| column)).collect();
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(given.len());
    let mut unknown = Vec::new();
    for (field, given) in row.fields.iter().zip(&given) {
        let name = row.value(field);
        let mut report = |label: String, sentence: String| {
            problems.push(Problem::at(row.mark(field.span.clone(), label), sentence));
        };
        // A misspelt name counts as the column that was meant, unless that column is there too.
        let meant = meant(name).filter(|(_, column)| !columns.contains(&Some(*column)) && !row_has(row, *column));
        columns.push(match (given, meant) {
            (Some(_), _) if columns.contains(given) => {
                report(format!("`{name}` repeated here"), format!("duplicate column `{name}`"));
                None
            }
            (Some(column), _) => Some(*column),
            (None, Some((meant, column))) => {
                report(format!("did you mean `{meant}`?"), format!("unknown column `{}`", shown(name)));
                Some(column)
            }
            (None, None) => {
                unknown.push(field);
                None
            }
        });
    }
    let required = COLUMNS.iter().filter(|(_, column)| REQUIRED.contains(column));
    let missing: Vec<&str> =
        required.filter(|(_, column)| !columns.contains(&Some(*column))).map(|(name, _)| *name).collect();
    if let ([field], [missing]) = (unknown.as_slice(), missing.as_slice()) {
        // One mistake, most likely, and not two.
        let sentence = format!("unknown column `{}`, expected `{missing}`", shown(row.value(field)));
        problems
            .push(Problem::at(row.mark(field.span.clone(), format!("rename this column to `{missing}`")), sentence));
        return columns;
    }
    for field in unknown {
        let sentence = format!("unknown column `{}`", shown(row.value(field)));
        let label = format!("expected one of {}", all_columns());
        problems.push(Problem::at(row.mark(field.span.clone(), label), sentence));
    }
    for missing in missing {
        let mark = row.mark(0..row.raw.len(), format!("expected a column `{missing}`"));
        problems.push(Problem::at(mark, format!("missing column `{missing}`")));
    }
    columns
}

/// All columns, as a label lists them.
fn all_columns() -> String {
    let mut all = String::new();
    for (name, _) in COLUMNS {
        if !all.is_empty() {
            all.push_str(", ");
        }
        all.push('`');
        all.push_str(name);
        all.push('`');
    }
    all
}

fn row_has(row: &Row, column: Column) -> bool {
    row.values().any(|name| exact(name).is_some_and(|(_, exact)| exact == column))
}

fn exact(name: &str) -> Option<(&'static str, Column)> {
    COLUMNS.iter().find(|(known, _)| *known == name).copied()
}

fn meant(name: &str) -> Option<(&'static str, Column)> {
    let near = nearest(name, &COLUMNS.map(|(name, _)| name))?;
    exact(near)
}

/// The columns of a broken header if they are still recognizable; otherwise none.
fn guessed(raw: &str) -> Vec<Option<Column>> {
    let names = raw.split(|c| c == ',' || is_other_separator(c)).map(|name| name.trim_matches(['"', ' ', '\u{FFFD}']));
    let columns: Vec<_> = names.map(|name| exact(name).or_else(|| meant(name)).map(|(_, column)| column)).collect();
    let once = |column: &Column| columns.iter().filter(|known| **known == Some(*column)).count() == 1;
    if columns.iter().all(Option::is_some) && REQUIRED.iter().all(once) { columns } else { Vec::new() }
}
