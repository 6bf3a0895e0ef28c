//! Huge tables of any shape are refused in reasonable time: were anything quadratic, these tests would take minutes.

use crate::diagnosis::explain;
use crate::read::read;

const LINES: usize = 20_000;

#[test]
fn huge_tables_are_refused() {
    let columns = "status,code,message,detail,deprecated,kind\n";
    let lines = [
        "404,40400001,\"x",
        "404,40400001,\"x\"\"",
        "404,40400001,\"x\n404,40400001,x,,,",
        "\"",
        "404,40400001,x\r,,,",
        "404,40400001,x,,,\r\r",
        "404,40400001,x",
        "404,40400001,x, y, z,,,",
        "404,40400001,x,,,404,40400001,x,,,",
        "404,40400001,“x, y”,,,",
        "404;40400001;x;;;",
        "# 404",
        ",,,,,",
        "status,code",
        "404,50000001,x,,,",
        "4O4,4040000１,\u{200B},NotFound,,NotFond",
        "=======",
        "<<<<<<< a\n>>>>>>> b",
        "404,40400001,x,,,",
    ];
    let lines = lines.map(|line| format!("{columns}{}", format!("{line}\n").repeat(LINES)));
    let parts = ["\"", ",", "“", "\"\",", "x,", "\r", "404,40400001,"];
    let long = parts.map(|part| format!("{columns}404,40400001,{}\n", part.repeat(20 * LINES)));
    let headers = parts.map(|part| format!("{}\n404,40400001,x\n", part.repeat(20 * LINES)));
    let names = ["x,", "code,", "# status,"].map(|name| format!("{}{}code\n", "x,".repeat(LINES), name.repeat(LINES)));
    for text in [&lines[..], &long, &headers, &names].concat() {
        let refusal = read(text.as_bytes()).unwrap_err();
        let diagnosis = explain(text.as_bytes(), &refusal);
        assert!(!diagnosis.problems.is_empty());
    }
}
