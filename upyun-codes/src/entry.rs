//! One row of a table.

use core::fmt;

use crate::code::ErrorCode;
use crate::kind::ErrorKind;
use crate::kinds::Kinds;
use crate::texts::Texts;

/// A row of an [`ErrorTable`](crate::ErrorTable): a code with its message and, in some rows, a detail.
///
/// ```
/// use upyun_codes::{E50300013, TABLE};
///
/// let entry = TABLE.get(E50300013).unwrap();
/// assert_eq!(entry.code(), E50300013);
/// assert_eq!(entry.status(), 503);
/// assert_eq!(entry.message(), "put file capture timeout");
/// assert_eq!(entry.detail(), Some("内部服务超时了"));
/// ```
#[derive(Clone, Copy)]
pub struct Entry {
    code: ErrorCode,
    message: &'static str,
    // Looked up on demand: a program that never asks for one contains no details.
    details: &'static Texts,
    // Likewise: the kind's position, and where to look it up.
    position: usize,
    kinds: &'static Kinds,
}

impl Entry {
    #[inline]
    pub(crate) const fn new(
        code: ErrorCode,
        message: &'static str,
        details: &'static Texts,
        position: usize,
        kinds: &'static Kinds,
    ) -> Entry {
        Entry { code, message, details, position, kinds }
    }

    /// Returns the code.
    #[inline]
    #[must_use]
    pub const fn code(self) -> ErrorCode {
        self.code
    }

    /// Returns the HTTP status, from 100 to 999, as [`ErrorCode::status`] does.
    #[inline]
    #[must_use]
    pub const fn status(self) -> u16 {
        self.code.status()
    }

    /// Returns the short description, which is never empty.
    #[inline]
    #[must_use]
    pub const fn message(self) -> &'static str {
        self.message
    }

    /// Returns the longer explanation, if the table has one; never empty.
    #[inline]
    #[must_use]
    pub const fn detail(self) -> Option<&'static str> {
        self.details.get(self.code)
    }

    /// Returns the kind of failure: the table's, or else that of the status.
    ///
    /// ```
    /// use upyun_codes::{ErrorKind, cdn, lookup};
    ///
    /// assert_eq!(lookup(40011059).unwrap().kind(), ErrorKind::AlreadyExists);
    /// // The CDN has a table of its own.
    /// assert_eq!(cdn::TABLE.get(cdn::E50300002).unwrap().kind(), ErrorKind::TimedOut);
    /// ```
    #[inline]
    #[must_use]
    pub const fn kind(self) -> ErrorKind {
        match self.kinds.get(self.position) {
            Some(kind) => kind,
            None => ErrorKind::from_status(self.status()),
        }
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.code == other.code
            && self.message == other.message
            && self.detail() == other.detail()
            && self.kind() == other.kind()
    }
}

impl Eq for Entry {}

#[expect(clippy::missing_fields_in_debug, reason = "what the other fields locate is shown instead")]
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("code", &self.code.as_u32())
            .field("kind", &self.kind())
            .field("message", &self.message)
            .field("detail", &self.detail())
            .finish()
    }
}

/// The code and the message on one line: `40400001 file or directory not found`.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code.as_u32(), self.message)
    }
}
