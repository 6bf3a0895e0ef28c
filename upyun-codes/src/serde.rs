//! The feature `serde`: codes and responses, read and written.

mod code;
mod explicit;
mod ignored;
mod response;

pub use self::explicit::{IntegerCode, StringCode};
