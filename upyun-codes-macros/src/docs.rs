//! The table as documentation: a constant's page, the whole table's, and the words that find a constant.

use std::fmt::Write;

use crate::check::Entry;

/// What a reader sees who points at a constant.
pub(crate) fn of_constant(entry: &Entry) -> String {
    let (status, code) = (entry.status(), entry.code);
    let mut docs = format!("{}\n\nStatus {status}, code {code}.", escaped(&entry.message));
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

/// The words by which rustdoc's search finds a constant: its message, less what an alias may not contain.
pub(crate) fn alias(message: &str) -> String {
    let unquoted = message.chars().filter(|c| !matches!(c, '"' | '\''));
    let alias: String = unquoted.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    alias.trim().to_owned()
}

/// The whole table, by status; every code links to its constant. Takes the entries ascending by code.
pub(crate) fn of_table(entries: &[Entry]) -> String {
    let mut docs = format!("\n{} codes, by status:\n", entries.len());
    for group in entries.chunk_by(|a, b| a.status() == b.status()) {
        let with_detail = group.iter().any(|entry| !entry.detail.is_empty());
        let detail = |text: &str| if with_detail { format!(" {text} |") } else { String::new() };
        // Writing to a string cannot fail.
        let _ = write!(docs, "\n# {}\n\n", group[0].status());
        let _ = writeln!(docs, "| code | message |{}\n|---|---|{}", detail("detail"), detail("---"));
        for Entry { code, message, detail: text, .. } in group {
            let _ = writeln!(docs, "| [`{code}`](E{code}) | {} |{}", escaped(message), detail(&escaped(text)));
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
