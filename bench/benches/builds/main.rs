//! Measures the cost of building tables of any size, and the speed and size of programs that contain them.
//!
//! `-- --quick` skips tables of more than 10,000 rows, and `-- --clean` runs only the clean builds.

mod crates;
mod tables;

use std::fs;
use std::path::Path;
use std::process::Command;

use object::{Object, ObjectSection};
use upyun_codes_bench::{machine, print_table, versions};

use crate::crates::{Approach, Cost, Crates, Measured, dependencies, median, registry_dependencies, write};
use crate::tables::Table;

/// The number of runs of each measurement that a budget depends on.
const RUNS: usize = 3;
/// The number of runs of each clean build. Their times vary more.
const CLEAN_RUNS: usize = 7;

fn main() {
    let is_quick = std::env::args().any(|argument| argument == "--quick");
    let sizes = if is_quick { &[254, 1000, 10_000][..] } else { &[254, 1000, 10_000, 100_000] };
    let is_clean = std::env::args().any(|argument| argument == "--clean");
    println!("## Builds\n\n{}; {}\n", machine(), versions(&["phf", "rustc-hash"]));
    if is_clean {
        return clean_builds();
    }
    checks(sizes);
    edge_cases(if is_quick { 10_000 } else { 100_000 });
    programs(sizes);
    clean_builds();
    edits();
}

/// Measures `cargo check` of a crate that contains only a table.
fn checks(sizes: &[usize]) {
    println!(
        "`cargo check` of a crate with the table, dependencies already built: time, memory of the largest process.\n"
    );
    let crates = Crates::new("checks");
    let approaches = [Approach::Ours, Approach::ByHand, Approach::Match, Approach::Phf];
    let tables: Vec<Table> = sizes.iter().flat_map(|rows| [Table::clustered(*rows), Table::scattered(*rows)]).collect();
    let name = |approach: usize, table: &Table| format!("approach-{approach}-{}", table.name);
    crates.add("dependencies", &dependencies(&approaches), "");
    for table in &tables {
        for (index, approach) in approaches.into_iter().enumerate() {
            crates.add_library(&name(index, table), approach, table);
        }
    }
    crates.cargo("target", &["check", "-p", "dependencies"]);

    let measured: Vec<[Measured; 4]> = tables
        .iter()
        .map(|table| {
            let mut runs = [const { Vec::new() }; 4];
            for run in 0..RUNS {
                for (index, approach) in approaches.into_iter().enumerate() {
                    runs[index].push(match approach {
                        Approach::Match if table.rows() > 10_000 => Err("not run"),
                        // No budget depends on these, so one run is enough.
                        Approach::Match | Approach::Phf if run > 0 => continue,
                        _ => crates.check(&name(index, table)),
                    });
                }
            }
            runs.map(|runs| runs.into_iter().collect::<Result<_, _>>().map(median))
        })
        .collect();

    let rows = tables
        .iter()
        .zip(&measured)
        .map(|(table, measured)| [table.name.clone()].into_iter().chain(measured.iter().map(shown)).collect());
    let header: Vec<&str> = [""].into_iter().chain(approaches.map(Approach::name)).collect();
    print_table(&header, &rows.collect::<Vec<_>>());
    println!("A `match` of 100,000 rows is not built, as it takes rustc too long.\n");

    println!(
        "Budgets at 100,000 rows: at most 1.5 × the handwritten constants, and at most 1.5 × as long per row as 10,000.\n"
    );
    let budgets = tables.iter().zip(&measured).enumerate().filter(|(_, (table, _))| table.rows() == 100_000);
    let budgets = budgets.flat_map(|(index, (table, [ours, by_hand, ..]))| {
        // There are two tables of each size, so the same kind of table with a tenth of the rows is two places before.
        let scaled = |cost: Cost| Cost { seconds: cost.seconds * 10.0, ..cost };
        let [smaller, smaller_by_hand, ..] = measured[index - 2].map(|measured| measured.map(scaled));
        let growth = budget("", *by_hand, smaller_by_hand).swap_remove(1);
        let per_row = format!("{}, per row at 10,000 rows (handwritten: {growth})", table.name);
        [budget(&format!("{}, handwritten", table.name), *ours, *by_hand), budget(&per_row, *ours, smaller)]
    });
    print_table(&["", "ratio", "met"], &budgets.collect::<Vec<_>>());
    println!("Beside the budget per row is the growth of the handwritten constants: rustc's own.\n");
}

fn shown(measured: &Measured) -> String {
    match measured {
        Ok(cost) => format!("{:.2} s, {:.0} MiB", cost.seconds, cost.memory),
        Err(reason) => (*reason).to_owned(),
    }
}

fn budget(what: &str, ours: Measured, other: Measured) -> Vec<String> {
    let (ratio, met) = match (ours, other) {
        (Ok(ours), Ok(other)) => {
            let ratio = ours.seconds / other.seconds;
            (format!("{ratio:.2}"), ratio <= 1.5)
        }
        (Err(reason), _) | (_, Err(reason)) => (reason.to_owned(), false),
    };
    vec![what.to_owned(), ratio, if met { "yes".to_owned() } else { "**no**".to_owned() }]
}

/// Measures `cargo check` of tables that are hard to hash.
fn edge_cases(rows: usize) {
    println!("Edge cases, with this crate.\n");
    let crates = Crates::new("edge-cases");
    crates.add("dependencies", &dependencies(&[Approach::Ours]), "");
    let tables = Table::edge_cases(rows);
    for table in &tables {
        crates.add_library(&table.name, Approach::Ours, table);
    }
    crates.cargo("target", &["check", "-p", "dependencies"]);
    let row = |table: &Table| vec![table.name.clone(), shown(&crates.check(&table.name))];
    print_table(&["", "`cargo check`"], &tables.iter().map(row).collect::<Vec<_>>());
}

/// Measures the lookup speed and the size of release programs.
fn programs(sizes: &[usize]) {
    println!("Release programs: time per lookup of a message (documented codes in random order), and size of `.text`,");
    println!("`.rodata`, `.data.rel.ro` and `.rela.dyn` beyond that of a program with one row.\n");
    let crates = Crates::new("programs");
    let approaches = [Approach::Ours, Approach::Phf, Approach::Fx];
    let mut tables: Vec<Table> =
        sizes.iter().flat_map(|rows| [Table::clustered(*rows), Table::scattered(*rows)]).collect();
    tables.extend(Table::edge_cases(sizes[sizes.len() - 1]));
    let name = |approach: usize, table: &Table| format!("program-{approach}-{}", table.name);
    for table in &tables {
        for (index, approach) in approaches.into_iter().enumerate() {
            let library = format!("library-{index}-{}", table.name);
            crates.add_library(&library, approach, table);
            crates.add_program(&name(index, table), &library, approach);
        }
    }
    let one_row: Vec<u64> = (0..approaches.len())
        .map(|index| {
            let program = format!("program-{index}-one-row-1");
            crates.program(&program).map_or(0, |program| loaded_size(&program))
        })
        .collect();
    let cell = |index: usize, table: &Table| {
        if approaches[index] != Approach::Ours && !is_ordinary(table) {
            return "not run".to_owned();
        }
        let program = name(index, table);
        let Some(path) = crates.program(&program) else { return "does not build".to_owned() };
        let output = Command::new(&path).output().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let nanoseconds: f64 =
            String::from_utf8_lossy(&output.stdout).trim().parse().expect("the program should print a time");
        let size = loaded_size(&path).saturating_sub(one_row[index]);
        format!("{nanoseconds:.1} ns, {} KiB", size / 1024)
    };
    let row = |table: &Table| {
        [table.name.clone()].into_iter().chain((0..approaches.len()).map(|index| cell(index, table))).collect()
    };
    let header: Vec<&str> = [""].into_iter().chain(approaches.map(Approach::name)).collect();
    print_table(&header, &tables.iter().map(row).collect::<Vec<_>>());
}

/// Whether all approaches are compared on this table.
fn is_ordinary(table: &Table) -> bool {
    ["clustered", "scattered", "one-row"].iter().any(|kind| table.name.starts_with(kind))
}

fn loaded_size(program: &Path) -> u64 {
    let bytes = fs::read(program).unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let file = object::File::parse(&*bytes).expect("the program should be an object file");
    let sections = [".text", ".rodata", ".data.rel.ro", ".rela.dyn"];
    sections.iter().filter_map(|name| file.section_by_name(name)).map(|section| section.size()).sum()
}

/// Measures clean builds of a crate and all its dependencies.
fn clean_builds() {
    println!("Clean `cargo build` of a crate that depends on one of these: median of {CLEAN_RUNS} runs.\n");
    let crates = Crates::new("clean");
    let table = Table::clustered(254);
    crates.add("ours", &dependencies(&[Approach::Ours]), "pub use upyun_codes::ErrorCode;\n");
    crates.add(
        "phf-user",
        &dependencies(&[Approach::Phf]),
        "pub static MAP: phf::Map<u32, &str> = phf::phf_map! { 1_u32 => \"one\" };\n",
    );
    crates.add(
        "csv-codegen-user",
        "csv-codegen = \"0.2\"\n",
        "csv_codegen::csv_template!(\"../table.csv\", #each { pub const #CONST(E{code}): &str = #(\"{message}\"); });\n",
    );
    write(&crates.file("csv-codegen-user", "table.csv"), &table.csv());
    let by_hand = [Approach::ByHand, Approach::Match].map(|approach| approach.crate_source(&table)).concat();
    crates.add("by-hand", "", &by_hand);
    // Empty crates with the same dependencies: the minimum cost of the build.
    let of_table = registry_dependencies(include_str!("../../../upyun-codes-table/Cargo.toml"));
    let of_macros = registry_dependencies(include_str!("../../../upyun-codes-macros/Cargo.toml"));
    crates.add("floor-table", &of_table, "");
    let of_macros = format!("floor-table = {{ path = \"../floor-table\" }}\n{of_macros}[lib]\nproc-macro = true\n");
    crates.add("floor-macros", &of_macros, "");
    crates.add("floor", "floor-macros = { path = \"../floor-macros\" }\n", "");

    let names = ["ours", "phf-user", "csv-codegen-user", "by-hand", "floor"];
    let mut costs = [const { Vec::new() }; 5];
    for _ in 0..CLEAN_RUNS {
        for (name, costs) in names.into_iter().zip(&mut costs) {
            costs.push(crates.clean_build(name));
        }
    }
    // Take ratios within a round, because times on a busy machine change from round to round.
    let ratio = |other: &[Cost]| {
        let mut ratios: Vec<f64> =
            costs[0].iter().zip(other).map(|(ours, other)| ours.seconds / other.seconds).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    };
    let what = [
        Approach::Ours.name(),
        "`phf` with macros",
        "`csv-codegen`",
        "254 handwritten constants and a `match`",
        "empty crates with the same dependencies (the floor)",
    ];
    let row = |(what, costs): (&str, &Vec<Cost>)| {
        vec![what.to_owned(), format!("{:.2} s", median(costs.clone()).seconds), format!("{:.2}", ratio(costs))]
    };
    print_table(&["", "time", "ours / this"], &what.into_iter().zip(&costs).map(row).collect::<Vec<_>>());
    let times = ratio(&costs[1]);
    let met = if times <= 0.65 { "yes" } else { "**no**" };
    println!("At most 0.65 × `phf` with macros: {times:.2}, met: {met}.\n");
}

/// Measures `cargo check` after edits of the real table.
fn edits() {
    println!("`cargo check` after an edit of the real table: median of {RUNS} runs, at most 0.5 s.\n");
    let crates = Crates::new("edits");
    let table = include_str!("../../../upyun-codes/table.csv");
    crates.add(
        "edited",
        &dependencies(&[Approach::Ours]),
        "upyun_codes::define_error_codes! { pub struct Rows = \"table.csv\"; }\n",
    );
    let path = crates.file("edited", "table.csv");
    write(&path, table);
    crates.cargo("target", &["check", "-p", "edited"]);
    let edit = |change: &dyn Fn(usize) -> String| {
        let run = |run| {
            write(&path, &change(run));
            crates.cargo("target", &["check", "-p", "edited"])
        };
        let cost = median((0..RUNS).map(run).collect());
        (format!("{:.2} s", cost.seconds), if cost.seconds <= 0.5 { "yes" } else { "**no**" })
    };
    let (changed, changed_met) =
        edit(&|run| table.replace("too many requests", &format!("too many requests, {run}").replace(',', ";")));
    let (appended, appended_met) = edit(&|run| format!("{table}599,599010{run}0,one more,,\n"));
    print_table(
        &["edit", "time", "met"],
        &[
            vec!["message changed".to_owned(), changed, changed_met.to_owned()],
            vec!["row appended".to_owned(), appended, appended_met.to_owned()],
        ],
    );
}
