//! What is wrong with a table, shown in rustc's style.

use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use crate::characters;

/// One thing that is wrong, and where.
#[derive(Debug)]
pub(crate) struct Problem {
    /// What is wrong, in one sentence.
    pub(crate) sentence: String,
    pub(crate) place: Place,
    /// A related place, shown first: where a repeated code first appeared.
    pub(crate) related: Option<Mark>,
    /// How to fix it, if the mark's label does not say so already.
    pub(crate) help: Option<String>,
}

#[derive(Debug)]
pub(crate) enum Place {
    /// The path that the caller wrote: there is no file to show.
    Path,
    /// The file as a whole.
    File,
    Line(Mark),
}

/// A part of a line, and what to say below it.
#[derive(Debug)]
pub(crate) struct Mark {
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) raw: Rc<str>,
    /// In bytes of `raw`.
    pub(crate) span: Range<usize>,
    pub(crate) label: String,
}

impl Problem {
    /// A problem with the path that the caller wrote.
    pub(crate) fn of_path(sentence: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { sentence: sentence.into(), place: Place::Path, related: None, help: Some(help.into()) }
    }

    /// A problem with the file as a whole.
    pub(crate) fn of_file(sentence: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { place: Place::File, ..Problem::of_path(sentence, help) }
    }

    /// A problem with a part of a line.
    pub(crate) fn at(mark: Mark, sentence: impl Into<String>) -> Problem {
        Problem { sentence: sentence.into(), place: Place::Line(mark), related: None, help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn related(mut self, related: Mark) -> Problem {
        self.related = Some(related);
        self
    }

    /// By line, then by byte of the line; problems with the whole file come first.
    pub(crate) fn position(&self) -> (usize, usize) {
        match &self.place {
            Place::Path | Place::File => (0, 0),
            Place::Line(mark) => (mark.line, mark.span.start),
        }
    }

    /// The problem as text, for the file at `path`.
    pub(crate) fn shown<'a>(&'a self, path: &'a str) -> impl fmt::Display + 'a {
        Shown { problem: self, path }
    }
}

impl Mark {
    /// Counted from 1, in characters, as rustc and editors count.
    pub(crate) fn column(&self) -> usize {
        self.raw[..self.span.start].chars().count() + 1
    }
}

struct Shown<'a> {
    problem: &'a Problem,
    path: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { sentence, place, related, help } = self.problem;
        let path = self.path;
        f.write_str(sentence)?;
        let mark = match place {
            Place::Path => return help.iter().try_for_each(|help| write!(f, "\n= help: {help}")),
            Place::File => return help.iter().try_for_each(|help| write!(f, "\n--> {path}\n = help: {help}")),
            Place::Line(mark) => mark,
        };
        // The gutter is as wide as the longer of the two line numbers.
        let gutter = mark.line.max(related.as_ref().map_or(0, |related| related.line)).to_string().len();
        write!(f, "\n{:gutter$}--> {path}:{}:{}\n{:gutter$} |", "", mark.line, mark.column(), "")?;
        if let Some(related) = related {
            snippet(f, related, gutter, '-')?;
            if mark.line > related.line + 1 {
                f.write_str("\n...")?;
            }
        }
        snippet(f, mark, gutter, '^')?;
        if let Some(help) = help {
            write!(f, "\n{:gutter$} |\n{:gutter$} = help: {help}", "", "")?;
        }
        Ok(())
    }
}

/// A line, and below it the marker under the part in question.
fn snippet(f: &mut fmt::Formatter<'_>, mark: &Mark, gutter: usize, marker: char) -> fmt::Result {
    let Window { before, marked, after } = window(mark);
    let (line, label) = (mark.line, &mark.label);
    write!(f, "\n{line:<gutter$} | {before}{marked}{after}\n{:gutter$} | ", "")?;
    let indent = characters::width(&before);
    let length = characters::width(&marked).max(1);
    write!(f, "{:indent$}{}", "", marker.to_string().repeat(length))?;
    if label.is_empty() { Ok(()) } else { write!(f, " {label}") }
}

struct Window {
    before: String,
    marked: String,
    after: String,
}

/// How much of a line is shown before, in and after the mark, in characters.
const SHOWN: usize = 80;

/// The line as it is shown: cut if it is long, and with a symbol for each invisible character.
fn window(mark: &Mark) -> Window {
    let Range { start, end } = mark.span;
    let before = &mark.raw[..start];
    let before = match before.char_indices().rev().nth(SHOWN - 1) {
        Some((skipped, _)) if skipped > 0 => "…".to_owned() + &characters::start(&before[skipped..], SHOWN),
        _ => characters::start(before, SHOWN),
    };
    let marked = characters::start(&mark.raw[start..end], SHOWN);
    Window { before, marked, after: characters::start(&mark.raw[end..], SHOWN) }
}
