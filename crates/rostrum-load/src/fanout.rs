//! From one command to ten thousand subscribers, in turn with nginx and nchan.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use clap::Args;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Common;
use crate::crowd::{Crowd, Manner};
use crate::figures::Figures;
use crate::nginx::Nginx;
use crate::process::Process;
use crate::rostrum::Rostrum;

/// Before memory is read: what was needed for the greeting has been let go by then.
const REST: Duration = Duration::from_secs(5);
/// A state that has not reached all after this long counts as not arrived.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What is measured.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    pub common: Common,
    /// How often the two servers take turns
    #[arg(long, value_name = "N", default_value_t = 2)]
    blocks: u32,
    /// Rostrum alone
    #[arg(long)]
    alone: bool,
    /// Which stream: live, display, json
    #[arg(long, default_value = "live")]
    view: String,
}

/// Measures and prints; whether everybody ended at the newest state.
///
/// # Errors
/// A server could not be started, or not all got in.
pub async fn run(options: &Options) -> io::Result<bool> {
    let common = &options.common;
    let mut rostrum = Rostrum::start(common.rostrum.as_deref(), common.subscribers + 10, common.inscriptions).await?;
    let against = !options.alone && Nginx::is_installed();
    if !options.alone && !against {
        println!("nginx with nchan is not here (Debian: libnginx-mod-nchan), so Rostrum is measured alone.");
    }
    let nginx = if against { Some(Nginx::start(common.subscribers).await?) } else { None };
    let state = newest(&rostrum, &options.view).await?;
    println!(
        "{} subscribers, {} commands a block every {} ms, {} blocks, {} bytes a state\n",
        common.subscribers,
        common.rounds,
        common.every,
        options.blocks,
        state.len(),
    );
    let (mut ours, mut theirs, mut published) = (Figures::default(), Figures::default(), 0);
    for _ in 0..options.blocks {
        ours.add(block_of_rostrum(&mut rostrum, options).await?);
        if let Some(nginx) = &nginx {
            theirs.add(block_of_nginx(nginx, common, &state, &mut published).await?);
        }
    }
    println!("{}\n{}", Figures::heading(), ours.line("rostrum"));
    if let Some(nginx) = nginx {
        println!("{}", theirs.line("nginx with nchan, two workers"));
        println!("\nratio of the 99th percentiles: {:.2}", ours.percentile(99) / theirs.percentile(99));
        nginx.stop().await?;
    }
    Ok(ours.behind == 0)
}

async fn block_of_rostrum(rostrum: &mut Rostrum, options: &Options) -> io::Result<Figures> {
    let common = &options.common;
    let (process, path, address) = (rostrum.process(), rostrum.stream(&options.view), rostrum.address);
    block(process, address, &path, common, async || rostrum.change().await).await
}

async fn block_of_nginx(nginx: &Nginx, common: &Common, state: &str, published: &mut u64) -> io::Result<Figures> {
    let mut publish = async || {
        *published += 1;
        let version = *published;
        nginx.publish(&with_version(state, version)).await.map(|()| version)
    };
    // As Rostrum has, it has a state for whoever comes.
    publish().await?;
    block(nginx.process(), nginx.address, &nginx.stream(), common, publish).await
}

/// Subscribers come, rest, get the states, and leave.
async fn block(
    process: Process,
    address: SocketAddr,
    path: &str,
    common: &Common,
    change: impl AsyncFnMut() -> io::Result<u64>,
) -> io::Result<Figures> {
    let before = process.used()?;
    let crowd = Crowd::gather(address, path, common.subscribers, Manner::Eager).await?;
    tokio::time::sleep(REST).await;
    let idle = process.used()?;
    let mut figures = measure(process, &crowd, common, change).await?;
    let each = u64::try_from(common.subscribers.max(1)).unwrap_or(u64::MAX);
    figures.memory_each = Some(idle.memory.saturating_sub(before.memory) / each);
    crowd.leave().await;
    tokio::time::sleep(REST).await;
    Ok(figures)
}

/// Changes the state again and again, and measures when the last of the crowd has it.
///
/// # Errors
/// A change was refused.
pub async fn measure(
    process: Process,
    crowd: &Crowd,
    common: &Common,
    mut change: impl AsyncFnMut() -> io::Result<u64>,
) -> io::Result<Figures> {
    let (before, begun) = (process.used()?, crowd.counts());
    let (mut figures, mut newest) = (Figures::default(), 0);
    for _ in 0..common.rounds {
        let sent = Instant::now();
        newest = change().await?;
        if let Some(last) = crowd.all_have(newest, PATIENCE).await {
            figures.last.push(last.saturating_duration_since(sent));
        }
        tokio::time::sleep_until((sent + Duration::from_millis(common.every)).into()).await;
    }
    figures.behind = crowd.behind(newest, PATIENCE).await;
    let (arrivals, skipped) = crowd.counts();
    figures.arrivals = arrivals - begun.0;
    figures.skipped = skipped - begun.1;
    figures.processor = process.used()?.processor.saturating_sub(before.processor);
    Ok(figures)
}

/// The data of the newest state, which nginx is to send as well.
async fn newest(rostrum: &Rostrum, view: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(rostrum.address).await?;
    let path = rostrum.stream(view);
    // The older protocol has no chunks, so the bytes are the message.
    stream.write_all(format!("GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n", rostrum.address).as_bytes()).await?;
    let mut bytes = Vec::new();
    loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::Error::other(format!("{path} ends without a state: {}", String::from_utf8_lossy(&bytes))));
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Some((state, _)) = text.split_once("data: ").and_then(|(_, data)| data.split_once("\n\n")) {
            return Ok(state.to_owned());
        }
    }
}

/// The same state under another version, which it begins with.
fn with_version(state: &str, version: u64) -> String {
    let rest = state.split_once(',').map_or("}", |(_, rest)| rest);
    format!("{{\"version\":{version},{rest}")
}
