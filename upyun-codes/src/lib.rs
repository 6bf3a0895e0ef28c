//! UpYun (又拍云) error codes: a constant for each, lookups usable in `const` contexts, and one call that turns an error
//! response into a decision.
//!
//! UpYun answers a failed request with an eight-digit code, the first three digits of which are the HTTP status:
//!
//! ```json
//! {"msg": "file or directory not found", "code": 40400001,
//!  "id": "11e4a729d24943409933a5e8314cd32e"}
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
//! # Two tables
//!
//! [`api`], whose items are re-exported here, has the codes of the storage API, and [`cdn`] has those of the CDN edge.
//! A number may mean something different in each, so the table is part of a code's type: [`ErrorCode`] is
//! [`Code<Api>`](Code), and a code of the edge is a [`Code<Cdn>`](Code).
//!
//! ```
//! use upyun_codes::{Cdn, Code, ErrorCode, cdn};
//!
//! let code: Code<Cdn> = "40310002".parse()?;
//! assert_eq!(code, cdn::E40310002);
//! assert_eq!(code.message(), Some("region is forbidden"));
//!
//! for entry in ErrorCode::with_status(404) {
//!     println!("{entry}"); // 40400001 file or directory not found
//! }
//! # Ok::<(), upyun_codes::InvalidErrorCode>(())
//! ```
//!
//! The sources are [UpYun's page of API error codes](https://help.upyun.com/knowledge-base/errno/), undated but after March
//! 2019, and the [CDN configuration guide](http://docs.upyun.com/cdn/config/), August 2018. To find a constant, search
//! this documentation for the digits of the code or for words of its message.
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
//! headers, all have a kind. If you decode the response by other means, parse the code on its own, with
//! [`Code::from_u32`], [`Code::from_bytes`] or `str::parse`.
//!
//! # Your own table
//!
//! [`define_error_codes!`] makes constants and a table of a CSV file of your own codes, and the compiler reports the
//! mistakes in the file at their lines and columns.
//!
//! # `const` contexts and flash
//!
//! Every lookup by code is a `const fn`, and a program contains only what it uses:
//!
//! - Constants, the numbers and kinds that a `const` gets from them, and [`message!`] and [`detail!`], which copy one
//!   text, bring no part of a table.
//! - A call of [`message`](Code::message) brings the text of all messages, even if the call is in a `const`. At run time,
//!   it also brings 1.2 KB for finding them.
//! - A call of [`kind`](Code::kind) for a code that is known only at run time brings 0.8 KB, or 0.3 KB if the messages
//!   are there already.
//!
//! ```
//! use upyun_codes::{E40300004, E40400001, ErrorKind, message};
//!
//! const MESSAGE: &str = message!(E40400001);
//! const KIND: ErrorKind = E40300004.kind();
//!
//! assert_eq!(MESSAGE, "file or directory not found");
//! assert_eq!(KIND, ErrorKind::QuotaExceeded);
//! ```
//!
//! # Features
//!
//! All are off by default. Without `http`, the crate needs neither `std` nor an allocator.
//!
//! - `http`: `RequestError`, and conversions to `http::StatusCode` and from `http::HeaderValue`.
//! - `serde`: `Serialize` and `Deserialize` for codes and kinds, `Serialize` for entries, and the bodies `ApiErrorBody`
//!   and `CdnErrorBody`.
//! - `defmt`: `defmt::Format`, for logging in embedded Rust.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![no_std]

#[cfg(feature = "http")]
extern crate std;

#[macro_use]
mod define;
#[macro_use]
mod message;

#[cfg(feature = "http")]
mod any_code;
pub mod api;
#[cfg(feature = "serde")]
mod bodies;
#[cfg(feature = "http")]
mod body;
pub mod cdn;
mod code;
#[cfg(feature = "defmt")]
mod defmt;
mod entries;
mod entry;
mod headers;
#[cfg(feature = "http")]
mod http;
mod kind;
mod lookups;
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
pub use crate::entries::Entries;
pub use crate::entry::Entry;
pub use crate::headers::{X_ERROR_CODE, X_REQUEST_ID};
pub use crate::kind::{ErrorKind, InvalidErrorKind};
#[cfg(feature = "http")]
pub use crate::request_error::RequestError;
pub use crate::table::Table;

/// What the macros and their expansions refer to. Not part of the public API.
///
/// The procedural macro's paths begin with `$crate`, since those that begin with `::core` mean something else in edition
/// 2015.
#[doc(hidden)]
pub mod __private {
    pub use core::compile_error;

    pub use upyun_codes_macros::define_error_codes;

    pub use crate::code::code;
    pub use crate::message::{copied, detail, message, text};
    pub use crate::table::check;
    pub use crate::texts::Texts;
}
