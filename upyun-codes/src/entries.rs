//! The iterator over a table's entries.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::slice;

use crate::code::Code;
use crate::entry::Entry;
use crate::table::Table;

/// An iterator over entries of a table, in ascending order by code.
///
/// Created by [`Code::entries`] and [`Code::with_status`].
#[derive(Clone)]
pub struct Entries<T> {
    codes: slice::Iter<'static, [u8; 4]>,
    table: PhantomData<T>,
}

impl<T: Table> Entries<T> {
    pub(crate) fn all() -> Entries<T> {
        Entries { codes: T::__CODES.iter(), table: PhantomData }
    }

    pub(crate) fn with_status(status: u16) -> Entries<T> {
        let status_of = |code: &[u8; 4]| u32::from_le_bytes(*code) / 100_000;
        let start = T::__CODES.partition_point(|code| status_of(code) < u32::from(status));
        let end = T::__CODES.partition_point(|code| status_of(code) <= u32::from(status));
        Entries { codes: T::__CODES.get(start..end).unwrap_or_default().iter(), table: PhantomData }
    }

    /// The entry for a code in the form in which the table stores it.
    #[inline]
    fn entry(code: [u8; 4]) -> Option<Entry<T>> {
        Code::lookup(u32::from_le_bytes(code))
    }
}

impl<T: Table> Iterator for Entries<T> {
    type Item = Entry<T>;

    #[inline]
    fn next(&mut self) -> Option<Entry<T>> {
        self.codes.next().and_then(|code| Self::entry(*code))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.codes.size_hint()
    }
}

impl<T: Table> DoubleEndedIterator for Entries<T> {
    #[inline]
    fn next_back(&mut self) -> Option<Entry<T>> {
        self.codes.next_back().and_then(|code| Self::entry(*code))
    }
}

impl<T: Table> ExactSizeIterator for Entries<T> {}

impl<T: Table> FusedIterator for Entries<T> {}

impl<T: Table> fmt::Debug for Entries<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
