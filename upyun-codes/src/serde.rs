//! The `serde` feature: reading and writing codes, kinds, entries and bodies.

mod body;
mod code;
mod ignored;
