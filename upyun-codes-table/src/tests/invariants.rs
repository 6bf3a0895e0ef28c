//! Invariants for arbitrary input, checked by the property tests and the fuzz target.

use std::collections::{BTreeMap, BTreeSet};

use super::reference::{self, Row};
use crate::diagnosis::{Diagnosis, explain};
use crate::header::Entry;
use crate::problem::{Mistake, Problem};
use crate::read::read;

/// Panics unless the file is either read to exactly its rows, or refused with an error for every missing row. Returns
/// what is wrong with it.
pub(crate) fn check(bytes: &[u8]) -> Vec<Problem> {
    let expected = reference::read(bytes);
    let refusal = match read(bytes) {
        Ok(entries) => {
            assert_eq!(Some(to_rows(&entries)), expected, "the rows differ from those in the file");
            return Vec::new();
        }
        Err(refusal) => refusal,
    };
    assert_eq!(expected, None, "refused a valid file: {refusal:?}");
    let Diagnosis { problems, entries } = explain(bytes, &refusal);
    assert!(!problems.is_empty(), "no error in a refused file: {refusal:?}");
    assert!(entries.is_sorted_by(|a, b| a.code < b.code), "duplicate or unsorted code");
    let is_code = |entry: &Entry| (10_000_000..=99_999_999).contains(&entry.code);
    assert!(entries.iter().all(is_code), "a code is not eight digits");
    check_problems(&problems);
    check_no_row_is_lost(bytes, &to_rows(&entries), &problems);
    problems
}

/// Converts the crate's entries to the reference parser's rows.
pub(crate) fn to_rows(entries: &[Entry]) -> Vec<Row> {
    let row = |entry: &Entry| Row {
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
        if let Some(mark) = &problem.mark {
            assert!(text.contains(&format!("table.csv:{}:{}\n", mark.line, mark.column())), "no position in {text}");
        }
    }
}

/// Panics unless every nonempty line is the header, an entry, or covered by a problem.
fn check_no_row_is_lost(bytes: &[u8], entries: &[Row], problems: &[Problem]) {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut lines = nonempty_lines(bytes).skip_while(|(_, line)| line.starts_with(b"#"));
    let Some((first, header)) = lines.next() else { return };
    let mut reported = BTreeSet::new();
    let mut reported_elsewhere = 0;
    for problem in problems {
        reported_elsewhere += problem.more;
        // After a problem with the whole file or the header, rows may be ambiguous.
        let Some(mark) = &problem.mark else { return };
        match problem.mistake {
            Mistake::Conflict => return,
            Mistake::Comment if mark.line < first => continue,
            _ if mark.line <= first => return,
            _ => {}
        }
        let end = mark.label.strip_prefix("quote opened here; the row ends on line ");
        reported.extend(mark.line..=end.map_or(mark.line, |line| line.parse().unwrap()));
    }
    let mut refused = 0;
    let entries: BTreeMap<u32, &Row> = entries.iter().map(|row| (row.code, row)).collect();
    for (number, line) in lines.filter(|(number, _)| !reported.contains(number)) {
        match reference::read(&[header, b"\r\n", line, b"\r\n"].concat()) {
            Some(rows) => rows.iter().for_each(|row| {
                assert_eq!(entries.get(&row.code), Some(&row), "line {number} is neither an entry nor reported");
            }),
            None => refused += 1,
        }
    }
    assert!(refused <= reported_elsewhere, "{refused} lines are neither valid nor reported");
}

/// The nonempty lines, with their numbers, without their ends.
fn nonempty_lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let lines = (1..).zip(bytes.split_inclusive(|byte| *byte == b'\n'));
    let end = |line| {
        let Some(line) = <[u8]>::strip_suffix(line, b"\n") else { return line };
        line.strip_suffix(b"\r").unwrap_or(line)
    };
    lines.map(move |(number, line)| (number, end(line))).filter(|(_, line)| !line.is_empty())
}
