//! What the families look at: a refused file, as lines and as a table.

use std::ops::Range;
use std::rc::Rc;

use crate::characters::{is_blank, shown};
use crate::fields::{Field, split, unquoted};
use crate::header::{Entry, Fault, Header, is_number};
use crate::problem::{Mark, Mistake, Problem};
use crate::read;

/// A refused file, and what has been found out about it.
pub(super) struct Draft<'a> {
    pub(super) bytes: &'a [u8],
    /// The lines that no family has accounted for.
    pub(super) lines: Vec<Line<'a>>,
    pub(super) problems: Vec<Problem>,
}

impl Draft<'_> {
    /// Adds what is wrong with the file, so that nothing can be said about its lines.
    pub(super) fn refuse(&mut self, problem: Problem) {
        self.problems.push(problem);
        self.lines.clear();
    }
}

/// A valid header.
pub(super) struct Table {
    pub(super) header: Header,
    /// The header as errors show it.
    pub(super) shown: String,
}

impl Table {
    pub(super) fn new(line: &Line<'_>) -> Option<Table> {
        Some(Table { header: header_of(&line.raw)?, shown: shown(&line.raw) })
    }

    /// The entry that a line gives, or what the reader has against it.
    pub(super) fn entry(&self, line: &str) -> Result<Entry, Vec<Fault>> {
        read::entry(&self.header, line)
    }

    /// Whether the reader accepts a line as a row.
    pub(super) fn accepts(&self, line: &str) -> bool {
        self.entry(line).is_ok()
    }
}

/// A line that is not empty, without its end.
#[derive(Clone)]
pub(super) struct Line<'a> {
    /// Counted from 1.
    pub(super) number: usize,
    pub(super) bytes: &'a [u8],
    /// The line as text, shared with the problems that show it.
    pub(super) raw: Rc<str>,
}

impl<'a> Line<'a> {
    /// The line that bytes are, with or without its end.
    pub(super) fn new(number: usize, bytes: &'a [u8]) -> Line<'a> {
        let bytes = bytes.strip_suffix(b"\r\n").or_else(|| bytes.strip_suffix(b"\n")).unwrap_or(bytes);
        Line { number, bytes, raw: String::from_utf8_lossy(bytes).into() }
    }

    pub(super) fn mark(&self, span: Range<usize>, label: impl Into<String>) -> Mark {
        Mark { line: self.number, raw: Rc::clone(&self.raw), span, label: label.into() }
    }

    /// A problem with a part of the line.
    pub(super) fn problem(
        &self,
        mistake: Mistake,
        span: Range<usize>,
        label: impl Into<String>,
        sentence: impl Into<String>,
    ) -> Problem {
        Problem { mark: Some(self.mark(span, label)), ..Problem::new(mistake, sentence) }
    }

    /// A problem with the line as a whole.
    pub(super) fn whole(&self, mistake: Mistake, label: impl Into<String>, sentence: impl Into<String>) -> Problem {
        self.problem(mistake, 0..self.raw.len(), label, sentence)
    }

    /// The span of the character at a place.
    pub(super) fn character(&self, at: usize) -> Range<usize> {
        at..at + self.raw[at..].chars().next().map_or(0, char::len_utf8)
    }

    /// The value of a field that breaks a rule.
    pub(super) fn value(&self, fault: &Fault) -> String {
        let raw = &self.raw[fault.span.clone()];
        unquoted(raw).unwrap_or(raw).replace("\"\"", "\"")
    }

    /// The fields of the line, if its quotes are valid.
    pub(super) fn fields(&self) -> Option<Vec<Field<'_>>> {
        split(&self.raw).ok()
    }
}

/// The header that a line is, if it is a valid one.
pub(super) fn header_of(line: &str) -> Option<Header> {
    Header::read(&split(line).ok()?)
}

/// How many codes seem to be fields of some lines.
pub(super) fn count_codes(lines: &str) -> usize {
    lines.split([',', '\n']).filter(|field| is_number(field.trim_matches('"'), 8)).count()
}

/// The numbers of eight digits in a line. Full-width digits count, and invisible characters do not.
pub(super) fn codes(raw: &str) -> Vec<u32> {
    let digits = |c| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        '\0' => None,
        _ if !c.is_ascii() && is_blank(c) => None,
        _ => Some(c),
    };
    let text: String = raw.chars().filter_map(digits).collect();
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| is_number(number, 8));
    numbers.filter_map(|number| number.parse().ok()).collect()
}
