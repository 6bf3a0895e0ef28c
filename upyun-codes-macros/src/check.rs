//! The rows as a table: whether every field is what it must be.

use std::fmt::Write;
use std::ops::Range;

use crate::characters::{is_blank, is_forbidden, is_invisible, named, shown};
use crate::digits::{hidden, is_digits, readable};
use crate::encoding;
use crate::header::{Column, Header};
use crate::kind::{self, Kind};
use crate::nearest::nearest;
use crate::order;
use crate::problem::Problem;
use crate::rows::{self, Field, Row, is_other_separator};
use crate::shape;

/// A table's entries, in file order, and what can be salvaged from its broken rows.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
    /// The readable codes of rows that have a problem. They get constants all the same, so that using them is not
    /// another error.
    pub(crate) broken: Vec<u32>,
}

/// A valid row.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) code: u32,
    pub(crate) message: String,
    /// Empty for none.
    pub(crate) detail: String,
    /// Why the code is retired; empty for a code in use.
    pub(crate) deprecated: String,
    pub(crate) kind: Kind,
}

impl Entry {
    pub(crate) fn status(&self) -> u32 {
        self.code / 100_000
    }
}

/// Reads a file's bytes as a table; every problem is added to `problems`.
pub(crate) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Table {
    let Some(text) = encoding::decode(bytes, problems) else { return Table::default() };
    let rows = rows::split(&text, problems);
    check(&rows, problems)
}

fn check(rows: &[Row], problems: &mut Vec<Problem>) -> Table {
    let Some((first, rest)) = rows.split_first() else {
        problems.push(Problem::of_file("the table is empty", "start it with the header `status,code,message`"));
        return Table::default();
    };
    let before = problems.len();
    let mut header = Header::read(first, problems);
    let rows = if header.is_present { rest } else { rows };
    if let Some(problem) = shape::mismatched_header(&header, first, rows) {
        // One mistake in the header, not one in each row. A problem with its names may be the same mistake.
        if problems.len() == before {
            problems.push(problem);
        }
        header.columns = Vec::new();
    }
    if rows.is_empty() {
        problems.push(Problem::at(first.whole("expected rows after this header"), "the table has no rows"));
    }
    let mut check = Check { header, problems, uses: Vec::with_capacity(rows.len()) };
    let mut entries = Vec::with_capacity(rows.len());
    let mut broken = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let entry = check.row(index, row);
        if entry.is_none() {
            codes(&check.header, row, &mut broken);
        }
        entries.push(entry);
    }
    check.duplicates(rows, &mut entries, &mut broken);
    table(entries, &broken)
}

/// The table of the entries that are left, and of the broken codes that none of them has.
fn table(entries: Vec<Option<Entry>>, broken: &[u32]) -> Table {
    let mut table = Table::default();
    for entry in entries {
        table.entries.extend(entry);
    }
    // In ascending order, each code once; at the same code, the entry comes first.
    let mut keys = Vec::with_capacity(table.entries.len() + broken.len());
    for entry in &table.entries {
        keys.push((entry.code as usize, 0));
    }
    for code in broken {
        keys.push((*code as usize, 1));
    }
    let mut previous = 0;
    for index in order::ascending(&keys) {
        let (code, _) = keys[index];
        if let (Some(index), true) = (index.checked_sub(table.entries.len()), code != previous) {
            table.broken.push(broken[index]);
        }
        previous = code;
    }
    table
}

/// The state of checking the rows: the header, and where codes are used.
struct Check<'a> {
    header: Header,
    problems: &'a mut Vec<Problem>,
    uses: Vec<Use>,
}

/// A code, the index of its row, and its span there.
struct Use {
    code: u32,
    row: usize,
    span: Range<usize>,
}

impl<'a> Check<'a> {
    /// The row's entry, if nothing is wrong with it.
    fn row(&mut self, index: usize, row: &'a Row) -> Option<Entry> {
        let before = self.problems.len();
        let mut reliable_to = row.broken_at;
        if reliable_to.is_none() {
            if self.header.is_repeated_by(row) {
                self.problems.push(Problem::at(row.whole("remove this line"), "duplicate header"));
                return None;
            }
            if shape::is_swapped(&self.header, row) {
                let sentence = "the status and the code are swapped";
                self.problems.push(Problem::at(row.whole("`status` has eight digits, and `code` has three"), sentence));
                return None;
            }
            if !self.header.columns.is_empty() && row.fields.len() != self.header.columns.len() {
                let problem = shape::wrong_count(&self.header, row);
                reliable_to = Some(problem.position().1);
                self.problems.push(problem);
            }
        }
        // Fields before a problem with the row as a whole are what they seem, and are checked all the same. A problem
        // at the end of the line comes after all of them.
        let field = |check: &Self, column| {
            let field = check.header.field(row, column)?;
            let is_reliable = reliable_to.is_none_or(|end| field.span.end < end || end == row.raw.len());
            if is_reliable { Some(field) } else { None }
        };
        let status = field(self, Column::Status).and_then(|field| self.status(row, field));
        let mut code = None;
        if let Some(field) = field(self, Column::Code) {
            code = self.code(row, field, status);
            self.used(code, index, &field.span);
        } else if row.continued.is_none() {
            self.used_in_broken_row(index, row);
        }
        let message = field(self, Column::Message).and_then(|field| self.text(row, field, "message"));
        let detail = field(self, Column::Detail).and_then(|field| self.text(row, field, "detail"));
        let deprecated = field(self, Column::Deprecated).and_then(|field| self.text(row, field, "deprecation note"));
        let kind = field(self, Column::Kind).and_then(|field| self.kind(row, field));
        if reliable_to.is_some() || self.problems.len() > before {
            return None;
        }
        // Without a status column, the codes cannot be checked.
        let status = status?;
        Some(Entry {
            code: code?,
            message: message?.to_owned(),
            detail: detail.unwrap_or_default().to_owned(),
            deprecated: deprecated.unwrap_or_default().to_owned(),
            kind: kind.unwrap_or_else(|| Kind::from_status(status)),
        })
    }

    fn used(&mut self, code: Option<u32>, row: usize, span: &Range<usize>) {
        if let Some(code) = code {
            self.uses.push(Use { code, row, span: span.clone() });
        }
    }

    /// A broken row uses its code if there is no doubt which one it is.
    fn used_in_broken_row(&mut self, index: usize, row: &Row) {
        let mut found = Vec::new();
        match shape::shifted_code(&self.header, row) {
            Some(shifted) => found.push(shifted),
            None => salvage(row, &mut found),
        }
        if let [(code, span)] = found.as_slice() {
            self.used(Some(*code), index, span);
        }
    }

    /// Reports each code that is used again. The rows lose their entries.
    fn duplicates(&mut self, rows: &[Row], entries: &mut [Option<Entry>], broken: &mut Vec<u32>) {
        let mut keys = Vec::with_capacity(self.uses.len());
        for used in &self.uses {
            keys.push((used.code as usize, used.row));
        }
        let mut first: Option<&Use> = None;
        for index in order::ascending(&keys) {
            let again = &self.uses[index];
            let Some(before) = first.filter(|first| first.code == again.code) else {
                first = Some(again);
                continue;
            };
            let code = again.code;
            let mark = rows[again.row].mark(again.span.clone(), format!("`{code}` redefined here"));
            let related = rows[before.row].mark(before.span.clone(), "first defined here");
            self.problems.push(Problem::at(mark, format!("duplicate code `{code}`")).related(related));
            if entries[again.row].take().is_some() {
                broken.push(code);
            }
        }
    }

    fn report(&mut self, row: &Row, span: Range<usize>, label: impl Into<String>, sentence: impl Into<String>) {
        self.problems.push(Problem::at(row.mark(span, label), sentence));
    }

    fn status(&mut self, row: &Row, field: &Field) -> Option<u32> {
        let value = row.value(field);
        if is_digits(value, 3) && !value.starts_with('0') {
            return value.parse().ok();
        }
        let sentence = match value {
            "" => "the status is empty".to_owned(),
            _ => format!("status `{}` is not a number from `100` to `999`", shown(value)),
        };
        match hidden(row, field, 3) {
            Some((span, label)) => self.report(row, span, label, sentence),
            None => self.report(row, field.span.clone(), "expected a status such as `404`", sentence),
        }
        None
    }

    /// The code that a field has, or was meant to have.
    fn code(&mut self, row: &Row, field: &Field, status: Option<u32>) -> Option<u32> {
        let value = row.value(field);
        let is_code = is_digits(value, 8) && !value.starts_with('0');
        if is_code && status.is_none_or(|status| value.starts_with(&status.to_string())) {
            return value.parse().ok();
        }
        let expected = match status {
            Some(status) => format!("expected a code from `{status}00000` to `{status}99999`"),
            None => "expected eight digits, beginning with the status".to_owned(),
        };
        let sentence = match status {
            _ if value.is_empty() => "the code is empty".to_owned(),
            _ if !is_digits(value, 8) => format!("code `{}` is not eight digits", shown(value)),
            Some(status) if is_code => format!("code `{value}` does not begin with its status `{status}`"),
            _ => format!("code `{value}` begins with a zero"),
        };
        match hidden(row, field, 8) {
            Some((span, label)) => self.report(row, span, label, sentence),
            None => self.report(row, field.span.clone(), expected, sentence),
        }
        readable(value)
    }

    /// The kind that a row gives its code. `None` if it leaves that to the status, or names no kind.
    fn kind(&mut self, row: &Row, field: &Field) -> Option<Kind> {
        let name = row.value(field);
        let kind = Kind::from_name(name);
        if kind.is_some() || name.is_empty() {
            return kind;
        }
        let sentence = format!("unknown kind `{}`", shown(name));
        if let Some(near) = nearest(name, &kind::NAMES) {
            self.report(row, field.span.clone(), format!("did you mean `{near}`?"), sentence);
            return None;
        }
        let mut help = "the kinds are ".to_owned();
        for name in &kind::NAMES {
            // Writing to a string cannot fail.
            let _ = write!(help, "`{name}`, ");
        }
        help.truncate(help.len() - ", ".len());
        let mark = row.mark(field.span.clone(), "expected an `ErrorKind` variant or an empty field");
        self.problems.push(Problem::at(mark, sentence).help(help));
        None
    }

    /// A text that must be one visible line. `None` if it has a problem.
    fn text(&mut self, row: &'a Row, field: &'a Field, name: &str) -> Option<&'a str> {
        let value = row.value(field);
        if name == "message" && value.is_empty() {
            let sentence = format!("the {name} is empty");
            self.report(row, field.span.clone(), "expected a short description", sentence);
            return None;
        }
        // Most texts are plain, and a debug build of this crate sees that faster.
        let raw = &row.raw[field.span.clone()];
        let is_plain = raw.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if let Some(at) = if is_plain { None } else { raw.find(is_forbidden) } {
            let start = field.span.start + at;
            let found = row.raw[start..].chars().next()?;
            let (sentence, label) = match found {
                '\u{FFFD}' => ("a replacement character", "restore the original text"),
                _ if found.is_control() => ("a control character", "remove it, or replace it with a space"),
                _ => ("an invisible character", "remove it"),
            };
            let (sentence, label) = (format!("the {name} contains {sentence}"), format!("{}: {label}", named(found)));
            self.report(row, start..start + found.len_utf8(), label, sentence);
            return None;
        }
        if !value.starts_with(is_invisible) && !value.ends_with(is_blank) {
            return Some(value);
        }
        let quote = usize::from(raw.starts_with('"'));
        let inner = field.span.start + quote..field.span.end - quote;
        let head = value.len() - value.trim_start_matches(is_invisible).len();
        if head == value.len() {
            let label = if name == "message" { "expected a short description" } else { "leave this field empty" };
            self.report(row, inner, label, format!("the {name} has no visible characters"));
            return None;
        }
        let tail = value.len() - value.trim_end_matches(is_blank).len();
        let spans = [("leading", inner.start..inner.start + head), ("trailing", inner.end - tail..inner.end)];
        for (side, span) in &spans {
            let text = &row.raw[span.clone()];
            let label = match text.chars().next() {
                None => continue,
                Some(_) if text == " " => "remove this space".to_owned(),
                Some(_) if text.bytes().all(|byte| byte == b' ') => "remove these spaces".to_owned(),
                Some(first) => format!("remove this whitespace: {}", named(first)),
            };
            self.report(row, span.clone(), label, format!("the {name} has {side} whitespace"));
        }
        None
    }
}

/// Adds the codes that a broken row was meant to define. Other digits in a text with a line break or a comma do not
/// count.
fn codes(header: &Header, row: &Row, codes: &mut Vec<u32>) {
    if let Some((code, _)) = shape::shifted_code(header, row) {
        codes.push(code);
        return;
    }
    let Some((index, rest)) = &row.continued else {
        let mut found = Vec::new();
        salvage(row, &mut found);
        for (code, _) in found {
            codes.push(code);
        }
        return;
    };
    let Some(position) = header.position(Column::Code) else { return };
    codes.extend(match position.checked_sub(index + 1) {
        Some(after) => rest.get(after).and_then(|value| readable(value)),
        None => row.fields.get(position).and_then(|field| readable(row.value(field))),
    });
}

/// Adds the codes that can be made out in a broken row, with their spans.
fn salvage(row: &Row, found: &mut Vec<(u32, Range<usize>)>) {
    let mut start = 0;
    for part in row.raw.split(|c| matches!(c, ',' | '"' | '“' | '”' | '\r') || is_other_separator(c)) {
        let span = start..start + part.len();
        start = span.end + row.raw[span.end..].chars().next().map_or(0, char::len_utf8);
        if let Some(code) = readable(part) {
            found.push((code, span));
        }
    }
}
