//! The `serde` feature: reading and writing codes, kinds and bodies, and writing entries.

mod body;
mod code;
mod ignored;
