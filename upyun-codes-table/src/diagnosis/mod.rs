//! Why a table is refused, explained.
//!
//! The diagnosis starts from the bytes again and may take its time: it runs only after the reader has refused a table.
//! A family of mistakes is one file in `diagnosis`; [`FILE`], [`ROW`] and [`VALUE`] say in which order their functions are
//! asked, and [`rows`] asks those that look at several rows. The first that accounts for what it is shown has the last
//! word on it. Where it can, a family makes sure by mending the row and asking the reader about the result. If no family
//! accounts for a refusal, the rule that is broken is all that is said, so a refused table always has a problem.

mod conflict;
mod draft;
mod encoding;
mod endings;
mod header;
mod kinds;
mod numbers;
mod other_lines;
mod quotes;
mod separators;
mod texts;
mod widths;

use self::draft::{Draft, Line, Table, codes};
use crate::header::{Entry, Fault, Rule};
use crate::kind::Kind;
use crate::problem::{Mistake, Problem};
use crate::read::{Refusal, by_code};

/// The families that look at the file as a whole, or at its header. Each takes away the lines that it accounts for.
const FILE: &[fn(&mut Draft<'_>)] = &[
    encoding::other_format,
    endings::carriage_returns,
    encoding::not_utf8,
    conflict::markers,
    other_lines::before_header,
    separators::in_header,
    header::names,
    header::width,
];

/// The families that look at a row that the reader refuses, as a whole.
const ROW: &[fn(&Table, &Line<'_>) -> Option<Problem>] = &[
    endings::in_row,
    other_lines::in_rows,
    separators::in_row,
    quotes::typographic,
    quotes::stray,
    widths::too_few,
    widths::too_many,
];

/// The families that look at one value of a row that has as many fields as it should.
const VALUE: &[OfValue] = &[numbers::digits, numbers::prefix, texts::visible, kinds::unknown, kinds::misplaced];

type OfValue = fn(&Table, &Line<'_>, &Fault) -> Option<Problem>;

/// The result.
pub struct Diagnosis {
    /// In the order of the lines; not empty.
    pub problems: Vec<Problem>,
    /// One for each code that the caller may refer to, in ascending order, so that using it is not another error.
    pub entries: Vec<Entry>,
}

/// Explains why the reader has refused a file.
pub fn explain(bytes: &[u8], refusal: &Refusal) -> Diagnosis {
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let lines = (1..).zip(text.split_inclusive(|byte| *byte == b'\n')).map(|(number, line)| Line::new(number, line));
    let lines: Vec<Line<'_>> = lines.filter(|line| !line.bytes.is_empty()).collect();
    let mut draft = Draft { bytes, lines: lines.clone(), problems: Vec::new() };
    for family in FILE {
        family(&mut draft);
    }
    let valid = rows(&mut draft);
    let mut problems = draft.problems;
    if problems.is_empty() {
        problems.push(unexplained(refusal.line, refusal.rule));
    }
    Diagnosis { problems: once(problems), entries: entries(&lines, valid) }
}

/// Looks at each row. Returns the entries of the valid ones, with the numbers of their lines.
fn rows(draft: &mut Draft<'_>) -> Vec<(usize, Entry)> {
    let Some(table) = draft.lines.first().and_then(Table::new) else { return Vec::new() };
    let (mut valid, mut coded) = (Vec::new(), Vec::new());
    let mut rest = &draft.lines[1..];
    while let [line, ..] = rest {
        let mut lines = 1;
        let entry = table.entry(&line.raw);
        if entry.as_ref().err().is_none_or(|faults| faults.iter().all(|fault| fault.rule.spares_code())) {
            coded.push(line);
        }
        match (entry, quotes::line_break(&table, rest)) {
            (Ok(entry), _) => valid.push((line.number, entry)),
            (Err(_), Some((problem, count))) => {
                draft.problems.push(problem);
                lines = count;
            }
            (Err(faults), None) => draft.problems.extend(row(&table, line, &faults)),
        }
        rest = &rest[lines..];
    }
    draft.problems.extend(numbers::duplicates(&table, &coded));
    valid
}

/// What is wrong with a row: with all of it, or with each value that breaks a rule.
fn row(table: &Table, line: &Line<'_>, faults: &[Fault]) -> Vec<Problem> {
    if let Some(problem) = ROW.iter().find_map(|family| family(table, line)) {
        return vec![problem];
    }
    let explain = |fault| VALUE.iter().find_map(|family| family(table, line, fault));
    faults.iter().map(|fault| explain(fault).unwrap_or_else(|| unexplained(line.number, fault.rule))).collect()
}

/// The rule that is broken, where no family has anything to say.
fn unexplained(line: usize, rule: Rule) -> Problem {
    let sentence = format!("line {line} breaks a rule of tables: {rule:?}");
    Problem::new(Mistake::Unexplained, sentence)
}

/// Sorts problems by line, and keeps the first of those that are one mistake in many lines. These are in order already.
fn once(problems: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::new();
    let mut first: Vec<Problem> = Vec::new();
    for problem in problems {
        match first.iter_mut().find(|first| (first.mistake, &first.sentence) == (problem.mistake, &problem.sentence)) {
            Some(first) => first.more += 1,
            None if problem.mistake.is_shown_once() => first.push(problem),
            None => kept.push(problem),
        }
    }
    kept.extend(first);
    kept.sort_by_key(Problem::position);
    kept
}

/// The entries of the valid rows, and one for every other number that could be a code.
fn entries(lines: &[Line<'_>], mut entries: Vec<(usize, Entry)>) -> Vec<Entry> {
    entries.extend(lines.iter().flat_map(|line| codes(&line.raw)).map(|code| {
        // Nobody gets to read these texts, but a constant may unwrap them.
        let text = "its row has a problem".to_owned();
        let kind = Kind::from_status(code / 100_000);
        // Comes after a row with this code, and is then removed as a duplicate.
        (usize::MAX, Entry { code, message: text.clone(), detail: text, deprecated: String::new(), kind })
    }));
    let mut entries = by_code(entries);
    entries.dedup_by_key(|(_, entry)| entry.code);
    entries.into_iter().map(|(_, entry)| entry).collect()
}
