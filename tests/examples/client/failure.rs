//! From the answer to a failed request to what it says.

use std::error::Error;
use std::fmt;

use http::{HeaderMap, Response, StatusCode};
use upyun_codes::{ErrorCode, ErrorResponse, X_ERROR_CODE, X_REQUEST_ID};

/// UpYun's own bodies have some hundred bytes.
const BODY_LIMIT: u64 = 64 * 1024;

/// A request that the service, or something before it, did not fulfil.
#[derive(Debug)]
pub(crate) enum Failure {
    /// An answer with an error code, in its body or, as to a `HEAD`, only in its headers.
    Refused(ErrorResponse<String>),
    /// An answer without an error code: a proxy's page, a body cut short. Only its status says anything.
    Unreadable { status: StatusCode, id: Option<String>, reason: String },
}

impl Failure {
    /// Reads an answer whose status is no success.
    pub(crate) fn read(mut response: Response<ureq::Body>) -> Failure {
        let body = response.body_mut().with_config().limit(BODY_LIMIT).read_to_vec();
        let headers = response.headers();
        let id = text(headers, X_REQUEST_ID);
        let reason = match body {
            Ok(body) => match serde_json::from_slice::<ErrorResponse<String>>(&body) {
                Ok(response) => return Failure::Refused(ErrorResponse { id: response.id.or(id), ..response }),
                Err(_) if body.is_empty() => "the body is empty".to_owned(),
                Err(error) => format!("the body is no error response: {error}"),
            },
            Err(error) => format!("the body cannot be read: {error}"),
        };
        match headers.get(X_ERROR_CODE).map(ErrorCode::try_from) {
            // Without a message of the server's, the documented one is shown.
            Some(Ok(code)) => Failure::Refused(ErrorResponse { code, msg: String::new(), id }),
            Some(Err(error)) => {
                let reason = format!("{reason}; the header {X_ERROR_CODE}: {error}");
                Failure::Unreadable { status: response.status(), id, reason }
            }
            None => Failure::Unreadable { status: response.status(), id, reason },
        }
    }

    /// The code to decide by. An answer without one is decided on by its status, to which five zeros add nothing.
    pub(crate) fn code(&self) -> Option<ErrorCode> {
        match self {
            Failure::Refused(response) => Some(response.code),
            Failure::Unreadable { status, .. } => ErrorCode::from_u32(u32::from(status.as_u16()) * 100_000).ok(),
        }
    }

    /// What UpYun finds the request by.
    pub(crate) fn id(&self) -> Option<&str> {
        match self {
            Failure::Refused(ErrorResponse { id, .. }) | Failure::Unreadable { id, .. } => id.as_deref(),
        }
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Refused(response) => response.fmt(f),
            Failure::Unreadable { status, reason, .. } => write!(f, "status {}: {reason}", status.as_u16()),
        }
    }
}

impl Error for Failure {}
