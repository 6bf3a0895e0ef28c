//! Reads responses over real sockets, as the API, the edge or a proxy would send them.
//!
//! A blocking client (`ureq`) and an asynchronous one (`hyper` on `tokio`) run the same cases.

mod asynchronous;
mod blocking;
mod cases;
mod service;

use std::fmt::Write;

use upyun_codes::RequestError;

use crate::cases::Case;

/// Asserts that a response was read as the case expects.
fn assert_case(case: &Case, error: &RequestError) {
    let name = case.name;
    assert_eq!(error.status().as_u16(), case.status, "{name}");
    assert_eq!(error.code(), case.code, "{name}");
    assert_eq!(error.kind(), case.kind, "{name}");
    assert_eq!(error.is_retryable(), case.kind.is_retryable(), "{name}");
    assert_eq!(error.message(), case.message, "{name}");
    assert_eq!(error.id(), case.id, "{name}");
    let mut line = format!("{} {}", case.code.unwrap_or(u32::from(case.status)), case.message);
    if let Some(id) = case.id {
        write!(line, " (request id {id})").unwrap();
    }
    assert_eq!(error.to_string(), line, "{name}");
}
