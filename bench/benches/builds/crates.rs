//! Crates that are written for one measurement, and what cargo takes for them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};
use std::{env, fs};

use wait4::Wait4;

use crate::tables::Table;

/// How a crate comes by its codes.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    /// `define_error_codes!`: constants and table.
    Ours,
    /// The same constants with the same documentation, and no table.
    ByHand,
    /// A `match` from code to message, and no constants.
    Match,
    /// A `phf_map!` from code to message, and no constants.
    Phf,
    /// An array that a `FxHashMap` is filled from at the start, and no constants.
    Fx,
}

impl Way {
    pub fn name(self) -> &'static str {
        match self {
            Way::Ours => "**upyun-codes**",
            Way::ByHand => "constants by hand",
            Way::Match => "`match`",
            Way::Phf => "`phf_map!`",
            Way::Fx => "`FxHashMap`",
        }
    }

    /// The source of a library, and its table.
    pub fn crate_source(self, table: &Table) -> String {
        match self {
            Way::Ours => "upyun_codes::define_error_codes! { pub const TABLE = \"table.csv\"; }\n".to_owned(),
            Way::ByHand => {
                let constants = table.source(
                    "/// {message}\n///\n/// Status {status}, code {code}.\n#[doc(alias = \"{message}\")]\n\
                     pub const E{code}: ErrorCode = ErrorCode({code});\n",
                );
                format!("#[derive(Clone, Copy, PartialEq, Eq, Debug)]\npub struct ErrorCode(pub u32);\n{constants}")
            }
            Way::Match => {
                let arms = table.source("{code} => Some(\"{message}\"),\n");
                format!("pub fn message(code: u32) -> Option<&'static str> {{ match code {{ {arms} _ => None }} }}\n")
            }
            Way::Phf => {
                let entries = table.source("{code}_u32 => \"{message}\",\n");
                format!("pub static MESSAGES: phf::Map<u32, &str> = phf::phf_map! {{ {entries} }};\n")
            }
            Way::Fx => {
                let entries = table.source("({code}, \"{message}\"),\n");
                format!("pub static MESSAGES: [(u32, &str); {}] = [ {entries} ];\n", table.rows())
            }
        }
    }

    /// A program that times lookups in the library.
    fn program(self) -> String {
        let map = match self {
            Way::Ours => {
                "
                type Key = upyun_codes::ErrorCode;
                fn codes() -> Vec<Key> { table::TABLE.iter().map(|entry| entry.code()).collect() }
                fn map() {}
                #[inline] fn message(_map: &(), code: Key) -> Option<&'static str> {
                    table::TABLE.get(code).map(|entry| entry.message())
                }"
            }
            Way::Phf => {
                "
                type Key = u32;
                fn codes() -> Vec<Key> { let mut codes: Vec<u32> = table::MESSAGES.keys().copied().collect(); codes.sort(); codes }
                fn map() {}
                #[inline] fn message(_map: &(), code: Key) -> Option<&'static str> { table::MESSAGES.get(&code).copied() }"
            }
            Way::Fx => {
                "
                type Key = u32;
                fn codes() -> Vec<Key> { table::MESSAGES.iter().map(|(code, _)| *code).collect() }
                fn map() -> rustc_hash::FxHashMap<u32, &'static str> { table::MESSAGES.iter().copied().collect() }
                #[inline] fn message(map: &rustc_hash::FxHashMap<u32, &'static str>, code: Key) -> Option<&'static str> {
                    map.get(&code).copied()
                }"
            }
            Way::ByHand | Way::Match => unreachable!("only maps are timed"),
        };
        format!("{map}\n{}", include_str!("timing.rs.in"))
    }
}

/// A cost, or why there is none.
pub type Measured = Result<Cost, &'static str>;

/// A workspace of generated crates, so that what they depend on is built once.
pub struct Crates {
    directory: PathBuf,
}

/// What one run of cargo took.
#[derive(Clone, Copy)]
pub struct Cost {
    pub seconds: f64,
    /// The largest of the processes, in MiB.
    pub memory: f64,
}

impl Crates {
    /// Starts anew in a directory below cargo's for temporary files.
    pub fn new(name: &str) -> Crates {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir_all(&directory).expect("cargo's temporary directory can be written to");
        write(
            &directory.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n",
        );
        // The versions that this package was measured with.
        write(&directory.join("Cargo.lock"), include_str!("../../Cargo.lock"));
        Crates { directory }
    }

    /// Adds a library with a table.
    pub fn add_library(&self, name: &str, way: Way, table: &Table) {
        self.add(name, &dependencies(&[way]), &way.crate_source(table));
        if way == Way::Ours {
            write(&self.directory.join(name).join("table.csv"), &table.csv());
        }
    }

    /// Adds a program that times the lookups of a library added before.
    pub fn add_program(&self, name: &str, library: &str, way: Way) {
        let dependencies =
            format!("table = {{ path = \"../{library}\", package = \"{library}\" }}\n{}", dependencies(&[way]));
        self.add(name, &dependencies, "");
        let directory = self.directory.join(name).join("src");
        fs::remove_file(directory.join("lib.rs")).expect("it has just been written");
        write(&directory.join("main.rs"), &way.program());
    }

    /// Adds a crate with these dependencies and this source.
    pub fn add(&self, name: &str, dependencies: &str, source: &str) {
        let directory = self.directory.join(name);
        fs::create_dir_all(directory.join("src")).expect("the directory can be written to");
        let manifest = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n[dependencies]\n{dependencies}");
        write(&directory.join("Cargo.toml"), &manifest);
        write(&directory.join("src").join("lib.rs"), source);
    }

    /// The path of a file in a crate.
    pub fn file(&self, name: &str, file: &str) -> PathBuf {
        self.directory.join(name).join(file)
    }

    /// Makes cargo see the crate as edited.
    pub fn touch(&self, name: &str) {
        let file = fs::File::options().append(true).open(self.file(name, "src/lib.rs")).expect("the crate was added");
        file.set_modified(SystemTime::now()).expect("a file's time can be set");
    }

    /// What a clean build of one crate takes.
    ///
    /// Cargo builds crates from a registry without incremental compilation. That ours is a path dependency here must not
    /// count, so there is none at all.
    pub fn clean_build(&self, name: &str) -> Cost {
        let _ = fs::remove_dir_all(self.directory.join("target"));
        self.try_cargo("target", &["build", "-p", name, "--config", "build.incremental=false"])
            .unwrap_or_else(|| panic!("{name} does not build"))
    }

    /// Runs cargo in the workspace, with the target directory `target`.
    pub fn cargo(&self, target: &str, arguments: &[&str]) -> Cost {
        self.try_cargo(target, arguments).unwrap_or_else(|| panic!("cargo {arguments:?} failed"))
    }

    /// As `cargo`; `None` where it fails.
    fn try_cargo(&self, target: &str, arguments: &[&str]) -> Option<Cost> {
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).args(["--quiet", "--offline", "--target-dir", target]).current_dir(&self.directory);
        // What the environment says about this bench's own build does not hold for these.
        cargo.env_remove("CARGO_TARGET_DIR").stdin(Stdio::null());
        let start = Instant::now();
        let child = cargo.spawn().unwrap_or_else(|error| panic!("{cargo:?}: {error}"));
        let used = child.wait4().unwrap_or_else(|error| panic!("{cargo:?}: {error}"));
        let seconds = start.elapsed().as_secs_f64();
        let kibibytes = u32::try_from(used.rusage.maxrss / 1024).unwrap_or(u32::MAX);
        used.status.success().then(|| Cost { seconds, memory: f64::from(kibibytes) / 1024.0 })
    }

    /// What `cargo check` of one crate takes after an edit, all it depends on being there.
    pub fn check(&self, name: &str) -> Measured {
        self.touch(name);
        self.try_cargo("target", &["check", "-p", name]).ok_or("does not build")
    }

    /// Builds a program for release, and tells where it is; `None` where it does not build.
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        self.try_cargo("target", &["build", "--release", "-p", name])?;
        Some(self.directory.join("target").join("release").join(name))
    }
}

/// The entries of a manifest's `[dependencies]`.
pub fn dependencies(ways: &[Way]) -> String {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("upyun-codes");
    let entry = |way: &Way| match way {
        Way::Ours => format!("upyun-codes = {{ path = {:?} }}\n", ours.display().to_string()),
        Way::Phf => "phf = { version = \"0.14\", features = [\"macros\"] }\n".to_owned(),
        Way::Fx => "rustc-hash = \"2\"\n".to_owned(),
        Way::ByHand | Way::Match => String::new(),
    };
    ways.iter().map(entry).collect()
}

/// The `[dependencies]` of the macro crate, as its manifest has them.
pub fn macro_dependencies() -> String {
    let manifest = include_str!("../../../upyun-codes-macros/Cargo.toml");
    let (_, from) = manifest.split_once("[dependencies]\n").expect("the macro crate has dependencies");
    from.split("\n[").next().unwrap_or_default().to_owned() + "\n"
}

/// The median by time.
pub fn median(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    costs[costs.len() / 2]
}

pub fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
