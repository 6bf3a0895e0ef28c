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
    let _ = write!(docs, "Status {status}, kind `{kind}`. Part of [`{table}`]({table}).");
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

/// The texts by which rustdoc's search finds a constant.
///
/// The search matches an alias from its start, so each word of the message begins one: `not found` should find
/// `file or directory not found`, too. A detail is found by its beginning.
pub(crate) fn aliases(entry: &Entry) -> Vec<String> {
    let message = searchable(&entry.message);
    let mut aliases: Vec<String> = Vec::new();
    let mut add = |alias: &str| {
        // rustdoc rejects an alias that is the item's own name, and warns about one that is repeated.
        let is_own_name = alias.strip_prefix('E') == Some(&entry.code.to_string());
        if !alias.is_empty() && !is_own_name && !aliases.iter().any(|known| known == alias) {
            aliases.push(alias.to_owned());
        }
    };
    let mut rest = message.as_str();
    // Messages are short; of a longer one, the first words are enough.
    for _ in 0..16 {
        add(rest);
        rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
    }
    let detail = searchable(&entry.detail);
    let end = detail.char_indices().nth(64).map_or(detail.len(), |(end, _)| end);
    add(detail[..end].trim_end());
    aliases
}

/// A text without the characters that an alias may not contain, and with one space between words.
fn searchable(text: &str) -> String {
    let mut searchable = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\'' => {}
            _ if !c.is_whitespace() => searchable.push(c),
            _ if searchable.ends_with(' ') => {}
            _ => searchable.push(' '),
        }
    }
    searchable.trim().to_owned()
}

/// The size of the table: a paragraph after the caller's own documentation.
pub(crate) fn summary_of_table(entries: &[Entry]) -> String {
    let codes = if entries.len() == 1 { "code" } else { "codes" };
    format!("\n\n{} {codes}.", entries.len())
}

/// The whole table, by status; every code links to its constant. The entries must be in ascending order by code.
///
/// Only for rustdoc: any other build would resolve all those links too.
pub(crate) fn of_table(entries: &[Entry]) -> String {
    let mut docs = String::new();
    let mut previous = 0;
    for entry in entries {
        let Entry { code, message, detail, .. } = entry;
        if entry.status() != previous {
            previous = entry.status();
            let _ = write!(docs, "\n# {}\n\n| code | message |\n|---|---|\n", status(previous));
        }
        let detail = if detail.is_empty() { String::new() } else { format!("<br>{}", escaped(detail)) };
        let _ = writeln!(docs, "| [`{code}`](E{code}) | {}{detail} |", escaped(message));
    }
    docs
}

/// Text that Markdown shows verbatim: no link, no HTML, no end of a table cell.
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
        let (deprecated, kind) = (String::new(), Kind::from_status(404));
        aliases(&Entry { code: 40400001, message, detail, deprecated, kind, is_broken: false })
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
