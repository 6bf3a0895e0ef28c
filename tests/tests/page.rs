//! Compares the table with UpYun's page, from which it was copied.

use std::collections::{BTreeMap, BTreeSet};

use upyun_codes::{E40001055, E40300001, E50300007, E50300013, ErrorCode};
use upyun_codes_tests::{Row, page, table};

/// Formats a row as on the page.
fn format_row(row: &Row) -> String {
    let detail = row.detail.as_deref().unwrap_or_default();
    let line = format!("{} | {} | {} | {detail}", row.status, row.code, row.message);
    format!("{} |", line.trim_end())
}

/// The rows by code, each with its index.
fn by_code(rows: &[Row]) -> BTreeMap<u32, (usize, &Row)> {
    let by_code: BTreeMap<_, _> = rows.iter().enumerate().map(|(index, row)| (row.code, (index, row))).collect();
    assert_eq!(by_code.len(), rows.len(), "duplicate code");
    by_code
}

/// Lists the rows that were added to the page, removed from it or changed, in the order of their codes.
fn differences(page: &[Row], table: &[Row]) -> Vec<String> {
    let (before, after) = (by_code(page), by_code(table));
    let codes: BTreeSet<&u32> = before.keys().chain(after.keys()).collect();
    let difference = |code| match (before.get(code), after.get(code)) {
        (None, Some((_, row))) => Some(format!("  added    {}", format_row(row))),
        (Some((_, row)), None) => Some(format!("  removed  {}", format_row(row))),
        (Some((_, old)), Some((_, new))) if old != new => {
            Some(format!("  changed  {}\n       to  {}", format_row(old), format_row(new)))
        }
        _ => None,
    };
    codes.into_iter().filter_map(difference).collect()
}

/// Lists the rows that follow a different row than on the page. Both must have the same rows.
fn moved(page: &[Row], table: &[Row]) -> Vec<String> {
    let previous = |rows: &[Row], index: usize| index.checked_sub(1).map(|previous| rows[previous].code);
    let indices = by_code(page);
    let rows = table.iter().enumerate();
    let moved = rows.filter(|(index, row)| previous(table, *index) != previous(page, indices[&row.code].0));
    moved.map(|(_, row)| format!("  moved    {}", format_row(row))).collect()
}

/// The rows that the page should have: a retired code stays in the table after its row is gone from the page.
fn in_use(mut table: Vec<Row>) -> Vec<Row> {
    table.retain(|row| !row.is_deprecated);
    table
}

#[test]
fn table_matches_the_page() {
    let (page, table) = (page(), in_use(table()));
    let mut list = differences(&page, &table);
    if list.is_empty() {
        list = moved(&page, &table);
    }
    assert!(
        list.is_empty(),
        "`upyun-codes/table.csv` differs from UpYun's page, whose rows are in `tests/page.txt`:\n\n{}\n\n\
         If the page has changed, change both files; otherwise correct the table.\n",
        list.join("\n")
    );
}

fn row(code: u32, message: &str, detail: Option<&str>) -> Row {
    let (message, detail) = (message.to_owned(), detail.map(str::to_owned));
    Row { status: 404, code, message, detail, is_deprecated: false }
}

#[test]
fn differences_are_listed_row_by_row() {
    let page = [row(40400001, "kept", None), row(40400002, "old words", None), row(40400003, "old", None)];
    let table = [row(40400000, "new", Some("why")), row(40400001, "kept", None), row(40400002, "new words", None)];
    let list = [
        "  added    404 | 40400000 | new | why |",
        "  changed  404 | 40400002 | old words | |\n       to  404 | 40400002 | new words | |",
        "  removed  404 | 40400003 | old | |",
    ];
    assert_eq!(differences(&page, &table), list);
    assert!(differences(&page, &page).is_empty() && moved(&page, &page).is_empty());

    let retired = Row { is_deprecated: true, ..page[2].clone() };
    assert!(differences(&page[..2], &in_use(vec![page[0].clone(), page[1].clone(), retired])).is_empty());

    let swapped = [page[0].clone(), page[2].clone(), page[1].clone()];
    assert!(differences(&page, &swapped).is_empty());
    let list = ["  moved    404 | 40400003 | old | |", "  moved    404 | 40400002 | old words | |"];
    assert_eq!(moved(&page, &swapped), list);
}

#[test]
fn with_status_returns_the_rows_of_that_status() {
    let mut rows = table();
    rows.sort_unstable_by_key(|row| row.code);
    assert_eq!(ErrorCode::COUNT, rows.len());
    for status in 0..=u16::MAX {
        let expected = rows.iter().filter(|row| row.status == status).map(|row| row.code);
        let entries = ErrorCode::with_status(status);
        assert!(entries.clone().all(|entry| entry.status() == status));
        assert!(entries.map(|entry| entry.code().as_u32()).eq(expected), "status {status}");
    }
}

#[test]
fn unusual_rows_match_the_page() {
    let message = |code| ErrorCode::lookup(code).map(|entry| entry.message());
    assert_eq!(message(40300001), Some(r"file name contains invalid chars (\r\n\t)"));
    assert_eq!(message(40300016), Some("content-secret only accept [a-zA-Z0-9]"));
    assert_eq!(message(40300015), Some("path is not a file, maybe a directory"));
    assert_eq!(message(40000028), Some("block size too large, at most 5MB"));
    assert_eq!(message(40010029), Some("only 1~10 tasks supported in get"));
    assert_eq!(message(40011057), Some("invalid UTF8 Key"));
    assert_eq!(E40300001.message(), message(40300001));

    let edited = "在上传这个文件的这段时间内,服务端的文件被修改了。类似打开文件编辑后保存,编辑器提醒你文件已经被修改了";
    assert_eq!(E40001055.detail(), Some(edited));
    assert_eq!(E50300007.detail(), Some("同一秒内同一个文件只能执行一次修改操作"));
    assert_eq!(E50300013.detail(), Some("内部服务超时了"));
}

#[test]
fn several_codes_may_share_a_message() {
    let mut codes: BTreeMap<&str, Vec<ErrorCode>> = BTreeMap::new();
    for entry in ErrorCode::entries() {
        codes.entry(entry.message()).or_default().push(entry.code());
    }
    for shared in
        ["type invalid", "content md5 not match", "invalid app name", "new resource error", "connect to db error"]
    {
        assert!(codes[shared].len() > 1, "{shared}");
    }
}
