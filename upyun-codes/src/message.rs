//! A text on its own, for programs that need few of them.

use crate::code::Code;
use crate::table::Table;

/// The message of a documented code, as a `&'static str` that takes up only its own bytes.
///
/// [`Code::message`] returns a part of the text of all messages, so a program that calls it contains that text, even if
/// the call is in a `const`. This macro copies the one message at compile time.
///
/// ```
/// use upyun_codes::{E40400001, cdn, message};
///
/// const NOT_FOUND: &str = message!(E40400001);
///
/// assert_eq!(NOT_FOUND, "file or directory not found");
/// assert_eq!(message!(cdn::E40310002), "region is forbidden");
/// ```
///
/// # Errors
///
/// The code must be a constant; one that its table does not list is a compile error:
///
/// ```compile_fail,E0080
/// use upyun_codes::{ErrorCode, message};
///
/// const UNDOCUMENTED: ErrorCode = match ErrorCode::from_u32(40499999) {
///     Ok(code) => code,
///     Err(_) => panic!(),
/// };
/// const MESSAGE: &str = message!(UNDOCUMENTED);
/// ```
#[macro_export]
macro_rules! message {
    ($code:expr $(,)?) => {
        $crate::__own_text!($crate::__private::message($code))
    };
}

/// The detail of a documented code, as a `&'static str` that takes up only its own bytes.
///
/// Like [`message!`], for [`Code::detail`].
///
/// ```
/// use upyun_codes::{E50300013, detail};
///
/// const DETAIL: &str = detail!(E50300013);
///
/// assert_eq!(DETAIL, "内部服务超时了");
/// ```
///
/// # Errors
///
/// The code must be a constant; one that has no detail is a compile error:
///
/// ```compile_fail,E0080
/// const DETAIL: &str = upyun_codes::detail!(upyun_codes::E40400001);
/// ```
#[macro_export]
macro_rules! detail {
    ($code:expr $(,)?) => {
        $crate::__own_text!($crate::__private::detail($code))
    };
}

/// Copies a text out of a table: a reference into the table would bring all of it into the program.
#[doc(hidden)]
#[macro_export]
macro_rules! __own_text {
    ($text:expr) => {
        const { $crate::__private::text(&const { $crate::__private::copied::<{ $text.len() }>($text) }) }
    };
}

/// # Panics
///
/// Panics if the table does not list the code.
#[must_use]
#[track_caller]
pub const fn message<T: Table>(code: Code<T>) -> &'static str {
    match code.message() {
        Some(message) => message,
        None => panic!("the code's table does not list it"),
    }
}

/// # Panics
///
/// Panics if the code has no detail.
#[must_use]
#[track_caller]
pub const fn detail<T: Table>(code: Code<T>) -> &'static str {
    match code.detail() {
        Some(detail) => detail,
        None => panic!("the code has no detail"),
    }
}

/// The bytes of a text of that length.
#[must_use]
pub const fn copied<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    bytes.copy_from_slice(text.as_bytes());
    bytes
}

/// The text of copied bytes.
///
/// # Panics
///
/// Panics if the bytes are not UTF-8.
#[must_use]
pub const fn text(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a copy of a text is a text"),
    }
}
