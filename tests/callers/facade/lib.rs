//! Re-exports the macro and `Code`, and a constant without its table.
#![deny(warnings, missing_docs)]

pub use upyun_codes::define_error_codes as error_codes;
pub use upyun_codes::{Code, define_error_codes};

pub use self::edge::E40310002;

mod edge {
    upyun_codes::define_error_codes! {
        #[allow(dead_code)]
        pub struct Edge = "../table.csv";
    }
}
