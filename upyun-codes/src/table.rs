//! A table as a type.

use core::fmt;
use core::hash::Hash;

use crate::texts::Texts;

/// A table of error codes, as a type: [`Api`](crate::api::Api), [`Cdn`](crate::cdn::Cdn), or your own.
///
/// Only [`define_error_codes!`](crate::define_error_codes) implements this trait. You never need a value of a table: it
/// is the parameter of [`Code`](crate::Code), [`Entry`](crate::Entry) and [`Entries`](crate::Entries), and so keeps the
/// codes of different tables apart. Use the trait as a bound for code that works with any table:
///
/// ```
/// use upyun_codes::{Code, E40400001, Table, cdn};
///
/// fn log_line<T: Table>(code: Code<T>) -> String {
///     format!("{code} {}", code.message().unwrap_or("undocumented"))
/// }
///
/// assert_eq!(log_line(E40400001), "40400001 file or directory not found");
/// assert_eq!(log_line(cdn::E40310002), "40310002 region is forbidden");
/// ```
pub trait Table: Copy + Ord + Hash + fmt::Debug + Send + Sync + 'static {
    // Each part is a constant of its own, so that a program contains only those that it uses. The data is in statics,
    // so that it is in a program only once; the few numbers of a constant are part of each lookup, where those of a
    // static would be loaded from memory.
    #[doc(hidden)]
    const __NAME: &'static str;
    /// In ascending order, little-endian.
    #[doc(hidden)]
    const __CODES: &'static [[u8; 4]];
    #[doc(hidden)]
    const __MESSAGES: Texts;
    #[doc(hidden)]
    const __DETAILS: Texts;
    /// The kinds of the codes, at the positions of their messages.
    #[doc(hidden)]
    const __KINDS: &'static [u8];
}

/// Called by the macro, when the compiler evaluates a table.
///
/// # Panics
///
/// Panics if `upyun-codes-table` has laid out the messages in a way in which this crate does not find them. The crate that
/// defines the table then does not compile.
pub const fn check<T: Table>() {
    T::__MESSAGES.check_against(T::__CODES);
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::{Api, ErrorCode};

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
        let hint = "if `layout` is meant to take more flash, change `needed` here and the figures in `bench/README.md`; \
                    a change of the table alone cannot cause this";
        assert_eq!([offsets, text], [needed[1], needed[2]], "bytes of the offsets and the text of the {of}; {hint}");
        // A page takes 12 bytes. The next power of two of slots is not always enough, but twice as many are.
        let most = 12 * 2 * needed[0].next_power_of_two();
        assert!(slots <= most, "the pages of the {of} take {slots} bytes, expected at most {most}; {hint}");
    }

    /// The size of each part of UpYun's table follows from its rows.
    #[test]
    fn table_is_no_larger_than_its_rows_need() {
        let entries = || ErrorCode::entries().map(|entry| (entry.code().as_u32(), entry));
        assert_no_larger(
            Api::__MESSAGES.sizes(),
            needed(entries().map(|(code, entry)| (code, entry.message()))),
            "messages",
        );
        let details = needed(entries().filter_map(|(code, entry)| Some((code, entry.detail()?))));
        assert_no_larger(Api::__DETAILS.sizes(), details, "details");
    }
}
