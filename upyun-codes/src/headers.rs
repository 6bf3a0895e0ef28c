//! The names of the headers that an error comes with.

/// The header with the error's code, eight digits.
///
/// An answer to a `HEAD` request has no body, and this header is the only place of its code. The name is in lower case,
/// as HTTP/2 and the crate `http` write it; HTTP takes it in any case.
///
/// ```
/// use upyun_codes::{E40400001, ErrorCode, X_ERROR_CODE};
///
/// let headers = [("content-length", "0"), ("x-error-code", "40400001")];
///
/// let value = headers.iter().find(|(name, _)| *name == X_ERROR_CODE).map(|(_, value)| *value);
/// assert_eq!(value.unwrap().parse(), Ok(E40400001));
/// ```
pub const X_ERROR_CODE: &str = "x-error-code";

/// The header with the request's id, by which UpYun finds the request again.
///
/// It is the `id` of the body too; where there is no body, or one that does not come from UpYun, take it from here.
///
/// ```
/// assert_eq!(upyun_codes::X_REQUEST_ID, "x-request-id");
/// ```
pub const X_REQUEST_ID: &str = "x-request-id";
