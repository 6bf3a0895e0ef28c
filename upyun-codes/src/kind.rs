//! What a code means for the program that receives it.

use core::fmt;

/// What a program should do about a failed request.
///
/// Codes that call for the same reaction share a kind, whatever their status. When one specific code matters, match on
/// its constant instead.
///
/// | kind | what to do | retryable |
/// |---|---|---|
/// | [`InvalidRequest`](Self::InvalidRequest) | fix the request: a parameter, header, policy or path | no |
/// | [`Unauthenticated`](Self::Unauthenticated) | fix the signature, password, clock or expiry | no |
/// | [`PermissionDenied`](Self::PermissionDenied) | obtain permission, or use a permitted address, referer or account | no |
/// | [`BucketUnavailable`](Self::BucketUnavailable) | notify a person: the account or bucket is unavailable | no |
/// | [`NotFound`](Self::NotFound) | continue without the file, upload or task | no |
/// | [`AlreadyExists`](Self::AlreadyExists) | continue as if the operation had succeeded | no |
/// | [`Conflict`](Self::Conflict) | read the current state again and decide | no |
/// | [`TooLarge`](Self::TooLarge) | send less, or send the content in parts | no |
/// | [`InvalidContent`](Self::InvalidContent) | send different content | no |
/// | [`ChecksumMismatch`](Self::ChecksumMismatch) | send the same bytes once more; if that fails too, the checksum is wrong | no |
/// | [`QuotaExceeded`](Self::QuotaExceeded) | free up or buy space | no |
/// | [`RateLimited`](Self::RateLimited) | wait, then retry | yes |
/// | [`ConnectionClosed`](Self::ConnectionClosed) | retry | yes |
/// | [`TimedOut`](Self::TimedOut) | retry | yes |
/// | [`Unavailable`](Self::Unavailable) | wait, retry, and report the error with its request id | yes |
/// | [`Other`](Self::Other) | unknown: the status is not from 400 to 599 | no |
///
/// ```
/// use upyun_codes::{E40001045, E40100012, E42900004, ErrorKind};
///
/// // A file that is not found may come with status 400,
/// assert_eq!(E40001045.kind(), ErrorKind::NotFound);
/// // a missing bucket is not a missing file,
/// assert_eq!(E40100012.kind(), ErrorKind::BucketUnavailable);
/// // and waiting does not lift a ban.
/// assert!(!E42900004.kind().is_retryable());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A parameter, header, policy or path is wrong: fix the request.
    InvalidRequest,
    /// The signature, password or date is wrong, or has expired.
    Unauthenticated,
    /// The operator may not do this, or a rule forbids the address, the referer or the region.
    PermissionDenied,
    /// The account or the bucket is missing, blocked, unpaid, closed or read-only: notify a person.
    ///
    /// A missing bucket is not [`NotFound`](Self::NotFound): a program that continues as if its files did not exist
    /// could lose data.
    BucketUnavailable,
    /// There is no such file, upload or task.
    ///
    /// This is also the kind of a response with status 404 and no code, such as a proxy's. Where absence matters, check
    /// that there is a code.
    NotFound,
    /// The file, folder or part already exists, as if the operation had succeeded.
    AlreadyExists,
    /// The state is not what the request expects: it was changed concurrently, a condition of the request does not
    /// hold, there is a directory instead of a file, a directory is not empty, or parts are missing.
    Conflict,
    /// The body, file or part is too large: send less, or send the content in parts. For some codes of the CDN, it is
    /// the origin's response that is too large.
    TooLarge,
    /// The content is not accepted: not an image, or of an unsupported type or size.
    InvalidContent,
    /// The bytes that arrived do not match the checksum: send them once more. If that fails too, the checksum is wrong.
    ChecksumMismatch,
    /// The bucket is full: free up or buy space.
    QuotaExceeded,
    /// Too many requests, or too much bandwidth: wait, then retry.
    RateLimited,
    /// One side closed the connection: retry.
    ConnectionClosed,
    /// The request or a backend call took too long: retry.
    TimedOut,
    /// The service failed: wait, retry, and report the error with its request id.
    Unavailable,
    /// Unknown: the status is not from 400 to 599.
    Other,
}

/// The statuses with a kind of their own, as their distance from 400, which fits in a byte. A `match` would be shorter
/// to write, but takes several times as much flash.
const BY_STATUS: &[(u8, ErrorKind)] = &[
    (1, ErrorKind::Unauthenticated),
    (3, ErrorKind::PermissionDenied),
    (4, ErrorKind::NotFound),
    (7, ErrorKind::Unauthenticated),
    (8, ErrorKind::TimedOut),
    (9, ErrorKind::Conflict),
    (12, ErrorKind::Conflict),
    (13, ErrorKind::TooLarge),
    (15, ErrorKind::InvalidContent),
    (29, ErrorKind::RateLimited),
    (44, ErrorKind::ConnectionClosed),
    (99, ErrorKind::ConnectionClosed),
    (104, ErrorKind::TimedOut),
    (107, ErrorKind::QuotaExceeded),
    (199, ErrorKind::TimedOut),
];

impl ErrorKind {
    /// Returns the kind of a response without a code, or of a code without a kind of its own.
    ///
    /// Statuses are interpreted as in RFC 9110, RFC 6585 (429), RFC 4918 (507), nginx (444 and 499: the connection was
    /// closed) and proxies (599: timed out).
    ///
    /// ```
    /// use upyun_codes::ErrorKind;
    ///
    /// assert_eq!(ErrorKind::from_status(404), ErrorKind::NotFound);
    /// assert_eq!(ErrorKind::from_status(502), ErrorKind::Unavailable);
    /// assert_eq!(ErrorKind::from_status(200), ErrorKind::Other);
    /// ```
    #[must_use]
    pub const fn from_status(status: u16) -> ErrorKind {
        let distance = status.wrapping_sub(400);
        let mut i = 0;
        while i < BY_STATUS.len() {
            if BY_STATUS[i].0 as u16 == distance {
                return BY_STATUS[i].1;
            }
            i += 1;
        }
        match distance {
            0..=99 => ErrorKind::InvalidRequest,
            100..=199 => ErrorKind::Unavailable,
            _ => ErrorKind::Other,
        }
    }

    /// Returns `true` if the same request may succeed when sent again later.
    ///
    /// Wait between attempts, longer each time, and only retry idempotent requests (RFC 9110, section 9.2.2).
    ///
    /// ```
    /// use upyun_codes::ErrorKind;
    ///
    /// assert!(ErrorKind::RateLimited.is_retryable());
    /// assert!(!ErrorKind::QuotaExceeded.is_retryable());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        matches!(
            self,
            ErrorKind::RateLimited | ErrorKind::ConnectionClosed | ErrorKind::TimedOut | ErrorKind::Unavailable
        )
    }

    /// The kind with the given number, the inverse of `as u8`. The optimizer recognizes this `match` as the identity.
    pub(crate) const fn from_number(number: u8) -> ErrorKind {
        match number {
            0 => ErrorKind::InvalidRequest,
            1 => ErrorKind::Unauthenticated,
            2 => ErrorKind::PermissionDenied,
            3 => ErrorKind::BucketUnavailable,
            4 => ErrorKind::NotFound,
            5 => ErrorKind::AlreadyExists,
            6 => ErrorKind::Conflict,
            7 => ErrorKind::TooLarge,
            8 => ErrorKind::InvalidContent,
            9 => ErrorKind::ChecksumMismatch,
            10 => ErrorKind::QuotaExceeded,
            11 => ErrorKind::RateLimited,
            12 => ErrorKind::ConnectionClosed,
            13 => ErrorKind::TimedOut,
            14 => ErrorKind::Unavailable,
            _ => ErrorKind::Other,
        }
    }

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            ErrorKind::InvalidRequest => "invalid request",
            ErrorKind::Unauthenticated => "unauthenticated",
            ErrorKind::PermissionDenied => "permission denied",
            ErrorKind::BucketUnavailable => "bucket unavailable",
            ErrorKind::NotFound => "not found",
            ErrorKind::AlreadyExists => "already exists",
            ErrorKind::Conflict => "conflict",
            ErrorKind::TooLarge => "too large",
            ErrorKind::InvalidContent => "invalid content",
            ErrorKind::ChecksumMismatch => "checksum mismatch",
            ErrorKind::QuotaExceeded => "quota exceeded",
            ErrorKind::RateLimited => "rate limited",
            ErrorKind::ConnectionClosed => "connection closed",
            ErrorKind::TimedOut => "timed out",
            ErrorKind::Unavailable => "unavailable",
            ErrorKind::Other => "other",
        }
    }
}

/// Lowercase words: `not found`.
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
