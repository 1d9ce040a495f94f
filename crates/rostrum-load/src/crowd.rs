//! The subscribers: each a connection that reads all that comes and notes when a state is complete.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::sse::Events;

/// Connections that are opened at the same time.
const AT_ONCE: usize = 200;
/// Before somebody whose stream was cut comes back.
const COME_BACK: Duration = Duration::from_millis(100);
const MOST_VERSIONS: usize = 100_000;

/// How a subscriber behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Reads at once.
    Eager,
    /// Reads 100 bytes in a second.
    Slow,
    /// Never reads.
    Deaf,
}

/// Subscribers of one stream.
#[derive(Debug)]
pub struct Crowd {
    seen: Arc<Seen>,
    tasks: JoinSet<()>,
    asked: usize,
}

/// What all of them have seen.
#[derive(Debug)]
struct Seen {
    begun: Instant,
    connected: AtomicUsize,
    leaving: AtomicBool,
    /// The newest version of each.
    newest: Vec<AtomicU64>,
    skipped: AtomicU64,
    arrivals: AtomicU64,
    /// For each version how many have it, and when the last of them got it.
    versions: Vec<(AtomicUsize, AtomicU64)>,
}

impl Crowd {
    /// Connects `count` subscribers to an address, and waits until each has its first state, but for deaf ones.
    ///
    /// # Errors
    /// They do not all get in within a minute.
    pub async fn gather(server: SocketAddr, path: &str, count: usize, manner: Manner) -> io::Result<Self> {
        let seen = Arc::new(Seen {
            begun: Instant::now(),
            connected: AtomicUsize::new(0),
            leaving: AtomicBool::new(false),
            newest: (0..count).map(|_| AtomicU64::new(0)).collect(),
            skipped: AtomicU64::new(0),
            arrivals: AtomicU64::new(0),
            versions: (0..MOST_VERSIONS).map(|_| (AtomicUsize::new(0), AtomicU64::new(0))).collect(),
        });
        let mut crowd = Self { seen: Arc::clone(&seen), tasks: JoinSet::new(), asked: count };
        let until = Instant::now() + Duration::from_secs(60);
        for me in 0..count {
            while me >= seen.connected.load(Ordering::Relaxed) + AT_ONCE {
                if Instant::now() > until {
                    return Err(crowd.late());
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            let (seen, path) = (Arc::clone(&seen), path.to_owned());
            crowd.tasks.spawn(async move { subscribe(server, &path, me, manner, &seen).await });
        }
        while seen.connected.load(Ordering::Relaxed) < count {
            if Instant::now() > until {
                return Err(crowd.late());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(crowd)
    }

    fn late(&self) -> io::Error {
        let connected = self.seen.connected.load(Ordering::Relaxed);
        io::Error::other(format!("{connected} of {} subscribers got in within a minute", self.asked))
    }

    /// Waits until all have a version, for at most `patience`; when the last of them got it.
    pub async fn all_have(&self, version: u64, patience: Duration) -> Option<Instant> {
        let until = Instant::now() + patience;
        let (count, at) = &self.seen.versions[usize::try_from(version).ok()?];
        while count.load(Ordering::Acquire) < self.asked {
            if Instant::now() > until {
                return None;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Some(self.seen.begun + Duration::from_nanos(at.load(Ordering::Acquire)))
    }

    /// Waits until everybody has the newest version, at most `patience`; how many have not.
    pub async fn behind(&self, newest: u64, patience: Duration) -> usize {
        let until = Instant::now() + patience;
        loop {
            let behind = self.seen.newest.iter().filter(|mine| mine.load(Ordering::Acquire) < newest).count();
            if behind == 0 || Instant::now() > until {
                return behind;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// States that arrived, and those that were left out, since they came.
    pub fn counts(&self) -> (u64, u64) {
        (self.seen.arrivals.load(Ordering::Acquire), self.seen.skipped.load(Ordering::Acquire))
    }

    /// Hangs up.
    pub async fn leave(mut self) {
        self.seen.leaving.store(true, Ordering::Release);
        self.tasks.shutdown().await;
    }
}

/// Reads a stream, and comes back with the version that it has whenever it is cut.
async fn subscribe(server: SocketAddr, path: &str, me: usize, manner: Manner, seen: &Seen) {
    let (mut last, mut counted) = (0, false);
    while !seen.leaving.load(Ordering::Relaxed) {
        // A cut is what is measured here: whoever was cut comes back.
        let _ = read(server, path, me, manner, (&mut last, &mut counted), seen).await;
        tokio::time::sleep(COME_BACK).await;
    }
}

async fn read(
    server: SocketAddr,
    path: &str,
    me: usize,
    manner: Manner,
    (last, counted): (&mut u64, &mut bool),
    seen: &Seen,
) -> io::Result<()> {
    let mut stream = TcpStream::connect(server).await?;
    stream.set_nodelay(true)?;
    let id = if *last > 0 { format!("Last-Event-ID: {last}\r\n") } else { String::new() };
    let head = format!("GET {path} HTTP/1.1\r\nHost: {server}\r\nAccept: text/event-stream\r\n{id}\r\n");
    stream.write_all(head.as_bytes()).await?;
    if manner == Manner::Deaf {
        seen.connected.fetch_add(1, Ordering::Relaxed);
        std::future::pending::<()>().await;
    }
    let mut events = Events::default();
    loop {
        stream.readable().await?;
        let most = if manner == Manner::Slow { 100 } else { usize::MAX };
        match take(&stream, most, &mut events, |version| arrived(version, me, last, seen)) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => continue,
            Err(error) => return Err(error),
        }
        if !*counted {
            *counted = true;
            seen.connected.fetch_add(1, Ordering::Relaxed);
        }
        if manner == Manner::Slow {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

/// The bytes stand on the stack, so that ten thousand subscribers do not hold ten thousand buffers.
fn take(stream: &TcpStream, most: usize, events: &mut Events, state: impl FnMut(u64)) -> io::Result<usize> {
    let mut bytes = [0; 16 * 1024];
    let most = most.min(bytes.len());
    let count = stream.try_read(&mut bytes[..most])?;
    events.take(&bytes[..count], state);
    Ok(count)
}

fn arrived(version: u64, me: usize, last: &mut u64, seen: &Seen) {
    let now = u64::try_from(seen.begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
    if version <= *last {
        return;
    }
    if *last > 0 {
        seen.skipped.fetch_add(version - *last - 1, Ordering::Relaxed);
        seen.arrivals.fetch_add(1, Ordering::Relaxed);
    }
    *last = version;
    seen.newest[me].store(version, Ordering::Release);
    if let Some((count, at)) = usize::try_from(version).ok().and_then(|version| seen.versions.get(version)) {
        at.fetch_max(now, Ordering::AcqRel);
        count.fetch_add(1, Ordering::AcqRel);
    }
}
