//! The code itself: a number that begins with a status, and the table that it belongs to.

use core::error::Error;
use core::fmt;
use core::marker::PhantomData;
use core::num::NonZeroU32;
use core::str::FromStr;

use crate::api::Api;
use crate::table::Table;

/// A code of UpYun's storage API.
///
/// ```
/// use upyun_codes::{E40400001, ErrorCode};
///
/// let code = ErrorCode::from_u32(40400001)?;
/// assert_eq!(code, E40400001);
/// assert_eq!(code.message(), Some("file or directory not found"));
/// # Ok::<(), upyun_codes::InvalidErrorCode>(())
/// ```
pub type ErrorCode = Code<Api>;

/// An error code of the table `T`: eight digits, the first three of which are the HTTP status.
///
/// A number means something only within its table: `50300002` is `decode error` for the API, and `resolve domain
/// timeout` for the CDN's edge. So the table is part of the type, and codes of different tables can be neither compared
/// nor matched:
///
/// ```compile_fail,E0308
/// use upyun_codes::{E50300002, cdn};
///
/// assert!(E50300002 != cdn::E50300002);
/// ```
///
/// The type is open. The constants (`E40400001` …) are the documented codes of a table. A server may send any other
/// code, which is an ordinary value: it has a number, a status and a [`kind`](Self::kind), but its
/// [`message`](Self::message) is `None`.
///
/// The number ranges from 10000000 to 99999999, so the status ranges from 100 to 999. A code takes four bytes, and so
/// does an `Option` of one.
///
/// ```
/// use upyun_codes::{Cdn, Code, cdn};
///
/// let code = Code::<Cdn>::from_u32(40310002)?;
/// assert_eq!(code, cdn::E40310002);
/// assert_eq!(code.status(), 403);
/// assert_eq!(code.message(), Some("region is forbidden"));
///
/// let unlisted = Code::<Cdn>::from_u32(40310999)?;
/// assert_eq!(unlisted.message(), None);
/// assert!(unlisted.is_client_error());
/// # Ok::<(), upyun_codes::InvalidErrorCode>(())
/// ```
// The comparisons are derived, since only then is a constant a pattern; the bounds on `T` that this brings are the
// supertraits of `Table`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code<T>(NonZeroU32, PhantomData<T>);

const MIN: u32 = 10_000_000;
const MAX: u32 = 99_999_999;

impl<T: Table> Code<T> {
    /// Creates a code from its number.
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
    pub const fn from_u32(code: u32) -> Result<Code<T>, InvalidErrorCode> {
        match NonZeroU32::new(code) {
            Some(nonzero) if MIN <= code && code <= MAX => Ok(Code(nonzero, PhantomData)),
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
    pub const fn from_bytes(digits: &[u8]) -> Result<Code<T>, InvalidErrorCode> {
        match digits.first_chunk::<8>() {
            Some(eight) if digits.len() == 8 => match decimal(u64::from_le_bytes(*eight)) {
                Some(code) => Code::from_u32(code),
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
}

/// Returns the value of a constant. The compiler calls this once for each row of a table, so it takes the shortest
/// path.
///
/// # Panics
///
/// Panics if the number is not an error code.
#[must_use]
pub const fn code<T>(code: u32) -> Code<T> {
    match NonZeroU32::new(code) {
        Some(nonzero) if MIN <= code && code <= MAX => Code(nonzero, PhantomData),
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

/// The digits, so that [`FromStr`] reads them back. For a line with the message, format the [`entry`](Code::entry).
///
/// ```
/// assert_eq!(upyun_codes::E40400001.to_string(), "40400001");
/// ```
impl<T: Table> fmt::Display for Code<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.as_u32(), f)
    }
}

/// The table and the digits: `Api(40400001)`.
impl<T: Table> fmt::Debug for Code<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple(T::__NAME).field(&self.as_u32()).finish()
    }
}

/// Like [`Code::from_bytes`]: exactly eight ASCII digits.
impl<T: Table> FromStr for Code<T> {
    type Err = InvalidErrorCode;

    #[inline]
    fn from_str(digits: &str) -> Result<Code<T>, InvalidErrorCode> {
        Code::from_bytes(digits.as_bytes())
    }
}

/// Like [`Code::from_bytes`]: exactly eight ASCII digits.
impl<T: Table> TryFrom<&str> for Code<T> {
    type Error = InvalidErrorCode;

    #[inline]
    fn try_from(digits: &str) -> Result<Code<T>, InvalidErrorCode> {
        Code::from_bytes(digits.as_bytes())
    }
}

impl<T: Table> TryFrom<&[u8]> for Code<T> {
    type Error = InvalidErrorCode;

    #[inline]
    fn try_from(digits: &[u8]) -> Result<Code<T>, InvalidErrorCode> {
        Code::from_bytes(digits)
    }
}

impl<T: Table> TryFrom<u32> for Code<T> {
    type Error = InvalidErrorCode;

    #[inline]
    fn try_from(code: u32) -> Result<Code<T>, InvalidErrorCode> {
        Code::from_u32(code)
    }
}

impl<T: Table> From<Code<T>> for u32 {
    #[inline]
    fn from(code: Code<T>) -> u32 {
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
