//! The `http` feature: conversions to and from types of the `http` crate.

use ::http::{HeaderValue, StatusCode};

use crate::code::{Code, InvalidErrorCode};
use crate::table::Table;

/// The HTTP status of the code, registered or not.
///
/// ```
/// use http::StatusCode;
///
/// assert_eq!(StatusCode::from(upyun_codes::E40400001), StatusCode::NOT_FOUND);
/// assert_eq!(StatusCode::from(upyun_codes::E59900001).as_u16(), 599);
/// ```
impl<T: Table> From<Code<T>> for StatusCode {
    fn from(code: Code<T>) -> StatusCode {
        // A code's status is from 100 to 999, which is all that `from_u16` requires, so the fallback is never used.
        StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// Reads the value of [`X_ERROR_CODE`](crate::X_ERROR_CODE): exactly eight ASCII digits, like
/// [`Code::from_bytes`].
///
/// # Errors
///
/// Returns an error for any other value.
///
/// ```
/// use http::HeaderMap;
/// use upyun_codes::{E40400001, ErrorCode, X_ERROR_CODE};
///
/// let mut headers = HeaderMap::new();
/// assert_eq!(headers.get(X_ERROR_CODE).map(ErrorCode::try_from), None);
///
/// headers.insert(X_ERROR_CODE, "40400001".parse()?);
/// assert_eq!(headers.get(X_ERROR_CODE).map(ErrorCode::try_from), Some(Ok(E40400001)));
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
impl<T: Table> TryFrom<&HeaderValue> for Code<T> {
    type Error = InvalidErrorCode;

    fn try_from(value: &HeaderValue) -> Result<Code<T>, InvalidErrorCode> {
        Code::from_bytes(value.as_bytes())
    }
}
