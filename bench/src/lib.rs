//! Common code of the benchmarks: describes the machine and prints tables.

use std::fs;
use std::process::Command;

/// Describes the machine and the compiler in one line.
#[must_use]
pub fn machine() -> String {
    let rustc = Command::new("rustc").arg("--version").output();
    let rustc =
        rustc.map_or_else(|_| "rustc unknown".to_owned(), |out| String::from_utf8_lossy(&out.stdout).trim().to_owned());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{rustc}; {}, {cores} cores; {}-{}", processor(), std::env::consts::ARCH, std::env::consts::OS)
}

/// The processor's name, with its family and model, as the name alone can be ambiguous.
fn processor() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let line = info.lines().find(|line| line.split(':').next().is_some_and(|key| key.trim() == name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    match (field("model name"), field("cpu family"), field("model")) {
        (Some(name), Some(family), Some(model)) => format!("{name} (family {family}, model {model})"),
        _ => "processor unknown".to_owned(),
    }
}

/// Returns the versions of crates in this package's lock file, such as `phf 0.14.0, rustc-hash 2.1.3`.
#[must_use]
pub fn versions(crates: &[&str]) -> String {
    let lock = include_str!("../Cargo.lock");
    let version = |name: &&str| {
        let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
        Some(format!("{name} {}", rest.split('"').next()?))
    };
    crates.iter().filter_map(version).collect::<Vec<_>>().join(", ")
}

/// Runs a command and waits for it to finish.
///
/// # Panics
///
/// Panics if the command fails.
pub fn run(command: &mut Command) {
    let status = command.status().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(status.success(), "{command:?}: {status}");
}

/// Prints a Markdown table with the first column aligned left and the others right.
pub fn print_table(header: &[&str], rows: &[Vec<String>]) {
    let line = |cells: &[String]| println!("| {} |", cells.join(" | "));
    line(&header.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
    println!("|---|{}", "---:|".repeat(header.len() - 1));
    for row in rows {
        line(row);
    }
    println!();
}
