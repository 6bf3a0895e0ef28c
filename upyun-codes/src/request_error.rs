//! `RequestError`: status, headers and body as one error.

use core::error::Error;
use core::fmt;
use core::time::Duration;
use std::boxed::Box;
use std::string::String;

use ::http::header::RETRY_AFTER;
use ::http::{HeaderMap, Response, StatusCode};

use crate::any_code::AnyCode;
use crate::body;
use crate::cdn::Cdn;
use crate::code::{Code, ErrorCode};
use crate::headers::{X_ERROR_CODE, X_REQUEST_ID};
use crate::kind::ErrorKind;
use crate::one_line::{is_blank, write_line};

/// Why a request failed, according to the response's status, headers and body.
///
/// ```
/// use http::{HeaderMap, StatusCode};
/// use upyun_codes::{E40100005, ErrorKind, RequestError};
///
/// /// The result of a download: the file's bytes, or `None` if there is no such file.
/// fn download(status: StatusCode, headers: &HeaderMap, body: Vec<u8>) -> Result<Option<Vec<u8>>, RequestError> {
///     if status.is_success() {
///         return Ok(Some(body));
///     }
///     let error = RequestError::from_parts(status, headers, &body);
///     match error.kind() {
///         // A proxy's 404 has no code, and says nothing about the file.
///         ErrorKind::NotFound if error.code().is_some() => Ok(None),
///         _ if error.api_code() == Some(E40100005) => panic!("check the operator's password: {error}"),
///         _ => Err(error),
///     }
/// }
///
/// let body = br#"{"msg":"file or directory not found","code":40400001,"id":"11e4a729d24943409933a5e8314cd32e"}"#;
/// assert_eq!(download(StatusCode::NOT_FOUND, &HeaderMap::new(), body.to_vec()), Ok(None));
///
/// let error = download(StatusCode::BAD_GATEWAY, &HeaderMap::new(), b"<html>...".to_vec()).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Unavailable);
/// assert!(error.is_retryable());
/// ```
///
/// It is one pointer wide, so a `Result` or an error enum that contains it stays small.
///
/// # In a client
///
/// - Make one only if the status is not a success: successful responses have been seen with an `X-Error-Code`, too.
/// - Some clients return an error without the response if the status is 4xx or 5xx; turn that off.
/// - Many clients consume the response when they read its body: keep the status and take the headers before.
/// - If the connection breaks while the body arrives, pass what has arrived.
/// - Put a limit on [`retry_after`](Self::retry_after): a server may ask for any wait.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RequestError(Box<Parts>);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Parts {
    status: StatusCode,
    code: Option<AnyCode>,
    /// What the response itself says, if it takes precedence over what the code's table says.
    text: Option<String>,
    id: Option<String>,
    retry_after: Option<Duration>,
}

impl RequestError {
    /// Reads a response with an error status. Never fails: a part that is missing or cannot be read is left out.
    ///
    /// The body is read as JSON as far as the parser gets, and no further than its first 64 KiB. What it lacks may be
    /// in the headers: [`X_ERROR_CODE`] and [`X_REQUEST_ID`]. Of several headers of one name, the first with a valid
    /// value counts. A malformed code (`404`, `"4040"`, `1e9`) counts as none.
    ///
    /// The API writes its code as an integer, the CDN edge as a string. In the header, both look the same, and the code
    /// is taken to be the API's. In each case, a number that only the other table lists belongs to that one.
    ///
    /// If there is no code, but the API's table has exactly one row with the response's status and the body's text
    /// ([`Code::find`]), the error has that row's code. This is how the errors of the form API get theirs.
    ///
    /// ```
    /// use http::{HeaderMap, HeaderValue, StatusCode};
    /// use upyun_codes::{E40300007, E40400001, RequestError, X_ERROR_CODE};
    ///
    /// // The response to a HEAD request has no body.
    /// let headers = HeaderMap::from_iter([(X_ERROR_CODE.parse()?, HeaderValue::from_static("40400001"))]);
    /// let error = RequestError::from_parts(StatusCode::NOT_FOUND, &headers, b"");
    /// assert_eq!(error.api_code(), Some(E40400001));
    /// assert_eq!(error.to_string(), "40400001 file or directory not found");
    ///
    /// // The form API
    /// let body = br#"{"code":403,"message":"content md5 not match","url":"/p/1.png","time":1535634531}"#;
    /// let error = RequestError::from_parts(StatusCode::FORBIDDEN, &HeaderMap::new(), body);
    /// assert_eq!(error.api_code(), Some(E40300007));
    /// # Ok::<(), http::header::InvalidHeaderName>(())
    /// ```
    #[must_use]
    pub fn from_parts(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> RequestError {
        let found = body::read(body);
        let in_header = || values(headers, X_ERROR_CODE).find_map(|value| value.parse().ok()).map(AnyCode::from_api);
        let by_text = || Some(AnyCode::Api(ErrorCode::find(status.as_u16(), found.text.as_deref()?)?.code()));
        let code = found.code.or_else(in_header).or_else(by_text);
        let documented = code.and_then(AnyCode::message);
        let text = found.text.or_else(|| if documented.is_some() { None } else { body::beginning(body) });
        let id = found.id.or_else(|| values(headers, X_REQUEST_ID).find(|id| !is_blank(id)));
        let retry_after = values(headers, RETRY_AFTER.as_str()).find_map(|value| seconds(&value));
        RequestError(Box::new(Parts { status, code, text, id, retry_after }))
    }

    /// Reads a response whose body has arrived, like [`from_parts`](Self::from_parts).
    ///
    /// ```
    /// use http::Response;
    /// use upyun_codes::{RequestError, cdn};
    ///
    /// let response = Response::builder().status(403).body(r#"{"code":"40310002","msg":"region is forbidden"}"#)?;
    ///
    /// assert_eq!(RequestError::from_response(&response).cdn_code(), Some(cdn::E40310002));
    /// # Ok::<(), http::Error>(())
    /// ```
    #[must_use]
    pub fn from_response(response: &Response<impl AsRef<[u8]>>) -> RequestError {
        RequestError::from_parts(response.status(), response.headers(), response.body().as_ref())
    }

    /// Returns the response's status, which may differ from the code's.
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use upyun_codes::RequestError;
    ///
    /// let error = RequestError::from_parts(StatusCode::NOT_FOUND, &HeaderMap::new(), br#"{"code":40011059}"#);
    /// assert_eq!(error.status(), StatusCode::NOT_FOUND);
    /// ```
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Returns the code's number, for logs.
    ///
    /// `None` means that the response has no valid code, and no text that exactly one row of the API's table has: a proxy
    /// answered, for example, or the code was cut off.
    ///
    /// To match on a constant, see [`api_code`](Self::api_code) and [`cdn_code`](Self::cdn_code).
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use upyun_codes::RequestError;
    ///
    /// let from = |body: &str| RequestError::from_parts(StatusCode::NOT_FOUND, &HeaderMap::new(), body.as_bytes());
    ///
    /// assert_eq!(from(r#"{"code":40400001}"#).code(), Some(40400001));
    /// assert_eq!(from("<html>404 Not Found</html>").code(), None);
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<u32> {
        self.0.code.map(|code| match code {
            AnyCode::Api(code) => code.as_u32(),
            AnyCode::Cdn(code) => code.as_u32(),
        })
    }

    /// Returns the code, if it is the API's, documented or not.
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use upyun_codes::{E50300002, RequestError, cdn};
    ///
    /// let from = |body: &str| RequestError::from_parts(StatusCode::SERVICE_UNAVAILABLE, &HeaderMap::new(), body.as_bytes());
    ///
    /// // The API and the edge give this number different meanings.
    /// let (api, edge) = (from(r#"{"code":50300002}"#), from(r#"{"code":"50300002"}"#));
    /// assert_eq!((api.api_code(), api.cdn_code()), (Some(E50300002), None));
    /// assert_eq!((edge.api_code(), edge.cdn_code()), (None, Some(cdn::E50300002)));
    /// ```
    #[must_use]
    pub fn api_code(&self) -> Option<ErrorCode> {
        match self.0.code {
            Some(AnyCode::Api(code)) => Some(code),
            _ => None,
        }
    }

    /// Returns the code, if it is the CDN edge's, documented or not.
    #[must_use]
    pub fn cdn_code(&self) -> Option<Code<Cdn>> {
        match self.0.code {
            Some(AnyCode::Cdn(code)) => Some(code),
            _ => None,
        }
    }

    /// Returns the kind of failure: that of the code, or else that of the response's status.
    ///
    /// A response without a code may come from a proxy, and says nothing about the file: to tell a missing file
    /// from a wrong address, check the [`code`](Self::code) as well.
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use upyun_codes::{ErrorKind, RequestError};
    ///
    /// let from = |body: &str| RequestError::from_parts(StatusCode::UNAUTHORIZED, &HeaderMap::new(), body.as_bytes());
    ///
    /// let error = from(r#"{"msg":"bucket not exist","code":40100012}"#);
    /// assert_eq!(error.kind(), ErrorKind::BucketUnavailable);
    /// assert_eq!(from("").kind(), ErrorKind::Unauthenticated);
    /// ```
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match self.0.code {
            Some(AnyCode::Api(code)) => code.kind(),
            Some(AnyCode::Cdn(code)) => code.kind(),
            None => ErrorKind::from_status(self.0.status.as_u16()),
        }
    }

    /// Returns `true` if the same request may succeed when sent again later; see [`ErrorKind::is_retryable`].
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use upyun_codes::RequestError;
    ///
    /// let status = StatusCode::TOO_MANY_REQUESTS;
    /// assert!(RequestError::from_parts(status, &HeaderMap::new(), b"").is_retryable());
    /// // "request banned"
    /// assert!(!RequestError::from_parts(status, &HeaderMap::new(), br#"{"code":42900004}"#).is_retryable());
    /// ```
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.kind().is_retryable()
    }

    /// Returns the server's message, or else the documented one, or else the first 200 characters of the body, or else
    /// the status's reason phrase, or else `unknown error`.
    ///
    /// The text may come from the server and contain anything; `Display` keeps it on one line.
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use upyun_codes::RequestError;
    ///
    /// let from = |body: &str| RequestError::from_parts(StatusCode::BAD_GATEWAY, &HeaderMap::new(), body.as_bytes());
    ///
    /// assert_eq!(from("upstream failed\nsee the log").message(), "upstream failed see the log");
    /// assert_eq!(from("").message(), "Bad Gateway");
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        let documented = || self.0.code.and_then(AnyCode::message);
        let reason = || self.0.status.canonical_reason().unwrap_or("unknown error");
        self.0.text.as_deref().or_else(documented).unwrap_or_else(reason)
    }

    /// Returns the longer explanation in the code's table, in Chinese, if there is one. Three of the API's codes and
    /// all of the edge's have one.
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use upyun_codes::RequestError;
    ///
    /// let body = br#"{"code":"40310002","msg":"region is forbidden"}"#;
    /// let error = RequestError::from_parts(StatusCode::FORBIDDEN, &HeaderMap::new(), body);
    /// assert_eq!(error.detail(), Some("触发了地区访问限制规则"));
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<&'static str> {
        match self.0.code? {
            AnyCode::Api(code) => code.detail(),
            AnyCode::Cdn(code) => code.detail(),
        }
    }

    /// Returns the request id, by which UpYun can find the request, or `None` if the response has none. Include it when
    /// you report a server error.
    ///
    /// ```
    /// use http::{HeaderMap, HeaderValue, StatusCode};
    /// use upyun_codes::{RequestError, X_REQUEST_ID};
    ///
    /// let headers = HeaderMap::from_iter([(X_REQUEST_ID.parse()?, HeaderValue::from_static("11e4"))]);
    /// let status = StatusCode::BAD_GATEWAY;
    /// assert_eq!(RequestError::from_parts(status, &headers, br#"{"id":"5c2b"}"#).id(), Some("5c2b"));
    /// assert_eq!(RequestError::from_parts(status, &headers, b"").id(), Some("11e4"));
    /// # Ok::<(), http::header::InvalidHeaderName>(())
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.0.id.as_deref()
    }

    /// Returns how long to wait before the next attempt: the `Retry-After` header in seconds (RFC 9110, section
    /// 10.2.3).
    ///
    /// `None` if there is no such header, or if its value, such as a date, is not a whole number of seconds below 2⁶⁴.
    /// The server may ask for any number, so put an upper limit on the wait.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use http::{HeaderMap, HeaderValue, StatusCode, header};
    /// use upyun_codes::RequestError;
    ///
    /// let headers = HeaderMap::from_iter([(header::RETRY_AFTER, HeaderValue::from_static("120"))]);
    /// let error = RequestError::from_parts(StatusCode::TOO_MANY_REQUESTS, &headers, b"");
    /// assert_eq!(error.retry_after(), Some(Duration::from_secs(120)));
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }
}

/// The values of a header in order, without the spaces around them. Several headers of one name may have been joined by
/// commas (RFC 9110, section 5.2).
fn values(headers: &HeaderMap, name: &str) -> impl Iterator<Item = String> {
    let lines = headers.get_all(name).iter();
    lines.flat_map(|line| {
        let values = line.as_bytes().split(|byte| *byte == b',');
        values.map(|value| String::from_utf8_lossy(value.trim_ascii()).into_owned())
    })
}

/// A whole number of seconds. `parse` alone would accept a sign.
fn seconds(value: &str) -> Option<Duration> {
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = if is_number { value.parse().ok()? } else { return None };
    Some(Duration::from_secs(seconds))
}

/// The code (or the status if there is none), the message and the request id, on one line whatever the server sent:
/// control characters, line separators and characters that change the direction of text are escaped, and at most 200
/// characters of a text are shown.
///
/// `40400001 file or directory not found (request id 11e4a729d24943409933a5e8314cd32e)`
impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code().unwrap_or_else(|| self.0.status.as_u16().into());
        write_line(f, code, &self.message(), None, self.id().as_ref())
    }
}

impl Error for RequestError {}
