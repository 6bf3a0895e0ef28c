//! A table of codes, and the iterator over its entries.

use core::fmt;
use core::iter::FusedIterator;
use core::slice;

use crate::code::ErrorCode;
use crate::entry::Entry;
use crate::kind::ErrorKind;
use crate::kinds::Kinds;
use crate::texts::Texts;

/// A table of error codes, made by [`define_error_codes!`](crate::define_error_codes) while the compiler runs.
///
/// [`TABLE`](crate::TABLE) is UpYun's own; a crate may define others, which answer for their own codes.
///
/// ```
/// use upyun_codes::{E40400001, TABLE};
///
/// assert_eq!(TABLE.get(E40400001).unwrap().message(), "file or directory not found");
/// assert_eq!(TABLE.with_status(404).count(), 5);
/// ```
pub struct ErrorTable {
    // Four parts that a program pays for apart: iteration, messages, details, kinds. Behind references, so that a look-up which
    // the optimizer does not inline takes the one part and not, by way of the table, the others.
    codes: &'static [[u8; 4]],
    messages: &'static Texts,
    details: &'static Texts,
    kinds: &'static Kinds,
}

impl ErrorTable {
    /// Called by the macro, with the codes ascending, four bytes each, little-endian.
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(
        codes: &'static [u8],
        messages: &'static Texts,
        details: &'static Texts,
        kinds: &'static Kinds,
    ) -> ErrorTable {
        ErrorTable { codes: codes.as_chunks().0, messages, details, kinds }
    }

    /// Called by the macro, when the compiler computes the table.
    ///
    /// The macro crate places the texts and this crate finds them again. Should the two ever disagree (their versions
    /// are pinned to each other, so only a mistake in one of them can do it), then this panics, and the crate that
    /// holds the table does not compile.
    #[doc(hidden)]
    pub const fn __check(&self) {
        self.messages.check_against(self.codes);
    }

    /// The entry of a code, or `None` where this table has no such code.
    ///
    /// Takes a hash and a look at a page of 32 codes; see [the costs](crate#costs).
    /// For a number, there is [`lookup`](crate::lookup), and [`ErrorCode::from_u32`] for a table of your own.
    ///
    /// ```
    /// use upyun_codes::{Entry, ErrorCode, TABLE};
    ///
    /// const NOT_FOUND: Entry = TABLE.get(upyun_codes::E40400001).unwrap();
    ///
    /// assert_eq!(NOT_FOUND.message(), "file or directory not found");
    /// assert!(TABLE.get(ErrorCode::from_u32(40310002)?).is_none());
    /// # Ok::<(), upyun_codes::InvalidErrorCode>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn get(&self, code: ErrorCode) -> Option<Entry> {
        match self.messages.position(code) {
            Some(position) => {
                Some(Entry::new(code, self.messages.text_at(position), self.details, position, self.kinds))
            }
            None => None,
        }
    }

    /// The entry of a code as the table has it.
    #[inline]
    fn entry(&self, code: [u8; 4]) -> Option<Entry> {
        self.get(ErrorCode::from_u32(u32::from_le_bytes(code)).ok()?)
    }

    #[inline]
    pub(crate) const fn has(&self, code: ErrorCode) -> bool {
        self.messages.position(code).is_some()
    }

    #[inline]
    pub(crate) const fn message(&self, code: ErrorCode) -> Option<&'static str> {
        self.messages.get(code)
    }

    #[inline]
    pub(crate) const fn kind(&self, code: ErrorCode) -> Option<ErrorKind> {
        match self.messages.position(code) {
            Some(position) => self.kinds.get(position),
            None => None,
        }
    }

    #[inline]
    pub(crate) const fn detail(&self, code: ErrorCode) -> Option<&'static str> {
        self.details.get(code)
    }

    /// The number of entries.
    ///
    /// ```
    /// let mut seen = [false; upyun_codes::TABLE.len()];
    /// # seen[0] = true;
    /// assert_eq!(seen.len(), 254);
    /// ```
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is no entry at all. The macro refuses such a table, so this is `false`.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// All entries, ascending by code.
    ///
    /// ```
    /// let last = upyun_codes::TABLE.iter().next_back().unwrap();
    /// assert_eq!(last.to_string(), "59900007 async delete fail");
    /// ```
    #[inline]
    #[must_use]
    pub fn iter(&self) -> Entries<'_> {
        Entries { table: self, codes: self.codes.iter() }
    }

    /// The entries of one HTTP status, ascending by code; none for a status that the table does not have.
    ///
    /// ```
    /// let mut entries = upyun_codes::TABLE.with_status(408);
    /// assert_eq!(entries.next().unwrap().message(), "read client request timeout");
    /// assert_eq!(entries.next(), None);
    /// ```
    #[must_use]
    pub fn with_status(&self, status: u16) -> Entries<'_> {
        let status_of = |code: &[u8; 4]| u32::from_le_bytes(*code) / 100_000;
        let start = self.codes.partition_point(|code| status_of(code) < u32::from(status));
        let end = self.codes.partition_point(|code| status_of(code) <= u32::from(status));
        Entries { table: self, codes: self.codes.get(start..end).unwrap_or_default().iter() }
    }
}

impl fmt::Debug for ErrorTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<'a> IntoIterator for &'a ErrorTable {
    type Item = Entry;
    type IntoIter = Entries<'a>;

    #[inline]
    fn into_iter(self) -> Entries<'a> {
        self.iter()
    }
}

/// The iterator of [`ErrorTable::iter`] and [`ErrorTable::with_status`]: entries by value, ascending by code.
#[derive(Clone)]
pub struct Entries<'a> {
    table: &'a ErrorTable,
    codes: slice::Iter<'static, [u8; 4]>,
}

impl Iterator for Entries<'_> {
    type Item = Entry;

    #[inline]
    fn next(&mut self) -> Option<Entry> {
        self.codes.next().and_then(|code| self.table.entry(*code))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.codes.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Entry> {
        self.codes.nth(n).and_then(|code| self.table.entry(*code))
    }
}

impl DoubleEndedIterator for Entries<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Entry> {
        self.codes.next_back().and_then(|code| self.table.entry(*code))
    }
}

impl ExactSizeIterator for Entries<'_> {}

impl FusedIterator for Entries<'_> {}

impl fmt::Debug for Entries<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::TABLE;

    /// What the documented table adds to a program, part by part. A change that makes it grow should be meant.
    #[test]
    fn the_documented_table_is_this_large() {
        assert_eq!(size_of_val(TABLE.codes), 4 * 254, "for iteration");
        assert_eq!(TABLE.messages.sizes(), [12 * 32, 2 * 290, 5563], "pages, offsets and text of the messages");
        assert_eq!(TABLE.details.sizes(), [12 * 2, 2 * 9, 228], "pages, offsets and text of the details");
    }
}
