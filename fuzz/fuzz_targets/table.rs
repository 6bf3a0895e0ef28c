//! Parses arbitrary bytes as a table. The result must be exactly the rows in the file, or errors that account for every
//! missing row.
//!
//! Includes the source files of the crate, since the invariants, from its tests, look inside.

#![no_main]
#![allow(dead_code, unreachable_pub)]

use libfuzzer_sys::fuzz_target;

#[path = "../../upyun-codes-table/src/characters.rs"]
mod characters;
#[path = "../../upyun-codes-table/src/diagnosis/mod.rs"]
mod diagnosis;
#[path = "../../upyun-codes-table/src/fields.rs"]
mod fields;
#[path = "../../upyun-codes-table/src/header.rs"]
mod header;
#[path = "../../upyun-codes-table/src/tests/invariants.rs"]
mod invariants;
#[path = "../../upyun-codes-table/src/kind.rs"]
mod kind;
#[path = "../../upyun-codes-table/src/nearest.rs"]
mod nearest;
#[path = "../../upyun-codes-table/src/problem.rs"]
mod problem;
#[path = "../../upyun-codes-table/src/read.rs"]
mod read;
#[path = "../../upyun-codes-table/src/tests/reference.rs"]
mod reference;
#[path = "../../upyun-codes-table/src/unicode.rs"]
mod unicode;

fuzz_target!(|bytes: &[u8]| {
    invariants::check(bytes);
});
