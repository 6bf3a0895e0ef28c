//! What is wrong with a table, shown in rustc's manner.

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
    /// Another place that has to do with it, shown first: where a repeated code stood before.
    pub(crate) before: Option<Mark>,
    /// The way out, where the mark's label does not say it yet.
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
    /// From 1.
    pub(crate) line: usize,
    pub(crate) raw: Rc<str>,
    /// In bytes of `raw`.
    pub(crate) span: Range<usize>,
    pub(crate) label: String,
}

impl Problem {
    /// A problem of the path that the caller wrote.
    pub(crate) fn of_path(sentence: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { sentence: sentence.into(), place: Place::Path, before: None, help: Some(help.into()) }
    }

    /// A problem of the file as a whole.
    pub(crate) fn of_file(sentence: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { place: Place::File, ..Problem::of_path(sentence, help) }
    }

    /// A problem of a part of a line.
    pub(crate) fn at(mark: Mark, sentence: impl Into<String>) -> Problem {
        Problem { sentence: sentence.into(), place: Place::Line(mark), before: None, help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn before(mut self, before: Mark) -> Problem {
        self.before = Some(before);
        self
    }

    /// By line, then by byte of the line; what concerns the whole file comes first.
    pub(crate) fn position(&self) -> (usize, usize) {
        match &self.place {
            Place::Path | Place::File => (0, 0),
            Place::Line(mark) => (mark.line, mark.span.start),
        }
    }

    /// The problem as text, for a file that the caller calls `path`.
    pub(crate) fn shown<'a>(&'a self, path: &'a str) -> impl fmt::Display + 'a {
        Shown { problem: self, path }
    }
}

impl Mark {
    /// From 1, in characters, as rustc and editors count.
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
        let Problem { sentence, place, before, help } = self.problem;
        let path = self.path;
        f.write_str(sentence)?;
        let mark = match place {
            Place::Path => return help.iter().try_for_each(|help| write!(f, "\n= help: {help}")),
            Place::File => return help.iter().try_for_each(|help| write!(f, "\n--> {path}\n = help: {help}")),
            Place::Line(mark) => mark,
        };
        // The gutter is as wide as the longer of both line numbers.
        let gutter = mark.line.max(before.as_ref().map_or(0, |before| before.line)).to_string().len();
        write!(f, "\n{:gutter$}--> {path}:{}:{}\n{:gutter$} |", "", mark.line, mark.column(), "")?;
        if let Some(before) = before {
            snippet(f, before, gutter, '-')?;
            if mark.line > before.line + 1 {
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

/// A line, and below it the mark under the part that is meant.
fn snippet(f: &mut fmt::Formatter<'_>, mark: &Mark, gutter: usize, sign: char) -> fmt::Result {
    let Window { before, marked, after } = window(mark);
    let (line, label) = (mark.line, &mark.label);
    write!(f, "\n{line:gutter$} | {before}{marked}{after}\n{:gutter$} | ", "")?;
    let indent = characters::width(&before);
    let length = characters::width(&marked).max(1);
    write!(f, "{:indent$}{}", "", sign.to_string().repeat(length))?;
    if label.is_empty() { Ok(()) } else { write!(f, " {label}") }
}

struct Window {
    before: String,
    marked: String,
    after: String,
}

/// How much of a line is shown before, in and after the mark, in characters.
const SHOWN: usize = 80;

/// The line as it is shown: cut where it is long, and with a sign for each character that would not be seen.
fn window(mark: &Mark) -> Window {
    let Range { start, end } = mark.span;
    let text = &mark.raw[..start];
    let skipped = text.char_indices().rev().nth(SHOWN - 1).map_or(0, |(at, _)| at);
    let cut = if skipped > 0 { "…" } else { "" };
    let before = cut.to_owned() + &visible(&text[skipped..]);
    Window { before, marked: head(&mark.raw[start..end]), after: head(&mark.raw[end..]) }
}

fn head(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => visible(&text[..at]) + "…",
        None => visible(text),
    }
}

fn visible(text: &str) -> String {
    text.chars().map(characters::visible).collect()
}
