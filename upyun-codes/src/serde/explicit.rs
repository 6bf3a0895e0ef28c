//! Bodies for a deserializer that cannot tell an integer from a string.

use ::serde::de::{Deserialize, Deserializer};

use super::code::CodeForm;
use super::response;
use crate::response::ErrorResponse;

/// An [`ErrorResponse`] whose code is an integer, as the API writes it, for `serde-json-core`.
///
/// `serde_json` tells an integer from a string and reads both as an [`ErrorResponse`]. `serde-json-core` has to be told
/// what comes next: this type asks for an integer, [`StringCode`] for a string. A program that may receive either tries
/// one type and, if that returns `InvalidType`, the other:
///
/// ```
/// use serde_json_core::de::{Error, from_slice};
/// use upyun_codes::{E40400001, ErrorResponse, IntegerCode, StringCode};
///
/// fn read(body: &[u8]) -> Result<ErrorResponse<&str>, Error> {
///     match from_slice::<IntegerCode<&str>>(body) {
///         Err(Error::InvalidType) => from_slice::<StringCode<&str>>(body).map(|(StringCode(response), _)| response),
///         other => other.map(|(IntegerCode(response), _)| response),
///     }
/// }
///
/// assert_eq!(read(br#"{"msg":"file or directory not found","code":40400001}"#)?.code, E40400001);
/// assert_eq!(read(br#"{"code":"40310002","msg":"region is forbidden"}"#)?.code.as_u32(), 40310002);
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct IntegerCode<S>(pub ErrorResponse<S>);

impl<'de, S: Deserialize<'de>> Deserialize<'de> for IntegerCode<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<IntegerCode<S>, D::Error> {
        response::read(deserializer, CodeForm::Integer).map(IntegerCode)
    }
}

/// An [`ErrorResponse`] whose code is a string, as the CDN edge writes it, for `serde-json-core`.
///
/// See [`IntegerCode`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct StringCode<S>(pub ErrorResponse<S>);

impl<'de, S: Deserialize<'de>> Deserialize<'de> for StringCode<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<StringCode<S>, D::Error> {
        response::read(deserializer, CodeForm::String).map(StringCode)
    }
}
