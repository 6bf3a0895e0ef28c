//! The codes of UpYun's storage API: a constant for each, and their [`TABLE`].
//!
//! The crate root re-exports everything here. The source of the codes is UpYun's page of API error codes (API 错误码表),
//! <https://help.upyun.com/knowledge-base/errno/>.
//!
//! ```
//! use upyun_codes::api::{E40400001, TABLE};
//!
//! assert_eq!(TABLE.get(E40400001).unwrap().message(), "file or directory not found");
//! ```

define_error_codes! {
    /// The codes in UpYun's API error table.
    pub const TABLE = "table.csv";
}
