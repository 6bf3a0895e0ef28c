//! A client that turns each failed request into a decision.
//!
//! ```text
//! cargo run --features http --example client
//! ```
//!
//! `download` is the part to copy. The service that it calls is on the loopback interface.

mod service;

use std::error::Error;
use std::io::Read;
use std::thread;
use std::time::Duration;

use upyun_codes::{E40100005, ErrorKind, RequestError};
use ureq::Agent;

/// A server may ask for any wait. For a longer one than this, the program does not wait at all.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Downloads a file; returns `None` if there is no such file.
fn download(agent: &Agent, url: &str) -> Result<Option<Vec<u8>>, Box<dyn Error>> {
    let mut pause = Duration::from_millis(50);
    let mut attempt = 0;
    loop {
        attempt += 1;
        // An error status should give a response to read, not an error without one.
        let mut response = agent.get(url).config().http_status_as_error(false).build().call()?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        let read = response.body_mut().as_reader().read_to_end(&mut body);
        if status.is_success() {
            return read.map(|_| Some(body)).map_err(Into::into);
        }
        // If the body was cut off, the part that arrived is enough.
        let error = RequestError::from_parts(status, &headers, &body);
        let wait = error.retry_after().unwrap_or(pause);
        match error.kind() {
            // A proxy's 404 has no code, and says nothing about the file.
            ErrorKind::NotFound if error.code().is_some() => return Ok(None),
            ErrorKind::Unauthenticated if error.api_code() == Some(E40100005) => {
                return Err(format!("check the operator's password: {error}").into());
            }
            // A download may be repeated; for other requests, see `ErrorKind::is_retryable`.
            kind if kind.is_retryable() && attempt < 3 && wait <= LONGEST_WAIT => {
                println!("    {kind}, trying again: {error}");
            }
            _ => return Err(error.into()),
        }
        thread::sleep(wait);
        pause *= 2;
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let address = service::serve()?;
    // A proxy cannot reach the loopback interface.
    let agent: Agent = Agent::config_builder().proxy(None).build().into();
    for file in service::FILES {
        println!("{file}");
        match download(&agent, &format!("{address}/{file}")) {
            Ok(Some(bytes)) => println!("    downloaded {} bytes", bytes.len()),
            Ok(None) => println!("    there is no such file"),
            Err(error) => println!("    failed: {error}"),
        }
    }
    Ok(())
}
