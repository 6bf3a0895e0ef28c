//! Builds the crates in `../callers` without warnings. They call the macro through a renamed dependency or a re-export,
//! inside another macro, in every edition, under strict lints, and with every kind of attribute on the table.

use std::fs;
use std::path::Path;
use std::process::Command;

fn cargo(arguments: &[&str]) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let callers = tests.join("callers");
    // The build is offline, so it has to use versions that are already downloaded.
    fs::copy(tests.parent().unwrap().join("Cargo.lock"), callers.join("Cargo.lock")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).args(["--quiet", "--workspace", "--offline", "--color=never"]).current_dir(&callers);
    cargo.env_remove("RUSTFLAGS").env("RUSTDOCFLAGS", "-D warnings");
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("callers"));
    let output = cargo.output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && stderr.is_empty(), "{stderr}");
}

#[test]
fn every_crate_builds_without_warnings() {
    cargo(&["check"]);
}

#[test]
fn every_crate_is_documented_without_warnings() {
    cargo(&["doc", "--no-deps"]);
}
