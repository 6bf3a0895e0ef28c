//! Runs the tests in `../json-features`, with features of `serde_json` that any crate in a build may enable.

use std::path::Path;
use std::process::Command;

#[test]
fn features_of_serde_json_change_nothing() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("json-features");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--quiet", "--locked", "--color=never"]).current_dir(tests).env_remove("RUSTFLAGS");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("json-features");
    let output = cargo.env("CARGO_TARGET_DIR", target).output().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}
