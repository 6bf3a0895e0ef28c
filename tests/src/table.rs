//! Parses tables with the `csv` crate.

use std::path::Path;

use crate::Row;

/// Returns the rows of the API's table, in the order of the file.
///
/// # Panics
///
/// Panics if the file is invalid, which the macro would have rejected when it compiled the crate under test.
#[must_use]
pub fn table() -> Vec<Row> {
    rows("../upyun-codes/table.csv")
}

/// Returns the rows of `cdn.csv`, a copy of the table in the CDN's configuration guide, in the order of the file.
///
/// # Panics
///
/// Panics if the file is invalid.
#[must_use]
pub fn cdn_guide() -> Vec<Row> {
    rows("cdn.csv")
}

fn rows(path: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut reader = csv::Reader::from_path(path).expect("the table should be readable");
    let header = reader.headers().expect("the table should have a header").clone();
    let column =
        |name| header.iter().position(|column| column == name).expect("the table should have every column of the page");
    let columns = ["status", "code", "message", "detail"].map(column);
    let deprecated = header.iter().position(|column| column == "deprecated");
    let row = |record: csv::StringRecord| {
        let [status, code, message, detail] = columns.map(|column| record[column].to_owned());
        Row {
            status: status.parse().expect("a status should be a number"),
            code: code.parse().expect("a code should be a number"),
            message,
            detail: Some(detail).filter(|detail| !detail.is_empty()),
            is_deprecated: deprecated.is_some_and(|column| !record[column].is_empty()),
        }
    };
    reader.records().map(|record| row(record.expect("each row should match the header"))).collect()
}
