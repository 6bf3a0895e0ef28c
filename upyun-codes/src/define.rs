//! The public macro.

/// Defines a documented constant for each row of a CSV file, and the table itself.
///
/// ```
/// upyun_codes::define_error_codes! {
///     /// The error codes of our own rules at the edge.
///     pub const EDGE = "examples/edge.csv";
/// }
///
/// assert_eq!(E40310002.status(), 403);
/// assert_eq!(EDGE.get(E40310002).unwrap().message(), "region is forbidden");
/// ```
///
/// The call names the table, its visibility, which the constants share, and the path of the file, relative to the
/// `Cargo.toml` of the calling crate. Editing the file triggers a rebuild.
///
/// The macro works in `no_std` crates, under any name of the dependency, and through a re-export.
///
/// # The table
///
/// A CSV file in UTF-8 (RFC 4180: commas, and quotes around a field that contains one). The first line names the columns, in
/// any order:
///
/// | column | contents |
/// |---|---|
/// | `status` | the HTTP status, three digits from 100 to 999 |
/// | `code` | eight digits that begin with the status; unique |
/// | `message` | a short description: one line of text without leading or trailing whitespace |
/// | `detail` | optional: a longer explanation, or nothing |
/// | `deprecated` | optional: why the code is retired, or nothing; the note of the constant's `#[deprecated]` |
/// | `kind` | optional: the name of an [`ErrorKind`](crate::ErrorKind) variant, or nothing to derive it from the status |
///
/// ```text
/// status,code,message,kind
/// 403,40310002,region is forbidden,
/// 600,60010999,"rejected by a rule, see the console",PermissionDenied
/// ```
///
/// # Generated items
///
/// - `pub const E40310002: ErrorCode` for each row. Its documentation shows the message, the detail, the status and the
///   kind; rustdoc's search finds it by its digits and by the words of its message.
/// - `pub const EDGE: ErrorTable`, documented with all rows by status. It is a constant over statics: its data is in a
///   program once, and only if it is used.
///
/// Two tables with a code in common belong in two modules. Attributes apply to the table; a `#[cfg]` applies to the constants
/// too.
///
/// # Errors
///
/// Every mistake in the file is a separate compile error, and all are reported in one build. Constants are generated for
/// broken rows as well, as far as their codes can be read, so one mistake does not cause further errors.
///
/// ```text
/// error: code `40400001` does not begin with its status `403`
///         --> table.csv:12:5
///          |
///       12 | 403,40400001,file or directory not found,
///          |     ^^^^^^^^ expected a code from 40300000 to 40399999
/// ```
///
/// # Editors
///
/// rust-analyzer expands the macro again when a Rust file changes, but does not watch the CSV file. After editing it, save
/// the file with the call, or run “rust-analyzer: Rebuild proc macros and build scripts”. Cargo needs no such help.
#[macro_export]
macro_rules! define_error_codes {
    ($($table:tt)*) => {
        // The procedural macro cannot know this crate's name at the call site; `$crate` does. Nor can it know whether
        // rustdoc is running, and only rustdoc needs search terms for each constant and a list of all of them.
        #[cfg(doc)]
        $crate::__private::define_error_codes! { doc ($crate) $($table)* }
        #[cfg(not(doc))]
        $crate::__private::define_error_codes! { ($crate) $($table)* }
    };
}
