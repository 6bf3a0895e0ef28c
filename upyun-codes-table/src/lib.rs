//! The tables behind [`upyun-codes`](https://docs.rs/upyun-codes); depend on that crate instead.
//!
//! A table as data: the procedural macro in `upyun-codes-macros` turns it into Rust. This is a crate of its own because it
//! builds beside `syn` then, not after it, which makes a clean build on two cores 15 % shorter.
//!
//! The modules, in the order of the work: `read` (a file's bytes as entries, by means of `fields` and `header`), [`layout`]
//! (the entries as a perfect hash and text), [`docs`] (the entries as documentation). If [`read()`] refuses a table,
//! [`explain`] says why, as a list of [`Problem`]s.

#![allow(clippy::must_use_candidate, reason = "only the macro calls this crate")]

mod characters;
mod diagnosis;
pub mod docs;
mod fields;
mod header;
mod kind;
pub mod layout;
mod nearest;
mod problem;
mod read;
#[cfg(test)]
mod tests;
mod unicode;

pub use diagnosis::{Diagnosis, explain};
pub use header::Entry;
pub use kind::Kind;
pub use problem::Problem;
pub use read::{Refusal, read};
