//! A code as an integer or a string.

use core::fmt;

use ::serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, Expected, Unexpected, Visitor};
use ::serde::ser::{Serialize, Serializer};

use crate::code::ErrorCode;

/// Serializes the code as an integer.
///
/// ```
/// assert_eq!(serde_json::to_string(&upyun_codes::E40400001)?, "40400001");
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for ErrorCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.as_u32())
    }
}

/// Deserializes a code from an integer or, as the CDN edge writes it, from a string of eight digits.
///
/// A human-readable format has to tell an integer from a string by itself, as JSON, YAML and TOML do; a binary one is
/// told to read a `u32`. `serde-json-core` counts as human-readable but cannot tell them apart: with it, read a `u32`
/// and convert it, or read a whole body as an [`IntegerCode`](crate::IntegerCode) or a
/// [`StringCode`](crate::StringCode).
///
/// ```
/// use upyun_codes::{E40400001, ErrorCode};
///
/// assert_eq!(serde_json::from_str::<ErrorCode>("40400001")?, E40400001);
/// assert_eq!(serde_json::from_str::<ErrorCode>("\"40400001\"")?, E40400001);
///
/// let error = serde_json::from_str::<ErrorCode>("404").unwrap_err();
/// assert!(error.to_string().starts_with(
///     "invalid value: integer `404`, expected an error code: eight digits, 10000000 to 99999999",
/// ));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for ErrorCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ErrorCode, D::Error> {
        CodeForm::Any.deserialize(deserializer)
    }
}

/// How a code is written.
#[derive(Clone, Copy)]
pub(super) enum CodeForm {
    /// Whichever the format says it is.
    Any,
    Integer,
    String,
}

impl<'de> DeserializeSeed<'de> for CodeForm {
    type Value = ErrorCode;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<ErrorCode, D::Error> {
        match self {
            CodeForm::Any if deserializer.is_human_readable() => deserializer.deserialize_any(CodeVisitor),
            CodeForm::Any | CodeForm::Integer => deserializer.deserialize_u32(CodeVisitor),
            CodeForm::String => deserializer.deserialize_str(CodeVisitor),
        }
    }
}

struct CodeVisitor;

impl Visitor<'_> for CodeVisitor {
    type Value = ErrorCode;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error code: eight digits, 10000000 to 99999999, as an integer or a string")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<ErrorCode, E> {
        let code = u32::try_from(number).ok().and_then(|number| ErrorCode::from_u32(number).ok());
        code.ok_or_else(|| E::custom(NotACode(Unexpected::Unsigned(number))))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<ErrorCode, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(E::custom(NotACode(Unexpected::Signed(number)))),
        }
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<ErrorCode, E> {
        ErrorCode::from_bytes(digits.as_bytes()).map_err(|_| E::custom(NotACode(Unexpected::Str(digits))))
    }
}

/// A value that is not a code: what was found, and what was expected.
struct NotACode<'a>(Unexpected<'a>);

impl fmt::Display for NotACode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `serde-json-core` sets a precision to ask for a text that fits into its error, and panics if the text is
        // longer.
        if f.precision().is_some() {
            return f.pad("expected an error code: eight digits");
        }
        write!(f, "invalid value: {}, expected {}", self.0, &CodeVisitor as &dyn Expected)
    }
}
