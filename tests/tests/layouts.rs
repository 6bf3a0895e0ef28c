//! Tables that are hard to hash compile, and all of their codes are found.

use std::collections::BTreeSet;

use upyun_codes::{ErrorCode, ErrorTable};

mod progression {
    upyun_codes::define_error_codes! {
        /// An arithmetic progression of codes, and the successor of each.
        pub const TABLE = "tables/progression.csv";
    }
}

mod collisions {
    upyun_codes::define_error_codes! {
        /// The first and last codes of pages that collide under every seed that the macro tries.
        pub const TABLE = "tables/collisions.csv";
    }
}

fn assert_finds_only_its_codes(table: &ErrorTable, csv: &str) {
    let codes: BTreeSet<u32> =
        csv.lines().skip(1).map(|row| row.rsplit_once(',').unwrap().1.parse().unwrap()).collect();
    assert_eq!(table.len(), codes.len());
    for code in &codes {
        for near in [*code, code + 1, code - 1, code + 32, code - 32, code ^ (1 << 20)] {
            let Ok(code) = ErrorCode::from_u32(near) else { continue };
            let message = codes.contains(&near).then(|| near.to_string());
            assert_eq!(table.get(code).map(|entry| entry.message().to_owned()), message, "{near}");
        }
    }
}

#[test]
fn codes_in_a_progression_are_found() {
    assert_finds_only_its_codes(&progression::TABLE, include_str!("../tables/progression.csv"));
}

#[test]
fn codes_on_colliding_pages_are_found() {
    assert_finds_only_its_codes(&collisions::TABLE, include_str!("../tables/collisions.csv"));
}
