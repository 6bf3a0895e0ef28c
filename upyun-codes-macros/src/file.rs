//! The table's file: where it is, what bytes it holds.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::nearest::nearest;
use crate::problem::Problem;

/// A file that was read.
pub(crate) struct File {
    /// Where it is; absolute.
    pub(crate) path: PathBuf,
    pub(crate) bytes: Vec<u8>,
}

/// Reads the file that a call in the crate at `crate_root` names.
pub(crate) fn read(given: &str, crate_root: &Path) -> Result<File, Problem> {
    if given.is_empty() {
        return Err(Problem::of_file("the table's path is empty", "give it relative to the crate's `Cargo.toml`"));
    }
    if Path::new(given).is_absolute() {
        let help = "give it relative to the crate's `Cargo.toml`: an absolute path holds on one machine only";
        return Err(Problem::of_file(format!("the table's path `{given}` is absolute"), help));
    }
    let path = crate_root.join(given);
    let tried = path.display();
    if path.is_dir() {
        let help = format!("name the table in it, as in \"{}/table.csv\"", given.trim_end_matches(['/', '\\']));
        return Err(Problem::of_file(format!("the table's path `{given}` is a directory ({tried})"), help));
    }
    let bytes = fs::read(&path).map_err(|error| {
        let help = match error.kind() {
            ErrorKind::NotFound => neighbour(&path).map_or_else(
                || "paths are relative to the `Cargo.toml` of the crate that calls the macro".to_owned(),
                |name| format!("there is a file with a name like it beside: `{name}`"),
            ),
            _ => "the file must be readable where the crate is built".to_owned(),
        };
        Problem::of_file(format!("cannot read the table `{given}`: {error} (tried {tried})"), help)
    })?;
    if let Some(target) = link_text(&path, &bytes) {
        let help = "let git make links (`git config core.symlinks true`, on Windows in developer mode) and check the file \
                    out again, or put the table itself in its place";
        return Err(Problem::of_file(
            format!("the table `{given}` holds only the path `{target}`: it is a symbolic link checked out as text"),
            help,
        ));
    }
    Ok(File { path, bytes })
}

/// The name in the same directory that is nearest to a missing file's.
fn neighbour(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let entries = fs::read_dir(path.parent()?).ok()?;
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    // A directory comes in no particular order, and the same mistake should give the same error.
    names.sort_unstable();
    nearest(wanted, names.iter().map(String::as_str)).map(str::to_owned)
}

/// The target, where the file is what git leaves in place of a link on a system without links.
fn link_text<'a>(path: &Path, bytes: &'a [u8]) -> Option<&'a str> {
    let target = std::str::from_utf8(bytes).ok()?.trim_end();
    let plausible = !target.is_empty() && target.len() < 1024 && !target.contains([',', '\n', '\0']);
    (plausible && path.parent()?.join(target).is_file()).then_some(target)
}
