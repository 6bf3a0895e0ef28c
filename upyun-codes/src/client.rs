//! The feature `client`: from status, headers and body to one error.

use core::error::Error;
use core::fmt;
use core::time::Duration;
use std::string::String;

use ::http::header::RETRY_AFTER;
use ::http::{HeaderMap, StatusCode};

use crate::body::{self, Body};
use crate::code::ErrorCode;
use crate::entry::Entry;
use crate::headers::{X_ERROR_CODE, X_REQUEST_ID};
use crate::kind::ErrorKind;
use crate::one_line::OneLine;
use crate::{api, cdn};

/// Why a request failed, from all that the response says: its status, headers and body.
///
/// ```
/// use http::{HeaderMap, StatusCode};
/// use upyun_codes::{E40100005, ErrorKind, RequestError};
///
/// /// What comes of a download: its bytes, or nothing if there is no such file.
/// fn download(status: StatusCode, headers: &HeaderMap, body: Vec<u8>) -> Result<Option<Vec<u8>>, RequestError> {
///     if status.is_success() {
///         return Ok(Some(body));
///     }
///     let error = RequestError::from_parts(status, headers, &body);
///     match error.kind() {
///         ErrorKind::NotFound => Ok(None),
///         _ if error.code() == Some(E40100005) => panic!("check the password: {error}"),
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
    /// The code's entry in the table of whoever assigned it, the API or the edge.
    entry: Option<Entry>,
    /// What the response itself says, if anything that beats the entry's message.
    text: Option<String>,
    id: Option<String>,
    retry_after: Option<Duration>,
}

impl RequestError {
    /// Reads a response with an error status. Never fails: whatever is missing or malformed costs only itself.
    ///
    /// The code is the body's, or else that of the header [`X_ERROR_CODE`]; the id is the body's, or else that of the
    /// header [`X_REQUEST_ID`]. An integer code belongs to the API and is looked up in [`api::TABLE`], a string belongs to
    /// the CDN edge and is looked up in [`cdn::TABLE`], and a code from a header is looked up in the API's table and then
    /// in the edge's.
    ///
    /// A missing, null or non-string `msg` or `id`, invalid UTF-8, unknown fields, and a body cut off after the code
    /// never cost the code. A malformed code (`404`, `"4040"`, `1e9`) counts as none.
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
                let code = headers.get_all(X_ERROR_CODE).iter().find_map(|value| ErrorCode::try_from(value).ok());
                (code, code.and_then(|code| api::TABLE.get(code).or_else(|| cdn::TABLE.get(code))))
            }
        };
        let text = msg.or_else(|| entry.is_none().then(|| body::first_line(body))?);
        let id = id.or_else(|| {
            let value = headers.get(X_REQUEST_ID)?;
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned()).filter(|id| !id.is_empty())
        });
        RequestError { status, code, entry, text, id, retry_after: retry_after(headers) }
    }

    /// The response's status, which may differ from that of the code.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The error code, or `None` if the response has none, as when it comes from a proxy.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        self.code
    }

    /// What to do about it: the kind of the code in its table, else of the code's status, else of the response's status.
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

    /// The server's message; else the documented one; else the body's first line, at most 200 characters of it; else
    /// the status's reason phrase.
    ///
    /// The text is the server's and may contain anything; `Display` keeps it on one line.
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use upyun_codes::RequestError;
    ///
    /// let from = |body: &str| RequestError::from_parts(StatusCode::BAD_GATEWAY, &HeaderMap::new(), body.as_bytes());
    ///
    /// assert_eq!(from("upstream failed\nsee the log").message(), "upstream failed");
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

    /// The documented longer explanation, in Chinese, which three of the API's codes and all of the edge's have.
    #[must_use]
    pub fn detail(&self) -> Option<&'static str> {
        self.entry?.detail()
    }

    /// The request's id, by which UpYun finds the request again. Report it with a server error.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// How long to wait before the next attempt: the header `Retry-After` in seconds (RFC 9110, section 10.2.3).
    ///
    /// `None` if there is no such header, or if it names a date.
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

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?;
    // `parse` alone would accept a sign.
    let seconds = value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())??;
    Some(Duration::from_secs(seconds))
}

/// The code, or else the status, the message and the request's id, on one line whatever the server sent: control
/// characters and those that change the direction of text are escaped.
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
