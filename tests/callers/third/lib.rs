//! Knows the macro from the facade alone.
#![deny(warnings, missing_docs)]

facade::define_error_codes! {
    /// A table.
    pub const TABLE = "../table.csv";
}

/// The same by another name.
pub mod other {
    facade::error_codes! {
        /// A table.
        pub(crate) const TABLE = "../table.csv";
    }

    /// The number of entries.
    pub const LENGTH: usize = TABLE.len();
}
