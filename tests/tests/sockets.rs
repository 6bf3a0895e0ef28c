//! What a client gets over a real socket, from the service, its edge and whatever stands between: each answer comes to
//! the right decision or to a clear error.

#[path = "../examples/client/decision.rs"]
mod decision;
#[path = "../examples/client/failure.rs"]
mod failure;
#[path = "../examples/client/service.rs"]
mod service;

use decision::{Decision, decide};
use failure::Failure;
use http::{Method, Request, StatusCode};
use service::{Service, answer};
use upyun_codes::{
    E40300001, E40300006, E40400001, E40400002, E40401004, E40600002, E42900001, E50300023, E59900001, ErrorCode,
};

const ID: &str = "11e4a729d24943409933a5e8314cd32e";

/// Sends a request over a socket of its own, and reads the failure that it is answered with.
fn failure(method: &Method, bytes: Vec<u8>) -> Failure {
    let service = Service::start(move |_, _| bytes.clone()).unwrap();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
    let request = Request::builder().method(method).uri(service.url("/bucket/file")).body(()).unwrap();
    Failure::read(agent.run(request).unwrap())
}

fn get(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Failure {
    failure(&Method::GET, answer(status, headers, body))
}

fn decided(failure: &Failure) -> Decision {
    decide(failure.code().unwrap(), 1)
}

/// Asserts that the answer has no error code, and returns the reason that the client gives.
fn unreadable(failure: &Failure, expected: u16) -> &str {
    match failure {
        Failure::Unreadable { status, reason, .. } => {
            assert_eq!(status.as_u16(), expected);
            reason
        }
        Failure::Refused(response) => panic!("a code was read from nothing: {response}"),
    }
}

#[test]
fn not_found_with_a_body() {
    let body = format!(r#"{{"msg": "file or directory not found", "code": 40400001, "id": "{ID}"}}"#);
    let failure = get(404, &[("Content-Type", "application/json")], body.as_bytes());
    assert_eq!(failure.code(), Some(E40400001));
    assert_eq!(failure.id(), Some(ID));
    assert_eq!(failure.to_string(), format!("40400001 file or directory not found (request id {ID})"));
    assert_eq!(decided(&failure), Decision::Absent);
}

#[test]
fn head_with_headers_only() {
    // As to a GET, the length is told, but no body follows.
    let head =
        format!("HTTP/1.1 404 Not Found\r\nContent-Length: 96\r\nX-Error-Code: 40400001\r\nX-Request-Id: {ID}\r\n\r\n");
    let failure = failure(&Method::HEAD, head.into_bytes());
    assert_eq!(failure.code(), Some(E40400001));
    assert_eq!(failure.to_string(), format!("40400001 file or directory not found (request id {ID})"));
    assert_eq!(decided(&failure), Decision::Absent);
}

#[test]
fn head_without_a_readable_header() {
    let failure = failure(&Method::HEAD, answer(404, &[("X-Error-Code", "404"), ("X-Request-Id", ID)], b""));
    let reason = unreadable(&failure, 404);
    assert!(reason.ends_with("no error code: expected eight digits, 10000000 to 99999999"), "{reason}");
    assert_eq!(failure.id(), Some(ID));
    assert_eq!(decided(&failure), Decision::FixRequest);
}

#[test]
fn the_edge_with_a_string_and_no_id() {
    let failure = get(403, &[], br#"{"code":"40310002","msg":"region is forbidden"}"#);
    assert_eq!(failure.to_string(), "40310002 region is forbidden");
    assert_eq!(failure.id(), None);
    assert_eq!(decided(&failure), Decision::CheckCredentials);
}

#[test]
fn an_id_only_in_the_header() {
    let failure = get(403, &[("X-Request-Id", ID)], br#"{"code":"40310002","msg":"region is forbidden"}"#);
    assert_eq!(failure.id(), Some(ID));
}

#[test]
fn too_many_requests() {
    let failure = get(429, &[("Retry-After", "1")], br#"{"msg":"too many requests","code":42900001,"id":"5c2b"}"#);
    assert_eq!(failure.code(), Some(E42900001));
    assert_eq!(decided(&failure), Decision::BackOff);
    assert_eq!(decide(E42900001, 0), Decision::BackOff);
}

#[test]
fn a_service_that_fails_is_asked_again_and_then_reported() {
    let failure = get(503, &[], br#"{"msg":"connect to db error","code":50300023,"id":"77aa"}"#);
    assert_eq!(failure.code(), Some(E50300023));
    assert_eq!(failure.id(), Some("77aa"));
    assert_eq!(decided(&failure), Decision::BackOff);
    assert_eq!(decide(E50300023, 0), Decision::Report);
}

#[test]
fn a_status_that_is_not_registered() {
    let failure = get(599, &[], br#"{"msg":"sync call timeout","code":59900001,"id":"77aa"}"#);
    assert_eq!(failure.code(), Some(E59900001));
    assert_eq!(StatusCode::from(E59900001).as_u16(), 599);
    assert_eq!(decided(&failure), Decision::BackOff);
    assert_eq!(decide(E59900001, 0), Decision::Report);
}

#[test]
fn codes_that_no_table_has() {
    for (status, code, decision) in [
        (400, 40_099_999, Decision::FixRequest),
        (401, 40_199_999, Decision::CheckCredentials),
        (418, 41_810_999, Decision::FixRequest),
        (429, 42_999_999, Decision::BackOff),
        (507, 50_710_999, Decision::BackOff),
        (999, 99_910_999, Decision::Report),
    ] {
        let failure = get(status, &[], format!(r#"{{"msg":"new","code":{code},"id":"1"}}"#).as_bytes());
        assert_eq!(failure.to_string(), format!("{code} new (request id 1)"));
        assert_eq!(failure.code().map(ErrorCode::status), Some(status));
        assert_eq!(decided(&failure), decision, "{code}");
    }
}

#[test]
fn a_known_code_goes_before_its_class() {
    for (code, decision) in [
        (E40400002, Decision::FixRequest),
        (E40401004, Decision::Absent),
        (E40300001, Decision::FixRequest),
        (E40300006, Decision::CheckCredentials),
        (E40600002, Decision::Present),
    ] {
        let failure = get(code.status(), &[("X-Error-Code", &code.as_u32().to_string())], b"");
        assert_eq!(failure.to_string(), code.to_string());
        assert_eq!(decided(&failure), decision, "{code}");
    }
}

#[test]
fn a_body_cut_short() {
    let body = r#"{"msg": "file or directory not found", "code": 40400001, "id": "11e4a729"}"#;
    for length in 0..body.len() {
        // The connection is closed where the head promises more.
        let mut bytes = answer(404, &[], body.as_bytes());
        bytes.truncate(bytes.len() - body.len() + length);
        let cut = failure(&Method::GET, bytes);
        let reason = unreadable(&cut, 404);
        assert!(reason.starts_with("the body cannot be read: "), "{length}: {reason}");

        // The head promises what comes, and what comes is half a body.
        let half = get(404, &[], &body.as_bytes()[..length]);
        let reason = unreadable(&half, 404);
        let in_code = body.find("4040").is_some_and(|start| (start + 1..start + 8).contains(&length));
        let expected = match length {
            0 => "the body is empty",
            _ if in_code => "the body is no error response: invalid value: integer `4",
            _ => "the body is no error response: EOF while parsing",
        };
        assert!(reason.starts_with(expected), "{length}: {reason}");
    }
}

#[test]
fn a_body_cut_short_still_has_its_header() {
    let mut bytes = answer(404, &[("X-Error-Code", "40400001")], br#"{"msg": "file or directory not found"}"#);
    bytes.truncate(bytes.len() - 10);
    assert_eq!(failure(&Method::GET, bytes).code(), Some(E40400001));
}

#[test]
fn html_from_a_proxy() {
    let failure = get(502, &[("Content-Type", "text/html")], b"<html><h1>502 Bad Gateway</h1></html>");
    assert_eq!(unreadable(&failure, 502), "the body is no error response: expected value at line 1 column 1");
    assert_eq!(decided(&failure), Decision::BackOff);
}

#[test]
fn an_empty_body() {
    let failure = get(403, &[], b"");
    assert_eq!(failure.to_string(), "status 403: the body is empty");
    assert_eq!(decided(&failure), Decision::CheckCredentials);
}

#[test]
fn a_megabyte_of_noise() {
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(1 << 20)
    .collect();
    let failure = get(500, &[], &noise);
    let reason = unreadable(&failure, 500);
    assert!(reason.starts_with("the body cannot be read: "), "{reason}");
    assert_eq!(decided(&failure), Decision::BackOff);

    let failure = get(500, &[], &noise[..50_000]);
    let reason = unreadable(&failure, 500);
    assert!(reason.starts_with("the body is no error response: "), "{reason}");
}

#[test]
fn json_nested_deep() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));

    // In a field that is passed over, any depth is.
    let body = format!(r#"{{"trace":{deep},"msg":"too many requests","code":42900001}}"#);
    let failure = get(429, &[], body.as_bytes());
    assert_eq!(failure.code(), Some(E42900001));

    // Elsewhere it is not what is expected there.
    for body in [
        deep.clone(),
        format!(r#"{{"code":{deep},"msg":""}}"#),
        format!(r#"{{"code":42900001,"msg":{deep}}}"#),
        format!(r#"{{"code":42900001,"msg":"","id":{deep}}}"#),
    ] {
        let failure = get(429, &[], body.as_bytes());
        let reason = unreadable(&failure, 429);
        assert!(reason.starts_with("the body is no error response: "), "{reason}");
        assert_eq!(decided(&failure), Decision::BackOff);
    }
}
