//! The table as documentation: a constant's page, the whole table's, and the words that find a constant.

use std::fmt::Write;

use crate::check::Entry;

/// The documentation of a constant, which names the table that it belongs to.
pub(crate) fn of_constant(entry: &Entry, table: &str) -> String {
    let status = status(entry.status());
    let kind = entry.kind.name();
    let mut docs = format!("{}\n\n", escaped(&entry.message));
    if !entry.detail.is_empty() {
        docs.push_str(&escaped(&entry.detail));
        docs.push_str("\n\n");
    }
    // Writing to a string cannot fail.
    let _ = write!(docs, "Status {status}, kind `{kind}`. Part of [`{table}`].");
    docs
}

/// A status with its reason phrase, if it is registered (RFC 9110, section 15, and IANA's registry of status codes).
fn status(status: u32) -> String {
    let reason = match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        506 => "Variant Also Negotiates",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        511 => "Network Authentication Required",
        _ => return status.to_string(),
    };
    format!("{status} {reason}")
}

/// What a constant of a broken row says; nobody gets to read it, but a crate may deny undocumented items.
pub(crate) fn of_broken(code: u32) -> String {
    format!("Code {code}, whose row has a problem.")
}

/// The texts by which rustdoc's search finds a constant.
///
/// The search compares from an alias's start, so each word of the message begins one: `not found` is to find
/// `file or directory not found`, too. A detail is found by how it begins.
pub(crate) fn aliases(entry: &Entry) -> Vec<String> {
    let message = searchable(&entry.message);
    let words: Vec<&str> = message.split(' ').collect();
    // A message is short. Of one that is not, the first words are enough.
    let mut aliases: Vec<String> = (0..words.len().min(16)).map(|first| words[first..].join(" ")).collect();
    aliases.push(searchable(&entry.detail).chars().take(64).collect::<String>().trim_end().to_owned());
    // rustdoc refuses an alias that is the item's own name, and warns of one that is repeated.
    let own_name = format!("E{}", entry.code);
    let mut kept: Vec<String> = Vec::new();
    for alias in aliases {
        if !alias.is_empty() && alias != own_name && !kept.contains(&alias) {
            kept.push(alias);
        }
    }
    kept
}

/// A text without what an alias may not contain.
fn searchable(text: &str) -> String {
    text.replace(['"', '\''], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The size of the table: a paragraph after the caller's own documentation.
pub(crate) fn summary_of_table(entries: &[Entry]) -> String {
    format!("\n\n{} codes.", entries.len())
}

/// The whole table, by status; every code links to its constant. Takes the entries ascending by code.
///
/// Only for rustdoc: any other build would resolve all those links too.
pub(crate) fn of_table(entries: &[Entry]) -> String {
    let mut docs = String::new();
    for group in entries.chunk_by(|a, b| a.status() == b.status()) {
        let _ = write!(docs, "\n# {}\n\n| code | message |\n|---|---|\n", status(group[0].status()));
        for Entry { code, message, detail, .. } in group {
            let detail = if detail.is_empty() { String::new() } else { format!("<br>{}", escaped(detail)) };
            let _ = writeln!(docs, "| [`{code}`](E{code}) | {}{detail} |", escaped(message));
        }
    }
    docs
}

/// Text that Markdown shows as it is: no link, no HTML, no end of a table's cell.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{aliases, escaped};
    use crate::check::Entry;
    use crate::kind::Kind;

    fn aliases_of(message: &str, detail: &str) -> Vec<String> {
        let (message, detail) = (message.to_owned(), detail.to_owned());
        aliases(&Entry { code: 40400001, message, detail, deprecated: String::new(), kind: Kind::from_status(404) })
    }

    #[test]
    fn each_word_begins_an_alias_that_rustdoc_accepts() {
        assert_eq!(aliases_of("not found", ""), ["not found", "found"]);
        assert_eq!(aliases_of("it's \"odd\"\u{3000}here", ""), ["its odd here", "odd here", "here"]);
        assert_eq!(aliases_of("'\"", ""), [""; 0]);
        assert_eq!(aliases_of(&"word ".repeat(100), "").len(), 16);
        assert_eq!(aliases_of("closed", "连接被关闭"), ["closed", "连接被关闭"]);
        assert_eq!(aliases_of("closed", "closed"), ["closed"]);
    }

    #[test]
    fn no_alias_is_the_name_of_its_own_constant() {
        assert_eq!(aliases_of("see E40400001", ""), ["see E40400001"]);
        assert_eq!(aliases_of("see E40400002", "E40400001"), ["see E40400002", "E40400002"]);
    }

    #[test]
    fn punctuation_is_escaped_and_nothing_else() {
        assert_eq!(escaped("a|b [c] 错误，1.5"), "a\\|b \\[c\\] 错误，1\\.5");
    }
}
