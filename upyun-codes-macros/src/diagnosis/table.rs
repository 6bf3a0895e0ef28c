//! A refused file: as lines, and as a table if it has a header.

use super::finding::Finding;
use super::line::Line;
use crate::characters::shown;
use crate::fields::Field;
use crate::file::File;
use crate::header::{Column, Entry, Fault, Header};
use crate::read;

/// A refused file, and what has been found out about it.
pub(crate) struct Draft<'a> {
    pub(super) file: &'a File,
    pub(super) lines: Vec<Line<'a>>,
    pub(super) findings: Vec<Finding>,
}

/// A header that is valid, and the line that it is on.
pub(crate) struct Table {
    pub(super) header: Header,
    pub(super) columns: String,
}

impl Table {
    pub(super) fn new(line: &Line<'_>) -> Option<Table> {
        let header = line.header()?;
        Some(Table { header, columns: shown(&line.raw) })
    }

    /// The entry that a line gives, or what the reader has against it.
    pub(super) fn entry(&self, line: &str) -> Result<Entry, Vec<Fault>> {
        read::entry(&self.header, line)
    }

    /// Whether the reader accepts a line as a row.
    pub(super) fn accepts(&self, line: &str) -> bool {
        self.entry(line).is_ok()
    }

    /// A row's field in a column.
    pub(super) fn field<'a, 'b>(&self, fields: &'a [Field<'b>], column: Column) -> Option<&'a Field<'b>> {
        fields.get(self.header.position(column)?)
    }
}
