//! A service on the loopback interface that answers like UpYun, its edge and a proxy.

use std::collections::HashMap;
use std::io::{self, Read, Write};
use std::net::TcpListener;
use std::thread;

/// The files that the examples ask for.
pub(crate) const FILES: [&str; 7] =
    ["report.pdf", "missing.pdf", "busy.pdf", "closed.pdf", "unsigned.pdf", "elsewhere.pdf", "proxy.pdf"];

/// Starts the service, and returns its address.
pub(crate) fn serve() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        let mut requests = HashMap::new();
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 2048];
            let length = stream.read(&mut request).unwrap_or_default();
            let request = String::from_utf8_lossy(&request[..length]);
            let file = request.split(['/', ' ']).nth(2).unwrap_or_default().to_owned();
            let count = requests.entry(file.clone()).and_modify(|count| *count += 1).or_insert(1);
            let (status, headers, body) = answer(&file, *count);
            let length = body.len();
            let head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n");
            let _ = stream.write_all((head + body).as_bytes());
        }
    });
    Ok(address)
}

/// The status, headers and body of the response to the first, second … request for a file.
fn answer(file: &str, count: u32) -> (&'static str, &'static str, &'static str) {
    match file {
        "report.pdf" => ("200 OK", "", "%PDF-1.7"),
        "missing.pdf" => (
            "404 Not Found",
            "",
            r#"{"msg":"file or directory not found","code":40400001,"id":"11e4a729d24943409933a5e8314cd32e"}"#,
        ),
        "busy.pdf" if count == 1 => (
            "429 Too Many Requests",
            "Retry-After: 1\r\n",
            r#"{"msg":"too many requests","code":42900001,"id":"5c2b"}"#,
        ),
        "busy.pdf" => ("200 OK", "", "%PDF-1.7, at last"),
        "closed.pdf" => (
            "503 Service Unavailable",
            "Retry-After: 86400\r\n",
            r#"{"msg":"put file capture error","code":50300020,"id":"0c9d"}"#,
        ),
        "unsigned.pdf" => ("401 Unauthorized", "", r#"{"msg":"signature error","code":40100005,"id":"0e1f"}"#),
        "elsewhere.pdf" => ("403 Forbidden", "", r#"{"code":"40310002","msg":"region is forbidden"}"#),
        _ => ("502 Bad Gateway", "", "<html>\r\n<h1>502 Bad Gateway</h1>\r\n</html>\r\n"),
    }
}
