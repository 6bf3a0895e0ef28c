//! One row of a table.

use core::fmt;

use crate::code::Code;
use crate::kind::ErrorKind;
use crate::table::Table;

/// A row of a table: a documented code with its message, kind and, in some rows, a detail.
///
/// ```
/// use upyun_codes::{E50300013, ErrorKind};
///
/// let entry = E50300013.entry().unwrap();
/// assert_eq!(entry.code(), E50300013);
/// assert_eq!(entry.status(), 503);
/// assert_eq!(entry.message(), "put file capture timeout");
/// assert_eq!(entry.detail(), Some("内部服务超时了"));
/// assert_eq!(entry.kind(), ErrorKind::Interrupted);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry<T> {
    code: Code<T>,
    // The texts and the kind are looked up on demand, so that a program contains only what it asks for.
    position: usize,
}

impl<T: Table> Entry<T> {
    /// Finds the entry of a code.
    #[inline]
    pub(crate) const fn of(code: Code<T>) -> Option<Entry<T>> {
        match T::__MESSAGES.position(code.as_u32()) {
            Some(position) => Some(Entry { code, position }),
            None => None,
        }
    }

    /// Always `true`. The optimizer does not know that, and takes it for the check that a text needs, too: a program with
    /// messages and kinds takes 18 bytes less on a microcontroller.
    #[inline]
    pub(crate) const fn is_in_bounds(self) -> bool {
        self.position < T::__MESSAGES.count()
    }

    /// Returns the code.
    #[inline]
    #[must_use]
    pub const fn code(self) -> Code<T> {
        self.code
    }

    /// Returns the HTTP status, from 100 to 999, as [`Code::status`] does.
    #[inline]
    #[must_use]
    pub const fn status(self) -> u16 {
        self.code.status()
    }

    /// Returns the short description, which is never empty.
    #[inline]
    #[must_use]
    pub const fn message(self) -> &'static str {
        T::__MESSAGES.text_at(self.position)
    }

    /// Returns the longer explanation, if the table has one; never empty.
    #[inline]
    #[must_use]
    pub const fn detail(self) -> Option<&'static str> {
        T::__DETAILS.get(self.code.as_u32())
    }

    /// Returns the kind of failure: the row's, or else that of the status.
    ///
    /// ```
    /// use upyun_codes::{E50300002, ErrorKind, cdn};
    ///
    /// // `decode error`
    /// assert_eq!(E50300002.entry().unwrap().kind(), ErrorKind::Unavailable);
    /// // `resolve domain timeout`
    /// assert_eq!(cdn::E50300002.entry().unwrap().kind(), ErrorKind::Interrupted);
    /// ```
    #[inline]
    #[must_use]
    pub const fn kind(self) -> ErrorKind {
        ErrorKind::at(T::__KINDS, self.position)
    }
}

/// `Entry { code: 40400001, kind: NotFound, message: "file or directory not found", detail: None }`
#[expect(clippy::missing_fields_in_debug, reason = "what the position locates is shown instead")]
impl<T: Table> fmt::Debug for Entry<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("code", &self.code.as_u32())
            .field("kind", &self.kind())
            .field("message", &self.message())
            .field("detail", &self.detail())
            .finish()
    }
}

/// The code and the message on one line: `40400001 file or directory not found`.
impl<T: Table> fmt::Display for Entry<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.message())
    }
}
