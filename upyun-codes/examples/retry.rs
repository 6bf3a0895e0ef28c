//! An asynchronous client that retries, with `hyper` and `backon`.
//!
//! ```text
//! cargo run --features http --example retry
//! ```
//!
//! `Failure`, `get` and `download` are the part to copy. The service that they call is on the loopback interface.

mod service;

use std::error::Error;
use std::fmt;
use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use http::Uri;
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use upyun_codes::RequestError;

/// The program's own error.
#[derive(Debug)]
enum Failure {
    Connection(Box<dyn Error + Send + Sync>),
    Service(RequestError),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Failure::Connection(_) => "the connection failed",
            Failure::Service(_) => "the service did not fulfill the request",
        })
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Failure::Connection(error) => Some(&**error),
            Failure::Service(error) => Some(error),
        }
    }
}

impl Failure {
    fn is_retryable(&self) -> bool {
        match self {
            Failure::Connection(_) => true,
            Failure::Service(error) => error.is_retryable(),
        }
    }

    /// How long to wait: what the server asks for, or else the pause that is due. `None` to give up.
    fn wait(&self, pause: Duration) -> Option<Duration> {
        let asked = match self {
            Failure::Connection(_) => None,
            Failure::Service(error) => error.retry_after(),
        };
        asked.or(Some(pause)).filter(|wait| *wait <= LONGEST_WAIT)
    }

    /// A line for the log, with what a person would search for.
    fn log(&self, wait: Duration) {
        if let Failure::Service(error) = self {
            let code = error.code().map(|code| code.to_string());
            let (code, id) = (code.as_deref().unwrap_or("none"), error.id().unwrap_or("none"));
            println!("    retry wait={wait:?} code={code} kind={} id={}", error.kind(), id.escape_debug());
        } else {
            println!("    retry wait={wait:?}");
        }
    }
}

/// A server may ask for any wait. For a longer one than this, the program does not wait at all.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

type HttpClient = Client<HttpConnector, Empty<Bytes>>;

async fn get(client: &HttpClient, uri: &Uri) -> Result<Vec<u8>, Failure> {
    let response = client.get(uri.clone()).await.map_err(|error| Failure::Connection(error.into()))?;
    let (parts, mut body) = response.into_parts();
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        match frame {
            Ok(frame) => bytes.extend(frame.into_data().unwrap_or_default()),
            Err(error) if parts.status.is_success() => return Err(Failure::Connection(error.into())),
            // The part of an error's body that arrived is enough.
            Err(_) => break,
        }
    }
    if parts.status.is_success() {
        return Ok(bytes);
    }
    Err(Failure::Service(RequestError::from_parts(parts.status, &parts.headers, &bytes)))
}

/// Downloads a file, in at most three attempts. For requests that are not idempotent, see `ErrorKind::is_retryable`.
async fn download(client: &HttpClient, uri: &Uri) -> Result<Vec<u8>, Failure> {
    let pauses = ExponentialBuilder::new().with_min_delay(Duration::from_millis(50)).with_max_times(2).with_jitter();
    (|| get(client, uri))
        .retry(pauses)
        .when(Failure::is_retryable)
        .adjust(|failure, pause| failure.wait(pause?))
        .notify(Failure::log)
        .await
}

fn main() -> Result<(), Box<dyn Error>> {
    let address = service::serve()?;
    let client = Client::builder(TokioExecutor::new()).build_http();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for file in service::FILES {
        println!("{file}");
        match runtime.block_on(download(&client, &format!("{address}/{file}").parse()?)) {
            Ok(bytes) => println!("    downloaded {} bytes", bytes.len()),
            Err(failure) => {
                let source = failure.source().map(|error| error.to_string()).unwrap_or_default();
                println!("    {failure}: {source}");
            }
        }
    }
    Ok(())
}
