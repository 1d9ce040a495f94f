//! Registrations at a steady rate while somebody reads the form, and the import of thousands of participants.
//!
//! Requests leave at their instants whether those before were answered or not, and each time counts from the instant at
//! which the request was to leave: a server that falls behind cannot slow the measurement down.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};

use crate::figures::Figures;
use crate::form::Form;
use crate::http::{ask, ask_bytes};
use crate::rostrum::Rostrum;

/// How it is measured.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// The program to measure; without it the `rostrum` beside this program
    #[arg(long, value_name = "FILE")]
    rostrum: Option<std::path::PathBuf>,
    /// Registrations a second
    #[arg(long, value_name = "N", default_value_t = 200)]
    rate: u32,
    /// Seconds
    #[arg(long, value_name = "S", default_value_t = 60)]
    seconds: u32,
    /// Milliseconds between two readers of the form
    #[arg(long, value_name = "MS", default_value_t = 20)]
    every: u64,
    /// Participants that are imported; 0 imports nobody
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    import: usize,
}

/// The bars: the page at the 99th percentile, and the import.
const PAGE_MS: f64 = 250.0;
const IMPORT_SECONDS: f64 = 10.0;

/// Measures, and prints what comes out. Whether all bars are met.
///
/// # Errors
/// The program cannot be started, or its pages are not those that this program knows.
pub async fn run(options: &Options) -> io::Result<bool> {
    let registered = register(options).await?;
    let imported = if options.import == 0 { true } else { import(options).await? };
    Ok(registered && imported)
}

async fn register(options: &Options) -> io::Result<bool> {
    let rostrum = Arc::new(Rostrum::start(options.rostrum.as_deref(), 100, 0).await?);
    let (server, path) = (rostrum.address, format!("{}/register", rostrum.meeting()));
    let page = ask(server, &format!("GET {path}"), "Accept: text/html\r\n", b"").await?.fine("the form")?;
    let form = Arc::new(Form::read(&page.body).ok_or_else(|| io::Error::other("no form is on the page"))?);
    println!("{} fields of the form: {}", form.names().count(), form.names().collect::<Vec<_>>().join(", "));
    let (rate, count) = (options.rate.max(1), options.rate.saturating_mul(options.seconds));
    let begin = Instant::now();
    let end = begin + Duration::from_secs(u64::from(options.seconds));
    let (times, mut posted) = mpsc::unbounded_channel();
    let (page_times, mut read) = mpsc::unbounded_channel();
    let reading = {
        let (line, every) = (format!("GET {path}"), Duration::from_millis(options.every));
        tokio::spawn(async move {
            let mut at = Instant::now();
            let mut readers = JoinSet::new();
            while at < end {
                sleep_until(at).await;
                let (line, times) = (line.clone(), page_times.clone());
                readers.spawn(async move {
                    let answer = ask(server, &line, "Accept: text/html\r\n", b"").await;
                    let _ = times.send((at.elapsed(), answer.map_or(0, |answer| answer.status)));
                });
                at += every;
            }
            readers.join_all().await;
        })
    };
    let mut writers = JoinSet::new();
    for number in 0..count {
        let at = begin + Duration::from_secs_f64(f64::from(number) / f64::from(rate));
        sleep_until(at).await;
        let (form, path, times) = (Arc::clone(&form), path.clone(), times.clone());
        writers.spawn(async move {
            let (headers, body) = form.filled(number);
            let answer = ask(server, &format!("POST {path}"), &headers, &body).await;
            let _ = times.send((at.elapsed(), answer.map_or(0, |answer| answer.status)));
        });
        while writers.try_join_next().is_some() {}
    }
    drop(times);
    writers.join_all().await;
    let took = begin.elapsed();
    reading.await?;
    let (posts, taken, post_faults) = collect(&mut posted).await;
    let (pages, shown, page_faults) = collect(&mut read).await;
    let per_second = f64::from(taken) / took.as_secs_f64();
    println!("{taken} of {count} registrations taken in {:.1} s: {per_second:.1} a second", took.as_secs_f64());
    for (status, faults) in post_faults.iter().chain(&page_faults) {
        println!("  {faults} answers {status} (0: the connection broke)");
    }
    println!("{:<24} {:>8} {:>9} {:>9} {:>9}", "", "answers", "p50 ms", "p99 ms", "max ms");
    for (name, figures, count) in [("POST of the form", &posts, taken), ("GET of the form", &pages, shown)] {
        let [p50, p99, max] = [50, 99, 100].map(|share| figures.percentile(share));
        println!("{name:<24} {count:>8} {p50:>9.1} {p99:>9.1} {max:>9.1}");
    }
    Ok(taken == count && page_faults.is_empty() && pages.percentile(99) < PAGE_MS)
}

/// Times of what succeeded, how many that is, and how often each other status came.
async fn collect(
    times: &mut mpsc::UnboundedReceiver<(Duration, u16)>,
) -> (Figures, u32, std::collections::BTreeMap<u16, u32>) {
    let (mut figures, mut count, mut faults) = (Figures::default(), 0, std::collections::BTreeMap::new());
    while let Some((time, status)) = times.recv().await {
        if (200..300).contains(&status) {
            figures.last.push(time);
            count += 1;
        } else {
            *faults.entry(status).or_insert(0) += 1;
        }
    }
    (figures, count, faults)
}

/// The same participants as CSV, and as the workbook that Rostrum itself gives out, each into an empty meeting.
async fn import(options: &Options) -> io::Result<bool> {
    let mut table = "name,delegation,category,email,language,level\n".to_owned();
    for number in 0..options.import {
        let city = number % 1_500;
        table.push_str(&format!(
            "Delegate {number},City of Example {city},local_governments,delegate{number}@example.org,en,named\n"
        ));
    }
    let rostrum = Rostrum::start(options.rostrum.as_deref(), 100, 0).await?;
    let csv = take(&rostrum, "list.csv", table.as_bytes(), options.import).await?;
    let headers = rostrum.signed_in();
    let line = format!("GET {}/participants/xlsx", rostrum.meeting());
    let (head, workbook) = ask_bytes(rostrum.address, &line, &headers, b"").await?;
    if !head.contains(" 200 ") {
        return Err(io::Error::other("the workbook was not given out"));
    }
    drop(rostrum);
    sleep(Duration::from_millis(500)).await;
    let rostrum = Rostrum::start(options.rostrum.as_deref(), 100, 0).await?;
    let xlsx = take(&rostrum, "list.xlsx", &workbook, options.import).await?;
    println!("{:<24} {:>9} {:>9} {:>9}", "import", "preview s", "taking s", "both s");
    for (name, (preview, taking)) in [("CSV", csv), ("XLSX", xlsx)] {
        println!("{name:<24} {preview:>9.2} {taking:>9.2} {:>9.2}", preview + taking);
    }
    Ok([csv, xlsx].iter().all(|(preview, taking)| preview + taking < IMPORT_SECONDS))
}

/// Sends a file to the preview and takes what it shows: the seconds of both.
async fn take(rostrum: &Rostrum, name: &str, file: &[u8], count: usize) -> io::Result<(f64, f64)> {
    let line = format!("POST {}/participants/import", rostrum.meeting());
    let headers =
        format!("{}Content-Type: multipart/form-data; boundary=edge\r\nAccept: text/html\r\n", rostrum.signed_in());
    let part = "--edge\r\nContent-Disposition: form-data; name=";
    let head = format!("{part}\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), file, b"\r\n--edge--\r\n"].concat();
    let begin = Instant::now();
    let preview = ask(rostrum.address, &line, &headers, &body).await?.fine("the preview")?;
    let previewed = begin.elapsed().as_secs_f64();
    if !preview.body.contains(&format!("{count} new")) && !preview.body.contains(&format!("{} new", grouped(count))) {
        return Err(io::Error::other("the preview does not say that all are new"));
    }
    let text = preview.body.split_once("<textarea name=\"text\"").and_then(|(_, rest)| rest.split_once('>'));
    let text = text.and_then(|(_, rest)| rest.split_once("</textarea>")).map(|(text, _)| text);
    let text = text.ok_or_else(|| io::Error::other("the preview gives nothing to take"))?;
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let body = format!("{part}\"text\"\r\n\r\n{text}\r\n{part}\"do\"\r\n\r\ntake\r\n--edge--\r\n");
    let begin = Instant::now();
    let links = ask(rostrum.address, &line, &headers, body.as_bytes()).await?.fine("taking the table")?;
    let taken = begin.elapsed().as_secs_f64();
    let lines = links.body.lines().count();
    if lines <= count {
        return Err(io::Error::other(format!("{lines} lines of links came for {count} participants")));
    }
    Ok((previewed, taken))
}

/// As English writes thousands.
fn grouped(count: usize) -> String {
    if count < 1_000 { count.to_string() } else { format!("{},{:03}", count / 1_000, count % 1_000) }
}
