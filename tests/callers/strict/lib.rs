//! Calls the macro under the strictest lints.
#![no_std]
#![no_implicit_prelude]
#![forbid(unsafe_code, dead_code, deprecated, non_upper_case_globals)]
#![deny(
    warnings,
    missing_docs,
    unreachable_pub,
    unused,
    unused_qualifications,
    single_use_lifetimes,
    let_underscore_drop
)]

mod unused {
    ::upyun_codes::define_error_codes! { struct Edge = "../table.csv"; }
}

/// A public table.
pub mod public {
    ::upyun_codes::define_error_codes! {
        /// A table.
        pub struct Edge = "../table.csv";
    }
}
