//! The table as documentation: a constant's page, the whole table's, and the words that find a constant.

use std::fmt::Write;
use std::iter;

use crate::header::Entry;

/// The documentation of a constant, which names the table that it belongs to.
pub fn of_constant(entry: &Entry, table: &str) -> String {
    let (message, status, kind) = (escaped(&entry.message), status(entry.code / 100_000), entry.kind.name());
    let detail = if entry.detail.is_empty() { String::new() } else { escaped(&entry.detail) + "\n\n" };
    format!("{message}\n\n{detail}Status {status}, kind `{kind}`. Part of [`{table}`]({table}).")
}

/// The statuses of errors and their reason phrases (RFC 9110, section 15, and IANA's registry of status codes).
const STATUSES: &str = "400 Bad Request|401 Unauthorized|402 Payment Required|403 Forbidden|404 Not Found|\
    405 Method Not Allowed|406 Not Acceptable|407 Proxy Authentication Required|408 Request Timeout|409 Conflict|\
    410 Gone|411 Length Required|412 Precondition Failed|413 Content Too Large|414 URI Too Long|\
    415 Unsupported Media Type|416 Range Not Satisfiable|417 Expectation Failed|421 Misdirected Request|\
    422 Unprocessable Content|423 Locked|424 Failed Dependency|425 Too Early|426 Upgrade Required|\
    428 Precondition Required|429 Too Many Requests|431 Request Header Fields Too Large|\
    451 Unavailable For Legal Reasons|500 Internal Server Error|501 Not Implemented|502 Bad Gateway|\
    503 Service Unavailable|504 Gateway Timeout|505 HTTP Version Not Supported|506 Variant Also Negotiates|\
    507 Insufficient Storage|508 Loop Detected|511 Network Authentication Required";

/// A status with its reason phrase, if it is a registered one of errors.
fn status(status: u32) -> String {
    let number = status.to_string();
    STATUSES.split('|').find(|known| known.starts_with(&number)).map_or(number, str::to_owned)
}

/// The texts by which rustdoc's search finds a constant.
///
/// The search matches an alias from its start, so each word of the message begins one: `not found` should find
/// `file or directory not found`, too. A detail is found by its beginning.
pub fn aliases(entry: &Entry) -> Vec<String> {
    let (message, detail) = (searchable(&entry.message), searchable(&entry.detail));
    // Messages are short; of a longer one, the first words are enough.
    let starts = iter::successors(Some(&*message), |text| text.split_once(' ').map(|(_, rest)| rest)).take(16);
    let detail: String = detail.chars().take(64).collect();
    let own_name = format!("E{}", entry.code);
    let mut aliases: Vec<String> = Vec::new();
    for alias in starts.chain([detail.trim_end()]) {
        // rustdoc rejects an alias that is the item's own name, and warns about one that is repeated.
        if !alias.is_empty() && alias != own_name && !aliases.iter().any(|known| known == alias) {
            aliases.push(alias.to_owned());
        }
    }
    aliases
}

/// A text without the characters that an alias may not contain, and with one space between words.
fn searchable(text: &str) -> String {
    text.replace(['"', '\''], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The whole table, by status; every code links to its constant. The entries must be in ascending order by code.
///
/// Only for rustdoc: any other build would resolve all those links too.
pub fn of_table(entries: &[Entry]) -> String {
    let mut docs = String::new();
    let mut previous = 0;
    for entry in entries {
        let Entry { code, message, detail, .. } = entry;
        if code / 100_000 != previous {
            previous = code / 100_000;
            // Writing to a string cannot fail.
            let _ = write!(docs, "\n# {}\n\n| code | message |\n|---|---|\n", status(previous));
        }
        let detail = if detail.is_empty() { String::new() } else { format!("<br>{}", escaped(detail)) };
        let _ = writeln!(docs, "| [`{code}`](E{code}) | {}{detail} |", escaped(message));
    }
    docs
}

/// Text that Markdown shows verbatim: no link, no HTML, no end of a table cell.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
