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
    Some((Mistake::Status, not_digits(line, fault, 3, "expected a status such as `404`", sentence)))
}

/// A code that is not eight digits, or begins with a zero.
pub(super) fn code(line: &Line<'_>, fault: &Fault) -> Option<Finding> {
    let value = value(line, fault, Rule::Code)?;
    let sentence = match &*value {
        "" => "the code is empty".to_owned(),
        _ if value.strip_prefix('0').is_some_and(|rest| is_number(&format!("1{rest}"), 8)) => {
            format!("code `{value}` begins with a zero")
        }
        _ => format!("code `{}` is not eight digits", shown(&value)),
    };
    Some((Mistake::Code, not_digits(line, fault, 8, "expected eight digits, beginning with the status", sentence)))
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

/// Points at the character that keeps a field from being digits, if it is easy to overlook: one that is invisible or
/// not ASCII or, in a field of the right length, the first that is not a digit.
fn not_digits(line: &Line<'_>, fault: &Fault, count: usize, label: &str, sentence: String) -> Problem {
    let raw = line.raw[fault.span.clone()].trim_matches('"');
    let start = fault.span.start + line.raw[fault.span.clone()].find(raw).unwrap_or_default();
    let is_number_like = raw.chars().filter(|c| c.is_alphabetic()).count() < 2;
    let is_unseen = |c: char| is_blank(c) || c.is_control();
    let mut characters = raw.char_indices();
    let unseen = characters.clone().find(|(_, c)| is_unseen(*c) || !c.is_ascii());
    let wrong = if raw.chars().count() == count { characters.find(|(_, c)| !c.is_ascii_digit()) } else { None };
    match unseen.or(wrong) {
        Some((at, c)) if is_number_like => {
            let label = match c {
                _ if is_unseen(c) => format!("remove this character: {}", named(c)),
                _ if c.is_ascii() => format!("`{c}` is not a digit"),
                _ => format!("{} is not an ASCII digit", named(c)),
            };
            line.character(start + at, label, sentence)
        }
        _ => line.problem(fault.span.clone(), label, sentence),
    }
}

/// Each further row with a code.
pub(super) fn duplicates(table: &Table, rows: &[(Line<'_>, Entry)]) -> Vec<Finding> {
    let mut sorted: Vec<_> = rows.iter().collect();
    sorted.sort_by_key(|(line, entry)| (entry.code, line.number));
    let same = sorted.chunk_by(|a, b| a.1.code == b.1.code);
    let further = same.flat_map(|rows| rows[1..].iter().map(|row| (&rows[0].0, &row.0, row.1.code)));
    let span = |line: &Line<'_>| {
        let fields = line.fields()?;
        Some(table.field(&fields, Column::Code)?.span.clone())
    };
    let problem = |(first, line, code): (&Line<'_>, &Line<'_>, u32)| {
        let problem = line.problem(span(line)?, format!("`{code}` redefined here"), format!("duplicate code `{code}`"));
        Some((Mistake::Duplicate, problem.related(first.mark(span(first)?, "first defined here"))))
    };
    further.filter_map(problem).collect()
}
