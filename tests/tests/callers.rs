//! Builds the crates in `../callers` without warnings. They call the macro through a renamed dependency or a re-export,
//! inside another macro or a function, in every edition, under strict lints, and with every kind of attribute on the
//! table.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use upyun_codes_tests::Project;

fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("callers")
}

fn cargo(arguments: &[&str]) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let callers = tests.join("callers");
    // The build is offline, so it has to use versions that are already downloaded.
    fs::copy(tests.parent().unwrap().join("Cargo.lock"), callers.join("Cargo.lock")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).args(["--quiet", "--workspace", "--offline", "--color=never"]).current_dir(&callers);
    cargo.env_remove("RUSTFLAGS").env("RUSTDOCFLAGS", "-D warnings").env("CARGO_TARGET_DIR", target());
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

    // A constant without its table: the link to the table must not be left as `[Edge]`.
    let page = fs::read_to_string(target().join("doc/facade/constant.E40310002.html")).unwrap();
    let (_, docs) = page.split_once("class=\"docblock\"").unwrap();
    assert!(docs.contains("Part of ") && docs.contains("Edge") && !docs.contains('['), "{docs}");
}

/// Errors have the places of their causes in every edition, and are the only ones.
#[test]
fn errors_show_in_every_edition() {
    for edition in ["2015", "2018", "2021", "2024"] {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("broken-{edition}"));
        let project = Project::in_edition(edition, directory, "[workspace]");
        project.write(
            "src/lib.rs",
            "extern crate upyun_codes;\n\
             upyun_codes::define_error_codes! { pub struct Edge = \"edge.csv\"; }\n\
             mod call {\n    upyun_codes::define_error_codes! { pub const EDGE = \"edge.csv\"; }\n}\n\
             mod constant {\n    pub const TEXT: &str = upyun_codes::message!(upyun_codes::E40400001);\n}\n\
             pub const CODES: [upyun_codes::Code<Edge>; 2] = [E40310002, E40310003];\n",
        );
        project.write(
            "edge.csv",
            "status,code,message\n403,40310002,region is forbidden\n404,40310003,too many requests\n403,40310002,again\n",
        );
        let errors = project.cargo(&["check"]).stderr;
        let places = [
            ("error: code `40310003` does not begin with its status `404`", "--> edge.csv:3:5\n", "--> src/lib.rs:2:"),
            ("error: duplicate code `40310002`", "--> edge.csv:4:5\n", "--> src/lib.rs:2:"),
            ("error: expected `struct`, as in", "", "--> src/lib.rs:4:44\n"),
        ];
        for (error, in_table, in_source) in places {
            let Some((_, rest)) = errors.split_once(error) else { panic!("edition {edition}: {error} in\n{errors}") };
            let shown = rest.split("\nerror").next().unwrap();
            assert!(shown.contains(in_table) && shown.contains(in_source), "edition {edition}: {error} in\n{errors}");
        }
        // One line more says that the crate could not be compiled.
        assert_eq!(errors.matches("\nerror").count(), places.len(), "edition {edition}:\n{errors}");
    }
}
