//! The file's lines as fields, each with its place.
//!
//! A row never spans lines, since no field may contain a line break. So every line is read by itself. Where a quote is
//! left open, the record is read both ways, closed in a later line or never closed, and the sounder reading is kept.

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
    /// The line without its end. Shared with the problems that show it.
    pub(crate) raw: Rc<str>,
    pub(crate) fields: Vec<Field>,
    /// Where a problem has been reported already, in bytes of the line. The fields before it are reliable.
    pub(crate) broken_at: Option<usize>,
    /// For a row broken by a line break in a field: the index of that field, and the fields after it.
    pub(crate) continued: Option<(usize, Vec<String>)>,
}

pub(crate) struct Field {
    /// In bytes of the line, with the quotes.
    pub(crate) span: Range<usize>,
    /// The value, if it differs from the text in the span.
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

/// Splits the table into rows of fields: commas between fields, quotes as in RFC 4180.
pub(crate) fn split(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Row> {
    let mut rows = lines(bytes, problems);
    let mut comments = Vec::new();
    let hint = leading_lines(&mut rows, &mut comments, problems);
    let separators = separators(&mut rows, hint, problems);
    let mut reader = reader(separators.header);
    let mut room = Room::default();
    let mut open = vec![false; rows.len()];
    for (index, row) in rows.iter_mut().enumerate() {
        open[index] = !read_fields(&mut reader, row, &mut room);
        if index == 0 && separators.rows != separators.header {
            reader = self::reader(separators.rows);
        }
    }
    let mut strays = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let closed = &row.fields[..row.fields.len() - usize::from(open[index])];
        strays.push(closed.iter().find_map(|field| stray_quote(row, field)));
    }
    let mut dropped = vec![false; rows.len()];
    let mut curly: Option<usize> = None;
    for index in 0..rows.len() {
        if dropped[index] {
            continue;
        }
        if is_comment(&rows, index) {
            dropped[index] = true;
            comments.push(rows[index].mark(0..rows[index].raw.len(), ""));
        } else if rows[index].broken_at == Some(0) {
        } else if let Some(problem) = strays[index].take() {
            rows[index].broken(problem, problems);
        } else if open[index] {
            let closing = closing(&rows, &open, &strays, index);
            let line = closing.as_ref().map(|closing| rows[closing.index].line);
            let problem = open_quote(&rows[index], line);
            rows[index].broken(problem, problems);
            if let Some(closing) = closing {
                dropped[index + 1..=closing.index].fill(true);
                rows[index].continued = Some((rows[index].fields.len() - 1, closing.rest));
            }
        } else if let Some(at) = curly_quote(&rows, index) {
            if curly.is_none() {
                problems.push(curly_quotes(&rows[index], at));
            }
            curly = curly.or(Some(index));
            rows[index].broken_at = Some(rows[index].broken_at.map_or(at, |before| before.min(at)));
        }
    }
    if let Some(problem) = comment(comments) {
        problems.push(problem);
    }
    let mut index = 0;
    rows.retain(|_| {
        index += 1;
        !dropped[index - 1]
    });
    rows
}

/// Removes what precedes the header: comments, and the line that tells a spreadsheet the separator.
fn leading_lines(rows: &mut Vec<Row>, comments: &mut Vec<Mark>, problems: &mut Vec<Problem>) -> bool {
    let mut hint = false;
    let mut count = 0;
    for row in rows.iter() {
        let text = row.raw.trim().trim_matches('"');
        let separator = text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &text[4..]);
        if row.raw.starts_with('#') {
            comments.push(row.mark(0..row.raw.len(), ""));
        } else if let Some(separator) = separator.filter(|it| it.chars().count() <= 1 && !hint) {
            hint = true;
            let mark = row.mark(0..row.raw.len(), "remove this line");
            let mut problem = Problem::at(mark, "unexpected `sep=` line before the header");
            if separator != "," && !separator.is_empty() {
                problem = problem.help("separate the columns by commas");
            }
            problems.push(problem);
        } else {
            break;
        }
        count += 1;
    }
    rows.drain(..count);
    hint
}

/// Whether a row is meant as a comment. A text in the first column may begin with `#`.
fn is_comment(rows: &[Row], index: usize) -> bool {
    let (header, row) = (&rows[0], &rows[index]);
    if index == 0 || !row.raw.starts_with('#') {
        return false;
    }
    let number = header.values().next().is_some_and(|name| matches!(name, "status" | "code" | "kind"));
    number || row.fields.len() != header.fields.len()
}

/// All the comments of a file are one mistake.
fn comment(comments: Vec<Mark>) -> Option<Problem> {
    let more = comments.len().checked_sub(1)?;
    let mut mark = comments.into_iter().next()?;
    "remove this line".clone_into(&mut mark.label);
    let problem = Problem::at(mark, "comments are not supported in a table");
    Some(match more {
        0 => problem,
        1 => problem.help("also remove the other line that begins with `#`"),
        _ => problem.help(format!("also remove the {more} other lines that begin with `#`")),
    })
}

const CURLY: [char; 4] = ['“', '”', '„', '＂'];

/// Where a typographic quote takes the place of `"`: around a number or a column's name, or around a comma.
fn curly_quote(rows: &[Row], index: usize) -> Option<usize> {
    let row = &rows[index];
    let joined = row.fields.len() > rows[0].fields.len();
    // A text may well be a number in typographic quotes.
    for (position, field) in row.fields.iter().enumerate() {
        let value = row.value(field);
        let name = rows[0].fields.get(position).map_or("", |field| rows[0].value(field).trim_matches(CURLY));
        let number = matches!(name, "status" | "code");
        if value.starts_with(CURLY) && (joined || number || index == 0) {
            return Some(field.span.start);
        }
    }
    None
}

fn curly_quotes(row: &Row, at: usize) -> Problem {
    let found = row.raw[at..].chars().next().unwrap_or('“');
    Problem::at(row.mark(at..at + found.len_utf8(), "expected `\"`"), format!("expected `\"`, found `{found}`"))
        .help("replace the typographic quotes around fields with `\"`")
}

/// The lines that are not empty, as rows without fields yet.
fn lines(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Row> {
    let end = if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        problems.push(Problem::of_file(
            "expected lines that end with LF or CRLF, found CR",
            "save the file with Unix (LF) or Windows (CRLF) line endings",
        ));
        b'\r'
    } else {
        b'\n'
    };
    let mut rows = Vec::new();
    let mut invalid = false;
    for (index, line) in bytes.split(|byte| *byte == end).enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            continue;
        }
        let row = |raw: &str| Row {
            line: index + 1,
            raw: Rc::from(raw),
            fields: Vec::new(),
            broken_at: None,
            continued: None,
        };
        rows.push(match str::from_utf8(line) {
            Ok(raw) => row(raw),
            Err(error) => {
                let mut row = row(&String::from_utf8_lossy(line));
                let at = error.valid_up_to();
                if invalid {
                    // The whole file has one encoding, so one error says it.
                    row.broken_at = Some(at);
                } else {
                    let problem = not_utf8(&row, line, at);
                    row.broken(problem, problems);
                    invalid = true;
                }
                row
            }
        });
        let Some(row) = rows.last_mut() else { continue };
        if let Some(at) = row.raw.find('\r') {
            let mark = row.mark(at..at + 1, named('\r'));
            let problem = Problem::at(mark, "unexpected carriage return inside a line")
                .help("add a line feed after it if the row ends here; otherwise, remove it");
            row.broken(problem, problems);
        }
    }
    rows
}

/// What is wrong with the first line that is not UTF-8, and by that with the file.
fn not_utf8(row: &Row, line: &[u8], at: usize) -> Problem {
    // The lossy line has U+FFFD in place of the first invalid byte.
    let mark = row.mark(at..at + '\u{FFFD}'.len_utf8(), format!("byte {} of the line is `0x{:02X}`", at + 1, line[at]));
    let gbk = if is_gbk(line) { ": it looks like GBK" } else { "" };
    Problem::at(mark, format!("the table is not valid UTF-8{gbk}")).help("save the file as UTF-8")
}

/// Whether all bytes that are not ASCII form pairs of GBK, at least one of them unlike an accented letter and another.
fn is_gbk(line: &[u8]) -> bool {
    let mut bytes = line.iter();
    let mut chinese = false;
    while let Some(first) = bytes.next() {
        if first.is_ascii() {
            continue;
        }
        let Some(second @ (0x40..=0x7E | 0x80..=0xFE)) = bytes.next() else { return false };
        if !(0x81..=0xFE).contains(first) {
            return false;
        }
        chinese |= !second.is_ascii();
    }
    chinese
}

struct Separators {
    header: u8,
    rows: u8,
}

/// What separates the columns. Anything but commas is a problem, but reading on with it spares the caller others.
fn separators(rows: &mut [Row], reported: bool, problems: &mut Vec<Problem>) -> Separators {
    let commas = Separators { header: b',', rows: b',' };
    let Some((header, rest)) = rows.split_first_mut() else { return commas };
    if header.raw.contains(',') {
        return commas;
    }
    let found =
        OTHER_SEPARATORS.iter().find_map(|(separator, name)| Some((separator, name, header.raw.find(*separator)?)));
    let Some((separator, name, at)) = found else { return commas };
    let everywhere = rest.iter().take(1).any(|row| row.raw.contains(*separator) && !row.raw.contains(','));
    let mark = header.mark(at..at + separator.len_utf8(), "expected `,`");
    let whose = if everywhere { "the columns are" } else { "the header's columns are" };
    if !reported {
        problems.push(
            Problem::at(mark, format!("{whose} separated by {name}"))
                .help("separate them by commas, and quote fields that contain a comma"),
        );
    }
    if separator.is_ascii() {
        let byte = *separator as u8;
        return Separators { header: byte, rows: if everywhere { byte } else { b',' } };
    }
    // The reader's separator is one byte. The error applies to all lines, and nothing more is known.
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
    // It would skip a byte-order mark before the first field it reads; after an empty line it does not.
    reader.read_field(b"\n", &mut [0]);
    reader
}

/// Room for one line as the reader takes it and for one field as it gives it, used again for each.
#[derive(Default)]
struct Room {
    line: Vec<u8>,
    value: Vec<u8>,
}

/// Reads one line's fields. Returns whether every quote in it was closed.
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

/// A quote where RFC 4180 allows none: after a closing one, or inside a field that does not begin with one.
fn stray_quote(row: &Row, field: &Field) -> Option<Problem> {
    let raw = &row.raw[field.span.clone()];
    let at = |offset: usize, length: usize| field.span.start + offset..field.span.start + offset + length;
    let Some(inner) = raw.strip_prefix('"') else {
        let quote = raw.find('"')?;
        let sentence = "unexpected `\"` in unquoted field";
        if raw[..quote].chars().all(is_blank) {
            return Some(Problem::at(row.mark(at(0, quote), "remove everything before the quote"), sentence));
        }
        return Some(
            Problem::at(row.mark(at(quote, 1), "unexpected quote"), sentence)
                .help("quote the whole field, and double each quote inside it"),
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
    let mark = row.mark(at(closing + 2, behind.len()), "expected `,` or the end of the line");
    let problem = Problem::at(mark, "unexpected text after closing quote");
    Some(if behind.contains('"') { problem.help("double each quote that is part of the text") } else { problem })
}

fn open_quote(row: &Row, closing: Option<usize>) -> Problem {
    let start = row.fields.last().map_or(0, |field| field.span.start);
    let quote = start..start + 1;
    match closing {
        None => Problem::at(row.mark(quote, "quote opened here"), "unterminated quoted field").help(
            "close the quote at the end of the field, on the same line; double each quote that is part of the text",
        ),
        Some(line) => {
            Problem::at(row.mark(quote, format!("opened here, closed in line {line}")), "line break in quoted field")
                .help("write the row on a single line")
        }
    }
}

/// Where a field with a line break ends.
struct Closing {
    /// The row whose line closes the quote.
    index: usize,
    /// The record's fields after the closing quote.
    rest: Vec<String>,
}

/// Where the quote left open in a row is closed; `None` if it was rather never closed.
///
/// A line with an open quote closes the quote of any line before it, so all calls together read each line once.
fn closing(rows: &[Row], open: &[bool], strays: &[Option<Problem>], first: usize) -> Option<Closing> {
    // In the header, nothing says how many fields there should be.
    if first == 0 {
        return None;
    }
    let expected = rows[0].fields.len();
    let mut sound = 0;
    for index in first + 1..rows.len() {
        let row = &rows[index];
        let alone = row.broken_at.is_none() && !open[index] && strays[index].is_none() && row.fields.len() == expected;
        sound += usize::from(alone);
        let Some(at) = closing_quote(&row.raw) else { continue };
        let rest = &row.raw[at + 1..];
        if sound == index - first || !(rest.is_empty() || rest.starts_with(',')) {
            return None;
        }
        let rest = fields_of(rest)?;
        // A complete record is one mistake. Otherwise, a row inside it says that the quote was never closed.
        let complete = rows[first].fields.len() + rest.len() == expected;
        return (complete || sound == 0).then_some(Closing { index, rest });
    }
    None
}

/// The first quote that is not doubled.
fn closing_quote(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            if bytes.get(at + 1) != Some(&b'"') {
                return Some(at);
            }
            at += 1;
        }
        at += 1;
    }
    None
}

/// The values of the fields after a closing quote, `None` if a quote among them is out of place.
fn fields_of(rest: &str) -> Option<Vec<String>> {
    let Some(rest) = rest.strip_prefix(',') else { return Some(Vec::new()) };
    // The reader skips an empty line.
    if rest.is_empty() {
        return Some(vec![String::new()]);
    }
    let mut row = Row { line: 0, raw: Rc::from(rest), fields: Vec::new(), broken_at: None, continued: None };
    if !read_fields(&mut reader(b','), &mut row, &mut Room::default()) {
        return None;
    }
    for field in &row.fields {
        if stray_quote(&row, field).is_some() {
            return None;
        }
    }
    Some(row.values().map(str::to_owned).collect())
}
