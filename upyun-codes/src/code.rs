//! The code itself: a number, its status and its kind.

use core::error::Error;
use core::fmt;
use core::num::NonZeroU32;
use core::str::FromStr;

use crate::api::TABLE;
use crate::kind::ErrorKind;

/// An UpYun error code: eight digits, the first three of which are the HTTP status.
///
/// The type is open. The constants in the crate root (`E40400001` …) are the documented codes. A server may send any
/// other code, which is an ordinary value: it has a number, a status and a [`kind`](Self::kind), but its
/// [`message`](Self::message) is `None`.
///
/// The number ranges from 10000000 to 99999999, so the status ranges from 100 to 999. An `Option<ErrorCode>` takes four
/// bytes.
///
/// ```
/// use upyun_codes::{E40400001, ErrorCode};
///
/// let code = ErrorCode::from_u32(40400001)?;
/// assert_eq!(code, E40400001);
/// assert_eq!(code.status(), 404);
/// assert_eq!(code.message(), Some("file or directory not found"));
///
/// // The edge sends codes that are not in the API's table.
/// let code = ErrorCode::from_u32(40310002)?;
/// assert_eq!(code.message(), None);
/// assert!(code.is_client_error());
/// # Ok::<(), upyun_codes::InvalidErrorCode>(())
/// ```
///
/// The source of the codes is [UpYun's page of API error codes](https://help.upyun.com/knowledge-base/errno/)
/// (API 错误码表).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ErrorCode(NonZeroU32);

const MIN: u32 = 10_000_000;
const MAX: u32 = 99_999_999;

impl ErrorCode {
    /// Creates an `ErrorCode` from its number.
    ///
    /// # Errors
    ///
    /// Returns an error unless the number is from 10000000 to 99999999.
    ///
    /// ```
    /// use upyun_codes::ErrorCode;
    ///
    /// assert!(ErrorCode::from_u32(40400001).is_ok());
    /// assert!(ErrorCode::from_u32(404).is_err());
    ///
    /// // A constant for a code that no table has
    /// const REJECTED: ErrorCode = match ErrorCode::from_u32(50210999) {
    ///     Ok(code) => code,
    ///     Err(_) => panic!("not a valid error code"),
    /// };
    /// # let _ = REJECTED;
    /// ```
    #[inline]
    pub const fn from_u32(code: u32) -> Result<ErrorCode, InvalidErrorCode> {
        match NonZeroU32::new(code) {
            Some(nonzero) if MIN <= code && code <= MAX => Ok(ErrorCode(nonzero)),
            _ => Err(InvalidErrorCode(())),
        }
    }

    /// Parses exactly eight ASCII digits, as in the `X-Error-Code` header or in the strings that the CDN edge sends.
    ///
    /// # Errors
    ///
    /// Returns an error for anything else: signs, spaces, digits of other scripts, more or fewer than eight digits, or
    /// a leading `0`.
    ///
    /// ```
    /// use upyun_codes::{E40400001, ErrorCode};
    ///
    /// assert_eq!(ErrorCode::from_bytes(b"40400001"), Ok(E40400001));
    /// assert!(ErrorCode::from_bytes(b"+4040000").is_err());
    /// assert!(ErrorCode::from_bytes(b" 40400001").is_err());
    /// ```
    #[inline]
    pub const fn from_bytes(digits: &[u8]) -> Result<ErrorCode, InvalidErrorCode> {
        match digits.first_chunk::<8>() {
            Some(eight) if digits.len() == 8 => match decimal(u64::from_le_bytes(*eight)) {
                Some(code) => ErrorCode::from_u32(code),
                None => Err(InvalidErrorCode(())),
            },
            _ => Err(InvalidErrorCode(())),
        }
    }

    /// Returns the number, from 10000000 to 99999999.
    ///
    /// ```
    /// assert_eq!(upyun_codes::E40400001.as_u32(), 40400001);
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_u32(self) -> u32 {
        self.0.get()
    }

    /// Returns the HTTP status, the first three digits, from 100 to 999.
    ///
    /// Not every status is registered: UpYun also uses 444 (the connection was closed) and 599 (a backend call failed
    /// or timed out).
    ///
    /// ```
    /// assert_eq!(upyun_codes::E40400001.status(), 404);
    /// assert_eq!(upyun_codes::E59900001.status(), 599);
    /// ```
    #[inline]
    #[must_use]
    pub const fn status(self) -> u16 {
        (self.as_u32() / 100_000) as u16
    }

    /// Returns `true` if UpYun's API table has this code.
    ///
    /// ```
    /// use upyun_codes::{E40400001, ErrorCode};
    ///
    /// assert!(E40400001.is_documented());
    /// assert!(!ErrorCode::from_u32(40310002)?.is_documented());
    /// # Ok::<(), upyun_codes::InvalidErrorCode>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_documented(self) -> bool {
        TABLE.contains(self)
    }

    /// Returns UpYun's short description (含义), or `None` if the API's table has no such code.
    ///
    /// A message does not identify its code: some messages appear more than once. For a code of the CDN or of your own
    /// table, use [`ErrorTable::get`](crate::ErrorTable::get).
    ///
    /// ```
    /// assert_eq!(upyun_codes::E42900001.message(), Some("too many requests"));
    /// ```
    #[inline]
    #[must_use]
    pub const fn message(self) -> Option<&'static str> {
        TABLE.message(self)
    }

    /// Returns UpYun's longer explanation (详细说明), in Chinese, if there is one; three of the API's codes have one.
    ///
    /// ```
    /// assert_eq!(upyun_codes::E50300013.detail(), Some("内部服务超时了"));
    /// assert_eq!(upyun_codes::E40400001.detail(), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn detail(self) -> Option<&'static str> {
        TABLE.detail(self)
    }

    /// Returns `true` if the status is from 400 to 499.
    ///
    /// As a rule, the request must change before it can succeed; see [`is_retryable`](Self::is_retryable) for the
    /// exceptions.
    ///
    /// ```
    /// assert!(upyun_codes::E40400001.is_client_error());
    /// assert!(!upyun_codes::E50300000.is_client_error());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_client_error(self) -> bool {
        self.as_u32() / 10_000_000 == 4
    }

    /// Returns `true` if the status is from 500 to 599: the service failed.
    ///
    /// UpYun asks that such errors be reported to after-sales support or to your account manager
    /// (如遇 5xx 错误,请反馈给售后或您的商务经理). Include the request id, from the body's `id` or the `X-Request-Id` header.
    ///
    /// ```
    /// assert!(upyun_codes::E59900001.is_server_error());
    /// assert!(!upyun_codes::E40400001.is_server_error());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_server_error(self) -> bool {
        self.as_u32() / 10_000_000 == 5
    }

    /// Returns the kind of failure: what a program should do about it.
    ///
    /// A documented code has the kind that UpYun's API table gives it; any other code has the kind of its status, as
    /// given by [`ErrorKind::from_status`]. For a code of the CDN or of your own table, use
    /// [`Entry::kind`](crate::Entry::kind).
    ///
    /// ```
    /// use upyun_codes::{E40001045, E40600002, ErrorCode, ErrorKind};
    ///
    /// assert_eq!(E40001045.kind(), ErrorKind::NotFound);
    /// assert_eq!(E40600002.kind(), ErrorKind::AlreadyExists);
    /// assert_eq!(ErrorCode::from_u32(50210000)?.kind(), ErrorKind::Unavailable);
    /// # Ok::<(), upyun_codes::InvalidErrorCode>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn kind(self) -> ErrorKind {
        match TABLE.kind(self) {
            Some(kind) => kind,
            None => ErrorKind::from_status(self.status()),
        }
    }

    /// Returns `true` if the same request may succeed when sent again later; see [`ErrorKind::is_retryable`].
    ///
    /// UpYun promises nothing about retries. Wait between attempts, longer each time, and only retry idempotent
    /// requests.
    ///
    /// ```
    /// assert!(upyun_codes::E42900001.is_retryable());
    /// assert!(upyun_codes::E50300000.is_retryable());
    /// // "request banned", with the status of "too many requests"
    /// assert!(!upyun_codes::E42900004.is_retryable());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        self.kind().is_retryable()
    }
}

/// Returns the value of a constant. The compiler calls this once for each row of a table, so it takes the shortest
/// path.
///
/// # Panics
///
/// Panics if the number is not an error code.
#[must_use]
pub const fn code(code: u32) -> ErrorCode {
    match NonZeroU32::new(code) {
        Some(nonzero) if MIN <= code && code <= MAX => ErrorCode(nonzero),
        _ => panic!("the macro accepted a number that is not an error code"),
    }
}

/// Returns the value of eight ASCII digits, the first in the lowest byte; `None` if any of them is not a digit.
///
/// Checking and combining all eight at once takes half the time of a loop. Three steps combine neighbors: eight digits
/// into four pairs, the pairs into two groups of four, and these into one number.
#[inline]
const fn decimal(eight: u64) -> Option<u32> {
    // The high half of a digit's byte is 3, and stays 3 when 6 is added; no other byte has both properties.
    let high = 0xF0F0_F0F0_F0F0_F0F0;
    let threes = 0x3030_3030_3030_3030;
    let sixes = 0x0606_0606_0606_0606;
    if eight & high != threes || eight.wrapping_add(sixes) & high != threes {
        return None;
    }
    let digits = eight & 0x0F0F_0F0F_0F0F_0F0F;
    let pairs = (digits.wrapping_mul(10 << 8 | 1) >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs.wrapping_mul(100 << 16 | 1) >> 16) & 0x0000_FFFF_0000_FFFF;
    Some((fours.wrapping_mul(10_000 << 32 | 1) >> 32) as u32)
}

/// The number and, if UpYun's API table has the code, its message: `40400001 file or directory not found`.
impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.message() {
            Some(message) => write!(f, "{} {message}", self.as_u32()),
            None => write!(f, "{}", self.as_u32()),
        }
    }
}

/// Like [`ErrorCode::from_bytes`]: exactly eight ASCII digits.
impl FromStr for ErrorCode {
    type Err = InvalidErrorCode;

    #[inline]
    fn from_str(digits: &str) -> Result<ErrorCode, InvalidErrorCode> {
        ErrorCode::from_bytes(digits.as_bytes())
    }
}

impl TryFrom<u32> for ErrorCode {
    type Error = InvalidErrorCode;

    #[inline]
    fn try_from(code: u32) -> Result<ErrorCode, InvalidErrorCode> {
        ErrorCode::from_u32(code)
    }
}

impl TryFrom<&[u8]> for ErrorCode {
    type Error = InvalidErrorCode;

    #[inline]
    fn try_from(digits: &[u8]) -> Result<ErrorCode, InvalidErrorCode> {
        ErrorCode::from_bytes(digits)
    }
}

impl From<ErrorCode> for u32 {
    #[inline]
    fn from(code: ErrorCode) -> u32 {
        code.as_u32()
    }
}

/// The error returned when a value is not a valid error code, that is, not an eight-digit number from 10000000 to
/// 99999999.
///
/// ```
/// use upyun_codes::ErrorCode;
///
/// let error = ErrorCode::from_u32(404).unwrap_err();
/// assert_eq!(error.to_string(), "not an error code: expected eight digits, 10000000 to 99999999");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidErrorCode(());

impl fmt::Display for InvalidErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an error code: expected eight digits, 10000000 to 99999999")
    }
}

impl Error for InvalidErrorCode {}
