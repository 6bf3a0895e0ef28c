//! Generates other maps from code to message, and passes a microcontroller's memory layout to the linker.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use upyun_codes::ErrorCode;

fn main() {
    let directory = env::var_os("OUT_DIR").expect("cargo should set OUT_DIR");
    let write = |name: &str, source: String| {
        fs::write(Path::new(&directory).join(name), source).expect("OUT_DIR should be writable");
    };
    write("match.rs", format!("match number {{ {} _ => None }}", rows("{code} => Some({message}),")));
    write("phf.rs", format!("phf::phf_map! {{ {} }}", rows("{code}_u32 => {message},")));
    write("sorted.rs", format!("[{}]", rows("({code}, {message}),")));
    println!("cargo::rerun-if-changed=build.rs");

    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "none") {
        println!("cargo::rerun-if-changed=flash.x");
        println!("cargo::rustc-link-arg-bins=-Tflash.x");
        println!("cargo::rustc-link-search={}", env!("CARGO_MANIFEST_DIR"));
    }
}

/// Fills in the pattern for each row of the table, replacing `{code}` and `{message}`, and joins the results.
fn rows(pattern: &str) -> String {
    let mut rows = String::new();
    for entry in ErrorCode::entries() {
        let message = format!("{:?}", entry.message());
        let row = pattern.replace("{code}", &entry.code().as_u32().to_string()).replace("{message}", &message);
        writeln!(rows, "{row}").expect("writing to a string cannot fail");
    }
    rows
}
