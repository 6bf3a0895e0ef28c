//! The body of a failed request, read as far as it can be.
//!
//! A JSON parser gives up at the first mistake, and a proxy, a cut connection or a wrong character set may have put one
//! anywhere. So the members of the object are told apart here, by their punctuation alone, and each is then read on its
//! own: a broken member costs nothing but itself. Nothing but the three strings is copied.

use std::borrow::ToOwned;
use std::format;
use std::string::String;

use crate::code::ErrorCode;

/// The members that count, where they are what they should be.
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
    let Some(mut rest) = start(body).strip_prefix(b"{") else { return found };
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
    found
}

/// The first line of a body in which anything is written, at most 200 characters of it.
pub(crate) fn first_line(body: &[u8]) -> Option<String> {
    let mut lines = start(body).split(|byte| matches!(byte, b'\n' | b'\r')).map(<[u8]>::trim_ascii);
    let line = lines.find(|line| !line.is_empty())?;
    // A character takes at most four bytes.
    let line = String::from_utf8_lossy(&line[..line.len().min(4 * 200)]);
    Some(line.chars().take(200).collect())
}

/// The body without a byte-order mark and white space in front.
fn start(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start()
}

/// Splits off what comes before the next `,`, `:` or `}` that is neither in a string nor in an inner object or array,
/// and that byte; or all of the rest if there is none.
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

/// The code in a value: eight digits, alone or in a string that may be cut off behind them.
fn code(value: &[u8]) -> Option<Code> {
    match string(value) {
        Some(digits) => eight_digits(digits.as_bytes()).map(Code::String),
        None => eight_digits(value).map(Code::Integer),
    }
}

fn eight_digits(value: &[u8]) -> Option<ErrorCode> {
    let (digits, rest) = value.split_first_chunk::<8>()?;
    // What would make it another number or word.
    let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-');
    if rest.first().is_some_and(goes_on) { None } else { ErrorCode::from_bytes(digits).ok() }
}

/// The text of a string; of one that is cut off or not well-formed, what is there. `None` for another value.
fn string(value: &[u8]) -> Option<String> {
    let inner = value.strip_prefix(b"\"")?;
    if let Ok(text) = serde_json::from_slice(value) {
        return Some(text);
    }
    let inner = String::from_utf8_lossy(inner);
    let inner = inner.strip_suffix('"').unwrap_or(&inner);
    Some(serde_json::from_str(&format!("\"{inner}\"")).unwrap_or_else(|_| inner.to_owned()))
}
