//! Texts that are empty, blank, or more than meets the eye.

use super::draft::{Finding, Line, Mistake};
use crate::characters::{is_blank, is_forbidden, is_invisible, named};
use crate::header::{Column, Fault, Rule};

/// What a column's text is called.
fn text_of<'a>(line: &'a Line<'_>, fault: &Fault) -> Option<(&'static str, &'a str, usize)> {
    let Rule::Text(column) = fault.rule else { return None };
    let name = if column == Column::Deprecated { "deprecation note" } else { column.name() };
    let raw = &line.raw[fault.span.clone()];
    let inner = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).unwrap_or(raw);
    Some((name, inner, fault.span.start + (raw.len() - inner.len()) / 2))
}

/// A message that is empty, or a text of which nothing can be seen.
pub(super) fn empty(line: &Line<'_>, fault: &Fault) -> Option<Finding> {
    let (name, text, start) = text_of(line, fault)?;
    if text.contains(is_forbidden) || !text.chars().all(is_invisible) {
        return None;
    }
    let label = if name == "message" { "expected a short description" } else { "leave this field empty" };
    let (span, sentence) = match text {
        "" => (fault.span.clone(), "is empty"),
        _ => (start..start + text.len(), "has no visible characters"),
    };
    Some((Mistake::EmptyText, line.problem(span, label, format!("the {name} {sentence}"))))
}

/// A character that cannot be seen, or that stands for one that was lost.
pub(super) fn forbidden(line: &Line<'_>, fault: &Fault) -> Option<Finding> {
    let (name, text, start) = text_of(line, fault)?;
    let (at, found) = text.char_indices().find(|(_, c)| is_forbidden(*c))?;
    let (sentence, label) = match found {
        '\u{FFFD}' => ("a replacement character", "restore the original text"),
        _ if found.is_control() => ("a control character", "remove it, or replace it with a space"),
        '\u{2028}' | '\u{2029}' => ("a line separator", "remove it, or replace it with a space"),
        _ => ("an invisible character", "remove it"),
    };
    let label = format!("{}: {label}", named(found));
    Some((Mistake::ForbiddenCharacter, line.character(start + at, label, format!("the {name} contains {sentence}"))))
}

/// Whitespace around a text.
pub(super) fn whitespace(line: &Line<'_>, fault: &Fault) -> Option<Finding> {
    let (name, text, start) = text_of(line, fault)?;
    let head = text.len() - text.trim_start_matches(is_invisible).len();
    let kept = text.trim_end_matches(is_blank).len();
    let (side, span) = if head > 0 { ("leading", 0..head) } else { ("trailing", kept..text.len()) };
    let label = format!("unexpected whitespace: {}", named(text[span.clone()].chars().next()?));
    let sentence = format!("the {name} has {side} whitespace");
    let problem = line.problem(start + span.start..start + span.end, label, sentence);
    let help = match head {
        0 => "remove it",
        _ => "remove it; if the comma before it is part of a text, quote that text",
    };
    Some((Mistake::Whitespace, problem.help(help)))
}
