//! A valid table round-trips, however it is formatted as CSV.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::invariants::to_rows;
use super::reference::{self, Row};
use crate::kind::NAMES;
use crate::read::read;

/// A valid file and the rows in it.
#[derive(Clone, Debug)]
pub(super) struct TableFile {
    pub(super) rows: Vec<Row>,
    pub(super) bytes: Vec<u8>,
}

/// Pieces of text: letters, CSV syntax and its look-alikes, and multi-byte characters.
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
    let optional_text = || prop_oneof![3 => Just(String::new()), 1 => text()];
    let kind = prop_oneof![3 => Just(""), 1 => select(&NAMES[..])];
    (code, message(), optional_text(), optional_text(), kind).prop_map(|(code, message, detail, deprecated, kind)| {
        Row { code, message, detail, deprecated, kind: reference::kind(kind, code / 100_000).unwrap() }
    })
}

/// Formats a field, quoted if necessary or requested.
fn csv_field(value: &str, quoted: bool) -> String {
    if quoted || value.contains([',', '"']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value.to_owned() }
}

prop_compose! {
    pub(super) fn table_file()(
        mut rows in vec(row(), 1..7),
        optional in subsequence(vec!["detail", "deprecated", "kind"], 0..=3),
    )(
        columns in Just([vec!["status", "code", "message"], optional].concat()).prop_shuffle(),
        mut rows in Just({
            rows.sort_by_key(|row| row.code);
            rows.dedup_by_key(|row| row.code);
            rows
        }).prop_shuffle(),
        choices in any::<u64>(),
        crlf in any::<bool>(),
        byte_order_mark in any::<bool>(),
        final_line_break in any::<bool>(),
        empty_line in 0_usize..10,
    ) -> TableFile {
        let mut choices = (0..64).map(|bit| choices >> bit & 1 == 1).cycle();
        let mut lines = vec![columns.iter().map(|name| csv_field(name, choices.next().unwrap())).collect::<Vec<_>>()];
        for row in &mut rows {
            // A field without a column is not in the file.
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
                    "kind" if row.kind == derived && choices.next().unwrap() => String::new(),
                    "kind" => row.kind.clone(),
                    _ => row.deprecated.clone(),
                };
                csv_field(&value, choices.next().unwrap())
            });
            lines.push(fields.collect());
        }
        let end = if crlf { "\r\n" } else { "\n" };
        let mut lines: Vec<String> = lines.iter().map(|fields| fields.join(",")).collect();
        lines.insert(empty_line.min(lines.len()), String::new());
        let mut text = lines.join(end);
        if final_line_break { text.push_str(end); }
        if byte_order_mark { text.insert(0, '\u{FEFF}'); }
        TableFile { rows, bytes: text.into_bytes() }
    }
}

proptest! {
    #![proptest_config(super::config())]

    #[test]
    fn valid_tables_round_trip(TableFile { mut rows, bytes } in table_file()) {
        rows.sort_by_key(|row| row.code);
        let entries = read(&bytes);
        prop_assert_eq!(entries.as_deref().map(to_rows), Ok(rows.clone()));
        // The reference parser must accept valid tables, too.
        prop_assert_eq!(reference::read(&bytes), Some(rows));
    }
}
