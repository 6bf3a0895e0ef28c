//! Tables that are hard to hash compile, and all of their codes are found.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use upyun_codes::{Code, Table};
use upyun_codes_tests::Project;

mod progression {
    upyun_codes::define_error_codes! {
        /// An arithmetic progression of codes, and the successor of each.
        pub struct Progression = "tables/progression.csv";
    }
}

mod collisions {
    upyun_codes::define_error_codes! {
        /// The first and last codes of pages that collide under every seed that the macro tries.
        pub struct Collisions = "tables/collisions.csv";
    }
}

fn assert_finds_only_its_codes<T: Table>(csv: &str) {
    let codes: BTreeSet<u32> =
        csv.lines().skip(1).map(|row| row.rsplit_once(',').unwrap().1.parse().unwrap()).collect();
    assert_eq!(Code::<T>::COUNT, codes.len());
    for code in &codes {
        for near in [*code, code + 1, code - 1, code + 32, code - 32, code ^ (1 << 20)] {
            let Ok(code) = Code::<T>::from_u32(near) else { continue };
            let message = codes.contains(&near).then(|| near.to_string());
            assert_eq!(code.message(), message.as_deref(), "{near}");
        }
    }
}

/// The compiler checks only the first rows of a large table: rustc would reject the evaluation of all.
#[test]
fn large_table_is_not_evaluated_for_too_long() {
    let project = Project::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("large"), "[workspace]");
    project.write("src/lib.rs", "upyun_codes::define_error_codes! { pub struct Rows = \"rows.csv\"; }\n");
    let mut rows = String::from("status,code,message\n");
    for code in (10_000_000..100_000_000).step_by(1024) {
        writeln!(rows, "{},{code},{code}", code / 100_000).unwrap();
    }
    project.write("rows.csv", &rows);
    assert_eq!(project.cargo(&["check"]).stderr, "");
}

#[test]
fn codes_in_a_progression_are_found() {
    assert_finds_only_its_codes::<progression::Progression>(include_str!("../tables/progression.csv"));
}

#[test]
fn codes_on_colliding_pages_are_found() {
    assert_finds_only_its_codes::<collisions::Collisions>(include_str!("../tables/collisions.csv"));
}
