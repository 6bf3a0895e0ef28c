//! Tests a blocking client, `ureq`, with raw responses.

use std::io::Read;

use http::Request;
use upyun_codes::{ErrorKind, RequestError};
use ureq::Agent;

use crate::assert_case;
use crate::cases::CASES;
use crate::service::{Service, response};

/// Sends a request over a new socket and converts the response to an error.
fn request(method: &str, bytes: Vec<u8>) -> RequestError {
    let service = Service::start(move |_, _| bytes.clone()).unwrap();
    let agent: Agent = Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
    let request = Request::builder().method(method).uri(service.url("/bucket/file")).body(()).unwrap();
    let (parts, mut body) = agent.run(request).unwrap().into_parts();
    let mut bytes = Vec::new();
    // A truncated body ends in an error. Keep what arrived before it.
    let _cut = body.as_reader().read_to_end(&mut bytes);
    RequestError::from_parts(parts.status, &parts.headers, &bytes)
}

#[test]
fn every_case_is_read_as_expected() {
    for case in CASES {
        let mut bytes = response(case.status, case.headers, case.body.as_bytes());
        bytes.truncate(bytes.len() - case.body.len() + case.sent);
        assert_case(case, &request(case.method, bytes));
    }
}

#[test]
fn truncated_bodies_keep_a_complete_code() {
    let body = r#"{"msg": "no such file", "code": 40400001, "id": "11e4a729"}"#;
    let code_ends = body.find("40400001").unwrap() + 8;
    for length in 0..=body.len() {
        let mut bytes = response(404, &[], body.as_bytes());
        bytes.truncate(bytes.len() - body.len() + length);
        let error = request("GET", bytes);
        assert_eq!(error.code().is_some(), length >= code_ends, "{length}");
        assert_eq!(error.kind(), ErrorKind::NotFound, "{length}");
    }
}

#[test]
fn random_bytes_fall_back_to_the_status() {
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(1 << 20)
    .collect();
    let error = request("GET", response(500, &[], &noise));
    assert_eq!((error.code(), error.kind()), (None, ErrorKind::Unavailable));
    assert!(error.message().chars().count() <= 200);
    assert!(!error.to_string().contains(char::is_control));
}

#[test]
fn deeply_nested_json_is_read() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    for body in [
        format!(r#"{{"trace":{deep},"msg":"too many requests","code":42900001}}"#),
        format!(r#"{{"code":42900001,"msg":{deep},"id":{deep}}}"#),
    ] {
        let error = request("GET", response(429, &[], body.as_bytes()));
        assert_eq!(error.to_string(), "42900001 too many requests");
    }
    let error = request("GET", response(429, &[], format!(r#"{{"code":{deep},"msg":"x"}}"#).as_bytes()));
    assert_eq!(error.to_string(), "429 x");
}
