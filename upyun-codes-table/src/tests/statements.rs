//! What errors say is true of the table, and quotes what is in it.

use super::invariants::check;
use crate::problem::Problem;

/// The line, what is wrong, and the label.
type Said = (usize, &'static str, &'static str);

/// Headers and rows that were once explained wrongly.
const SAID: &[(&str, &str, &[Said])] = &[
    // Two files, one after the other.
    (
        "status,code,message",
        "404,40400001,gone\nstatus,code,detail,message\n404,40400002,x,gone",
        &[
            (3, "second header with other columns", "the rows below must have the columns of the first header"),
            (4, "expected 3 fields, found 4", "unexpected field"),
        ],
    ),
    // A line break would swallow rows.
    (
        "status,code,message",
        "404,40400001,\"file\n404,40400002,x\nnot found\"",
        &[
            (2, "unterminated quoted field", "quote opened here"),
            (4, "unexpected `\"` in unquoted field", "allowed only in a quoted field, and doubled there"),
        ],
    ),
    (
        "status,code,message",
        "404,40400001,\"gone\n404,40400002,absent\"",
        &[
            (2, "unterminated quoted field", "quote opened here"),
            (3, "unexpected `\"` in unquoted field", "allowed only in a quoted field, and doubled there"),
        ],
    ),
    (
        "status,code,message,detail",
        "404,40400001,\"gone\nfor ever\"",
        &[(2, "unexpected line break in quoted field", "quote opened here; the row ends on line 3")],
    ),
    (
        "status,code,message",
        "404,40400001,\"a, b\n404,40400002,c, d\"",
        &[
            (2, "unterminated quoted field", "quote opened here"),
            (3, "unexpected `\"` in unquoted field", "allowed only in a quoted field, and doubled there"),
        ],
    ),
    (
        "message,status,code",
        "\"go\nx,404,40400001\ny\"",
        &[
            (2, "unterminated quoted field", "quote opened here"),
            (4, "unexpected `\"` in unquoted field", "allowed only in a quoted field, and doubled there"),
        ],
    ),
    // The second line would be a row, but the code of this one is there.
    (
        "message,status,code",
        "go,404,40400001\n\"go\nne\",404,40400002",
        &[(3, "unexpected line break in quoted field", "quote opened here; the row ends on line 4")],
    ),
    (
        "status,code,message",
        "404,40400001,\"Not found,\" said it",
        &[(2, "unexpected text after closing quote", "expected `,` or the end of the line")],
    ),
    // Typographic quotes that belong to the text
    (
        "status,code,message",
        "404,40400001,“文件”不存在,请检查“目录”",
        &[(2, "expected 3 fields, found 4", "unexpected field")],
    ),
    (
        "status,code,message",
        "404,40400001,x\n\"status\",\"code\",\"message\"",
        &[(3, "duplicate header", "remove this line")],
    ),
    // Not every `#` begins a comment, but one that a spreadsheet has padded does.
    (
        "#,status,code,message",
        "1,404,40400001,x",
        &[(1, "unknown column `#`", "expected one of `status`, `code`, `message`, `detail`, `deprecated`, `kind`")],
    ),
    (
        "status,code,message",
        "# auth errors,,\n401,40100001,x",
        &[(2, "comments are not supported in a table", "remove this line")],
    ),
    (
        "# status,code,message",
        "404,40400001,x",
        &[(1, "unknown column `# status`", "a column with a similar name exists: `status`")],
    ),
    (
        "status,code,message",
        "#N/A,40400001,x",
        &[(2, "status `#N/A` is not a three-digit number", "expected a status such as `404`")],
    ),
    (
        "message,status,code",
        "#号,400,4000001",
        &[(2, "code `4000001` is not an eight-digit number", "expected eight digits, beginning with the status")],
    ),
    (
        "status,code,message",
        "# 404,40400001,x\n404,40400002,x",
        &[(2, "comments are not supported in a table", "remove this line")],
    ),
    // Quotes belong to a text with another separator.
    (
        "status,code,message",
        "\"404\";\"40400001\";\"gone; x\"",
        &[(2, "the fields are separated by semicolons", "expected `,`")],
    ),
    ("Status;Code;Message", "404;40400001;x", &[(1, "the fields are separated by semicolons", "expected `,`")]),
    (
        "status,code,message",
        "404;40400001;x\n404\t40400002\tx",
        &[
            (2, "the fields are separated by semicolons", "expected `,`"),
            (3, "the fields are separated by tabs", "expected `,`"),
        ],
    ),
    // A conflict marker has no code.
    ("message,status,code", "======= x,404,40400001\ngone,404", &[(3, "expected 3 fields, found 2", "missing field")]),
    // A space would be refused as well.
    (
        "status,code,message",
        "404,40400001,x\t",
        &[(2, "the message contains a control character", "U+0009 (tab): remove it")],
    ),
    (
        "status,code,message",
        "404,40400001,x\0\n404,40400002,\tx\ty\n404,40400003,x\ty",
        &[
            (2, "the message contains a control character", "U+0000 (control character): remove it"),
            (3, "the message contains a control character", "U+0009 (tab): remove it"),
            (4, "the message contains a control character", "U+0009 (tab): remove it, or replace it with a space"),
        ],
    ),
    (
        "status,code,message",
        "404,40400001,docu\u{AD}",
        &[(2, "the message ends with U+00AD (invisible character)", "remove it")],
    ),
    // The deprecation note is a code.
    (
        "status,code,message,deprecated",
        "404,40400001,a, b,40400002",
        &[(2, "expected 4 fields, found 5", "unexpected field")],
    ),
    // Not all lines end with LF.
    (
        "status,code,message\r404,40400001,x\r404,40400002,x",
        "",
        &[(0, "expected LF or CRLF line endings, found CR", "")],
    ),
    (
        "status,code,message",
        "<<<<<<< HEAD\n404,40400001,a\n||||||| 1a2b3c4 (add 40400012)\n=======\n404,40400001,b\n>>>>>>> 20261126",
        &[(2, "unresolved merge conflict", "conflict marker")],
    ),
    // A note that is the name of a column, in a table without a header.
    (
        "404,40400001,x,,deprecated",
        "",
        &[(1, "the table does not begin with a header", "expected a header such as `status,code,message`")],
    ),
    (
        "status,code,message,detail,deprecated,kind",
        "404,40400001,gone,NotFound",
        &[(2, "expected 6 fields, found 4", "missing fields")],
    ),
    // A row keeps its code if something else is wrong with it, but not if its status is another.
    (
        "status,code,message,kind",
        "404,40400001,a,Gone\n404,40400001,,\n403,40400001,b,\n404,40400001,c,",
        &[
            (2, "unknown kind `Gone`", "expected an `ErrorKind` variant or an empty field"),
            (3, "duplicate code `40400001`", "`40400001` redefined here"),
            (3, "the message is empty", "expected a short description"),
            (
                4,
                "code `40400001` does not begin with its status `403`",
                "expected a code from `40300000` to `40399999`",
            ),
            (5, "duplicate code `40400001`", "`40400001` redefined here"),
        ],
    ),
];

#[test]
fn what_errors_say_is_true() {
    for (header, rows, expected) in SAID {
        let problems = check(format!("{header}\n{rows}\n").as_bytes());
        let said = |problem: &Problem| match &problem.mark {
            Some(mark) => (mark.line, problem.sentence.clone(), mark.label.clone()),
            None => (0, problem.sentence.clone(), String::new()),
        };
        let expected =
            expected.iter().map(|(line, sentence, label)| (*line, (*sentence).to_owned(), (*label).to_owned()));
        assert_eq!(problems.iter().map(said).collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{header}\n{rows}");
    }
}

#[test]
fn errors_quote_values_as_they_are_read() {
    let cases = [
        ("\"\"\"40400001\"\"\",404,gone,", "code `\"40400001\"` is not an eight-digit number"),
        ("4.04E+07,404,gone,", "code `4.04E+07` is not an eight-digit number"),
        ("\"\"\"\",404,gone,", "code `\"` is not an eight-digit number"),
        ("\"\",404,gone,", "the code is empty"),
        ("40400001,404,gone,\"\"\"NotFound\"\"\"", "unknown kind `\"NotFound\"`"),
        // The message is a status, too.
        ("50000001,404,500,", "code `50000001` does not begin with its status `404`"),
    ];
    for (row, sentence) in cases {
        for (header, row) in [("", ""), ("detail,", "503,")].map(|(name, field)| (name, format!("{field}{row}"))) {
            let problems = check(format!("{header}code,status,message,kind\n{row}\n").as_bytes());
            assert_eq!(problems.iter().map(|problem| &*problem.sentence).collect::<Vec<_>>(), [sentence], "{row}");
        }
    }
}

#[test]
fn a_comma_is_spoken_of_only_where_it_may_belong_to_the_text() {
    for (row, is_spoken_of) in
        [("404,40400001, gone", true), ("404,40400001,\" gone\"", false), ("404,40400001,gone ", false)]
    {
        let problems = check(format!("status,code,message\n{row}\n").as_bytes());
        assert_eq!(problems[0].help.is_some(), is_spoken_of, "{row}");
    }
    assert_eq!(check(b"message,status,code\n gone,404,40400001\n")[0].help, None);
}

#[test]
fn an_unreadable_header_is_the_only_error() {
    // GBK for the last column, and a row that would be refused.
    let problems = check(b"status,code,message,\xCF\xEA\xC7\xE9\n404,x,gone,\n");
    assert_eq!(problems.iter().map(|problem| &*problem.sentence).collect::<Vec<_>>(), ["the table is not valid UTF-8"]);
}
