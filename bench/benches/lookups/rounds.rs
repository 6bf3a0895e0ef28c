//! Measures candidates in turn, over many rounds.
//!
//! The results of interest are ratios of times of about a nanosecond, measured on machines that also do other work.
//! criterion and divan measure one function for seconds before the next. Meanwhile the clock rate and the load change,
//! and so the ratios vary by 20% or more from run to run. Here, each candidate processes the same keys once per round,
//! which takes a few milliseconds. Ratios are taken within a round, and the result is the median of all rounds.

use std::time::{Duration, Instant};

const ROUNDS: usize = 301;

/// Candidates that do the same work. The first is the floor that the others are compared with.
#[derive(Default)]
pub struct Comparison<'a> {
    candidates: Vec<Candidate<'a>>,
}

struct Candidate<'a> {
    name: &'static str,
    pass: Box<dyn FnMut() + 'a>,
}

/// A candidate's result.
pub struct Time {
    pub name: &'static str,
    /// Nanoseconds per key.
    pub nanoseconds: f64,
    /// The time divided by that of the floor.
    pub ratio: f64,
}

impl<'a> Comparison<'a> {
    /// Adds a candidate. `pass` processes all keys once.
    pub fn add(&mut self, name: &'static str, pass: impl FnMut() + 'a) {
        self.candidates.push(Candidate { name, pass: Box::new(pass) });
    }

    /// Runs all rounds. `keys` is the number of keys in a pass.
    pub fn run(mut self, keys: usize) -> Vec<Time> {
        let mut rounds: Vec<Vec<f64>> = (0..=ROUNDS).map(|_| self.round(keys)).collect();
        // The first round only warms the caches.
        rounds.remove(0);
        let column = |value: &dyn Fn(&[f64]) -> f64| median(rounds.iter().map(|round| value(round)).collect());
        let time = |(i, candidate): (usize, &Candidate<'a>)| Time {
            name: candidate.name,
            nanoseconds: column(&|round| round[i]),
            ratio: column(&|round| round[i] / round[0]),
        };
        self.candidates.iter().enumerate().map(time).collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "a pass has thousands of keys, not quadrillions")]
    fn round(&mut self, keys: usize) -> Vec<f64> {
        let nanoseconds = |duration: Duration| duration.as_secs_f64() * 1e9 / keys as f64;
        self.candidates
            .iter_mut()
            .map(|candidate| {
                let start = Instant::now();
                (candidate.pass)();
                nanoseconds(start.elapsed())
            })
            .collect()
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
