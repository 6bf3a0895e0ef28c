//! Parses header values as codes.

use std::hint::black_box;
use std::str;

use upyun_codes::ErrorCode;
use upyun_codes_bench::print_table;

use crate::keys;
use crate::rounds::{Comparison, Time};

/// Measures, prints and returns the times: the standard library's, then this crate's.
pub fn run() -> Vec<Time> {
    let values: Vec<String> = keys::half_misses().iter().map(ToString::to_string).collect();
    for value in values.iter().map(String::as_bytes).chain([&b"+4040000"[..], b"0040400001", b"00000404", b"4040000x"])
    {
        let ours = ErrorCode::from_bytes(value).ok().map(ErrorCode::as_u32);
        assert_eq!(ours, parse(value), "the parsers disagree on {value:?}");
    }
    let mut comparison = Comparison::default();
    comparison.add("`str::from_utf8`, checks, `str::parse::<u32>`", || throughput(&values, parse));
    comparison.add("**`ErrorCode::from_bytes`**", || throughput(&values, |value| ErrorCode::from_bytes(value).ok()));
    let times = comparison.run(values.len());
    println!("Parsing a header value as a code: nanoseconds per value.\n");
    let row =
        |time: &Time| vec![time.name.to_owned(), format!("{:.2}", time.nanoseconds), format!("{:.2}", time.ratio)];
    print_table(&["", "time", "ratio to `parse`"], &times.iter().map(row).collect::<Vec<_>>());
    times
}

#[inline(never)]
fn throughput<A>(values: &[String], convert: impl Fn(&[u8]) -> A) {
    for value in values {
        black_box(convert(black_box(value.as_bytes())));
    }
}

/// Makes the same checks as this crate with the standard library.
#[inline]
fn parse(value: &[u8]) -> Option<u32> {
    // `parse` accepts a leading sign, which a code cannot have.
    let digits = str::from_utf8(value).ok().filter(|digits| digits.len() == 8 && !digits.starts_with('+'))?;
    digits.parse().ok().filter(|code| (10_000_000..=99_999_999).contains(code))
}
