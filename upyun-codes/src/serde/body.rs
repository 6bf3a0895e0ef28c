//! Bodies, as objects with `code`, `msg` and `id`.

use core::fmt;
use core::marker::PhantomData;

use ::serde::de::value::BorrowedStrDeserializer;
use ::serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use super::code::{CodeForm, CodeSeed};
use super::ignored::Ignored;
use crate::bodies::{ApiErrorBody, CdnErrorBody};
use crate::code::Code;
use crate::table::Table;

/// Serializes the body as the API writes it. In human-readable formats, an `id` of `None` is left out.
impl<S: Serialize> Serialize for ApiErrorBody<S> {
    fn serialize<F: Serializer>(&self, serializer: F) -> Result<F::Ok, F::Error> {
        // A binary format may have no field names and find each field by its position: none may be left out.
        let skip_id = self.id.is_none() && serializer.is_human_readable();
        let mut body = serializer.serialize_struct("ApiErrorBody", if skip_id { 2 } else { 3 })?;
        body.serialize_field("msg", &self.msg)?;
        body.serialize_field("code", &self.code)?;
        if skip_id {
            body.skip_field("id")?;
        } else {
            body.serialize_field("id", &self.id)?;
        }
        body.end()
    }
}

/// Serializes the body as the edge writes it, with the code as a string.
impl<S: Serialize> Serialize for CdnErrorBody<S> {
    fn serialize<F: Serializer>(&self, serializer: F) -> Result<F::Ok, F::Error> {
        let mut body = serializer.serialize_struct("CdnErrorBody", 2)?;
        body.serialize_field("msg", &self.msg)?;
        body.serialize_field("code", &format_args!("{}", self.code))?;
        body.end()
    }
}

/// Deserializes an object with an integer `code`, and perhaps `msg` and `id`; see [`ApiErrorBody`].
impl<'de, S: Deserialize<'de>> Deserialize<'de> for ApiErrorBody<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ApiErrorBody<S>, D::Error> {
        let visitor = BodyVisitor { form: CodeForm::Integer, types: PhantomData };
        let Body { code, msg, id } = deserializer.deserialize_struct("ApiErrorBody", FIELDS, visitor)?;
        Ok(ApiErrorBody { code, msg, id })
    }
}

/// Deserializes an object with a string `code`, and perhaps `msg`; see [`CdnErrorBody`].
impl<'de, S: Deserialize<'de>> Deserialize<'de> for CdnErrorBody<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<CdnErrorBody<S>, D::Error> {
        let visitor = BodyVisitor { form: CodeForm::String, types: PhantomData };
        let Body { code, msg, .. } = deserializer.deserialize_struct("CdnErrorBody", &FIELDS[..2], visitor)?;
        Ok(CdnErrorBody { code, msg })
    }
}

/// In the order in which they are written. The edge sends no `id`.
const FIELDS: &[&str] = &["msg", "code", "id"];

/// What either body has. Without an `id` of its own, the edge's is ignored like any other unknown field.
struct Body<T, S> {
    code: Code<T>,
    msg: S,
    id: Option<S>,
}

struct BodyVisitor<T, S> {
    form: CodeForm,
    types: PhantomData<(T, S)>,
}

impl<'de, T: Table, S: Deserialize<'de>> Visitor<'de> for BodyVisitor<T, S> {
    type Value = Body<T, S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.form {
            CodeForm::Integer => "an error body of the API, whose `code` is an integer",
            CodeForm::String => "an error body of the CDN edge, whose `code` is a string",
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Body<T, S>, A::Error> {
        let (mut code, mut msg, mut id) = (None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Code if code.is_some() => return Err(A::Error::duplicate_field("code")),
                Field::Msg if msg.is_some() => return Err(A::Error::duplicate_field("msg")),
                Field::Id if id.is_some() => return Err(A::Error::duplicate_field("id")),
                Field::Code => code = Some(map.next_value_seed(CodeSeed(self.form, PhantomData))?),
                Field::Msg => msg = Some(map.next_value::<Option<S>>()?),
                Field::Id if matches!(self.form, CodeForm::Integer) => id = Some(map.next_value::<Option<S>>()?),
                Field::Id | Field::Other => map.next_value_seed(Ignored { depth: 16 })?,
            }
        }
        Ok(Body {
            code: code.ok_or_else(|| A::Error::missing_field("code"))?,
            msg: msg.flatten().map_or_else(|| S::deserialize(BorrowedStrDeserializer::new("")), Ok)?,
            id: id.flatten(),
        })
    }

    /// For formats without field names.
    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<Body<T, S>, A::Error> {
        let msg = fields.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let code = fields.next_element_seed(CodeSeed(self.form, PhantomData))?;
        let code = code.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        let id = match self.form {
            CodeForm::Integer => fields.next_element()?.flatten(),
            CodeForm::String => None,
        };
        Ok(Body { code, msg, id })
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
