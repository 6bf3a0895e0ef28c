//! The file's lines as fields, each with its span.
//!
//! A row never spans several lines, since no field may contain a line break. So every line is read by itself. If a
//! quote is left open, the record is read both ways, as closed on a later line and as never closed, and the more
//! plausible reading is kept.

use std::fmt::Display;
use std::ops::Range;
use std::rc::Rc;
use std::str;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator};

use crate::characters::{is_blank, is_invisible, named};
use crate::digits::is_digits;
use crate::header;
use crate::problem::{Mark, Problem};

/// A line that is not empty.
pub(crate) struct Row {
    /// Counted from 1.
    pub(crate) line: usize,
    /// The line without its end. Shared with the problems that show it.
    pub(crate) raw: Rc<str>,
    pub(crate) fields: Vec<Field>,
    /// Where a problem has been reported already, in bytes of the line. The fields before it are reliable.
    pub(crate) broken_at: Option<usize>,
    /// For a row broken by a line break in a field: the index of that field, and the fields after it.
    pub(crate) continued: Option<(usize, Vec<String>)>,
    /// Whether a quote is left open.
    is_open: bool,
    /// The first quote in a closed field that should not be there.
    stray: Option<Problem>,
    /// Whether the line has been reported, or belongs to an earlier row.
    is_dropped: bool,
}

pub(crate) struct Field {
    /// In bytes of the line, including the quotes.
    pub(crate) span: Range<usize>,
    /// The value, if it differs from the text in the span.
    unquoted: Option<String>,
}

/// What people and programs write in place of commas.
pub(crate) const OTHER_SEPARATORS: [(char, &str); 4] =
    [(';', "semicolons"), ('\t', "tabs"), ('|', "vertical bars"), ('，', "full-width commas")];

pub(crate) fn is_other_separator(c: char) -> bool {
    OTHER_SEPARATORS.iter().any(|(separator, _)| *separator == c)
}

impl Row {
    fn new(line: usize, raw: &str) -> Row {
        let fields = Vec::new();
        let (broken_at, continued, is_open, stray, is_dropped) = (None, None, false, None, false);
        Row { line, raw: Rc::from(raw), fields, broken_at, continued, is_open, stray, is_dropped }
    }

    pub(crate) fn value<'a>(&'a self, field: &'a Field) -> &'a str {
        field.unquoted.as_deref().unwrap_or(&self.raw[field.span.clone()])
    }

    pub(crate) fn mark(&self, span: Range<usize>, label: impl Display) -> Mark {
        Mark { line: self.line, raw: Rc::clone(&self.raw), span, label: label.to_string() }
    }

    /// A problem with a part of the line.
    pub(crate) fn problem(&self, span: Range<usize>, label: impl Display, sentence: impl Display) -> Problem {
        Problem::at(self.mark(span, label), sentence)
    }

    /// The span of the whole line.
    pub(crate) fn whole(&self) -> Range<usize> {
        0..self.raw.len()
    }

    fn is_kept(&self) -> bool {
        !self.is_dropped
    }

    /// Reports a problem with how the line is written.
    fn report(&mut self, problem: Problem, problems: &mut Vec<Problem>) {
        let (_, at) = problem.position();
        self.broken_from(at);
        problems.push(problem);
    }

    fn broken_from(&mut self, at: usize) {
        self.broken_at = Some(self.broken_at.map_or(at, |earlier| earlier.min(at)));
    }
}

/// Splits the table into rows of fields: commas between fields, quotes as in RFC 4180.
pub(crate) fn split(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Row> {
    let mut rows = lines(bytes, problems);
    conflict(&mut rows, problems);
    let mut comments = Removed::default();
    let has_hint = leading_lines(&mut rows, &mut comments, problems);
    let separators = separators(&mut rows, has_hint, problems);
    let mut reader = reader(separators.header);
    let mut buffers = Buffers::default();
    for (index, row) in rows.iter_mut().enumerate() {
        read_fields(&mut reader, row, &mut buffers);
        if index == 0 && separators.rows != separators.header {
            reader = self::reader(separators.rows);
        }
    }
    let mut empty = Removed::default();
    let mut has_curly = false;
    for index in 0..rows.len() {
        if rows[index].is_dropped {
            continue;
        }
        if is_comment(&rows, index) {
            comments.add(&mut rows[index]);
        } else if index > 0 && is_empty(&rows[index]) {
            empty.add(&mut rows[index]);
        } else if rows[index].broken_at == Some(0) {
            // What is wrong with the line says nothing about its quotes.
        } else if let Some(problem) = rows[index].stray.take() {
            rows[index].report(problem, problems);
        } else if rows[index].is_open {
            let closing = closing(&rows, index);
            let line = closing.as_ref().map(|closing| rows[closing.index].line);
            let problem = open_quote(&rows[index], line);
            rows[index].report(problem, problems);
            if let Some(closing) = closing {
                for row in &mut rows[index + 1..=closing.index] {
                    row.is_dropped = true;
                }
                rows[index].continued = Some((rows[index].fields.len() - 1, closing.rest));
            }
        } else if let Some(at) = curly_quote(&rows, index) {
            if !has_curly {
                problems.push(curly_quotes(&rows[index], at));
            }
            has_curly = true;
            rows[index].broken_from(at);
        }
    }
    comments.report("comments are not supported in a table", problems);
    empty.report("the row is empty", problems);
    rows.retain(Row::is_kept);
    rows
}

/// Lines to remove, all for the same reason: that is one mistake.
#[derive(Default)]
struct Removed {
    first: Option<Mark>,
    more: usize,
}

impl Removed {
    fn add(&mut self, row: &mut Row) {
        row.is_dropped = true;
        match self.first {
            None => self.first = Some(row.mark(row.whole(), "remove this line")),
            Some(_) => self.more += 1,
        }
    }

    fn report(self, sentence: &str, problems: &mut Vec<Problem>) {
        let Some(first) = self.first else { return };
        let problem = Problem::at(first, sentence);
        problems.push(match self.more {
            0 => problem,
            1 => problem.help("also remove the other line like it"),
            more => problem.help(format_args!("also remove the {more} other lines like it")),
        });
    }
}

/// Reports the markers of a merge conflict, and drops them. Of two versions, the first counts; what is only in the
/// other is as good as reported.
fn conflict(rows: &mut Vec<Row>, problems: &mut Vec<Problem>) {
    let mut first = None;
    let (mut is_conflict, mut is_other) = (false, false);
    for row in rows.iter_mut() {
        match row.raw.split(' ').next() {
            Some("<<<<<<<") => (is_conflict, is_other) = (true, false),
            Some("|||||||" | "=======") => is_other = is_conflict,
            Some(">>>>>>>") => (is_conflict, is_other) = (false, false),
            _ if is_other => {
                row.broken_from(0);
                continue;
            }
            _ => continue,
        }
        row.is_dropped = true;
        if first.is_none() {
            first = Some(row.problem(row.whole(), "conflict marker", "unresolved merge conflict"));
        }
    }
    if let Some(problem) = first {
        problems.push(problem.help("keep the rows that should remain, and remove all markers"));
        rows.retain(Row::is_kept);
    }
}

/// Removes what precedes the header: comments, a title, and the `sep=` line, which tells a spreadsheet the separator.
/// Returns whether there was a `sep=` line.
fn leading_lines(rows: &mut Vec<Row>, comments: &mut Removed, problems: &mut Vec<Problem>) -> bool {
    let header = header_line(rows);
    let mut titles = Removed::default();
    let mut has_hint = false;
    let mut count = 0;
    for (index, row) in rows.iter_mut().enumerate() {
        let text = row.raw.trim().trim_matches('"');
        let separator = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP=")).map(str::to_owned);
        if let Some(separator) = separator.filter(|it| it.chars().count() <= 1 && !has_hint) {
            has_hint = true;
            let sentence = "unexpected `sep=` line before the header";
            let mut problem = row.problem(row.whole(), "remove this line", sentence);
            if separator != "," && !separator.is_empty() {
                problem = problem.help("separate the columns with commas");
            }
            problems.push(problem);
        } else if header.is_none() && row.raw.starts_with('#') && header::is_header(&row.raw[1..]) {
            let problem = row.problem(0..1, "remove this character", "the header is commented out");
            row.report(problem, problems);
            break;
        } else if row.raw.starts_with('#') {
            comments.add(row);
        } else if header.is_some_and(|header| index < header) {
            titles.add(row);
        } else {
            break;
        }
        count += 1;
    }
    titles.report("unexpected line before the header", problems);
    *rows = rows.split_off(count);
    has_hint
}

/// The index of the first line that names all columns, if no line before it could be a row or a broken header.
fn header_line(rows: &[Row]) -> Option<usize> {
    for (index, row) in rows.iter().enumerate().take(20) {
        if row.raw.starts_with('#') {
            continue;
        }
        if header::is_header(&row.raw) {
            return Some(index);
        }
        for part in row.raw.split(&[',', ';', '\t', '|', '"', ' '][..]) {
            if is_digits(part, 8) || header::is_column(part) {
                return None;
            }
        }
    }
    None
}

/// Whether a row is meant as a comment. A text in the first column may begin with `#`.
fn is_comment(rows: &[Row], index: usize) -> bool {
    let (header, row) = (&rows[0], &rows[index]);
    if index == 0 || !row.raw.starts_with('#') {
        return false;
    }
    let first = header.fields.first().map_or("", |field| header.value(field));
    if matches!(first, "status" | "code" | "kind") {
        return true;
    }
    row.fields.len() != header.fields.len() && !row.fields.iter().any(|field| is_digits(row.value(field), 8))
}

/// Whether a row has no visible text, as spreadsheets write rows that were cleared.
fn is_empty(row: &Row) -> bool {
    !row.is_open && row.fields.iter().all(|field| row.value(field).chars().all(is_invisible))
}

const CURLY: &[char] = &['“', '”', '„', '＂'];

/// Where a typographic quote takes the place of `"`: around a number or a column's name, or around a comma.
fn curly_quote(rows: &[Row], index: usize) -> Option<usize> {
    let (header, row) = (&rows[0], &rows[index]);
    let is_split = row.fields.len() > header.fields.len();
    // A text may well be a number in typographic quotes.
    for (position, field) in row.fields.iter().enumerate() {
        let name = header.fields.get(position).map_or("", |field| header.value(field).trim_matches(CURLY));
        let is_number = matches!(name, "status" | "code");
        if row.value(field).starts_with(CURLY) && (is_split || is_number || index == 0) {
            return Some(field.span.start);
        }
    }
    None
}

fn curly_quotes(row: &Row, at: usize) -> Problem {
    let found = row.raw[at..].chars().next().unwrap_or('“');
    row.problem(at..at + found.len_utf8(), "expected `\"`", format_args!("expected `\"`, found `{found}`"))
        .help("replace the typographic quotes around fields with `\"`")
}

/// The lines that are not empty, as rows without fields yet.
fn lines(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Row> {
    let end = if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        problems.push(Problem::of_file("expected LF or CRLF line endings, found CR", SAVE_WITH_LINE_FEEDS));
        b'\r'
    } else {
        b'\n'
    };
    let mut rows: Vec<Row> = Vec::new();
    let (mut has_doubled, mut has_invalid) = (false, false);
    for (index, line) in bytes.split(|byte| *byte == end).enumerate() {
        let mut line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_doubled = line.ends_with(b"\r");
        while let Some(shorter) = line.strip_suffix(b"\r") {
            line = shorter;
        }
        if is_doubled && !has_doubled {
            let row = Row::new(index + 1, &String::from_utf8_lossy(line));
            let end = row.raw.len();
            let label = "expected a line feed after one carriage return";
            let sentence = "expected LF or CRLF line endings, found CRCRLF";
            problems.push(row.problem(end..end, label, sentence).help(SAVE_WITH_LINE_FEEDS));
            has_doubled = true;
        }
        if line.is_empty() {
            continue;
        }
        let mut row = match str::from_utf8(line) {
            Ok(raw) => Row::new(index + 1, raw),
            Err(error) => {
                let mut row = Row::new(index + 1, &String::from_utf8_lossy(line));
                let at = error.valid_up_to();
                if !has_invalid {
                    // The whole file has one encoding, so one error is enough.
                    problems.push(not_utf8(&row, line, at));
                }
                has_invalid = true;
                row.broken_from(at);
                row
            }
        };
        if let Some(at) = row.raw.find('\r') {
            let problem = row
                .problem(at..at + 1, named('\r'), "unexpected carriage return inside a line")
                .help("add a line feed after it if the row ends here; otherwise, remove it");
            row.report(problem, problems);
        }
        rows.push(row);
    }
    rows
}

const SAVE_WITH_LINE_FEEDS: &str = "save the file with Unix (LF) or Windows (CRLF) line endings";

/// What is wrong with the first line that is not UTF-8, and hence with the file.
fn not_utf8(row: &Row, line: &[u8], at: usize) -> Problem {
    // The lossy line has U+FFFD in place of the first invalid byte.
    let gbk = if is_gbk(line) { ": it looks like GBK" } else { "" };
    row.problem(
        at..at + '\u{FFFD}'.len_utf8(),
        format_args!("byte {} of the line, `0x{:02X}`, is not valid UTF-8", at + 1, line[at]),
        format_args!("the table is not valid UTF-8{gbk}"),
    )
    .help("save the file as UTF-8")
}

/// Whether all non-ASCII bytes form GBK pairs, at least one of which does not look like an accented letter followed by
/// an ASCII character.
fn is_gbk(line: &[u8]) -> bool {
    let mut bytes = line.iter();
    let mut has_chinese = false;
    while let Some(first) = bytes.next() {
        if first.is_ascii() {
            continue;
        }
        let Some(second @ (0x40..=0x7E | 0x80..=0xFE)) = bytes.next() else { return false };
        if !(0x81..=0xFE).contains(first) {
            return false;
        }
        has_chinese |= !second.is_ascii();
    }
    has_chinese
}

struct Separators {
    header: u8,
    rows: u8,
}

/// What separates the columns. Anything but commas is a problem, but the rows are still read with it, to spare the
/// caller further errors.
fn separators(rows: &mut [Row], is_reported: bool, problems: &mut Vec<Problem>) -> Separators {
    let commas = Separators { header: b',', rows: b',' };
    let Some((header, rest)) = rows.split_first_mut() else { return commas };
    if header.raw.contains(',') {
        return commas;
    }
    for (separator, name) in &OTHER_SEPARATORS {
        let separator = *separator;
        let Some(at) = header.raw.find(separator) else { continue };
        // A row has at least as many: a text may contain more.
        let count = header.raw.matches(separator).count();
        let is_everywhere = rest.first().is_some_and(|row| row.raw.matches(separator).count() >= count);
        let whose = if is_everywhere { "the columns are" } else { "the header's columns are" };
        if !is_reported {
            problems.push(
                header
                    .problem(at..at + separator.len_utf8(), "expected `,`", format_args!("{whose} separated by {name}"))
                    .help("separate them with commas, and quote fields that contain a comma"),
            );
        }
        if separator.is_ascii() {
            let byte = separator as u8;
            return Separators { header: byte, rows: if is_everywhere { byte } else { b',' } };
        }
        // The reader's separator is one byte, so these lines cannot be read. The one error covers them all.
        header.broken_at = Some(0);
        if is_everywhere {
            for row in rest {
                row.broken_at = Some(0);
            }
        }
        break;
    }
    commas
}

fn reader(separator: u8) -> Reader {
    let mut reader = ReaderBuilder::new().delimiter(separator).terminator(Terminator::Any(b'\n')).build();
    // It would skip a byte-order mark before the first field it reads; after an empty line it does not.
    reader.read_field(b"\n", &mut [0]);
    reader
}

/// Buffers for one line as the reader takes it and for one field as it returns it, reused for each.
#[derive(Default)]
struct Buffers {
    line: Vec<u8>,
    value: Vec<u8>,
}

/// Reads one line's fields, and looks for quotes that are out of place.
fn read_fields(reader: &mut Reader, row: &mut Row, buffers: &mut Buffers) {
    let Buffers { line, value } = buffers;
    line.clear();
    line.extend_from_slice(row.raw.as_bytes());
    line.push(b'\n');
    if value.len() < line.len() {
        value.resize(line.len(), 0);
    }
    let mut start = 0;
    while start < line.len() {
        let (result, read, written) = reader.read_field(&line[start..], value);
        // What ended the field, a separator or the line's end, is no part of it.
        let span = start..start + read - 1;
        let is_plain = value[..written] == line[span.clone()];
        let unquoted = if is_plain { None } else { Some(String::from_utf8_lossy(&value[..written]).into_owned()) };
        let field = Field { span, unquoted };
        start += read;
        if !matches!(result, ReadFieldResult::Field { .. }) {
            row.is_open = true;
            // Close the quote on the file's behalf, so that the reader is ready for the next line.
            reader.read_field(b"\"\n", value);
        } else if row.stray.is_none() {
            row.stray = stray_quote(row, &field);
        }
        row.fields.push(field);
    }
}

/// A quote where RFC 4180 allows none: after a closing one, or inside a field that does not begin with one.
fn stray_quote(row: &Row, field: &Field) -> Option<Problem> {
    let raw = &row.raw[field.span.clone()];
    let start = field.span.start;
    let Some(inner) = raw.strip_prefix('"') else {
        let quote = raw.find('"')?;
        let sentence = "unexpected `\"` in unquoted field";
        if raw[..quote].chars().all(is_blank) {
            return Some(row.problem(start..start + quote, "remove the whitespace before the quote", sentence));
        }
        if raw.starts_with("=\"") {
            // This tells a spreadsheet that a text is not a number.
            return Some(row.problem(start..start + 1, "remove this character", sentence));
        }
        let problem = row.problem(start + quote..start + quote + 1, "allowed only in a quoted field", sentence);
        return Some(if raw.find('"') == raw.len().checked_sub(1) {
            problem.help("add the quote that opens the field, or remove this one")
        } else {
            problem.help("quote the whole field, and double each quote inside it")
        });
    };
    let closing = closing_quote(inner)?;
    let after = &inner[closing + 1..];
    if after.is_empty() {
        return None;
    }
    let span = start + closing + 2..field.span.end;
    let is_blank = after.chars().all(is_blank);
    let label = if is_blank { "remove this whitespace" } else { "expected `,` or the end of the line" };
    let problem = row.problem(span, label, "unexpected text after closing quote");
    Some(if after.contains('"') { problem.help("double each quote that is part of the text") } else { problem })
}

fn open_quote(row: &Row, closing: Option<usize>) -> Problem {
    let start = row.fields.last().map_or(0, |field| field.span.start);
    let quote = start..start + 1;
    match closing {
        None => row.problem(quote, "quote opened here", "unterminated quoted field").help(
            "close the quote at the end of the field, on the same line; double each quote that is part of the text",
        ),
        Some(line) => {
            let label = format!("quote opened here; the row ends on line {line}");
            row.problem(quote, label, "unexpected line break in quoted field").help("write the row on a single line")
        }
    }
}

/// Where a record with line breaks in its fields ends.
struct Closing {
    /// The row whose line closes the last quote.
    index: usize,
    /// The record's fields after the first closing quote.
    rest: Vec<String>,
}

/// Where the quote left open in a row is closed; `None` if it was more likely never closed.
///
/// A line with an open quote closes the quote of any line before it, so all calls together read each line once.
fn closing(rows: &[Row], first: usize) -> Option<Closing> {
    let expected = rows[0].fields.len();
    let mut rest = Vec::new();
    let mut valid_rows = 0;
    for index in first + 1..rows.len() {
        let row = &rows[index];
        let is_valid = row.broken_at.is_none() && !row.is_open && row.stray.is_none() && row.fields.len() == expected;
        valid_rows += usize::from(is_valid);
        let Some(at) = closing_quote(&row.raw) else { continue };
        let after = &row.raw[at + 1..];
        if valid_rows == index - first || !(after.is_empty() || after.starts_with(',')) {
            return None;
        }
        let is_open = fields_after(after, &mut rest)?;
        if is_open {
            // Another field with a line break.
            continue;
        }
        if first == 0 {
            // In the header, nothing says how many fields to expect, but their names are known.
            let is_header = !row.raw[..at].contains(',') && rest.iter().all(|name| header::is_column(name));
            return is_header.then_some(Closing { index, rest });
        }
        // A complete record is one mistake. Otherwise, a valid row inside it means that the quote was never closed.
        let is_complete = rows[first].fields.len() + rest.len() == expected;
        return (is_complete || valid_rows == 0).then_some(Closing { index, rest });
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

/// Adds the values of the fields after a closing quote to `values`. Returns whether the last of them is open, or `None`
/// if a quote among them is out of place.
fn fields_after(after: &str, values: &mut Vec<String>) -> Option<bool> {
    let Some(after) = after.strip_prefix(',') else { return Some(false) };
    // The reader skips an empty line.
    if after.is_empty() {
        values.push(String::new());
        return Some(false);
    }
    let mut row = Row::new(0, after);
    read_fields(&mut reader(b','), &mut row, &mut Buffers::default());
    if row.stray.is_some() {
        return None;
    }
    for field in &row.fields {
        values.push(row.value(field).to_owned());
    }
    Some(row.is_open)
}
