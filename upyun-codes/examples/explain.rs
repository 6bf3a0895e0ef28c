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
    let arguments: Vec<String> = env::args().skip(1).collect();
    let answers: Vec<Result<String, String>> = match arguments.split_first() {
        None => vec![Err(USAGE.to_owned())],
        Some((first, _)) if first == "--help" || first == "-h" => vec![Ok(format!("{USAGE}\n"))],
        Some((first, [])) if first == "--status" => vec![Err(USAGE.to_owned())],
        Some((first, statuses)) if first == "--status" => {
            statuses.iter().map(|status| explain_status(status)).collect()
        }
        Some(_) => arguments.iter().map(|code| explain_code(code)).collect(),
    };
    let texts: Vec<&str> = answers.iter().flatten().map(String::as_str).collect();
    // Nobody is left to hear of an error where the reader has gone: `explain ... | head`.
    let _ = io::stdout().write_all(texts.join("\n").as_bytes());
    let complaints = answers.iter().filter_map(|answer| answer.as_ref().err());
    let failed = complaints.inspect(|complaint| eprintln!("{complaint}")).count() > 0;
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

fn explain_code(argument: &str) -> Result<String, String> {
    let code: ErrorCode = argument.parse().map_err(|error| format!("explain: `{argument}` is {error}"))?;
    let class = match code.status() {
        400..=499 => "client error",
        500..=599 => "server error",
        _ => "neither a client's nor a server's error",
    };
    let retry = if code.is_retryable() {
        "may succeed later; wait longer each time"
    } else {
        "makes no sense: change the request first"
    };

    let mut lines = vec![
        format!("{}  {}", code.as_u32(), code.message().unwrap_or("(not in UpYun's table)")),
        format!("  status  {} {}", code.status(), meaning(code.status())),
    ];
    lines.extend(code.detail().map(|detail| format!("  detail  {detail}")));
    lines.push(format!("  class   {class}"));
    lines.push(format!("  retry   {retry}"));
    if code.is_server_error() {
        lines.push("  report  to after-sales or your account manager, with the request's id".to_owned());
        lines.push("          (如遇 5xx 错误,请反馈给售后或您的商务经理)".to_owned());
    }
    Ok(lines.join("\n") + "\n")
}

fn explain_status(argument: &str) -> Result<String, String> {
    let Some(status) = argument.parse().ok().filter(|status| argument.len() == 3 && (100..=999).contains(status))
    else {
        return Err(format!("explain: `{argument}` is no HTTP status: expected three digits, 100 to 999"));
    };
    let entries = TABLE.with_status(status);
    let codes = if entries.len() == 1 { "code" } else { "codes" };
    let mut lines = vec![format!("{status} {}: {} {codes}", meaning(status), entries.len())];
    for entry in entries {
        lines.push(format!("  {entry}"));
        lines.extend(entry.detail().map(|detail| format!("           {detail}")));
    }
    Ok(lines.join("\n") + "\n")
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
