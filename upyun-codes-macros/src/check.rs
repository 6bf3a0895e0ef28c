//! The rows as a table: whether every field is what it must be.

use std::fmt::{Display, Write};
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

/// A table's entry for one code.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) code: u32,
    pub(crate) message: String,
    /// Empty for none.
    pub(crate) detail: String,
    /// Why the code is retired; empty for a code in use.
    pub(crate) deprecated: String,
    pub(crate) kind: Kind,
    /// Whether its row has a problem. It gets an entry all the same, so that using the code is not another error.
    pub(crate) is_broken: bool,
}

impl Entry {
    /// The entry for a code whose row has a problem. Nobody gets to read its texts, but a constant may unwrap them.
    fn broken(code: u32) -> Entry {
        let text = "its row has a problem";
        Entry {
            code,
            message: text.to_owned(),
            detail: text.to_owned(),
            deprecated: String::new(),
            kind: Kind::from_status(code / 100_000),
            is_broken: true,
        }
    }

    pub(crate) fn status(&self) -> u32 {
        self.code / 100_000
    }
}

/// Reads a file's bytes as the entries of a table, in ascending order by code; every problem is added to `problems`.
pub(crate) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Entry> {
    let Some(text) = encoding::decode(bytes, problems) else { return Vec::new() };
    let rows = rows::split(&text, problems);
    check(&rows, problems)
}

fn check(rows: &[Row], problems: &mut Vec<Problem>) -> Vec<Entry> {
    let Some((first, rest)) = rows.split_first() else {
        problems.push(Problem::of_file("the table is empty", "start it with the header `status,code,message`"));
        return Vec::new();
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
        problems.push(first.problem(first.whole(), "expected rows after this header", "the table has no rows"));
    }
    let mut check = Check { header, problems, uses: Vec::with_capacity(rows.len()) };
    let mut entries = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        entries.push(check.row(index, row));
    }
    check.into_entries(rows, entries)
}

/// The state of checking the rows: the header, and where codes are used.
struct Check<'a> {
    header: Header,
    problems: &'a mut Vec<Problem>,
    uses: Vec<Use>,
}

/// A code that a row defines, or may have been meant to define.
struct Use {
    code: u32,
    /// The index of the row.
    row: usize,
    /// Where in the row; `None` if there is doubt.
    span: Option<Range<usize>>,
}

impl<'a> Check<'a> {
    /// The row's entry, if nothing is wrong with it.
    fn row(&mut self, index: usize, row: &'a Row) -> Option<Entry> {
        let before = self.problems.len();
        let mut reliable_to = row.broken_at;
        if reliable_to.is_none() {
            if self.header.is_repeated_by(row) {
                self.report(row, row.whole(), "remove this line", "duplicate header");
                return None;
            }
            if shape::is_swapped(&self.header, row) {
                let label = "`status` has eight digits, and `code` has three";
                self.report(row, row.whole(), label, "the status and the code are swapped");
                self.salvage(index, row, true);
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
        let code_field = field(self, Column::Code);
        let code = code_field.and_then(|field| self.code(row, field, status));
        if let (Some(code), Some(field)) = (code, code_field) {
            self.uses.push(Use { code, row: index, span: Some(field.span.clone()) });
        }
        if code_field.is_none() || reliable_to.is_some() {
            self.salvage(index, row, code_field.is_none());
        }
        let message = field(self, Column::Message).and_then(|field| self.text(row, field, "message"));
        let detail = field(self, Column::Detail).and_then(|field| self.text(row, field, "detail"));
        let deprecated = field(self, Column::Deprecated).and_then(|field| self.text(row, field, "deprecation note"));
        let kind = field(self, Column::Kind).and_then(|field| self.kind(row, field));
        self.misplaced(row, detail.and(field(self, Column::Detail)), field(self, Column::Kind));
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
            is_broken: false,
        })
    }

    /// Notes the codes that a broken row was meant to define. There is no doubt if it `is_unread` so far and has just
    /// one.
    fn salvage(&mut self, index: usize, row: &Row, is_unread: bool) {
        if let Some((field, rest)) = &row.continued {
            // Other digits, in a text with a line break, do not count.
            let Some(position) = self.header.position(Column::Code) else { return };
            let value = match position.checked_sub(field + 1) {
                Some(after) => rest.get(after).map(String::as_str),
                None => row.fields.get(position).map(|field| row.value(field)),
            };
            self.uses.extend(value.and_then(readable).map(|code| Use { code, row: index, span: None }));
            return;
        }
        let found = match shape::shifted_code(&self.header, row) {
            Some(shifted) => vec![shifted],
            None => readable_codes(row),
        };
        let is_certain = is_unread && found.len() == 1 && row.broken_at != Some(0);
        for (code, span) in found {
            self.uses.push(Use { code, row: index, span: if is_certain { Some(span) } else { None } });
        }
    }

    /// One entry for each code, from the valid entries of the rows. Reports every further row that defines the code.
    fn into_entries(self, rows: &[Row], mut valid: Vec<Option<Entry>>) -> Vec<Entry> {
        let mut keys = Vec::with_capacity(self.uses.len());
        for used in &self.uses {
            keys.push((used.code as usize, usize::from(used.span.is_none())));
        }
        let mut entries = Vec::with_capacity(keys.len());
        let mut first: Option<&Use> = None;
        for index in order::ascending(&keys) {
            let used = &self.uses[index];
            let code = used.code;
            let Some(before) = first.filter(|first| first.code == code) else {
                first = Some(used);
                entries.push(valid[used.row].take().unwrap_or_else(|| Entry::broken(code)));
                continue;
            };
            if let (Some(before_span), Some(span)) = (&before.span, &used.span) {
                let problem = rows[used.row].problem(
                    span.clone(),
                    format_args!("`{code}` redefined here"),
                    format_args!("duplicate code `{code}`"),
                );
                let related = rows[before.row].mark(before_span.clone(), "first defined here");
                self.problems.push(problem.related(related));
            }
        }
        entries
    }

    fn report(&mut self, row: &Row, span: Range<usize>, label: impl Display, sentence: impl Display) {
        self.problems.push(row.problem(span, label, sentence));
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
            Some((span, label)) => self.report(row, span, &label, &sentence),
            None => self.report(row, field.span.clone(), "expected a status such as `404`", &sentence),
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
            Some((span, label)) => self.report(row, span, &label, &sentence),
            None => self.report(row, field.span.clone(), &expected, &sentence),
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
            self.report(
                row,
                field.span.clone(),
                format_args!("a kind with a similar name exists: `{near}`"),
                &sentence,
            );
            return None;
        }
        let mut help = "the kinds are ".to_owned();
        for name in &kind::NAMES {
            // Writing to a string cannot fail.
            let _ = write!(help, "`{name}`, ");
        }
        help.truncate(help.len() - ", ".len());
        let label = "expected an `ErrorKind` variant or an empty field";
        self.problems.push(row.problem(field.span.clone(), label, &sentence).help(&help));
        None
    }

    /// Reports a detail that was most likely meant as the kind.
    fn misplaced(&mut self, row: &Row, detail: Option<&Field>, kind: Option<&Field>) {
        if let (Some(detail), Some(kind)) = (detail, kind)
            && row.value(kind).is_empty()
            && Kind::from_name(row.value(detail)).is_some()
        {
            let label = "does this belong in the `kind` column?";
            let problem = row.problem(detail.span.clone(), label, "the detail is the name of a kind");
            self.problems.push(problem.help("if not, fill in the `kind` column as well"));
        }
    }

    /// A text that must be one visible line. `None` if it has a problem.
    fn text(&mut self, row: &'a Row, field: &'a Field, name: &str) -> Option<&'a str> {
        let value = row.value(field);
        if name == "message" && value.is_empty() {
            self.report(row, field.span.clone(), "expected a short description", "the message is empty");
            return None;
        }
        if name == "deprecation note" && matches!(value, "true" | "false" | "TRUE" | "FALSE") {
            let label = "expected the reason why the code is retired, or an empty field";
            self.report(row, field.span.clone(), label, format_args!("the deprecation note is `{value}`"));
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
            self.report(
                row,
                start..start + found.len_utf8(),
                format_args!("{}: {label}", named(found)),
                format_args!("the {name} contains {sentence}"),
            );
            return None;
        }
        let head = value.len() - value.trim_start_matches(is_invisible).len();
        let tail = value.len() - value.trim_end_matches(is_blank).len();
        if head + tail == 0 {
            return Some(value);
        }
        let quote = usize::from(raw.starts_with('"'));
        let inner = field.span.start + quote..field.span.end - quote;
        if head == value.len() {
            let label = if name == "message" { "expected a short description" } else { "leave this field empty" };
            self.report(row, inner, label, format_args!("the {name} has no visible characters"));
            return None;
        }
        let spans = [("leading", inner.start..inner.start + head), ("trailing", inner.end - tail..inner.end)];
        for (side, span) in &spans {
            let text = &row.raw[span.clone()];
            let label = match text.chars().next() {
                None => continue,
                Some(_) if text == " " => "remove this space".to_owned(),
                Some(_) if text.bytes().all(|byte| byte == b' ') => "remove these spaces".to_owned(),
                Some(first) => format!("remove this whitespace: {}", named(first)),
            };
            self.report(row, span.clone(), &label, format_args!("the {name} has {side} whitespace"));
        }
        None
    }
}

/// The codes that can be made out in a broken row, with their spans.
fn readable_codes(row: &Row) -> Vec<(u32, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in row.raw.split(|c| matches!(c, ',' | '"' | '“' | '”' | '\r') || is_other_separator(c)) {
        let span = start..start + part.len();
        start = span.end + row.raw[span.end..].chars().next().map_or(0, char::len_utf8);
        if let Some(code) = readable(part) {
            found.push((code, span));
        }
    }
    found
}
