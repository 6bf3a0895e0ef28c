//! The codes of UpYun's CDN edge: a constant for each, and [`Cdn`], their table.
//!
//! The edge answers requests to the API's host, too, so that a client of the API sees both. A number that only one
//! table lists is that table's; otherwise, the form of the code in the body tells whose it is: the edge writes its codes
//! as JSON strings, the API as integers.
//!
//! The source is the table of default error codes (默认错误码一览表) in UpYun's CDN configuration guide as of August 2018,
//! <http://docs.upyun.com/cdn/config/>, with its placeholders `xx` expanded.
//!
//! ```
//! use upyun_codes::ErrorKind;
//! use upyun_codes::cdn::E40310003;
//!
//! assert_eq!(E40310003.message(), Some("too many requests"));
//! assert_eq!(E40310003.detail(), Some("触发了 IP 频率限制规则"));
//! assert_eq!(E40310003.kind(), ErrorKind::RateLimited);
//! ```

define_error_codes! {
    /// UpYun's table of CDN error codes.
    pub struct Cdn = "cdn.csv";
}
