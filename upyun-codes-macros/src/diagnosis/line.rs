//! A line of a refused file.

use std::ops::Range;
use std::rc::Rc;

use crate::characters::is_blank;
use crate::fields::{Field, split};
use crate::header::{Header, is_number};
use crate::problem::{Mark, Place, Problem};

/// A line that is not empty, without its end.
#[derive(Clone)]
pub(crate) struct Line<'a> {
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
    pub(super) fn problem(&self, span: Range<usize>, label: impl Into<String>, sentence: impl Into<String>) -> Problem {
        Problem::at(Place::Line(self.mark(span, label)), sentence)
    }

    /// A problem with the line as a whole.
    pub(super) fn whole(&self, label: impl Into<String>, sentence: impl Into<String>) -> Problem {
        self.problem(0..self.raw.len(), label, sentence)
    }

    /// A problem with the character at a place.
    pub(super) fn character(&self, at: usize, label: impl Into<String>, sentence: impl Into<String>) -> Problem {
        let length = self.raw[at..].chars().next().map_or(0, char::len_utf8);
        self.problem(at..at + length, label, sentence)
    }

    /// The fields of the line, if its quotes are valid.
    pub(super) fn fields(&self) -> Option<Vec<Field<'_>>> {
        split(&self.raw).ok()
    }

    pub(super) fn header(&self) -> Option<Header> {
        header_of(&self.raw)
    }
}

/// The header that a line is, if it is a valid one.
pub(super) fn header_of(line: &str) -> Option<Header> {
    Header::read(&split(line).ok()?).ok()
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
