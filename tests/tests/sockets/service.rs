//! A service on the loopback interface that answers with bytes prepared for it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

/// Answers on a port of its own until the program ends.
pub(crate) struct Service {
    address: SocketAddr,
}

impl Service {
    /// Starts to listen; `answer` makes the whole response, head and body, to a method and a path.
    pub(crate) fn start(answer: impl Fn(&str, &str) -> Vec<u8> + Send + 'static) -> io::Result<Service> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                // A client that goes away half-way is its own affair.
                let _gone = serve(&connection, &answer);
            }
        });
        Ok(Service { address })
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

/// One request to a connection.
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
    // Until the client has read all, a close would take back what is still under way.
    io::copy(&mut connection.take(1 << 20), &mut io::sink())?;
    Ok(())
}

/// A response with a length and the given headers.
pub(crate) fn response(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let (length, headers) = (body.len(), headers.concat());
    let head = format!("HTTP/1.1 {status} Status\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n");
    [head.as_bytes(), body].concat()
}
