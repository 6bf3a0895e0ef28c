//! UpYun's (又拍云) API error codes: a constant for each, and lookups that also run in `const`.
//!
//! A failed request to UpYun is answered with a code of eight digits, of which the first three are the HTTP status:
//!
//! ```json
//! {"msg": "file or directory not found", "code": 40400001, "id": "11e4a729d24943409933a5e8314cd32e"}
//! ```
//!
//! [`ErrorCode`] is that number. Decide on it in a `match`: by name where your program knows what to do, and then by
//! class.
//!
//! ```
//! use upyun_codes::{E40100005, E40400001, ErrorCode};
//!
//! fn decide(code: ErrorCode) -> &'static str {
//!     match code {
//!         E40400001 => "there is no such file",
//!         E40100005 => "check the key",
//!         other if other.is_server_error() => "try again later, and report it with the request's id",
//!         other if other.is_retryable() => "try again later",
//!         _ => "give up",
//!     }
//! }
//!
//! assert_eq!(decide(E40400001), "there is no such file");
//! assert_eq!(decide(ErrorCode::from_u32(42900001)?), "try again later");
//! // The edge answers with codes that no table has; those have a status and a class all the same.
//! assert_eq!(decide(ErrorCode::from_u32(40310002)?), "give up");
//! # Ok::<(), upyun_codes::InvalidErrorCode>(())
//! ```
//!
//! A constant that is not imported would be a new name in a pattern, which matches everything; the compiler warns of it.
//! `#![deny(non_snake_case)]` makes that an error, and so does a path: `upyun_codes::E40400001 => …`.
//!
//! [`TABLE`] is the documented table, and its page lists all codes by status. Searching this documentation for a code's
//! digits or for words of its message finds its constant.
//!
//! # In `const`
//!
//! Every lookup is a `const fn`, so that firmware decides at compile time what it needs of the table:
//!
//! ```
//! use upyun_codes::{E40400001, Entry, TABLE, lookup};
//!
//! const MESSAGE: &str = E40400001.message().unwrap();
//! const FULL: Entry = lookup(40300004).unwrap();
//! static SEEN: [bool; TABLE.len()] = [false; TABLE.len()];
//! const _: () = assert!(E40400001.is_documented());
//!
//! assert_eq!(MESSAGE, "file or directory not found");
//! assert_eq!(FULL.message(), "bucket is full");
//! # assert!(!SEEN[0]);
//! ```
//!
//! # From an answer to a code
//!
//! A code comes as an integer or a string in a JSON body, or as the header [`X_ERROR_CODE`] where there is no body:
//!
//! ```
//! use upyun_codes::{E40400001, ErrorCode};
//!
//! assert_eq!(ErrorCode::from_u32(40400001), Ok(E40400001));
//! assert_eq!(ErrorCode::from_bytes(b"40400001"), Ok(E40400001));
//! assert_eq!("40400001".parse(), Ok(E40400001));
//! ```
//!
//! [`ErrorResponse`] is a whole body. These features, all off by default, read and write them:
//!
//! - `serde`: codes and responses as JSON or any other format;
//! - `http`: `From<ErrorCode> for http::StatusCode` and `TryFrom<&http::HeaderValue> for ErrorCode`; the crate `http`
//!   needs `std`;
//! - `defmt`: `defmt::Format`, the log of embedded Rust.
//!
//! # A table of your own
//!
//! [`define_error_codes!`] makes constants and an [`ErrorTable`] of any CSV file of the same form, and the compiler
//! refuses a file with a mistake, at its line and column. The methods of [`ErrorCode`] know UpYun's table only; ask yours by
//! [`ErrorTable::get`].
//!
//! # Costs
//!
//! The table is laid out while the compiler runs, so a program starts with it ready, and pays in size only for what it
//! uses: nothing for constants; the text and 1.2 KB for messages; details and iteration apart. A lookup hashes the code
//! once, reads a page of 32 codes and cuts the message from one text: three nanoseconds in UpYun's table. The README has
//! it measured beside other maps.

#![no_std]

#[cfg(feature = "client")]
extern crate std;

#[macro_use]
mod define;

pub mod api;
#[cfg(feature = "client")]
mod body;
pub mod cdn;
#[cfg(feature = "client")]
mod client;
mod code;
#[cfg(feature = "defmt")]
mod defmt;
mod entry;
mod headers;
#[cfg(feature = "http")]
mod http;
mod kind;
mod kinds;
mod one_line;
mod response;
#[cfg(feature = "serde")]
mod serde;
mod table;
mod texts;

#[doc(no_inline)]
pub use crate::api::*;
#[cfg(feature = "client")]
pub use crate::client::RequestError;
pub use crate::code::{ErrorCode, InvalidErrorCode};
pub use crate::entry::Entry;
pub use crate::headers::{X_ERROR_CODE, X_REQUEST_ID};
pub use crate::kind::ErrorKind;
pub use crate::response::ErrorResponse;
#[cfg(feature = "serde")]
pub use crate::serde::{IntegerCode, StringCode};
pub use crate::table::{Entries, ErrorTable};

/// The documented entry for a code's number, or `None` where UpYun's table has no such code.
///
/// ```
/// const MESSAGE: &str = match upyun_codes::lookup(40400001) {
///     Some(entry) => entry.message(),
///     None => panic!("the table has no such code"),
/// };
///
/// assert_eq!(MESSAGE, "file or directory not found");
/// assert!(upyun_codes::lookup(40310002).is_none());
/// ```
#[inline]
#[must_use]
pub const fn lookup(code: u32) -> Option<Entry> {
    match ErrorCode::from_u32(code) {
        Ok(code) => TABLE.get(code),
        Err(_) => None,
    }
}

/// What `define_error_codes!` expands to. No part of the public API.
#[doc(hidden)]
pub mod __private {
    pub use crate::kinds::Kinds;
    pub use crate::texts::Texts;
    pub use upyun_codes_macros::define_error_codes;

    use crate::ErrorCode;

    /// A constant's value.
    #[must_use]
    pub const fn code(code: u32) -> ErrorCode {
        match ErrorCode::from_u32(code) {
            Ok(code) => code,
            Err(_) => panic!("the macro let a number through that is no error code"),
        }
    }
}
