//! Hundreds of contributions that are written at once, each saving itself, while the server is killed (SIGKILL) and
//! started again: every save that was acknowledged has to be there afterwards.
//!
//! A draft behaves as its page does: it sends what changed, waits for the answer, and sends again what was not
//! acknowledged. What it was told is kept is compared with what the server has at the end.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use crate::figures::Figures;
use crate::http::ask;
use crate::rostrum::Rostrum;

/// How it is measured.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// The program to measure; without it the `rostrum` beside this program
    #[arg(long, value_name = "FILE")]
    rostrum: Option<std::path::PathBuf>,
    /// Drafts that are written at once
    #[arg(long, value_name = "N", default_value_t = 500)]
    drafts: usize,
    /// Seconds for which they are written
    #[arg(long, value_name = "S", default_value_t = 60)]
    seconds: u64,
    /// Milliseconds between two saves of a draft
    #[arg(long, value_name = "MS", default_value_t = 2_000)]
    every: u64,
    /// How often the server is killed meanwhile
    #[arg(long, value_name = "N", default_value_t = 2)]
    kills: u32,
}

/// Questions of the ready call that are answered in turns.
const FIELDS: [&str; 5] = ["capacity", "housing", "water", "mechanisms", "lesson"];
const JSON: &str = "Content-Type: application/json\r\nAccept: application/json\r\n";
/// An attempt without an answer is given up after so long, as the page does.
const PATIENCE: Duration = Duration::from_secs(15);
/// So long after an attempt that failed the next one leaves.
const AGAIN: Duration = Duration::from_millis(200);

/// A field of a draft, as its page knows it.
#[derive(Clone, Debug, Default)]
struct Field {
    /// The text and the edit that the server said it has.
    acknowledged: Option<(String, u64)>,
    /// The text that was sent last, acknowledged or not.
    sent: String,
    version: u64,
}

/// What became of one draft.
#[derive(Debug, Default)]
struct Written {
    path: String,
    fields: Vec<Field>,
    saves: u32,
    tries: u32,
    times: Vec<Duration>,
}

/// Measures, and prints what comes out. Whether every acknowledged save is there.
///
/// # Errors
/// The program cannot be started, or its pages are not those that this program knows.
pub async fn run(options: &Options) -> io::Result<bool> {
    let mut rostrum = Rostrum::start(options.rostrum.as_deref(), 100, 0).await?;
    let server = rostrum.address;
    let calls = format!("{}/calls", rostrum.meeting());
    for (path, form) in [(calls.clone(), "from=example"), (format!("{calls}/1/state"), "do=open")] {
        let headers = format!("{}Content-Type: application/x-www-form-urlencoded\r\n", rostrum.signed_in());
        ask(server, &format!("POST {path}"), &headers, form.as_bytes()).await?.fine("the call")?;
    }
    let mut paths = Vec::with_capacity(options.drafts);
    for _ in 0..options.drafts {
        let begun = ask(server, &format!("POST {calls}/1/answer"), "", b"").await?.fine("beginning a draft")?;
        let path = begun.header("location").ok_or_else(|| io::Error::other("a draft has no address"))?;
        paths.push(path.to_owned());
    }
    let end = Instant::now() + Duration::from_secs(options.seconds);
    let every = Duration::from_millis(options.every.max(1));
    let mut writers = JoinSet::new();
    for (number, path) in paths.into_iter().enumerate() {
        let wait = every.mul_f64(
            f64::from(u32::try_from(number).unwrap_or_default())
                / f64::from(u32::try_from(options.drafts).unwrap_or(1)),
        );
        writers.spawn(async move {
            sleep(wait).await;
            write(server, number, path, every, end).await
        });
    }
    let pause = Duration::from_secs(options.seconds) / (options.kills + 1);
    let mut down = Vec::new();
    for _ in 0..options.kills {
        sleep(pause).await;
        let began = Instant::now();
        rostrum.kill_and_start_again().await?;
        down.push(began.elapsed());
    }
    let all = Arc::new(writers.join_all().await);
    let lost = compare(server, &all).await?;
    let last = all.iter().flat_map(|draft| draft.times.iter().copied()).collect();
    let figures = Figures { last, ..Figures::default() };
    let sum = |count: fn(&Written) -> u32| all.iter().map(count).sum::<u32>();
    let (saves, tries) = (sum(|draft| draft.saves), sum(|draft| draft.tries));
    #[expect(clippy::cast_precision_loss, reason = "seconds are few")]
    let per_second = f64::from(saves) / options.seconds as f64;
    let [p50, p99, max] = [50, 99, 100].map(|share| figures.percentile(share));
    println!(
        "{} drafts for {} s: {saves} saves acknowledged, {per_second:.1} a second, {} tried again",
        all.len(),
        options.seconds,
        tries - saves
    );
    println!("from sending to the acknowledgement: p50 {p50:.1} ms, p99 {p99:.1} ms, max {max:.1} ms");
    for (kill, time) in down.iter().enumerate() {
        println!("kill {}: answers again after {:.2} s", kill + 1, time.as_secs_f64());
    }
    println!("{lost} acknowledged saves are missing afterwards");
    Ok(lost == 0 && saves > 0)
}

/// Writes one draft until the end, as its page would.
async fn write(server: SocketAddr, number: usize, path: String, every: Duration, end: Instant) -> Written {
    let mut draft = Written { path, fields: vec![Field::default(); FIELDS.len()], ..Written::default() };
    let mut edit = 0;
    while Instant::now() < end {
        let next = Instant::now() + every;
        edit += 1;
        let place = usize::try_from(edit).unwrap_or_default() % FIELDS.len();
        let text = format!(
            "Draft {number} writes its sentence {edit}. {}",
            "It says what was done and what came of it. ".repeat(8)
        );
        draft.fields[place].sent.clone_from(&text);
        loop {
            draft.tries += 1;
            let began = Instant::now();
            if let Some(version) = save(server, &draft, place, &text, edit, number).await {
                draft.times.push(began.elapsed());
                draft.saves += 1;
                let field = &mut draft.fields[place];
                field.version = version;
                field.acknowledged = Some((text, edit));
                break;
            }
            // After the end nothing new is typed; what waits is not acknowledged, and may be there or not.
            if Instant::now() > end + PATIENCE {
                return draft;
            }
            sleep(AGAIN).await;
        }
        tokio::time::sleep_until(next).await;
    }
    draft
}

/// Sends one save; the version that the server says it has.
async fn save(server: SocketAddr, draft: &Written, place: usize, text: &str, edit: u64, number: usize) -> Option<u64> {
    let known: Vec<String> =
        FIELDS.iter().zip(&draft.fields).map(|(code, field)| format!("\"{code}\":{}", field.version)).collect();
    let body = format!(
        "{{\"parts\":[{{\"field\":\"{}\",\"text\":\"{text}\",\"on\":{},\"writer\":\"page-{number}\",\"edit\":{edit}}}],\"known\":{{{}}}}}",
        FIELDS[place],
        draft.fields[place].version,
        known.join(",")
    );
    let line = format!("POST {}/save", draft.path);
    let answer = timeout(PATIENCE, ask(server, &line, JSON, body.as_bytes())).await.ok()?.ok()?;
    if answer.status != 200 || !answer.body.contains("\"beside\":null") {
        return None;
    }
    let (_, rest) = answer.body.split_once("\"version\":")?;
    rest[..rest.find(|c: char| !c.is_ascii_digit())?].parse().ok()
}

/// How many acknowledged saves the server does not have. A later text of the same draft is no loss.
async fn compare(server: SocketAddr, all: &[Written]) -> io::Result<u32> {
    let mut lost = 0;
    for draft in all {
        let known: Vec<String> = FIELDS.iter().map(|code| format!("\"{code}\":0")).collect();
        let body = format!("{{\"parts\":[],\"known\":{{{}}}}}", known.join(","));
        let line = format!("POST {}/save", draft.path);
        let answer = ask(server, &line, JSON, body.as_bytes()).await?.fine("reading a draft")?;
        for (code, field) in FIELDS.iter().zip(&draft.fields) {
            let Some((text, edit)) = &field.acknowledged else { continue };
            let there = |text: &str| answer.body.contains(&format!("\"text\":\"{text}\""));
            if !there(text) && !there(&field.sent) {
                eprintln!("{} {code}: the save of edit {edit} is missing", draft.path);
                lost += 1;
            }
        }
    }
    Ok(lost)
}
