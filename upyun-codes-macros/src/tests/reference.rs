//! What a file means, read in another way than the macro does: one character after the other, as RFC 4180 has it, and
//! refused at the first thing that is wrong. Nothing of the macro's own reading is used here.

/// A row, as the tables of the tests and of the fuzzer compare it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) code: u32,
    pub(crate) message: String,
    pub(crate) detail: String,
    pub(crate) deprecated: String,
}

/// The rows of a file, or `None` if anything is wrong with it.
pub(crate) fn read(bytes: &[u8]) -> Option<Vec<Row>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut records = records(text.strip_prefix('\u{FEFF}').unwrap_or(text))?.into_iter();
    let header = records.next()?;
    let known = ["status", "code", "message", "detail", "deprecated"];
    let mut columns = [None; 5];
    for (index, name) in header.iter().enumerate() {
        let column = &mut columns[known.iter().position(|known| known == name)?];
        if column.replace(index).is_some() {
            return None;
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for record in records {
        if record.len() != header.len() {
            return None;
        }
        let status = &record[columns[0]?];
        let code = &record[columns[1]?];
        let digits = |text: &str| text.chars().all(|c| "0123456789".contains(c));
        if status.len() != 3 || code.len() != 8 || !digits(status) || !digits(code) {
            return None;
        }
        let code = code.parse().ok()?;
        if status.starts_with('0') || code / 100_000 != status.parse::<u32>().ok()? {
            return None;
        }
        if rows.iter().any(|row| row.code == code) {
            return None;
        }
        let text = |column: Option<usize>| {
            let text = column.map_or("", |column| record[column].as_str());
            is_one_visible_line(text).then(|| text.to_owned())
        };
        let row = Row {
            code,
            message: text(Some(columns[2]?)).filter(|message| !message.is_empty())?,
            detail: text(columns[3])?,
            deprecated: text(columns[4])?,
        };
        rows.push(row);
    }
    (!rows.is_empty()).then_some(rows)
}

/// What must stand nowhere in a text, besides control characters.
const NOWHERE: &str = "\u{2028}\u{2029}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\
    \u{2069}\u{200B}\u{2060}\u{180E}\u{FEFF}\u{FFFD}\u{FFFE}\u{FFFF}";

/// What must not stand at a text's ends, besides white space.
const NOT_AT_THE_ENDS: &str = "\u{00AD}\u{200C}\u{200D}";

fn is_one_visible_line(text: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || NOT_AT_THE_ENDS.contains(c);
    !text.contains(|c: char| c.is_control() || NOWHERE.contains(c))
        && !text.starts_with(blank)
        && !text.ends_with(blank)
}

/// The fields of each line that is not empty.
fn records(text: &str) -> Option<Vec<Vec<String>>> {
    let mut records = Vec::new();
    let mut record = Vec::new();
    let mut chars = text.chars().peekable();
    while chars.peek().is_some() {
        let mut field = String::new();
        let quoted = chars.next_if_eq(&'"').is_some();
        if quoted {
            loop {
                match chars.next()? {
                    '"' if chars.next_if_eq(&'"').is_none() => break,
                    c => field.push(c),
                }
            }
        } else {
            while let Some(c) = chars.next_if(|c| !",\r\n\"".contains(*c)) {
                field.push(c);
            }
        }
        let ended = match chars.next() {
            None | Some('\n') => true,
            // At the file's end nothing need follow.
            Some('\r') => chars.next().is_none_or(|c| c == '\n').then_some(true)?,
            Some(',') => false,
            Some(_) => return None,
        };
        if !ended {
            record.push(field);
            if chars.peek().is_none() {
                // A comma was the last character: an empty field follows.
                record.push(String::new());
                records.push(std::mem::take(&mut record));
            }
            continue;
        }
        if quoted || !field.is_empty() || !record.is_empty() {
            record.push(field);
            records.push(std::mem::take(&mut record));
        }
    }
    Some(records)
}
