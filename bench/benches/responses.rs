//! Measures `RequestError::from_parts` with bodies that a parser could spend too much time on.

use std::hint::black_box;
use std::time::Instant;

use http::{HeaderMap, StatusCode};
use upyun_codes::RequestError;
use upyun_codes_bench::{machine, print_table, versions};

/// In KB. The second is as much as is read of a body.
const SIZES: [usize; 3] = [4, 64, 1024];

/// Each is repeated after each of [`BEFORE`]: punctuation, escapes, beginnings of members and of what is nested.
const REPEATED: [&str; 41] = [
    "\"",
    "\"\"",
    "\\",
    "\\\"",
    "\\\\",
    "\\u",
    "\\ud800",
    "{",
    "}",
    "[",
    "]",
    "[]",
    "{}",
    ":",
    ",",
    "'",
    "/",
    ".",
    "-",
    "+",
    "0",
    "e",
    " ",
    "\n",
    "\0",
    "\u{FEFF}",
    "\u{3164}",
    "文",
    "{\"",
    "[\"",
    "\",",
    "\":",
    "\",\"",
    "\"\":",
    "{\"a\":",
    "[{\"a\":",
    "\"\":0,",
    "\"code\":",
    "\"code\":\"",
    "\"code\":0,",
    "\"msg\":\"\",",
];

const BEFORE: [&str; 9] = [
    "",
    "{",
    "{\"",
    "{\"a\":",
    "{\"a\":\"",
    "{\"code\":",
    "{\"code\":\"",
    "{\"msg\":\"",
    "{\"a\":{\"code\":50300023},",
];

/// Ordinary bodies without a code of their own, cut off.
const ORDINARY: [(&str, &str, &[u8]); 6] = [
    ("names of files", "{\"files\":[", b"\"a.jpg\","),
    ("objects with codes", "{\"files\":[", b"{\"code\":40400001,\"msg\":\"file or directory not found\"},"),
    ("members", "{\"a\":0", b",\"size\":12345,\"type\":\"image/png\""),
    ("a page in a string", "{\"msg\":\"", b"<p class=\\\"a\\\">502 Bad Gateway<\\/p>\\n"),
    ("a page", "<html>", b"<p class=\"a\">502 Bad Gateway</p>\n"),
    ("bytes that are not UTF-8", "{\"msg\":\"", b"\xFF"),
];

/// A body in each of the sizes, and the shortest times to read them, in nanoseconds.
struct Body {
    name: String,
    bodies: [Vec<u8>; 3],
    times: [f64; 3],
}

impl Body {
    fn new(name: &str, before: &str, repeated: &[u8]) -> Body {
        let body = |size: usize| {
            let mut body = [before.as_bytes(), &repeated.repeat(size * 1024 / repeated.len() + 1)].concat();
            body.truncate(size * 1024);
            body
        };
        Body { name: name.to_owned(), bodies: SIZES.map(body), times: [f64::INFINITY; 3] }
    }

    fn measure(&mut self) {
        let headers = HeaderMap::new();
        for (body, time) in self.bodies.iter().zip(&mut self.times) {
            let start = Instant::now();
            black_box(RequestError::from_parts(StatusCode::BAD_GATEWAY, &headers, black_box(body)));
            *time = time.min(start.elapsed().as_secs_f64() * 1e9);
        }
    }

    /// The time per byte at 64 KB, divided by that at 4 KB.
    fn growth(&self) -> f64 {
        self.times[1] / self.times[0] / 16.0
    }

    /// The time at 1,024 KB, divided by that at 64 KB.
    fn excess(&self) -> f64 {
        self.times[2] / self.times[1]
    }

    fn row(&self) -> Vec<String> {
        let mut row = vec![self.name.clone()];
        row.extend(self.times.map(|time| format!("{:.1}", time / 1000.0)));
        row.extend([self.growth(), self.excess()].map(|ratio| format!("{ratio:.2}")));
        row
    }
}

fn main() {
    let mut ordinary: Vec<Body> =
        ORDINARY.iter().map(|(name, before, repeated)| Body::new(name, before, repeated)).collect();
    let pairs = BEFORE.iter().flat_map(|before| REPEATED.map(|repeated| (before, repeated)));
    let mut punctuation: Vec<Body> = pairs
        .map(|(before, repeated)| {
            let name = format!("`{}`", format!("{before}{repeated}").escape_debug());
            Body::new(&name, before, repeated.as_bytes())
        })
        .collect();
    for _ in 0..31 {
        ordinary.iter_mut().chain(&mut punctuation).for_each(Body::measure);
    }
    punctuation.sort_by(|a, b| b.times[1].total_cmp(&a.times[1]));

    println!("## Responses\n\n{}; {}\n", machine(), versions(&["serde_json"]));
    println!(
        "Microseconds to read a body that repeats its last part: ordinary ones, and the slowest of {} more. Per byte: the \
         time per byte at 64 KB, divided by that at 4 KB. Beyond: the time at 1,024 KB, divided by that at 64 KB.\n",
        punctuation.len(),
    );
    let rows: Vec<Vec<String>> = ordinary.iter().chain(&punctuation[..10]).map(Body::row).collect();
    print_table(&["body", "4 KB", "64 KB", "1,024 KB", "per byte", "beyond"], &rows);

    let most = |ratio: fn(&Body) -> f64| ordinary.iter().chain(&punctuation).map(ratio).fold(0.0, f64::max);
    let budget = |name: &str, measured: f64, limit: f64| {
        let met = if measured <= limit { "yes" } else { "**no**" };
        vec![format!("{name}: at most {limit} ×"), format!("{measured:.2} ×"), met.to_owned()]
    };
    println!("Budgets in this run:\n");
    let budgets = [
        budget("time per byte, 64 KB to 4 KB, of any body", most(Body::growth), 1.25),
        budget("time, 1,024 KB to 64 KB, of any body", most(Body::excess), 1.25),
    ];
    print_table(&["", "measured", "met"], &budgets);
}
