//! Facts of connections and of streams that are written to their sockets, over a real port.

use std::net::SocketAddr;
use std::time::Duration;

use rostrum_domain::floor::{Actor, Command};
use rostrum_domain::ids::SessionId;
use rostrum_store::MeetingRow;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::connection::{self, Patience};
use crate::Live;
use crate::testing::{TestApp, note};

const LONG: Duration = Duration::from_secs(20);
const LIVE: Live = Live { beat: Duration::from_millis(200), streams: 10 };

/// A server on a free port, with one meeting.
struct Port {
    app: TestApp,
    row: MeetingRow,
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl Port {
    async fn open(live: Live) -> Self {
        let app = TestApp::start_with(live).await;
        let row = app.app.store().create_meeting(note(), false).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let served = app.app.clone();
        let ended = tokio::spawn(async move {
            super::serve(listener, served, async move { drop(stopped.await) }).await.unwrap();
        });
        Self { app, row, address, stop, ended }
    }

    /// Opens or closes the list, so that the floor has a new version.
    async fn change(&self) {
        let session = SessionId::parse("session-1").unwrap();
        let id = &self.row.meeting.id;
        let open = self.app.app.desk().floor(id).await.unwrap().lists.get(&session).is_some_and(|list| list.open);
        let command = if open { Command::CloseList { session } } else { Command::OpenList { session } };
        self.app.submit(&self.row, Actor::Secretariat, command).await;
    }

    async fn version(&self) -> u64 {
        self.app.app.desk().floor(&self.row.meeting.id).await.unwrap().version
    }

    /// A connection on which one request was sent.
    async fn ask(&self, request: &str) -> Line {
        let stream = TcpStream::connect(self.address).await.unwrap();
        let mut line = Line { stream, text: String::new() };
        line.ask(request).await;
        line
    }

    fn stream(&self, version: &str) -> String {
        format!("GET /m/{}/stream?view=json {version}\r\nHost: rostrum.test\r\n\r\n", self.row.meeting.id)
    }
}

/// One connection, with what came over it.
struct Line {
    stream: TcpStream,
    text: String,
}

impl Line {
    async fn ask(&mut self, request: &str) {
        self.stream.write_all(request.as_bytes()).await.unwrap();
    }

    async fn until(&mut self, enough: impl Fn(&str) -> bool) -> &str {
        while !enough(&self.text) {
            let more = self.more().await;
            assert!(more, "the server hung up after {}", self.text);
        }
        &self.text
    }

    /// Whether something came; `false` when the server hung up.
    async fn more(&mut self) -> bool {
        let mut bytes = [0; 16 * 1024];
        let read = timeout(LONG, self.stream.read(&mut bytes)).await.expect("the server says something");
        let count = read.unwrap_or(0);
        self.text.push_str(&String::from_utf8_lossy(&bytes[..count]));
        count > 0
    }

    async fn read_all(&mut self) -> &str {
        while self.more().await {}
        &self.text
    }
}

/// The versions of the states in a chunked answer, which must be well formed up to where it was read.
fn versions(text: &str) -> Vec<u64> {
    let (head, mut rest) = text.split_once("\r\n\r\n").expect("a head");
    assert!(head.contains("transfer-encoding: chunked"), "{head}");
    let mut events = String::new();
    while let Some((length, more)) = rest.split_once("\r\n") {
        let length = usize::from_str_radix(length, 16).unwrap_or_else(|_| panic!("{length} is no length of a chunk"));
        let Some(chunk) = more.get(..length) else { break };
        events.push_str(chunk);
        rest = more[length..].strip_prefix("\r\n").unwrap_or_default();
    }
    events.lines().filter_map(|line| line.strip_prefix("id: ")?.parse().ok()).collect()
}

#[tokio::test]
async fn a_stream_goes_on_without_the_library_on_a_connection_that_was_used_before() {
    let port = Port::open(LIVE).await;
    let mut line = port.ask("GET /healthz HTTP/1.1\r\nHost: rostrum.test\r\n\r\n").await;
    line.until(|text| text.ends_with("ok\n")).await;
    line.text.clear();
    line.ask(&port.stream("HTTP/1.1")).await;
    let first = port.version().await;
    let text = line.until(|text| text.contains("\r\n\r\n") && versions(text) == [first]).await;
    for header in ["HTTP/1.1 200 OK", "content-type: text/event-stream", "x-accel-buffering: no", "nosniff"] {
        assert!(text.contains(header), "{header} in {text}");
    }
    assert!(text.contains("retry: "), "{text}");
    port.change().await;
    line.until(|text| versions(text) == [first, first + 1]).await;
    line.until(|text| text.contains("event: beat")).await;
}

#[tokio::test]
async fn a_client_of_an_older_protocol_gets_no_chunks() {
    let port = Port::open(LIVE).await;
    let mut line = port.ask(&port.stream("HTTP/1.0")).await;
    let text = line.until(|text| text.contains("id: ") && text.ends_with("\n\n")).await;
    assert!(!text.contains("chunked") && text.contains("\r\n\r\nretry: "), "{text}");
}

#[tokio::test]
async fn a_stop_ends_streams_in_order_and_waits_for_nobody() {
    let port = Port::open(LIVE).await;
    let mut reader = port.ask(&port.stream("HTTP/1.1")).await;
    reader.until(|text| text.contains("id: ")).await;
    let mut idle = port.ask("GET /healthz HTTP/1.1\r\nHost: rostrum.test\r\n\r\n").await;
    idle.until(|text| text.ends_with("ok\n")).await;
    let began = std::time::Instant::now();
    port.stop.send(()).unwrap();
    assert!(reader.read_all().await.ends_with("\r\n0\r\n\r\n"), "{}", reader.text);
    idle.read_all().await;
    port.ended.await.unwrap();
    assert!(began.elapsed() < super::GRACE, "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_reader_who_reads_nothing_is_taken_ahead_to_the_newest_state() {
    let port = Port::open(LIVE).await;
    let people = (0..150).map(|no| format!("Person {no}")).collect::<Vec<_>>();
    port.change().await;
    for name in &people {
        let cookies = port.app.register(&port.row, name, &name.replace("Person", "City"), "named").await;
        let inscribe = format!("/m/{}/me/inscribe", port.row.meeting.id);
        let answer = port.app.post_as(&cookies, &inscribe, "session=session-1&standing=single&on_behalf_of=").await;
        assert!(answer.status.is_redirection(), "{}", answer.text);
    }
    let mut reader = port.ask(&port.stream("HTTP/1.1")).await;
    // Read up to the beginning of the first state, and then no more.
    reader.until(|text| text.contains("id: ")).await;
    let first = port.version().await;
    let rounds = 120;
    for _ in 0..rounds {
        port.change().await;
        tokio::time::sleep(Duration::from_millis(60)).await;
    }
    let last = port.version().await;
    assert!(last >= first + rounds);
    let mut seen = Vec::new();
    while seen.last() != Some(&last) {
        reader.more().await;
        seen = versions(&reader.text);
    }
    assert!(seen.is_sorted(), "{seen:?}");
    let most = usize::try_from(rounds).unwrap() * 3 / 4;
    assert!(seen.len() < most, "{} states were kept for one who did not read", seen.len());
}

#[tokio::test]
async fn who_finds_no_place_is_told_and_one_who_leaves_makes_room() {
    let port = Port::open(Live { streams: 1, ..LIVE }).await;
    let mut first = port.ask(&port.stream("HTTP/1.1")).await;
    first.until(|text| text.contains("id: ")).await;
    let mut second = port.ask(&port.stream("HTTP/1.1").replace("Host:", "Connection: close\r\nHost:")).await;
    let text = second.read_all().await;
    assert!(text.starts_with("HTTP/1.1 503 ") && text.contains("retry-after: 30"), "{text}");
    assert!(text.contains("room for 1 live readers"), "{text}");
    // Staff find their place whatever happens.
    let staff = port.app.secretariat().await;
    let console = port.stream("HTTP/1.1").replace("view=json", "view=console");
    let mut console = port.ask(&console.replace("Host:", &format!("Cookie: {staff}\r\nHost:"))).await;
    console.until(|text| text.contains("id: ")).await;
    drop(first);
    timeout(LONG, async {
        loop {
            let mut next = port.ask(&port.stream("HTTP/1.1")).await;
            if next.until(|text| text.contains("\r\n\r\n")).await.starts_with("HTTP/1.1 200 ") {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    })
    .await
    .expect("the place is given back");
}

#[tokio::test]
async fn half_a_request_does_not_hold_a_connection() {
    let app = TestApp::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (_stopping, stopped) = watch::channel(false);
    let router = crate::router(app.app.clone());
    let patience = Patience { head: Duration::from_millis(100), piece: Duration::from_millis(100) };
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(connection::attend(stream, router.clone(), stopped.clone(), patience));
        }
    });
    for half in [
        "",
        "GET / HTTP/1.1\r\nHost: ros",
        "POST /sign-out HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na=",
    ] {
        let stream = TcpStream::connect(address).await.unwrap();
        let mut line = Line { stream, text: String::new() };
        line.ask(half).await;
        line.read_all().await;
        assert!(!line.text.starts_with("HTTP/1.1 200"), "{half}: {}", line.text);
    }
}
