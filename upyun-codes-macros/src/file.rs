//! The table's file: its path and its bytes.

use std::env;
use std::fs;
use std::io;
use std::path::{self, Path, PathBuf};

use upyun_codes_table::Problem;

/// A file that was read.
pub(crate) struct File {
    /// The absolute path.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

impl File {
    /// Reads the file that a call names.
    pub(crate) fn read(given: &str) -> Result<File, Box<Problem>> {
        let relative = "use a path relative to the `Cargo.toml` of the crate that calls the macro";
        if given.trim().is_empty() {
            return Err(problem("the table's path is empty", format!("{relative}, as in `\"table.csv\"`")).into());
        }
        if Path::new(given).is_absolute() {
            let help = format!("{relative}: an absolute path works only on one machine");
            return Err(problem(format!("the table's path `{given}` is absolute"), help).into());
        }
        let (directory, rest) = directory(given)?;
        let joined = directory.join(rest);
        let path = path::absolute(&joined).unwrap_or(joined);
        let bytes = fs::read(&path).map_err(|error| unreadable(given, &path, &error))?;
        let path = path.into_os_string().into_string().map_err(|path| {
            let help = "rename the directory: the path of an included file must be valid UTF-8".to_owned();
            problem("the crate's path is not valid UTF-8", help + &full_path(Path::new(&path)))
        })?;
        Ok(File { path, bytes })
    }

    /// The path of the file as errors show it: relative to the directory in which the compiler runs, which cargo makes
    /// the root of the workspace. It can be opened from where cargo was started, like rustc's own paths.
    pub(crate) fn shown_path(&self) -> &str {
        let relative = |directory: PathBuf| Path::new(&self.path).strip_prefix(directory).ok()?.to_str();
        env::current_dir().ok().and_then(relative).unwrap_or(&self.path)
    }
}

/// Where a path starts, and the rest of it.
fn directory(given: &str) -> Result<(PathBuf, &str), Box<Problem>> {
    if let Some(rest) = given.strip_prefix("$OUT_DIR/") {
        let directory = env::var_os("OUT_DIR").ok_or_else(|| {
            let help = "cargo sets it for a crate with a build script: write the table in a `build.rs`";
            problem("the environment variable `OUT_DIR` is not set", help)
        })?;
        return Ok((directory.into(), rest));
    }
    // `trybuild` moves the crates that it tests; this is the name that its author suggests for the original place.
    let directory = env::var_os("CARGO_MANIFEST_DIR_OVERRIDE").or_else(|| env::var_os("CARGO_MANIFEST_DIR"));
    let directory = directory.ok_or_else(|| {
        let help = "cargo sets it; in a build without cargo, set it to the directory in which the table's path starts";
        problem("the environment variable `CARGO_MANIFEST_DIR` is not set", help)
    })?;
    Ok((directory.into(), given))
}

/// A problem with the path that the caller wrote.
fn problem(sentence: impl Into<String>, help: impl Into<String>) -> Problem {
    Problem::new(sentence).help(help)
}

/// Why a file cannot be read.
fn unreadable(given: &str, path: &Path, error: &io::Error) -> Problem {
    let (sentence, help) = if path.is_dir() {
        (format!("the table's path `{given}` is a directory"), "name a file in it")
    } else if error.kind() != io::ErrorKind::NotFound {
        let help = "make sure that the file can be read where the crate is built";
        (format!("cannot read file `{given}`: {error}"), help)
    } else if given.starts_with("$OUT_DIR/") {
        (format!("cannot find file `{given}`"), "the crate's build script must write it")
    } else {
        let help = "paths are relative to the `Cargo.toml` of the crate that calls the macro";
        (format!("cannot find file `{given}`"), help)
    };
    problem(sentence, help.to_owned() + &full_path(path))
}

fn full_path(path: &Path) -> String {
    format!("\n= note: the full path is `{}`", path.display())
}
