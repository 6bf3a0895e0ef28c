//! Calls the macro through a re-export, without depending on `upyun-codes`.
#![deny(warnings, missing_docs)]

facade::define_error_codes! {
    /// A table.
    pub struct Edge = "../table.csv";
}

/// The same macro, re-exported under another name.
pub mod other {
    facade::error_codes! {
        /// A table.
        pub(crate) struct Edge = "../table.csv";
    }

    /// The number of entries.
    pub const LENGTH: usize = <facade::Code<Edge>>::COUNT;
}
