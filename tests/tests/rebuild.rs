//! Editing a table triggers a rebuild of the crate that uses it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A separate crate that prints a message from its own table.
struct Project(PathBuf);

impl Project {
    fn new() -> Project {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let project = Project(Path::new(env!("CARGO_TARGET_TMPDIR")).join("edited"));
        fs::create_dir_all(project.0.join("src")).unwrap();
        // The build is offline, so it has to use versions that are already downloaded.
        fs::copy(root.join("Cargo.lock"), project.0.join("Cargo.lock")).unwrap();
        let manifest = format!(
            "[package]\nname = \"edited\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\nupyun-codes = {{ path = '{}' }}\n",
            root.join("upyun-codes").display(),
        );
        project.write("Cargo.toml", &manifest);
        project.write(
            "src/main.rs",
            "upyun_codes::define_error_codes! { const TABLE = \"rows.csv\"; }\n\
             fn main() { print!(\"{} {}\", TABLE.len(), TABLE.get(E40310003).unwrap().message()) }\n",
        );
        project
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn run(&self) -> Output {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["run", "--quiet", "--offline"]).current_dir(&self.0);
        // The environment of the outer cargo must not affect this build.
        cargo.env_remove("RUSTFLAGS").env("CARGO_TARGET_DIR", self.0.join("target"));
        cargo.output().unwrap()
    }
}

#[test]
fn editing_the_table_triggers_a_rebuild() {
    let project = Project::new();
    let run = |rows: &str| {
        project.write("rows.csv", &format!("status,code,message\n{rows}"));
        let output = project.run();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };

    let (printed, errors) = run("403,40310002,region is forbidden\n403,40310003,too slow\n");
    assert_eq!((printed.as_str(), errors.as_str()), ("2 too slow", ""));

    // A changed message is picked up.
    let (printed, errors) = run("403,40310002,region is forbidden\n403,40310003,too late\n");
    assert_eq!((printed.as_str(), errors.as_str()), ("2 too late", ""));

    // A removed row's constant is gone.
    let (printed, errors) = run("403,40310002,region is forbidden\n");
    assert_eq!(printed, "");
    assert!(errors.contains("cannot find value `E40310003` in this scope"), "{errors}");

    // A broken table is rejected, and only its own errors are shown.
    let (_, errors) = run("403,40310003,too late\n403,40310003,again\n");
    assert!(errors.contains("duplicate code `40310003`"), "{errors}");
    assert!(!errors.contains("cannot find value"), "{errors}");

    // Once fixed, it works again.
    let (printed, errors) = run("403,40310003,fixed\n");
    assert_eq!((printed.as_str(), errors.as_str()), ("1 fixed", ""));
}
