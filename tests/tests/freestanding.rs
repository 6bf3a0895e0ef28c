//! The crate has no system dependencies: a program without std or libc links and runs.

use std::path::Path;
use std::process::Command;

#[test]
fn program_without_libc_links_and_runs() {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        println!("skipped: the program is for Linux on x86-64");
        return;
    }
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("freestanding/Cargo.toml");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("freestanding");
    let built = Command::new(env!("CARGO"))
        .args(["rustc", "--release", "--locked", "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(&target)
        // Link nothing from the system, and avoid relocations.
        .args(["--", "-Crelocation-model=static", "-Clink-args=-nostartfiles -nostdlib -static"])
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));

    let status = Command::new(target.join("release/upyun-codes-freestanding")).status().unwrap();
    assert_eq!(status.code(), Some(0), "the exit status is the number of the failed check");
}
