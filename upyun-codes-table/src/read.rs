//! The strict reader: the bytes of a file as the entries of a table, or the first rule that they break.
//!
//! It alone decides whether a table is valid, and knows nothing of the mistakes that people make; those are the
//! business of [`crate::diagnosis`], which runs only if a table has been refused.

use crate::fields::split;
use crate::header::{Entry, Fault, Header, Rule};

/// Why a table is refused.
#[derive(Debug, PartialEq)]
pub struct Refusal {
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) rule: Rule,
}

/// Reads a file as the entries of a table, in ascending order by code.
///
/// # Errors
///
/// Returns the first rule that the file breaks.
pub fn read(bytes: &[u8]) -> Result<Vec<Entry>, Refusal> {
    let refused = |line, rule| Refusal { line, rule };
    let text = str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        refused(line, Rule::Encoding)
    })?;
    let mut lines = lines(text);
    let (number, first) = lines.next().ok_or_else(|| refused(1, Rule::Header))?;
    let fields = split(first).map_err(|_| refused(number, Rule::Quotes))?;
    let header = Header::read(&fields).ok_or_else(|| refused(number, Rule::Header))?;
    let entries = lines
        .map(|(line, text)| match entry(&header, text) {
            Ok(entry) => Ok((line, entry)),
            Err(faults) => Err(refused(line, faults[0].rule)),
        })
        .collect::<Result<Vec<_>, _>>()?;
    if entries.is_empty() {
        return Err(refused(number, Rule::Rows));
    }
    let entries = by_code(entries);
    match entries.windows(2).find(|pair| pair[0].1.code == pair[1].1.code) {
        Some(pair) => Err(refused(pair[1].0, Rule::Unique)),
        None => Ok(entries.into_iter().map(|(_, entry)| entry).collect()),
    }
}

/// Sorts numbered entries by code, then by number.
pub(crate) fn by_code(mut entries: Vec<(usize, Entry)>) -> Vec<(usize, Entry)> {
    entries.sort_by_key(|(number, entry)| (entry.code, *number));
    entries
}

/// Reads one line as a row. The faults are not empty.
pub(crate) fn entry(header: &Header, line: &str) -> Result<Entry, Vec<Fault>> {
    let fields = split(line).map_err(|span| vec![Fault { rule: Rule::Quotes, span }])?;
    header.entry(&fields)
}

/// The lines that are not empty, with their numbers, without their ends (LF or CRLF) and without a byte-order mark.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.strip_prefix('\u{FEFF}').unwrap_or(text).lines()).filter(|(_, line)| !line.is_empty())
}
