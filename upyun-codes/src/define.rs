//! The public macro, and the one to which its expansion leaves the table.

/// Defines a documented constant for each row of a CSV file, and the table itself.
///
/// ```
/// upyun_codes::define_error_codes! {
///     /// The error codes of our own edge rules.
///     pub struct Edge = "examples/edge.csv";
/// }
///
/// use upyun_codes::Code;
///
/// assert_eq!(E40310002.message(), Some("region is forbidden"));
/// assert_eq!(Code::<Edge>::lookup(60010999).unwrap().code(), E60010999);
/// ```
///
/// The call gives the table's name, its visibility, which the constants share, and the path of the file. It works in
/// `no_std` crates, in every edition, with a renamed dependency, and through a re-export.
///
/// # Generated items
///
/// - `pub struct Edge`, the table as a type: the parameter of [`Code`](crate::Code), whose methods look in this table. Its
///   documentation lists all rows by status.
/// - `pub const E40310002: Code<Edge>` for each row. Its documentation shows the message, the detail, the status and the
///   kind; rustdoc's search finds it by its digits and by the words of its message.
///
/// Put two tables that share a code in separate modules. Attributes apply to the table; a `#[cfg]` applies to the
/// constants too.
///
/// # The table
///
/// The table is a CSV file (RFC 4180) in UTF-8, with or without a byte-order mark. Lines end with LF or CRLF, and empty
/// lines are ignored. A field that contains a comma or a quote is in quotes, with each quote inside it doubled; no field
/// contains a line break.
///
/// The first line names the columns, each once, in any order. There is at least one row after it, and each row has a
/// field for each column:
///
/// | column | contents |
/// |---|---|
/// | `status` | the HTTP status, three digits from 100 to 999 |
/// | `code` | eight digits that begin with the status; no other row has the same |
/// | `message` | a short description |
/// | `detail` | optional, may be empty: a longer explanation |
/// | `deprecated` | optional, may be empty: why the code is retired, for the constant's `#[deprecated]` note |
/// | `kind` | optional, may be empty: an [`ErrorKind`](crate::ErrorKind) variant; otherwise the kind follows from the status |
///
/// A message, a detail and a deprecation note are visible text, without whitespace around it. They contain no control
/// characters, U+FFFD or noncharacters, and no characters that are invisible or change the direction of text.
/// Exceptions, which most emoji and some scripts need, are zero-width joiners and non-joiners, combining grapheme joiners,
/// variation selectors and soft hyphens inside a text, and a variation selector at its end.
///
/// If the table has a `kind` column and a row leaves it empty, its detail and its deprecation note must not be the name
/// of a kind: that would be a kind in the wrong column, because of a missing comma.
///
/// ```text
/// status,code,message,detail,deprecated,kind
/// 403,40310002,region is forbidden,,,
/// 600,60010999,"rejected by a rule, see the console",,,PermissionDenied
/// ```
///
/// # Paths
///
/// A path is relative to the calling crate's `Cargo.toml`. A path that begins with `$OUT_DIR/` names a file that the
/// crate's build script has written: `pub struct Edge = "$OUT_DIR/edge.csv";`.
///
/// Cargo publishes only what is in the package's directory and not excluded from it (`include`, `exclude`). A table
/// outside, as in `"../edge.csv"`, works in a workspace, but is missing from the published crate.
///
/// `trybuild` builds its test cases in a crate of its own, in another directory. If `CARGO_MANIFEST_DIR_OVERRIDE` is set,
/// as its author suggests for this case, paths are relative to that directory.
///
/// # Errors
///
/// Each mistake is a separate compile error, and one build reports those in all rows (of more than 50, the first 50). A
/// mistake that is the same in many lines, such as a wrong encoding, comments or empty rows, is reported once. After a
/// mistake in the header, the rows are not checked, since their meaning is unknown. A broken row gets a constant too, if
/// its code can be read, so that using it is not another error.
///
/// ```text
/// error: code `40400001` does not begin with its status `403`
///          --> edge.csv:12:5
///           |
///        12 | 403,40400001,file or directory not found
///           |     ^^^^^^^^ expected a code from `40300000` to `40399999`
/// ```
///
/// # Editing the file
///
/// Cargo rebuilds the crate when the file has changed, since the expansion contains an `include_bytes!` of it. `cargo doc`
/// does so only if the file is in the package's directory and not excluded from it.
///
/// rust-analyzer does not watch the file. It shows the constants of an edited table after the call itself has changed, or
/// after a restart; a build shows the errors in any case.
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

/// The table, as a type.
///
/// Called by the expansion of [`define_error_codes!`], with what is in the table and the lengths of its byte
/// strings: with `len()` in their place, rust-analyzer cannot evaluate the table.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    (
        { $($conditions:tt)* } { $($declaration:tt)* } $name:ident
        [$codes:literal; $codes_len:literal] [$kinds:literal; $kinds_len:literal]
        $messages:tt $details:tt $($path:literal)?
    ) => {
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash, ::core::fmt::Debug,
        )]
        $($declaration)* struct $name;

        $($conditions)*
        impl $crate::Table for $name {
            const __NAME: &'static ::core::primitive::str = ::core::stringify!($name);
            const __CODES: &'static [[::core::primitive::u8; 4]] = {
                static CODES: [::core::primitive::u8; $codes_len] = *$codes;
                CODES.as_chunks().0
            };
            const __MESSAGES: $crate::__private::Texts = $crate::__table!(@texts $messages);
            const __DETAILS: $crate::__private::Texts = $crate::__table!(@texts $details);
            const __KINDS: &'static [::core::primitive::u8] = {
                static KINDS: [::core::primitive::u8; $kinds_len] = *$kinds;
                &KINDS
            };
        }

        $($conditions)*
        const _: () = {
            // Makes the compiler read the file, too, so that editing it triggers a rebuild.
            $(const _: &[::core::primitive::u8] = ::core::include_bytes!($path);)?
            $crate::__private::check::<$name>()
        };
    };
    (@texts (
        $seed:literal $shift:literal $probes:literal [$pages:literal; $pages_len:literal]
        $width:literal [$offsets:literal; $offsets_len:literal] $text:literal
    )) => {{
        static PAGES: [::core::primitive::u8; $pages_len] = *$pages;
        static OFFSETS: [::core::primitive::u8; $offsets_len] = *$offsets;
        static TEXT: &::core::primitive::str = $text;
        $crate::__private::Texts::new($seed, $shift, $probes, &PAGES, $width, &OFFSETS, &TEXT)
    }};
}
