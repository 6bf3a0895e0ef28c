//! What is wrong with a table, shown in rustc's manner.

use std::fmt;
use std::ops::Range;

use crate::characters;

/// One thing that is wrong, and where.
#[derive(Debug)]
pub(crate) struct Problem {
    /// What is wrong, in one sentence.
    pub(crate) sentence: String,
    /// Where; none where it is the file as a whole.
    pub(crate) mark: Option<Mark>,
    /// Another place that has to do with it, shown first: where a repeated code stood before.
    pub(crate) before: Option<Mark>,
    /// The way out, where the mark's label does not say it yet.
    pub(crate) help: Option<String>,
}

/// A part of a line, and what to say below it.
#[derive(Debug)]
pub(crate) struct Mark {
    /// From 1.
    pub(crate) line: usize,
    pub(crate) raw: String,
    /// In bytes of `raw`.
    pub(crate) span: Range<usize>,
    pub(crate) label: String,
}

impl Problem {
    /// A problem of the file as a whole.
    pub(crate) fn of_file(sentence: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { sentence: sentence.into(), mark: None, before: None, help: Some(help.into()) }
    }

    /// A problem of a part of a line.
    pub(crate) fn at(mark: Mark, sentence: impl Into<String>) -> Problem {
        Problem { sentence: sentence.into(), mark: Some(mark), before: None, help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn before(mut self, before: Mark) -> Problem {
        self.before = Some(before);
        self
    }

    /// By line, then by column; what concerns the whole file comes first.
    pub(crate) fn position(&self) -> (usize, usize) {
        self.mark.as_ref().map_or((0, 0), |mark| (mark.line, mark.span.start))
    }

    /// The problem as text, for a file that the caller calls `path`.
    pub(crate) fn shown<'a>(&'a self, path: &'a str) -> impl fmt::Display + 'a {
        Shown { problem: self, path }
    }
}

struct Shown<'a> {
    problem: &'a Problem,
    path: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { sentence, mark, before, help } = self.problem;
        let path = self.path;
        writeln!(f, "{sentence}")?;
        let Some(mark) = mark else {
            write!(f, "--> {path}")?;
            return help.iter().try_for_each(|help| write!(f, "\n = help: {help}"));
        };
        // Both lines' numbers stand in one gutter, as wide as the wider of them.
        let gutter = mark.line.max(before.as_ref().map_or(0, |before| before.line)).to_string().len();
        let column = mark.raw[..mark.span.start].chars().count() + 1;
        writeln!(f, "{:gutter$}--> {path}:{}:{column}", "", mark.line)?;
        write!(f, "{:gutter$} |", "")?;
        if let Some(before) = before {
            snippet(f, before, gutter, '-')?;
            if mark.line > before.line + 1 {
                write!(f, "\n...")?;
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

/// How much of a line is shown before the mark, in the mark and behind it, in characters.
const SHOWN: usize = 80;

/// The line as it is shown: cut where it is long, and with a sign for each character that would not be seen.
fn window(mark: &Mark) -> Window {
    let Range { start, end } = mark.span;
    let before: Vec<char> = mark.raw[..start].chars().collect();
    let marked: Vec<char> = mark.raw[start..end].chars().collect();
    let after: Vec<char> = mark.raw[end..].chars().collect();
    let visible = |chars: &[char]| chars.iter().map(|c| characters::visible(*c)).collect::<String>();
    let head = |chars: &[char]| {
        let cut = if chars.len() > SHOWN { "…" } else { "" };
        visible(&chars[..chars.len().min(SHOWN)]) + cut
    };
    let tail = |chars: &[char]| {
        let skipped = chars.len().saturating_sub(SHOWN);
        let cut = if skipped > 0 { "…" } else { "" };
        cut.to_owned() + &visible(&chars[skipped..])
    };
    Window { before: tail(&before), marked: head(&marked), after: head(&after) }
}
