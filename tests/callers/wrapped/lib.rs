//! Calls the macro from another macro, and inside a function.
#![deny(warnings, missing_docs)]

macro_rules! table {
    ($(#[$attribute:meta])* $visibility:vis $name:ident $path:literal) => {
        upyun_codes::define_error_codes! { $(#[$attribute])* $visibility struct $name = $path; }
    };
}

table! {
    /// A table.
    #[cfg(all())]
    pub Public "../table.csv"
}

/// A private table.
pub mod private {
    table!(Edge "../table.csv");

    /// One of its codes.
    pub const CODE: u32 = E40310002.as_u32();
}

/// A table that is configured out.
pub mod absent {
    table!(#[cfg(any())] Edge "../missing.csv");
}

/// A table with restricted visibility.
pub mod restricted {
    table!(pub(in crate::restricted) Edge "../table.csv");
}

/// A table in a function, whose result is the number and the message of a code.
#[must_use]
pub const fn inside() -> (u32, &'static str) {
    upyun_codes::define_error_codes! {
        struct Edge = "../table.csv";
    }
    const CODE: upyun_codes::Code<Edge> = E40310002;
    (CODE.as_u32(), upyun_codes::message!(CODE))
}
