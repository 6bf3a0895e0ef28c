//! Statuses and codes as digits: whether a field is all digits, why not, and what was meant.

use std::ops::Range;

use crate::characters::{is_blank, named};
use crate::rows::{Field, Row};

pub(crate) fn is_digits(value: &str, count: usize) -> bool {
    value.len() == count && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a status and a code are digits, and the code begins with the status.
pub(crate) fn is_pair(status: &str, code: &str) -> bool {
    is_digits(status, 3) && is_digits(code, 8) && code.starts_with(status)
}

/// The character that keeps a field from being `count` digits, if it is easy to overlook: one that is invisible or not
/// ASCII or, in a field of the right length, the first that is not a digit.
pub(crate) fn hidden(row: &Row, field: &Field, count: usize) -> Option<(Range<usize>, String)> {
    let value = row.value(field);
    let is_right_length = value.chars().count() == count;
    let mut found = None;
    // Text is not a number with a wrong character.
    if value.chars().filter(|c| c.is_alphabetic()).count() > 1 {
        return None;
    }
    for (at, c) in row.raw[field.span.clone()].char_indices() {
        if is_unseen(c) || !c.is_ascii() {
            found = Some((at, c));
            break;
        }
        if is_right_length && found.is_none() && !c.is_ascii_digit() && c != '"' {
            found = Some((at, c));
        }
    }
    let (at, found) = found?;
    let label = match found {
        _ if is_unseen(found) => format!("remove this character: {}", named(found)),
        _ if found.is_ascii() => format!("`{found}` is not a digit"),
        _ => format!("{} is not an ASCII digit", named(found)),
    };
    let start = field.span.start + at;
    Some((start..start + found.len_utf8(), label))
}

fn is_unseen(c: char) -> bool {
    is_blank(c) || c.is_control()
}

/// The code that a field was meant to be: without invisible characters, and with full-width digits read as ASCII. A
/// status that is joined to the code is dropped.
pub(crate) fn readable(value: &str) -> Option<u32> {
    if value.len() < 8 {
        return None;
    }
    let mut digits = String::new();
    for c in value.chars() {
        match c {
            _ if is_unseen(c) => {}
            '０'..='９' => digits.push(char::from_digit(u32::from(c) - u32::from('０'), 10)?),
            '0'..='9' => digits.push(c),
            _ => return None,
        }
    }
    let code = if digits.len() == 11 && is_pair(&digits[..3], &digits[3..]) { &digits[3..] } else { &digits };
    if code.len() != 8 || code.starts_with('0') { None } else { code.parse().ok() }
}
