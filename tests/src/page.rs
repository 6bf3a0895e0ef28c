//! Parses `page.txt`, a copy of the rows on UpYun's page.

use crate::Row;

/// Returns the rows, in the order of the page.
///
/// # Panics
///
/// Panics if a line is not `status | code | message | detail |`.
#[must_use]
pub fn page() -> Vec<Row> {
    include_str!("../page.txt").lines().map(row).collect()
}

fn row(line: &str) -> Row {
    let mut cells = line.split('|').map(str::trim);
    // One line on the page lacks the last cells.
    let mut cell = || cells.next().unwrap_or_default();
    let (status, code, message, detail) = (cell(), cell(), cell(), cell());
    Row {
        status: status.parse().unwrap_or_else(|_| panic!("expected a status at the start of `{line}`")),
        code: code.parse().unwrap_or_else(|_| panic!("expected a code in the second column of `{line}`")),
        message: message.to_owned(),
        detail: Some(detail.to_owned()).filter(|detail| !detail.is_empty()),
        is_deprecated: false,
    }
}
