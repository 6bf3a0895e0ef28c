//! A broken table and a wrong call are refused, and every mistake is shown where it stands.
//!
//! Each case stands in `ui`: a program with a call, its table, and what the compiler then says. The programs use the
//! table and its codes, so that an error that only follows from another would show.

use std::fs;
use std::path::Path;
use std::process::Command;

// What no fault is: a byte-order mark, CRLF, empty lines, quotes, another order of the columns, no detail, no last line
// end, and a path that leads out of the crate.
mod any_dress {
    upyun_codes::define_error_codes! {
        pub(super) const TABLE = "../tests/ui/any_dress.csv";
    }
}

#[test]
fn a_table_in_another_dress_is_none_the_worse() {
    let rows: Vec<_> = any_dress::TABLE.iter().map(|entry| (entry.code().as_u32(), entry.message())).collect();
    assert_eq!(rows, [(40001000, "wrong uri"), (40400001, "file, or \"directory\"")]);
}

/// Puts the tables where the calls look for them: in the crate that `trybuild` makes of the cases, as `ui/….csv`.
///
/// That crate lies below the target directory, so no path from there to here holds on every machine.
fn place_tables() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let made = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME")).join("ui");
    fs::create_dir_all(&made).unwrap();
    for table in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).unwrap() {
        let table = table.unwrap().path();
        if table.extension().is_some_and(|extension| extension == "csv") {
            fs::copy(&table, made.join(table.file_name().unwrap())).unwrap();
        }
    }
}

#[test]
fn each_fault_is_shown_where_it_stands() {
    place_tables();
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}

/// Paths that lead to no table. What is said of them names the path that was tried, which `trybuild` compares as it
/// is, and it is another on each machine. So these are built here, all in one crate.
#[test]
fn a_path_that_leads_nowhere_is_refused() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = tests.parent().unwrap();
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("paths");
    fs::create_dir_all(made.join("data")).unwrap();
    // The versions that are on the machine already.
    fs::copy(root.join("Cargo.lock"), made.join("Cargo.lock")).unwrap();
    fs::copy(tests.join("ui/paths/main.rs"), made.join("main.rs")).unwrap();
    fs::copy(tests.join("ui/any_dress.csv"), made.join("table.csv")).unwrap();
    fs::copy(tests.join("ui/any_dress.csv"), made.join("data/table.csv")).unwrap();
    let manifest =
        "[package]\nname = \"paths\"\nedition = \"2024\"\n[[bin]]\nname = \"paths\"\npath = \"main.rs\"\n[workspace]\n";
    let dependency = format!("[dependencies]\nupyun-codes = {{ path = {:?} }}\n", root.join("upyun-codes"));
    fs::write(made.join("Cargo.toml"), format!("{manifest}{dependency}")).unwrap();

    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--quiet", "--offline", "--color=never"]).current_dir(&made);
    let output = cargo.env_remove("RUSTFLAGS").env("CARGO_TARGET_DIR", made.join("target")).output().unwrap();

    let said = String::from_utf8(output.stderr).unwrap().replace(made.to_str().unwrap(), "$CRATE");
    let said = said.split("error: could not compile").next().unwrap();
    let expected = tests.join("ui/paths/main.stderr");
    if std::env::var_os("TRYBUILD").is_some_and(|value| value == "overwrite") {
        fs::write(&expected, said).unwrap();
    }
    assert_eq!(said, fs::read_to_string(&expected).unwrap());
}
