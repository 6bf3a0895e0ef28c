//! Calls the macro from another macro, and inside an `impl` and a trait.
#![deny(warnings, missing_docs)]

macro_rules! table {
    ($(#[$attribute:meta])* $visibility:vis $name:ident $path:literal) => {
        upyun_codes::define_error_codes! { $(#[$attribute])* $visibility const $name = $path; }
    };
}

table! {
    /// A table.
    #[cfg(all())]
    pub PUBLIC "../table.csv"
}

/// A private table.
pub mod private {
    table!(TABLE "../table.csv");

    /// One of its codes.
    pub const CODE: u32 = E40310002.as_u32();
}

/// A table that is configured out.
pub mod absent {
    table!(#[cfg(any())] TABLE "../missing.csv");
}

/// A table with restricted visibility.
pub mod restricted {
    table!(pub(in crate::restricted) TABLE "../table.csv");
}

/// A type with a table's codes as associated constants.
pub struct Codes;

impl Codes {
    upyun_codes::define_error_codes! {
        /// A table.
        pub struct Edge = "../table.csv";
    }
}

/// A trait with a table's codes as associated constants.
pub trait HasCodes {
    upyun_codes::define_error_codes! {
        /// A table.
        struct Edge = "../table.csv";
    }
}

/// A code from each.
pub const BOTH: [u32; 2] = [Codes::E40310002.as_u32(), <() as HasCodes>::E40310002.as_u32()];

impl HasCodes for () {}
