//! Crates that a test writes and builds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A crate that depends on `upyun-codes`, in a directory of its own.
pub struct Project(PathBuf);

impl Project {
    /// Creates a crate in a directory. `extra` is added to its manifest, after the package.
    ///
    /// # Panics
    ///
    /// Panics if the directory is not writable.
    #[must_use]
    pub fn new(directory: impl AsRef<Path>, extra: &str) -> Project {
        Project::in_edition("2024", directory, extra)
    }

    /// Creates a crate in an edition of Rust, as [`Project::new`] does in the latest.
    ///
    /// # Panics
    ///
    /// Panics if the directory is not writable.
    #[must_use]
    pub fn in_edition(edition: &str, directory: impl AsRef<Path>, extra: &str) -> Project {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = root.canonicalize().expect("the workspace should exist");
        let project = Project(directory.as_ref().to_owned());
        let name = project.0.file_name().expect("the directory should have a name").display();
        let dependency = root.join("upyun-codes").display().to_string();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"{edition}\"\n{extra}\n[dependencies]\nupyun-codes = {{ path = '{dependency}' }}\n"
        );
        project.write("Cargo.toml", &manifest);
        // The build is offline, so it has to use versions that are already downloaded.
        fs::copy(root.join("Cargo.lock"), project.0.join("Cargo.lock")).expect("the directory should be writable");
        project
    }

    /// Writes a file, given by its path in the crate.
    ///
    /// # Panics
    ///
    /// Panics if the file is not writable.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        let directory = path.parent().expect("a file should be in a directory");
        fs::create_dir_all(directory).expect("the directory should be writable");
        fs::write(path, text).expect("the file should be writable");
    }

    /// Runs cargo in the crate.
    ///
    /// # Panics
    ///
    /// Panics if cargo cannot be started, or prints something other than UTF-8.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Printed {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).args(["--quiet", "--offline", "--color=never"]).current_dir(&self.0);
        // The environment of the outer cargo must not affect this build.
        cargo.env_remove("RUSTFLAGS").env("CARGO_TARGET_DIR", self.0.join("target"));
        let Output { stdout, stderr, .. } = cargo.output().expect("cargo should start");
        let text = |bytes| String::from_utf8(bytes).expect("cargo should print UTF-8");
        Printed { stdout: text(stdout), stderr: text(stderr) }
    }
}

/// What cargo printed.
pub struct Printed {
    /// To the standard output.
    pub stdout: String,
    /// To the standard error.
    pub stderr: String,
}
