//! Re-exports the macro.
#![deny(warnings, missing_docs)]

pub use upyun_codes::define_error_codes;
pub use upyun_codes::define_error_codes as error_codes;
