//! The body of a failed request, read as far as the JSON parser gets.
//!
//! A proxy, a dropped connection or another character encoding may have broken a body anywhere. The members that the
//! parser has passed until then count, and nothing is searched for behind them.

use core::fmt;
use std::borrow::Cow;
use std::format;
use std::string::String;
use std::vec::Vec;

use ::serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::any_code::AnyCode;
use crate::one_line::{SHOWN, is_blank};

/// What a body says, as far as it can be read.
pub(crate) struct Body {
    pub(crate) code: Option<AnyCode>,
    /// `msg`, or else `message`, or else `error`. Not blank.
    pub(crate) text: Option<String>,
    /// Not blank.
    pub(crate) id: Option<String>,
}

/// How much of a body is read. No error body of UpYun's is a hundredth of that.
const MOST: usize = 64 * 1024;

pub(crate) fn read(body: &[u8]) -> Body {
    let json = text(body);
    let members = Members::of(&json);
    let text = |name| members.find(name, |value| string(value).filter(|text| !is_blank(text)));
    // Eight digits are a whole code, even if the quote after them did not arrive.
    let closed = format!("{json}\"");
    Body {
        code: Members::of(&closed).find("code", code),
        text: ["msg", "message", "error"].into_iter().find_map(text),
        id: text("id"),
    }
}

/// The first 200 characters of a body, with a space for each run of whitespace. `None` if they are blank.
pub(crate) fn beginning(body: &[u8]) -> Option<String> {
    let words = text(body).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(words.chars().take(SHOWN).collect()).filter(|beginning: &String| !is_blank(beginning))
}

/// The part of a body that is read, without a byte-order mark.
fn text(body: &[u8]) -> Cow<'_, str> {
    let body = &body[..body.len().min(MOST)];
    String::from_utf8_lossy(body.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(body))
}

/// A number is read from its own digits, however the features of `serde_json` would represent it.
fn code(value: &str) -> Option<AnyCode> {
    match string(value) {
        Some(digits) => digits.parse().ok().map(AnyCode::from_edge),
        None => value.parse().ok().map(AnyCode::from_api),
    }
}

fn string(value: &str) -> Option<String> {
    serde_json::from_str(value).ok()
}

/// The members of the object that the parser has passed, with their values as they are written.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Members<'a> {
    fn of(json: &'a str) -> Members<'a> {
        let mut members = Members(Vec::new());
        // An error is the end of what can be read.
        let _end = serde_json::Deserializer::from_str(json).deserialize_map(&mut members);
        members
    }

    /// The first value of a member that can be read.
    fn find<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.0.iter().filter(|member| member.0 == name).find_map(|member| read(member.1.get()))
    }
}

impl<'a> Visitor<'a> for &mut Members<'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error body")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(member) = map.next_entry()? {
            self.0.push(member);
        }
        Ok(())
    }
}
