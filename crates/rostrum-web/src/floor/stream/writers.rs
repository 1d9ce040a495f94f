//! Writers: a few tasks that write what a channel sends to the sockets of all who read it. A reader costs
//! its socket and a few dozen bytes, and a message one call to the system for each.
//!
//! Nothing is queued for anybody. A socket that takes no more keeps the rest of one message, which has to
//! be brought to its end, and is taken ahead to the newest state afterwards.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::{self, ErrorKind};
use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use socket2::SockRef;
use tokio::net::TcpStream;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch;
use tokio::time::{Instant, interval};

use super::channel::{Key, Sent};
use super::message::Message;
use super::places::Place;

/// The system keeps this much for a socket that is read slowly, and the same again for itself.
const SEND_BUFFER: usize = 32 * 1024;
/// Writes between two looks at whether there is something newer.
const AT_ONCE: usize = 64;
/// Between two tries to write to sockets that took no more.
const AGAIN: Duration = Duration::from_millis(50);
/// Who takes nothing for this long is gone.
const PATIENCE: Duration = Duration::from_secs(60);
/// Readers have nothing to say; who sends more than this much between two signs of life is cut off.
const CHATTER: usize = 16 * 1024;

/// The writers of all channels.
#[derive(Debug, Default)]
pub(super) struct Writers {
    channels: Mutex<HashMap<Key, Vec<UnboundedSender<Newcomer>>>>,
}

/// A reader whose answer has its head.
#[derive(Debug)]
pub(super) struct Newcomer {
    pub stream: TcpStream,
    pub place: Place,
}

impl Writers {
    /// Gives a reader to one of the writers of a channel.
    pub(super) fn hand(
        &self,
        key: Key,
        sent: &watch::Receiver<Sent>,
        closing: &watch::Receiver<bool>,
        newcomer: Newcomer,
    ) {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let writers = match channels.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(vacant) => vacant.insert(Vec::new()),
        };
        let most = std::thread::available_parallelism().map_or(1, NonZero::get);
        if writers.len() < most {
            writers.push(spawn(sent, closing));
        }
        // The one whose turn it is goes to the end.
        writers.rotate_left(1);
        let Some(writer) = writers.last_mut() else { return };
        if let Err(refused) = writer.send(newcomer) {
            // It ended when its last reader left.
            *writer = spawn(sent, closing);
            // A writer that was just made takes whoever comes.
            let _ = writer.send(refused.0);
        }
    }
}

fn spawn(sent: &watch::Receiver<Sent>, closing: &watch::Receiver<bool>) -> UnboundedSender<Newcomer> {
    let (hand, newcomers) = unbounded_channel();
    let writer = Writer { sent: sent.clone(), closing: closing.clone(), newcomers, readers: Vec::new() };
    tokio::spawn(writer.run());
    hand
}

/// What a writer does next.
enum Next {
    /// Writes to all readers.
    All,
    /// Writes to those who took no more.
    Slow,
    Greet(Newcomer),
    End,
}

struct Writer {
    sent: watch::Receiver<Sent>,
    closing: watch::Receiver<bool>,
    newcomers: UnboundedReceiver<Newcomer>,
    readers: Vec<Reader>,
}

impl Writer {
    /// Writes until the last reader has left.
    async fn run(mut self) {
        let mut again = interval(AGAIN);
        loop {
            let slow = self.readers.iter().any(|reader| reader.lags);
            let next = tokio::select! {
                _ = self.closing.wait_for(|closing| *closing) => Next::End,
                changed = self.sent.changed() => if changed.is_ok() { Next::All } else { Next::End },
                Some(newcomer) = self.newcomers.recv(), if !self.newcomers.is_closed() => Next::Greet(newcomer),
                _ = again.tick(), if slow => Next::Slow,
            };
            match next {
                Next::All => self.send(|_| true).await,
                Next::Slow => self.send(|reader| reader.lags).await,
                Next::Greet(newcomer) => self.greet(newcomer),
                Next::End => return self.end(),
            }
            if self.readers.is_empty() {
                self.newcomers.close();
                while let Ok(newcomer) = self.newcomers.try_recv() {
                    self.greet(newcomer);
                }
                if self.readers.is_empty() {
                    return;
                }
            }
        }
    }

    fn greet(&mut self, newcomer: Newcomer) {
        let Newcomer { stream, place } = newcomer;
        // Without it the system keeps up to some megabytes of states that are long outdated.
        let _ = SockRef::from(&stream).set_send_buffer_size(SEND_BUFFER);
        let mut reader = Reader {
            stream,
            state: 0,
            beat: 0,
            rest: Message::new(&super::retry()).chunk().clone(),
            lags: false,
            taken: Instant::now(),
            _place: place,
        };
        let sent = self.sent.borrow().clone();
        // Twice: the time to come back, and the state.
        if reader.offer(&sent).is_ok() && reader.offer(&sent).is_ok() {
            self.readers.push(reader);
        }
    }

    /// Writes the newest to some of the readers, and lets go of those who have left.
    async fn send(&mut self, whom: impl Fn(&Reader) -> bool) {
        // Not marked as seen: what came while only slow readers were tried again is still to be sent to all.
        let mut sent = self.sent.borrow().clone();
        let (mut at, mut written) = (0, 0);
        while at < self.readers.len() {
            let reader = &mut self.readers[at];
            if !whom(reader) {
                at += 1;
                continue;
            }
            match reader.offer(&sent) {
                Ok(()) => at += 1,
                Err(_) => drop(self.readers.swap_remove(at)),
            }
            written += 1;
            if written % AT_ONCE == 0 {
                tokio::task::yield_now().await;
                if self.sent.has_changed().unwrap_or(false) {
                    // Those who have been written to get it with the next round.
                    sent = self.sent.borrow().clone();
                }
            }
        }
    }

    /// Ends all answers in order, as far as their sockets take it.
    fn end(&mut self) {
        for reader in &self.readers {
            if reader.rest.is_empty() {
                let _ = reader.stream.try_write(b"0\r\n\r\n");
            }
        }
    }
}

#[derive(Debug)]
struct Reader {
    stream: TcpStream,
    /// The number of the state that it has, or gets with the rest.
    state: u64,
    beat: u64,
    /// What is left of the message that it gets.
    rest: Bytes,
    /// Whether it has to be tried again.
    lags: bool,
    /// When it took something the last time.
    taken: Instant,
    _place: Place,
}

impl Reader {
    /// Writes the newest that it has not got.
    ///
    /// # Errors
    /// It has left.
    fn offer(&mut self, sent: &Sent) -> io::Result<()> {
        if self.rest.is_empty() {
            if self.state != sent.no {
                self.rest = sent.state.chunk().clone();
            } else if self.beat != sent.beats {
                self.rest = sent.beat.as_ref().map(|beat| beat.chunk().clone()).unwrap_or_default();
                // Once in each round is enough to see whether somebody has hung up.
                self.listen()?;
            }
            let whole = self.rest.len();
            let written = self.write()?;
            if written == 0 && whole > 0 {
                // Nothing of it has been sent, so by the next try it may be a newer one.
                self.rest = Bytes::new();
            } else {
                self.beat = sent.beats;
                self.state = sent.no;
            }
        } else {
            self.write()?;
        }
        self.lags = !self.rest.is_empty() || self.state != sent.no;
        if self.lags && self.taken.elapsed() > PATIENCE {
            return Err(ErrorKind::TimedOut.into());
        }
        Ok(())
    }

    /// Writes what is left; how much was taken.
    fn write(&mut self) -> io::Result<usize> {
        let mut taken = 0;
        while !self.rest.is_empty() {
            match self.stream.try_write(&self.rest) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(count) => {
                    taken += count;
                    self.rest = self.rest.slice(count..);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => return Err(error),
            }
        }
        if self.rest.is_empty() {
            // An empty piece would keep the whole message in memory.
            self.rest = Bytes::new();
        }
        if taken > 0 {
            self.taken = Instant::now();
        }
        Ok(taken)
    }

    /// Sees whether it has hung up.
    fn listen(&self) -> io::Result<()> {
        let (mut heard, mut bytes) = (0, [0; 1024]);
        loop {
            match self.stream.try_read(&mut bytes) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(count) => heard += count,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) => return Err(error),
            }
            if heard > CHATTER {
                return Err(ErrorKind::InvalidInput.into());
            }
        }
    }
}
