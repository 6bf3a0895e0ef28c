//! A mistake causes one error, however many lines it affects, and following the error's suggestion fixes it.

use crate::check;
use crate::problem::{Place, Problem};

/// The problems in a table, the codes of its valid rows, and those of its broken ones.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<u32>, Vec<u32>) {
    let mut problems = Vec::new();
    let entries = check::read(bytes, &mut problems);
    let shown = |problem: &Problem| match &problem.place {
        Place::Line(mark) => format!("{}:{}: {}", mark.line, mark.column(), problem.sentence),
        _ => problem.sentence.clone(),
    };
    let codes = |is_broken| {
        let entries = entries.iter().filter(|entry| entry.is_broken == is_broken);
        entries.map(|entry| entry.code).collect()
    };
    (problems.iter().map(shown).collect(), codes(false), codes(true))
}

#[test]
fn line_break_in_a_cell() {
    let hundred_lines = "a line, in the cell\n".repeat(100);
    let cells = [
        "gone\naway",
        "gone, but\nnot, for, ever",
        "gone\n\naway",
        "gone\n404,40400002,not a row\nend",
        "404,40400001,x\n404,40400002,y",
        "40400002\naway",
        "\n",
        "gone\n# 1\naway",
        "say \"\"gone\"\"\naway",
        "gone\r\naway",
        &hundred_lines,
    ];
    for cell in cells {
        let text = format!("status,code,message,detail\n404,40400001,\"{cell}\",\n404,40400002,x,\n404,40400003,y,\n");
        let (problems, entries, broken) = read(text.as_bytes());
        assert_eq!(problems, ["2:14: unexpected line break in quoted field"], "{cell:?}");
        assert_eq!((entries, broken), (vec![40_400_002, 40_400_003], vec![40_400_001]), "{cell:?}");

        let text = format!("message,status,code\n\"{cell}\",404,40400001\nx,404,40400002\ny,404,40400003\n");
        let (problems, entries, broken) = read(text.as_bytes());
        assert_eq!(problems, ["2:1: unexpected line break in quoted field"], "{cell:?} first");
        assert_eq!((entries, broken), (vec![40_400_002, 40_400_003], vec![40_400_001]), "{cell:?} first");
    }
}

#[test]
fn unterminated_quote_breaks_one_row() {
    let cases = [
        "404,40400001,\"x\n404,40400002,y\n404,40400003,z\n",
        "404,40400001,\"x\n404,40400002,\"y\"\n404,40400003,\"z\"\n",
        "404,40400001,\"x\n404,40400002,\", y\"\n404,40400003,z\n",
        "404,40400001,\"x\n404,40400002,\"\"\"y\"\"\"\n404,40400003,z\n",
    ];
    for rows in cases {
        let (problems, entries, broken) = read(format!("status,code,message\n{rows}").as_bytes());
        assert_eq!(problems, ["2:14: unterminated quoted field"], "{rows:?}");
        assert_eq!((entries, broken), (vec![40_400_002, 40_400_003], vec![40_400_001]), "{rows:?}");
    }
}

#[test]
fn repeated_mistake_is_reported_once() {
    let comments = "2:1: comments are not supported in a table";
    let leading = "1:1: comments are not supported in a table";
    let separator = "1:1: unexpected `sep=` line before the header";
    let unquoted_comma = "2:1: expected 3 fields, found 4";
    let cases = [
        ("# a\nstatus,code,message\n404,40400001,x\n", leading),
        ("# a\n#b, \"c\n\nstatus,code,message\n# d\n404,40400001,x\n", leading),
        ("status,code,message\n# a\n404,40400001,x\n# 404,40400009,y\n#\n", comments),
        ("message,status,code\n# a\nx,404,40400001\n", comments),
        ("sep=,\nstatus,code,message\n404,40400001,x\n", separator),
        ("\"sep=;\"\nstatus;code;message\n404;40400001;x\n", separator),
        ("status,code,message\n404,40400001,“a, b”\n404,40400002,“c, d”\n", "2:14: expected `\"`, found `“`"),
        ("status,code,message\n“404”,“40400001”,“a”\n“404”,“40400002”,“c”\n", "2:1: expected `\"`, found `“`"),
        ("“status”,“code”,“message”\n“404”,“40400001”,“a, b”\n", "1:1: expected `\"`, found `“`"),
        ("message,status,code\n40400002, gone,404,40400001\nx,404,40400002\n", unquoted_comma),
    ];
    for (text, expected) in cases {
        let (problems, entries, broken) = read(text.as_bytes());
        assert_eq!(problems, [expected], "{text:?}");
        assert!(entries.contains(&40_400_001) || broken.contains(&40_400_001), "{text:?}");
    }
    // The corrections that the errors suggest are accepted.
    for text in [
        "status,code,message\n404,40400001,x\n",
        "message,status,code\nx,404,40400001\n",
        "status,code,message\n404,40400001,\"a, b\"\n404,40400002,\"c, d\"\n",
        "\"status\",\"code\",\"message\"\n\"404\",\"40400001\",\"a, b\"\n",
        "message,status,code\n\"40400002, gone\",404,40400001\nx,404,40400002\n",
        "status,code,message\n404,40400001,文件\n404,40400002,café x\n",
    ] {
        assert_eq!(read(text.as_bytes()).0, [""; 0], "{text:?}");
    }
    // "文件" in GBK, in each row.
    let gbk = [b"status,code,message\n".as_slice(), &b"404,40400001,\xCE\xC4\xBC\xFE\n".repeat(60)].concat();
    assert_eq!(read(&gbk).0[0], "2:14: the table is not valid UTF-8: it looks like GBK");
    let latin = b"status,code,message\n404,40400001,caf\xE9 x\n404,40400002,\xE9t\xE9\n";
    assert_eq!(read(latin).0, ["2:17: the table is not valid UTF-8"]);
}

/// The mistakes of editors, converters and spreadsheets.
#[test]
fn common_mistake_is_one_error() {
    let title = "1:1: unexpected line before the header";
    let cases = [
        // Before the header
        ("UpYun codes,,\nstatus,code,message\n404,40400001,x\n", title),
        ("```csv\n---\nstatus,code,message\n404,40400001,x\n", title),
        (",,\nstatus,code,message\n404,40400001,x\n", title),
        ("#status,code,message\n404,40400001,x\n", "1:1: the header is commented out"),
        ("# status,code,message\nstatus,code,message\n404,40400001,x\n", "1:1: comments are not supported in a table"),
        ("message,status,\"code\n\"\nx,404,40400001\ny,404,40400002\n", "1:16: unexpected line break in quoted field"),
        ("status,code,message,,\n404,40400001,x,,\n", "1:20: expected 3 columns, found 5"),
        ("status,code,message,\n404,40400001,x,\n", "1:20: expected 3 columns, found 4"),
        ("status，code,message\n404,40400001,x\n", "1:7: expected `,`, found `，` (U+FF0C)"),
        ("status, code, message\n404,40400001,x\n", "1:8: unexpected whitespace around column `code`"),
        ("404,40400001,x,,,NotFound\n404,40400002,y,,,\n", "1:1: the table has no header"),
        // Merge conflicts
        (
            "status,code,message\n<<<<<<< HEAD\n404,40400001,x\n=======\n404,40400001,y\n>>>>>>> 1 (a, b)\n404,40400002,z\n",
            "2:1: unresolved merge conflict",
        ),
        (
            "<<<<<<< a\nstatus,code,message\n||||||| b\nstatus,code\n=======\ncode,status\n>>>>>>> c\n404,40400001,x\n",
            "1:1: unresolved merge conflict",
        ),
        ("status,code,message\n404,40400001,x\n=======\n404,40400002,y\n", "3:1: unresolved merge conflict"),
        // A kind in another column
        ("status,code,message,detail,kind\n404,40400001,x,NotFound\n", "2:16: expected 5 fields, found 4"),
        ("status,code,message,detail,kind\n404,40400001,x,NotFound,\n", "2:16: the detail is the name of a kind"),
        ("status,code,message,kind,detail\n404,40400001,x,,NotFound\n", "2:17: the detail is the name of a kind"),
        ("status,code,message,deprecated\n404,40400001,x,FALSE\n", "2:16: the deprecation note is `FALSE`"),
        // Quotes
        (
            "status,code,message,detail\n404,40400001,x,y\"\n404,40400002,x,\n",
            "2:17: unexpected `\"` in unquoted field",
        ),
        ("status,code,message\n404,=\"40400001\",x\n", "2:5: unexpected `\"` in unquoted field"),
        ("status,code,message\n\"404,40400001,x\"\n404,40400002,y\n", "2:1: expected 3 fields, found 1"),
        // Rows in one line, and one row in two
        ("message,status,code\nx,404,40400001,y,403,40300002\n", "2:16: expected 3 fields, found 6"),
        ("status,code,message,detail\n404,40400001,x,404,40400002,y\n", "2:16: expected 4 fields, found 6"),
        (
            "message,status,code,detail\n\"a\nb\",404,40400001,\"c\nd\"\nx,404,40400002,\n",
            "2:1: unexpected line break in quoted field",
        ),
        // Commas
        ("message,status,code\n#1 rule, blocked,404,40400001\n", "2:1: expected 3 fields, found 4"),
        ("status,code,message,detail\n404,40400001,,x,\n", "2:13: expected 4 fields, found 5"),
        ("status,code,message,detail\n404,,40400001,x,\n", "2:4: expected 4 fields, found 5"),
        ("status,code,message\n,404,40400001,x\n", "2:1: expected 3 fields, found 4"),
        ("status,code,message,detail\n40440400001,x,\n", "2:1: expected 4 fields, found 3"),
        ("status,code,message,deprecated\n404,40400001,x,unused, as of 2019\n", "2:16: expected 4 fields, found 5"),
        ("status,detail,code,message\n404,a, b,40400001,x\n", "2:5: expected 4 fields, found 5"),
        ("message,status,code\n\"40400002, gone,404,40400001\nx,404,40400002\n", "2:1: unterminated quoted field"),
        // The whole file
        ("status;code;message\n404;40400001;x, y\n404;40400002;z\n", "1:7: the columns are separated by semicolons"),
        ("status\tcode\tmessage\n404\t40400001\tx, y, z\n", "1:7: the columns are separated by tabs"),
        ("status,code,message\r\r\n404,40400001,\"x\"\r\r\n", "1:20: expected LF or CRLF line endings, found CRCRLF"),
        ("status,code,message\r\n\r\r\n404,40400001,x\r\n", "2:1: expected LF or CRLF line endings, found CRCRLF"),
        ("status,code,message\n404,40400001,x\n,,\n,,\n , ,\n", "3:1: the row is empty"),
        ("status,code,message\n404,40400001,x\n\u{FEFF}status,code,message\n", "3:1: duplicate header"),
        ("status,code,message\n40400001,404,x\n", "2:1: the status and the code are swapped"),
        ("status,code,message\n40400001,404,x\n40400002,404,y\n", "1:1: the `status` and `code` columns are swapped"),
    ];
    for (text, expected) in cases {
        let (problems, entries, broken) = read(text.as_bytes());
        assert_eq!(problems, [expected], "{text:?}");
        assert!(entries.contains(&40_400_001) || broken.contains(&40_400_001), "{text:?}");
    }
    // A marker that was overlooked hides no other mistake.
    let text = "status,code,message\n404,40400001,x\n=======\n404,40400002,\n";
    assert_eq!(read(text.as_bytes()).0, ["3:1: unresolved merge conflict", "4:14: the message is empty"]);
    let workbook = b"PK\x03\x04\x14\0\x06\0\n\n,,\n";
    assert_eq!(read(workbook).0, ["the table is not a text file: it looks like a spreadsheet"]);
}

/// A suggestion to remove a line or to quote a field must never lose a row.
#[test]
fn row_is_not_mistaken_for_a_title_or_a_comment() {
    let text = "404,40400001,x\nstatus,code,message\n404,40400002,y\n";
    let (problems, entries, _) = read(text.as_bytes());
    assert_eq!(problems, ["1:1: the table has no header", "2:1: duplicate header"]);
    assert_eq!(entries, [40_400_001, 40_400_002]);

    let mut problems = Vec::new();
    check::read("message,status,code\nx,404,40400001,y,403,40300002\n".as_bytes(), &mut problems);
    assert_eq!(problems[0].help.as_deref(), Some("write each row on a separate line"));
}

#[test]
fn suggested_rows_are_accepted() {
    let headers =
        ["status,code,message", "status,code,message,detail", "message,status,code", "status,code,detail,message"];
    let texts = ["a,b", "a, b", "a,b, c", "a, b, c", "a, b,c, d", "文件,x", "a, b,", "40400002, gone"];
    let mut accepted = 0;
    for header in headers {
        for text in texts {
            let row = match header {
                "message,status,code" => format!("{text},404,40400001"),
                "status,code,message,detail" => format!("404,40400001,{text},"),
                "status,code,detail,message" => format!("404,40400001,,{text}"),
                _ => format!("404,40400001,{text}"),
            };
            for row in [row.trim_end_matches(',').to_owned(), row] {
                let mut problems = Vec::new();
                check::read(format!("{header}\n{row}\n").as_bytes(), &mut problems);
                for help in problems.iter().filter_map(|problem| problem.help.as_ref()) {
                    let Some(suggested) = help.strip_prefix("quote the field: `") else { continue };
                    let corrected = format!("{header}\n{}\n", suggested.strip_suffix('`').unwrap());
                    assert_eq!(read(corrected.as_bytes()).0, [""; 0], "{row:?}");
                    accepted += 1;
                }
            }
        }
    }
    assert!(accepted > 20, "only {accepted} suggestions");

    // A field without a known column may contain anything.
    let mut problems = Vec::new();
    check::read(b"status,code,message,code\n404,40400001,a,b,4\x004\n", &mut problems);
    assert!(problems.iter().all(|problem| !problem.shown("table.csv").contains('\0')), "{problems:?}");
}

#[test]
fn only_visible_texts_are_accepted() {
    for c in ["\u{E0041}", "\u{3164}", "\u{2062}", "\u{61C}", "\u{200D}", "\u{FE0F}", "\u{FDD0}", "\u{1FFFE}", "\u{AD}"]
    {
        let (problems, ..) = read(format!("status,code,message\n404,40400001,{c}\n").as_bytes());
        assert_eq!(problems.len(), 1, "{c:?}: {problems:?}");
    }
    for text in ["❤\u{FE0F}", "👩\u{200D}🚒 x", "می\u{200C}خواهم", "葛\u{E0100}", "“404”", "“40400001", "“gone” # x"]
    {
        assert_eq!(read(format!("status,code,message\n404,40400001,{text}\n").as_bytes()).0, [""; 0], "{text}");
    }
}

/// Each of these took more than a minute when all columns were searched for every column, or shown for every row.
#[test]
fn huge_tables_are_rejected_quickly() {
    let many_columns = format!("{}{}message\n404,40400001,x\n", "x,".repeat(200_000), "code,".repeat(50_000));
    assert_eq!(read(many_columns.as_bytes()).0.len(), 1);
    let many_rows = format!("status,code,message{}\n{}", ",x".repeat(10_000), "404,40400001\n".repeat(100_000));
    read(many_rows.as_bytes());
    let many_quotes = format!("status,code,message\n{}", "404,40400001,\"x\n".repeat(100_000));
    read(many_quotes.as_bytes());
}
