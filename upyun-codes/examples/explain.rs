//! Explains error codes and lists those of a status.
//!
//! ```text
//! cargo run --example explain -- 40400001 50300002
//! cargo run --example explain -- --status 404
//! ```

use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, ErrorKind as IoErrorKind, Write};
use std::process::ExitCode;

use http::StatusCode;
use upyun_codes::{Api, Cdn, Code, Entry, ErrorCode, ErrorKind, Table};

const USAGE: &str = "usage: explain CODE... | explain --status STATUS...
  CODE    an eight-digit error code, such as 40400001 or E40400001
  STATUS  a three-digit HTTP status, such as 404";

fn main() -> ExitCode {
    let mut failed = false;
    let mut answers = Vec::new();
    for answer in answers_to(env::args_os().skip(1).collect()) {
        match answer {
            Ok(answer) => answers.push(answer),
            Err(error) => {
                eprintln!("{error}");
                failed = true;
            }
        }
    }
    match io::stdout().write_all(answers.join("\n").as_bytes()) {
        Ok(()) => {}
        // The reader has all it wants, as in `explain ... | head`.
        Err(error) if error.kind() == IoErrorKind::BrokenPipe => {}
        Err(error) => {
            eprintln!("explain: cannot write the answer: {error}");
            failed = true;
        }
    }
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

fn answers_to(arguments: Vec<OsString>) -> Vec<Result<String, String>> {
    let texts: Result<Vec<String>, OsString> = arguments.into_iter().map(OsString::into_string).collect();
    let texts = match texts {
        Ok(texts) => texts,
        Err(argument) => {
            return vec![Err(format!("explain: the argument `{}` is not valid UTF-8", argument.display()))];
        }
    };
    match texts.split_first() {
        None => vec![Err(USAGE.to_owned())],
        Some((first, _)) if first == "--help" || first == "-h" => vec![Ok(format!("{USAGE}\n"))],
        Some((first, [])) if first == "--status" => vec![Err(USAGE.to_owned())],
        Some((first, statuses)) if first == "--status" => statuses.iter().map(|text| explain_status(text)).collect(),
        Some(_) => texts.iter().map(|text| explain_code(text)).collect(),
    }
}

fn explain_code(argument: &str) -> Result<String, String> {
    // The name of the constant (`E40400001`) is accepted, too.
    let digits = argument.strip_prefix('E').unwrap_or(argument);
    let code: ErrorCode = digits.parse().map_err(|error| format!("explain: `{argument}`: {error}"))?;
    let answer = match (code.entry(), Code::<Cdn>::lookup(code.as_u32())) {
        (Some(api), Some(edge)) => format!(
            "{code}: two meanings; the form of the code in the response tells which\n\
             \n{}\n{}",
            described("  API, \"code\": an integer", api),
            described("  CDN, \"code\": a string", edge),
        ),
        (Some(entry), None) => described(&format!("{code}, API"), entry),
        (None, Some(entry)) => described(&format!("{code}, CDN"), entry),
        (None, None) => {
            let status = code.status();
            let mut text = format!("{code}, undocumented\n");
            describe(&mut text, status, ErrorKind::from_status(status));
            text
        }
    };
    Ok(answer)
}

fn described<T: Table>(title: &str, entry: Entry<T>) -> String {
    let mut text = format!("{title}: {}\n", entry.message());
    if let Some(detail) = entry.detail() {
        let _ = writeln!(text, "    detail  {detail}");
    }
    describe(&mut text, entry.status(), entry.kind());
    text
}

fn describe(text: &mut String, status: u16, kind: ErrorKind) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "    status  {status} {}", meaning(status));
    let _ = writeln!(text, "    kind    {kind}: {}", advice(kind));
    let retry = if kind.is_retryable() {
        "retryable: wait between attempts, longer each time; only retry idempotent requests"
    } else {
        "not retryable"
    };
    let _ = writeln!(text, "    retry   {retry}");
    if (500..=599).contains(&status) {
        let _ = writeln!(text, "    report  to after-sales support or your account manager, with the request id");
        let _ = writeln!(text, "            (如遇 5xx 错误,请反馈给售后或您的商务经理)");
    }
}

/// What a program should do about a kind of failure.
fn advice(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidRequest => "fix the request: a parameter, header, policy or path",
        ErrorKind::Unauthenticated => "fix the signature, token, password, clock or expiry",
        ErrorKind::PermissionDenied => {
            "obtain permission or use another way in: a right is missing, or a rule or a ban forbids it"
        }
        ErrorKind::BucketUnavailable => "tell a person: the account, the bucket or its configuration needs attention",
        ErrorKind::NotFound => "continue without the file, upload or task",
        ErrorKind::AlreadyExists => "a folder, part or upload: continue; a file: nothing was written",
        ErrorKind::Conflict => "read the state again and decide",
        ErrorKind::TooLarge => "send less, or send it in parts",
        ErrorKind::InvalidContent => "send different content",
        ErrorKind::InvalidRange => "stop reading, or ask for a range that exists",
        ErrorKind::ChecksumMismatch => "send the same bytes again; if it keeps failing, the checksum is wrong",
        ErrorKind::QuotaExceeded => "free up or buy space",
        ErrorKind::RateLimited => "wait, then retry",
        ErrorKind::Interrupted => "retry",
        ErrorKind::Unavailable => "wait, retry, and report it",
        _ => "unknown",
    }
}

fn explain_status(argument: &str) -> Result<String, String> {
    let Some(status) = argument.parse().ok().filter(|status| argument.len() == 3 && (100..=999).contains(status))
    else {
        return Err(format!("explain: `{argument}` is not an HTTP status: expected three digits, 100 to 999"));
    };
    let mut text = String::new();
    let _ = writeln!(text, "{status} {}", meaning(status));
    list::<Api>(&mut text, "API", status);
    list::<Cdn>(&mut text, "CDN", status);
    Ok(text)
}

fn list<T: Table>(text: &mut String, name: &str, status: u16) {
    let entries = Code::<T>::with_status(status);
    let codes = if entries.len() == 1 { "code" } else { "codes" };
    let _ = writeln!(text, "  {name}: {} {codes}", entries.len());
    for entry in entries {
        let _ = writeln!(text, "    {entry} [{}]", entry.kind());
        if let Some(detail) = entry.detail() {
            let _ = writeln!(text, "             {detail}");
        }
    }
}

/// The reason phrase of a status or, if it is unregistered, what those who use it mean by it.
fn meaning(status: u16) -> &'static str {
    match status {
        444 => "(unregistered: the connection was closed)",
        499 => "(unregistered: the client closed the connection)",
        599 => "(unregistered: a backend call failed or timed out)",
        _ => StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or("(unregistered)"),
    }
}
