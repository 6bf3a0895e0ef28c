//! The first line: which field of a row belongs to which column.

use crate::characters::{named, shown};
use crate::digits::is_digits;
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

/// The columns, by their numbers.
const NAMES: [&str; 6] = ["status", "code", "message", "detail", "deprecated", "kind"];

const COLUMNS: [Column; 6] =
    [Column::Status, Column::Code, Column::Message, Column::Detail, Column::Deprecated, Column::Kind];

const REQUIRED: [Column; 3] = [Column::Status, Column::Code, Column::Message];

/// A header with more columns is rejected as a whole.
const MAX_COLUMNS: usize = 32;

pub(crate) struct Header {
    /// The columns in order; `None` for an unknown one. If empty, the rows cannot be checked.
    pub(crate) columns: Vec<Option<Column>>,
    /// The names of the columns as written, to recognize a row that repeats them.
    names: Vec<String>,
    /// Whether the first line is a header at all.
    pub(crate) is_present: bool,
}

impl Column {
    fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    fn from_name(name: &str) -> Option<Column> {
        for column in &COLUMNS {
            if column.name() == name {
                return Some(*column);
            }
        }
        None
    }

    /// The column whose name is nearest to the given one, if near enough to be a typo.
    fn similar(name: &str) -> Option<Column> {
        Column::from_name(nearest(name, &NAMES)?)
    }
}

/// Whether a text is the name of a column.
pub(crate) fn is_column(name: &str) -> bool {
    Column::from_name(name).is_some()
}

/// Whether a line is a header, perhaps a misspelled or broken one.
pub(crate) fn is_header(raw: &str) -> bool {
    !guessed(raw).is_empty()
}

impl Header {
    pub(crate) fn read(row: &Row, problems: &mut Vec<Problem>) -> Header {
        let mut header = Header { columns: Vec::new(), names: Vec::new(), is_present: true };
        for field in &row.fields {
            header.names.push(row.value(field).to_owned());
        }
        if row.fields.len() > MAX_COLUMNS {
            // Reporting each would take long, and no row could be read anyway.
            let start = row.fields[COLUMNS.len()].span.start;
            problems.push(row.problem(
                start..row.raw.len(),
                "remove these columns",
                format_args!("expected at most {} columns, found {}", COLUMNS.len(), row.fields.len()),
            ));
        } else if row.continued.is_some() {
            // The rest of the header is on another line.
        } else if row.broken_at.is_some() {
            header.columns = guessed(&row.raw);
        } else if let (Some(at), true, true) =
            (row.raw.find(is_other_separator), row.raw.contains(','), is_header(&row.raw))
        {
            let found = row.raw[at..].chars().next().unwrap_or(',');
            problems.push(row.problem(
                at..at + found.len_utf8(),
                "expected `,`",
                format_args!("expected `,`, found {}", named(found)),
            ));
            header.columns = guessed(&row.raw);
        } else if header.names.iter().any(|name| Column::similar(name).is_some()) {
            header.columns = columns(row, problems);
        } else {
            let is_data = header.names.iter().any(|value| is_digits(value, 8));
            let label = "expected a header such as `status,code,message`";
            let sentence = if is_data { "the table has no header" } else { "the first line is not a header" };
            let count = header.names.len().max(REQUIRED.len());
            problems.push(
                row.problem(row.whole(), label, sentence)
                    .help(format_args!("name all {count} columns on the first line, in the order of the fields")),
            );
            if is_data {
                // The rows are then taken to have the usual columns. Nobody can tell what follows the detail.
                header = Header { columns: Vec::new(), names: Vec::new(), is_present: false };
                for column in &COLUMNS[..count.min(4)] {
                    header.columns.push(Some(*column));
                    header.names.push(column.name().to_owned());
                }
                header.columns.resize(count, None);
                header.names.resize(count, String::new());
            }
        }
        header
    }

    /// A row's field in a column.
    pub(crate) fn field<'a>(&self, row: &'a Row, column: Column) -> Option<&'a Field> {
        row.fields.get(self.position(column)?)
    }

    /// The value of a row's field in a column; empty if there is none.
    pub(crate) fn value<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        self.field(row, column).map_or("", |field| row.value(field))
    }

    pub(crate) fn position(&self, column: Column) -> Option<usize> {
        position(&self.columns, column)
    }

    /// Whether a row repeats the header.
    pub(crate) fn is_repeated_by(&self, row: &Row) -> bool {
        let (mut is_same, mut are_names) = (row.fields.len() == self.names.len(), true);
        for (index, field) in row.fields.iter().enumerate() {
            // Another file may have been appended with its byte-order mark.
            let name = row.value(field).trim_start_matches('\u{FEFF}');
            is_same = is_same && self.names[index] == name;
            are_names = are_names && is_column(name);
        }
        is_same || are_names
    }

    /// The header as it is written, without its quotes.
    pub(crate) fn shown(&self) -> String {
        let mut all = String::new();
        for name in &self.names {
            if !all.is_empty() {
                all.push(',');
            }
            all.push_str(name);
        }
        shown(&all)
    }
}

fn position(columns: &[Option<Column>], column: Column) -> Option<usize> {
    for (index, known) in columns.iter().enumerate() {
        if *known == Some(column) {
            return Some(index);
        }
    }
    None
}

/// The columns of a header whose fields can be told apart; problems with their names are reported.
fn columns(row: &Row, problems: &mut Vec<Problem>) -> Vec<Option<Column>> {
    let columns = known_columns(row, problems);
    let mut unknown = Vec::new();
    for (index, field) in row.fields.iter().enumerate() {
        if columns[index].is_none() && !is_column(row.value(field).trim()) {
            unknown.push(field);
        }
    }
    let mut missing = Vec::new();
    for column in &REQUIRED {
        if position(&columns, *column).is_none() {
            missing.push(column.name());
        }
    }
    if let ([field], [missing]) = (unknown.as_slice(), missing.as_slice()) {
        // Most likely one mistake, not two.
        problems.push(row.problem(
            field.span.clone(),
            format_args!("rename this column to `{missing}`"),
            format_args!("expected column `{missing}`, found `{}`", shown(row.value(field))),
        ));
        return columns;
    }
    let empty = trailing_empty(row, &unknown);
    if empty > 0 {
        // A spreadsheet has written columns that were cleared.
        let first = unknown[unknown.len() - empty].span.start - 1;
        let (expected, found) = (row.fields.len() - empty, row.fields.len());
        let commas = if empty == 1 { "this comma" } else { "these commas" };
        problems.push(row.problem(
            first..row.raw.len(),
            format_args!("remove {commas}, here and in every row"),
            format_args!("expected {expected} columns, found {found}"),
        ));
        unknown.truncate(unknown.len() - empty);
    }
    for field in unknown {
        problems.push(row.problem(
            field.span.clone(),
            format_args!("expected one of `{}`", NAMES.join("`, `")),
            format_args!("unknown column `{}`", shown(row.value(field))),
        ));
    }
    for missing in missing {
        problems.push(row.problem(
            row.whole(),
            format_args!("add `{missing}`, here and in every row"),
            format_args!("missing column `{missing}`"),
        ));
    }
    columns
}

/// The column of each field; `None` if its name is unknown or repeated. A misspelled name counts as the column that was
/// meant, unless that column is present too.
fn known_columns(row: &Row, problems: &mut Vec<Problem>) -> Vec<Option<Column>> {
    let mut given = Vec::with_capacity(row.fields.len());
    let mut padded = Vec::new();
    for field in &row.fields {
        let name = row.value(field);
        given.push(Column::from_name(name.trim()));
        if name != name.trim() && is_column(name.trim()) {
            padded.push(field);
        }
    }
    if let [first, rest @ ..] = padded.as_slice() {
        let problem = row.problem(
            first.span.clone(),
            "remove the whitespace",
            format_args!("unexpected whitespace around column `{}`", row.value(first).trim()),
        );
        problems.push(if rest.is_empty() { problem } else { problem.help("also remove it around the other columns") });
    }
    let mut columns = Vec::with_capacity(given.len());
    for (index, field) in row.fields.iter().enumerate() {
        let name = row.value(field);
        let mut column = given[index];
        if let Some(repeated) = column.filter(|column| position(&columns, *column).is_some()) {
            problems.push(row.problem(
                field.span.clone(),
                "remove or rename this column",
                format_args!("duplicate column `{}`", repeated.name()),
            ));
            column = None;
        } else if column.is_none() {
            column = Column::similar(name)
                .filter(|column| position(&columns, *column).or(position(&given, *column)).is_none());
            if let Some(meant) = column {
                problems.push(row.problem(
                    field.span.clone(),
                    format_args!("a column with a similar name exists: `{}`", meant.name()),
                    format_args!("unknown column `{}`", shown(name)),
                ));
            }
        }
        columns.push(column);
    }
    columns
}

/// How many unknown columns at the end of a header have no name.
fn trailing_empty(row: &Row, unknown: &[&Field]) -> usize {
    let mut count = 0;
    for field in unknown.iter().rev() {
        if !row.value(field).is_empty() || field.span.end + count != row.raw.len() {
            break;
        }
        count += 1;
    }
    count
}

/// The columns of a broken header if they are still recognizable; otherwise none.
fn guessed(raw: &str) -> Vec<Option<Column>> {
    let mut columns = Vec::new();
    for name in raw.split(|c| c == ',' || is_other_separator(c)) {
        let column = Column::similar(name.trim_matches(&['"', ' ', '\u{FFFD}'][..]));
        // Each column once, and not more fields than there are columns.
        if column.is_none_or(|column| position(&columns, column).is_some()) {
            return Vec::new();
        }
        columns.push(column);
    }
    for column in &REQUIRED {
        if position(&columns, *column).is_none() {
            return Vec::new();
        }
    }
    columns
}
