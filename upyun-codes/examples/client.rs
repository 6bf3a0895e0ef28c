//! A client that turns each failed request into a decision.
//!
//! ```text
//! cargo run --features http --example client
//! ```
//!
//! `download` is the part to copy. The service that it calls is at the end of this file, on the loopback interface.

use std::error::Error;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use upyun_codes::{E40100005, ErrorKind, RequestError};
use ureq::Agent;

/// Downloads a file; returns `None` if there is no such file.
fn download(agent: &Agent, url: &str) -> Result<Option<Vec<u8>>, Box<dyn Error>> {
    let mut pause = Duration::from_millis(50);
    let mut attempt = 0;
    loop {
        attempt += 1;
        let mut response = agent.get(url).call()?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        let read = response.body_mut().as_reader().read_to_end(&mut body);
        if status.is_success() {
            return read.map(|_| Some(body)).map_err(Into::into);
        }
        // If the body was cut off, the part that arrived is enough.
        let error = RequestError::from_parts(status, &headers, &body);
        match error.kind() {
            // A proxy's 404 has no code, and says nothing about the file.
            ErrorKind::NotFound if error.code().is_some() => return Ok(None),
            ErrorKind::Unauthenticated if error.api_code() == Some(E40100005) => {
                return Err(format!("check the operator's password: {error}").into());
            }
            // A download may be repeated; for other requests, see `ErrorKind::is_retryable`.
            kind if kind.is_retryable() && attempt < 3 => println!("    {kind}, trying again: {error}"),
            _ => return Err(error.into()),
        }
        thread::sleep(error.retry_after().unwrap_or(pause));
        pause *= 2;
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let service = serve()?;
    // An error status should give a response to read, not an error without one.
    let agent: Agent = Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
    for path in ["report.pdf", "missing.pdf", "busy.pdf", "unsigned.pdf", "elsewhere.pdf", "proxy.pdf"] {
        println!("{path}");
        match download(&agent, &format!("{service}/{path}")) {
            Ok(Some(bytes)) => println!("    downloaded {} bytes", bytes.len()),
            Ok(None) => println!("    there is no such file"),
            Err(error) => println!("    failed: {error}"),
        }
    }
    Ok(())
}

/// Starts a service that answers like UpYun, its edge and a proxy.
fn serve() -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        let mut requests = 0;
        for mut stream in listener.incoming().flatten() {
            requests += 1;
            let mut request = [0; 2048];
            let length = stream.read(&mut request).unwrap_or_default();
            let request = String::from_utf8_lossy(&request[..length]);
            let (status, body) = match request.split(['/', ' ']).nth(2) {
                Some("report.pdf") => ("200 OK", "%PDF-1.7"),
                Some("missing.pdf") => (
                    "404 Not Found",
                    r#"{"msg":"file or directory not found","code":40400001,"id":"11e4a729d24943409933a5e8314cd32e"}"#,
                ),
                Some("busy.pdf") if requests % 2 == 1 => {
                    ("429 Too Many Requests", r#"{"msg":"too many requests","code":42900001,"id":"5c2b"}"#)
                }
                Some("busy.pdf") => ("200 OK", "%PDF-1.7, at last"),
                Some("unsigned.pdf") => {
                    ("401 Unauthorized", r#"{"msg":"signature error","code":40100005,"id":"0e1f"}"#)
                }
                Some("elsewhere.pdf") => ("403 Forbidden", r#"{"code":"40310002","msg":"region is forbidden"}"#),
                _ => ("502 Bad Gateway", "<html>\r\n<h1>502 Bad Gateway</h1>\r\n</html>\r\n"),
            };
            let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = stream.write_all((head + body).as_bytes());
        }
    });
    Ok(address)
}
