//! Generates crates and measures what it costs to build them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};
use std::{env, fs};

use wait4::Wait4;

use crate::tables::Table;

/// How a crate defines its codes.
#[derive(Clone, Copy, PartialEq)]
pub enum Approach {
    /// `define_error_codes!`: constants and a table.
    Ours,
    /// The same constants with the same documentation, but no table.
    ByHand,
    /// A `match` from code to message, without constants.
    Match,
    /// A `phf_map!` from code to message, without constants.
    Phf,
    /// An array from which an `FxHashMap` is filled at startup, without constants.
    Fx,
}

impl Approach {
    pub fn name(self) -> &'static str {
        match self {
            Approach::Ours => "**upyun-codes**",
            Approach::ByHand => "handwritten constants",
            Approach::Match => "`match`",
            Approach::Phf => "`phf_map!`",
            Approach::Fx => "`FxHashMap`",
        }
    }

    /// The source of a library that contains the table.
    pub fn crate_source(self, table: &Table) -> String {
        match self {
            Approach::Ours => "upyun_codes::define_error_codes! { pub struct Rows = \"table.csv\"; }\n".to_owned(),
            Approach::ByHand => {
                let constants = table.source(
                    "/// {message}\n///\n/// Status {status}, code {code}.\n#[doc(alias = \"{message}\")]\n\
                     pub const E{code}: ErrorCode = ErrorCode({code});\n",
                );
                format!("#[derive(Clone, Copy, PartialEq, Eq, Debug)]\npub struct ErrorCode(pub u32);\n{constants}")
            }
            Approach::Match => {
                let arms = table.source("{code} => Some(\"{message}\"),\n");
                format!("pub fn message(code: u32) -> Option<&'static str> {{ match code {{ {arms} _ => None }} }}\n")
            }
            Approach::Phf => {
                let entries = table.source("{code}_u32 => \"{message}\",\n");
                format!("pub static MESSAGES: phf::Map<u32, &str> = phf::phf_map! {{ {entries} }};\n")
            }
            Approach::Fx => {
                let entries = table.source("({code}, \"{message}\"),\n");
                format!("pub static MESSAGES: [(u32, &str); {}] = [ {entries} ];\n", table.rows())
            }
        }
    }

    /// The source of a program that times lookups in the library.
    fn program(self) -> String {
        let map = match self {
            Approach::Ours => {
                "
                type Key = upyun_codes::Code<table::Rows>;
                fn codes() -> Vec<Key> { Key::entries().map(|entry| entry.code()).collect() }
                fn map() {}
                #[inline] fn message(_map: &(), code: Key) -> Option<&'static str> { code.message() }"
            }
            Approach::Phf => {
                "
                type Key = u32;
                fn codes() -> Vec<Key> { let mut codes: Vec<u32> = table::MESSAGES.keys().copied().collect(); codes.sort(); codes }
                fn map() {}
                #[inline] fn message(_map: &(), code: Key) -> Option<&'static str> { table::MESSAGES.get(&code).copied() }"
            }
            Approach::Fx => {
                "
                type Key = u32;
                fn codes() -> Vec<Key> { table::MESSAGES.iter().map(|(code, _)| *code).collect() }
                fn map() -> rustc_hash::FxHashMap<u32, &'static str> { table::MESSAGES.iter().copied().collect() }
                #[inline] fn message(map: &rustc_hash::FxHashMap<u32, &'static str>, code: Key) -> Option<&'static str> {
                    map.get(&code).copied()
                }"
            }
            Approach::ByHand | Approach::Match => unreachable!("only maps are timed"),
        };
        format!("{map}\n{}", include_str!("timing.rs.in"))
    }
}

/// A cost, or the reason why it was not measured.
pub type Measured = Result<Cost, &'static str>;

/// A workspace of generated crates, which share their built dependencies.
pub struct Crates {
    directory: PathBuf,
}

/// The cost of one run of cargo.
#[derive(Clone, Copy)]
pub struct Cost {
    pub seconds: f64,
    /// The peak memory of the largest process, in MiB.
    pub memory: f64,
}

impl Crates {
    /// Creates an empty workspace in cargo's temporary directory.
    pub fn new(name: &str) -> Crates {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir_all(&directory).expect("cargo's temporary directory should be writable");
        write(
            &directory.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n",
        );
        // Use the versions in this package's own lock file.
        write(&directory.join("Cargo.lock"), include_str!("../../Cargo.lock"));
        Crates { directory }
    }

    /// Adds a library with a table.
    pub fn add_library(&self, name: &str, approach: Approach, table: &Table) {
        self.add(name, &dependencies(&[approach]), &approach.crate_source(table));
        if approach == Approach::Ours {
            write(&self.directory.join(name).join("table.csv"), &table.csv());
        }
    }

    /// Adds a program that times lookups in a library that is already in the workspace.
    pub fn add_program(&self, name: &str, library: &str, approach: Approach) {
        let dependencies =
            format!("table = {{ path = \"../{library}\", package = \"{library}\" }}\n{}", dependencies(&[approach]));
        self.add(name, &dependencies, "");
        let directory = self.directory.join(name).join("src");
        fs::remove_file(directory.join("lib.rs")).expect("`add` should have written the file");
        write(&directory.join("main.rs"), &approach.program());
    }

    /// Adds a library crate.
    pub fn add(&self, name: &str, dependencies: &str, source: &str) {
        let directory = self.directory.join(name);
        fs::create_dir_all(directory.join("src")).expect("the workspace should be writable");
        let manifest = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n[dependencies]\n{dependencies}");
        write(&directory.join("Cargo.toml"), &manifest);
        write(&directory.join("src").join("lib.rs"), source);
    }

    /// The path of a file in a crate.
    pub fn file(&self, name: &str, file: &str) -> PathBuf {
        self.directory.join(name).join(file)
    }

    /// Marks the crate as edited, so that cargo builds it again.
    pub fn touch(&self, name: &str) {
        let file = fs::File::options()
            .append(true)
            .open(self.file(name, "src/lib.rs"))
            .expect("the crate should have been added");
        file.set_modified(SystemTime::now()).expect("the modification time should be settable");
    }

    /// Measures a clean build of one crate.
    ///
    /// Incremental compilation is off: cargo does not use it for crates from a registry, so it must not use it for this
    /// crate, which is a path dependency here.
    pub fn clean_build(&self, name: &str) -> Cost {
        let _ = fs::remove_dir_all(self.directory.join("target"));
        self.try_cargo("target", &["build", "-p", name, "--config", "build.incremental=false"])
            .unwrap_or_else(|| panic!("{name} does not build"))
    }

    /// Runs cargo in the workspace, with the target directory `target`.
    pub fn cargo(&self, target: &str, arguments: &[&str]) -> Cost {
        self.try_cargo(target, arguments).unwrap_or_else(|| panic!("cargo {arguments:?} failed"))
    }

    /// Like `cargo`, but returns `None` on failure.
    fn try_cargo(&self, target: &str, arguments: &[&str]) -> Option<Cost> {
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).args(["--quiet", "--offline", "--target-dir", target]).current_dir(&self.directory);
        // The environment of the benchmark's own build must not affect this one.
        cargo.env_remove("CARGO_TARGET_DIR").stdin(Stdio::null());
        let start = Instant::now();
        let child = cargo.spawn().unwrap_or_else(|error| panic!("{cargo:?}: {error}"));
        let used = child.wait4().unwrap_or_else(|error| panic!("{cargo:?}: {error}"));
        let seconds = start.elapsed().as_secs_f64();
        let kibibytes = u32::try_from(used.rusage.maxrss / 1024).unwrap_or(u32::MAX);
        used.status.success().then(|| Cost { seconds, memory: f64::from(kibibytes) / 1024.0 })
    }

    /// Measures `cargo check` of one crate after an edit, with its dependencies already built.
    pub fn check(&self, name: &str) -> Measured {
        self.touch(name);
        self.try_cargo("target", &["check", "-p", name]).ok_or("does not build")
    }

    /// Builds a program in release mode and returns its path, or `None` if it does not build.
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        self.try_cargo("target", &["build", "--release", "-p", name])?;
        Some(self.directory.join("target").join("release").join(name))
    }
}

/// The `[dependencies]` entries for a manifest.
pub fn dependencies(approaches: &[Approach]) -> String {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("upyun-codes");
    let entry = |approach: &Approach| match approach {
        Approach::Ours => format!("upyun-codes = {{ path = {:?} }}\n", ours.display().to_string()),
        Approach::Phf => "phf = { version = \"0.14\", features = [\"macros\"] }\n".to_owned(),
        Approach::Fx => "rustc-hash = \"2\"\n".to_owned(),
        Approach::ByHand | Approach::Match => String::new(),
    };
    approaches.iter().map(entry).collect()
}

/// The `[dependencies]` entries of a manifest, without those that are in this repository.
pub fn registry_dependencies(manifest: &str) -> String {
    let (_, from) = manifest.split_once("[dependencies]\n").expect("the crate should have dependencies");
    let entries = from.lines().take_while(|line| !line.starts_with('['));
    entries.filter(|line| !line.contains("path =")).map(|line| line.to_owned() + "\n").collect()
}

/// Returns the cost with the median time.
pub fn median(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    costs[costs.len() / 2]
}

pub fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
