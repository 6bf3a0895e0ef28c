//! The body of a failed request, read as far as it can be.
//!
//! A JSON parser gives up at the first mistake, and a proxy, a dropped connection or a wrong character encoding may
//! have put one anywhere. So the object is split into its members here by punctuation alone, and each member is then
//! read on its own. If a comma, quote or bracket is missing, even that fails, and the code is searched for.

use std::borrow::ToOwned;
use std::format;
use std::string::String;

use ::serde::de::IgnoredAny;

use crate::code::ErrorCode;

/// The members that matter, if they are well-formed.
#[derive(Default)]
pub(crate) struct Body {
    pub(crate) code: Option<Code>,
    /// Not empty.
    pub(crate) msg: Option<String>,
    /// Not empty.
    pub(crate) id: Option<String>,
}

/// A code, and how it was written.
pub(crate) enum Code {
    Integer(ErrorCode),
    String(ErrorCode),
}

pub(crate) fn read(body: &[u8]) -> Body {
    let mut found = Body::default();
    let Some(mut rest) = trimmed_start(body).strip_prefix(b"{") else { return found };
    while !rest.is_empty() {
        let (name, end) = token(&mut rest);
        if end != Some(b':') {
            continue;
        }
        let (value, _) = token(&mut rest);
        match string(name).as_deref() {
            Some("code") if found.code.is_none() => found.code = code(value),
            Some("msg") if found.msg.is_none() => found.msg = string(value).filter(|msg| !msg.trim().is_empty()),
            Some("id") if found.id.is_none() => found.id = string(value).filter(|id| !id.trim().is_empty()),
            _ => {}
        }
    }
    // In valid JSON, a code that was not found is not this object's.
    if found.code.is_none() && serde_json::from_slice::<IgnoredAny>(trimmed_start(body)).is_err() {
        found.code = searched_code(body);
    }
    found
}

/// The code of an object in which the end of a string or of an inner array cannot be determined. Strings are not
/// recognized, so this counts on braces coming in pairs.
fn searched_code(body: &[u8]) -> Option<Code> {
    let (mut depth, mut previous) = (0_usize, b'\0');
    for (at, byte) in body.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            // Neither a value nor part of a string.
            b'"' if depth == 1 && !matches!(previous, b':' | b'\\') => {
                let mut rest = &body[at..];
                let (name, end) = token(&mut rest);
                if name == b"\"code\"" && end == Some(b':') {
                    let (value, _) = token(&mut rest);
                    if let Some(code) = code(value) {
                        return Some(code);
                    }
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            previous = *byte;
        }
    }
    None
}

/// The first 200 characters of a body, with a space for each run of whitespace. `None` if it is blank.
pub(crate) fn beginning(body: &[u8]) -> Option<String> {
    let body = trimmed_start(body);
    let mut beginning = String::new();
    // Enough for 200 characters, unless there is a lot of whitespace.
    for word in String::from_utf8_lossy(&body[..body.len().min(4096)]).split_whitespace() {
        if !beginning.is_empty() {
            beginning.push(' ');
        }
        beginning.push_str(word);
    }
    if let Some((end, _)) = beginning.char_indices().nth(200) {
        beginning.truncate(end);
    }
    if beginning.is_empty() { None } else { Some(beginning) }
}

/// The body without a leading byte-order mark and leading whitespace.
fn trimmed_start(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start()
}

/// Splits off the part before the next `,`, `:` or `}` that is outside strings and inner objects and arrays,
/// together with that byte; or all of the rest if there is none.
fn token<'a>(rest: &mut &'a [u8]) -> (&'a [u8], Option<u8>) {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    let is_end = |byte: &u8| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b',' | b':' | b'}' if depth == 0 => return true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        false
    };
    let bytes = *rest;
    let end = bytes.iter().position(is_end).unwrap_or(bytes.len());
    *rest = bytes.get(end + 1..).unwrap_or_default();
    (bytes[..end].trim_ascii(), bytes.get(end).copied())
}

/// The code in a value: eight digits, alone or in a string that may be cut off after them.
fn code(value: &[u8]) -> Option<Code> {
    match string(value) {
        Some(digits) => eight_digits(digits.as_bytes()).map(Code::String),
        None => eight_digits(value).map(Code::Integer),
    }
}

fn eight_digits(value: &[u8]) -> Option<ErrorCode> {
    let (digits, rest) = value.split_first_chunk::<8>()?;
    // A character that would make it a different number, or a word.
    let continues = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-');
    if rest.first().is_some_and(continues) { None } else { ErrorCode::from_bytes(digits).ok() }
}

/// The text of a string, or what there is of it if it is cut off or malformed. `None` if it is not a string.
fn string(value: &[u8]) -> Option<String> {
    let inner = value.strip_prefix(b"\"")?;
    let mut values = serde_json::Deserializer::from_slice(value).into_iter();
    if let Some(Ok(text)) = values.next() {
        // Without a comma, the next name follows.
        let rest = value[values.byte_offset()..].trim_ascii_start();
        if rest.is_empty() || rest.starts_with(b"\"") {
            return Some(text);
        }
    }
    let inner = String::from_utf8_lossy(inner);
    let inner = inner.strip_suffix('"').unwrap_or(&inner);
    Some(serde_json::from_str(&format!("\"{inner}\"")).unwrap_or_else(|_| inner.to_owned()))
}
