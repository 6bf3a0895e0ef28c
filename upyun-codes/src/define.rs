//! The public macro.

/// Defines a documented constant for each row of a table, and the table itself.
///
/// ```
/// upyun_codes::define_error_codes! {
///     /// What the edge answers, by its own rules.
///     pub const EDGE = "examples/edge.csv";
/// }
///
/// assert_eq!(E40310002.status(), 403);
/// assert_eq!(EDGE.get(E40310002).unwrap().message(), "region is forbidden");
/// ```
///
/// The call gives the table's visibility, which the constants share, its name and its path. The path is relative to the
/// `Cargo.toml` of the crate that calls. An edit of the file rebuilds that crate.
///
/// The macro works under any name of this crate and through a re-export, and under `#![no_std]`.
///
/// # The table
///
/// A CSV file in UTF-8 (RFC 4180: commas, and quotes around a field that holds one), whose first line names the columns
/// in any order:
///
/// | column | what stands in it |
/// |---|---|
/// | `status` | the HTTP status, three digits from 100 to 999 |
/// | `code` | eight digits that begin with the status; each code once |
/// | `message` | a short description; one line of text without space at its ends |
/// | `detail` | optional: a longer explanation, or nothing |
/// | `deprecated` | optional: why the code is retired, or nothing; it becomes the constant's `#[deprecated]` note |
///
/// ```text
/// status,code,message
/// 403,40310002,region is forbidden
/// 600,60010999,"rejected by a rule, see the console"
/// ```
///
/// # What comes of it
///
/// - `pub const E40310002: ErrorCode` for each row, with the message as its documentation and as an alias for rustdoc's
///   search. Two tables in one crate stand in two modules, if they have a code in common.
/// - `pub const EDGE: ErrorTable`, with all rows as its documentation. It is a constant over statics, so its data is in
///   a program once, and only if it is used.
///
/// Attributes on the table stay on it; a `#[cfg]` holds for the constants too.
///
/// # Errors
///
/// Every mistake in the file is a compile error of its own, all of them in one build. What can be made out of a broken
/// row is defined all the same, so that no error only follows from another.
///
/// ```text
/// error: code 40400001 does not begin with its status 403
///         --> table.csv:12:5
///          |
///       12 | 403,40400001,file or directory not found,
///          |     ^^^^^^^^ expected a code from 40300000 to 40399999
/// ```
#[macro_export]
macro_rules! define_error_codes {
    ($($table:tt)*) => {
        // The procedural macro cannot know what name this crate has where it is called; `$crate` does.
        $crate::__private::define_error_codes! { ($crate) $($table)* }
    };
}
