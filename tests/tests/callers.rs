//! The macro is at home in other crates: under another name, through a re-export, in a macro, in each edition, under strict
//! lints, and with any attribute on the table. The crates are those of `../callers`, and build without a warning.

use std::fs;
use std::path::Path;
use std::process::Command;

fn cargo(arguments: &[&str]) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let callers = tests.join("callers");
    // The versions that are on the machine already.
    fs::copy(tests.parent().unwrap().join("Cargo.lock"), callers.join("Cargo.lock")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).args(["--quiet", "--workspace", "--offline", "--color=never"]).current_dir(&callers);
    cargo.env_remove("RUSTFLAGS").env("RUSTDOCFLAGS", "-D warnings");
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("callers"));
    let output = cargo.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
}

#[test]
fn every_crate_builds_without_a_warning() {
    cargo(&["check"]);
}

#[test]
fn every_crate_is_documented_without_a_warning() {
    cargo(&["doc", "--no-deps"]);
}
