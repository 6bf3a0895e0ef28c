//! What is wrong with a table, shown in rustc's style.

use std::ops::Range;
use std::rc::Rc;

use crate::characters;

/// One thing that is wrong, and where.
#[derive(Debug)]
pub struct Problem {
    pub(crate) mistake: Mistake,
    /// What is wrong, in one sentence.
    pub(crate) sentence: String,
    /// The part of a line that is wrong; `None` for the file as a whole.
    pub(crate) mark: Option<Mark>,
    /// A related place, shown first: where a repeated code first appeared.
    pub(crate) related: Option<Mark>,
    /// How to fix it, if the mark's label does not say so already.
    pub(crate) help: Option<String>,
    /// How many more lines have the same problem.
    pub(crate) more: usize,
}

/// A mistake, whatever the words in which it is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    OtherFormat,
    NotUtf8,
    LineEndings,
    Conflict,
    Separator,
    Header,
    Width,
    NoRows,
    Comment,
    EmptyRow,
    RepeatedHeader,
    OpenQuote,
    LineBreak,
    StrayQuote,
    TypographicQuote,
    TooFewFields,
    TooManyFields,
    TwoRows,
    Status,
    Code,
    Prefix,
    Duplicate,
    EmptyText,
    Whitespace,
    ForbiddenCharacter,
    UnknownKind,
    MisplacedKind,
    Unexplained,
}

impl Mistake {
    /// Whether the same mistake in many lines is one mistake: it is shown at the first.
    pub(crate) fn is_shown_once(self) -> bool {
        matches!(
            self,
            Mistake::NotUtf8
                | Mistake::LineEndings
                | Mistake::Separator
                | Mistake::Comment
                | Mistake::EmptyRow
                | Mistake::RepeatedHeader
                | Mistake::TypographicQuote
        )
    }
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
    /// A problem with the file as a whole.
    pub(crate) fn new(mistake: Mistake, sentence: impl Into<String>) -> Problem {
        Problem { mistake, sentence: sentence.into(), mark: None, related: None, help: None, more: 0 }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    /// By line, then by byte of the line; problems with the whole file come first.
    pub(crate) fn position(&self) -> (usize, usize) {
        self.mark.as_ref().map_or((0, 0), |mark| (mark.line, mark.span.start))
    }

    /// The problem as text, for the file at `path`.
    pub fn shown(&self, path: &str) -> String {
        let sentence = &self.sentence;
        let mut notes: Vec<String> = self.help.iter().map(|help| format!("help: {help}")).collect();
        if self.more > 0 {
            let lines = if self.more == 1 { "line" } else { "lines" };
            notes.push(format!("note: the same in {} more {lines}", self.more));
        }
        let (shown, indent) = match &self.mark {
            None => (format!("{sentence}\n--> {path}"), " ".to_owned()),
            Some(mark) => {
                // A related line comes before this one, so its number is not longer.
                let gutter = " ".repeat(mark.line.to_string().len());
                let mut shown = format!("{sentence}\n{gutter}--> {path}:{}:{}\n{gutter} |", mark.line, mark.column());
                if let Some(related) = &self.related {
                    shown += &snippet(related, &gutter, "-");
                    shown += if mark.line > related.line + 1 { "\n..." } else { "" };
                }
                shown += &snippet(mark, &gutter, "^");
                let end = if notes.is_empty() { String::new() } else { format!("\n{gutter} |") };
                (shown + &end, gutter + " ")
            }
        };
        notes.iter().fold(shown, |shown, note| format!("{shown}\n{indent}= {note}"))
    }
}

impl Mark {
    /// Counted from 1, in characters, as rustc and editors count.
    pub(crate) fn column(&self) -> usize {
        self.raw[..self.span.start].chars().count() + 1
    }
}

/// A line, and below it the marker under the part in question.
fn snippet(mark: &Mark, gutter: &str, symbol: &str) -> String {
    let [before, marked, after] = window(mark);
    let (line, width) = (mark.line, gutter.len());
    let indent = " ".repeat(characters::width(&before));
    let underline = symbol.repeat(characters::width(&marked).max(1));
    format!("\n{line:<width$} | {before}{marked}{after}\n{gutter} | {indent}{underline} {}", mark.label)
}

/// How much of a line is shown before, in and after the mark, in characters.
const SHOWN: usize = 80;

/// The line before, in and after the mark as it is shown: cut if it is long, and with a symbol for each invisible character.
fn window(mark: &Mark) -> [String; 3] {
    let Range { start, end } = mark.span;
    let before = &mark.raw[..start];
    let before = match before.char_indices().rev().nth(SHOWN - 1) {
        Some((skipped, _)) if skipped > 0 => "…".to_owned() + &characters::start(&before[skipped..], SHOWN),
        _ => characters::start(before, SHOWN),
    };
    [before, characters::start(&mark.raw[start..end], SHOWN), characters::start(&mark.raw[end..], SHOWN)]
}
