//! The codes of UpYun's storage API: a constant for each, and [`Api`], their table.
//!
//! The crate root re-exports everything here. The source of the codes is UpYun's page of API error codes (API 错误码表),
//! <https://help.upyun.com/knowledge-base/errno/>.
//!
//! ```
//! use upyun_codes::api::E40400001;
//!
//! assert_eq!(E40400001.message(), Some("file or directory not found"));
//! ```

define_error_codes! {
    /// UpYun's table of API error codes.
    pub struct Api = "table.csv";
}
