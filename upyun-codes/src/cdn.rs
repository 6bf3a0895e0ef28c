//! The codes of UpYun's CDN edge: a constant for each, and their [`TABLE`].
//!
//! The edge and the API give some numbers different meanings: `50300002` is `resolve domain timeout` here and
//! `decode error` in [`api`](crate::api). The form of the code in the response tells which is meant: the edge writes
//! its codes as JSON strings, the API as integers. [`ErrorCode::kind`](crate::ErrorCode::kind) and the other methods of
//! [`ErrorCode`](crate::ErrorCode) look in the API's table; for a code of the edge, use this [`TABLE`]. Do not import
//! all constants of both modules: a name that is in both is then ambiguous.
//!
//! The source is the table of default error codes (默认错误码一览表) in UpYun's CDN configuration guide as of August 2018,
//! <http://docs.upyun.com/cdn/config/>, with its placeholders `xx` expanded.
//!
//! ```
//! use upyun_codes::ErrorKind;
//! use upyun_codes::cdn::{E40310003, TABLE};
//!
//! let entry = TABLE.get(E40310003).unwrap();
//! assert_eq!(entry.message(), "too many requests");
//! assert_eq!(entry.detail(), Some("触发了 IP 频率限制规则"));
//! assert_eq!(entry.kind(), ErrorKind::RateLimited);
//! ```

define_error_codes! {
    /// The codes in the error table of UpYun's CDN.
    pub const TABLE = "cdn.csv";
}
