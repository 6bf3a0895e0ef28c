//! A downstream `no_std` crate under the strictest lints.

#![no_std]
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]

use ::core::option::Option::{self, None, Some};
use ::core::primitive::{bool, str, u32, usize};
use ::upyun_codes::{
    Api, E40000000, E40300001, E40400001, E40600002, E50300013, E59900007, Entry, ErrorCode, ErrorKind, cdn,
};

/// A table of a CDN's edge.
pub mod edge {
    ::upyun_codes::define_error_codes! {
        /// The codes of the edge's own rules.
        pub struct Edge = "edge.csv";
    }
}

/// A second table, which shares a code with the first.
pub mod billing {
    ::upyun_codes::define_error_codes! {
        /// What an account is charged for. The table has all six columns.
        pub struct Billing = "billing.csv";
    }

    /// A code whose number is also in the other table.
    pub static CODE: ::upyun_codes::Code<Billing> = E40310002;

    /// A deprecated code: using it is a warning, but lookups still find it.
    #[expect(deprecated)]
    pub const RETIRED: ::upyun_codes::Code<Billing> = E40310003;

    /// The message of the deprecated code, copied from the table.
    pub const RETIRED_MESSAGE: &::core::primitive::str = ::upyun_codes::message!(RETIRED);

    /// Its detail, likewise.
    pub const RETIRED_DETAIL: &::core::primitive::str = ::upyun_codes::detail!(RETIRED);
}

mod private {
    ::upyun_codes::define_error_codes! { struct Unused = "billing.csv"; }
}

/// A message, looked up in a `const` context.
pub const MESSAGE: &str = match ErrorCode::lookup(40_400_001) {
    Some(entry) => entry.message(),
    None => "",
};

/// A detail, looked up in a `const` context.
pub const DETAIL: Option<&str> = E50300013.detail();

/// Entries, looked up in a `const` context.
pub const ENTRIES: [Option<Entry<Api>>; 3] = [E40000000.entry(), E59900007.entry(), ErrorCode::lookup(40_310_002)];

/// Messages that take up only their own bytes.
pub const OWN_MESSAGES: [&str; 3] = [
    ::upyun_codes::message!(E40300001),
    ::upyun_codes::message!(cdn::E40310002),
    ::upyun_codes::message!(edge::E10010999),
];

/// The kinds of a code of UpYun's and of one of this crate's, in a `const` context.
pub const KINDS: [ErrorKind; 2] = [E40600002.kind(), edge::E60010999.kind()];

/// Whether the caller can continue as if the request had succeeded.
#[must_use]
pub const fn can_continue(code: ErrorCode) -> bool {
    ::core::matches!(code.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists)
}

const _: () = ::core::assert!(E40400001.is_documented());
const _: () = ::core::assert!(edge::E40310002.is_documented());

/// One counter for each code.
pub static COUNTERS: [u32; ErrorCode::COUNT] = [0; ErrorCode::COUNT];

/// The number of codes below 40012000 in the table, counted in a single constant.
pub const FOUND: usize = {
    let mut found = 0;
    let mut code = 40_000_000;
    while code < 40_012_000 {
        if let Some(entry) = ErrorCode::lookup(code) {
            ::core::assert!(!entry.message().is_empty() && entry.code().as_u32() == code);
            found += 1;
        }
        code += 1;
    }
    found
};

/// Uses constants as patterns.
#[must_use]
pub const fn is_rejected(code: ErrorCode) -> bool {
    match code {
        E40300001 => true,
        E40400001 => false,
        _ => code.is_client_error(),
    }
}

/// Uses constants of the crate's own table as patterns.
#[must_use]
pub const fn is_forbidden(code: ::upyun_codes::Code<edge::Edge>) -> bool {
    ::core::matches!(code, edge::E40310002 | edge::E60010999)
}
