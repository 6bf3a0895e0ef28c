//! Tables of any size, with realistic or adversarial codes.

use std::collections::BTreeSet;
use std::fmt::Write;

/// A table's codes, and its name in the output.
pub struct Table {
    pub name: String,
    pub codes: Vec<u32>,
}

impl Table {
    /// Runs of neighboring codes with gaps, as in the real table.
    pub fn clustered(rows: usize) -> Table {
        let mut random = Random(0x2545_F491_4F6C_DD1D);
        let mut codes = BTreeSet::new();
        // The number of statuses grows with the table, so that each has about as many rows as in the real one.
        let statuses = u32::try_from(rows / 12).unwrap_or(u32::MAX).clamp(1, 599);
        while codes.len() < rows {
            let first = (400 + random.below(statuses)) * 100_000 + random.below(100) * 1000 + random.below(60);
            let run = (first..first + random.below(30)).filter(|code| code % 8 != 3);
            codes.extend(run.take(rows - codes.len()));
        }
        Table { name: format!("clustered-{rows}"), codes: codes.into_iter().collect() }
    }

    /// Codes spread at random over all valid numbers.
    pub fn scattered(rows: usize) -> Table {
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        let mut codes = BTreeSet::new();
        while codes.len() < rows {
            codes.insert(10_000_000 + random.below(90_000_000));
        }
        Table { name: format!("scattered-{rows}"), codes: codes.into_iter().collect() }
    }

    /// Edge cases and worst cases for the hash and its pages.
    pub fn edge_cases(rows: usize) -> Vec<Table> {
        let table = |name: &str, codes: Vec<u32>| Table { name: format!("{name}-{}", codes.len()), codes };
        // The step is a power of two, so all page numbers have the same low bits.
        let congruent = (0..).map(|i| 10_000_000 + i * 1024).take_while(|code| *code < 100_000_000);
        // The multiples of this step by the golden ratio are close together, so seeds derived from it would collide.
        let progression = (0..416).map(|i| 10_000_000 + 216_480 * i).flat_map(|code| [code, code + 1]);
        vec![
            table("one-row", vec![40_400_001]),
            table("one-status", (40_400_000..).take(rows.min(90_000)).collect()),
            table("congruent", congruent.take(rows).collect()),
            table("progression", progression.collect()),
        ]
    }

    pub fn rows(&self) -> usize {
        self.codes.len()
    }

    pub fn csv(&self) -> String {
        let mut csv = String::from("status,code,message,detail\n");
        for code in &self.codes {
            writeln!(csv, "{},{code},{},", code / 100_000, message(*code)).expect("writing to a string cannot fail");
        }
        csv
    }

    /// Fills in the pattern for each row, replacing `{code}`, `{status}` and `{message}`, and joins the results.
    pub fn source(&self, pattern: &str) -> String {
        let row = |code: &u32| {
            let status = (code / 100_000).to_string();
            let row = pattern.replace("{code}", &code.to_string()).replace("{status}", &status);
            row.replace("{message}", &message(*code))
        };
        self.codes.iter().map(row).collect()
    }
}

const WORDS: [&str; 16] = [
    "file",
    "directory",
    "not found",
    "already exists",
    "invalid",
    "parameter",
    "signature",
    "request",
    "timeout",
    "too large",
    "storage",
    "service",
    "expired",
    "internal",
    "denied",
    "missing",
];

/// Two or three phrases and, in half of the messages, a number: about as long as the real messages.
fn message(code: u32) -> String {
    let mut random = Random(u64::from(code) * 0x9E37_79B9_7F4A_7C15);
    let words: Vec<&str> = (0..2 + random.below(2)).map(|_| WORDS[random.below(16) as usize]).collect();
    if random.below(2) == 0 { words.join(" ") } else { format!("{} {}", words.join(" "), random.below(1000)) }
}

/// An xorshift generator, so that every run uses the same tables.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32 % bound
    }
}
