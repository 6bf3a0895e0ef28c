//! One line of the file as fields: commas between them, quotes as in RFC 4180.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator};

/// A field of a line.
pub(crate) struct Field<'a> {
    /// In bytes of the line, including the quotes.
    pub(crate) span: Range<usize>,
    /// Without the quotes.
    pub(crate) value: Cow<'a, str>,
}

thread_local! {
    /// Kept, since a new one computes its tables, which takes longer than to read many lines.
    static READER: RefCell<Reader> = {
        // By default, a carriage return would end a record, too.
        RefCell::new(ReaderBuilder::new().terminator(Terminator::Any(b'\n')).build())
    };
}

/// Splits a line that is not empty: no field may contain a line break, so a record is a line. If a quote is not as in
/// RFC 4180, returns the span of its field, which may go on with what seem to be fields.
pub(crate) fn split(line: &str) -> Result<Vec<Field<'_>>, Range<usize>> {
    READER.with_borrow_mut(|reader| {
        reader.reset();
        // It would skip a byte-order mark before the first field that it reads; after an empty line it does not.
        reader.read_field(b"\n", &mut [0]);
        let mut buffer = vec![0; line.len()];
        let mut fields = Vec::new();
        let mut start = 0;
        loop {
            let (result, read, written) = reader.read_field(&line.as_bytes()[start..], &mut buffer);
            let ends_with_comma = matches!(result, ReadFieldResult::Field { record_end: false });
            let span = start..start + read - usize::from(ends_with_comma);
            let raw = &line[span.clone()];
            if !has_valid_quotes(raw) {
                return Err(span);
            }
            let value = if buffer[..written] == *raw.as_bytes() {
                Cow::Borrowed(raw)
            } else {
                String::from_utf8_lossy(&buffer[..written]).into_owned().into()
            };
            fields.push(Field { span, value });
            if !ends_with_comma {
                return Ok(fields);
            }
            start += read;
        }
    })
}

/// What is between the quotes of a field that is in quotes.
pub(crate) fn unquoted(raw: &str) -> Option<&str> {
    raw.strip_prefix('"')?.strip_suffix('"')
}

/// Whether a field has no quotes, or is in quotes and all inside them are doubled. The reader accepts any others.
fn has_valid_quotes(raw: &str) -> bool {
    match unquoted(raw) {
        Some(inner) => !inner.replace("\"\"", "").contains('"'),
        None => !raw.contains('"'),
    }
}
