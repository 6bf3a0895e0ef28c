//! The crate's performance budgets, and whether this run meets them.

use upyun_codes_bench::print_table;

use crate::peers::{BinarySearch, DirectIndex, Match, Peer, Phf, StdHashMap, UpyunCodes};
use crate::rounds::Time;

/// A limit on the ratio of two peers' times in a column.
struct Budget {
    column: usize,
    slower: &'static str,
    faster: &'static str,
    limit: Limit,
}

enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

/// Prints one line per budget. `columns` are in the order of `COLUMNS`.
pub fn print(columns: &[Vec<Time>], parsing: &[Time]) {
    let budgets = throughput_budgets();
    let mut rows: Vec<Vec<String>> = budgets.iter().map(|budget| budget.row(columns)).collect();
    let [parse, from_bytes] = parsing else { panic!("expected two times") };
    let (ratio, met) = (parse.nanoseconds / from_bytes.nanoseconds, from_bytes.nanoseconds < parse.nanoseconds);
    rows.push(vec!["`from_bytes`: faster than `parse`".to_owned(), format!("{ratio:.2} ×"), yes_or_no(met)]);
    println!("Budgets in this run:\n");
    print_table(&["", "measured", "met"], &rows);
}

fn throughput_budgets() -> Vec<Budget> {
    let mut budgets = Vec::new();
    for (column, limit) in [1.25, 1.25, 1.5, 1.5].into_iter().enumerate() {
        budgets.push(Budget {
            column,
            slower: UpyunCodes::NAME,
            faster: DirectIndex::NAME,
            limit: Limit::AtMost(limit),
        });
        for (peer, ratio, hits_only) in [
            (Phf::NAME, 3.0, false),
            (Match::NAME, 2.5, true),
            (BinarySearch::NAME, 1.7, false),
            (StdHashMap::NAME, 1.7, false),
        ] {
            let is_hits = column % 2 == 0;
            if is_hits || !hits_only {
                let limit = Limit::AtLeast(ratio);
                budgets.push(Budget { column, slower: peer, faster: UpyunCodes::NAME, limit });
            }
        }
    }
    budgets
}

impl Budget {
    fn row(&self, columns: &[Vec<Time>]) -> Vec<String> {
        let column = &columns[self.column];
        let time =
            |name| column.iter().find(|time| time.name == name).expect("every peer should be in every column").ratio;
        let measured = time(self.slower) / time(self.faster);
        let what = crate::COLUMNS[self.column];
        let (budget, met) = match self.limit {
            Limit::AtMost(limit) => (format!("{what}: at most {limit} × {}", self.faster), measured <= limit),
            Limit::AtLeast(limit) => {
                (format!("{what}: at least {limit} × faster than {}", self.slower), measured >= limit)
            }
        };
        vec![budget, format!("{measured:.2} ×"), yes_or_no(met)]
    }
}

fn yes_or_no(met: bool) -> String {
    if met { "yes".to_owned() } else { "**no**".to_owned() }
}
