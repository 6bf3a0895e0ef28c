//! UpYun's (又拍云) API error codes: a constant for each, and lookups that also run in `const`.
//!
//! A failed request to UpYun answers with a code of eight digits, of which the first three are the HTTP status:
//!
//! ```json
//! {"msg": "file or directory not found", "code": 40400001, "id": "11e4a729d24943409933a5e8314cd32e"}
//! ```
//!
//! Decide on it in a `match`, by name and then by class:
//!
//! ```
//! use upyun_codes::{E40100005, E40400001, ErrorCode};
//!
//! # fn main() -> Result<(), upyun_codes::InvalidErrorCode> {
//! let code = ErrorCode::from_u32(40400001)?;
//!
//! let decision = match code {
//!     E40400001 => "there is no such file",
//!     E40100005 => "check the key",
//!     other if other.is_retryable() => "try again later",
//!     _ => "give up",
//! };
//!
//! assert_eq!(decision, "there is no such file");
//! assert_eq!(code.status(), 404);
//! assert_eq!(code.to_string(), "40400001 file or directory not found");
//! # Ok(())
//! # }
//! ```

#![no_std]

// The macro names everything by absolute path; inside this crate that path leads here.
extern crate self as upyun_codes;

mod code;
#[cfg(feature = "defmt")]
mod defmt;
mod entry;
mod headers;
#[cfg(feature = "http")]
mod http;
mod response;
#[cfg(feature = "serde")]
mod serde;
mod table;
mod texts;
mod unpack;

pub use crate::code::{ErrorCode, InvalidErrorCode};
pub use crate::entry::Entry;
pub use crate::headers::{X_ERROR_CODE, X_REQUEST_ID};
pub use crate::response::ErrorResponse;
#[cfg(feature = "serde")]
pub use crate::serde::StringCode;
pub use crate::table::{Entries, ErrorTable};
pub use upyun_codes_macros::define_error_codes;

define_error_codes! {
    /// The codes in UpYun's API error table.
    pub static TABLE = "table.csv";
}

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
    pub use crate::texts::{Offsets, Page, Texts};
    pub use crate::unpack::{code, codes, offsets_narrow, offsets_wide, pages};
}
