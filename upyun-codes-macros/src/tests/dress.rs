//! A valid table in any dress that CSV allows reads back to its rows.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::reference::{self, Row};
use crate::check;
use crate::kind::NAMES;

/// Rows, and the bytes of a file that says them.
#[derive(Clone, Debug)]
pub(super) struct Dressed {
    pub(super) rows: Vec<Row>,
    pub(super) bytes: Vec<u8>,
}

/// What texts are made of: letters, what CSV gives a meaning, what looks like it, and what takes more than a byte.
const PIECES: [&str; 20] = [
    "a",
    "not found",
    " ",
    ",",
    "\"",
    "\"\"",
    "'",
    "\\r\\n",
    ";",
    "|",
    "[",
    "`",
    "<b>",
    "文件",
    "，",
    "（",
    "é",
    "👩\u{200D}🚒",
    "40400001",
    "404,40400001,",
];

fn text() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 0..5).prop_map(|pieces| pieces.concat().trim().to_owned())
}

fn message() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.is_empty() { "no".to_owned() } else { text })
}

fn row() -> impl Strategy<Value = Row> {
    let code =
        (100_u32..=999, prop_oneof![0_u32..20, 0_u32..100_000]).prop_map(|(status, rest)| status * 100_000 + rest);
    let sometimes = || prop_oneof![3 => Just(String::new()), 1 => text()];
    let kind = prop_oneof![3 => Just(""), 1 => select(&NAMES[..])];
    (code, message(), sometimes(), sometimes(), kind).prop_map(|(code, message, detail, deprecated, kind)| Row {
        code,
        message,
        detail,
        deprecated,
        kind: reference::kind(kind, code / 100_000).unwrap(),
    })
}

/// A field as it is written: in quotes if it must be, or if the toss says so.
fn written(value: &str, quotes: bool) -> String {
    if quotes || value.contains([',', '"']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value.to_owned() }
}

prop_compose! {
    pub(super) fn dressed()(
        mut rows in vec(row(), 1..7),
        optional in subsequence(vec!["detail", "deprecated", "kind"], 0..=3),
    )(
        columns in Just([vec!["status", "code", "message"], optional].concat()).prop_shuffle(),
        mut rows in Just({
            rows.sort_by_key(|row| row.code);
            rows.dedup_by_key(|row| row.code);
            rows
        }).prop_shuffle(),
        tosses in any::<u64>(),
        crlf in any::<bool>(),
        mark in any::<bool>(),
        last in any::<bool>(),
        blank in 0_usize..10,
    ) -> Dressed {
        let mut tosses = (0..64).map(|bit| tosses >> bit & 1 == 1).cycle();
        let mut lines = vec![columns.iter().map(|name| written(name, tosses.next().unwrap())).collect::<Vec<_>>()];
        for row in &mut rows {
            // What has no column is not in the file.
            if !columns.contains(&"detail") { row.detail.clear(); }
            if !columns.contains(&"deprecated") { row.deprecated.clear(); }
            let derived = reference::kind("", row.code / 100_000).unwrap();
            if !columns.contains(&"kind") { row.kind.clone_from(&derived); }
            let fields = columns.iter().map(|name| {
                let value = match *name {
                    "status" => (row.code / 100_000).to_string(),
                    "code" => row.code.to_string(),
                    "message" => row.message.clone(),
                    "detail" => row.detail.clone(),
                    "kind" if row.kind == derived && tosses.next().unwrap() => String::new(),
                    "kind" => row.kind.clone(),
                    _ => row.deprecated.clone(),
                };
                written(&value, tosses.next().unwrap())
            });
            lines.push(fields.collect());
        }
        let end = if crlf { "\r\n" } else { "\n" };
        let mut lines: Vec<String> = lines.iter().map(|fields| fields.join(",")).collect();
        lines.insert(blank.min(lines.len()), String::new());
        let mut text = lines.join(end);
        if last { text.push_str(end); }
        if mark { text.insert(0, '\u{FEFF}'); }
        Dressed { rows, bytes: text.into_bytes() }
    }
}

/// The macro's rows as the reference has them.
pub(super) fn entries(table: &check::Table) -> Vec<Row> {
    let row = |entry: &check::Entry| Row {
        code: entry.code,
        message: entry.message.clone(),
        detail: entry.detail.clone(),
        deprecated: entry.deprecated.clone(),
        kind: entry.kind.name().to_owned(),
    };
    table.entries.iter().map(row).collect()
}

proptest! {
    #![proptest_config(super::config())]

    #[test]
    fn a_table_in_any_dress_reads_back(Dressed { rows, bytes } in dressed()) {
        let mut problems = Vec::new();
        let table = check::read(&bytes, &mut problems);
        prop_assert!(problems.is_empty(), "{problems:?}");
        prop_assert_eq!(entries(&table), rows.clone());
        prop_assert!(table.broken.is_empty());
        // The reference is no use if it refuses what is right.
        prop_assert_eq!(reference::read(&bytes), Some(rows));
    }
}
