//! The path in an error is relative to the workspace root, like those in rustc's own errors.

use std::fs;
use std::path::Path;
use std::process::Command;

const BROKEN: &str = "status,code,message\n403,40400001,region is forbidden\n";

/// Writes a crate with a broken table.
fn write_broken_crate(directory: &Path, name: &str, extra: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    fs::create_dir_all(directory.join("src")).unwrap();
    let dependency = format!("upyun-codes = {{ path = '{}' }}\n", root.join("upyun-codes").display());
    let manifest = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n{extra}[dependencies]\n{dependency}");
    fs::write(directory.join("Cargo.toml"), manifest).unwrap();
    fs::write(directory.join("src/lib.rs"), "upyun_codes::define_error_codes! { pub const TABLE = \"edge.csv\"; }\n")
        .unwrap();
    fs::write(directory.join("edge.csv"), BROKEN).unwrap();
    fs::copy(root.join("Cargo.lock"), directory.join("Cargo.lock")).unwrap();
}

fn errors(directory: &Path, package: &str) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--quiet", "--offline", "--color=never", "--package", package]).current_dir(directory);
    cargo.env_remove("RUSTFLAGS").env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("paths-target"));
    String::from_utf8(cargo.output().unwrap().stderr).unwrap()
}

#[test]
fn error_paths_are_relative_to_the_workspace_root() {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("paths-workspace");
    write_broken_crate(&workspace, "outer", "[workspace]\nmembers = [\"member\"]\n");
    write_broken_crate(&workspace.join("member"), "member", "");

    let stderr = errors(&workspace, "outer");
    assert!(stderr.contains("--> edge.csv:2:5\n"), "{stderr}");
    let stderr = errors(&workspace, "member");
    let shown = Path::new("member").join("edge.csv");
    assert!(stderr.contains(&format!("--> {}:2:5\n", shown.display())), "{stderr}");
    assert!(workspace.join(shown).is_file());
}
