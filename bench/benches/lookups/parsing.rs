//! Parsing a header value as a code.

use std::hint::black_box;
use std::str;

use upyun_codes::ErrorCode;
use upyun_codes_bench::print_table;

use crate::keys;
use crate::rounds::{Contest, Time};

/// Measures, prints and returns the times, with the standard library's first.
pub fn run() -> Vec<Time> {
    let values: Vec<String> = keys::half_misses().iter().map(ToString::to_string).collect();
    for value in values.iter().map(String::as_bytes).chain([&b"+4040000"[..], b"0040400001", b"00000404", b"4040000x"])
    {
        let ours = ErrorCode::from_bytes(value).ok().map(ErrorCode::as_u32);
        assert_eq!(ours, parse(value), "the two disagree on {value:?}");
    }
    let mut contest = Contest::default();
    contest.enter("`str::from_utf8`, checks, `str::parse::<u32>`", || through(&values, parse));
    contest.enter("**`ErrorCode::from_bytes`**", || through(&values, |value| ErrorCode::from_bytes(value).ok()));
    let times = contest.run(values.len());
    println!("From a header's value to a code, nanoseconds a value.\n");
    let row =
        |time: &Time| vec![time.name.to_owned(), format!("{:.2}", time.nanoseconds), format!("{:.2}", time.ratio)];
    print_table(&["", "time", "times `parse`"], &times.iter().map(row).collect::<Vec<_>>());
    times
}

#[inline(never)]
fn through<A>(values: &[String], convert: impl Fn(&[u8]) -> A) {
    for value in values {
        black_box(convert(black_box(value.as_bytes())));
    }
}

/// What a program would do without this crate, with the same checks.
#[inline]
fn parse(value: &[u8]) -> Option<u32> {
    // `parse` accepts a leading sign, which a code cannot have.
    let digits = str::from_utf8(value).ok().filter(|digits| digits.len() == 8 && !digits.starts_with('+'))?;
    digits.parse().ok().filter(|code| (10_000_000..=99_999_999).contains(code))
}
