//! Statuses and codes as digits: whether they are, why not, and what was meant.

use std::ops::Range;

use crate::characters::{is_blank, named};
use crate::rows::{Field, Row};

pub(crate) fn is_digits(value: &str, count: usize) -> bool {
    value.len() == count && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// The character that keeps a field from being so many digits, where the eye may miss it: one that is not seen, one that
/// looks like a digit, or a lone one in a field of the right length.
pub(crate) fn hidden(row: &Row, field: &Field, count: usize) -> Option<(Range<usize>, String)> {
    let raw = &row.raw[field.span.clone()];
    let unseen = |c: char| is_blank(c) || c.is_control();
    let lone = row.value(field).chars().count() == count;
    let (at, found) = raw
        .char_indices()
        .find(|(_, c)| unseen(*c) || !c.is_ascii())
        .or_else(|| raw.char_indices().find(|(_, c)| !c.is_ascii_digit() && *c != '"').filter(|_| lone))?;
    let label = match found {
        _ if unseen(found) => format!("remove this character: {}", named(found)),
        _ if found.is_numeric() => format!("{} is not an ASCII digit", named(found)),
        _ if found.is_ascii() => format!("`{found}` is not a digit"),
        _ => format!("{} is not an ASCII digit", named(found)),
    };
    let start = field.span.start + at;
    Some((start..start + found.len_utf8(), label))
}

/// The code that a field was meant to be: without what is not seen, and with full-width digits read as the plain ones.
pub(crate) fn readable(value: &str) -> Option<u32> {
    if value.len() < 8 {
        return None;
    }
    let plain = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        _ => c,
    };
    let digits: String = value.chars().filter(|c| !is_blank(*c) && !c.is_control()).map(plain).collect();
    if !is_digits(&digits, 8) {
        return None;
    }
    digits.parse().ok().filter(|code| *code >= 10_000_000)
}
