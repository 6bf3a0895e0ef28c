//! The file's lines as fields, each with its place.
//!
//! A row never spans lines, since no field may hold a line break. So every line is read on its own, and a quote that is
//! left open costs its own row and not the rest of the file.

use std::ops::Range;
use std::str;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator};

use crate::characters::named;
use crate::problem::{Mark, Problem};

/// A line that is not empty.
pub(crate) struct Row {
    /// From 1.
    pub(crate) line: usize,
    /// The line as it stands in the file, without its end.
    pub(crate) raw: String,
    pub(crate) fields: Vec<Field>,
    /// Whether a problem with the line has been reported already, so that its fields may not be what they seem.
    pub(crate) broken: bool,
}

pub(crate) struct Field {
    /// Without the quotes.
    pub(crate) value: String,
    /// In bytes of the line, with the quotes.
    pub(crate) span: Range<usize>,
}

/// What people and programs write in place of commas.
pub(crate) const OTHER_SEPARATORS: [(char, &str); 4] =
    [(';', "semicolons"), ('\t', "tabs"), ('|', "bars"), ('，', "full-width commas")];

pub(crate) fn is_other_separator(c: char) -> bool {
    OTHER_SEPARATORS.iter().any(|(separator, _)| *separator == c)
}

impl Row {
    pub(crate) fn mark(&self, span: Range<usize>, label: impl Into<String>) -> Mark {
        Mark { line: self.line, raw: self.raw.clone(), span, label: label.into() }
    }
}

/// Splits a file into rows of fields: commas between fields, quotes as RFC 4180 has them.
pub(crate) fn split(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Row> {
    let mut lines = lines(bytes, problems);
    let separator = lines.first_mut().map_or(b',', |header| separator(header, problems));
    let mut reader = ReaderBuilder::new().delimiter(separator).terminator(Terminator::Any(b'\n')).build();
    let mut continued_to = 0;
    for index in 0..lines.len() {
        if lines[index].line <= continued_to {
            lines[index].broken = true;
            continue;
        }
        let row = &mut lines[index];
        let closed;
        (row.fields, closed) = fields(&mut reader, &row.raw);
        if row.broken {
            continue;
        }
        if closed {
            if let Some(problem) = row.fields.iter().find_map(|field| stray_quote(row, field)) {
                row.broken = true;
                problems.push(problem);
            }
        } else {
            row.broken = true;
            let closing = closing_line(&lines[index..]);
            continued_to = closing.unwrap_or(0);
            problems.push(open_quote(&lines[index], closing));
        }
    }
    lines
}

/// The lines that are not empty, as rows without fields yet.
fn lines(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Row> {
    let decoded;
    let bytes = match utf16(bytes) {
        Some((order, text)) => {
            problems.push(Problem::of_file(
                format!("the table is not UTF-8: it looks like UTF-16 ({order})"),
                "save the file as UTF-8",
            ));
            decoded = text;
            decoded.as_bytes()
        }
        None => bytes,
    };
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let end = if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        problems.push(Problem::of_file(
            "the table's lines end with a carriage return alone",
            "save the file with line ends of Unix (LF) or Windows (CRLF)",
        ));
        b'\r'
    } else {
        b'\n'
    };
    let mut rows = Vec::new();
    for (index, line) in bytes.split(|byte| *byte == end).enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            continue;
        }
        let mut row = Row { line: index + 1, raw: String::new(), fields: Vec::new(), broken: false };
        match str::from_utf8(line) {
            Ok(raw) => row.raw = raw.to_owned(),
            Err(error) => {
                row.broken = true;
                row.raw = String::from_utf8_lossy(line).into_owned();
                problems.push(not_utf8(&row, line, error.valid_up_to()));
            }
        }
        rows.push(row);
    }
    rows
}

fn not_utf8(row: &Row, line: &[u8], at: usize) -> Problem {
    // In the lossy line U+FFFD stands where the bytes stop making sense.
    let mark = row.mark(at..at + '\u{FFFD}'.len_utf8(), format!("byte {} of the line is 0x{:02X}", at + 1, line[at]));
    Problem::at(mark, format!("line {} is not UTF-8", row.line))
        .help("save the file as UTF-8; Chinese text from older editors is often in GBK")
}

/// The byte order and the text of a file that looks like UTF-16: by its byte-order mark, or as every other byte is zero.
fn utf16(bytes: &[u8]) -> Option<(&'static str, String)> {
    let zeros = |parity: usize| bytes.iter().take(64).skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let little = bytes.starts_with(&[0xFF, 0xFE]) || zeros(1) > 8;
    let big = bytes.starts_with(&[0xFE, 0xFF]) || zeros(0) > 8;
    let pairs = bytes.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
    let (order, units): (_, Vec<u16>) = match (little, big) {
        (true, false) => ("little-endian", pairs.map(u16::from_le_bytes).collect()),
        (false, true) => ("big-endian", pairs.map(u16::from_be_bytes).collect()),
        _ => return None,
    };
    Some((order, String::from_utf16_lossy(&units)))
}

/// What separates the columns. Anything but commas is a problem, but reading on with it spares the caller others.
fn separator(header: &mut Row, problems: &mut Vec<Problem>) -> u8 {
    if header.raw.contains(',') {
        return b',';
    }
    for (separator, name) in OTHER_SEPARATORS {
        let Some(at) = header.raw.find(separator) else { continue };
        let mark = header.mark(at..at + separator.len_utf8(), "expected a comma");
        problems.push(
            Problem::at(mark, format!("the columns are separated by {name}"))
                .help("separate them by commas, and put a field that holds a comma in quotes"),
        );
        // A reader of bytes cannot take a full-width comma; the columns are then the usual ones.
        header.broken = !separator.is_ascii();
        return if separator.is_ascii() { separator as u8 } else { b',' };
    }
    b','
}

/// One line's fields, and whether every quote in it was closed.
fn fields(reader: &mut Reader, raw: &str) -> (Vec<Field>, bool) {
    let line = format!("{raw}\n");
    let mut rest = line.as_bytes();
    let mut value = vec![0; line.len()];
    let mut fields = Vec::new();
    loop {
        let start = line.len() - rest.len();
        let (result, read, written) = reader.read_field(rest, &mut value);
        let closed = matches!(result, ReadFieldResult::Field { .. });
        // What ended the field, a separator or the line's end, is no part of it.
        let end = start + read - 1;
        fields.push(Field { value: String::from_utf8_lossy(&value[..written]).into_owned(), span: start..end });
        rest = &rest[read..];
        if !closed {
            // Close the quote in the file's stead, so that the reader is ready for the next line.
            reader.read_field(b"\"\n", &mut value);
        }
        if rest.is_empty() {
            return (fields, closed);
        }
    }
}

/// A quote where RFC 4180 has none: behind a closing one, or inside a field that does not begin with one.
fn stray_quote(row: &Row, field: &Field) -> Option<Problem> {
    let raw = &row.raw[field.span.clone()];
    let at = |offset: usize, length: usize| field.span.start + offset..field.span.start + offset + length;
    let Some(inner) = raw.strip_prefix('"') else {
        let quote = raw.find('"')?;
        let mark = row.mark(at(quote, 1), "a quote inside a field that does not begin with one");
        return Some(
            Problem::at(mark, "a quote stands inside a field without quotes")
                .help("put the whole field in quotes, and write each quote inside it twice"),
        );
    };
    // A quote written twice stands for one; the first that is alone closes the field.
    let mut closing = 0;
    while inner[closing..].starts_with("\"\"") || !inner[closing..].starts_with('"') {
        closing += if inner[closing..].starts_with('"') { 2 } else { inner[closing..].chars().next()?.len_utf8() };
    }
    let behind = &inner[closing + 1..];
    if behind.is_empty() {
        return None;
    }
    let mark = row.mark(at(closing + 2, behind.len()), "expected a comma or the end of the line");
    Some(
        Problem::at(mark, "text stands behind the quote that closes a field")
            .help("write a quote that belongs to the text twice"),
    )
}

fn open_quote(row: &Row, closing: Option<usize>) -> Problem {
    let field = row.fields.last().map_or(0..0, |field| field.span.clone());
    match closing {
        None => Problem::at(row.mark(field, "opened here"), "a quote is opened and not closed")
            .help("close it at the field's end, in the same line; a quote that belongs to the text is written twice"),
        Some(line) => Problem::at(
            row.mark(field, format!("opened here, closed in line {line}")),
            format!("a field holds a line break, {}", named('\n')),
        )
        .help("write the row in one line"),
    }
}

/// The line that closes the quote left open in the first: a row that was broken into lines, as a spreadsheet writes a
/// cell with a line break. `None` where a line with a code of its own comes first: then the quote was just not closed.
fn closing_line(lines: &[Row]) -> Option<usize> {
    let is_code = |field: &str| {
        let field = field.trim_matches('"');
        field.len() == 8 && field.bytes().all(|byte| byte.is_ascii_digit())
    };
    let holds_code = |row: &Row| row.raw.split(|c| c == ',' || is_other_separator(c)).any(is_code);
    let following = lines[1..].iter().take_while(|row| !holds_code(row)).take(100);
    following.into_iter().find(|row| row.raw.contains('"')).map(|row| row.line)
}
