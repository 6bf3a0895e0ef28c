//! The measuring: all contestants in turn, many times over.
//!
//! What counts here is a ratio of two times near one nanosecond, on machines that do other work as well. criterion and
//! divan measure one function for seconds, then the next: between the two the clock rate and the neighbours change, and
//! the ratio with them, by a fifth and more from run to run. Here a round lets each contestant work through the
//! same keys once, within a few milliseconds; the ratios are taken within a round, and of all rounds the median counts.

use std::time::{Duration, Instant};

const ROUNDS: usize = 301;

/// Contestants that do the same work; the first is the floor that the others are compared with.
#[derive(Default)]
pub struct Contest<'a> {
    contestants: Vec<Contestant<'a>>,
}

struct Contestant<'a> {
    name: &'static str,
    pass: Box<dyn FnMut() + 'a>,
}

/// One contestant's result.
pub struct Time {
    pub name: &'static str,
    /// Nanoseconds a key.
    pub nanoseconds: f64,
    /// Times the floor.
    pub ratio: f64,
}

impl<'a> Contest<'a> {
    /// Adds a contestant: `pass` works through all keys once.
    pub fn enter(&mut self, name: &'static str, pass: impl FnMut() + 'a) {
        self.contestants.push(Contestant { name, pass: Box::new(pass) });
    }

    /// Runs all rounds; `keys` is the number of keys in a pass.
    pub fn run(mut self, keys: usize) -> Vec<Time> {
        let mut rounds: Vec<Vec<f64>> = (0..=ROUNDS).map(|_| self.round(keys)).collect();
        // The first warms the caches.
        rounds.remove(0);
        let column = |value: &dyn Fn(&[f64]) -> f64| median(rounds.iter().map(|round| value(round)).collect());
        let time = |(i, contestant): (usize, &Contestant<'a>)| Time {
            name: contestant.name,
            nanoseconds: column(&|round| round[i]),
            ratio: column(&|round| round[i] / round[0]),
        };
        self.contestants.iter().enumerate().map(time).collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "a pass has thousands of keys, not quadrillions")]
    fn round(&mut self, keys: usize) -> Vec<f64> {
        let nanoseconds = |duration: Duration| duration.as_secs_f64() * 1e9 / keys as f64;
        self.contestants
            .iter_mut()
            .map(|contestant| {
                let start = Instant::now();
                (contestant.pass)();
                nanoseconds(start.elapsed())
            })
            .collect()
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
