//! Statuses and codes: numbers that are none, that do not match, or that are repeated.

use super::draft::{Finding, Line, Mistake, Table};
use crate::characters::{is_blank, named, shown};
use crate::header::{Column, Entry, Fault, Rule, is_number};
use crate::problem::Problem;

/// A status that is not a number from 100 to 999.
pub(super) fn status(line: &Line<'_>, fault: &Fault) -> Option<Finding> {
    let value = value(line, fault, Rule::Status)?;
    let sentence = match &*value {
        "" => "the status is empty".to_owned(),
        _ => format!("status `{}` is not a number from `100` to `999`", shown(&value)),
    };
    Some((Mistake::Status, not_digits(line, fault, "expected a status such as `404`", sentence)))
}

/// A code that is not a number of eight digits.
pub(super) fn code(line: &Line<'_>, fault: &Fault) -> Option<Finding> {
    let value = value(line, fault, Rule::Code)?;
    let sentence = match &*value {
        "" => "the code is empty".to_owned(),
        _ => format!("code `{}` is not a number from `10000000` to `99999999`", shown(&value)),
    };
    Some((Mistake::Code, not_digits(line, fault, "expected eight digits, beginning with the status", sentence)))
}

/// A code with another status.
pub(super) fn prefix(line: &Line<'_>, fault: &Fault) -> Option<Finding> {
    let value = value(line, fault, Rule::Prefix)?;
    // The reader has checked that the row has a status.
    let fields = line.fields()?;
    let status = &fields.iter().find(|field| is_number(&field.value, 3))?.value;
    let label = format!("expected a code from `{status}00000` to `{status}99999`");
    let sentence = format!("code `{value}` does not begin with its status `{status}`");
    Some((Mistake::Prefix, line.problem(fault.span.clone(), label, sentence)))
}

/// The value of a field that breaks a rule.
fn value(line: &Line<'_>, fault: &Fault, rule: Rule) -> Option<String> {
    (fault.rule == rule).then(|| line.raw[fault.span.clone()].trim_matches('"').replace("\"\"", "\""))
}

/// Points at a character that keeps a field from being digits and is easy to overlook, if there is one.
fn not_digits(line: &Line<'_>, fault: &Fault, label: &str, sentence: String) -> Problem {
    let raw = &line.raw[fault.span.clone()];
    let is_unseen = |c: char| is_blank(c) || c.is_control();
    let seen: String = raw.trim_matches('"').chars().filter(|c| !is_unseen(*c)).collect();
    let is_hidden = is_number(&seen, 3) || is_number(&seen, 8);
    let is_odd = |c: char| if is_unseen(c) { is_hidden } else { c.is_numeric() && !c.is_ascii() };
    let Some((at, c)) = raw.char_indices().find(|(_, c)| is_odd(*c)) else {
        return line.problem(fault.span.clone(), label, sentence);
    };
    let label = if is_unseen(c) { "remove this character" } else { "expected an ASCII digit" };
    let label = format!("{label}: {}", named(c));
    line.character(fault.span.start + at, label, sentence)
}

/// Each further row with a code. The rows are in order by code, each with the number of its line.
pub(super) fn duplicates(table: &Table, lines: &[Line<'_>], rows: &[(usize, Entry)]) -> Vec<Finding> {
    let span = |line: &Line<'_>| Some(line.fields()?.get(table.header.position(Column::Code)?)?.span.clone());
    let line = |number: usize| lines.get(lines.binary_search_by_key(&number, |line| line.number).ok()?);
    let further =
        rows.chunk_by(|a, b| a.1.code == b.1.code).flat_map(|same| same[1..].iter().map(|row| (&same[0], row)));
    let problem = |(first, row): (&(usize, Entry), &(usize, Entry))| {
        let (first, line, code) = (line(first.0)?, line(row.0)?, row.1.code);
        let problem = line.problem(span(line)?, format!("`{code}` redefined here"), format!("duplicate code `{code}`"));
        Some((Mistake::Duplicate, problem.related(first.mark(span(first)?, "first defined here"))))
    };
    further.filter_map(problem).collect()
}
