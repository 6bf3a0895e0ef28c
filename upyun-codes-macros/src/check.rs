//! The rows as a table: whether every field is what it must be.

use std::collections::hash_map::{Entry as Slot, HashMap};
use std::ops::Range;

use crate::characters::{is_blank, is_forbidden, is_unseen, named, shown};
use crate::digits::{hidden, is_digits, readable};
use crate::encoding;
use crate::header::{Column, Header};
use crate::kind::{self, Kind};
use crate::nearest::nearest;
use crate::order;
use crate::problem::{Mark, Problem};
use crate::rows::{self, Field, Row, is_other_separator};
use crate::shape;

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
    pub(crate) kind: Kind,
}

impl Entry {
    pub(crate) fn status(&self) -> u32 {
        self.code / 100_000
    }
}

/// Reads a file's bytes as a table; every fault goes to `problems`.
pub(crate) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Table {
    let text = encoding::decode(bytes, problems);
    let rows = rows::split(&text, problems);
    check(&rows, problems)
}

fn check(rows: &[Row], problems: &mut Vec<Problem>) -> Table {
    let Some((first, rest)) = rows.split_first() else {
        problems.push(Problem::of_file("the table is empty", "start it with the header `status,code,message,detail`"));
        return Table::default();
    };
    let before = problems.len();
    let mut header = Header::read(first, problems);
    let rows = if header.stands { rest } else { rows };
    if let Some(problem) = shape::header_of_other_rows(&header, first, rows) {
        // One mistake in the header, and not one in each row. What is wrong with its names may be that mistake.
        if problems.len() == before {
            problems.push(problem);
        }
        header.columns = Vec::new();
    }
    if rows.is_empty() {
        let mark = first.mark(0..first.raw.len(), "expected rows after this header");
        problems.push(Problem::at(mark, "the table has no rows"));
    }
    let mut check = Check { header, rows, problems, seen: HashMap::with_capacity(rows.len()) };
    let mut entries = Vec::with_capacity(rows.len());
    let mut broken = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let entry = check.row(index);
        if entry.is_none() {
            broken.extend(codes(&check.header, row));
        }
        entries.push(entry);
    }
    broken.retain(|code| check.seen.get(code).is_none_or(|(row, _)| entries[*row].is_none()));
    Table { broken: ascending(&broken), entries: entries.into_iter().flatten().collect() }
}

/// The codes in order, each once.
fn ascending(codes: &[u32]) -> Vec<u32> {
    let mut sorted = Vec::new();
    for index in order::ascending(&codes.iter().map(|code| (*code as usize, 0)).collect::<Vec<_>>()) {
        if sorted.last() != Some(&codes[index]) {
            sorted.push(codes[index]);
        }
    }
    sorted
}

/// The rows' check: what the header said, and which codes have been.
struct Check<'a> {
    header: Header,
    rows: &'a [Row],
    problems: &'a mut Vec<Problem>,
    /// For each code the row where it stood first, and the place in it.
    seen: HashMap<u32, (usize, Range<usize>)>,
}

impl<'a> Check<'a> {
    /// The row's entry, if nothing is wrong with it.
    fn row(&mut self, index: usize) -> Option<Entry> {
        let row = &self.rows[index];
        let before = self.problems.len();
        let mut sound_to = row.broken_at;
        if sound_to.is_none() {
            if let Some(problem) = shape::not_a_row(&self.header, row) {
                self.problems.push(problem);
                return None;
            }
            if !self.header.columns.is_empty() && row.fields.len() != self.header.columns.len() {
                let problem = shape::wrong_count(&self.header, row);
                sound_to = Some(problem.position().1);
                self.problems.push(problem);
            }
        }
        // In front of what is wrong with the row as a whole its fields are what they seem, and are checked all the same.
        let sound = |field: &&Field| sound_to.is_none_or(|end| field.span.end < end || end == row.raw.len());
        let field = |check: &Self, column| check.header.field(row, column).filter(sound);
        let status = field(self, Column::Status).and_then(|field| self.status(row, field));
        let code = match field(self, Column::Code) {
            Some(field) => self.code(index, field, status),
            None if row.continued.is_some() => None,
            None => shape::shifted_code(&self.header, row)
                .or_else(|| salvage(row).next())
                .and_then(|(code, span)| self.first(index, code, span)),
        };
        let message = field(self, Column::Message).and_then(|field| self.text(row, field, "message"));
        let detail = field(self, Column::Detail).and_then(|field| self.text(row, field, "detail"));
        let deprecated = field(self, Column::Deprecated).and_then(|field| self.text(row, field, "deprecation note"));
        let kind = field(self, Column::Kind).and_then(|field| self.kind(row, field));
        if sound_to.is_some() || self.problems.len() > before {
            return None;
        }
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        // Without the column of a status, nothing says whether the codes are right.
        let status = status?;
        Some(Entry {
            code: code?,
            message: message?.to_owned(),
            detail: text(detail),
            deprecated: text(deprecated),
            kind: kind.unwrap_or_else(|| Kind::from_status(status)),
        })
    }

    fn status(&mut self, row: &Row, field: &Field) -> Option<u32> {
        let value = row.value(field);
        let status = value.parse().ok().filter(|status| is_digits(value, 3) && (100..=999).contains(status));
        if status.is_none() {
            let (span, label) =
                hidden(row, field, 3).unwrap_or((field.span.clone(), "expected a status such as `404`".into()));
            let sentence = match value {
                "" => "the status is empty".to_owned(),
                _ => format!("status `{}` is not a number from `100` to `999`", shown(value)),
            };
            self.problems.push(Problem::at(row.mark(span, label), sentence));
        }
        status
    }

    fn code(&mut self, index: usize, field: &Field, status: Option<u32>) -> Option<u32> {
        let row = &self.rows[index];
        let value = row.value(field);
        let range = || match status {
            Some(status) => format!("expected a code from `{status}00000` to `{status}99999`"),
            None => "expected eight digits, the first three being the status".to_owned(),
        };
        let mut report = |(span, label): (Range<usize>, String), sentence: String| {
            self.problems.push(Problem::at(row.mark(span, label), sentence));
        };
        let whole = || (field.span.clone(), range());
        let Some(code) = value.parse().ok().filter(|_| is_digits(value, 8)) else {
            let sentence = match value {
                "" => "the code is empty".to_owned(),
                _ => format!("code `{}` is not eight digits", shown(value)),
            };
            report(hidden(row, field, 8).unwrap_or_else(whole), sentence);
            // What it was meant to be may stand elsewhere too.
            return readable(value).and_then(|code| self.first(index, code, field.span.clone()));
        };
        match status {
            _ if code < 10_000_000 => {
                report(whole(), format!("code `{value}` begins with a zero"));
                return None;
            }
            Some(status) if code / 100_000 != status => {
                report(whole(), format!("code `{value}` does not begin with its status `{status}`"));
            }
            _ => {}
        }
        self.first(index, code, field.span.clone())
    }

    /// The code, if it stands here for the first time.
    fn first(&mut self, index: usize, code: u32, span: Range<usize>) -> Option<u32> {
        match self.seen.entry(code) {
            Slot::Vacant(slot) => {
                slot.insert((index, span));
                Some(code)
            }
            Slot::Occupied(slot) => {
                let (first, place) = slot.get();
                let (row, first) = (&self.rows[index], &self.rows[*first]);
                let sentence = format!("duplicate code `{code}`");
                let before: Mark = first.mark(place.clone(), "first defined here");
                self.problems
                    .push(Problem::at(row.mark(span, format!("`{code}` redefined here")), sentence).before(before));
                None
            }
        }
    }

    /// The kind that a row gives its code. `None` if it leaves that to the status, or names no kind.
    fn kind(&mut self, row: &Row, field: &Field) -> Option<Kind> {
        let name = row.value(field);
        if name.is_empty() {
            return None;
        }
        let kind = Kind::from_name(name);
        if kind.is_none() {
            let near = nearest(name, &kind::NAMES);
            let label = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "expected a variant of `ErrorKind`, or nothing".to_owned(),
            };
            let problem = Problem::at(row.mark(field.span.clone(), label), format!("unknown kind `{}`", shown(name)));
            let names = kind::NAMES.map(|name| format!("`{name}`")).join(", ");
            let problem = if near.is_none() { problem.help(format!("the kinds are {names}")) } else { problem };
            self.problems.push(problem);
        }
        kind
    }

    /// A text that must be one visible line. `None` if it has a problem.
    fn text(&mut self, row: &'a Row, field: &'a Field, name: &str) -> Option<&'a str> {
        let value = row.value(field);
        let mut problem = |span: Range<usize>, label: String, sentence: String| {
            self.problems.push(Problem::at(row.mark(span, label), sentence));
        };
        if name == "message" && value.is_empty() {
            problem(field.span.clone(), "expected a short description".to_owned(), format!("the {name} is empty"));
            return None;
        }
        // Most texts are plain, which takes a debug build of this crate less long to see.
        let raw = &row.raw[field.span.clone()];
        let plain = raw.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if let Some(at) = (!plain).then(|| raw.find(is_forbidden)).flatten() {
            let start = field.span.start + at;
            let found = row.raw[start..].chars().next()?;
            let (sentence, label) = match found {
                '\u{FFFD}' => ("a replacement character", "restore the original text"),
                _ if found.is_control() => ("a control character", "remove it, or replace it with a space"),
                _ => ("an invisible character", "remove it"),
            };
            let (sentence, label) = (format!("the {name} contains {sentence}"), format!("{}: {label}", named(found)));
            problem(start..start + found.len_utf8(), label, sentence);
            return None;
        }
        if !value.starts_with(is_unseen) && !value.ends_with(is_blank) {
            return Some(value);
        }
        let quote = usize::from(raw.starts_with('"'));
        let inner = field.span.start + quote..field.span.end - quote;
        let visible = value.trim_matches(is_unseen);
        let head = value.len() - value.trim_start_matches(is_unseen).len();
        let tail = value.len() - value.trim_end_matches(is_blank).len();
        if visible.is_empty() && !value.is_empty() {
            let label = if name == "message" { "expected a short description" } else { "remove this text" };
            problem(inner, label.to_owned(), format!("the {name} has no visible characters"));
            return None;
        }
        let spaces = [("leading", inner.start..inner.start + head), ("trailing", inner.end - tail..inner.end)];
        for (verb, span) in spaces.into_iter().filter(|(_, span)| !span.is_empty()) {
            let label = match &row.raw[span.clone()] {
                " " => "remove this space".to_owned(),
                text if text.bytes().all(|byte| byte == b' ') => "remove these spaces".to_owned(),
                text => format!("remove this: {}", text.chars().next().map_or(String::new(), named)),
            };
            problem(span, label, format!("the {name} has {verb} whitespace"));
        }
        None
    }
}

/// The codes that a broken row was to define. Other digits in a text with a line break or a comma are not among them.
fn codes(header: &Header, row: &Row) -> Vec<u32> {
    if let Some((code, _)) = shape::shifted_code(header, row) {
        return vec![code];
    }
    let Some((index, rest)) = &row.continued else { return salvage(row).map(|(code, _)| code).collect() };
    let Some(position) = header.position(Column::Code) else { return Vec::new() };
    let value = match position.checked_sub(index + 1) {
        Some(after) => rest.get(after).map(String::as_str),
        None => row.fields.get(position).map(|field| row.value(field)),
    };
    value.and_then(readable).into_iter().collect()
}

/// The codes of a broken row, as far as they can be made out, with their places.
fn salvage(row: &Row) -> impl Iterator<Item = (u32, Range<usize>)> {
    let mut start = 0;
    let parts = row.raw.split(|c| matches!(c, ',' | '"' | '“' | '”' | '\r') || is_other_separator(c));
    parts.filter_map(move |part| {
        let span = start..start + part.len();
        let separator = row.raw[span.end..].chars().next();
        start = span.end + separator.map_or(0, char::len_utf8);
        readable(part).map(|code| (code, span))
    })
}
