//! Statuses and codes: numbers that are none, that do not match, or that are repeated.

use super::draft::{Line, Table};
use crate::characters::{is_blank, named, shown};
use crate::fields::Field;
use crate::header::{Column, Fault, Rule, is_number};
use crate::problem::{Mistake, Problem};

/// A status or a code that is not a number of as many digits as it should be. Points at a character that keeps it from
/// being one and is easy to overlook, if there is one.
pub(super) fn digits(_: &Table, line: &Line<'_>, fault: &Fault) -> Option<Problem> {
    let (mistake, name, number, count, expected) = match fault.rule {
        Rule::Status => (Mistake::Status, "status", "a three-digit", 3, "a status such as `404`"),
        Rule::Code => (Mistake::Code, "code", "an eight-digit", 8, "eight digits, beginning with the status"),
        _ => return None,
    };
    let value = line.value(fault);
    let sentence = match &*value {
        "" => format!("the {name} is empty"),
        _ => format!("{name} `{}` is not {number} number", shown(&value)),
    };
    let is_unseen = |c: char| is_blank(c) || c.is_control();
    let is_hidden = is_number(&value.replace(is_unseen, ""), count);
    let is_odd = |c: char| if is_unseen(c) { is_hidden } else { c.is_numeric() && !c.is_ascii() };
    let (span, label) = match line.raw[fault.span.clone()].char_indices().find(|(_, c)| is_odd(*c)) {
        None => (fault.span.clone(), format!("expected {expected}")),
        Some((at, c)) => {
            let label = if is_unseen(c) { "remove this character" } else { "expected an ASCII digit" };
            (line.character(fault.span.start + at), format!("{label}: {}", named(c)))
        }
    };
    Some(line.problem(mistake, span, label, sentence))
}

/// A code with another status.
pub(super) fn prefix(table: &Table, line: &Line<'_>, fault: &Fault) -> Option<Problem> {
    if fault.rule != Rule::Prefix {
        return None;
    }
    let value = line.value(fault);
    let status = &line.fields()?[table.header.position(Column::Status)?].value;
    let label = format!("expected a code from `{status}00000` to `{status}99999`");
    let sentence = format!("code `{value}` does not begin with its status `{status}`");
    Some(line.problem(Mistake::Prefix, fault.span.clone(), label, sentence))
}

/// Each further row with a code, among rows that have one.
pub(super) fn duplicates(table: &Table, rows: &[&Line<'_>]) -> Vec<Problem> {
    let position = table.header.position(Column::Code);
    let mut rows: Vec<_> = rows.iter().filter_map(|line| Some((line.fields()?.swap_remove(position?), line))).collect();
    rows.sort_by(|(a, _), (b, _)| a.value.cmp(&b.value));
    let mut problems = Vec::new();
    for same in rows.chunk_by(|(a, _), (b, _)| a.value == b.value) {
        for (Field { span, value }, line) in &same[1..] {
            let (label, sentence) = (format!("`{value}` redefined here"), format!("duplicate code `{value}`"));
            let related = Some(same[0].1.mark(same[0].0.span.clone(), "first defined here"));
            problems.push(Problem { related, ..line.problem(Mistake::Duplicate, span.clone(), label, sentence) });
        }
    }
    problems
}
