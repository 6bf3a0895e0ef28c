//! Helpers for the tests in `tests/`, which need all crates, a compiler, a socket or an emulator.
//!
//! The examples in the READMEs are doctests of this crate.

mod page;
mod project;
mod table;

pub use crate::page::page;
pub use crate::project::{Printed, Project};
pub use crate::table::{cdn_guide, table};

/// A row of UpYun's page or guide, or the corresponding columns of a row of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The HTTP status.
    pub status: u16,
    /// The code's number.
    pub code: u32,
    /// The short description.
    pub message: String,
    /// The longer explanation, which most rows lack.
    pub detail: Option<String>,
    /// Whether the table gives a reason not to use the code any more. The page no longer has such a row.
    pub is_deprecated: bool,
}

/// Runs the examples of the README as doctests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// Runs the examples of the Chinese README as doctests.
#[cfg(doctest)]
#[doc = include_str!("../../README.zh-CN.md")]
struct ChineseReadme;
