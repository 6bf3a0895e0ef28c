//! The table's file: its path and its bytes.

use std::env;
use std::fs;
use std::io;
use std::path::{self, Path, PathBuf};

/// A file that was read.
pub(crate) struct File {
    /// The absolute path.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

impl File {
    /// Reads the file that a call names, or says why it cannot be read.
    pub(crate) fn read(given: &str) -> Result<File, String> {
        let help = "= help: use a path relative to the `Cargo.toml` of the crate that calls the macro";
        if given.trim().is_empty() {
            return Err(format!("the table's path is empty\n{help}, as in `\"table.csv\"`"));
        }
        if Path::new(given).is_absolute() {
            return Err(format!(
                "the table's path `{given}` is absolute\n{help}: an absolute path works only on one machine"
            ));
        }
        let (directory, rest) = directory(given)?;
        let joined = directory.join(rest);
        let path = path::absolute(&joined).unwrap_or(joined);
        let note = format!("= note: the full path is `{}`", path.display());
        let bytes = fs::read(&path).map_err(|error| format!("{}\n{note}", unreadable(given, &path, &error)))?;
        let path = path.into_os_string().into_string().map_err(|_| {
            let help = "= help: rename the directory: the path of an included file must be valid UTF-8";
            format!("the crate's path is not valid UTF-8\n{help}\n{note}")
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
fn directory(given: &str) -> Result<(PathBuf, &str), String> {
    if let Some(rest) = given.strip_prefix("$OUT_DIR/") {
        let directory = env::var_os("OUT_DIR").ok_or(
            "the environment variable `OUT_DIR` is not set\n\
             = help: cargo sets it for a crate with a build script: write the table in a `build.rs`",
        )?;
        // A path that begins with a slash would replace the directory.
        return Ok((directory.into(), rest.trim_start_matches('/')));
    }
    // `trybuild` moves the crates that it tests; this is the name that its author suggests for the original place.
    let directory = env::var_os("CARGO_MANIFEST_DIR_OVERRIDE").or_else(|| env::var_os("CARGO_MANIFEST_DIR")).ok_or(
        "the environment variable `CARGO_MANIFEST_DIR` is not set\n\
         = help: cargo sets it; in a build without cargo, set it to the directory in which the table's path starts",
    )?;
    Ok((directory.into(), given))
}

/// Why a file cannot be read.
fn unreadable(given: &str, path: &Path, error: &io::Error) -> String {
    if path.is_dir() {
        format!("the table's path `{given}` is a directory\n= help: name a file in it")
    } else if error.kind() != io::ErrorKind::NotFound {
        format!(
            "cannot read file `{given}`: {error}\n= help: make sure that the file can be read where the crate is built"
        )
    } else if given.starts_with("$OUT_DIR/") {
        format!("cannot find file `{given}`\n= help: the crate's build script must write it")
    } else {
        let help = "paths are relative to the `Cargo.toml` of the crate that calls the macro";
        format!("cannot find file `{given}`\n= help: {help}")
    }
}
