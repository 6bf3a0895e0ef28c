//! Calls the macro through a renamed dependency.
#![deny(warnings, missing_docs)]

codes::define_error_codes! {
    /// A table.
    pub struct Edge = "../table.csv";
}

/// The number of entries.
pub const LENGTH: usize = codes::Code::<Edge>::COUNT;
