//! Quotes that RFC 4180 does not allow, and other characters in their place.

use std::ops::Range;

use super::draft::{Line, Table, count_codes};
use super::other_lines::is_comment;
use crate::characters::is_blank;
use crate::fields::split;
use crate::problem::{Mistake, Problem};

const CURLY: &[char] = &['“', '”', '„', '＂'];

/// How many lines a field is searched for its end.
const MOST: usize = 200;

/// A row that is valid with `"` in place of typographic quotes.
pub(super) fn typographic(table: &Table, line: &Line<'_>) -> Option<Problem> {
    mistaken(line, &|mended| table.accepts(mended))
}

/// A line that is valid with `"` in place of its typographic quotes. One inside a text would make it invalid.
pub(super) fn mistaken(line: &Line<'_>, is_valid: &dyn Fn(&str) -> bool) -> Option<Problem> {
    let raw = &line.raw;
    let first = raw.find(CURLY)?;
    if !is_valid(&raw.replace(CURLY, "\"")) {
        return None;
    }
    let found = raw[first..].chars().next()?;
    let (label, sentence) = ("expected `\"`", format!("expected `\"`, found `{found}`"));
    let problem = line.problem(Mistake::TypographicQuote, line.character(first), label, sentence);
    Some(problem.help("replace the typographic quotes around fields with `\"`"))
}

/// A row with line breaks in a field, and how many lines it takes.
pub(super) fn line_break(table: &Table, rest: &[Line<'_>]) -> Option<(Problem, usize)> {
    let [line, after @ ..] = rest else { return None };
    let span = split(&line.raw).err()?;
    if !is_open(&line.raw[span.clone()]) || is_comment(table, line) {
        return None;
    }
    let mut record = line.raw.to_string();
    for (index, next) in after.iter().take(MOST).enumerate() {
        record = record + "\n" + &next.raw;
        if !next.raw.contains('"') {
            continue;
        }
        match split(&record) {
            Ok(_) if count_codes(&record) < 2 && !after[..index].iter().any(|line| table.accepts(&line.raw)) => {
                let label = format!("quote opened here; the row ends on line {}", next.number);
                let sentence = "unexpected line break in quoted field";
                let problem = line.problem(Mistake::LineBreak, span.start..span.start + 1, label, sentence);
                return Some((problem.help("write the row on a single line"), index + 2));
            }
            Err(_) if is_open(&record[span.start..]) => {}
            // Another row, or text where a quote should have closed the field: the quote was never closed.
            _ => break,
        }
    }
    None
}

/// Whether text that begins with a quote ends inside it, or inside a later one.
fn is_open(raw: &str) -> bool {
    raw.starts_with('"') && raw.matches('"').count() % 2 == 1
}

/// A quote in the wrong place.
pub(super) fn stray(_: &Table, line: &Line<'_>) -> Option<Problem> {
    split(&line.raw).err().map(|span| invalid(line, &span))
}

/// What is wrong with a field whose quotes are not as they should be.
pub(super) fn invalid(line: &Line<'_>, span: &Range<usize>) -> Problem {
    let (raw, start) = (&line.raw[span.clone()], span.start);
    let quote = raw.find('"').unwrap_or_default();
    let at_quote = start + quote..start + quote + 1;
    let unexpected = "unexpected `\"` in unquoted field";
    let stray = |span, label, sentence| line.problem(Mistake::StrayQuote, span, label, sentence);
    if let Some(inner) = raw.strip_prefix('"') {
        let undoubled = inner.replace("\"\"", "  ").find('"');
        // After a comma, it is rather the one that opens the next field, unless all quotes are closed.
        let is_next = |at: usize| inner[..at].ends_with(',') && is_open(&line.raw[start..]);
        let Some(closing) = undoubled.filter(|at| !is_next(*at)) else {
            let help = "close the quote at the end of the field, on the same line; double each quote inside it";
            let problem = line.problem(Mistake::OpenQuote, at_quote, "quote opened here", "unterminated quoted field");
            return problem.help(help);
        };
        let after = start + closing + 2..span.end;
        let problem = stray(after, "expected `,` or the end of the line", "unexpected text after closing quote");
        let rest = &inner[closing + 1..];
        if rest.chars().all(is_blank) || rest.starts_with([';', '\t', '|', '，']) {
            return problem;
        }
        problem.help("quote the whole field, and write each quote inside it as `\"\"`")
    } else if raw[..quote].chars().all(is_blank) {
        stray(start..start + quote, "expected the quote here", unexpected)
    } else {
        stray(at_quote, "allowed only in a quoted field, and doubled there", unexpected)
    }
}
