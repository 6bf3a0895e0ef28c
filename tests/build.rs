//! Lists the constants of UpYun's tables, which a program cannot list itself, and writes a table of kinds.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() {
    let directory = env::var_os("OUT_DIR").expect("cargo should set OUT_DIR");
    let mut source = String::new();
    for (name, table, path) in [("API", "api::Api", "table.csv"), ("CDN", "cdn::Cdn", "cdn.csv")] {
        let path = Path::new("../upyun-codes").join(path);
        let (module, _) = table.split_once("::").expect("a table should be in a module");
        let rows = fs::read_to_string(&path).expect("the table should be readable");
        // Both tables begin with the columns `status,code`.
        let codes = rows.lines().skip(1).filter_map(|row| row.split(',').nth(1));
        let constants: String = codes.map(|code| format!("upyun_codes::{module}::E{code}, ")).collect();
        writeln!(source, "pub(super) const {name}: &[upyun_codes::Code<upyun_codes::{table}>] = &[{constants}];")
            .expect("writing to a string cannot fail");
        println!("cargo::rerun-if-changed={}", path.display());
    }
    let write = |name: &str, text: String| {
        fs::write(Path::new(&directory).join(name), text).expect("OUT_DIR should be writable");
    };
    write("constants.rs", source);
    write("kinds.csv", kinds());
    println!("cargo::rerun-if-changed=build.rs");
}

/// A row without a kind for each status, and one for each kind.
fn kinds() -> String {
    let mut table = String::from("status,code,message,kind\n");
    for status in 100..=999 {
        table += &format!("{status},{status}00000,no kind,\n");
    }
    for (code, kind) in (10000001..).zip(KINDS) {
        table += &format!("100,{code},{kind},{kind}\n");
    }
    table
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
