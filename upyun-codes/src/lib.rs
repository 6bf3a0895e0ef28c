//! UpYun (又拍云) error codes: a constant for each, lookups usable in `const` contexts, and one call that turns an error
//! response into a decision.
//!
//! UpYun answers a failed request with an eight-digit code, the first three digits of which are the HTTP status:
//!
//! ```json
//! {"msg": "file or directory not found", "code": 40400001, "id": "11e4a729d24943409933a5e8314cd32e"}
//! ```
//!
//! [`ErrorCode`] is that number, and its [`kind`](Code::kind) says what to do about the failure. Match on the constant
//! where one specific code matters, and on the kind everywhere else:
//!
//! ```
//! use upyun_codes::{E40100005, ErrorCode, ErrorKind};
//!
//! fn decide(code: ErrorCode) -> &'static str {
//!     match code.kind() {
//!         ErrorKind::NotFound => "continue without the file",
//!         ErrorKind::Unauthenticated if code == E40100005 => "check the operator's password",
//!         kind if kind.is_retryable() => "try again later",
//!         _ => "give up",
//!     }
//! }
//!
//! // A file that is not found, with status 400
//! assert_eq!(decide(upyun_codes::E40001045), "continue without the file");
//! // An undocumented code is an ordinary value: its kind follows from its status.
//! assert_eq!(decide(ErrorCode::from_u32(50210999)?), "try again later");
//! # Ok::<(), upyun_codes::InvalidErrorCode>(())
//! ```
//!
//! The constants work as patterns, too. In a pattern, an unimported constant becomes a catch-all binding; rustc warns
//! about it, and `#![deny(non_snake_case)]` turns the warning into an error. A path has no such pitfall:
//! `upyun_codes::E40400001 => …`.
//!
//! There are two tables: [`api`], whose items are re-exported here, has the codes of the storage API, and [`cdn`] has
//! those of the CDN edge. A code's type names its table: [`ErrorCode`] is [`Code<Api>`](Code), and the constants in
//! [`cdn`] are of type [`Code<Cdn>`](Code). The sources are [UpYun's page of API error
//! codes](https://help.upyun.com/knowledge-base/errno/) and the [CDN configuration
//! guide](http://docs.upyun.com/cdn/config/) as of August 2018. To find a constant, search this documentation for the
//! digits of the code or for words of its message.
//!
//! # A failed request
//!
#![cfg_attr(
    feature = "http",
    doc = "[`RequestError`] (`http` feature) reads the status, headers and body of a response."
)]
#![cfg_attr(
    not(feature = "http"),
    doc = "`RequestError` (`http` feature) reads the status, headers and body of a response."
)]
//! Reading never fails: a proxy's response, a truncated body, and the response to a `HEAD` request, which has only
//! headers, all have a kind.
//!
//! If you decode the response by other means, parse the code on its own. These three give the same `ErrorCode`:
//!
//! ```
//! use upyun_codes::{E40400001, ErrorCode};
//!
//! assert_eq!(ErrorCode::from_u32(40400001), Ok(E40400001));
//! assert_eq!(ErrorCode::from_bytes(b"40400001"), Ok(E40400001));
//! assert_eq!("40400001".parse(), Ok(E40400001));
//! ```
//!
//! # Features
//!
//! All are off by default. Without features, or with only `serde`, `defmt` or both, the crate needs neither `std` nor
//! an allocator.
//!
//! - `http`: `RequestError`, and conversions to `http::StatusCode` and from `http::HeaderValue`; needs `std`.
//! - `serde`: `Serialize` and `Deserialize` for codes, kinds and entries, and for the bodies `ApiErrorBody` and
//!   `CdnErrorBody`.
//! - `defmt`: `defmt::Format`, for logging in embedded Rust.
//!
//! # `const` contexts
//!
//! Every lookup by code is a `const fn`, so firmware can look up what it needs at compile time. [`message!`] and
//! [`detail!`] take up only the bytes of that one text:
//!
//! ```
//! use upyun_codes::{E40300004, E40400001, ErrorCode, ErrorKind, message};
//!
//! const MESSAGE: &str = message!(E40400001);
//! const KIND: ErrorKind = E40300004.kind();
//! static SEEN: [bool; ErrorCode::COUNT] = [false; ErrorCode::COUNT];
//!
//! assert_eq!(MESSAGE, "file or directory not found");
//! assert_eq!(KIND, ErrorKind::QuotaExceeded);
//! # assert!(!SEEN[0]);
//! ```
//!
//! # Your own table
//!
//! [`define_error_codes!`] turns a CSV file of your own codes into constants and a table, and the compiler reports the
//! mistakes in the file at their lines and columns.
//!
//! # Costs
//!
//! The table is laid out at compile time, and a program grows only by what it uses: nothing for constants, the text
//! plus 1.2 KB for messages, 0.3 KB more for kinds. A lookup computes one hash, reads one page of 32 codes, and
//! slices the message out of one string.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![no_std]

#[cfg(feature = "http")]
extern crate std;

#[macro_use]
mod define;
#[macro_use]
mod message;

pub mod api;
#[cfg(feature = "serde")]
mod bodies;
#[cfg(feature = "http")]
mod body;
pub mod cdn;
mod code;
#[cfg(feature = "defmt")]
mod defmt;
mod entry;
mod headers;
#[cfg(feature = "http")]
mod http;
mod kind;
#[cfg(any(feature = "http", feature = "serde"))]
mod one_line;
#[cfg(feature = "http")]
mod request_error;
#[cfg(feature = "serde")]
mod serde;
mod table;
mod texts;

#[doc(no_inline)]
pub use crate::api::*;
#[cfg(feature = "serde")]
pub use crate::bodies::{ApiErrorBody, CdnErrorBody};
#[doc(no_inline)]
pub use crate::cdn::Cdn;
pub use crate::code::{Code, ErrorCode, InvalidErrorCode};
pub use crate::entry::Entry;
pub use crate::headers::{X_ERROR_CODE, X_REQUEST_ID};
pub use crate::kind::{ErrorKind, InvalidErrorKind};
#[cfg(feature = "http")]
pub use crate::request_error::RequestError;
pub use crate::table::{Entries, Table};

/// What the macros and their expansions refer to. Not part of the public API.
///
/// The expansion of `define_error_codes!` has paths that begin with `$crate`, since those that begin with `::core` mean
/// something else in edition 2015.
#[doc(hidden)]
pub mod __private {
    pub use core::primitive::{str, u8};
    pub use core::{compile_error, include_bytes};

    pub use upyun_codes_macros::define_error_codes;

    pub use crate::code::code;
    pub use crate::message::{copied, detail, message, text};
    pub use crate::table::check;
    pub use crate::texts::Texts;
}
