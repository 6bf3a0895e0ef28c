//! A client that turns each failed request into a decision.
//!
//! `cargo run --example client`: the service that it asks is its own, on the loopback. To copy from: `failure.rs` reads
//! the answer, `decision.rs` decides, and `send` below does both, with a pause before each further try.

mod decision;
mod failure;
mod service;

use std::error::Error;
use std::thread;
use std::time::Duration;

use decision::{Decision, decide};
use failure::Failure;
use http::{Method, Request};
use service::{Service, answer};
use ureq::Agent;

const TRIES: u32 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let service = Service::start(stand_in)?;
    // A failed request is an answer to read, not only a status.
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(10)))
        .proxy(None)
        .build()
        .into();

    for (method, path) in [
        (Method::GET, "/bucket/report.pdf"),
        (Method::GET, "/bucket/missing.pdf"),
        (Method::HEAD, "/bucket/missing.pdf"),
        (Method::GET, "/bucket/busy"),
        (Method::GET, "/bucket/broken"),
        (Method::GET, "/bucket/unsigned"),
        (Method::GET, "/bucket/wrong"),
        (Method::GET, "/edge/elsewhere"),
        (Method::GET, "/proxy"),
    ] {
        println!("{method} {path}");
        match send(&agent, &method, &service.url(path)) {
            Ok(length) => println!("    fetched, {length} bytes"),
            Err(error) => match error.downcast::<Failure>() {
                Ok(failure) => println!("    => {}", advice(&failure)),
                Err(error) => println!("    => no answer: {error}"),
            },
        }
    }
    Ok(())
}

/// Sends a request, again while that may help, and fetches its body.
fn send(agent: &Agent, method: &Method, url: &str) -> Result<usize, Box<dyn Error>> {
    let mut tries_left = TRIES;
    let mut pause = Duration::from_millis(20);
    loop {
        let request = Request::builder().method(method).uri(url).body(())?;
        let mut response = agent.run(request)?;
        if response.status().is_success() {
            return Ok(response.body_mut().read_to_vec()?.len());
        }
        tries_left -= 1;
        let failure = Failure::read(response);
        println!("    {failure}");
        let again = failure.code().is_some_and(|code| decide(code, tries_left) == Decision::BackOff);
        if !again || tries_left == 0 {
            return Err(failure.into());
        }
        println!("    waits {} ms", pause.as_millis());
        thread::sleep(pause);
        pause *= 2;
    }
}

/// What to tell the user of a request that will not be sent again.
fn advice(failure: &Failure) -> String {
    let Some(code) = failure.code() else { return "nothing is known".to_owned() };
    match decide(code, 0) {
        Decision::Absent => "absent: go on without the file".to_owned(),
        Decision::Present => "already there: go on".to_owned(),
        Decision::BackOff => "still too busy: come back later".to_owned(),
        Decision::FixRequest => "the request must be fixed".to_owned(),
        Decision::CheckCredentials => "check the credentials, and what they allow".to_owned(),
        Decision::Report => match (failure.id(), failure) {
            (Some(id), _) => format!("report to UpYun, with the request id {id}"),
            (None, Failure::Refused(_)) => "report to UpYun, with the time of the request, as it has no id".to_owned(),
            (None, Failure::Unreadable { .. }) => "not UpYun's answer: look at what stands before it".to_owned(),
        },
    }
}

/// Answers as UpYun, its edge and a proxy do.
fn stand_in(method: &str, path: &str) -> Vec<u8> {
    let json = |status, body: &str| answer(status, &[("Content-Type", "application/json")], body.as_bytes());
    match (method, path) {
        (_, "/bucket/report.pdf") => answer(200, &[], b"%PDF-1.7"),
        ("HEAD", _) => {
            let headers = [("X-Error-Code", "40400001"), ("X-Request-Id", "11e4a729d24943409933a5e8314cd32e")];
            answer(404, &headers, b"")
        }
        (_, "/bucket/missing.pdf") => json(
            404,
            r#"{"msg": "file or directory not found", "code": 40400001, "id": "11e4a729d24943409933a5e8314cd32e"}"#,
        ),
        (_, "/bucket/busy") => json(429, r#"{"msg": "too many requests", "code": 42900001, "id": "5c2b"}"#),
        (_, "/bucket/broken") => json(503, r#"{"msg": "connect to db error", "code": 50300023, "id": "77aa"}"#),
        (_, "/bucket/unsigned") => json(401, r#"{"msg": "signature error", "code": 40100005, "id": "0e1f"}"#),
        (_, "/bucket/wrong") => {
            json(403, r#"{"msg": "file name contains invalid chars (\\r\\n\\t)", "code": 40300001, "id": "9b3d"}"#)
        }
        (_, "/edge/elsewhere") => json(403, r#"{"code":"40310002","msg":"region is forbidden"}"#),
        _ => answer(502, &[("Content-Type", "text/html")], b"<html><h1>502 Bad Gateway</h1></html>"),
    }
}
