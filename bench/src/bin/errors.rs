//! Draws `docs/errors.svg`: the compiler's errors for a broken table, as shown in a terminal.
//!
//! ```text
//! cargo run --manifest-path bench/Cargo.toml --bin errors
//! ```

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

const TABLE: &str = "status,code,message
403,40310002,region is forbidden
403,40310003,too slow, try again
403,40400001,file or directory not found
403,40310002,region is forbidden
";

const PROGRAM: &str = "upyun_codes::define_error_codes! {
    /// The error codes of our own edge rules.
    pub struct Edge = \"edge.csv\";
}
";

fn main() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let directory = here.join("target/errors");
    let write = |name: &str, text: &str| {
        let path = directory.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&directory)).expect("the directory should be writable");
        fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    };
    let dependency = here.join("../upyun-codes");
    write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"edge\"\nedition = \"2024\"\n[workspace]\n[dependencies]\nupyun-codes = {{ path = '{}' }}\n",
            dependency.display()
        ),
    );
    write("Cargo.lock", include_str!("../../Cargo.lock"));
    write("edge.csv", TABLE);
    write("src/lib.rs", PROGRAM);
    let mut cargo = Command::new("cargo");
    cargo.args(["check", "--quiet", "--offline", "--color=always"]).current_dir(&directory);
    let output = cargo.output().expect("cargo should run");
    assert!(!output.status.success(), "the broken table should not build");
    let stderr = String::from_utf8_lossy(&output.stderr);
    let picture = here.join("../docs/errors.svg");
    fs::write(&picture, draw(&stderr)).unwrap_or_else(|error| panic!("{}: {error}", picture.display()));
}

/// Draws rustc's output as SVG, with the few colors and styles that rustc uses.
fn draw(stderr: &str) -> String {
    let lines: Vec<&str> = stderr.lines().filter(|line| !line.contains("could not compile")).collect();
    let lines = &lines[..lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1)];
    let columns = lines.iter().map(|line| visible(line).chars().count()).max().unwrap_or_default();
    let (width, height) = (columns * 8 + 32, lines.len() * 18 + 32);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"13\" role=\"img\" aria-label=\"errors in a table\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#1b1f24\"/>\n"
    );
    let mut style = Style::default();
    for (index, line) in lines.iter().enumerate() {
        let mut column = 0;
        for (number, part) in line.split('\u{1b}').enumerate() {
            let text = if number == 0 { part } else { style.after(part) };
            if !text.is_empty() {
                let Style { color, bold } = style;
                // Writing to a string cannot fail.
                let _ = write!(
                    svg,
                    "<text x=\"{}\" y=\"{}\" fill=\"{}\"{} xml:space=\"preserve\" textLength=\"{}\">{}</text>",
                    16 + column * 8,
                    30 + index * 18,
                    color.unwrap_or("#e6edf3"),
                    if bold { " font-weight=\"bold\"" } else { "" },
                    text.chars().count() * 8,
                    escaped(text)
                );
            }
            column += text.chars().count();
        }
        svg.push('\n');
    }
    svg.push_str("</svg>\n");
    svg
}

#[derive(Clone, Copy, Default)]
struct Style {
    color: Option<&'static str>,
    bold: bool,
}

impl Style {
    /// Applies the escape sequence at the start of the text and returns the rest.
    fn after<'a>(&mut self, text: &'a str) -> &'a str {
        let Some((codes, rest)) = text.strip_prefix('[').and_then(|text| text.split_once('m')) else { return text };
        for code in codes.split(';') {
            match code {
                "" | "0" => *self = Style::default(),
                "1" => self.bold = true,
                "91" | "31" => self.color = Some("#ff7b72"),
                "92" | "32" => self.color = Some("#7ee787"),
                "94" | "34" => self.color = Some("#79c0ff"),
                "96" | "36" => self.color = Some("#76e3ea"),
                _ => {}
            }
        }
        rest
    }
}

fn visible(line: &str) -> String {
    let mut style = Style::default();
    line.split('\u{1b}').enumerate().map(|(number, part)| if number == 0 { part } else { style.after(part) }).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
