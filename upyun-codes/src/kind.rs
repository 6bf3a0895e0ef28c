//! What a code means for the program that receives it.

use core::error::Error;
use core::fmt;
use core::str::FromStr;

/// What a program should do about a failed request.
///
/// Codes that call for the same reaction share a kind, whatever their status. When one specific code matters, match on
/// its constant instead.
///
/// | kind | what to do | retryable |
/// |---|---|---|
/// | [`InvalidRequest`](Self::InvalidRequest) | fix the request: a parameter, header, policy or path | no |
/// | [`Unauthenticated`](Self::Unauthenticated) | fix the signature, token, password, clock or expiry | no |
/// | [`PermissionDenied`](Self::PermissionDenied) | obtain permission or use another way in: a right is missing, or a rule or a ban forbids it | no |
/// | [`BucketUnavailable`](Self::BucketUnavailable) | tell a person: the account, the bucket or its configuration is missing, blocked, unpaid, closed or broken | no |
/// | [`NotFound`](Self::NotFound) | continue without the file, upload or task | no |
/// | [`AlreadyExists`](Self::AlreadyExists) | a folder, part or upload: continue as if it had just been created; a file: nothing was written, decide | no |
/// | [`Conflict`](Self::Conflict) | read the state again and decide | no |
/// | [`TooLarge`](Self::TooLarge) | send less, or send it in parts | no |
/// | [`InvalidContent`](Self::InvalidContent) | send different content | no |
/// | [`InvalidRange`](Self::InvalidRange) | stop reading, or ask for a range that exists | no |
/// | [`ChecksumMismatch`](Self::ChecksumMismatch) | send the same bytes again; if it keeps failing, the checksum is wrong | yes |
/// | [`QuotaExceeded`](Self::QuotaExceeded) | free up or buy space | no |
/// | [`RateLimited`](Self::RateLimited) | wait, then retry | yes |
/// | [`Interrupted`](Self::Interrupted) | retry | yes |
/// | [`Unavailable`](Self::Unavailable) | wait, retry, and report it with the request id | yes |
/// | [`Other`](Self::Other) | give up: the status is not from 400 to 599 | no |
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
    /// The signature, token or password is wrong, or has expired, or the clock is off.
    Unauthenticated,
    /// The operator or the token may not do this, or a rule forbids the address, the referer or the region.
    PermissionDenied,
    /// The account, the bucket or its configuration (domain, origin, certificate) is missing, blocked, unpaid, closed
    /// or broken: tell a person.
    ///
    /// A missing bucket is not [`NotFound`](Self::NotFound): a program that continues as if its files did not exist
    /// could lose data.
    BucketUnavailable,
    /// There is no such file, upload or task.
    ///
    /// This is also the kind of a response with status 404 and no code, such as a proxy's. Where absence matters, check
    /// that there is a code.
    NotFound,
    /// A folder, part or upload exists already: continue as if it had just been created. If it is a file, nothing was
    /// written.
    AlreadyExists,
    /// The state is not what the request expects: it was changed concurrently, there is a directory instead of a file,
    /// a directory is not empty, parts are missing, or a position is wrong. Read it again and decide.
    Conflict,
    /// The body, file or part is too large: send less, or send it in parts.
    TooLarge,
    /// The content is not accepted: not an image, or of an unsupported type or dimensions.
    InvalidContent,
    /// The range is not in the file: stop reading, or ask for one that exists.
    InvalidRange,
    /// The bytes that arrived do not match the checksum or the size: send the same bytes again. If it keeps failing,
    /// the checksum is wrong.
    ChecksumMismatch,
    /// The bucket is full: free up or buy space.
    QuotaExceeded,
    /// Too many requests, or too much bandwidth: wait, then retry.
    RateLimited,
    /// The connection was closed, or a time limit passed, before the request was complete: retry.
    Interrupted,
    /// The service failed: wait, retry, and report it with the request id.
    Unavailable,
    /// Unknown: the status is not from 400 to 599.
    Other,
}

/// Marks the number of a kind in [`BY_STATUS`].
const KIND: u8 = 0xF0;

/// The statuses of each kind, as their distance from 400, after the kind's number. All others have the kind of their
/// class. A `match` would be shorter to write, but takes twice as much flash.
#[rustfmt::skip]
const BY_STATUS: &[u8] = &[
    KIND | ErrorKind::InvalidRequest as u8, 101, 105, 106, 108, 110,
    KIND | ErrorKind::Unauthenticated as u8, 1, 7, 111,
    KIND | ErrorKind::PermissionDenied as u8, 3, 51,
    KIND | ErrorKind::BucketUnavailable as u8, 2,
    KIND | ErrorKind::NotFound as u8, 4, 10,
    KIND | ErrorKind::Conflict as u8, 9, 12, 23,
    KIND | ErrorKind::TooLarge as u8, 13,
    KIND | ErrorKind::InvalidContent as u8, 15,
    KIND | ErrorKind::InvalidRange as u8, 16,
    KIND | ErrorKind::QuotaExceeded as u8, 107,
    KIND | ErrorKind::RateLimited as u8, 25, 29,
    KIND | ErrorKind::Interrupted as u8, 8, 44, 99, 104, 199,
];

impl ErrorKind {
    /// All kinds, in ascending order.
    ///
    /// ```
    /// use upyun_codes::ErrorKind;
    ///
    /// // A counter for each kind, as for metrics
    /// let mut failures = [0; ErrorKind::ALL.len()];
    /// failures[ErrorKind::NotFound as usize] += 1;
    ///
    /// assert_eq!(ErrorKind::ALL[ErrorKind::NotFound as usize], ErrorKind::NotFound);
    /// ```
    pub const ALL: &'static [ErrorKind] = &[
        ErrorKind::InvalidRequest,
        ErrorKind::Unauthenticated,
        ErrorKind::PermissionDenied,
        ErrorKind::BucketUnavailable,
        ErrorKind::NotFound,
        ErrorKind::AlreadyExists,
        ErrorKind::Conflict,
        ErrorKind::TooLarge,
        ErrorKind::InvalidContent,
        ErrorKind::InvalidRange,
        ErrorKind::ChecksumMismatch,
        ErrorKind::QuotaExceeded,
        ErrorKind::RateLimited,
        ErrorKind::Interrupted,
        ErrorKind::Unavailable,
        ErrorKind::Other,
    ];

    /// Returns the kind of a response without a code, or of a code without a kind of its own.
    ///
    /// Statuses are interpreted as in RFC 9110, RFC 2295 (506), RFC 2774 (510), RFC 4918 (423, 507), RFC 5842 (508), RFC
    /// 6585 (429, 511), RFC 7725 (451), RFC 8470 (425), nginx (444 and 499: the connection was closed) and proxies (599:
    /// timed out).
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
        let mut kind = 0;
        let mut i = 0;
        while i < BY_STATUS.len() {
            let byte = BY_STATUS[i];
            if byte >= KIND {
                kind = byte;
            } else if byte as u16 == distance {
                return ErrorKind::from_number(kind & 15);
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
            ErrorKind::ChecksumMismatch | ErrorKind::RateLimited | ErrorKind::Interrupted | ErrorKind::Unavailable
        )
    }

    /// The kind at a position in the form that the macro lays out: four bits each, the number of the variant.
    ///
    /// A table's kinds are at the positions of its messages. UpYun's 254 codes take 145 bytes, and a program that never
    /// asks for a kind contains none of them.
    #[inline]
    pub(crate) const fn at(packed: &[u8], position: usize) -> ErrorKind {
        // A position outside the table does not occur; this instead of a panic takes less flash.
        let byte = if position / 2 < packed.len() { packed[position / 2] } else { u8::MAX };
        ErrorKind::from_number(byte >> (position % 2 * 4) & 15)
    }

    /// The kind with the given number, the inverse of `as u8`. The optimizer recognizes this `match` as the identity.
    const fn from_number(number: u8) -> ErrorKind {
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
            9 => ErrorKind::InvalidRange,
            10 => ErrorKind::ChecksumMismatch,
            11 => ErrorKind::QuotaExceeded,
            12 => ErrorKind::RateLimited,
            13 => ErrorKind::Interrupted,
            14 => ErrorKind::Unavailable,
            _ => ErrorKind::Other,
        }
    }

    /// Returns the variant's name, as tables, `Display`, `FromStr` and serde have it: a label for logs and metrics.
    ///
    /// ```
    /// use upyun_codes::ErrorKind;
    ///
    /// assert_eq!(ErrorKind::NotFound.as_str(), "NotFound");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ErrorKind::InvalidRequest => "InvalidRequest",
            ErrorKind::Unauthenticated => "Unauthenticated",
            ErrorKind::PermissionDenied => "PermissionDenied",
            ErrorKind::BucketUnavailable => "BucketUnavailable",
            ErrorKind::NotFound => "NotFound",
            ErrorKind::AlreadyExists => "AlreadyExists",
            ErrorKind::Conflict => "Conflict",
            ErrorKind::TooLarge => "TooLarge",
            ErrorKind::InvalidContent => "InvalidContent",
            ErrorKind::InvalidRange => "InvalidRange",
            ErrorKind::ChecksumMismatch => "ChecksumMismatch",
            ErrorKind::QuotaExceeded => "QuotaExceeded",
            ErrorKind::RateLimited => "RateLimited",
            ErrorKind::Interrupted => "Interrupted",
            ErrorKind::Unavailable => "Unavailable",
            ErrorKind::Other => "Other",
        }
    }
}

/// The variant's name: `NotFound`.
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The inverse of [`ErrorKind::as_str`].
///
/// ```
/// use upyun_codes::ErrorKind;
///
/// assert_eq!("NotFound".parse(), Ok(ErrorKind::NotFound));
/// assert!("notfound".parse::<ErrorKind>().is_err());
/// ```
impl FromStr for ErrorKind {
    type Err = InvalidErrorKind;

    fn from_str(name: &str) -> Result<ErrorKind, InvalidErrorKind> {
        ErrorKind::ALL.iter().copied().find(|kind| kind.as_str() == name).ok_or(InvalidErrorKind(()))
    }
}

/// The error returned when a text is not the name of an [`ErrorKind`].
///
/// ```
/// use upyun_codes::ErrorKind;
///
/// let error = "Missing".parse::<ErrorKind>().unwrap_err();
/// assert_eq!(error.to_string(), "not an error kind: expected the name of a variant, such as `NotFound`");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidErrorKind(());

impl fmt::Display for InvalidErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an error kind: expected the name of a variant, such as `NotFound`")
    }
}

impl Error for InvalidErrorKind {}
