//! The feature `serde`: codes and responses, read and written.

use core::any::type_name;
use core::fmt;
use core::marker::PhantomData;

use ::serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Unexpected, VariantAccess,
    Visitor,
};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::code::ErrorCode;
use crate::response::ErrorResponse;

/// An integer.
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

/// From an integer, or from a string of eight digits, as the CDN edge writes it.
///
/// A format that does not say what comes next has to be told, and is told an integer: binary formats, and
/// `serde-json-core`. For a string there, see [`StringCode`].
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
        if has_to_be_told(&deserializer) {
            deserializer.deserialize_u32(CodeVisitor)
        } else {
            deserializer.deserialize_any(CodeVisitor)
        }
    }
}

/// Whether a deserializer must be told the type of what comes next.
///
/// Serde has no way to ask a text format whether it can tell, and asking in vain uses the deserializer up.
/// `serde-json-core` is one that refuses, and is known here by its type's name. Should the name ever differ, a read by
/// `serde-json-core` ends in its error `AnyIsUnsupported`; no other format is touched.
fn has_to_be_told<'de, D: Deserializer<'de>>(deserializer: &D) -> bool {
    let refusing = b"serde_json_core::";
    !deserializer.is_human_readable()
        || type_name::<D>().as_bytes().windows(refusing.len()).any(|part| part == refusing)
}

struct CodeVisitor;

impl Visitor<'_> for CodeVisitor {
    type Value = ErrorCode;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error code: eight digits, 10000000 to 99999999, as an integer or a string")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<ErrorCode, E> {
        let code = u32::try_from(number).ok().and_then(|number| ErrorCode::from_u32(number).ok());
        code.ok_or_else(|| E::custom(NoCode(Unexpected::Unsigned(number))))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<ErrorCode, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(E::custom(NoCode(Unexpected::Signed(number)))),
        }
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<ErrorCode, E> {
        ErrorCode::from_bytes(digits.as_bytes()).map_err(|_| E::custom(NoCode(Unexpected::Str(digits))))
    }
}

/// A value that is no code: what was found, and what was expected.
struct NoCode<'a>(Unexpected<'a>);

impl fmt::Display for NoCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A precision is how `serde-json-core` asks for a text that fits into its error, and it panics over a longer one.
        if f.precision().is_some() {
            return f.pad("expected an error code: eight digits");
        }
        write!(f, "invalid value: {}, expected {}", self.0, &CodeVisitor as &dyn ::serde::de::Expected)
    }
}

/// Reads a code, as a string where the type has to be told.
#[derive(Clone, Copy)]
struct AsString;

impl<'de> DeserializeSeed<'de> for AsString {
    type Value = ErrorCode;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<ErrorCode, D::Error> {
        if has_to_be_told(&deserializer) {
            deserializer.deserialize_str(CodeVisitor)
        } else {
            deserializer.deserialize_any(CodeVisitor)
        }
    }
}

/// As the API writes it, the code as an integer. An `id` of `None` is left out.
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
        // A binary format may have no names, and then finds each field by its place: none may be left out.
        let leave_out = self.id.is_none() && serializer.is_human_readable();
        let mut response = serializer.serialize_struct("ErrorResponse", if leave_out { 2 } else { 3 })?;
        response.serialize_field("msg", &self.msg)?;
        response.serialize_field("code", &self.code)?;
        if leave_out {
            response.skip_field("id")?;
        } else {
            response.serialize_field("id", &self.id)?;
        }
        response.end()
    }
}

/// From an object with `code`, `msg` and perhaps `id`, in any order; other fields are passed over.
///
/// The code may be an integer or a string, `id` may be missing or `null`. A body with escapes in `msg` needs an `S`
/// that can hold the unescaped text: `String`, `Cow<str>` (which serde always fills with a `String` here) or
/// `heapless::String<N>`, not `&str`.
///
/// A field that is passed over may be nested 16 deep where the format reads it by recursion, as `serde-json-core` does;
/// deeper is an error, so that no body exhausts the stack. `serde_json` passes over any depth.
///
/// # Errors
///
/// `code` or `msg` is missing, a field stands twice, the code is not from 10000000 to 99999999, or `S` does not take
/// what stands there.
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
/// assert_eq!(response.code, 40310002);
/// assert_eq!(response.id, None);
///
/// let error = serde_json::from_str::<ErrorResponse<&str>>(r#"{"msg": "no code"}"#).unwrap_err();
/// assert!(error.to_string().starts_with("missing field `code`"));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de, S: Deserialize<'de>> Deserialize<'de> for ErrorResponse<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ErrorResponse<S>, D::Error> {
        deserializer.deserialize_struct("ErrorResponse", FIELDS, ResponseVisitor::new(PhantomData::<ErrorCode>))
    }
}

/// An [`ErrorResponse`] whose code is a string, for `serde-json-core`.
///
/// The API writes its codes as integers, the CDN edge as strings. A deserializer that says what comes next, as
/// `serde_json` does, reads both as an [`ErrorResponse`]. `serde-json-core` must be told beforehand: [`ErrorResponse`]
/// tells it an integer, this a string. A program that meets both reads a second time when the first found another type:
///
/// ```
/// use serde_json_core::de::{Error, from_slice};
/// use upyun_codes::{E40400001, ErrorResponse, StringCode};
///
/// fn read(body: &[u8]) -> Result<ErrorResponse<&str>, Error> {
///     match from_slice::<ErrorResponse<&str>>(body) {
///         Err(Error::InvalidType) => from_slice::<StringCode<&str>>(body).map(|(response, _)| response.0),
///         other => other.map(|(response, _)| response),
///     }
/// }
///
/// assert_eq!(read(br#"{"msg":"file or directory not found","code":40400001}"#)?.code, E40400001);
/// assert_eq!(read(br#"{"code":"40310002","msg":"region is forbidden"}"#)?.code, 40310002);
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct StringCode<S>(pub ErrorResponse<S>);

impl<'de, S: Deserialize<'de>> Deserialize<'de> for StringCode<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<StringCode<S>, D::Error> {
        deserializer.deserialize_struct("ErrorResponse", FIELDS, ResponseVisitor::new(AsString)).map(StringCode)
    }
}

/// In the order in which they are written.
const FIELDS: &[&str] = &["msg", "code", "id"];

/// Reads a response, and its code by a seed.
struct ResponseVisitor<C, S> {
    code: C,
    strings: PhantomData<S>,
}

impl<C, S> ResponseVisitor<C, S> {
    fn new(code: C) -> ResponseVisitor<C, S> {
        ResponseVisitor { code, strings: PhantomData }
    }
}

impl<'de, C, S> Visitor<'de> for ResponseVisitor<C, S>
where
    C: DeserializeSeed<'de, Value = ErrorCode> + Copy,
    S: Deserialize<'de>,
{
    type Value = ErrorResponse<S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error response with `code` and `msg`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ErrorResponse<S>, A::Error> {
        let (mut code, mut msg, mut id) = (None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Code if code.is_some() => return Err(A::Error::duplicate_field("code")),
                Field::Msg if msg.is_some() => return Err(A::Error::duplicate_field("msg")),
                Field::Id if id.is_some() => return Err(A::Error::duplicate_field("id")),
                Field::Code => code = Some(map.next_value_seed(self.code)?),
                Field::Msg => msg = Some(map.next_value()?),
                Field::Id => id = Some(map.next_value()?),
                Field::Other => map.next_value_seed(PassOver { depth: 16 })?,
            }
        }
        Ok(ErrorResponse {
            code: code.ok_or_else(|| A::Error::missing_field("code"))?,
            msg: msg.ok_or_else(|| A::Error::missing_field("msg"))?,
            id: id.flatten(),
        })
    }

    /// A format without names.
    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<ErrorResponse<S>, A::Error> {
        let msg = fields.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let code = fields.next_element_seed(self.code)?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        let id = fields.next_element()?.flatten();
        Ok(ErrorResponse { code, msg, id })
    }
}

/// A field's name.
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
        f.write_str("a field's name")
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

    /// A format that writes a field's place for its name.
    fn visit_u64<E: Error>(self, place: u64) -> Result<Field, E> {
        let name = usize::try_from(place).ok().and_then(|place| FIELDS.get(place));
        self.visit_str(name.copied().unwrap_or_default())
    }
}

/// Reads a value and drops it, as serde's `IgnoredAny` does, but only to a depth.
#[derive(Clone, Copy)]
struct PassOver {
    depth: u8,
}

impl PassOver {
    fn deeper<E: Error>(self) -> Result<PassOver, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("an unknown field is nested too deep"))?;
        Ok(PassOver { depth })
    }
}

impl<'de> DeserializeSeed<'de> for PassOver {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_ignored_any(self)
    }
}

impl<'de> Visitor<'de> for PassOver {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deeper()?.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deeper()?.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let element = self.deeper()?;
        while elements.next_element_seed(element)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let entry = self.deeper()?;
        while map.next_entry_seed(entry, entry)?.is_some() {}
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let value = self.deeper()?;
        let ((), variant) = data.variant_seed(value)?;
        variant.newtype_variant_seed(value)
    }
}
