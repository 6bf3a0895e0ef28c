//! Texts that are empty, blank, or more than meets the eye.

use super::draft::{Line, Table};
use crate::characters::{is_blank, is_forbidden, is_invisible, named};
use crate::fields::unquoted;
use crate::header::{Column, Fault, Rule};
use crate::problem::{Mistake, Problem};

/// A text that is empty or blank, that contains a character that cannot be seen or stands for one that was lost, or that
/// begins or ends with something invisible.
pub(super) fn visible(_: &Table, line: &Line<'_>, fault: &Fault) -> Option<Problem> {
    let Rule::Text(column) = fault.rule else { return None };
    let name = if column == Column::Deprecated { "deprecation note" } else { column.name() };
    let raw = &line.raw[fault.span.clone()];
    let text = unquoted(raw).unwrap_or(raw);
    let start = fault.span.start + (raw.len() - text.len()) / 2;
    let is_seen = |c: char| !is_blank(c) && !c.is_control();
    if let Some((at, found)) = text.char_indices().find(|(_, c)| is_forbidden(*c)) {
        let (sentence, label) = match found {
            '\u{FFFD}' => ("a replacement character", "restore the original text"),
            // At either end, a space would be refused as well.
            _ if found.is_control() && text[..at].contains(is_seen) && text[at..].contains(is_seen) => {
                ("a control character", "remove it, or replace it with a space")
            }
            _ if found.is_control() => ("a control character", "remove it"),
            _ => ("an invisible character", "remove it"),
        };
        let (label, sentence) = (format!("{}: {label}", named(found)), format!("the {name} contains {sentence}"));
        return Some(line.problem(Mistake::ForbiddenCharacter, line.character(start + at), label, sentence));
    }
    if text.chars().all(is_invisible) {
        let label = if column == Column::Message { "expected a short description" } else { "leave this field empty" };
        let (span, sentence) = match text {
            "" => (fault.span.clone(), "is empty"),
            _ => (start..start + text.len(), "has no visible characters"),
        };
        return Some(line.problem(Mistake::EmptyText, span, label, format!("the {name} {sentence}")));
    }
    let head = text.len() - text.trim_start_matches(is_invisible).len();
    let (side, span) = match head {
        0 => ("ends", text.trim_end_matches(is_blank).len()..text.len()),
        _ => ("begins", 0..head),
    };
    let sentence = format!("the {name} {side} with {}", named(text[span.clone()].chars().next()?));
    let problem = line.problem(Mistake::Whitespace, start + span.start..start + span.end, "remove it", sentence);
    let is_after_comma = head > 0 && fault.span.start > 0 && !raw.starts_with('"');
    let help = "if the comma before it is part of a text, quote that text";
    Some(if is_after_comma { problem.help(help) } else { problem })
}
