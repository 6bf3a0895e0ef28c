//! Unit and property tests. Tests that need a compiler are in the workspace's `tests`.

mod docs;
mod edits;
mod families;
mod huge;
mod invariants;
mod layouts;
mod reference;
mod round_trip;
mod statements;
mod unicode;

use proptest::test_runner::{Config, RngAlgorithm};

/// Runs `PROPTEST_CASES` cases, or 10,000 if it is not set.
fn config() -> Config {
    // The default generator is cryptographically secure, and takes a third of the time in a debug build.
    let config = Config { failure_persistence: None, rng_algorithm: RngAlgorithm::XorShift, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { Config { cases: 10_000, ..config } }
}

/// Runs a hundredth of the cases of [`config`], for slow tests.
fn config_for_slow_tests() -> Config {
    let config = config();
    Config { cases: config.cases.div_ceil(100), ..config }
}
