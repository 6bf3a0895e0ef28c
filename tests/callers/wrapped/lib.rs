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
