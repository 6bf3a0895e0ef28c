//! `table.csv` at the top level is a symbolic link, and nothing depends on it.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn a_checkout_without_symbolic_links_builds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let prefix = Command::new("git").args(["rev-parse", "--show-prefix"]).current_dir(&root).output();
    // Not a packaged source, nor one inside another repository
    if !prefix.is_ok_and(|prefix| prefix.status.success() && prefix.stdout.trim_ascii().is_empty()) {
        println!("skipped: this is not the top level of a git repository, or there is no git");
        return;
    }
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("without-symlinks");
    let clone = directory.join("clone");
    let _ = fs::remove_dir_all(&clone);
    let mut git = Command::new("git");
    git.args(["clone", "--quiet", "--config", "core.symlinks=false"]).arg(&root).arg(&clone);
    assert!(git.status().unwrap().success());

    // Without symbolic links, git writes the link's target in its place.
    assert_eq!(fs::read_to_string(clone.join("table.csv")).unwrap(), "upyun-codes/table.csv");
    assert!(clone.join("upyun-codes").join("table.csv").is_file());

    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--quiet", "--offline", "--locked", "--workspace"]).current_dir(&clone);
    cargo.env_remove("RUSTFLAGS").env("CARGO_TARGET_DIR", directory.join("target"));
    assert!(cargo.status().unwrap().success());
}
