//! The table's file: its path and its bytes.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{self, Path, PathBuf};

use crate::nearest::nearest;
use crate::problem::Problem;

/// A file that was read.
pub(crate) struct File {
    /// Where it is; absolute.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// Reads the file that a call in the crate at `crate_root` names. `None`, and a problem, if it cannot be read.
pub(crate) fn read(given: &str, crate_root: &Path, problems: &mut Vec<Problem>) -> Option<File> {
    let mut refuse = |sentence: String, help: String| {
        problems.push(Problem::of_path(sentence, help));
        None
    };
    let relative = "give it relative to the `Cargo.toml` of the crate that calls the macro";
    if given.trim().is_empty() {
        return refuse("the table's path is empty".to_owned(), format!("{relative}, as in \"table.csv\""));
    }
    if Path::new(given).is_absolute() {
        let help = format!("{relative}: an absolute path works on one machine only");
        return refuse(format!("the table's path `{given}` is absolute"), help);
    }
    let joined = crate_root.join(given);
    let path = path::absolute(&joined).unwrap_or(joined);
    let tried = format!("\n= note: tried {}", path.display());
    if path.is_dir() {
        let inside = format!("{}/table.csv", given.trim_end_matches(['/', '\\']));
        let help = format!("name the file in it, as in \"{inside}\"{tried}");
        return refuse(format!("the table's path `{given}` is a directory"), help);
    }
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let help = match meant(given, crate_root) {
                Some(meant) => format!("did you mean `{meant}`?{tried}"),
                None => format!("a path is relative to the `Cargo.toml` of the crate that calls the macro{tried}"),
            };
            return refuse(format!("cannot find file `{given}`"), help);
        }
        Err(error) => {
            let help = format!("the file must be readable where the crate is built{tried}");
            return refuse(format!("cannot read the table `{given}`: {error}"), help);
        }
    };
    if let Some(target) = link_text(&path, &bytes) {
        let help = "let git make links (`git config core.symlinks true`, on Windows in developer mode) and check the file \
                    out again, or put the table itself in its place";
        let sentence =
            format!("`{given}` contains only the path `{target}`: it is a symbolic link checked out as text");
        return refuse(sentence, help.to_owned());
    }
    let Ok(path) = path.into_os_string().into_string() else {
        let help = format!("rename the directory: an included file's path has to be text{tried}");
        return refuse("the path of the crate is not UTF-8".to_owned(), help);
    };
    Some(File { path, bytes })
}

/// The path of a file as errors show it: from the directory in which the compiler runs, which cargo makes the root of the
/// workspace. It opens from where cargo was started, as rustc's own paths do.
pub(crate) fn shown(path: &str) -> String {
    let below = |directory: PathBuf| Some(Path::new(path).strip_prefix(directory).ok()?.to_str()?.to_owned());
    env::current_dir().ok().and_then(below).unwrap_or_else(|| path.to_owned())
}

/// The path with its first part that does not exist replaced by the nearest name that does.
fn meant(given: &str, crate_root: &Path) -> Option<String> {
    // A backslash separates on one system only.
    let slashes = given.replace('\\', "/");
    if slashes != given && crate_root.join(&slashes).is_file() {
        return Some(slashes);
    }
    let mut parts: Vec<&str> = slashes.split('/').collect();
    let missing = (1..=parts.len()).find(|count| !crate_root.join(parts[..*count].join("/")).exists())? - 1;
    let directory = crate_root.join(parts[..missing].join("/"));
    let entries = fs::read_dir(directory).ok()?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.ok()?.file_name().into_string().unwrap_or_default());
    }
    parts[missing] = nearest(parts[missing], &names.iter().map(String::as_str).collect::<Vec<_>>())?;
    let meant = parts.join("/");
    crate_root.join(&meant).is_file().then_some(meant)
}

/// The target, where the file is what git leaves in place of a link on a system without links.
fn link_text<'a>(path: &Path, bytes: &'a [u8]) -> Option<&'a str> {
    let target = std::str::from_utf8(bytes).ok()?.trim_end();
    let plausible = !target.is_empty() && target.len() < 1024 && !target.contains([',', '\n', '\0']);
    (plausible && path.parent()?.join(target).is_file()).then_some(target)
}
