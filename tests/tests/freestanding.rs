//! The crate needs nothing below it: a program without std and libc links, and runs.

use std::path::Path;
use std::process::Command;

#[test]
fn a_program_without_libc_links_and_runs() {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        println!("not run, as the program is for Linux on x86-64");
        return;
    }
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("freestanding/Cargo.toml");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("freestanding");
    let built = Command::new(env!("CARGO"))
        .args(["rustc", "--release", "--locked", "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(&target)
        // Nothing of the system's is linked, and nothing relocates the program.
        .args(["--", "-Crelocation-model=static", "-Clink-args=-nostartfiles -nostdlib -static"])
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));

    let status = Command::new(target.join("release/upyun-codes-freestanding")).status().unwrap();
    assert_eq!(status.code(), Some(0), "the status is the number of the check that failed");
}
