//! Prints what a person wants to know about an error code.
//!
//! ```text
//! cargo run --example explain -- 40400001 50300013
//! cargo run --example explain -- --status 404
//! ```

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use http::StatusCode;
use upyun_codes::{ErrorCode, TABLE};

const USAGE: &str = "usage: explain CODE... | explain --status STATUS...
  CODE    an error code, eight digits, as in 40400001
  STATUS  an HTTP status, three digits, as in 404";

fn main() -> ExitCode {
    match run(&mut io::stdout().lock()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        // Whoever reads the output has read enough: `explain … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("explain: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether each argument made sense.
fn run(out: &mut impl Write) -> io::Result<bool> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (explain, arguments): (fn(&mut _, &str) -> io::Result<bool>, &[String]) =
        match arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
            Some(("--help" | "-h", _)) => {
                writeln!(out, "{USAGE}")?;
                return Ok(true);
            }
            Some(("--status", rest)) => (explain_status, rest),
            _ => (explain_code, &arguments),
        };
    if arguments.is_empty() {
        eprintln!("{USAGE}");
        return Ok(false);
    }
    let mut all_made_sense = true;
    for (i, argument) in arguments.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        all_made_sense &= explain(out, argument)?;
    }
    Ok(all_made_sense)
}

fn explain_code(out: &mut impl Write, argument: &str) -> io::Result<bool> {
    let code: ErrorCode = match argument.parse() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("explain: `{argument}` is {error}");
            return Ok(false);
        }
    };
    let message = code.message().unwrap_or("(not in UpYun's table)");
    writeln!(out, "{}  {message}", code.as_u32())?;
    writeln!(out, "  status  {} {}", code.status(), meaning(code.status()))?;
    if let Some(detail) = code.detail() {
        writeln!(out, "  detail  {detail}")?;
    }
    let class = match code.status() {
        400..=499 => "client error: the request must change before it can succeed",
        500..=599 => "server error: the service failed",
        _ => "neither a client's nor a server's error",
    };
    writeln!(out, "  class   {class}")?;
    let retry = if code.is_retryable() { "may succeed later; wait longer each time" } else { "makes no sense" };
    writeln!(out, "  retry   {retry}")?;
    if code.is_server_error() {
        writeln!(out, "  report  to after-sales or your account manager, with the request's id")?;
        writeln!(out, "          (如遇 5xx 错误,请反馈给售后或您的商务经理)")?;
    }
    Ok(true)
}

fn explain_status(out: &mut impl Write, argument: &str) -> io::Result<bool> {
    let Some(status) = argument.parse().ok().filter(|status| argument.len() == 3 && (100..=999).contains(status)) else {
        eprintln!("explain: `{argument}` is no HTTP status: expected three digits, 100 to 999");
        return Ok(false);
    };
    let entries = TABLE.with_status(status);
    let codes = if entries.len() == 1 { "code" } else { "codes" };
    writeln!(out, "{status} {}: {} {codes}", meaning(status), entries.len())?;
    for entry in entries {
        writeln!(out, "  {}  {}", entry.code().as_u32(), entry.message())?;
        if let Some(detail) = entry.detail() {
            writeln!(out, "            {detail}")?;
        }
    }
    Ok(true)
}

/// What a status means: as registered, or as those mean it who use it all the same.
fn meaning(status: u16) -> &'static str {
    match status {
        444 => "(not registered: the connection was closed without an answer)",
        499 => "(not registered: the client closed the connection)",
        599 => "(not registered: a call behind the service failed or timed out)",
        _ => StatusCode::from_u16(status).ok().and_then(|s| s.canonical_reason()).unwrap_or("(not registered)"),
    }
}
