//! The table against the page that it comes from, and against what the page is known to hold.

use std::collections::BTreeMap;

use upyun_codes::{ErrorCode, TABLE, lookup};

/// The rows of UpYun's page, as they stand there: `status | code | message | detail |`.
const PAGE: &str = include_str!("../page.txt");

/// A row of the page: status, code, message, detail.
fn page() -> Vec<(u16, u32, &'static str, Option<&'static str>)> {
    let row = |line: &'static str| {
        let mut cells = line.split('|').map(str::trim);
        let mut cell = || cells.next().unwrap_or_default();
        let (status, code, message, detail) = (cell(), cell(), cell(), cell());
        (status.parse().unwrap(), code.parse().unwrap(), message, Some(detail).filter(|detail| !detail.is_empty()))
    };
    PAGE.lines().map(row).collect()
}

#[test]
fn the_table_is_the_page() {
    let mut expected = page();
    expected.sort_unstable();
    let mut found: Vec<_> =
        TABLE.iter().map(|entry| (entry.status(), entry.code().as_u32(), entry.message(), entry.detail())).collect();
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn the_file_has_the_page_s_order() {
    let mut table = csv::Reader::from_path("../upyun-codes/table.csv").unwrap();
    assert_eq!(table.headers().unwrap(), vec!["status", "code", "message", "detail"]);
    let rows: Vec<(u16, u32, String, Option<String>)> = table.deserialize().map(Result::unwrap).collect();
    let expected: Vec<_> = page()
        .into_iter()
        .map(|(s, c, message, detail)| (s, c, message.to_owned(), detail.map(str::to_owned)))
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn each_status_has_as_many_codes_as_on_the_page() {
    let counts = [
        (400, 137),
        (401, 25),
        (403, 28),
        (404, 5),
        (406, 3),
        (408, 1),
        (412, 1),
        (413, 1),
        (415, 1),
        (429, 7),
        (444, 3),
        (503, 35),
        (599, 7),
    ];
    assert_eq!(TABLE.len(), 254);
    assert!(!TABLE.is_empty());
    for status in 0..=u16::MAX {
        let expected = counts.iter().find(|(known, _)| *known == status).map_or(0, |(_, count)| *count);
        let entries = TABLE.with_status(status);
        assert_eq!(entries.len(), expected, "status {status}");
        assert!(entries.map(|entry| entry.status()).all(|found| found == status));
    }
}

#[test]
fn odd_rows_are_as_on_the_page() {
    let message = |code| lookup(code).map(|entry| entry.message());
    assert_eq!(message(40300001), Some(r"file name contains invalid chars (\r\n\t)"));
    assert_eq!(message(40300016), Some("content-secret only accept [a-zA-Z0-9]"));
    assert_eq!(message(40300015), Some("path is not a file, maybe a directory"));
    assert_eq!(message(40000028), Some("block size too large, at most 5MB"));
    assert_eq!(message(40010029), Some("only 1~10 tasks supported in get"));
    assert_eq!(message(50300029), Some("unknow error"));
    assert_eq!(message(40011057), Some("invalid UTF8 Key"));
    assert_eq!(upyun_codes::E40300001.message(), message(40300001));

    let details: BTreeMap<u32, &str> =
        TABLE.iter().filter_map(|entry| Some((entry.code().as_u32(), entry.detail()?))).collect();
    let edited = "在上传这个文件的这段时间内,服务端的文件被修改了。类似打开文件编辑后保存,编辑器提醒你文件已经被修改了";
    let expected =
        [(40001055, edited), (50300007, "同一秒内同一个文件只能执行一次修改操作"), (50300013, "内部服务超时了")];
    assert_eq!(details, BTreeMap::from(expected));
}

#[test]
fn some_messages_stand_at_two_codes() {
    let twice =
        ["type invalid", "content md5 not match", "invalid app name", "new resource error", "connect to db error"];
    let mut codes: BTreeMap<&str, Vec<ErrorCode>> = BTreeMap::new();
    for entry in &TABLE {
        codes.entry(entry.message()).or_default().push(entry.code());
    }
    for (message, codes) in codes {
        let expected = if twice.contains(&message) { 2 } else { 1 };
        assert_eq!(codes.len(), expected, "{message}");
    }
}
