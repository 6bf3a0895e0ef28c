//! The table as documentation: a constant's page, the whole table's, and the words that find a constant.

use std::fmt::Write;

use crate::check::Entry;

/// What a reader sees who points at a constant.
pub(crate) fn of_constant(entry: &Entry) -> String {
    let (status, code) = (entry.status(), entry.code);
    let kind = entry.kind.name();
    let mut docs = format!("{}\n\nStatus {status}, kind `{kind}`, code {code}.", escaped(&entry.message));
    if !entry.detail.is_empty() {
        docs.push_str("\n\n");
        docs.push_str(&escaped(&entry.detail));
    }
    docs
}

/// What a constant of a broken row says; nobody gets to read it, but a crate may deny undocumented items.
pub(crate) fn of_broken(code: u32) -> String {
    format!("Code {code}, whose row has a problem.")
}

/// The words by which rustdoc's search finds a constant, less what an alias may not contain.
///
/// The search compares from an alias's start, so each word of the message begins one: `not found` is to find
/// `file or directory not found` too.
pub(crate) fn aliases(message: &str) -> Vec<String> {
    let unquoted = message.replace(['"', '\''], "");
    let words: Vec<&str> = unquoted.split_whitespace().collect();
    // A message is short. Of one that is not, the first words are enough.
    (0..words.len().min(16)).map(|first| words[first..].join(" ")).collect()
}

/// How large the table is; a paragraph of its own, behind what the caller says of it.
pub(crate) fn of_table_in_short(entries: &[Entry]) -> String {
    format!("\n\n{} codes.", entries.len())
}

/// The whole table, by status; every code links to its constant. Takes the entries ascending by code.
///
/// Only for rustdoc: any other build would resolve all those links too.
pub(crate) fn of_table(entries: &[Entry]) -> String {
    let mut docs = String::new();
    for group in entries.chunk_by(|a, b| a.status() == b.status()) {
        // Writing to a string cannot fail.
        let _ = write!(docs, "\n# {}\n\n| code | message |\n|---|---|\n", group[0].status());
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

    #[test]
    fn each_word_begins_an_alias_that_rustdoc_takes() {
        assert_eq!(aliases("not found"), ["not found", "found"]);
        assert_eq!(aliases("it's \"odd\"\u{3000}here"), ["its odd here", "odd here", "here"]);
        assert_eq!(aliases("'\""), [""; 0]);
        assert_eq!(aliases(&"word ".repeat(100)).len(), 16);
    }

    #[test]
    fn punctuation_is_escaped_and_nothing_else() {
        assert_eq!(escaped("a|b [c] 错误，1.5"), "a\\|b \\[c\\] 错误，1\\.5");
    }
}
