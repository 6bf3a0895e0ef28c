//! The body of a failed request, read as far as the JSON parser gets.
//!
//! A proxy, a dropped connection or another character encoding may have broken a body anywhere. What the parser has
//! passed until then counts, and nothing is searched for behind it.

use core::fmt;
use std::borrow::Cow;
use std::string::{String, ToString};
use std::vec::Vec;

use ::serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::cdn::Cdn;
use crate::code::{self, ErrorCode};
use crate::one_line::{SHOWN, is_blank};

/// The members that matter, as far as they are found.
#[derive(Default)]
pub(crate) struct Body {
    /// The first `code` that is eight digits.
    pub(crate) code: Option<Code>,
    /// The first `msg`, `message` and `error` that are not blank.
    texts: [Option<String>; 3],
    /// The first `id` that is not blank.
    pub(crate) id: Option<String>,
}

/// A code, by how it is written: the API writes an integer, the edge a string.
pub(crate) enum Code {
    Integer(ErrorCode),
    String(code::Code<Cdn>),
}

/// How much of a body is read. No error body of UpYun's is a hundredth of that.
const MOST: usize = 64 * 1024;

impl Body {
    pub(crate) fn read(body: &[u8]) -> Body {
        let json = text(body, MOST);
        let mut found = Body::default();
        let is_cut = found.parse(&json).is_err();
        if is_cut && found.code.is_none() {
            // Eight digits are a whole code, even if the quote after them did not arrive.
            let mut closed = Body::default();
            let _still_cut = closed.parse(&(json.into_owned() + "\""));
            found.code = closed.code;
        }
        found
    }

    fn parse(&mut self, json: &str) -> serde_json::Result<()> {
        serde_json::Deserializer::from_str(json).deserialize_map(self)
    }

    /// `msg`, or else `message`, or else `error`.
    pub(crate) fn into_text(self) -> Option<String> {
        self.texts.into_iter().flatten().next()
    }
}

/// The first 200 characters of a body, with a space for each run of whitespace. `None` if it is blank.
pub(crate) fn beginning(body: &[u8]) -> Option<String> {
    // Four bytes a character, and as much again for whitespace.
    let words = text(body, 8 * SHOWN).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(words.chars().take(SHOWN).collect()).filter(|beginning: &String| !is_blank(beginning))
}

/// At most the given number of bytes as text, without a byte-order mark.
fn text(body: &[u8], most: usize) -> Cow<'_, str> {
    let body = body.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(body);
    String::from_utf8_lossy(&body[..body.len().min(most)])
}

impl<'de> Visitor<'de> for &mut Body {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error body")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let text = match name.as_str() {
                "code" => {
                    let value = map.next_value::<Value>()?;
                    self.code = self.code.take().or(value.code());
                    continue;
                }
                "msg" => &mut self.texts[0],
                "message" => &mut self.texts[1],
                "error" => &mut self.texts[2],
                "id" => &mut self.id,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            let value = map.next_value::<Value>()?;
            *text = text.take().or(value.text());
        }
        Ok(())
    }
}

/// A member's value; any value that is not a number or a string is one of the rest.
enum Value {
    Number(u64),
    String(String),
    Other,
}

impl Value {
    fn code(self) -> Option<Code> {
        match self {
            Value::Number(number) => ErrorCode::from_u32(number.try_into().ok()?).ok().map(Code::Integer),
            Value::String(digits) => digits.parse().ok().map(Code::String),
            Value::Other => None,
        }
    }

    fn text(self) -> Option<String> {
        match self {
            Value::String(text) if !is_blank(&text) => Some(text),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut value = Value::Other;
        while let Some(name) = map.next_key::<String>()? {
            if name == "$serde_json::private::Number" {
                // How `serde_json` presents a number if some crate in the build enables `arbitrary_precision`.
                value = map.next_value::<String>()?.parse().map_or(Value::Other, Value::Number);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(value)
    }
}
