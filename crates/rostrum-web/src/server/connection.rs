//! One connection: requests one after the other, until somebody hangs up or a handler takes the socket.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::ServiceExt;
use tower_http::timeout::TimeoutBody;

use super::handover::{Handover, Socket};
use crate::limits::Peer;

/// How long a connection waits: half a request must not hold one for ever.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// For the head of a request, the wait for the next request included.
    pub head: Duration,
    /// Between two pieces of what a request carries.
    pub piece: Duration,
}

impl Patience {
    /// What visitors over a slow line need.
    pub(super) const USUAL: Self = Self { head: Duration::from_secs(20), piece: Duration::from_secs(30) };
}

/// Serves a connection to its end.
pub(super) async fn attend(stream: TcpStream, router: Router, mut stopped: watch::Receiver<bool>, patience: Patience) {
    // Messages are short and must not wait for each other. Where it is not possible, they do.
    let _ = stream.set_nodelay(true);
    let peer = stream.peer_addr().ok().map(|address| Peer(address.ip()));
    let handover = Handover::default();
    let io = TokioIo::new(Socket::new(stream, handover.clone()));
    let handle = handover.clone();
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(handle.clone());
        if let Some(peer) = peer {
            request.extensions_mut().insert(peer);
        }
        router.clone().oneshot(request.map(|body| Body::new(TimeoutBody::new(patience.piece, body))))
    });
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .serve_connection(io, service)
        .with_upgrades();
    let mut stopping = std::pin::pin!(stopped.wait_for(|stopped| *stopped));
    let mut told = false;
    let taken = poll_fn(|cx| {
        if !told && stopping.as_mut().poll(cx).is_ready() {
            told = true;
            Pin::new(&mut connection).graceful_shutdown();
        }
        // How a connection ended is the visitor's affair; what a handler met, it has told itself.
        match Pin::new(&mut connection).poll(cx) {
            Poll::Ready(_) => Poll::Ready(false),
            Poll::Pending if handover.is_due() => Poll::Ready(true),
            Poll::Pending => Poll::Pending,
        }
    });
    if taken.await
        && let Some(parts) = connection.into_parts()
    {
        handover.give(parts.io.into_inner().into_stream());
    }
}
