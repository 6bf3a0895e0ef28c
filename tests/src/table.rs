//! `table.csv`, as the `csv` crate reads it.

use std::path::Path;

use crate::Row;

/// The rows of UpYun's table, in the file's order.
///
/// # Panics
///
/// If the file has a problem. The macro would have rejected it, so it cannot be built with the crate under test.
#[must_use]
pub fn table() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../upyun-codes/table.csv");
    let mut reader = csv::Reader::from_path(path).expect("the table is a file");
    let header = reader.headers().expect("the table has a header").clone();
    let column = |name| header.iter().position(|column| column == name).expect("the table has this column");
    let columns = ["status", "code", "message", "detail"].map(column);
    let row = |record: csv::StringRecord| {
        let [status, code, message, detail] = columns.map(|column| record[column].to_owned());
        Row {
            status: status.parse().expect("a status is a number"),
            code: code.parse().expect("a code is a number"),
            message,
            detail: Some(detail).filter(|detail| !detail.is_empty()),
        }
    };
    reader.records().map(|record| row(record.expect("each row has the header's columns"))).collect()
}
