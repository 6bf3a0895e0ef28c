//! Codes as integers or strings, and what a table says about them.

use core::fmt;
use core::marker::PhantomData;

use ::serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, Unexpected, Visitor};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::code::Code;
use crate::entry::Entry;
use crate::kind::ErrorKind;
use crate::table::Table;

/// Serializes the code as an integer.
///
/// ```
/// assert_eq!(serde_json::to_string(&upyun_codes::E40400001)?, "40400001");
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<T: Table> Serialize for Code<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.as_u32())
    }
}

/// Deserializes a code from an integer or, as the CDN edge writes it, from a string of eight digits.
///
/// A human-readable format has to tell an integer from a string by itself, as JSON, YAML and TOML do; a binary one is
/// told to read a `u32`. `serde-json-core` counts as human-readable but cannot tell them apart: with it, read a whole
/// body as an [`ApiErrorBody`](crate::ApiErrorBody) or a [`CdnErrorBody`](crate::CdnErrorBody), or a `u32` and convert
/// it.
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
impl<'de, T: Table> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Code<T>, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(CodeVisitor(None, PhantomData))
        } else {
            CodeSeed(CodeForm::Integer, PhantomData).deserialize(deserializer)
        }
    }
}

/// How a body writes its code.
#[derive(Clone, Copy)]
pub(super) enum CodeForm {
    Integer,
    String,
}

/// Reads a code that is written in a given form.
pub(super) struct CodeSeed<T>(pub(super) CodeForm, pub(super) PhantomData<T>);

impl<'de, T: Table> DeserializeSeed<'de> for CodeSeed<T> {
    type Value = Code<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Code<T>, D::Error> {
        let visitor = CodeVisitor(Some(self.0), PhantomData);
        match self.0 {
            CodeForm::Integer => deserializer.deserialize_u32(visitor),
            CodeForm::String => deserializer.deserialize_str(visitor),
        }
    }
}

/// The form, or `None` for either, and the table. A format may ignore which form it is asked for, so the visitor refuses
/// the other one.
struct CodeVisitor<T>(Option<CodeForm>, PhantomData<T>);

impl<T> CodeVisitor<T> {
    fn expected(&self) -> &'static str {
        match self.0 {
            Some(CodeForm::Integer) => "an error code: eight digits, 10000000 to 99999999, as an integer",
            Some(CodeForm::String) => "an error code: eight digits, 10000000 to 99999999, as a string",
            None => "an error code: eight digits, 10000000 to 99999999, as an integer or a string",
        }
    }
}

impl<T: Table> Visitor<'_> for CodeVisitor<T> {
    type Value = Code<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Code<T>, E> {
        if let Some(CodeForm::String) = self.0 {
            return Err(E::invalid_type(Unexpected::Unsigned(number), &self));
        }
        let code = u32::try_from(number).ok().and_then(|number| Code::from_u32(number).ok());
        code.ok_or_else(|| invalid(Unexpected::Unsigned(number), self.expected()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Code<T>, E> {
        let unsigned = u64::try_from(number).map_err(|_| invalid(Unexpected::Signed(number), self.expected()))?;
        self.visit_u64(unsigned)
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<Code<T>, E> {
        if let Some(CodeForm::Integer) = self.0 {
            return Err(E::invalid_type(Unexpected::Str(digits), &self));
        }
        Code::from_bytes(digits.as_bytes()).map_err(|_| invalid(Unexpected::Str(digits), self.expected()))
    }
}

/// The error for a value: what was found, and what was expected.
fn invalid<E: Error>(found: Unexpected<'_>, expected: &'static str) -> E {
    E::custom(Invalid { found, expected })
}

struct Invalid<'a> {
    found: Unexpected<'a>,
    expected: &'static str,
}

impl fmt::Display for Invalid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `serde-json-core` sets a precision to ask for a text that fits into its error, and panics if the text is
        // longer.
        if f.precision().is_some() {
            return f.pad(self.expected);
        }
        write!(f, "invalid value: {}, expected {}", self.found, self.expected)
    }
}

/// Serializes all that the table says about a code.
///
/// ```
/// let entry = upyun_codes::E50300013.entry();
///
/// assert_eq!(
///     serde_json::to_string(&entry)?,
///     r#"{"code":50300013,"message":"put file capture timeout","detail":"内部服务超时了","kind":"Interrupted"}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<T: Table> Serialize for Entry<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entry = serializer.serialize_struct("Entry", 4)?;
        entry.serialize_field("code", &self.code())?;
        entry.serialize_field("message", self.message())?;
        entry.serialize_field("detail", &self.detail())?;
        entry.serialize_field("kind", &self.kind())?;
        entry.end()
    }
}

/// Serializes the kind as its name, in every format.
///
/// ```
/// use upyun_codes::ErrorKind;
///
/// assert_eq!(serde_json::to_string(&ErrorKind::NotFound)?, r#""NotFound""#);
/// assert_eq!(serde_json::from_str::<ErrorKind>(r#""NotFound""#)?, ErrorKind::NotFound);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for ErrorKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Deserializes a kind from its name.
impl<'de> Deserialize<'de> for ErrorKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ErrorKind, D::Error> {
        deserializer.deserialize_str(KindVisitor)
    }
}

struct KindVisitor;

const KIND: &str = "the name of an error kind, such as `NotFound`";

impl Visitor<'_> for KindVisitor {
    type Value = ErrorKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(KIND)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<ErrorKind, E> {
        name.parse().map_err(|_| invalid(Unexpected::Str(name), KIND))
    }
}
