//! Compares lookups of positions and messages in this crate and in other maps of the real table.

mod budgets;
mod chart;
mod keys;
mod parsing;
mod peers;
mod rounds;

use std::hint::black_box;

use upyun_codes_bench::{machine, print_table, versions};

use crate::peers::{
    BinarySearch, CODES, DirectIndex, Frozen, Fx, MESSAGES, Match, Peer, Phf, Quick, StdHashMap, UpyunCodes,
};
use crate::rounds::{Comparison, Time};

/// The columns of the tables: what is measured.
const COLUMNS: [&str; 6] = [
    "position, hits",
    "position, half misses",
    "message, hits",
    "message, half misses",
    "position, latency",
    "message, latency",
];

fn main() {
    let mut lookups = Lookups::default();
    lookups.add(DirectIndex::new());
    lookups.add(UpyunCodes);
    lookups.add(Phf);
    lookups.add(Match);
    lookups.add(BinarySearch);
    lookups.add(StdHashMap::new());
    lookups.add(Fx::new());
    lookups.add(Quick);
    lookups.add(Frozen);
    let columns = lookups.run();

    println!("## Lookups\n\n{}; {}\n", machine(), versions(&["phf", "rustc-hash", "quickphf", "frozen-collections"]));
    println!(
        "Nanoseconds per lookup. Latency: half misses, and each lookup depends on the result of the previous one.\n"
    );
    print(&columns, |time| format!("{:.2}", time.nanoseconds));
    println!("Ratio to the floor.\n");
    print(&columns, |time| format!("{:.2}", time.ratio));
    chart::draw("Time to look up the message of a documented code", &columns[2]);
    let parsing = parsing::run();
    budgets::print(&columns, &parsing);
}

/// One comparison per column, of the same peers.
#[derive(Default)]
struct Lookups {
    comparisons: [Comparison<'static>; COLUMNS.len()],
}

impl Lookups {
    fn add<P: Peer + 'static>(&mut self, peer: P) {
        assert_agrees(&peer);
        let peer: &'static P = Box::leak(Box::new(peer));
        let hits: &'static [u32] = keys::hits().leak();
        let half: &'static [u32] = keys::half_misses().leak();
        let hit_keys: &'static [P::Key] = hits.iter().map(|number| P::key(*number)).collect::<Vec<_>>().leak();
        let half_keys: &'static [P::Key] = half.iter().map(|number| P::key(*number)).collect::<Vec<_>>().leak();
        let [position_hits, position_half, message_hits, message_half, position_latency, message_latency] =
            &mut self.comparisons;
        position_hits.add(P::NAME, || throughput(hit_keys, |key| peer.position(key)));
        position_half.add(P::NAME, || throughput(half_keys, |key| peer.position(key)));
        message_hits.add(P::NAME, || throughput(hit_keys, |key| peer.message(key)));
        message_half.add(P::NAME, || throughput(half_keys, |key| peer.message(key)));
        position_latency.add(P::NAME, || latency(half, |number| peer.position_as_number(P::key(number))));
        message_latency.add(P::NAME, || latency(half, |number| length(peer.message(P::key(number)))));
    }

    fn run(self) -> [Vec<Time>; COLUMNS.len()] {
        self.comparisons.map(|comparison| comparison.run(keys::COUNT))
    }
}

/// Independent lookups, which the processor may overlap.
#[inline(never)]
fn throughput<K: Copy, A>(keys: &[K], look_up: impl Fn(K) -> A) {
    for key in keys {
        black_box(look_up(black_box(*key)));
    }
}

/// Dependent lookups: each key is computed from the previous result, which does not change its value.
#[inline(never)]
fn latency(numbers: &[u32], look_up: impl Fn(u32) -> u32) {
    let zero = black_box(0);
    let mut answer = 0;
    for number in numbers {
        answer = look_up(*number ^ (answer & zero));
    }
    black_box(answer);
}

#[expect(clippy::cast_possible_truncation, reason = "no message is that long")]
fn length(message: Option<&str>) -> u32 {
    message.map_or(0, |message| message.len() as u32)
}

/// Panics unless a peer agrees with the table on every number from 40000000 to 59999999.
fn assert_agrees<P: Peer>(peer: &P) {
    let mut rows = CODES.iter().zip(MESSAGES).peekable();
    for number in 40_000_000..=59_999_999 {
        let expected = rows.next_if(|(code, _)| **code == number).map(|(_, message)| message);
        let key = P::key(number);
        let (position, message) = (peer.position(key).is_some(), peer.message(key));
        assert!(position == expected.is_some() && message == expected, "{} disagrees on {number}", P::NAME);
    }
    assert!(rows.next().is_none(), "a documented code is below 40000000 or above 59999999");
}

fn print(columns: &[Vec<Time>], cell: impl Fn(&Time) -> String) {
    let rows: Vec<Vec<String>> = (0..columns[0].len())
        .map(|i| {
            let name = columns[0][i].name.to_owned();
            [name].into_iter().chain(columns.iter().map(|column| cell(&column[i]))).collect()
        })
        .collect();
    let header: Vec<&str> = [""].into_iter().chain(COLUMNS).collect();
    print_table(&header, &rows);
}
