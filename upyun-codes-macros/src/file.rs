//! The table's file: its path and its bytes.

use std::env;
use std::fs;
use std::io;
use std::path::{self, Path, PathBuf};

use crate::nearest::nearest;
use crate::problem::Problem;

/// A file that was read.
pub(crate) struct File {
    /// The absolute path.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// Reads the file that a call in the crate at `crate_root` names.
pub(crate) fn read(given: &str, crate_root: &Path) -> Result<File, Problem> {
    let relative = "use a path relative to the `Cargo.toml` of the crate that calls the macro";
    if given.trim().is_empty() {
        return Err(Problem::of_path("the table's path is empty", format_args!("{relative}, as in `\"table.csv\"`")));
    }
    if Path::new(given).is_absolute() {
        return Err(Problem::of_path(
            format_args!("the table's path `{given}` is absolute"),
            format_args!("{relative}: an absolute path works only on one machine"),
        ));
    }
    let joined = crate_root.join(given);
    let path = path::absolute(&joined).unwrap_or(joined);
    let bytes = fs::read(&path).map_err(|error| unreadable(given, crate_root, &path, &error))?;
    if let Some(target) = link_text(&path, &bytes) {
        return Err(Problem::of_path(
            format_args!("`{given}` is a symbolic link checked out as text: it contains only the path `{target}`"),
            "enable symbolic links in Git (`git config core.symlinks true`; on Windows, also turn on Developer Mode) \
             and check the file out again, or replace it with the table itself",
        ));
    }
    match path.into_os_string().into_string() {
        Ok(path) => Ok(File { path, bytes }),
        Err(path) => Err(Problem::of_path(
            "the crate's path is not valid UTF-8",
            format_args!(
                "rename the directory: the path of an included file must be valid UTF-8{}",
                full_path(Path::new(&path))
            ),
        )),
    }
}

/// Why a file cannot be read.
fn unreadable(given: &str, crate_root: &Path, path: &Path, error: &io::Error) -> Problem {
    let (sentence, help) = if path.is_dir() {
        let inside = format!("{}/table.csv", given.trim_end_matches(SEPARATORS));
        let help = format!("name a file in that directory, as in `\"{inside}\"`");
        (format!("the table's path `{given}` is a directory"), help)
    } else if path.exists() {
        let help = "make sure that the file can be read where the crate is built".to_owned();
        (format!("cannot read file `{given}`: {error}"), help)
    } else {
        let help = match suggestion(given, crate_root) {
            Some(suggestion) => format!("a file with a similar path exists: `{suggestion}`"),
            None => "paths are relative to the `Cargo.toml` of the crate that calls the macro".to_owned(),
        };
        (format!("cannot find file `{given}`"), help)
    };
    Problem::of_path(sentence, help + &full_path(path))
}

fn full_path(path: &Path) -> String {
    format!("\n= note: the full path is `{}`", path.display())
}

/// The path of a file as errors show it: relative to the directory in which the compiler runs, which cargo makes the
/// root of the workspace. It can be opened from where cargo was started, like rustc's own paths.
pub(crate) fn shown(path: &str) -> String {
    let relative = |directory: PathBuf| Some(Path::new(path).strip_prefix(directory).ok()?.to_str()?.to_owned());
    env::current_dir().ok().and_then(relative).unwrap_or_else(|| path.to_owned())
}

/// The path that was most likely meant: the same in another directory, or with its first component that does not exist
/// replaced by the nearest name that does.
fn suggestion(given: &str, crate_root: &Path) -> Option<String> {
    // Paths in other macros are relative to the file that contains the call.
    for other in [given.trim_start_matches("../").to_owned(), format!("src/{given}")] {
        if crate_root.join(&other).is_file() {
            return Some(other);
        }
    }
    let mut suggestion = String::new();
    let mut is_corrected = false;
    // A backslash is a separator only on Windows.
    for part in given.split(SEPARATORS).filter(|part| !part.is_empty()) {
        let directory = crate_root.join(&suggestion);
        if !suggestion.is_empty() {
            suggestion.push('/');
        }
        if is_corrected || directory.join(part).exists() {
            suggestion.push_str(part);
            continue;
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(directory).ok()? {
            names.push(entry.ok()?.file_name().into_string().unwrap_or_default());
        }
        suggestion.push_str(nearest(part, &names.iter().map(String::as_str).collect::<Vec<_>>())?);
        is_corrected = true;
    }
    if crate_root.join(&suggestion).is_file() { Some(suggestion) } else { None }
}

const SEPARATORS: &[char] = &['/', '\\'];

/// The link's target, if the file is what git writes in place of a symbolic link on a system without them.
fn link_text<'a>(path: &Path, bytes: &'a [u8]) -> Option<&'a str> {
    let target = std::str::from_utf8(bytes).ok()?.trim_end();
    let is_plausible = !target.is_empty() && target.len() < 1024 && !target.contains(&[',', '\n', '\0'][..]);
    if is_plausible && path.parent()?.join(target).is_file() { Some(target) } else { None }
}
