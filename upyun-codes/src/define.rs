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
/// The call gives the table's name, its visibility (which the constants share) and the path of the file, relative to
/// the calling crate's `Cargo.toml`. Editing the file triggers a rebuild.
///
/// The macro works in `no_std` crates, when the dependency is renamed, and through a re-export.
///
/// # The table
///
/// The table is a CSV file in UTF-8 (RFC 4180: commas between fields, and quotes around a field that contains a comma).
/// The first line names the columns, in any order:
///
/// | column | contents |
/// |---|---|
/// | `status` | the HTTP status, three digits from 100 to 999 |
/// | `code` | eight digits that begin with the status; unique |
/// | `message` | a short description: one line of text without leading or trailing whitespace |
/// | `detail` | optional, may be empty: a longer explanation |
/// | `deprecated` | optional, may be empty: why the code is retired, for the constant's `#[deprecated]` note |
/// | `kind` | optional: an [`ErrorKind`](crate::ErrorKind) variant; if empty, the kind follows from the status |
///
/// A `detail` or `deprecated` text follows the same rules as `message`. No text may contain control or invisible
/// characters, except zero-width joiners and non-joiners, combining grapheme joiners, variation selectors and soft
/// hyphens, which emoji and some scripts need. To catch a misplaced comma, neither text may be the name of a kind if the
/// row's `kind` is empty.
///
/// ```text
/// status,code,message,kind
/// 403,40310002,region is forbidden,
/// 600,60010999,"rejected by a rule, see the console",PermissionDenied
/// ```
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
/// # Errors
///
/// Each mistake is a separate compile error, and one build reports those in all rows (of more than 50, the first 50). A
/// mistake that affects many rows, such as a wrong encoding, comments or empty rows, is reported once. A broken row
/// gets a constant and an entry too, if its code can be read, so that using them is not another error.
///
/// ```text
/// error: code `40400001` does not begin with its status `403`
///          --> table.csv:12:5
///           |
///        12 | 403,40400001,file or directory not found,
///           |     ^^^^^^^^ expected a code from `40300000` to `40399999`
/// ```
///
/// # Editors
///
/// rust-analyzer expands the macro again when a Rust file changes, but does not watch the CSV file. After editing it,
/// save the Rust file that contains the call, or run "rust-analyzer: Rebuild proc macros and build scripts". Cargo
/// needs no such help.
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
/// Called by the expansion of [`define_error_codes!`], with what is in the table. It also passes the lengths of byte
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
