//! The path in an error is relative to the workspace root, like those in rustc's own errors.

use std::path::Path;

use upyun_codes_tests::Project;

/// Writes a crate with a broken table.
fn broken_crate(directory: &Path, extra: &str) -> Project {
    let project = Project::new(directory, extra);
    project.write("src/lib.rs", "upyun_codes::define_error_codes! { pub struct Edge = \"edge.csv\"; }\n");
    project.write("edge.csv", "status,code,message\n403,40400001,region is forbidden\n");
    project
}

#[test]
fn error_paths_are_relative_to_the_workspace_root() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workspace");
    let workspace = broken_crate(&root, "[workspace]\nmembers = [\"member\"]");
    broken_crate(&root.join("member"), "");

    let errors = workspace.cargo(&["check", "--package", "workspace"]).stderr;
    assert!(errors.contains("--> edge.csv:2:5\n"), "{errors}");
    let errors = workspace.cargo(&["check", "--package", "member"]).stderr;
    let shown = Path::new("member").join("edge.csv");
    assert!(errors.contains(&format!("--> {}:2:5\n", shown.display())), "{errors}");
    assert!(root.join(shown).is_file());
}

/// A path that is not valid UTF-8 cannot be in the expansion. The target directory is elsewhere, as rustc needs it to
/// be.
#[test]
#[cfg(target_os = "linux")]
fn crate_in_a_directory_that_is_not_utf8_gets_a_clear_error() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(OsStr::from_bytes(b"caf\xE9")).join("odd");
    let project = broken_crate(&directory, "[workspace]");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("odd-target");
    let errors = project.cargo(&["check", "--target-dir", target.to_str().unwrap()]).stderr;
    assert!(errors.starts_with("error: the crate's path is not valid UTF-8\n"), "{errors}");
    assert!(errors.contains("= help: rename the directory"), "{errors}");
}
