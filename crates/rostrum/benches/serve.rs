//! Start of `rostrum serve` to its first page, and the memory of an idle server.
//!
//! `cargo bench -p rostrum --bench serve` prints the figures; nothing is asserted.

#[path = "../tests/shared/server.rs"]
mod server;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

const STARTS: usize = 20;

fn main() {
    let folder = std::env::temp_dir().join(format!("rostrum-bench-{}", std::process::id()));
    let new = (0..STARTS).map(|number| start(&folder.join(number.to_string()))).collect::<Vec<_>>();
    let known = folder.join("0");
    let again = (0..STARTS).map(|_| start(&known)).collect::<Vec<_>>();
    println!("start to first page, new data folder:   {}", spread(new.iter().map(|run| run.first_page)));
    println!("start to first page, known data folder: {}", spread(again.iter().map(|run| run.first_page)));
    match idle_memory(&known) {
        Some(kilobytes) => println!("resident memory, idle for 2 s:          {:.1} MB", kilobytes / 1_000.0),
        None => println!("resident memory, idle for 2 s:          not measured, there is no /proc here"),
    }
    // What is left in the folder for temporary files hurts nobody.
    let _ = std::fs::remove_dir_all(&folder);
}

struct Run {
    first_page: Duration,
}

/// Starts a server, waits for its start page and ends it.
fn start(data: &Path) -> Run {
    let began = Instant::now();
    let (child, address) = server::start(data);
    let page = get(&address);
    let first_page = began.elapsed();
    assert!(page.starts_with("HTTP/1.1 200"), "the start page answered: {}", page.lines().next().unwrap_or_default());
    end(child);
    Run { first_page }
}

fn idle_memory(data: &Path) -> Option<f64> {
    let (child, address) = server::start(data);
    get(&address);
    std::thread::sleep(Duration::from_secs(2));
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
    end(child);
    let status = status.ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1.024)
}

fn get(address: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("the server reads");
    let mut page = String::new();
    stream.read_to_string(&mut page).expect("the server answers");
    page
}

fn end(mut child: Child) {
    child.kill().expect("it runs");
    child.wait().expect("it ends");
}

fn spread(times: impl Iterator<Item = Duration>) -> String {
    let mut times: Vec<f64> = times.map(|time| time.as_secs_f64() * 1_000.0).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    format!("median {:.1} ms, 95th percentile {:.1} ms, {} starts", at(50), at(95), times.len())
}
