//! Runs the examples as a user would.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// Builds the examples, once, and returns their directory.
fn examples() -> &'static PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("examples");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--offline", "--package", "upyun-codes", "--features", "http", "--examples"]);
        let status = cargo.env("CARGO_TARGET_DIR", &target).env_remove("RUSTFLAGS").status().unwrap();
        assert!(status.success());
        target.join("debug").join("examples")
    })
}

fn explain(arguments: &[&str]) -> (String, String, Option<i32>) {
    read(Command::new(examples().join("explain")).args(arguments).output().unwrap())
}

fn read(output: Output) -> (String, String, Option<i32>) {
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap(), output.status.code())
}

#[test]
fn explains_an_api_code() {
    let (out, err, status) = explain(&["40001045"]);
    assert_eq!(explain(&["E40001045"]).0, out);
    let expected = "40001045, API: not found
    status  400 Bad Request
    kind    NotFound: continue without the file, upload or task
    retry   not retryable
";
    assert_eq!((out.as_str(), err.as_str(), status), (expected, "", Some(0)));
}

#[test]
fn explains_cdn_and_undocumented_codes() {
    let (out, _, status) = explain(&["40310002", "50710999"]);
    let expected = "40310002, CDN: region is forbidden
    detail  触发了地区访问限制规则
    status  403 Forbidden
    kind    PermissionDenied: obtain permission or use another way in: a right is missing, or a rule or a ban forbids it
    retry   not retryable

50710999, undocumented
    status  507 Insufficient Storage
    kind    QuotaExceeded: free up or buy space
    retry   not retryable
    report  to after-sales support or your account manager, with the request id
            (如遇 5xx 错误,请反馈给售后或您的商务经理)
";
    assert_eq!((out.as_str(), status), (expected, Some(0)));
}

#[test]
fn explains_both_meanings_of_a_shared_number() {
    let (out, _, status) = explain(&["50300002"]);
    assert_eq!(status, Some(0));
    for line in [
        "50300002: two meanings; the form of the code in the response tells which",
        "  API, \"code\": an integer: decode error",
        "  CDN, \"code\": a string: resolve domain timeout",
        "    kind    Unavailable: wait, retry, and report it",
        "    kind    Interrupted: retry",
    ] {
        assert!(out.lines().any(|found| found == line), "{line} in\n{out}");
    }
}

#[test]
fn status_lists_both_tables() {
    let (out, _, _) = explain(&["--status", "429", "416"]);
    assert!(out.starts_with("429 Too Many Requests\n  API: "), "{out}");
    assert!(out.contains("    42900004 request banned [PermissionDenied]\n"), "{out}");
    assert!(
        out.contains("    41610003 illegal range portion [InvalidRange]\n             Range 请求范围非法\n"),
        "{out}"
    );
}

#[test]
fn invalid_arguments_fail_and_help_succeeds() {
    let (out, err, status) = explain(&["404", "40400001"]);
    assert!(out.starts_with("40400001, API"), "{out}");
    assert_eq!(err, "explain: `404`: not an error code: expected eight digits, 10000000 to 99999999\n");
    assert_eq!(status, Some(2));
    assert_eq!(explain(&[]).2, Some(2));
    assert_eq!(explain(&["--status", "4040"]).1.lines().count(), 1);
    let (help, _, status) = explain(&["--help"]);
    assert!(help.starts_with("usage: "), "{help}");
    assert_eq!(status, Some(0));
}

#[cfg(unix)]
#[test]
fn non_utf8_arguments_and_write_errors_are_reported() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let argument = OsStr::from_bytes(b"4040000\xFF");
    let (_, err, status) = read(Command::new(examples().join("explain")).arg(argument).output().unwrap());
    assert_eq!((err.as_str(), status), ("explain: the argument `4040000\u{FFFD}` is not valid UTF-8\n", Some(2)));

    // A full disk is an error.
    if let Ok(full) = std::fs::File::options().write(true).open("/dev/full") {
        let mut explain = Command::new(examples().join("explain"));
        let (_, err, status) = read(explain.arg("40400001").stdout(full).output().unwrap());
        assert!(err.starts_with("explain: cannot write the answer: "), "{err}");
        assert_eq!(status, Some(2));
    }

    // A closed pipe is not.
    let mut child =
        Command::new(examples().join("explain")).args(["--status", "400"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// Runs an example, and asserts that it prints this, apart from some lines.
fn assert_prints(example: &str, expected: &str) {
    let (out, err, status) = read(Command::new(examples().join(example)).output().unwrap());
    assert_eq!((err.as_str(), status), ("", Some(0)));
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    // The pauses between attempts are random.
    let out: Vec<&str> = out.lines().map(str::trim).filter(|line| !line.contains("ms code=")).collect();
    assert_eq!(out, expected);
}

#[test]
fn client_handles_every_response() {
    assert_prints(
        "client",
        "report.pdf
            downloaded 8 bytes
        missing.pdf
            there is no such file
        busy.pdf
            RateLimited, trying again: 42900001 too many requests (request id 5c2b)
            downloaded 17 bytes
        closed.pdf
            failed: 50300020 put file capture error (request id 0c9d)
        unsigned.pdf
            failed: check the operator's password: 40100005 signature error (request id 0e1f)
        elsewhere.pdf
            failed: 40310002 region is forbidden
        proxy.pdf
            Unavailable, trying again: 502 <html> <h1>502 Bad Gateway</h1> </html>
            Unavailable, trying again: 502 <html> <h1>502 Bad Gateway</h1> </html>
            failed: 502 <html> <h1>502 Bad Gateway</h1> </html>",
    );
}

#[test]
fn retry_waits_as_long_as_it_is_asked_within_a_limit() {
    assert_prints(
        "retry",
        "report.pdf
            downloaded 8 bytes
        missing.pdf
            the service did not fulfill the request: 40400001 file or directory not found (request id \
            11e4a729d24943409933a5e8314cd32e)
        busy.pdf
            retry wait=1s code=42900001 kind=RateLimited id=5c2b
            downloaded 17 bytes
        closed.pdf
            the service did not fulfill the request: 50300020 put file capture error (request id 0c9d)
        unsigned.pdf
            the service did not fulfill the request: 40100005 signature error (request id 0e1f)
        elsewhere.pdf
            the service did not fulfill the request: 40310002 region is forbidden
        proxy.pdf
            the service did not fulfill the request: 502 <html> <h1>502 Bad Gateway</h1> </html>",
    );
}
