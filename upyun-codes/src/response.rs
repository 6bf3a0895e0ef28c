//! The body of a failed request.

use core::error::Error;
use core::fmt;

use crate::code::ErrorCode;
use crate::one_line::OneLine;

/// The body of the response to a failed request: `{"msg": …, "code": …, "id": …}`.
///
/// `S` is a string type: `String`, `Cow<str>` or `heapless::String<N>`, or `&str`, which needs no allocator but cannot
/// hold a message with escapes. The `serde` feature reads and writes the body as JSON. For a whole response, see
/// `RequestError` (`client` feature).
///
/// It is an [`Error`], so it works with `?`; use an owned `S` such as `String` if the error outlives the body. Its
/// `Display` output is a single log line.
///
/// ```
/// use upyun_codes::{E40400001, ErrorResponse};
///
/// let response = ErrorResponse {
///     code: E40400001,
///     msg: "file or directory not found",
///     id: Some("11e4a729d24943409933a5e8314cd32e"),
/// };
///
/// assert_eq!(
///     response.to_string(),
///     "40400001 file or directory not found (request id 11e4a729d24943409933a5e8314cd32e)",
/// );
///
/// fn failed() -> Result<(), Box<dyn std::error::Error>> {
///     Err(ErrorResponse { code: E40400001, msg: "file or directory not found", id: None })?
/// }
/// assert_eq!(failed().unwrap_err().to_string(), "40400001 file or directory not found");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ErrorResponse<S> {
    /// The error code.
    pub code: ErrorCode,
    /// The server's message. It may differ from the documented [`ErrorCode::message`], and is empty if there is none.
    pub msg: S,
    /// The request id. UpYun asks for it in reports of 5xx errors; the CDN edge omits it.
    ///
    /// The [`X_REQUEST_ID`](crate::X_REQUEST_ID) header carries it as well.
    pub id: Option<S>,
}

/// The number, the message and the request id, on one line: control characters, line separators and characters that
/// change the direction of text are escaped. If the message is empty, the one in the API's table is shown, if any; an
/// empty id is omitted.
impl<S: fmt::Display> fmt::Display for ErrorResponse<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code.as_u32())?;
        if let (false, Some(message)) = (OneLine::write(f, " ", &self.msg)?, self.code.message()) {
            write!(f, " {message}")?;
        }
        if let Some(id) = &self.id
            && OneLine::write(f, " (request id ", id)?
        {
            f.write_str(")")?;
        }
        Ok(())
    }
}

impl<S: fmt::Debug + fmt::Display> Error for ErrorResponse<S> {}
