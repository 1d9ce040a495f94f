//! Takes a socket out of the hands of the HTTP library, once it has written the head of an answer.
//!
//! A handler [offers](Handover::offer) to go on by itself and answers with the [`Waiting`] body, which is
//! never ready. When the library has asked for that body and has nothing left to write, the head is on its
//! way and the connection is [due](Handover::is_due). All that the library keeps for a connection is let go.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use futures_util::Stream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// What goes on with a socket.
type Taker = Box<dyn FnOnce(TcpStream) + Send>;

/// The handle of one connection; it stands among the extensions of each of its requests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Handover(Arc<State>);

#[derive(Default)]
struct State {
    taker: Mutex<Option<Taker>>,
    /// The library has asked for the body, so the head is written, if only into its buffer.
    asked: AtomicBool,
    /// Its buffer was empty after that.
    flushed: AtomicBool,
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").field("asked", &self.asked).field("flushed", &self.flushed).finish_non_exhaustive()
    }
}

impl Handover {
    /// Offers to go on with the socket once the head is written; the body to answer with. What the taker
    /// writes must be chunks, as the head says.
    pub(crate) fn offer(&self, taker: impl FnOnce(TcpStream) + Send + 'static) -> Body {
        *self.0.taker.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(taker));
        Body::from_stream(Waiting(self.clone()))
    }

    /// Whether the socket may be taken now.
    pub(super) fn is_due(&self) -> bool {
        self.0.flushed.load(Ordering::Acquire)
    }

    /// Gives the socket to whoever offered to go on.
    pub(super) fn give(&self, stream: TcpStream) {
        let taker = self.0.taker.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(taker) = taker {
            taker(stream);
        }
    }
}

/// The body that is never ready, and remembers that it was asked for.
struct Waiting(Handover);

impl Stream for Waiting {
    type Item = Result<Bytes, std::convert::Infallible>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.0.asked.store(true, Ordering::Release);
        Poll::Pending
    }
}

/// A socket that knows when all is written.
#[derive(Debug)]
pub(super) struct Socket {
    stream: TcpStream,
    handover: Handover,
}

impl Socket {
    pub(super) fn new(stream: TcpStream, handover: Handover) -> Self {
        Self { stream, handover }
    }

    pub(super) fn into_stream(self) -> TcpStream {
        self.stream
    }
}

impl AsyncRead for Socket {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// The library flushes a socket only after it has written all that it holds.
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        let state = &self.handover.0;
        if matches!(flushed, Poll::Ready(Ok(()))) && state.asked.load(Ordering::Acquire) {
            state.flushed.store(true, Ordering::Release);
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
