//! A table of codes, and the iterator over its entries.

use core::fmt;
use core::iter::FusedIterator;
use core::slice;

use crate::code::ErrorCode;
use crate::entry::Entry;
use crate::kind::ErrorKind;
use crate::kinds::Kinds;
use crate::texts::Texts;

/// A table of error codes, built at compile time by [`define_error_codes!`](crate::define_error_codes).
///
/// [`api::TABLE`](crate::api::TABLE) and [`cdn::TABLE`](crate::cdn::TABLE) are UpYun's; a crate may define its own.
///
/// ```
/// use upyun_codes::{E40400001, TABLE};
///
/// assert_eq!(TABLE.get(E40400001).unwrap().message(), "file or directory not found");
/// assert!(TABLE.with_status(404).any(|entry| entry.code() == E40400001));
/// ```
pub struct ErrorTable {
    // Four parts, each of which is in a program only if it is used: iteration, messages, details, kinds. They are
    // references, so that a lookup that is not inlined refers only to its own part and not, through the table, to all.
    codes: &'static [[u8; 4]],
    messages: &'static Texts,
    details: &'static Texts,
    kinds: &'static Kinds,
}

impl ErrorTable {
    /// Called by the macro, with the codes in ascending order, four bytes each, little-endian.
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

    /// Called by the macro, when the compiler evaluates the table.
    ///
    /// The macro crate lays out the texts, and this crate finds them. If the two disagree, this panics, and the crate
    /// that defines the table does not compile.
    #[doc(hidden)]
    pub const fn __check(&self) {
        self.messages.check_against(self.codes);
    }

    /// Returns the entry for a code, or `None` if this table has no such code.
    ///
    /// In UpYun's tables, a lookup computes one hash and reads one page of 32 codes; see [the costs](crate#costs).
    /// To look up a number, see [`lookup`](crate::lookup) and [`ErrorCode::from_u32`].
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

    /// The entry for a code in the form in which the table stores it.
    #[inline]
    fn entry(&self, code: [u8; 4]) -> Option<Entry> {
        self.get(ErrorCode::from_u32(u32::from_le_bytes(code)).ok()?)
    }

    #[inline]
    pub(crate) const fn contains(&self, code: ErrorCode) -> bool {
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

    /// Returns the number of entries.
    ///
    /// ```
    /// let mut seen = [false; upyun_codes::TABLE.len()];
    /// # seen[0] = true;
    /// assert_eq!(seen.len(), upyun_codes::TABLE.iter().count());
    /// ```
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.codes.len()
    }

    /// Returns `true` if the table has no entries. The macro rejects an empty table, so this is always `false`.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Returns an iterator over all entries, in ascending order by code.
    ///
    /// ```
    /// let first = upyun_codes::TABLE.iter().next().unwrap();
    /// assert_eq!(first.to_string(), "40000000 storage bad request");
    /// ```
    #[inline]
    #[must_use]
    pub fn iter(&self) -> Entries<'_> {
        Entries { table: self, codes: self.codes.iter() }
    }

    /// Returns an iterator over the entries with the given HTTP status, in ascending order by code.
    ///
    /// ```
    /// let mut entries = upyun_codes::TABLE.with_status(408);
    /// assert!(entries.any(|entry| entry.message() == "read client request timeout"));
    /// assert_eq!(upyun_codes::TABLE.with_status(200).next(), None);
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

/// An iterator over the entries of an [`ErrorTable`], by value, in ascending order by code.
///
/// Created by [`ErrorTable::iter`] and [`ErrorTable::with_status`].
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

    /// What texts in ascending order by code need: how many pages, and how many bytes of offsets and of text.
    fn needed<'a>(texts: impl Iterator<Item = (u32, &'a str)>) -> [usize; 3] {
        let (mut pages, mut positions, mut bytes) = (0, 0, 0);
        let mut before = 0;
        for (code, text) in texts {
            // Within a page, a code without a text has an offset, too, if it is between two that have one.
            let same_page = code / 32 == before / 32;
            pages += usize::from(!same_page);
            positions += if same_page { (code - before) as usize } else { 1 };
            bytes += text.len();
            before = code;
        }
        // An offset takes two bytes; there is one more for the end of the last text, and one byte of text is the
        // filler.
        [pages, 2 * (positions + 1), bytes + 1]
    }

    fn assert_no_larger([slots, offsets, text]: [usize; 3], needed: [usize; 3], of: &str) {
        let hint = "if `layout` is meant to take more flash, change `needed` here and the sizes in the README; \
                    a change of the table alone cannot cause this";
        assert_eq!([offsets, text], [needed[1], needed[2]], "bytes of the offsets and the text of the {of}; {hint}");
        // A page takes 12 bytes. The next power of two of slots is not always enough, but twice as many are.
        let most = 12 * 2 * needed[0].next_power_of_two();
        assert!(slots <= most, "the pages of the {of} take {slots} bytes, expected at most {most}; {hint}");
    }

    /// The size of each part of UpYun's table follows from its rows.
    #[test]
    fn table_is_no_larger_than_its_rows_need() {
        assert_eq!(size_of_val(TABLE.codes), 4 * TABLE.len(), "four bytes a code, for iteration");
        let messages = needed(TABLE.iter().map(|entry| (entry.code().as_u32(), entry.message())));
        assert_no_larger(TABLE.messages.sizes(), messages, "messages");
        let details = needed(TABLE.iter().filter_map(|entry| Some((entry.code().as_u32(), entry.detail()?))));
        assert_no_larger(TABLE.details.sizes(), details, "details");
    }
}
