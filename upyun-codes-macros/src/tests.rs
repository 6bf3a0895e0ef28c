//! Tests of the macro's own functions; those that need a compiler are in the workspace's `tests`.

mod dress;
mod edits;
mod faults;
mod layouts;
mod mistakes;
mod reference;
mod unicode;
mod verdict;

use proptest::test_runner::{Config, RngAlgorithm};

/// As many cases as the environment says, and else ten thousand.
fn config() -> Config {
    // The default generator is made for secrets, and takes a third of the time in a debug build.
    let config = Config { failure_persistence: None, rng_algorithm: RngAlgorithm::XorShift, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { Config { cases: 10_000, ..config } }
}

/// A hundredth of it, for what takes longer.
fn config_of_fewer() -> Config {
    let config = config();
    Config { cases: config.cases.div_ceil(100), ..config }
}
