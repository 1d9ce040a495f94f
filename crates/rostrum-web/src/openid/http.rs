//! One request to the provider: within a few seconds, following no redirect, and only so much of the answer.

use std::pin::Pin;
use std::sync::OnceLock;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::USER_AGENT;
use axum::http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use url::Url;

use super::settings::may_be_reached;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(3);
/// How long the whole answer may take. Somebody waits before the page.
const WHOLE: Duration = Duration::from_secs(6);
/// How long a connection is kept for the next request.
const IDLE: Duration = Duration::from_secs(30);
/// Bytes of an answer.
const MOST: usize = 1_000_000;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    /// The address is not one of TLS.
    #[error("the address is neither https nor in this machine")]
    NotPermitted,
    /// Nobody is there, or the connection broke.
    #[error("nobody is there, or the connection broke")]
    Broken,
    /// It took too long.
    #[error("it took too long")]
    TooSlow,
    /// This machine has no certificates of authorities, so nobody can be trusted.
    #[error("this machine has no certificates of authorities")]
    NoRoots,
}

type Sender = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// Sends requests. Connections are kept for a while.
#[derive(Debug)]
pub struct Http {
    plain: bool,
    sender: OnceLock<Option<Sender>>,
}

impl Http {
    /// `plain`: the provider is in this machine and reached without TLS.
    pub fn new(plain: bool) -> Self {
        Self { plain, sender: OnceLock::new() }
    }

    /// Sends a request; what the provider answers, whichever its status.
    ///
    /// # Errors
    /// [`Unanswered`] says why there is no answer.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| Unanswered::NotPermitted)?;
        if !may_be_reached(&url, self.plain) {
            return Err(Unanswered::NotPermitted);
        }
        let sender = self.sender.get_or_init(sender).as_ref().ok_or(Unanswered::NoRoots)?;
        let (mut parts, body) = request.into_parts();
        parts.headers.insert(USER_AGENT, HeaderValue::from_static("Rostrum"));
        let answer = async {
            let answer = sender.request(Request::from_parts(parts, Full::from(body))).await;
            let (parts, body) = answer.map_err(|_| Unanswered::Broken)?.into_parts();
            let body = Limited::new(body, MOST).collect().await.map_err(|_| Unanswered::Broken)?;
            Ok(Response::from_parts(parts, body.to_bytes().to_vec()))
        };
        tokio::time::timeout(WHOLE, answer).await.unwrap_or(Err(Unanswered::TooSlow))
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Unanswered;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// `None`: this machine has no certificates of authorities.
fn sender() -> Option<Sender> {
    let mut http = HttpConnector::new();
    http.set_connect_timeout(Some(CONNECT));
    // Which scheme is permitted, was checked.
    http.enforce_http(false);
    let https = HttpsConnectorBuilder::new().with_native_roots();
    let https = https.inspect_err(|error| tracing::warn!(%error, "there are no certificates of authorities"));
    let connector = https.ok()?.https_or_http().enable_http1().wrap_connector(http);
    Some(
        Client::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE)
            .pool_timer(TokioTimer::new())
            .pool_max_idle_per_host(1)
            .build(connector),
    )
}
