//! A macro around the call.
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

/// A table that is not there.
pub mod absent {
    table!(#[cfg(any())] TABLE "../missing.csv");
}

/// A restricted one.
pub mod restricted {
    table!(pub(in crate::restricted) TABLE "../table.csv");
}

/// A type whose constants are a table's.
pub struct Codes;

impl Codes {
    upyun_codes::define_error_codes! {
        /// A table.
        pub const TABLE = "../table.csv";
    }
}

/// A trait whose constants are a table's.
pub trait HasCodes {
    upyun_codes::define_error_codes! {
        /// A table.
        const TABLE = "../table.csv";
    }
}

/// Codes from both.
pub const BOTH: [u32; 2] = [Codes::E40310002.as_u32(), <() as HasCodes>::E40310002.as_u32()];

impl HasCodes for () {}
