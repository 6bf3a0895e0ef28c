//! A server on the loopback interface that responds with given bytes.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

/// A server that listens on its own port until the process exits.
pub(crate) struct Service {
    address: SocketAddr,
}

impl Service {
    /// Starts listening. `answer` returns the whole response, head and body, to a method and a path.
    pub(crate) fn start(answer: impl Fn(&str, &str) -> Vec<u8> + Send + 'static) -> io::Result<Service> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                // Ignore clients that disconnect early.
                let _gone = serve(&connection, &answer);
            }
        });
        Ok(Service { address })
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

/// Serves one request.
fn serve(mut connection: &TcpStream, answer: impl Fn(&str, &str) -> Vec<u8>) -> io::Result<()> {
    let mut lines = BufReader::new(connection).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    connection.write_all(&answer(method, path))?;
    connection.shutdown(Shutdown::Write)?;
    // Wait for the client to finish: closing the socket early could discard data that it has not read yet.
    io::copy(&mut connection.take(1 << 20), &mut io::sink())?;
    Ok(())
}

/// A response with a `Content-Length` and the given headers.
pub(crate) fn response(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let (length, headers) = (body.len(), headers.concat());
    let head = format!("HTTP/1.1 {status} Status\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n");
    [head.as_bytes(), body].concat()
}
