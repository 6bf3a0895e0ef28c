//! Invariants for arbitrary input, checked by the property tests and the fuzz target.

use std::collections::BTreeSet;

use super::reference::{self, Row};
use crate::check;
use crate::problem::{Place, Problem};

/// Panics unless the file is either read to exactly its rows, or rejected with an error for every missing row.
pub(crate) fn check(bytes: &[u8]) {
    let mut problems = Vec::new();
    let entries = check::read(bytes, &mut problems);
    assert!(entries.is_sorted_by(|a, b| a.code < b.code), "duplicate or unsorted code");
    let (broken, valid): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.is_broken);
    let valid = to_rows(&valid);
    if problems.is_empty() {
        assert_eq!(Some(&valid), reference::read(bytes).as_ref(), "the rows differ from those in the file");
        assert_eq!(broken, [], "a row is broken, but there is no error");
        return;
    }
    assert_eq!(reference::read(bytes), None, "errors in a valid file: {problems:?}");

    assert!(
        broken.iter().all(|entry| (10_000_000..=99_999_999).contains(&entry.code)),
        "a broken code is not eight digits"
    );
    check_problems(&problems);
    check_no_row_is_lost(bytes, &valid, &problems);
}

/// Converts the macro's entries to the reference parser's rows.
pub(crate) fn to_rows(entries: &[check::Entry]) -> Vec<Row> {
    let row = |entry: &check::Entry| Row {
        code: entry.code,
        message: entry.message.clone(),
        detail: entry.detail.clone(),
        deprecated: entry.deprecated.clone(),
        kind: entry.kind.name().to_owned(),
    };
    entries.iter().map(row).collect()
}

fn check_problems(problems: &[Problem]) {
    let mut shown = BTreeSet::new();
    for problem in problems {
        let text = problem.shown("table.csv");
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "a control character in {text:?}");
        assert!(text.lines().all(|line| line.chars().count() < 700), "a very long line in {text:?}");
        assert!(shown.insert(text.clone()), "duplicate error: {text}");
        if let Place::Line(mark) = &problem.place {
            assert!(text.contains(&format!("table.csv:{}:{}\n", mark.line, mark.column())), "no position in {text}");
        }
    }
}

/// Panics unless every nonempty line is the header, an entry, or covered by a problem.
fn check_no_row_is_lost(bytes: &[u8], entries: &[Row], problems: &[Problem]) {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut lines = nonempty_lines(bytes);
    let Some((first, header)) = lines.next() else { return };
    let mut refused = BTreeSet::new();
    let mut is_shared = false;
    for problem in problems {
        // After a problem with the whole file or the header, rows may be ambiguous.
        let Place::Line(mark) = &problem.place else { return };
        // The lines are read as if they ended properly.
        if problem.sentence.ends_with("found CRCRLF") {
            continue;
        }
        if mark.line <= first {
            return;
        }
        // These are reported once for all lines with the same mistake, none of which is a valid row.
        let shared =
            ["the table is not valid UTF-8", "comments are not supported", "the row is empty", "expected `\"`, found"];
        is_shared |= shared.iter().any(|start| problem.sentence.starts_with(start));
        let closing =
            mark.label.strip_prefix("quote opened here; the row ends on line ").map(|line| line.parse().unwrap());
        refused.extend(mark.line..=closing.unwrap_or(mark.line));
    }
    let mut expected = Vec::new();
    for (number, line) in lines.filter(|(number, _)| !refused.contains(number)) {
        let parsed = reference::read(&[header, line].join(&b'\n'));
        if parsed.is_none() && is_shared {
            continue;
        }
        expected.extend(parsed.unwrap_or_else(|| panic!("line {number} is neither valid nor rejected")));
    }
    expected.sort_by_key(|row| row.code);
    assert_eq!(entries, expected, "the entries are not those of the lines without a problem");
}

/// The nonempty lines, with their numbers, without their ends.
fn nonempty_lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let end = |line: &[u8]| line.iter().rposition(|byte| *byte != b'\r').map_or(0, |last| last + 1);
    let lines = bytes.split(|byte| *byte == b'\n').map(move |line| &line[..end(line)]);
    lines.enumerate().map(|(index, line)| (index + 1, line)).filter(|(_, line)| !line.is_empty())
}
