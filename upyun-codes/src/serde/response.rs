//! A body, as an object with `code`, `msg` and `id`.

use core::fmt;
use core::marker::PhantomData;

use ::serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use ::serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use super::code::CodeForm;
use super::ignored::Ignored;
use crate::response::ErrorResponse;

/// Serializes the body as the API writes it, with the code as an integer. In human-readable formats, an `id` of `None`
/// is left out.
///
/// ```
/// use upyun_codes::{E40400001, ErrorResponse};
///
/// let response = ErrorResponse { code: E40400001, msg: "file or directory not found", id: None };
///
/// let body = serde_json::to_string(&response)?;
/// assert_eq!(body, r#"{"msg":"file or directory not found","code":40400001}"#);
/// assert_eq!(serde_json::from_str::<ErrorResponse<&str>>(&body)?, response);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<T: Serialize> Serialize for ErrorResponse<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A binary format may have no field names and find each field by its position: none may be left out.
        let skip_id = self.id.is_none() && serializer.is_human_readable();
        let mut response = serializer.serialize_struct("ErrorResponse", if skip_id { 2 } else { 3 })?;
        response.serialize_field("msg", &self.msg)?;
        response.serialize_field("code", &self.code)?;
        if skip_id {
            response.skip_field("id")?;
        } else {
            response.serialize_field("id", &self.id)?;
        }
        response.end()
    }
}

/// Deserializes an object with `code`, `msg` and perhaps `id`, in any order; unknown fields are ignored. A missing or
/// null `msg` becomes empty.
///
/// The code may be an integer or a string, and `id` may be missing or `null`. A body with escapes in `msg` needs an `S`
/// that can hold the unescaped text: `String`, `Cow<str>` (which serde always fills with a `String` here) or
/// `heapless::String<N>`, not `&str`.
///
/// This is designed for JSON. It also works with similar formats, which tell a string from an integer, and with binary
/// formats that write the fields in order. It does not work with XML, where a scalar looks like a map, or with writers
/// that need the same number of fields in each record, such as `csv`, since an `id` of `None` is left out.
///
/// If the format reads ignored fields recursively, as `serde-json-core` does, they may be nested 16 deep; deeper
/// nesting is an error, so that no body exhausts the stack. `serde_json` ignores fields of any depth.
///
/// # Errors
///
/// Returns an error if `code` is missing, a field is repeated, the code is not from 10000000 to 99999999, or `S` cannot
/// hold the text.
///
/// ```
/// use upyun_codes::{E40400001, ErrorResponse};
///
/// let body = r#"{"msg": "file or directory not found", "code": 40400001, "id": "11e4a729d24943409933a5e8314cd32e"}"#;
/// let response: ErrorResponse<String> = serde_json::from_str(body)?;
/// assert_eq!(response.code, E40400001);
///
/// let edge = r#"{"code":"40310002","msg":"region is forbidden"}"#;
/// let response: ErrorResponse<&str> = serde_json::from_str(edge)?;
/// assert_eq!(response.code.as_u32(), 40310002);
/// assert_eq!(response.id, None);
///
/// let error = serde_json::from_str::<ErrorResponse<&str>>(r#"{"msg": "no code"}"#).unwrap_err();
/// assert!(error.to_string().starts_with("missing field `code`"));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de, S: Deserialize<'de>> Deserialize<'de> for ErrorResponse<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ErrorResponse<S>, D::Error> {
        read(deserializer, CodeForm::Any)
    }
}

/// In the order in which they are written.
const FIELDS: &[&str] = &["msg", "code", "id"];

/// Reads a response whose code is written in the given form.
pub(super) fn read<'de, D: Deserializer<'de>, S: Deserialize<'de>>(
    deserializer: D,
    code: CodeForm,
) -> Result<ErrorResponse<S>, D::Error> {
    let text = match code {
        CodeForm::Any if deserializer.is_human_readable() => TextForm::Any,
        _ => TextForm::Option,
    };
    deserializer.deserialize_struct("ErrorResponse", FIELDS, ResponseVisitor { code, text, strings: PhantomData })
}

struct ResponseVisitor<S> {
    code: CodeForm,
    text: TextForm,
    strings: PhantomData<S>,
}

impl<'de, S: Deserialize<'de>> Visitor<'de> for ResponseVisitor<S> {
    type Value = ErrorResponse<S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error response with a `code`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ErrorResponse<S>, A::Error> {
        let (mut code, mut msg, mut id) = (None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Code if code.is_some() => return Err(A::Error::duplicate_field("code")),
                Field::Msg if msg.is_some() => return Err(A::Error::duplicate_field("msg")),
                Field::Id if id.is_some() => return Err(A::Error::duplicate_field("id")),
                Field::Code => code = Some(map.next_value_seed(self.code)?),
                Field::Msg => msg = Some(map.next_value_seed(TextSeed { form: self.text, strings: PhantomData })?),
                Field::Id => id = Some(map.next_value()?),
                Field::Other => map.next_value_seed(Ignored { depth: 16 })?,
            }
        }
        Ok(ErrorResponse {
            code: code.ok_or_else(|| A::Error::missing_field("code"))?,
            msg: msg.flatten().map_or_else(|| S::deserialize(BorrowedStrDeserializer::new("")), Ok)?,
            id: id.flatten(),
        })
    }

    /// For formats without field names.
    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<ErrorResponse<S>, A::Error> {
        let msg = fields.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let code = fields.next_element_seed(self.code)?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        let id = fields.next_element()?.flatten();
        Ok(ErrorResponse { code, msg, id })
    }
}

/// How a text that may be null is written.
#[derive(Clone, Copy)]
enum TextForm {
    /// Whichever the format says it is. Some human-readable formats have their own way of writing an option.
    Any,
    Option,
}

/// Reads a text; `None` if it is null.
struct TextSeed<S> {
    form: TextForm,
    strings: PhantomData<S>,
}

impl<'de, S: Deserialize<'de>> DeserializeSeed<'de> for TextSeed<S> {
    type Value = Option<S>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<S>, D::Error> {
        match self.form {
            TextForm::Any => deserializer.deserialize_any(self),
            TextForm::Option => Option::deserialize(deserializer),
        }
    }
}

impl<'de, S: Deserialize<'de>> Visitor<'de> for TextSeed<S> {
    type Value = Option<S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or null")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Option<S>, E> {
        S::deserialize(StrDeserializer::new(text)).map(Some)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Option<S>, E> {
        S::deserialize(BorrowedStrDeserializer::new(text)).map(Some)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<S>, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Option<S>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<S>, D::Error> {
        S::deserialize(deserializer).map(Some)
    }
}

/// A field name.
enum Field {
    Msg,
    Code,
    Id,
    Other,
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Field, D::Error> {
        deserializer.deserialize_identifier(FieldVisitor)
    }
}

struct FieldVisitor;

impl Visitor<'_> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Field, E> {
        self.visit_bytes(name.as_bytes())
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Field, E> {
        Ok(match name {
            b"msg" => Field::Msg,
            b"code" => Field::Code,
            b"id" => Field::Id,
            _ => Field::Other,
        })
    }

    /// For formats that write a field's index instead of its name.
    fn visit_u64<E: Error>(self, index: u64) -> Result<Field, E> {
        let name = usize::try_from(index).ok().and_then(|index| FIELDS.get(index));
        self.visit_str(name.copied().unwrap_or_default())
    }
}
