//! The `client` feature: status, headers and body as one error.

use core::error::Error;
use core::fmt;
use core::time::Duration;
use std::string::String;

use ::http::header::{HeaderValue, RETRY_AFTER};
use ::http::{HeaderMap, StatusCode};

use crate::body::{self, Body};
use crate::code::ErrorCode;
use crate::entry::Entry;
use crate::headers::{X_ERROR_CODE, X_REQUEST_ID};
use crate::kind::ErrorKind;
use crate::one_line::OneLine;
use crate::{api, cdn};

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
///         _ if error.code() == Some(E40100005) => panic!("check the operator's password: {error}"),
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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RequestError {
    status: StatusCode,
    code: Option<ErrorCode>,
    /// The code's entry in the table of the API or of the edge, depending on which assigned it.
    entry: Option<Entry>,
    /// What the response itself says, if it takes precedence over the entry's message.
    text: Option<String>,
    id: Option<String>,
    retry_after: Option<Duration>,
}

impl RequestError {
    /// Reads a response with an error status. Never fails: a part that is missing or cannot be read is left out.
    ///
    /// The code comes from the body, or else from the [`X_ERROR_CODE`] header; the id comes from the body, or else from
    /// the [`X_REQUEST_ID`] header. An integer code belongs to the API and is looked up in [`api::TABLE`]; a string
    /// belongs to the CDN edge and is looked up in [`cdn::TABLE`]; a code from a header is looked up in the API's table
    /// and then in the edge's.
    ///
    /// The code is not lost if `msg` or `id` is missing, null or not a string, if there is invalid UTF-8 or an unknown
    /// field, if another member lacks a comma, quote or square bracket, or if the body is cut off after the code. A
    /// malformed code (`404`, `"4040"`, `1e9`) counts as none.
    ///
    /// ```
    /// use http::{HeaderMap, HeaderValue, StatusCode};
    /// use upyun_codes::{E40400001, RequestError, X_ERROR_CODE};
    ///
    /// // The response to a HEAD request has no body.
    /// let headers = HeaderMap::from_iter([(X_ERROR_CODE.parse()?, HeaderValue::from_static("40400001"))]);
    /// let error = RequestError::from_parts(StatusCode::NOT_FOUND, &headers, b"");
    /// assert_eq!(error.code(), Some(E40400001));
    /// assert_eq!(error.to_string(), "40400001 file or directory not found");
    /// # Ok::<(), http::header::InvalidHeaderName>(())
    /// ```
    #[must_use]
    pub fn from_parts(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> RequestError {
        let Body { code, msg, id } = body::read(body);
        let (code, entry) = match code {
            Some(body::Code::Integer(code)) => (Some(code), api::TABLE.get(code)),
            Some(body::Code::String(code)) => (Some(code), cdn::TABLE.get(code)),
            None => {
                let code = headers.get_all(X_ERROR_CODE).iter().find_map(first_code);
                (code, code.and_then(|code| api::TABLE.get(code).or_else(|| cdn::TABLE.get(code))))
            }
        };
        let text = msg.or_else(|| entry.is_none().then(|| body::beginning(body))?);
        let id = id.or_else(|| {
            let value = headers.get(X_REQUEST_ID)?;
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned()).filter(|id| !id.trim().is_empty())
        });
        RequestError { status, code, entry, text, id, retry_after: retry_after(headers) }
    }

    /// Returns the response's status, which may differ from the code's.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the error code, or `None` if the response has none, as when it comes from a proxy.
    ///
    /// The code's own methods and its `Display` look in the API's table. This error's methods look in the table that
    /// the code belongs to.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        self.code
    }

    /// Returns the code's entry in the table that it belongs to, the API's or the CDN edge's; `None` if there is no
    /// code or it is undocumented.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        self.entry
    }

    /// Returns the kind of failure: the code's kind in its table, or else the kind of the code's status, or else that
    /// of the response's status.
    ///
    /// A response without a code may come from a proxy, and says nothing about the file: to tell a missing file
    /// from a wrong address, check the [`code`](Self::code) as well.
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use upyun_codes::{ErrorKind, RequestError};
    ///
    /// let from = |body: &str| RequestError::from_parts(StatusCode::SERVICE_UNAVAILABLE, &HeaderMap::new(), body.as_bytes());
    ///
    /// // The API and the edge give this number different meanings.
    /// assert_eq!(from(r#"{"code":50300002}"#).kind(), ErrorKind::Unavailable);
    /// assert_eq!(from(r#"{"code":"50300002"}"#).kind(), ErrorKind::TimedOut);
    /// ```
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match (self.entry, self.code) {
            (Some(entry), _) => entry.kind(),
            (None, Some(code)) => ErrorKind::from_status(code.status()),
            (None, None) => ErrorKind::from_status(self.status.as_u16()),
        }
    }

    /// Returns `true` if the same request may succeed when sent again later; see [`ErrorKind::is_retryable`].
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
        match (&self.text, self.entry) {
            (Some(text), _) => text,
            (None, Some(entry)) => entry.message(),
            (None, None) => self.status.canonical_reason().unwrap_or("unknown error"),
        }
    }

    /// Returns UpYun's longer explanation, in Chinese, if there is one. Three of the API's codes and all of the
    /// edge's have one.
    #[must_use]
    pub fn detail(&self) -> Option<&'static str> {
        self.entry?.detail()
    }

    /// Returns the request id, by which UpYun can find the request, or `None` if the response has none. Include it when
    /// you report a server error.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns how long to wait before the next attempt: the `Retry-After` header in seconds (RFC 9110, section
    /// 10.2.3).
    ///
    /// `None` if there is no such header, or if its value, such as a date, is not a whole number of seconds. The server
    /// may ask for any number, so put an upper limit on the wait.
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
        self.retry_after
    }
}

/// The first code in a header's value. Several headers of one name may have been joined by commas (RFC 9110, section
/// 5.2).
fn first_code(value: &HeaderValue) -> Option<ErrorCode> {
    let mut values = value.as_bytes().split(|byte| *byte == b',');
    values.find_map(|value| ErrorCode::from_bytes(value.trim_ascii()).ok())
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?;
    // `parse` alone would accept a sign.
    let seconds = value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())??;
    Some(Duration::from_secs(seconds))
}

/// The code (or the status if there is none), the message and the request id, on one line whatever the server sent:
/// control characters, line separators and characters that change the direction of text are escaped.
///
/// `40400001 file or directory not found (request id 11e4a729d24943409933a5e8314cd32e)`
impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "{}", code.as_u32())?,
            None => write!(f, "{}", self.status.as_u16())?,
        }
        OneLine::write(f, " ", self.message())?;
        if let Some(id) = &self.id {
            OneLine::write(f, " (request id ", id)?;
            f.write_str(")")?;
        }
        Ok(())
    }
}

impl Error for RequestError {}
