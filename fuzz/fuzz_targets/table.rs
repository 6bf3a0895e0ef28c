//! Parses arbitrary bytes as a table. The result must be exactly the rows in the file, or errors that account for every
//! missing row.
//!
//! A proc-macro crate exports only its macros, so this includes its source files, and the invariants from its tests.

#![no_main]
#![allow(dead_code, unreachable_pub)]

use libfuzzer_sys::fuzz_target;

#[path = "../../upyun-codes-macros/src/characters.rs"]
mod characters;
#[path = "../../upyun-codes-macros/src/diagnosis/mod.rs"]
mod diagnosis;
#[path = "../../upyun-codes-macros/src/fields.rs"]
mod fields;
#[path = "../../upyun-codes-macros/src/file.rs"]
mod file;
#[path = "../../upyun-codes-macros/src/header.rs"]
mod header;
#[path = "../../upyun-codes-macros/src/tests/invariants.rs"]
mod invariants;
#[path = "../../upyun-codes-macros/src/kind.rs"]
mod kind;
#[path = "../../upyun-codes-macros/src/nearest.rs"]
mod nearest;
#[path = "../../upyun-codes-macros/src/problem.rs"]
mod problem;
#[path = "../../upyun-codes-macros/src/read.rs"]
mod read;
#[path = "../../upyun-codes-macros/src/tests/reference.rs"]
mod reference;
#[path = "../../upyun-codes-macros/src/unicode.rs"]
mod unicode;

fuzz_target!(|bytes: &[u8]| {
    invariants::check(bytes);
});
