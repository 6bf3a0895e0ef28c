//! The kinds of failure, as in `upyun_codes::ErrorKind`, from which a test would notice any difference.

/// A kind, as the number of its variant: an index into the names of the kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind(u8);

/// The variants of `ErrorKind`. A table's kinds are stored in four bits each, so there can be no more than 16.
pub(crate) const NAMES: [&str; 16] = [
    "InvalidRequest",
    "Unauthenticated",
    "PermissionDenied",
    "BucketUnavailable",
    "NotFound",
    "AlreadyExists",
    "Conflict",
    "TooLarge",
    "InvalidContent",
    "InvalidRange",
    "ChecksumMismatch",
    "QuotaExceeded",
    "RateLimited",
    "Interrupted",
    "Unavailable",
    "Other",
];

impl Kind {
    pub(crate) fn from_name(name: &str) -> Option<Kind> {
        let index = NAMES.iter().position(|known| *known == name)?;
        u8::try_from(index).ok().map(Kind)
    }

    /// The kind of a code whose row gives none.
    pub(crate) fn from_status(status: u32) -> Kind {
        Kind(match status {
            401 | 407 | 511 => 1,
            403 | 451 => 2,
            402 => 3,
            404 | 410 => 4,
            409 | 412 | 423 => 6,
            413 => 7,
            415 => 8,
            416 => 9,
            507 => 11,
            425 | 429 => 12,
            408 | 444 | 499 | 504 | 599 => 13,
            400..=499 | 501 | 505 | 506 | 508 | 510 => 0,
            500..=599 => 14,
            _ => 15,
        })
    }

    /// The number of the variant, less than 16.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The name of the variant.
    pub fn name(self) -> &'static str {
        NAMES[usize::from(self.0)]
    }
}
