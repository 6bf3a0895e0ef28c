//! Calls the macro in edition 2018.
#![deny(warnings, missing_docs)]

upyun_codes::define_error_codes! {
    /// A table.
    pub struct Edge = "../../table.csv";
}

/// A message of its own.
pub const MESSAGE: &str = upyun_codes::message!(E40310002);
