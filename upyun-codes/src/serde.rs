//! The `serde` feature: reading and writing codes and responses.

mod code;
mod explicit;
mod ignored;
mod response;

pub use self::explicit::{IntegerCode, StringCode};
