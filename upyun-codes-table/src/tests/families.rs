//! A mistake of each family is one error, at its place, whatever the order of the columns and the line endings.

use super::invariants::check;
use crate::diagnosis::{Diagnosis, explain};
use crate::problem::{Mistake, Problem};
use crate::read::read;

const ORDERS: [[&str; 6]; 3] = [
    ["status", "code", "message", "detail", "deprecated", "kind"],
    ["message", "kind", "code", "detail", "status", "deprecated"],
    ["kind", "deprecated", "detail", "message", "code", "status"],
];

/// Where a case expects its error. Not in the file that is read.
const HERE: char = '¦';

/// Becomes the first byte of a character in GBK, which is no UTF-8.
const GBK: char = '\u{E000}';

/// A table of 40 rows whose texts have commas, quotes and Chinese. Its cells are as in the file.
struct Sheet {
    columns: [&'static str; 6],
    /// The header, then the rows.
    lines: Vec<Vec<String>>,
}

/// The row that the cases change.
const ROW: usize = 20;

impl Sheet {
    fn new(columns: [&'static str; 6]) -> Sheet {
        let header = columns.map(str::to_owned).to_vec();
        let cell = |column, row: usize| match column {
            "status" => "404".to_owned(),
            "code" => (40_400_000 + row).to_string(),
            "message" => format!("\"no \"\"{row}\"\", 或 not\""),
            "detail" => "\"文件，不存在, gone\"".to_owned(),
            "kind" if row.is_multiple_of(2) => "NotFound".to_owned(),
            _ => String::new(),
        };
        let rows = (1..=40).map(|row| columns.map(|column| cell(column, row)).to_vec());
        Sheet { columns, lines: [header].into_iter().chain(rows).collect() }
    }

    fn set(&mut self, line: usize, column: &str, cell: &str) {
        let index = self.columns.iter().position(|known| *known == column).unwrap();
        self.lines[line][index] = cell.to_owned();
    }

    /// Sets a cell of the row.
    fn cell(mut self, column: &str, cell: &str) -> Sheet {
        self.set(ROW, column, cell);
        self
    }

    /// Sets a cell of the header.
    fn name(mut self, column: &str, cell: &str) -> Sheet {
        self.set(0, column, cell);
        self
    }

    /// Rewrites a line as a whole.
    fn rewrite(mut self, line: usize, with: impl Fn(&[String]) -> String) -> Sheet {
        self.lines[line] = vec![with(&self.lines[line])];
        self
    }

    fn insert(mut self, line: usize, text: &str) -> Sheet {
        self.lines.insert(line, vec![text.to_owned()]);
        self
    }

    /// Applies a change to all rows.
    fn all(mut self, with: impl Fn(&mut Vec<String>)) -> Sheet {
        self.lines[1..].iter_mut().for_each(with);
        self
    }

    fn bytes(&self, end: &str, mark: &str) -> Vec<u8> {
        let lines = self.lines.iter().map(|line| line.join(",") + end);
        let text = mark.to_owned() + &lines.collect::<String>().replace(HERE, "");
        let mut parts = text.split(GBK).map(str::as_bytes);
        let first = parts.next().unwrap().to_vec();
        parts.fold(first, |bytes, part| [&bytes[..], b"\xCE\xC4", part].concat())
    }

    /// The line and the column of the mark, counted from 1; `None` if the error is about the file as a whole.
    fn place(&self) -> Option<(usize, usize)> {
        let lines: Vec<String> = self.lines.iter().map(|line| line.join(",")).collect();
        let text = lines.join("\n");
        let before = &text[..text.find(HERE)?];
        let (line, start) =
            before.rmatch_indices('\n').next().map_or((1, 0), |(at, _)| (before.matches('\n').count() + 1, at + 1));
        Some((line, before[start..].chars().count() + 1))
    }
}

type Case = (Mistake, fn(Sheet) -> Sheet);

/// One mistake each.
const CASES: &[Case] = &[
    // The file as a whole
    (Mistake::NotUtf8, |sheet| sheet.cell("detail", "\"a, ¦\u{E000}\"")),
    (Mistake::Conflict, |sheet| {
        let sheet = sheet.insert(ROW, ">>>>>>> b").insert(ROW, "a,b").insert(ROW, "=======");
        sheet.insert(ROW, "¦<<<<<<< HEAD")
    }),
    (Mistake::Conflict, |sheet| sheet.insert(ROW, "¦=======")),
    (Mistake::LineEndings, |sheet| sheet.cell("message", "go¦\rne")),
    (Mistake::LineEndings, |sheet| sheet.rewrite(ROW, |cells| cells.join(",") + "¦\r\r")),
    // The header
    (Mistake::Separator, |sheet| sheet.rewrite(0, |cells| cells.join(";").replacen(';', "¦;", 1))),
    (Mistake::Separator, |sheet| sheet.rewrite(0, |cells| cells.join(",").replacen(',', "¦，", 1))),
    (Mistake::Header, |sheet| sheet.name("detail", "¦details")),
    (Mistake::Header, |sheet| sheet.name("detail", "¦hint")),
    (Mistake::Header, |sheet| sheet.name("code", "¦Code")),
    (Mistake::Header, |sheet| sheet.name("code", "¦number")),
    (Mistake::Header, |sheet| sheet.rewrite(0, |_| "¦状态,代码,说明,详情,停用,类别".to_owned())),
    (Mistake::Header, |sheet| sheet.rewrite(0, |_| "¦status,message".to_owned())),
    (Mistake::Header, |mut sheet| {
        sheet.lines.remove(0);
        sheet.rewrite(0, |cells| format!("¦{}", cells.join(",")))
    }),
    (Mistake::Header, |sheet| sheet.rewrite(0, |cells| cells.join(",") + ",¦kind")),
    (Mistake::TypographicQuote, |sheet| sheet.name("code", "¦“code”")),
    (Mistake::StrayQuote, |sheet| sheet.name("code", "co¦\"de")),
    (Mistake::OpenQuote, |sheet| sheet.name("code", "¦\"code")),
    (Mistake::Width, |sheet| sheet.rewrite(0, |_| "¦status,code,message,detail,kind".to_owned())),
    (Mistake::Width, |sheet| sheet.all(|cells| drop(cells.pop())).rewrite(0, |cells| format!("¦{}", cells.join(",")))),
    (Mistake::NoRows, |mut sheet| {
        sheet.lines.truncate(1);
        sheet.rewrite(0, |cells| format!("¦{}", cells.join(",")))
    }),
    // Other lines
    (Mistake::Comment, |sheet| sheet.insert(0, "¦# of \"2024, 文件")),
    (Mistake::Comment, |sheet| sheet.insert(ROW, "¦# of \"2024, 文件")),
    (Mistake::EmptyRow, |sheet| sheet.insert(ROW, "¦,,,,,")),
    (Mistake::EmptyRow, |sheet| sheet.insert(ROW, "¦ , ,")),
    (Mistake::RepeatedHeader, |sheet| sheet.insert(ROW, "¦status,code,message,detail,deprecated,kind")),
    (Mistake::RepeatedHeader, |sheet| sheet.insert(ROW, "¦\u{FEFF}code,status,message")),
    // Quotes
    (Mistake::OpenQuote, |sheet| sheet.cell("message", "¦\"gone")),
    (Mistake::OpenQuote, |sheet| sheet.cell("detail", "¦\"gone, \"\"or\"\"")),
    (Mistake::LineBreak, |sheet| sheet.cell("message", "¦\"gone,\nfor, ever\"")),
    (Mistake::LineBreak, |sheet| sheet.cell("detail", "¦\"gone\n\nfor \"\"ever\"\"\"")),
    (Mistake::StrayQuote, |sheet| sheet.cell("message", "go¦\"ne\"")),
    (Mistake::StrayQuote, |sheet| sheet.cell("message", "\"gone\"¦ x")),
    (Mistake::StrayQuote, |sheet| sheet.cell("code", "=¦\"40400020\"")),
    (Mistake::StrayQuote, |sheet| sheet.cell("detail", "¦ \"gone\"")),
    (Mistake::TypographicQuote, |sheet| sheet.cell("message", "¦“gone, 文件”")),
    (Mistake::TypographicQuote, |sheet| sheet.cell("code", "¦“40400020”")),
    // The number of fields
    (Mistake::Separator, |sheet| {
        let sheet = sheet.cell("message", "gone").cell("detail", "gone");
        sheet.rewrite(ROW, |cells| cells.join(";").replacen(';', "¦;", 1))
    }),
    (Mistake::Separator, |sheet| {
        let sheet = sheet.cell("message", "gone").cell("detail", "gone");
        sheet.rewrite(ROW, |cells| cells.join("，").replacen('，', "¦，", 1))
    }),
    (Mistake::TooFewFields, |sheet| sheet.rewrite(ROW, |cells| format!("¦{}", cells[..5].join(",")))),
    (Mistake::TooFewFields, |sheet| sheet.rewrite(ROW, |cells| format!("¦{}", cells[1..].join(",")))),
    (Mistake::TooManyFields, |sheet| sheet.rewrite(ROW, |cells| cells.join(",") + "¦,x")),
    (Mistake::TooManyFields, |sheet| {
        let sheet = sheet.cell("message", "gone, or not");
        sheet.rewrite(ROW, |cells| format!("{}¦,{}", cells[..5].join(","), cells[5]))
    }),
    (Mistake::TwoRows, |mut sheet| {
        let index = sheet.columns.iter().position(|column| *column == "code").unwrap();
        let mut second = sheet.lines.remove(ROW + 1);
        second[index].insert(0, HERE);
        sheet.rewrite(ROW, |cells| format!("{},{}", cells.join(","), second.join(",")))
    }),
    // Numbers
    (Mistake::Status, |sheet| sheet.cell("status", "¦")),
    (Mistake::Status, |sheet| sheet.cell("status", "¦not")),
    (Mistake::Status, |sheet| sheet.cell("status", "¦4O4")),
    (Mistake::Status, |sheet| sheet.cell("status", "¦4040")),
    (Mistake::Status, |sheet| sheet.cell("status", "\"¦４04\"")),
    (Mistake::Code, |sheet| sheet.cell("code", "¦")),
    (Mistake::Code, |sheet| sheet.cell("code", "¦4040002")),
    (Mistake::Code, |sheet| sheet.cell("code", "¦04040020")),
    (Mistake::Code, |sheet| sheet.cell("code", "404000¦\u{200B}20")),
    (Mistake::Code, |sheet| sheet.cell("code", "40400020¦ ")),
    // Without the space it would still be wrong.
    (Mistake::Status, |sheet| sheet.cell("status", "¦404 00020")),
    (Mistake::Code, |sheet| sheet.cell("code", "¦404 ")),
    (Mistake::Prefix, |sheet| sheet.cell("code", "¦50300020")),
    (Mistake::Duplicate, |sheet| sheet.cell("code", "¦40400019")),
    // Texts
    (Mistake::EmptyText, |sheet| sheet.cell("message", "¦")),
    (Mistake::EmptyText, |sheet| sheet.cell("message", "\"¦ \"")),
    (Mistake::EmptyText, |sheet| sheet.cell("detail", "¦ \u{3000}")),
    (Mistake::Whitespace, |sheet| sheet.cell("message", "\"¦ gone, 文件\"")),
    (Mistake::Whitespace, |sheet| sheet.cell("detail", "gone¦\u{A0}")),
    (Mistake::Whitespace, |sheet| sheet.cell("deprecated", "¦\u{3000}as of 2019 ")),
    (Mistake::ForbiddenCharacter, |sheet| sheet.cell("message", "go¦\u{200B}ne")),
    (Mistake::ForbiddenCharacter, |sheet| sheet.cell("detail", "\"文¦\u{FFFD}, \"")),
    (Mistake::ForbiddenCharacter, |sheet| sheet.cell("deprecated", "go¦\tne")),
    // Kinds
    (Mistake::UnknownKind, |sheet| sheet.cell("kind", "¦NotFond")),
    (Mistake::UnknownKind, |sheet| sheet.cell("kind", "¦\"a, \"\"b\"\"\"")),
    (Mistake::MisplacedKind, |sheet| sheet.cell("kind", "").cell("detail", "¦NotFound")),
    (Mistake::MisplacedKind, |sheet| sheet.cell("kind", "").cell("deprecated", "¦Other")),
];

/// A line and a column, or none for the file as a whole.
type Position = Option<(usize, usize)>;

/// Checks a file, and returns what is wrong with it: the mistake, the place, and in how many more lines.
fn found(bytes: &[u8]) -> Vec<(Mistake, Position, usize)> {
    let place = |problem: &Problem| problem.mark.as_ref().map(|mark| (mark.line, mark.column()));
    let found = |problem: &Problem| (problem.mistake, place(problem), problem.more);
    check(bytes).iter().map(found).collect()
}

/// The codes to which a refused file's caller may refer.
fn codes(bytes: &[u8]) -> Vec<u32> {
    let Diagnosis { entries, .. } = explain(bytes, &read(bytes).unwrap_err());
    entries.iter().map(|entry| entry.code).collect()
}

#[test]
fn one_mistake_is_one_error() {
    let mut wrong = Vec::new();
    for columns in ORDERS {
        for (end, mark) in [("\n", ""), ("\r\n", ""), ("\n", "\u{FEFF}")] {
            assert_eq!(found(&Sheet::new(columns).bytes(end, mark)), []);
            for (index, (mistake, change)) in CASES.iter().enumerate() {
                let sheet = change(Sheet::new(columns));
                let (found, expected) = (found(&sheet.bytes(end, mark)), [(*mistake, sheet.place(), 0)]);
                if found != expected {
                    wrong.push(format!("case {index} in {columns:?}, {end:?}: expected {expected:?}, found {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Using the code of a broken row is not another error.
#[test]
fn codes_of_broken_rows_have_entries() {
    for columns in ORDERS {
        for (_, change) in CASES {
            let bytes = change(Sheet::new(columns)).bytes("\n", "");
            let codes = codes(&bytes);
            let text = String::from_utf8_lossy(&bytes).replace('\u{200B}', "");
            for code in (40_400_001..=40_400_040).filter(|code| text.contains(&code.to_string())) {
                assert!(codes.contains(&code), "no {code} in {text}");
            }
        }
    }
}

#[test]
fn files_that_are_no_tables_in_text() {
    let text = String::from_utf8(Sheet::new(ORDERS[0]).bytes("\n", "")).unwrap();
    let little = text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let big = text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    let (carriage_returns, doubled) = (text.replace('\n', "\r"), text.replace('\n', "\r\r\n"));
    let cases: [(&[u8], Mistake); 11] = [
        (&[b"\xFF\xFE", &little[..]].concat(), Mistake::OtherFormat),
        (&[b"\xFE\xFF", &big[..]].concat(), Mistake::OtherFormat),
        (&little, Mistake::OtherFormat),
        (&big, Mistake::OtherFormat),
        (b"PK\x03\x04\x14\0\x06\0\n\n,,\n", Mistake::OtherFormat),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\n", Mistake::OtherFormat),
        (pointer.as_bytes(), Mistake::OtherFormat),
        (carriage_returns.as_bytes(), Mistake::LineEndings),
        (doubled.as_bytes(), Mistake::LineEndings),
        (b"", Mistake::Header),
        (b"\n\n\r\n", Mistake::Header),
    ];
    for (bytes, mistake) in cases {
        assert_eq!(found(bytes), [(mistake, None, 0)], "{:?}", String::from_utf8_lossy(bytes));
    }
    // Whatever the encoding, the codes are there.
    assert_eq!(codes(&little), (40_400_001..=40_400_040).collect::<Vec<u32>>());
}

#[test]
fn same_mistake_in_many_lines_is_one_error() {
    let cases: [Case; 7] = [
        (Mistake::NotUtf8, |sheet| sheet.all(|cells| cells[0].insert(0, GBK))),
        (Mistake::Separator, |sheet| {
            sheet.all(|cells| {
                *cells = vec![cells.iter().map(|cell| cell.replace(['"', ','], "")).collect::<Vec<_>>().join(";")];
            })
        }),
        (Mistake::Comment, |sheet| sheet.all(|cells| *cells = vec!["# 文件".to_owned()])),
        (Mistake::EmptyRow, |sheet| sheet.all(|cells| *cells = vec![",,,,,".to_owned()])),
        (Mistake::RepeatedHeader, |sheet| {
            sheet.all(|cells| *cells = vec!["status,code,message,detail,deprecated,kind".to_owned()])
        }),
        (Mistake::TypographicQuote, |sheet| {
            sheet.all(|cells| cells.iter_mut().for_each(|cell| *cell = format!("“{}”", cell.replace('"', ""))))
        }),
        (Mistake::LineEndings, |sheet| sheet.all(|cells| *cells = vec![cells.join(",") + "\r\r"])),
    ];
    for columns in ORDERS {
        for (mistake, change) in cases {
            let found = found(&change(Sheet::new(columns)).bytes("\n", ""));
            assert_eq!(found.iter().map(|(mistake, _, more)| (*mistake, *more)).collect::<Vec<_>>(), [(mistake, 39)]);
        }
    }
    // An open quote in a comment is no line break in a field.
    let comments = "status,code,message\n404,40400001,x\n# 404,40400002,\"gone\n# for ever\"\n";
    assert_eq!(found(comments.as_bytes()), [(Mistake::Comment, Some((3, 1)), 1)]);
}

#[test]
fn text_that_looks_like_a_mistake_is_valid() {
    let tables = [
        "message,status,code\n======= a,404,40400001\n",
        "message,status,code\n<<<<<<< a,404,40400001\n>>>>>>> b,404,40400002\n",
        "message,status,code\n\"||||||| a, b\",404,40400001\n",
        "message,status,code\n# a,404,40400001\n",
        "status,code,message,deprecated\n404,40400001,x,true\n404,40400002,x,FALSE\n",
        "status,code,message,detail\n404,40400001,x,NotFound\n",
        "status,code,message,detail,kind\n404,40400001,x,NotFound,NotFound\n",
        "status,code,message\n404,40400001,“404”\n404,40400002,“gone” # x\n404,40400003,a；b，c\n",
        "status,code,message\n404,40400001,❤\u{FE0F}\n404,40400002,👩\u{200D}🚒 x\n404,40400003,می\u{200C}خواهم\n",
    ];
    for table in tables {
        assert_eq!(found(table.as_bytes()), [], "{table}");
    }
}

/// What looks like one thing may be another, so the error names no fix, or the right one.
#[test]
fn doubtful_rows_get_no_wrong_advice() {
    let all = "status,code,message,detail,deprecated,kind";
    let cases = [
        // A comma at its end would make the kind a reason for a deprecation.
        (all, "404,40490001,订单不存在,该订单不存在或已删除,NotFound", Mistake::TooFewFields),
        // The message or the detail
        (all, "400,40090000,参数错误,请检查参数,例如 id,,InvalidRequest", Mistake::TooManyFields),
        ("status,code,message", "404,40400001,not found 404,40400002,gone", Mistake::TwoRows),
        ("status,code,message", "404,40400001,\"“a” b\",", Mistake::TooManyFields),
        ("status,code,message", "404,40400001,gone,", Mistake::TooManyFields),
        ("status,code,message,detail", "404,40400001,,x,", Mistake::TooManyFields),
        // The comma may be part of the message, or the space a slip.
        ("status,code,message,detail", "404,40400001,file, not found", Mistake::Whitespace),
        // Without the apostrophes, or with them
        ("status,code,message", "404,40400001,'gone, for ever'", Mistake::TooManyFields),
        // No number without the space
        ("status,code,message", "404,40400001 40400002,x", Mistake::Code),
        // The full-width comma belongs to the message.
        ("status,code,message,detail", "404,40400001,文件不存在，已删除", Mistake::TooFewFields),
    ];
    for (header, row, mistake) in cases {
        let problems = check(format!("{header}\n{row}\n").as_bytes());
        let [problem] = &*problems else { panic!("{} errors for {row}", problems.len()) };
        assert_eq!(problem.mistake, mistake, "{row}");
    }
    // A header that is not on the first line.
    for before in ["sep=,", "Error codes 2024,,", ",,", "404,40400001,gone"] {
        let file = format!("{before}\nstatus,code,message\n404,40400002,x\n");
        let problems = check(file.as_bytes());
        let [problem @ Problem { mistake: Mistake::Header, .. }] = &*problems else {
            panic!("{} errors for {before}", problems.len())
        };
        assert_eq!(problem.sentence, "the table does not begin with a header", "{before}");
    }
    // Without a header, one error for any order of the columns.
    let rows = "a, b,40400001,404\nc,40400002,404\nd,40400003,404\n";
    assert_eq!(found(rows.as_bytes()), [(Mistake::Header, Some((1, 1)), 0)]);
}
