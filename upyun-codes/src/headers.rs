//! Header names of an error response.

/// The name of the header that carries the error code, as eight digits.
///
/// The response to a `HEAD` request has no body, so the code is only in this header. The name is lowercase, as in
/// HTTP/2 and the `http` crate; header names are case-insensitive (RFC 9110, section 5.1).
///
/// ```
/// use upyun_codes::{E40400001, X_ERROR_CODE};
///
/// let headers = [("content-length", "0"), ("x-error-code", "40400001")];
///
/// let value = headers.iter().find(|(name, _)| *name == X_ERROR_CODE).map(|(_, value)| *value);
/// assert_eq!(value.unwrap().parse(), Ok(E40400001));
/// ```
pub const X_ERROR_CODE: &str = "x-error-code";

/// The name of the header that carries the request id, by which UpYun can find the request.
///
/// The body of an API error response has the same value in `id`; that of a CDN edge response has no `id`.
///
/// ```
/// assert_eq!(upyun_codes::X_REQUEST_ID, "x-request-id");
/// ```
pub const X_REQUEST_ID: &str = "x-request-id";
