//! What must hold for the reading of any bytes at all. The fuzzer holds the macro to the same.

use std::collections::BTreeSet;

use super::reference::{self, Row};
use crate::check;
use crate::problem::{Place, Problem};

/// Panics unless the bytes are read to exactly the rows that they mean, or are refused with every lost row named.
pub(crate) fn hold(bytes: &[u8]) {
    let mut problems = Vec::new();
    let table = check::read(bytes, &mut problems);
    let row = |entry: &check::Entry| Row {
        code: entry.code,
        message: entry.message.clone(),
        detail: entry.detail.clone(),
        deprecated: entry.deprecated.clone(),
        kind: entry.kind.name().to_owned(),
    };
    let entries: Vec<Row> = table.entries.iter().map(row).collect();
    if problems.is_empty() {
        assert_eq!(Some(&entries), reference::read(bytes).as_ref(), "the rows are not those that the file says");
        assert_eq!(table.broken, [], "a row is broken, and nothing says why");
        return;
    }
    assert_eq!(reference::read(bytes), None, "{problems:?} in a file without a fault");

    let codes: BTreeSet<u32> = entries.iter().map(|row| row.code).collect();
    assert_eq!(codes.len(), entries.len(), "a code twice");
    assert!(table.broken.iter().all(|code| !codes.contains(code)), "a constant twice");
    assert!(table.broken.is_sorted_by(|a, b| a < b), "a broken constant twice");
    assert!(table.broken.iter().all(|code| (10_000_000..=99_999_999).contains(code)), "a constant without a status");
    every_problem_can_be_shown(&problems);
    no_row_is_lost(bytes, &entries, &problems);
}

fn every_problem_can_be_shown(problems: &[Problem]) {
    let mut shown = BTreeSet::new();
    for problem in problems {
        let text = problem.shown("table.csv").to_string();
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "a control character in {text:?}");
        assert!(text.lines().all(|line| line.chars().count() < 700), "an endless line in {text:?}");
        assert!(shown.insert(text.clone()), "twice the same: {text}");
        if let Place::Line(mark) = &problem.place {
            assert!(text.contains(&format!("table.csv:{}:{}\n", mark.line, mark.column())), "no place in {text}");
        }
    }
}

/// Every line that is not empty is the header, or an entry, or has a problem, or continues a line that has one.
fn no_row_is_lost(bytes: &[u8], entries: &[Row], problems: &[Problem]) {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut lines = numbered(bytes);
    let Some((first, header)) = lines.next() else { return };
    let mut refused = BTreeSet::new();
    let mut is_shared = false;
    for problem in problems {
        // A problem of the whole file, or of the header, may leave open what the rows are.
        let Place::Line(mark) = &problem.place else { return };
        if mark.line <= first {
            return;
        }
        // One error stands for all lines with the same mistake, none of which is a row by itself.
        let shared = ["the table is not valid UTF-8", "comments are not supported", "expected `\"`, found"];
        is_shared |= shared.iter().any(|start| problem.sentence.starts_with(start));
        let closing = mark.label.strip_prefix("opened here, closed in line ").map(|line| line.parse().unwrap());
        refused.extend(mark.line..=closing.unwrap_or(mark.line));
    }
    let mut entries = entries.iter();
    for (number, line) in lines.filter(|(number, _)| !refused.contains(number)) {
        let alone = reference::read(&[header, line].join(&b'\n'));
        if alone.is_none() && is_shared {
            continue;
        }
        assert_eq!(alone.as_deref(), entries.next().map(std::slice::from_ref), "line {number} is lost");
    }
    assert_eq!(entries.next(), None, "an entry that no line says");
}

/// The lines that are not empty, with their numbers.
fn numbered(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let lines = bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.enumerate().map(|(index, line)| (index + 1, line)).filter(|(_, line)| !line.is_empty())
}
