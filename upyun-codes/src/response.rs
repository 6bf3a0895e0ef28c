//! What the body of a failed request says.

use core::error::Error;
use core::fmt;

use crate::code::ErrorCode;
use crate::one_line::OneLine;

/// The body that a failed request is answered with: `{"msg": …, "code": …, "id": …}`.
///
/// `S` is the string of the caller's choice: `&str` where there is no allocator, `String`, `Cow<str>`,
/// `heapless::String<N>`. With the feature `serde` the body is read and written as JSON.
///
/// It is an [`Error`], so that `?` takes it, with an `S` of its own such as `String` where the error outlives the body; its
/// `Display` is one line for a log.
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
    /// What to decide by.
    pub code: ErrorCode,
    /// What the server says, in its own words. It may differ from the documented [`ErrorCode::message`].
    pub msg: S,
    /// The request's id. UpYun asks for it when a 5xx is reported; the CDN edge leaves it out.
    ///
    /// The header [`X_REQUEST_ID`](crate::X_REQUEST_ID) has it as well.
    pub id: Option<S>,
}

/// The number, the server's words and the request's id, on one line whatever they hold: a control character, or one
/// that changes the direction of the text, is written as its escape. Where the server says nothing, the documented
/// message stands in.
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
