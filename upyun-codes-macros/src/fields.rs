//! One line of the file as fields: commas between them, quotes as in RFC 4180.

use std::borrow::Cow;
use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator};

/// A field of a line.
pub(crate) struct Field<'a> {
    /// In bytes of the line, including the quotes.
    pub(crate) span: Range<usize>,
    /// Without the quotes.
    pub(crate) value: Cow<'a, str>,
}

/// Splits lines, one by one: no field may contain a line break, so a record is a line.
pub(crate) struct Splitter {
    reader: Reader,
    line: Vec<u8>,
    value: Vec<u8>,
}

impl Splitter {
    pub(crate) fn new() -> Splitter {
        Splitter { reader: reader(), line: Vec::new(), value: Vec::new() }
    }

    /// Splits a line that is not empty. If a quote is not as in RFC 4180, returns the fields before the one with that
    /// quote, and the span of this one, which may go on with what seem to be fields.
    pub(crate) fn split<'a>(&mut self, line: &'a str) -> Result<Vec<Field<'a>>, (Vec<Field<'a>>, Range<usize>)> {
        self.line.clear();
        self.line.extend_from_slice(line.as_bytes());
        self.line.push(b'\n');
        self.value.resize(self.line.len(), 0);
        let mut fields = Vec::new();
        let mut start = 0;
        while start < self.line.len() {
            let (result, read, written) = self.reader.read_field(&self.line[start..], &mut self.value);
            // What ended the field, a comma or the line's end, is no part of it.
            let span = start..start + read - 1;
            if !matches!(result, ReadFieldResult::Field { .. }) {
                self.reader = reader();
                return Err((fields, span));
            }
            let raw = &line[span.clone()];
            if !has_valid_quotes(raw) {
                return Err((fields, span));
            }
            start += read;
            let value = match self.value[..written] == self.line[span.clone()] {
                true => Cow::Borrowed(raw),
                false => Cow::Owned(String::from_utf8_lossy(&self.value[..written]).into_owned()),
            };
            fields.push(Field { span, value });
        }
        Ok(fields)
    }
}

fn reader() -> Reader {
    // By default, a carriage return would end a record, too.
    let mut reader = ReaderBuilder::new().terminator(Terminator::Any(b'\n')).build();
    // It would skip a byte-order mark before the first field that it reads; after an empty line it does not.
    reader.read_field(b"\n", &mut [0]);
    reader
}

/// Whether a field has no quotes, or is in quotes and all inside them are doubled. The reader accepts any others.
fn has_valid_quotes(raw: &str) -> bool {
    match raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')) {
        Some(inner) => !inner.replace("\"\"", "").contains('"'),
        None => !raw.contains('"'),
    }
}
