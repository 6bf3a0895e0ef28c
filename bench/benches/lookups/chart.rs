//! Draws `docs/lookups.svg`, the README's chart of lookup times.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::rounds::Time;

/// Dimensions in pixels: the width of the names, the length of the longest bar and the height of a line.
const NAMES: f64 = 190.0;
const BARS: f64 = 400.0;
const LINE: f64 = 26.0;

/// Draws the times of a column, shortest first, without the floor.
pub fn draw(title: &str, column: &[Time]) {
    let mut times: Vec<(&str, f64)> = column[1..].iter().map(|time| (time.name, time.nanoseconds)).collect();
    times.sort_by(|a, b| a.1.total_cmp(&b.1));
    let longest = times.iter().fold(0.0, |longest: f64, (_, time)| longest.max(*time));
    let lines = f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX));
    let (width, height) = (NAMES + BARS + 80.0, LINE * (lines + 1.5));
    // The media query selects colors for dark backgrounds if the browser prefers them.
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"14\" role=\"img\" aria-label=\"{title}\">\n\
         <style>text {{ fill: #24292f }} .peer {{ fill: #8c959f }} .ours {{ fill: #2da44e }}\n\
         @media (prefers-color-scheme: dark) {{ text {{ fill: #d0d7de }} .peer {{ fill: #6e7681 }} }}</style>\n\
         <text x=\"0\" y=\"18\" font-weight=\"bold\">{title}</text>\n"
    );
    let mut y = LINE * 1.25;
    for (name, time) in times {
        let ours = name.starts_with("**");
        let name = name.replace(['*', '`'], "");
        let (class, weight) = if ours { ("ours", "bold") } else { ("peer", "normal") };
        let (middle, end) = (y + 17.0, NAMES + time / longest * BARS);
        // Writing to a string cannot fail.
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{middle}\" text-anchor=\"end\" font-weight=\"{weight}\">{name}</text>\
             <rect class=\"{class}\" x=\"{NAMES}\" y=\"{}\" width=\"{:.1}\" height=\"{}\" rx=\"2\"/>\
             <text x=\"{:.1}\" y=\"{middle}\">{time:.1} ns</text>",
            NAMES - 8.0,
            y + 4.0,
            end - NAMES,
            LINE - 8.0,
            end + 6.0,
        );
        y += LINE;
    }
    svg.push_str("</svg>\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/lookups.svg");
    fs::write(&path, svg).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
