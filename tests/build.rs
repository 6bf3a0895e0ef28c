//! Lists the constants of UpYun's tables, which a program cannot list itself, and writes a table of kinds.

use std::fmt::{self, Write};
use std::path::Path;
use std::{env, fs};

fn main() {
    let directory = env::var_os("OUT_DIR").expect("cargo should set OUT_DIR");
    let write = |name: &str, text: Result<String, fmt::Error>| {
        let text = text.expect("writing to a string cannot fail");
        fs::write(Path::new(&directory).join(name), text).expect("OUT_DIR should be writable");
    };
    write("constants.rs", constants());
    write("kinds.csv", kinds());
    println!("cargo::rerun-if-changed=build.rs");
}

fn constants() -> Result<String, fmt::Error> {
    let mut source = String::new();
    for (name, module, table, file) in [("API", "api", "Api", "table.csv"), ("CDN", "cdn", "Cdn", "cdn.csv")] {
        let path = Path::new("../upyun-codes").join(file);
        println!("cargo::rerun-if-changed={}", path.display());
        write!(source, "pub(super) const {name}: &[upyun_codes::Code<upyun_codes::{module}::{table}>] = &[")?;
        // Both tables begin with the columns `status,code`.
        let rows = fs::read_to_string(path).expect("the table should be readable");
        for code in rows.lines().skip(1).filter_map(|row| row.split(',').nth(1)) {
            write!(source, "upyun_codes::{module}::E{code}, ")?;
        }
        writeln!(source, "];")?;
    }
    Ok(source)
}

/// A row without a kind for each status, and one for each kind.
fn kinds() -> Result<String, fmt::Error> {
    let mut table = String::from("status,code,message,kind\n");
    for status in 100..=999 {
        writeln!(table, "{status},{status}00000,no kind,")?;
    }
    for (code, kind) in (10_000_001..).zip(KINDS) {
        writeln!(table, "100,{code},{kind},{kind}")?;
    }
    Ok(table)
}

/// The names of the kinds, in the order of `ErrorKind`.
const KINDS: [&str; 16] = [
    "InvalidRequest",
    "Unauthenticated",
    "PermissionDenied",
    "BucketUnavailable",
    "NotFound",
    "AlreadyExists",
    "Conflict",
    "TooLarge",
    "InvalidContent",
    "InvalidRange",
    "ChecksumMismatch",
    "QuotaExceeded",
    "RateLimited",
    "Interrupted",
    "Unavailable",
    "Other",
];
