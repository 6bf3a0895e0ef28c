//! What a table says about a code.

use crate::code::Code;
use crate::entries::Entries;
use crate::entry::Entry;
use crate::kind::ErrorKind;
use crate::table::Table;

/// What the table says.
impl<T: Table> Code<T> {
    /// The number of entries in the table.
    ///
    /// ```
    /// use upyun_codes::ErrorCode;
    ///
    /// static SEEN: [bool; ErrorCode::COUNT] = [false; ErrorCode::COUNT];
    ///
    /// assert_eq!(SEEN.len(), ErrorCode::entries().len());
    /// ```
    pub const COUNT: usize = T::__CODES.len();

    /// Returns the table's short description (含义), or `None` if the table does not list the code.
    ///
    /// A message does not identify its code: in the API's table, five appear twice. A program that calls this, even in a
    /// `const`, contains the text of all messages; [`message!`](crate::message!) takes up only its own.
    ///
    /// ```
    /// assert_eq!(upyun_codes::E42900001.message(), Some("too many requests"));
    /// ```
    #[inline]
    #[must_use]
    pub const fn message(self) -> Option<&'static str> {
        match self.entry() {
            Some(entry) => Some(entry.message()),
            None => None,
        }
    }

    /// Returns the table's longer explanation (详细说明), if there is one. Those of UpYun's tables are in Chinese: three
    /// of the API's codes have one, and all of the CDN's.
    ///
    /// ```
    /// assert_eq!(upyun_codes::E50300013.detail(), Some("内部服务超时了"));
    /// assert_eq!(upyun_codes::E40400001.detail(), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn detail(self) -> Option<&'static str> {
        T::__DETAILS.get(self.as_u32())
    }

    /// Returns the kind of failure: what a program should do about it.
    ///
    /// A documented code has the kind that its row gives it; any other code, and a row that gives none, has the kind of
    /// its status, as given by [`ErrorKind::from_status`].
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
        match self.entry() {
            Some(entry) if entry.is_in_bounds() => entry.kind(),
            _ => ErrorKind::from_status(self.status()),
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

    /// Returns `true` if the table lists this code.
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
        self.entry().is_some()
    }

    /// Returns the code's row in the table, or `None` if the table does not list the code.
    ///
    /// ```
    /// use upyun_codes::{E40400001, Entry, ErrorKind};
    ///
    /// const KIND: ErrorKind = E40400001.entry().unwrap().kind();
    ///
    /// assert_eq!(KIND, ErrorKind::NotFound);
    /// assert_eq!(E40400001.entry().unwrap().to_string(), "40400001 file or directory not found");
    /// ```
    #[inline]
    #[must_use]
    pub const fn entry(self) -> Option<Entry<T>> {
        Entry::of(self)
    }

    /// Returns the entry for a code's number, or `None` if the table does not list it.
    ///
    /// ```
    /// use upyun_codes::{Cdn, Code, ErrorCode};
    ///
    /// assert_eq!(ErrorCode::lookup(50300002).unwrap().message(), "decode error");
    /// assert_eq!(Code::<Cdn>::lookup(50300002).unwrap().message(), "resolve domain timeout");
    /// assert!(ErrorCode::lookup(404).is_none());
    /// ```
    #[inline]
    #[must_use]
    pub const fn lookup(code: u32) -> Option<Entry<T>> {
        match Code::from_u32(code) {
            Ok(code) => Entry::of(code),
            Err(_) => None,
        }
    }

    /// Returns an iterator over all entries of the table, in ascending order by code.
    ///
    /// ```
    /// use upyun_codes::ErrorCode;
    ///
    /// let first = ErrorCode::entries().next().unwrap();
    /// assert_eq!(first.to_string(), "40000000 storage bad request");
    /// ```
    #[must_use]
    pub fn entries() -> Entries<T> {
        Entries::all()
    }

    /// Returns an iterator over the entries with the given HTTP status, in ascending order by code.
    ///
    /// ```
    /// use upyun_codes::ErrorCode;
    ///
    /// assert!(ErrorCode::with_status(408).any(|entry| entry.message() == "read client request timeout"));
    /// assert_eq!(ErrorCode::with_status(200).next(), None);
    /// ```
    #[must_use]
    pub fn with_status(status: u16) -> Entries<T> {
        Entries::with_status(status)
    }

    /// Returns the only entry with the given HTTP status and message, or `None` if there is none or more than one.
    ///
    /// UpYun's form API sends the status and the text, and no code.
    ///
    /// ```
    /// use upyun_codes::{E40300007, ErrorCode};
    ///
    /// assert_eq!(ErrorCode::find(403, "content md5 not match").unwrap().code(), E40300007);
    /// assert_eq!(ErrorCode::find(404, "content md5 not match"), None);
    /// // 50300022 and 50300033
    /// assert_eq!(ErrorCode::find(503, "new resource error"), None);
    /// ```
    #[must_use]
    pub fn find(status: u16, message: &str) -> Option<Entry<T>> {
        let mut found = Self::with_status(status).filter(|entry| entry.message() == message);
        let first = found.next();
        if found.next().is_some() { None } else { first }
    }
}
