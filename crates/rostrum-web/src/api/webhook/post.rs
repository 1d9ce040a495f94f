//! One attempt to deliver a message: a POST that is signed, follows no redirect and takes at most fifteen seconds.

use std::io::{self, ErrorKind};
use std::sync::OnceLock;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{CONTENT_TYPE, USER_AGENT};
use axum::http::{Request, StatusCode};
use http_body_util::Full;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use jiff::Timestamp;
use rostrum_store::{Message, Webhook};

use super::address::{NotKnown, NotPublic, Resolver, Target};
use super::sign::sign;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long the whole attempt may take.
const WHOLE: Duration = Duration::from_secs(15);
/// How long a connection is kept for the next message.
const IDLE: Duration = Duration::from_secs(30);

/// Why nothing was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// The address is not permitted, or no longer.
    NotPermitted,
    /// The name is not known, leads nowhere, or nobody listens there.
    NoConnection,
    /// The receiver shows no certificate that is trusted here, or the connection broke.
    Broken,
    /// It took too long.
    TooSlow,
    /// This machine has no certificates of authorities, so nobody can be trusted.
    NoRoots,
}

impl Unanswered {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::NotPermitted, Self::NoConnection, Self::Broken, Self::TooSlow, Self::NoRoots];

    /// A stable name, as it is kept with the delivery.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotPermitted => "not-permitted",
            Self::NoConnection => "no-connection",
            Self::Broken => "broken",
            Self::TooSlow => "too-slow",
            Self::NoRoots => "no-roots",
        }
    }
}

type Sender = Client<HttpsConnector<HttpConnector<Resolver>>, Full<Bytes>>;

/// Sends messages. Connections are kept for a while.
#[derive(Debug)]
pub struct Post {
    private_too: bool,
    sender: OnceLock<Option<Sender>>,
}

impl Post {
    /// `private_too`: the operator permits addresses that are not public.
    pub fn new(private_too: bool) -> Self {
        Self { private_too, sender: OnceLock::new() }
    }

    /// Sends a message; what the receiver answers.
    ///
    /// # Errors
    /// [`Unanswered`] says why there is no answer.
    pub async fn send(&self, webhook: &Webhook, message: &Message, now: Timestamp) -> Result<StatusCode, Unanswered> {
        let target = Target::parse(&webhook.url, self.private_too).map_err(|_| Unanswered::NotPermitted)?;
        let sender = self.sender.get_or_init(|| sender(self.private_too)).as_ref().ok_or(Unanswered::NoRoots)?;
        let secrets: Vec<Vec<u8>> = webhook.secrets.iter().filter_map(|secret| secret.bytes().ok()).collect();
        let timestamp = now.as_second();
        let request = Request::post(target.as_str())
            .header(CONTENT_TYPE, "application/json")
            .header(USER_AGENT, "Rostrum")
            .header("webhook-id", &message.id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", sign(&secrets, &message.id, timestamp, &message.body))
            .body(Full::from(message.body.clone()))
            .map_err(|_| Unanswered::NotPermitted)?;
        match tokio::time::timeout(WHOLE, sender.request(request)).await {
            // Its body is of no interest, however long.
            Ok(Ok(answer)) => Ok(answer.status()),
            Ok(Err(error)) => Err(reason(&error)),
            Err(_) => Err(Unanswered::TooSlow),
        }
    }
}

/// `None`: this machine has no certificates of authorities.
fn sender(private_too: bool) -> Option<Sender> {
    let mut http = HttpConnector::new_with_resolver(Resolver { private_too });
    http.set_connect_timeout(Some(CONNECT));
    // Which scheme is permitted where, the target has checked.
    http.enforce_http(false);
    let https = HttpsConnectorBuilder::new().with_native_roots();
    let https = https.inspect_err(|error| tracing::warn!(%error, "webhooks find no certificates of authorities"));
    let connector = https.ok()?.https_or_http().enable_http1().wrap_connector(http);
    Some(
        Client::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE)
            .pool_timer(TokioTimer::new())
            .pool_max_idle_per_host(1)
            .build(connector),
    )
}

fn reason(error: &hyper_util::client::legacy::Error) -> Unanswered {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(inner) = cause {
        if let Some(io) = inner.downcast_ref::<io::Error>() {
            let is = |kind| io.kind() == kind;
            match io.get_ref() {
                Some(inner) if inner.is::<NotPublic>() => return Unanswered::NotPermitted,
                Some(inner) if inner.is::<NotKnown>() => return Unanswered::NoConnection,
                _ if is(ErrorKind::TimedOut) => return Unanswered::TooSlow,
                _ if is(ErrorKind::ConnectionRefused)
                    || is(ErrorKind::HostUnreachable)
                    || is(ErrorKind::NetworkUnreachable) =>
                {
                    return Unanswered::NoConnection;
                }
                _ => {}
            }
        }
        cause = inner.source();
    }
    Unanswered::Broken
}
