//! The rush: 2,000 people inscribe at once, and the server is killed right after the last answer.
//!
//! `cargo bench -p rostrum --no-default-features --bench rush` prints the figures. What must hold whatever
//! the machine is asserted: everybody is answered, everyone acknowledged is on the list after the restart,
//! in the order of the rules, and the log verifies. Bars on time are printed beside their figure.

#[path = "../tests/shared/people.rs"]
mod people;
#[path = "../tests/shared/server.rs"]
mod server;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rostrum_domain::floor::chain::verify;
use rostrum_domain::floor::{Actor, Command as OfFloor, Inscription, Recorded};
use rostrum_domain::ids::{MeetingId, SessionId};
use rostrum_store::measure::commit_single_rows;
use rostrum_store::{Desk, LogForm, Order, Store, SystemClock};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Barrier;
use tokio::task::JoinHandle;

use people::gather;

const PEOPLE: usize = 2_000;
const ROUNDS: usize = 3;

#[tokio::main]
async fn main() {
    let folder = std::env::temp_dir().join(format!("rostrum-rush-{}", std::process::id()));
    for round in 1..=ROUNDS {
        let data = folder.join(round.to_string());
        let (meeting, cookies) = prepare(&data).await;
        let took = commit_single_rows(&folder.join(format!("{round}.db")), PEOPLE).await.expect("the disk is not full");
        let single = per_second(PEOPLE, took);
        let (mut server, address) = server::start(&data);
        let idle = processor_ms(server.id());
        let answers = rush(&address, &meeting, cookies).await;
        let spent = processor_ms(server.id()).zip(idle).map(|(after, before)| after - before);
        server.kill().expect("it runs");
        server.wait().expect("it ends");
        report(round, &answers, single, spent);
        after_the_kill(&data, &meeting, &answers).await;
    }
    // What is left in the folder for temporary files hurts nobody.
    let _ = std::fs::remove_dir_all(&folder);
}

/// What one person was told, and when.
struct Answer {
    inscription: u32,
    version: u64,
    sent: Instant,
    answered: Instant,
}

/// A meeting whose list is open, with everybody registered and signed in.
async fn prepare(data: &Path) -> (MeetingId, Vec<String>) {
    let (meeting, people) = gather(data, PEOPLE).await;
    let desk = Desk::new(Store::open(data, Arc::new(SystemClock::new())).await.expect("the folder is free again"));
    let session = SessionId::parse("session-1").expect("it is an identifier");
    let order = Order::new(Actor::Secretariat, OfFloor::OpenList { session });
    desk.submit(&meeting, order).await.expect("the list is closed");
    desk.store().close().await;
    (meeting, people.into_iter().map(|(_, cookie)| cookie).collect())
}

/// Everybody has a connection and sends at the same moment.
async fn rush(address: &str, meeting: &MeetingId, cookies: Vec<String>) -> Vec<Answer> {
    let ready = Arc::new(Barrier::new(cookies.len()));
    let mut people = Vec::with_capacity(cookies.len());
    for cookie in cookies {
        let stream = TcpStream::connect(address).await.expect("the server listens");
        stream.set_nodelay(true).expect("it is a socket");
        let body = "session=session-1&standing=single";
        let request = format!(
            "POST /m/{meeting}/me/inscribe HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nAccept: application/json\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let ready = Arc::clone(&ready);
        people.push(tokio::spawn(async move {
            ready.wait().await;
            inscribe(stream, request).await
        }));
    }
    let mut answers = Vec::with_capacity(people.len());
    for person in people {
        answers.push(person.await.expect("everybody is answered"));
    }
    answers
}

async fn inscribe(mut stream: TcpStream, request: String) -> Answer {
    let sent = Instant::now();
    stream.write_all(request.as_bytes()).await.expect("the server reads");
    let (mut bytes, mut part) = (Vec::with_capacity(2_048), [0; 2_048]);
    let body = loop {
        let count = stream.read(&mut part).await.expect("the server answers");
        assert!(count > 0, "the server hung up");
        bytes.extend_from_slice(&part[..count]);
        if let Some(body) = body(&bytes) {
            break body;
        }
    };
    let answered = Instant::now();
    let answer: serde_json::Value = serde_json::from_str(body).expect("the answer is JSON");
    let number = |name: &str| answer[name].as_u64().unwrap_or_else(|| panic!("no inscription: {answer}"));
    Answer {
        inscription: u32::try_from(number("inscription")).expect("it is small"),
        version: number("version"),
        sent,
        answered,
    }
}

/// The body of an answer, once it is whole.
fn body(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    (body.len() >= length.unwrap_or(usize::MAX)).then_some(body)
}

fn report(round: usize, answers: &[Answer], single: f64, spent: Option<f64>) {
    let first = answers.iter().map(|answer| answer.sent).min().expect("there are answers");
    let last = answers.iter().map(|answer| answer.answered).max().expect("there are answers");
    let rate = per_second(answers.len(), last - first);
    let mut waits: Vec<f64> =
        answers.iter().map(|answer| (answer.answered - answer.sent).as_secs_f64() * 1_000.0).collect();
    waits.sort_by(f64::total_cmp);
    let at = |share: usize| waits[(waits.len() - 1) * share / 100];
    println!("round {round}: {} people answered in {:.0} ms", answers.len(), (last - first).as_secs_f64() * 1_000.0);
    println!("  durable inscriptions   {rate:>8.0} /s");
    println!(
        "  single rows of SQLite  {single:>8.0} /s  (bar: no more than the inscriptions; {:.2} times)",
        rate / single
    );
    if let Some(spent) = spent {
        let each = spent * 1_000.0 / f64::from(u32::try_from(answers.len()).expect("it is small"));
        println!("  processor, server      {each:>8.0} µs for each inscription");
    }
    println!("  wait for the answer    median {:.0} ms, 99th percentile {:.0} ms (bar: 1,000 ms)", at(50), at(99));
}

/// Every acknowledged inscription is in the log and on the list, in the order in which it was taken.
async fn after_the_kill(data: &Path, meeting: &MeetingId, answers: &[Answer]) {
    let desk = Desk::new(Store::open(data, Arc::new(SystemClock::new())).await.expect("the lock went with the server"));
    let verified = verify(&desk.log(meeting, LogForm::Full).await.expect("the log is readable"));
    assert_eq!(verified.findings, [], "the log verifies");
    let floor = desk.floor(meeting).await.expect("the log is readable");
    let session = SessionId::parse("session-1").expect("it is an identifier");
    let waiting: Vec<u32> = floor.waiting(&session).map(|entry| entry.no.0).collect();
    let of_the_rules: Vec<u32> = (1..=u32::try_from(PEOPLE).expect("it is small")).collect();
    assert_eq!(waiting, of_the_rules, "all have one standing, so they are called by time of inscription");
    for answer in answers {
        let line: &Recorded = &verified.log[usize::try_from(answer.version - 1).expect("it is small")];
        let entry = floor.inscriptions.values().find(|entry| entry.no.0 == answer.inscription);
        let entry = entry.expect("it was acknowledged, so it is on the list");
        assert_eq!(line.at, entry.at, "the answer named its line of the log");
    }
    let session = SessionId::parse("session-2").expect("it is an identifier");
    let list = OfFloor::OpenList { session: session.clone() };
    desk.submit(meeting, Order::new(Actor::Secretariat, list)).await.expect("the list is closed");
    let began = Instant::now();
    let entries = floor.inscriptions.values();
    let there: Vec<_> = entries.map(|entry| at_the_desk(&desk, meeting, &session, entry)).collect();
    for inscribed in there {
        inscribed.await.expect("nobody hangs up");
    }
    let alone = per_second(PEOPLE, began.elapsed());
    println!("  the desk alone         {alone:>8.0} /s, on the list of the next session");
    println!(
        "  killed, started again: {} on the list in order, the log of {} lines verifies",
        waiting.len(),
        verified.events
    );
    desk.store().close().await;
}

/// Lets one who stands on the first list inscribe on another, without a page.
fn at_the_desk(desk: &Desk, meeting: &MeetingId, session: &SessionId, entry: &Inscription) -> JoinHandle<()> {
    let command = OfFloor::Inscribe {
        session: session.clone(),
        participant: entry.participant,
        delegation: entry.delegation,
        category: entry.category,
        standing: entry.standing,
        declared: entry.declared,
    };
    let (desk, meeting, by) = (desk.clone(), meeting.clone(), Actor::Participant(entry.participant));
    tokio::spawn(async move {
        desk.submit(&meeting, Order::new(by, command)).await.expect("the list is open");
    })
}

/// Milliseconds of processor that a process has used; `None` where there is no /proc. It counts in steps of
/// 10 ms.
fn processor_ms(process: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) * 10.0)
}

fn per_second(count: usize, time: Duration) -> f64 {
    f64::from(u32::try_from(count).expect("it is small")) / time.as_secs_f64()
}
