//! An edited table, or any file, is read exactly as written or rejected with an error for every missing row.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::invariants;
use super::reference::{self, Row};
use super::round_trip::table_file;
use super::unicode::characters_with;
use crate::problem::{Mark, Mistake, Problem};

#[derive(Clone, Debug)]
enum Edit {
    Replace(Index, u8),
    Digit(Index, u8),
    Delete(Index),
    Insert(Index, Vec<u8>),
    RemoveLine(Index),
    DuplicateLine(Index),
    SwapLines(Index, Index),
    DropQuote(Index),
    Truncate(Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    // Bytes that are special in some format or encoding, and arbitrary ones.
    let byte = || prop_oneof![select(&b",\"\r\n \t;|0a\0\xEF\xFF"[..]), any::<u8>()];
    let pieces = select(
        vec![
            "\u{200B}",
            "\u{A0}",
            "\u{FEFF}",
            "，",
            "４",
            "\r\n",
            "\"\"",
            ",,",
            "404,40400001,x,",
            "\u{202E}",
            "\n",
            "\n\n",
            ", \n",
            "#",
            "\n# ",
            "“",
            "”",
            "sep=,\n",
            "\r",
            "\r\r\n",
            "NotFound",
            "======= ",
            "<<<<<<< a\n",
        ]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>(),
    );
    let pieces = prop_oneof![3 => pieces, 1 => select(invisible()).prop_map(String::from)];
    prop_oneof![
        (any::<Index>(), byte()).prop_map(|(at, byte)| Edit::Replace(at, byte)),
        (any::<Index>(), b'0'..=b'9').prop_map(|(at, digit)| Edit::Digit(at, digit)),
        any::<Index>().prop_map(Edit::Delete),
        (any::<Index>(), byte()).prop_map(|(at, byte)| Edit::Insert(at, vec![byte])),
        (any::<Index>(), pieces).prop_map(|(at, piece)| Edit::Insert(at, piece.into_bytes())),
        any::<Index>().prop_map(Edit::RemoveLine),
        any::<Index>().prop_map(Edit::DuplicateLine),
        any::<(Index, Index)>().prop_map(|(a, b)| Edit::SwapLines(a, b)),
        any::<Index>().prop_map(Edit::DropQuote),
        any::<Index>().prop_map(Edit::Truncate),
    ]
}

/// Characters that can be invisible in a text.
fn invisible() -> Vec<char> {
    let names = ["Default_Ignorable_Code_Point", "Bidi_Control", "Noncharacter_Code_Point"];
    names.into_iter().flat_map(characters_with).collect()
}

impl Edit {
    fn apply(self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let length = bytes.len();
        let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        match self {
            Edit::Replace(at, byte) => bytes[at.index(length)] = byte,
            Edit::Delete(at) => drop(bytes.remove(at.index(length))),
            Edit::Insert(at, piece) => drop(bytes.splice(at.index(length)..at.index(length), piece)),
            Edit::Truncate(at) => bytes.truncate(at.index(length)),
            Edit::Digit(at, digit) => {
                let digits: Vec<usize> = (0..length).filter(|at| bytes[*at].is_ascii_digit()).collect();
                if !digits.is_empty() {
                    bytes[*at.get(&digits)] = digit;
                }
            }
            Edit::DropQuote(at) => {
                let quotes: Vec<usize> = (0..length).filter(|at| bytes[*at] == b'"').collect();
                if !quotes.is_empty() {
                    bytes.remove(*at.get(&quotes));
                }
            }
            Edit::RemoveLine(at) => {
                lines.remove(at.index(lines.len()));
                *bytes = lines.concat();
            }
            Edit::DuplicateLine(at) => {
                let at = at.index(lines.len());
                lines.insert(at, lines[at].clone());
                *bytes = lines.concat();
            }
            Edit::SwapLines(a, b) => {
                let count = lines.len();
                lines.swap(a.index(count), b.index(count));
                *bytes = lines.concat();
            }
        }
    }
}

/// A header, and lines of what tables are made of.
fn soup() -> impl Strategy<Value = String> {
    let tokens = [
        ",",
        ",",
        ",",
        ",",
        "\"",
        "\"\"",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "404",
        "40400001",
        "40400002",
        "404,40400001,x",
        "x",
        " ",
        "#",
        "NotFound",
        "“",
        "”",
        "，",
        ";",
        "\t",
        "文件",
        "４",
        "\u{200B}",
        "\u{FEFF}",
        "=======",
        "status",
        "code",
        "message",
        "\0",
        "detail",
    ];
    let columns = subsequence(vec!["detail", "deprecated", "kind"], 0..=3)
        .prop_flat_map(|optional| Just([vec!["status", "code", "message"], optional].concat()).prop_shuffle());
    let rest = vec(select(tokens.to_vec()), 0..40);
    (columns, rest).prop_map(|(columns, rest)| format!("{}\n{}", columns.join(","), rest.concat()))
}

/// What an error advises to do, if it says exactly what: the first and the last line that change, and their new text.
fn advice(problem: &Problem, lines: &[&str]) -> Option<(usize, usize, String)> {
    let Mark { line, raw, span, label } = problem.mark.as_ref()?;
    if let Some(last) = label.strip_prefix("quote opened here; the row ends on line ") {
        let last: usize = last.parse().unwrap();
        return Some((*line, last, lines[line - 1..last].join(" ")));
    }
    let text = match problem.mistake {
        Mistake::TypographicQuote => raw.replace(['“', '”', '„', '＂'], "\""),
        Mistake::Separator => raw.replace(&raw[span.clone()], ","),
        _ if label == "remove this line" => String::new(),
        _ if label.starts_with("remove this character") || label.ends_with("remove it") => {
            [&raw[..span.start], &raw[span.end..]].concat()
        }
        _ => return None,
    };
    Some((*line, *line, text))
}

/// Whether a line is a row that is merely wrong: it has all fields, one of them a code, and was not commented out. With
/// quotes, only a parser could tell.
fn is_wrong_row(header: &str, line: &str) -> bool {
    let is_code = |field: &str| field.len() == 8 && field.bytes().all(|byte| byte.is_ascii_digit());
    let is_commented_out = line.trim_start_matches('#').trim_start().starts_with(|c: char| c.is_ascii_digit());
    let has_all_fields = !line.contains('"') && line.split(',').count() == header.split(',').count();
    has_all_fields && !is_commented_out && line.split(',').any(is_code)
}

/// The rows that are valid by themselves, below the first line that is no comment.
fn valid_rows(bytes: &[u8]) -> Vec<Row> {
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    let mut lines = lines.skip_while(|line| line.starts_with(b"#") || line.trim_ascii().is_empty());
    let Some(header) = lines.next() else { return Vec::new() };
    lines.flat_map(|line| reference::read(&[header, b"\n", line].concat()).unwrap_or_default()).collect()
}

/// Panics unless following advice comes to an end, and neither loses nor changes a row.
fn follow_advice(mut text: String) {
    let rows = valid_rows(text.as_bytes());
    for round in 0.. {
        assert!(round < 1000, "no end: {text:?}");
        let problems = invariants::check(text.as_bytes());
        let unmarked = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let mut lines: Vec<&str> = unmarked.lines().collect();
        let Some((first, last, new)) = problems.iter().find_map(|problem| advice(problem, &lines)) else { break };
        let line = lines[first - 1];
        assert!(!new.is_empty() || !is_wrong_row(lines[0], line), "{line:?} is to be removed from {text:?}");
        lines.splice(first - 1..last, [&*new]);
        text = lines.join("\n");
    }
    let remaining = valid_rows(text.as_bytes());
    for row in rows {
        assert!(remaining.contains(&row), "{row:?} is lost in {text:?}");
    }
}

/// Reads a valid table with the `csv` crate, which accepts more than the strict reader does.
fn read_with_csv(bytes: &[u8]) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(bytes);
    let names = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        let text = |column: &str| {
            let index = names.iter().position(|name| name == column);
            index.map_or(String::new(), |index| record[index].to_owned())
        };
        let code: u32 = text("code").parse().unwrap();
        let kind = reference::kind(&text("kind"), code / 100_000).unwrap();
        Row { code, message: text("message"), detail: text("detail"), deprecated: text("deprecated"), kind }
    };
    let mut rows: Vec<Row> = reader.records().map(|record| row(record.unwrap())).collect();
    rows.sort_by_key(|row| row.code);
    rows
}

proptest! {
    #![proptest_config(super::config())]

    #[test]
    fn edited_tables_are_read_or_rejected(table in table_file(), edits in vec(edit(), 1..4)) {
        let mut bytes = table.bytes;
        for edit in edits {
            edit.apply(&mut bytes);
        }
        invariants::check(&bytes);
        if let Some(rows) = reference::read(&bytes) {
            prop_assert_eq!(rows, read_with_csv(&bytes), "the `csv` crate reads different rows");
        }
    }

    #[test]
    fn advice_for_an_edited_table_loses_no_row(table in table_file(), edits in vec(edit(), 1..4)) {
        let mut bytes = table.bytes;
        for edit in edits {
            edit.apply(&mut bytes);
        }
        follow_advice(String::from_utf8_lossy(&bytes).into_owned());
    }

    #[test]
    fn advice_for_tokens_loses_no_row(text in soup()) {
        follow_advice(text);
    }

    #[test]
    fn arbitrary_bytes_are_read_or_rejected(bytes in vec(any::<u8>(), 0..200)) {
        invariants::check(&bytes);
    }

    #[test]
    fn tokens_are_read_or_rejected(text in soup()) {
        invariants::check(text.as_bytes());
    }
}
