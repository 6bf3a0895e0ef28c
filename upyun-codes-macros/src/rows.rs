//! The file's lines as fields, each with its place.
//!
//! A row never spans lines, since no field may hold a line break. So every line is read on its own, and a quote that is
//! left open costs its own row and not the rest of the file.

use std::ops::Range;
use std::rc::Rc;
use std::str;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator};

use crate::characters::{is_blank, named};
use crate::problem::{Mark, Problem};

/// A line that is not empty.
pub(crate) struct Row {
    /// From 1.
    pub(crate) line: usize,
    /// The line as it stands in the file, without its end. Shared with the problems that show it.
    pub(crate) raw: Rc<str>,
    pub(crate) fields: Vec<Field>,
    /// Where a problem has been reported already, in bytes of the line. The fields in front of it are what they seem.
    pub(crate) broken_at: Option<usize>,
}

pub(crate) struct Field {
    /// In bytes of the line, with the quotes.
    pub(crate) span: Range<usize>,
    /// The value, where it is not what stands in the span.
    unquoted: Option<String>,
}

/// What people and programs write in place of commas.
pub(crate) const OTHER_SEPARATORS: [(char, &str); 4] =
    [(';', "semicolons"), ('\t', "tabs"), ('|', "bars"), ('，', "full-width commas")];

pub(crate) fn is_other_separator(c: char) -> bool {
    OTHER_SEPARATORS.iter().any(|(separator, _)| *separator == c)
}

impl Row {
    pub(crate) fn value<'a>(&'a self, field: &'a Field) -> &'a str {
        field.unquoted.as_deref().unwrap_or(&self.raw[field.span.clone()])
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| self.value(field))
    }

    pub(crate) fn mark(&self, span: Range<usize>, label: impl Into<String>) -> Mark {
        Mark { line: self.line, raw: Rc::clone(&self.raw), span, label: label.into() }
    }

    /// Reports a problem with how the line is written.
    fn broken(&mut self, problem: Problem, problems: &mut Vec<Problem>) {
        let (_, at) = problem.position();
        self.broken_at = Some(self.broken_at.map_or(at, |before| before.min(at)));
        problems.push(problem);
    }
}

/// Splits the table into rows of fields: commas between fields, quotes as RFC 4180 has them.
pub(crate) fn split(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Row> {
    let mut rows = lines(bytes, problems);
    let separators = separators(&mut rows, problems);
    let mut reader = reader(separators.header);
    let mut room = Room::default();
    let mut open = vec![false; rows.len()];
    for (index, row) in rows.iter_mut().enumerate() {
        open[index] = !read_fields(&mut reader, row, &mut room);
        if index == 0 && separators.rows != separators.header {
            reader = self::reader(separators.rows);
        }
    }
    // Which lines belong to a field with a line break is known only when all are read.
    let mut continued = Vec::new();
    for index in 0..rows.len() {
        let row = &rows[index];
        if row.broken_at == Some(0) || continued.binary_search(&row.line).is_ok() {
            continue;
        }
        let closed = &row.fields[..row.fields.len() - usize::from(open[index])];
        if let Some(problem) = closed.iter().find_map(|field| stray_quote(row, field)) {
            rows[index].broken(problem, problems);
        } else if open[index] {
            let closing = closing_line(&rows[index..], rows[0].fields.len());
            if let Some(closing) = closing {
                continued.extend(rows[index + 1..].iter().map(|row| row.line).take_while(|line| *line <= closing));
            }
            let problem = open_quote(row, closing);
            rows[index].broken(problem, problems);
        }
    }
    if !continued.is_empty() {
        rows.retain(|row| continued.binary_search(&row.line).is_err());
    }
    rows
}

/// The lines that are not empty, as rows without fields yet.
fn lines(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Row> {
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
        let row = |raw: &str| Row { line: index + 1, raw: Rc::from(raw), fields: Vec::new(), broken_at: None };
        rows.push(match str::from_utf8(line) {
            Ok(raw) => row(raw),
            Err(error) => {
                let mut row = row(&String::from_utf8_lossy(line));
                row.broken(not_utf8(&row, line, error.valid_up_to()), problems);
                row
            }
        });
        let Some(row) = rows.last_mut() else { continue };
        if let Some(at) = row.raw.find('\r') {
            let mark = row.mark(at..at + 1, named('\r'));
            let problem = Problem::at(mark, "a carriage return stands inside a line")
                .help("write a line feed behind it if the row ends here; else delete it");
            row.broken(problem, problems);
        }
    }
    rows
}

fn not_utf8(row: &Row, line: &[u8], at: usize) -> Problem {
    // In the lossy line U+FFFD stands where the bytes stop making sense.
    let mark = row.mark(at..at + '\u{FFFD}'.len_utf8(), format!("byte {} of the line is 0x{:02X}", at + 1, line[at]));
    Problem::at(mark, format!("line {} is not UTF-8", row.line))
        .help("save the file as UTF-8; Chinese text from older editors is often in GBK")
}

struct Separators {
    header: u8,
    rows: u8,
}

/// What separates the columns. Anything but commas is a problem, but reading on with it spares the caller others.
fn separators(rows: &mut [Row], problems: &mut Vec<Problem>) -> Separators {
    let commas = Separators { header: b',', rows: b',' };
    let Some((header, rest)) = rows.split_first_mut() else { return commas };
    if header.raw.contains(',') {
        return commas;
    }
    let found =
        OTHER_SEPARATORS.iter().find_map(|(separator, name)| Some((separator, name, header.raw.find(*separator)?)));
    let Some((separator, name, at)) = found else { return commas };
    let everywhere = rest.iter().take(1).any(|row| row.raw.contains(*separator) && !row.raw.contains(','));
    let mark = header.mark(at..at + separator.len_utf8(), "expected a comma");
    let whose = if everywhere { "the columns are" } else { "the header's columns are" };
    problems.push(
        Problem::at(mark, format!("{whose} separated by {name}"))
            .help("separate them by commas, and put a field that holds a comma in quotes"),
    );
    if separator.is_ascii() {
        let byte = *separator as u8;
        return Separators { header: byte, rows: if everywhere { byte } else { b',' } };
    }
    // A reader of bytes cannot take a full-width comma. What has been said holds for all lines, and no more is known.
    header.broken_at = Some(0);
    if everywhere {
        for row in rest {
            row.broken_at = Some(0);
        }
    }
    commas
}

fn reader(separator: u8) -> Reader {
    let mut reader = ReaderBuilder::new().delimiter(separator).terminator(Terminator::Any(b'\n')).build();
    // It would skip a byte-order mark in front of the first thing that it reads; after an empty line it will not.
    reader.read_field(b"\n", &mut [0]);
    reader
}

/// Room for one line as the reader takes it and for one field as it gives it, used again for each.
#[derive(Default)]
struct Room {
    line: Vec<u8>,
    value: Vec<u8>,
}

/// Reads one line's fields. Whether every quote in it was closed.
fn read_fields(reader: &mut Reader, row: &mut Row, room: &mut Room) -> bool {
    let Room { line, value } = room;
    line.clear();
    line.extend_from_slice(row.raw.as_bytes());
    line.push(b'\n');
    value.resize(line.len().max(value.len()), 0);
    let mut start = 0;
    loop {
        let (result, read, written) = reader.read_field(&line[start..], value);
        let closed = matches!(result, ReadFieldResult::Field { .. });
        // What ended the field, a separator or the line's end, is no part of it.
        let span = start..start + read - 1;
        let unquoted =
            (value[..written] != line[span.clone()]).then(|| String::from_utf8_lossy(&value[..written]).into_owned());
        row.fields.push(Field { span, unquoted });
        start += read;
        if !closed {
            // Close the quote in the file's stead, so that the reader is ready for the next line.
            reader.read_field(b"\"\n", value);
        }
        if start == line.len() {
            return closed;
        }
    }
}

/// A quote where RFC 4180 has none: behind a closing one, or inside a field that does not begin with one.
fn stray_quote(row: &Row, field: &Field) -> Option<Problem> {
    let raw = &row.raw[field.span.clone()];
    let at = |offset: usize, length: usize| field.span.start + offset..field.span.start + offset + length;
    let Some(inner) = raw.strip_prefix('"') else {
        let quote = raw.find('"')?;
        let sentence = "a quote stands inside a field that does not begin with one";
        if raw[..quote].chars().all(is_blank) {
            return Some(Problem::at(row.mark(at(0, quote), "delete what stands in front of the quote"), sentence));
        }
        return Some(
            Problem::at(row.mark(at(quote, 1), "not expected here"), sentence)
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
    let problem = Problem::at(mark, "something stands behind the quote that closes a field");
    Some(if behind.contains('"') { problem.help("write a quote that belongs to the text twice") } else { problem })
}

fn open_quote(row: &Row, closing: Option<usize>) -> Problem {
    let start = row.fields.last().map_or(0, |field| field.span.start);
    let quote = start..start + 1;
    match closing {
        None => Problem::at(row.mark(quote, "opened here"), "a quote is opened and not closed")
            .help("close it at the field's end, in the same line; a quote that belongs to the text is written twice"),
        Some(line) => {
            Problem::at(row.mark(quote, format!("opened here, closed in line {line}")), "a field holds a line break")
                .help("write the row in one line")
        }
    }
}

/// The line that closes the quote left open in the first: a row that was broken into lines, as a spreadsheet writes a
/// cell with a line break. `None` where a row of its own comes first: then the quote was just not closed.
fn closing_line(rows: &[Row], columns: usize) -> Option<usize> {
    let is_code = |field: &str| {
        let field = field.trim_matches('"');
        field.len() == 8 && field.bytes().all(|byte| byte.is_ascii_digit())
    };
    let stands_alone =
        |row: &Row| row.fields.len() >= columns || row.raw.split(|c| c == ',' || is_other_separator(c)).any(is_code);
    let following = rows[1..].iter().take_while(|row| !stands_alone(row)).take(100);
    following.into_iter().find(|row| row.raw.contains('"')).map(|row| row.line)
}
