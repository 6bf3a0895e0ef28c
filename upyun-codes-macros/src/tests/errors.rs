//! Single mistakes in a valid table: each is reported once, in the right place, and readable codes keep constants.

use std::collections::BTreeSet;

use crate::check;
use crate::problem::{Place, Problem};

/// A valid table with various rows of the real one, copied so that the tests do not depend on it.
const TABLE: &str = include_str!("table.csv");

/// The line that the tests replace: `403,40300015,"path is not a file, maybe a directory",`.
const ROW: usize = 10;

/// The codes that get a constant, including those of broken rows.
fn constants(entries: &[check::Entry]) -> BTreeSet<u32> {
    entries.iter().map(|entry| entry.code).collect()
}

/// A problem's line, column and sentence.
fn summary(problem: &Problem) -> (usize, usize, &str) {
    match &problem.place {
        Place::Line(mark) => (mark.line, mark.column(), &problem.sentence),
        Place::File | Place::Path => (0, 0, &problem.sentence),
    }
}

/// The only problem in a file. Panics if there are others, or unless exactly the constants `lost` are missing.
fn only_problem(bytes: &[u8], lost: &[u32]) -> (usize, usize, String) {
    let mut problems = Vec::new();
    let table = check::read(bytes, &mut problems);
    let found: Vec<_> = problems.iter().map(summary).collect();
    let [(line, column, sentence)] = found.as_slice() else { panic!("expected one problem, found {found:#?}") };
    let all = constants(&check::read(TABLE.as_bytes(), &mut Vec::new()));
    let missing: Vec<u32> = all.difference(&constants(&table)).copied().collect();
    assert_eq!(missing, lost, "lost constants after: {sentence}");
    (*line, *column, (*sentence).to_owned())
}

/// The valid table with one line replaced.
fn with_line(number: usize, line: &str) -> String {
    let replaced = TABLE.lines().enumerate().map(|(index, old)| if index + 1 == number { line } else { old });
    replaced.collect::<Vec<_>>().join("\n")
}

#[test]
fn valid_table_has_no_problems() {
    let mut problems = Vec::new();
    let table = check::read(TABLE.as_bytes(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(table.len(), TABLE.lines().count() - 1);
    assert_eq!(TABLE.lines().nth(ROW - 1), Some("403,40300015,\"path is not a file, maybe a directory\","));
}

#[test]
fn errors_in_a_row() {
    // The row, the expected column and sentence, and whether the row's code is unreadable.
    let cases = [
        ("403,40300015,path is not a file, maybe a directory,", 14, "expected 4 fields, found 5", false),
        ("403,40300015,\"path is not a file\",,", 35, "expected 4 fields, found 5", false),
        ("403,40300015,\"path is not a file\"", 34, "expected 4 fields, found 3", false),
        ("403,40300015", 1, "expected 4 fields, found 2", false),
        ("403;40300015;path is not a file;", 4, "expected 4 fields, found 1", false),
        ("403\t40300015\tpath is not a file\t", 4, "expected 4 fields, found 1", false),
        ("403,40300015，path is not a file,", 13, "expected 4 fields, found 3", false),
        (",,,", 1, "the row is empty", true),
        ("   ", 1, "the row is empty", true),
        ("status,code,message,detail", 1, "duplicate header", true),
        ("code,status,message,detail", 1, "duplicate header", true),
        (",40300015,x,", 1, "the status is empty", false),
        ("43,40300015,x,", 1, "status `43` is not a number from `100` to `999`", false),
        ("4030,40300015,x,", 1, "status `4030` is not a number from `100` to `999`", false),
        ("099,40300015,x,", 1, "status `099` is not a number from `100` to `999`", false),
        ("+43,40300015,x,", 1, "status `+43` is not a number from `100` to `999`", false),
        ("４03,40300015,x,", 1, "status `４03` is not a number from `100` to `999`", false),
        ("403 ,40300015,x,", 4, "status `403 ` is not a number from `100` to `999`", false),
        ("403,,x,", 5, "the code is empty", true),
        ("403,4030001,x,", 5, "code `4030001` is not eight digits", true),
        ("403,403000155,x,", 5, "code `403000155` is not eight digits", true),
        ("403,4030001S,x,", 12, "code `4030001S` is not eight digits", true),
        ("403,-4030001,x,", 5, "code `-4030001` is not eight digits", true),
        ("403,403\u{200B}00015,x,", 8, "code `403\u{FFFD}00015` is not eight digits", false),
        ("403,40300015\u{A0},x,", 13, "code `40300015\u{FFFD}` is not eight digits", false),
        ("403,4030001５,x,", 12, "code `4030001５` is not eight digits", false),
        ("403,4030001٥,x,", 12, "code `4030001٥` is not eight digits", true),
        ("403,03300015,x,", 5, "code `03300015` begins with a zero", true),
        ("404,40300015,x,", 5, "code `40300015` does not begin with its status `404`", false),
        ("400,40001000,x,", 5, "duplicate code `40001000`", true),
        ("403,40300015,,", 14, "the message is empty", false),
        ("403,40300015,\"\",", 14, "the message is empty", false),
        ("403,40300015, ,", 14, "the message has no visible characters", false),
        ("403,40300015, x,", 14, "the message has leading whitespace", false),
        ("403,40300015,\"x　\",", 16, "the message has trailing whitespace", false),
        ("403,40300015,文件\u{A0},", 16, "the message has trailing whitespace", false),
        ("403,40300015,x, 文件", 16, "the detail has leading whitespace", false),
        ("403,40300015,a\tb,", 15, "the message contains a control character", false),
        ("403,40300015,x,a\0b", 17, "the detail contains a control character", false),
        ("403,40300015,a\u{202E}b,", 15, "the message contains an invisible character", false),
        ("403,40300015,a\u{200B}b,", 15, "the message contains an invisible character", false),
        ("403,40300015,a\u{FFFD}b,", 15, "the message contains a replacement character", false),
        ("403,40300015,\"path is not a file,", 14, "unterminated quoted field", false),
        ("403,40300015,path is not a file\",", 32, "unexpected `\"` in unquoted field", false),
        ("403,40300015, \"path, or not\",", 14, "unexpected `\"` in unquoted field", false),
        ("403,40300015,\"path\" ,", 20, "unexpected text after closing quote", false),
        ("403,40300015,\"a \"path\" is\",", 18, "unexpected text after closing quote", false),
        ("403,40300015,\"path is\nnot a file\",", 14, "unexpected line break in quoted field", false),
        ("403,40300015,path\ris,", 18, "unexpected carriage return inside a line", false),
        ("403,40300015,x,403,40300099,y,", 16, "expected 4 fields, found 7", false),
        ("403,40300015,x,\r403,40300099,y,", 16, "unexpected carriage return inside a line", false),
    ];
    for (line, column, sentence, unreadable) in cases {
        let lost: &[u32] = if unreadable { &[40_300_015] } else { &[] };
        let found = only_problem(with_line(ROW, line).as_bytes(), lost);
        assert_eq!(found, (ROW, column, sentence.to_owned()), "{line:?}");
    }
}

#[test]
fn errors_in_the_header() {
    let cases = [
        ("status,code,mesage,detail", 13, "unknown column `mesage`"),
        ("status,Code,message,detail", 8, "unknown column `Code`"),
        ("status, code,message,detail", 8, "unexpected whitespace around column `code`"),
        ("status,code,message,remark", 21, "unknown column `remark`"),
        ("\u{FEFF}\u{FEFF}status,code,message,detail", 1, "unknown column `\u{FFFD}status`"),
        ("status,code,message,message", 21, "duplicate column `message`"),
        ("status,code,text,detail", 13, "expected column `message`, found `text`"),
        ("status,number,message,detail", 8, "expected column `code`, found `number`"),
        ("status;code;message;detail", 7, "the header's columns are separated by semicolons"),
        ("status，code，message，detail", 7, "the header's columns are separated by full-width commas"),
        ("状态,代码,信息,详情", 1, "the first line is not a header"),
        ("status,code,\"message,detail", 13, "unterminated quoted field"),
    ];
    for (line, column, sentence) in cases {
        let found = only_problem(with_line(1, line).as_bytes(), &[]);
        assert_eq!(found, (1, column, sentence.to_owned()), "{line:?}");
    }
    let without_header = TABLE.split_once('\n').unwrap().1;
    assert_eq!(only_problem(without_header.as_bytes(), &[]), (1, 1, "the table has no header".to_owned()));
    let without_status: Vec<_> = TABLE.lines().map(|line| line.split_once(',').unwrap().1).collect();
    let found = only_problem(without_status.join("\n").as_bytes(), &[]);
    assert_eq!(found, (1, 1, "missing column `status`".to_owned()));
}

#[test]
fn errors_in_the_whole_file() {
    let utf16 = |order: fn(u16) -> [u8; 2]| TABLE.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let marked = [b"\xFF\xFE".as_slice(), &utf16(u16::to_le_bytes)].concat();
    let separated = |by: char| {
        let mut writer = csv::WriterBuilder::new().delimiter(by as u8).from_writer(Vec::new());
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(TABLE.as_bytes());
        rows.records().for_each(|row| writer.write_record(&row.unwrap()).unwrap());
        writer.into_inner().unwrap()
    };
    let cases = [
        (marked, (0, 0, "the table is not valid UTF-8: it looks like UTF-16 (little-endian)")),
        (utf16(u16::to_be_bytes), (0, 0, "the table is not valid UTF-8: it looks like UTF-16 (big-endian)")),
        (TABLE.replace('\n', "\r").into_bytes(), (0, 0, "expected LF or CRLF line endings, found CR")),
        (separated(';'), (1, 7, "the columns are separated by semicolons")),
        (separated('\t'), (1, 7, "the columns are separated by tabs")),
        (separated('|'), (1, 7, "the columns are separated by vertical bars")),
        (TABLE.replace(',', "，").into_bytes(), (1, 7, "the columns are separated by full-width commas")),
    ];
    for (bytes, (line, column, sentence)) in cases {
        assert_eq!(only_problem(&bytes, &[]), (line, column, sentence.to_owned()));
    }

    let all: Vec<u32> = constants(&check::read(TABLE.as_bytes(), &mut Vec::new())).into_iter().collect();
    assert_eq!(only_problem(b"", &all), (0, 0, "the table is empty".to_owned()));
    assert_eq!(only_problem("\u{FEFF}\r\n\n".as_bytes(), &all), (0, 0, "the table is empty".to_owned()));
    assert_eq!(only_problem(b"status,code,message\n", &all), (1, 1, "the table has no rows".to_owned()));
}

#[test]
fn gbk_in_one_line() {
    // "文件" in GBK, in line 3 after "wrong ".
    let line = b"400,40001001,wrong \xCE\xC4\xBC\xFE,";
    let lines = TABLE.as_bytes().split(|byte| *byte == b'\n').enumerate();
    let bytes = lines.map(|(index, old)| if index == 2 { line } else { old }).collect::<Vec<_>>().join(&b'\n');
    assert_eq!(only_problem(&bytes, &[]), (3, 20, "the table is not valid UTF-8: it looks like GBK".to_owned()));
}

#[test]
fn fields_before_a_syntax_error_are_checked() {
    let text = with_line(ROW, "43,4030001x,path is not a file\",");
    let mut problems = Vec::new();
    check::read(text.as_bytes(), &mut problems);
    problems.sort_by_key(Problem::position);
    let sentences: Vec<_> = problems.iter().map(summary).collect();
    assert_eq!(
        sentences,
        [
            (ROW, 1, "status `43` is not a number from `100` to `999`"),
            (ROW, 11, "code `4030001x` is not eight digits"),
            (ROW, 31, "unexpected `\"` in unquoted field"),
        ]
    );
}

#[test]
fn codes_of_broken_rows_count_as_duplicates() {
    let text = "status,code,message\n404,40400001,\"open\n404,40400001,closed\n";
    let mut problems = Vec::new();
    check::read(text.as_bytes(), &mut problems);
    let sentences: Vec<_> = problems.iter().map(summary).collect();
    assert_eq!(sentences, [(2, 14, "unterminated quoted field"), (3, 5, "duplicate code `40400001`")]);
}
