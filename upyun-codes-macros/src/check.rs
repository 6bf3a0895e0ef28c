//! The rows as a table: which column is which, and whether every field is what it must be.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::characters::{invisible, is_blank, is_forbidden, named};
use crate::nearest::nearest;
use crate::problem::{Mark, Problem};
use crate::rows::{Field, OTHER_SEPARATORS, Row, is_other_separator};

/// A table's entries, in the file's order, and what can be saved of its broken rows.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
    /// The readable codes of rows that have a problem. They get constants all the same, so that the caller's use of
    /// them is no second error.
    pub(crate) broken: Vec<u32>,
}

/// A row without a fault.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) code: u32,
    pub(crate) message: String,
    /// Empty for none.
    pub(crate) detail: String,
    /// Why the code is retired; empty for a code in use.
    pub(crate) deprecated: String,
}

impl Entry {
    pub(crate) fn status(&self) -> u32 {
        self.code / 100_000
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Status,
    Code,
    Message,
    Detail,
    Deprecated,
}

const COLUMNS: [(&str, Column); 5] = [
    ("status", Column::Status),
    ("code", Column::Code),
    ("message", Column::Message),
    ("detail", Column::Detail),
    ("deprecated", Column::Deprecated),
];

const REQUIRED: [Column; 3] = [Column::Status, Column::Code, Column::Message];

/// Checks the rows; every fault goes to `problems`.
pub(crate) fn check(rows: &[Row], problems: &mut Vec<Problem>) -> Table {
    let Some((first, rest)) = rows.split_first() else {
        problems.push(Problem::of_file("the table is empty", "begin it with the header `status,code,message,detail`"));
        return Table::default();
    };
    let header = Header::read(first, problems);
    let rows = if header.stands { rest } else { rows };
    if rows.is_empty() {
        let mark = first.mark(0..first.raw.len(), "nothing comes after the header");
        problems.push(Problem::at(mark, "the table has no rows"));
    }
    let mut check = Check { header, problems, seen: BTreeMap::new() };
    let mut table = Table::default();
    for row in rows {
        match check.row(row) {
            Some(entry) => table.entries.push(entry),
            None => table.broken.extend(check.header.salvage(row)),
        }
    }
    let good: BTreeSet<u32> = table.entries.iter().map(|entry| entry.code).collect();
    table.broken.retain(|code| !good.contains(code));
    table.broken.sort_unstable();
    table.broken.dedup();
    table
}

/// What each column of a row is.
struct Header {
    columns: Vec<Option<Column>>,
    /// How the columns are written, as a row repeats them.
    names: Vec<String>,
    /// Whether the first line is a header at all.
    stands: bool,
}

impl Header {
    fn read(row: &Row, problems: &mut Vec<Problem>) -> Header {
        let named = |field: &Field| COLUMNS.iter().find(|(name, _)| *name == field.value).map(|(_, column)| *column);
        let meant = |field: &Field| {
            let name = nearest(&field.value, COLUMNS.iter().map(|(name, _)| *name))?;
            COLUMNS.iter().find(|(known, _)| *known == name).copied()
        };
        let names = row.fields.iter().map(|field| field.value.clone()).collect();
        let usual = || COLUMNS.iter().take(4).map(|(_, column)| Some(*column)).collect();
        if row.broken {
            return Header { columns: usual(), names, stands: true };
        }
        if !row.fields.iter().any(|field| meant(field).is_some()) {
            let is_data = row.fields.iter().any(|field| readable(&field.value).is_some());
            let mark = row.mark(0..row.raw.len(), "expected `status,code,message,detail`");
            let sentence = if is_data { "the table has no header" } else { "the first line is no header" };
            problems.push(Problem::at(mark, sentence).help("the first line names the columns, in any order"));
            return Header { columns: usual(), names, stands: !is_data };
        }
        let mut columns = Vec::new();
        for field in &row.fields {
            let mark = |label: String| row.mark(field.span.clone(), label);
            let value = &field.value;
            let column = match named(field) {
                Some(column) if columns.contains(&Some(column)) => {
                    problems
                        .push(Problem::at(mark("again here".to_owned()), format!("the column `{value}` is repeated")));
                    None
                }
                Some(column) => Some(column),
                None => {
                    // What was meant stands in for what was written, unless that stands there too.
                    let meant = meant(field).filter(|(_, column)| {
                        !columns.contains(&Some(*column))
                            && !row.fields.iter().any(|other| named(other) == Some(*column))
                    });
                    let label = match meant {
                        Some((name, _)) => format!("did you mean `{name}`?"),
                        None => "expected `status`, `code`, `message`, `detail` or `deprecated`".to_owned(),
                    };
                    problems.push(Problem::at(mark(label), format!("unknown column `{}`", shown(value))));
                    meant.map(|(_, column)| column)
                }
            };
            columns.push(column);
        }
        for (name, column) in COLUMNS {
            if REQUIRED.contains(&column) && !columns.contains(&Some(column)) {
                let mark = row.mark(0..row.raw.len(), format!("no `{name}` here"));
                problems.push(Problem::at(mark, format!("the column `{name}` is missing")));
            }
        }
        Header { columns, names, stands: true }
    }

    fn field<'a>(&self, row: &'a Row, column: Column) -> Option<&'a Field> {
        let index = self.columns.iter().position(|known| *known == Some(column))?;
        row.fields.get(index)
    }

    /// The code of a broken row, if there is one to be made out.
    fn salvage(&self, row: &Row) -> Option<u32> {
        let in_its_column = self.field(row, Column::Code).and_then(|field| readable(&field.value));
        in_its_column.or_else(|| row.raw.split(|c| c == ',' || c == '"' || is_other_separator(c)).find_map(readable))
    }
}

/// The rows' check: what the header said, and which codes have been.
struct Check<'a> {
    header: Header,
    problems: &'a mut Vec<Problem>,
    seen: BTreeMap<u32, Mark>,
}

impl Check<'_> {
    /// The row's entry, if nothing is wrong with it.
    fn row(&mut self, row: &Row) -> Option<Entry> {
        let before = self.problems.len();
        if row.broken {
            return None;
        }
        if row.fields.len() != self.header.columns.len() {
            let problem = self.wrong_count(row);
            self.problems.push(problem);
            return None;
        }
        if row.fields.iter().map(|field| &field.value).eq(&self.header.names) {
            let mark = row.mark(0..row.raw.len(), "a header stands only in the first line");
            self.problems.push(Problem::at(mark, "the header is repeated"));
            return None;
        }
        let status = self.status(row);
        let code = self.code(row, status);
        let message = self.text(row, Column::Message, "message");
        let detail = self.text(row, Column::Detail, "detail");
        let deprecated = self.text(row, Column::Deprecated, "deprecation");
        if self.problems.len() > before {
            return None;
        }
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Some(Entry { code: code?, message: message?.to_owned(), detail: text(detail), deprecated: text(deprecated) })
    }

    fn wrong_count(&self, row: &Row) -> Problem {
        let (found, expected) = (row.fields.len(), self.header.columns.len());
        let fields = if found == 1 { "1 field".to_owned() } else { format!("{found} fields") };
        let sentence = format!("the row has {fields}, and the header {expected}");
        if found > expected {
            return self.too_many(row, sentence);
        }
        let whole = row.mark(0..row.raw.len(), "");
        for (separator, name) in OTHER_SEPARATORS {
            if found == 1 && row.raw.contains(separator) {
                let label = format!("separated by {name}; expected commas");
                return Problem::at(Mark { label, ..whole }, sentence);
            }
        }
        if self.header.columns[found..].contains(&Some(Column::Message)) {
            return Problem::at(Mark { label: "fields are missing".to_owned(), ..whole }, sentence)
                .help(format!("the columns are `{}`", self.header.names.join(",")));
        }
        let end = row.raw.len();
        let commas = ",".repeat(expected - found);
        Problem::at(row.mark(end..end, format!("expected `{commas}` here")), sentence)
            .help("a column that has nothing to say still needs its comma")
    }

    /// Too many fields are most often a comma in a text that is not in quotes; then the row with quotes is shown.
    fn too_many(&self, row: &Row, sentence: String) -> Problem {
        let surplus = row.fields.len() - self.header.columns.len();
        let text = self.header.columns.iter().position(|column| *column == Some(Column::Message));
        // The message, if what stands behind it leaves room: a detail in Chinese has its commas in full width.
        let joined = text.map(|first| row.fields[first].span.start..row.fields[first + surplus].span.end);
        let Some(joined) = joined.filter(|joined| !row.raw[joined.clone()].contains('"')) else {
            let behind = row.fields[self.header.columns.len()].span.start..row.raw.len();
            return Problem::at(row.mark(behind, "more than the header has columns for"), sentence)
                .help("put a text with a comma in quotes");
        };
        let quoted = format!("\"{}\"", &row.raw[joined.clone()]);
        let mended = format!("{}{quoted}{}", &row.raw[..joined.start], &row.raw[joined.end..]);
        Problem::at(row.mark(joined, "a comma without quotes?"), sentence)
            .help(format!("put a text with a comma in quotes: {}", shown(&mended)))
    }

    fn status(&mut self, row: &Row) -> Option<u32> {
        let field = self.header.field(row, Column::Status)?;
        let status = field.value.parse().ok().filter(|status| (100..=999).contains(status));
        if status.is_none() || !is_digits(&field.value, 3) {
            let label = wrong_digits(&field.value).unwrap_or_else(|| "expected a status, as in 404".to_owned());
            let sentence = format!("status `{}` is not three digits from 100 to 999", shown(&field.value));
            self.problems.push(Problem::at(row.mark(field.span.clone(), label), sentence));
            return None;
        }
        status
    }

    fn code(&mut self, row: &Row, status: Option<u32>) -> Option<u32> {
        let field = self.header.field(row, Column::Code)?;
        let range = status.map(|status| format!("expected a code from {status}00000 to {status}99999"));
        let value = shown(&field.value);
        let Some(code) = field.value.parse().ok().filter(|_| is_digits(&field.value, 8)) else {
            let label = wrong_digits(&field.value).or(range).unwrap_or_else(|| "expected eight digits".to_owned());
            let sentence = format!("code `{value}` is not eight digits");
            self.problems.push(Problem::at(row.mark(field.span.clone(), label), sentence));
            return None;
        };
        if code < 10_000_000 {
            let label = range.unwrap_or_else(|| "expected a code from 10000000 to 99999999".to_owned());
            let sentence = format!("code {value} begins with a zero, which no status does");
            self.problems.push(Problem::at(row.mark(field.span.clone(), label), sentence));
            return None;
        }
        if let Some(status) = status.filter(|status| code / 100_000 != *status) {
            let sentence = format!("code {value} does not begin with its status {status}");
            self.problems.push(Problem::at(row.mark(field.span.clone(), range.unwrap_or_default()), sentence));
        }
        let mark = row.mark(field.span.clone(), "");
        if let Some(first) = self.seen.get(&code) {
            let sentence = format!("code {value} already stands in line {}", first.line);
            let before =
                Mark { raw: first.raw.clone(), span: first.span.clone(), label: "first here".into(), ..*first };
            self.problems.push(Problem::at(Mark { label: "again here".into(), ..mark }, sentence).before(before));
            return None;
        }
        self.seen.insert(code, mark);
        Some(code)
    }

    /// A text that must be one visible line. `None` if its column is missing or it has a problem.
    fn text<'a>(&mut self, row: &'a Row, column: Column, name: &str) -> Option<&'a str> {
        let field = self.header.field(row, column)?;
        let value = &field.value;
        let mut problem = |span: Range<usize>, label: String, sentence: String| {
            self.problems.push(Problem::at(row.mark(span, label), sentence));
        };
        if column == Column::Message && value.is_empty() {
            problem(field.span.clone(), "expected a short description".to_owned(), format!("the {name} is empty"));
            return None;
        }
        if let Some(at) = row.raw[field.span.clone()].find(is_forbidden) {
            let start = field.span.start + at;
            let found = row.raw[start..].chars().next()?;
            let kind = if found.is_control() { "a control character" } else { "an invisible character" };
            problem(start..start + found.len_utf8(), named(found), format!("the {name} holds {kind}"));
            return None;
        }
        let (first, last) = (value.chars().next(), value.chars().next_back());
        for (end, side) in [(first, "begins"), (last, "ends")] {
            if let Some(blank) = end.filter(|c| is_blank(*c)) {
                let label = format!("{} at its {}", named(blank), if side == "begins" { "start" } else { "end" });
                problem(field.span.clone(), label, format!("the {name} {side} with space"));
                return None;
            }
        }
        Some(value)
    }
}

fn is_digits(value: &str, count: usize) -> bool {
    value.len() == count && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// What keeps a number from being one, where the eye does not see it.
fn wrong_digits(value: &str) -> Option<String> {
    let not_ascii = |c: char| !c.is_ascii();
    if let Some(c) = value.chars().find(|c| invisible(*c).is_some() || c.is_control()) {
        return Some(format!("{} inside: delete it", named(c)));
    }
    if value.contains(' ') {
        return Some("a space inside: delete it".to_owned());
    }
    let c = value.chars().find(|c| not_ascii(*c))?;
    let what = if c.is_numeric() { "is a digit, but not an ASCII one" } else { "is no ASCII digit" };
    Some(format!("{} {what}", named(c)))
}

/// The code that a field was meant to be: without what is not seen, and with full-width digits read as the plain ones.
fn readable(value: &str) -> Option<u32> {
    let plain = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        _ => c,
    };
    let digits: String = value.chars().filter(|c| !is_blank(*c) && !c.is_control()).map(plain).collect();
    if !is_digits(&digits, 8) {
        return None;
    }
    digits.parse().ok().filter(|code| *code >= 10_000_000)
}

/// A value as a sentence shows it: on one line, and not endless.
fn shown(value: &str) -> String {
    let mut shown: String = value.chars().take(160).map(crate::characters::visible).collect();
    if value.chars().nth(160).is_some() {
        shown.push('…');
    }
    shown
}
