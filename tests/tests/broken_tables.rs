//! Broken tables and invalid calls are rejected with errors that point at their causes.
//!
//! Each case is in `ui`: a program that calls the macro, its table, and the expected compiler output. The programs use
//! the table and its codes, so that follow-up errors would show up in the output.

use std::fs;
use std::path::Path;
use std::process::Command;

use upyun_codes::Code;

// Allowed variations: a byte-order mark, CRLF, empty lines, quotes, reordered columns, no details, no final line break,
// and a path outside the crate.
mod formatting {
    upyun_codes::define_error_codes! {
        pub(super) struct Formatting = "../tests/ui/formatting_variations.csv";
    }
}

#[test]
fn formatting_variations_are_accepted() {
    let rows: Vec<_> =
        Code::<formatting::Formatting>::entries().map(|entry| (entry.code().as_u32(), entry.message())).collect();
    assert_eq!(rows, [(40001000, "wrong uri"), (40400001, "file, or \"directory\"")]);
}

/// Copies the tables to where the macro looks for them: `ui/….csv` in the crate that `trybuild` generates.
///
/// The target directory may be anywhere, so the cases cannot use relative paths to this crate.
fn copy_tables() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let ui = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME")).join("ui");
    fs::create_dir_all(&ui).unwrap();
    for table in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).unwrap() {
        let table = table.unwrap().path();
        if table.extension().is_some_and(|extension| extension == "csv") {
            fs::copy(&table, ui.join(table.file_name().unwrap())).unwrap();
        }
    }
}

#[test]
fn every_error_points_at_its_cause() {
    copy_tables();
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}

/// The errors contain absolute paths, which differ between machines, but `trybuild` compares its output verbatim. These
/// cases are therefore built without it, all in one crate.
#[test]
fn invalid_paths_are_rejected() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = tests.parent().unwrap();
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("paths");
    fs::create_dir_all(directory.join("data")).unwrap();
    fs::create_dir_all(directory.join("src")).unwrap();
    // The build is offline, so it has to use versions that are already downloaded.
    fs::copy(root.join("Cargo.lock"), directory.join("Cargo.lock")).unwrap();
    fs::copy(tests.join("ui/paths/main.rs"), directory.join("main.rs")).unwrap();
    fs::copy(tests.join("ui/formatting_variations.csv"), directory.join("table.csv")).unwrap();
    fs::copy(tests.join("ui/formatting_variations.csv"), directory.join("data/table.csv")).unwrap();
    fs::copy(tests.join("ui/formatting_variations.csv"), directory.join("src/inner.csv")).unwrap();
    let manifest =
        "[package]\nname = \"paths\"\nedition = \"2024\"\n[[bin]]\nname = \"paths\"\npath = \"main.rs\"\n[workspace]\n";
    let dependency = format!("[dependencies]\nupyun-codes = {{ path = {:?} }}\n", root.join("upyun-codes"));
    fs::write(directory.join("Cargo.toml"), format!("{manifest}{dependency}")).unwrap();

    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--quiet", "--offline", "--color=never"]).current_dir(&directory);
    let output = cargo.env_remove("RUSTFLAGS").env("CARGO_TARGET_DIR", directory.join("target")).output().unwrap();

    let stderr = String::from_utf8(output.stderr).unwrap().replace(directory.to_str().unwrap(), "$CRATE");
    let stderr = stderr.split("error: could not compile").next().unwrap();
    let expected = tests.join("ui/paths/main.stderr");
    if std::env::var_os("TRYBUILD").is_some_and(|value| value == "overwrite") {
        fs::write(&expected, stderr).unwrap();
    }
    assert_eq!(stderr, fs::read_to_string(&expected).unwrap());
}
