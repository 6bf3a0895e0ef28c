//! A reference parser: reads a file character by character, as RFC 4180 specifies, and rejects it at the first error.
//! It shares no code with the crate.

use std::sync::LazyLock;

use regex_syntax::hir::{Class, ClassUnicode, HirKind};

/// A row, in a form that the tests and the fuzz target can compare.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) code: u32,
    pub(crate) message: String,
    pub(crate) detail: String,
    pub(crate) deprecated: String,
    /// The name of the kind, given or derived from the status.
    pub(crate) kind: String,
}

/// Parses a file to rows in ascending order by code, or returns `None` if it is invalid.
pub(crate) fn read(bytes: &[u8]) -> Option<Vec<Row>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut records = records(text.strip_prefix('\u{FEFF}').unwrap_or(text))?.into_iter();
    let header = records.next()?;
    let known = ["status", "code", "message", "detail", "deprecated", "kind"];
    let mut columns = [None; 6];
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
            kind: kind(columns[5].map_or("", |column| record[column].as_str()), code / 100_000)?,
        };
        // A kind in another column would change what the row says without a trace.
        let is_kind = |text: &String| kind(text, 404).is_some_and(|kind| kind == *text);
        if columns[5].is_some_and(|column| record[column].is_empty())
            && (is_kind(&row.detail) || is_kind(&row.deprecated))
        {
            return None;
        }
        rows.push(row);
    }
    rows.sort_by_key(|row| row.code);
    (!rows.is_empty()).then_some(rows)
}

/// The name of the given kind, or that of the status if the field is empty. `None` if there is no such kind.
pub(crate) fn kind(given: &str, status: u32) -> Option<String> {
    let kinds: [(&str, &[u32]); 16] = [
        ("InvalidRequest", &[501, 505, 506, 508, 510]),
        ("Unauthenticated", &[401, 407, 511]),
        ("PermissionDenied", &[403, 451]),
        ("BucketUnavailable", &[402]),
        ("NotFound", &[404, 410]),
        ("AlreadyExists", &[]),
        ("Conflict", &[409, 412, 423]),
        ("TooLarge", &[413]),
        ("InvalidContent", &[415]),
        ("InvalidRange", &[416]),
        ("ChecksumMismatch", &[]),
        ("QuotaExceeded", &[507]),
        ("RateLimited", &[425, 429]),
        ("Interrupted", &[408, 444, 499, 504, 599]),
        ("Unavailable", &[]),
        ("Other", &[]),
    ];
    if !given.is_empty() {
        return kinds.iter().any(|(name, _)| *name == given).then(|| given.to_owned());
    }
    let listed = kinds.iter().find(|(_, statuses)| statuses.contains(&status)).map(|(name, _)| *name);
    let other = match status / 100 {
        4 => "InvalidRequest",
        5 => "Unavailable",
        _ => "Other",
    };
    Some(listed.unwrap_or(other).to_owned())
}

/// A character class, from the Unicode tables of `regex-syntax`.
fn class(pattern: &str) -> ClassUnicode {
    let pattern = regex_syntax::parse(pattern).unwrap();
    let HirKind::Class(Class::Unicode(class)) = pattern.kind() else { panic!("not a character class") };
    class.clone()
}

fn contains(class: &ClassUnicode, c: char) -> bool {
    class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&c))
}

/// Characters that no text may contain. Joiners, variation selectors and soft hyphens are not among them, as they
/// belong to the visible text around them.
static FORBIDDEN: LazyLock<ClassUnicode> = LazyLock::new(|| {
    class(
        r"[\x00-\x1F\x7F-\x9F\u2028\u2029\uFFFD\p{Bidi_Control}\p{Noncharacter_Code_Point}[\p{Default_Ignorable_Code_Point}--[\p{Variation_Selector}\p{Join_Control}\u00AD\u034F]]]",
    )
});

/// Characters that are invisible unless a visible one precedes them.
static INVISIBLE: LazyLock<ClassUnicode> =
    LazyLock::new(|| class(r"[\p{White_Space}\p{Default_Ignorable_Code_Point}]"));

static SELECTORS: LazyLock<ClassUnicode> = LazyLock::new(|| class(r"\p{Variation_Selector}"));

fn is_one_visible_line(text: &str) -> bool {
    if text.bytes().all(|byte| matches!(byte, b'!'..=b'~')) {
        return true;
    }
    !text.contains(|c: char| contains(&FORBIDDEN, c))
        && !text.starts_with(|c: char| contains(&INVISIBLE, c))
        && !text.ends_with(|c: char| contains(&INVISIBLE, c) && !contains(&SELECTORS, c))
}

/// Splits text into records of fields, skipping empty lines.
fn records(text: &str) -> Option<Vec<Vec<String>>> {
    let mut records = Vec::new();
    // A line ends with LF or CRLF. The last one has no end, and a carriage return in it belongs to a field.
    for line in text.replace("\r\n", "\n").split('\n').filter(|line| !line.is_empty()) {
        let mut record = Vec::new();
        let mut chars = line.chars().peekable();
        loop {
            let mut field = String::new();
            if chars.next_if_eq(&'"').is_some() {
                loop {
                    match chars.next()? {
                        '"' if chars.next_if_eq(&'"').is_none() => break,
                        c => field.push(c),
                    }
                }
            } else {
                while let Some(c) = chars.next_if(|c| !matches!(c, ',' | '"')) {
                    field.push(c);
                }
            }
            record.push(field);
            match chars.next() {
                Some(',') => {}
                Some(_) => return None,
                None => break,
            }
        }
        records.push(record);
    }
    Some(records)
}
