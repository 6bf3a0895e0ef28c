//! A downstream `no_std` crate under the strictest lints.

#![no_std]
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]

use ::core::option::Option::{self, None, Some};
use ::core::primitive::{bool, str, u32, usize};
use ::upyun_codes::{
    E40000000, E40300001, E40400001, E40600002, E50300013, E59900007, Entry, ErrorCode, ErrorKind, TABLE, lookup,
};

/// A table of a CDN's edge.
pub mod edge {
    ::upyun_codes::define_error_codes! {
        /// The codes of the edge's own rules.
        pub const EDGE = "edge.csv";
    }
}

/// A second table, which shares a code with the first.
pub mod billing {
    ::upyun_codes::define_error_codes! {
        pub(crate) const BILLING = "billing.csv";
    }

    /// A code that is also in the other table.
    pub static CODE: ::upyun_codes::ErrorCode = E40310002;

    /// A deprecated code: using it is a warning, but lookups still find it.
    #[expect(deprecated)]
    pub const RETIRED: ::upyun_codes::ErrorCode = E40310003;

    /// The message of the deprecated code, looked up in a `const` context.
    pub const RETIRED_MESSAGE: &::core::primitive::str = match BILLING.get(RETIRED) {
        ::core::option::Option::Some(entry) => entry.message(),
        ::core::option::Option::None => "",
    };

    /// The message of [`CODE`] in this table.
    #[must_use]
    pub fn message() -> ::core::option::Option<&'static ::core::primitive::str> {
        match BILLING.get(CODE) {
            ::core::option::Option::Some(entry) => ::core::option::Option::Some(entry.message()),
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }
}

mod private {
    ::upyun_codes::define_error_codes! { const UNUSED = "billing.csv"; }
}

/// A message, looked up in a `const` context.
pub const MESSAGE: &str = match lookup(40_400_001) {
    Some(entry) => entry.message(),
    None => "",
};

/// A detail, looked up in a `const` context.
pub const DETAIL: Option<&str> = E50300013.detail();

/// Entries, looked up in a `const` context.
pub const ENTRIES: [Option<Entry>; 3] = [TABLE.get(E40000000), TABLE.get(E59900007), lookup(40_310_002)];

/// The kinds of a code and of an entry in this crate's table, in a `const` context.
pub const KINDS: [ErrorKind; 2] = [E40600002.kind(), edge_kind()];

const fn edge_kind() -> ErrorKind {
    match edge::EDGE.get(edge::E60010999) {
        Some(entry) => entry.kind(),
        None => ErrorKind::Other,
    }
}

/// Whether the caller can continue as if the request had succeeded.
#[must_use]
pub const fn can_continue(code: ErrorCode) -> bool {
    ::core::matches!(code.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists)
}

const _: () = ::core::assert!(E40400001.is_documented());
const _: () = ::core::assert!(edge::E40310002.is_documented() as u32 == 0);

/// One counter for each code.
pub static COUNTERS: [u32; TABLE.len()] = [0; TABLE.len()];

/// The number of codes below 40012000 in the table, counted in a single constant.
pub const FOUND: usize = {
    let mut found = 0;
    let mut code = 40_000_000;
    while code < 40_012_000 {
        if let Some(entry) = lookup(code) {
            ::core::assert!(!entry.message().is_empty() && entry.code().as_u32() == code);
            found += 1;
        }
        code += 1;
    }
    found
};

/// Uses constants as patterns.
#[must_use]
pub fn is_rejected(code: ErrorCode) -> bool {
    match code {
        E40300001 | edge::E40310002 => true,
        E40400001 => false,
        _ => code.is_client_error(),
    }
}
