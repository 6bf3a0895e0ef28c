//! Tests an asynchronous client, `hyper` on `tokio`, against a server built on `hyper`.

use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;

use futures_util::{StreamExt, stream};
use http::{Request, Response, Uri};
use http_body_util::{BodyExt, Empty, StreamBody};
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use upyun_codes::RequestError;

use crate::assert_case;
use crate::cases::{CASES, Case};

/// Responds with the case whose index is the path. The body is sent in two chunks and may end in an error, which makes
/// hyper close the connection.
async fn respond(
    request: Request<Incoming>,
) -> Result<Response<impl Body<Data = Bytes, Error = io::Error>>, Infallible> {
    let case = &CASES[request.uri().path()[1..].parse::<usize>().unwrap()];
    let (first, second) = case.body.as_bytes()[..case.sent].split_at(case.sent / 2);
    let mut parts = vec![Ok(Frame::data(Bytes::from_static(first))), Ok(Frame::data(Bytes::from_static(second)))];
    if case.sent < case.body.len() {
        parts.push(Err(io::Error::other("the connection is closed")));
    }
    let mut response = Response::builder().status(case.status);
    for (name, value) in case.headers {
        response = response.header(*name, *value);
    }
    // Yield between parts to let hyper write what it has so far. On an error, it would drop even the head.
    let parts = stream::iter(parts).then(async |part| {
        tokio::task::yield_now().await;
        part
    });
    Ok(response.body(StreamBody::new(parts)).unwrap())
}

async fn serve(listener: TcpListener) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        tokio::spawn(async move {
            // Truncated bodies are errors here.
            let _cut = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service_fn(respond))
                .await;
        });
    }
}

/// Sends one request over a new connection.
async fn request(case: &Case, uri: &Uri) -> RequestError {
    let stream = TcpStream::connect(uri.authority().unwrap().as_str()).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::builder().method(case.method).uri(uri.path()).header("host", "localhost");
    let (parts, mut body) =
        sender.send_request(request.body(Empty::<Bytes>::new()).unwrap()).await.unwrap().into_parts();
    let mut bytes = Vec::new();
    // Keep what arrived before an error.
    while let Some(Ok(frame)) = body.frame().await {
        bytes.extend(frame.into_data().unwrap_or_default());
    }
    RequestError::from_parts(parts.status, &parts.headers, &bytes)
}

#[test]
fn every_case_is_read_as_expected() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(serve(listener));
        for (index, case) in CASES.iter().enumerate() {
            let uri: Uri = format!("http://{address}/{index}").parse().unwrap();
            assert_case(case, &request(case, &uri).await);
        }
    });
}
