//! The bodies of failed requests, in the two forms in which UpYun writes them.

use core::error::Error;
use core::fmt;

use crate::cdn::Cdn;
use crate::code::{Code, ErrorCode};
use crate::one_line::write_line;

/// An error body of the API: `{"msg": …, "code": 40400001, "id": …}`, with the code as an integer.
///
/// `S` is a string type: `String` or `Cow<str>`, or, without an allocator, `heapless::String<N>` or `&str`. With
/// `serde_json`, a `&str` cannot hold a text with escapes. Fields may be in any order, and unknown ones are ignored. A
/// missing or null `msg` is empty; `id` may be missing or null.
///
/// The type works with `serde_json`, with `serde-json-core`, and with binary formats. For a whole response, of which
/// any part may be missing or broken, see `RequestError` (`http` feature).
///
/// ```
/// use upyun_codes::{ApiErrorBody, E40400001};
///
/// let body = r#"{"msg":"file or directory not found","code":40400001,"id":"11e4a729d24943409933a5e8314cd32e"}"#;
/// let error: ApiErrorBody<String> = serde_json::from_str(body)?;
///
/// assert_eq!(error.code, E40400001);
/// assert_eq!(
///     error.to_string(),
///     "40400001 file or directory not found (request id 11e4a729d24943409933a5e8314cd32e)",
/// );
/// assert_eq!(serde_json::to_string(&error)?, body);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Without an allocator
///
/// `serde-json-core` does not unescape by default: a `&str` then has the escapes as they are in the body. With a
/// buffer and a string type that owns its text, it does:
///
/// ```
/// use serde_json_core::heapless::String;
/// use serde_json_core::{from_slice, from_slice_escaped};
/// use upyun_codes::ApiErrorBody;
///
/// let body = br#"{"msg":"invalid chars (\r\n\t)","code":40300001}"#;
///
/// let (error, _) = from_slice::<ApiErrorBody<&str>>(body)?;
/// assert_eq!(error.msg, r"invalid chars (\r\n\t)");
///
/// // At least as long as the longest string with an escape
/// let mut buffer = [0; 64];
/// let (error, _) = from_slice_escaped::<ApiErrorBody<String<64>>>(body, &mut buffer)?;
/// assert_eq!(error.msg, "invalid chars (\r\n\t)");
/// # Ok::<(), serde_json_core::de::Error>(())
/// ```
///
/// `serde-json-core` skips ignored fields recursively: more than 16 levels are an error, so that no body exhausts the
/// stack. `serde_json` skips fields of any depth. Do not enable the feature `custom-error-messages` of `serde-json-core`
/// together with `heapless::String`: a text that is much too long for it is then a panic (0.6 and 0.7).
///
/// # Errors
///
/// Deserializing returns an error if `code` is missing or not an integer from 10000000 to 99999999, if a field is
/// repeated, or if `S` cannot hold the text.
///
/// ```
/// use upyun_codes::{ApiErrorBody, CdnErrorBody};
///
/// let edge = r#"{"code":"40310002","msg":"region is forbidden"}"#;
///
/// assert!(serde_json::from_str::<ApiErrorBody<&str>>(edge).is_err());
/// assert!(serde_json::from_str::<CdnErrorBody<&str>>(edge).is_ok());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ApiErrorBody<S> {
    /// The error code.
    pub code: ErrorCode,
    /// The server's message. It may differ from the documented [`Code::message`], and is empty if there is none.
    pub msg: S,
    /// The request id. Include it in a report of a 5xx error.
    ///
    /// The [`X_REQUEST_ID`](crate::X_REQUEST_ID) header carries it as well.
    pub id: Option<S>,
}

/// An error body of the CDN edge: `{"code": "40310002", "msg": …}`, with the code as a string.
///
/// The edge sends the request id only in the [`X_REQUEST_ID`](crate::X_REQUEST_ID) header. Everything else is as for an
/// [`ApiErrorBody`].
///
/// ```
/// use upyun_codes::{CdnErrorBody, cdn};
///
/// let body = r#"{"msg":"region is forbidden","code":"40310002"}"#;
/// let error: CdnErrorBody<&str> = serde_json::from_str(body)?;
///
/// assert_eq!(error.code, cdn::E40310002);
/// assert_eq!(error.to_string(), "40310002 region is forbidden");
/// assert_eq!(serde_json::to_string(&error)?, body);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
///
/// Deserializing returns an error if `code` is missing or anything but a string of eight digits that does not begin with
/// `0`, if a field is repeated, or if `S` cannot hold the text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct CdnErrorBody<S> {
    /// The error code.
    pub code: Code<Cdn>,
    /// The edge's message. It may differ from the documented [`Code::message`], and is empty if there is none.
    pub msg: S,
}

/// The code, the message and the request id, on one line: control characters, line separators and characters that
/// change the direction of text are escaped, and at most 200 characters of a text are shown. An empty message is
/// replaced by the documented one, and an empty id is omitted.
impl<S: fmt::Display> fmt::Display for ApiErrorBody<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, self.code.as_u32(), &self.msg, self.code.message(), self.id.as_ref())
    }
}

/// Like that of an [`ApiErrorBody`].
impl<S: fmt::Display> fmt::Display for CdnErrorBody<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, self.code.as_u32(), &self.msg, self.code.message(), None::<&S>)
    }
}

impl<S: fmt::Debug + fmt::Display> Error for ApiErrorBody<S> {}

impl<S: fmt::Debug + fmt::Display> Error for CdnErrorBody<S> {}
