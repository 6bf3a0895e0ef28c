//! Measures the size of the programs in `programs/`: flash on a microcontroller, and sections on the host.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use object::{Object, ObjectSection};
use upyun_codes::{Cdn, Code, Entry, ErrorCode};
use upyun_codes_bench::{machine, print_table, run, versions};

const FIRMWARE: &str = "thumbv7m-none-eabi";

fn main() {
    println!("## Sizes\n\n{}; {}\n", machine(), versions(&["phf"]));
    firmware();
    host();
}

fn firmware() {
    println!(
        "Flash on {FIRMWARE}, bytes beyond an empty program; `opt-level = \"s\"`, `lto = \"fat\"`, one codegen unit.\n"
    );
    if !target_is_installed() {
        println!("Skipped: the target {FIRMWARE} is not installed (`rustup target add {FIRMWARE}`).\n");
        return;
    }
    let directory = build(&["--profile", "firmware", "--target", FIRMWARE]).join(FIRMWARE).join("firmware");
    let flash = |name: &str| Flash::of(&directory.join(name));
    let empty = flash("empty");
    let above = |name: &str| flash(name).above(&empty);
    let row = |what: &str, Flash { code, data }: Flash| {
        vec![what.to_owned(), code.to_string(), data.to_string(), (code + data).to_string()]
    };
    let (constants, message, with_detail) = (above("constants"), above("message"), above("message_and_detail"));
    let with_kind = above("message_and_kind");
    let (own, literal) = (above("own_message"), above("literal"));
    print_table(
        &["", "code", "data", "total"],
        &[
            row("**upyun-codes**, constants only", constants),
            row("**upyun-codes**, one message, `message!`", own),
            row("**upyun-codes**, one message, looked up in a `const`", above("const_message")),
            row("the same message as a literal", literal),
            row("**upyun-codes**, code → message", message),
            row("**upyun-codes**, code → message and detail", with_detail),
            row("**upyun-codes**, code → message and kind", with_kind),
            row("**upyun-codes**, code → kind", above("kind")),
            row("**upyun-codes**, iteration over all entries", above("iterate")),
            row("`match`, code → message", above("match_message")),
            row("`phf`, code → message", above("phf_message")),
            row("sorted array, code → message", above("sorted_message")),
        ],
    );

    let details = || ErrorCode::entries().filter_map(Entry::detail);
    let (count, text) = (details().count(), details().map(str::len).sum::<usize>());
    let added = with_detail.data - message.data;
    println!("The {count} details contain {text} bytes of text, and add {added} bytes of data.\n");
    println!("Budgets:\n");
    let cdn: String = Code::<Cdn>::entries().map(Entry::message).collect();
    let program = fs::read(directory.join("message")).expect("the program should have been built");
    let unused = program.windows(cdn.len()).filter(|bytes| *bytes == cdn.as_bytes()).map(|bytes| bytes.len() as u64);
    let budgets = [
        ("constants only: no table", constants.data, 0),
        ("code → message", message.sum(), 6765),
        ("code → message and kind", with_kind.sum(), 6765 + 300),
        ("the text of `cdn` in a program that does not use it", unused.sum(), 0),
        ("one `message!`, added to the literal", own.sum() - literal.sum(), 64),
    ];
    let row = |(what, measured, most): (&str, u64, u64)| {
        let met = if measured <= most { "yes" } else { "**no**" };
        vec![what.to_owned(), format!("{measured} B"), format!("{most} B"), met.to_owned()]
    };
    print_table(&["", "measured", "at most", "met"], &budgets.map(row));
    // Unlike times, sizes are the same on every machine. If the table's text grows, raise the budget. Any other growth
    // should be intentional.
    let missed = budgets.iter().filter(|(_, measured, most)| measured > most).count();
    assert!(missed == 0, "over budget: find out what grew, or raise the budget in {}", file!());
}

fn host() {
    println!("A position-independent program on this host, default release profile, bytes beyond an empty one.\n");
    let directory = build(&["--release"]).join("release");
    let sections = [".text", ".rodata", ".data.rel.ro", ".rela.dyn"];
    let empty = sections.map(|section| section_size(&directory.join("empty"), section));
    let row = |what: &str, program: &str| {
        let sizes = sections
            .iter()
            .zip(empty)
            .map(|(section, empty)| (section_size(&directory.join(program), section) - empty).to_string());
        [what.to_owned()].into_iter().chain(sizes).collect()
    };
    let header: Vec<&str> = [""].into_iter().chain(sections).collect();
    print_table(
        &header,
        &[
            row("**upyun-codes**, code → message", "message"),
            row("`match`, code → message", "match_message"),
            row("`phf`, code → message", "phf_message"),
            row("array of `(u32, &str)`, code → message", "sorted_message"),
        ],
    );
}

/// Builds all programs and returns the target directory.
fn build(arguments: &[&str]) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs").join("Cargo.toml");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--manifest-path"]).arg(manifest);
    run(cargo.arg("--target-dir").arg(&target).args(arguments));
    target
}

/// Tries to install the target with rustup if necessary, and returns whether it is installed.
fn target_is_installed() -> bool {
    let is_installed = || {
        let directory = Command::new("rustc").args(["--print", "target-libdir", "--target", FIRMWARE]).output();
        directory.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
    };
    is_installed() || {
        let _ = Command::new("rustup").args(["target", "add", FIRMWARE]).status();
        is_installed()
    }
}

/// The parts of a program that are stored in flash.
#[derive(Clone, Copy)]
struct Flash {
    code: u64,
    /// Constants, and the initial values of statics.
    data: u64,
}

impl Flash {
    fn of(program: &Path) -> Flash {
        let section = |name| section_size(program, name);
        Flash { code: section(".text"), data: section(".rodata") + section(".data") }
    }

    fn above(self, empty: &Flash) -> Flash {
        Flash { code: self.code - empty.code, data: self.data - empty.data }
    }

    fn sum(self) -> u64 {
        self.code + self.data
    }
}

/// The size of a section, or 0 if the program does not have it.
fn section_size(program: &Path, name: &str) -> u64 {
    let bytes = fs::read(program).unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let file = object::File::parse(&*bytes).unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    file.section_by_name(name).map_or(0, |section| section.size())
}
