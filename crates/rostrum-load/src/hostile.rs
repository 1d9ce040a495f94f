//! Rostrum on a bad network: the figures of subscribers who do nothing wrong, while others do.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use clap::Args;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Common;
use crate::crowd::{Crowd, Manner};
use crate::fanout::{self, PATIENCE};
use crate::figures::Figures;
use crate::proxy::{self, Vice};
use crate::rostrum::Rostrum;

/// What half a request looks like.
const HALF: &[u8] = b"GET / HTTP/1.1\r\nHost: half";

/// What is measured.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    pub common: Common,
    /// How many behave badly, beside the subscribers
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    bad: usize,
}

impl Options {
    /// Open files that are needed here: the proxies have two for each of their subscribers, who are here as well.
    pub fn files(&self) -> usize {
        self.common.subscribers + 3 * self.bad
    }
}

/// Measures and prints; whether everybody who could ended at the newest state.
///
/// # Errors
/// The server could not be started, or not all got in.
pub async fn run(options: &Options) -> io::Result<bool> {
    let Options { common, bad } = options;
    let mut rostrum =
        Rostrum::start(common.rostrum.as_deref(), common.subscribers + bad + 10, common.inscriptions).await?;
    let (path, server, bad) = (rostrum.stream("live"), rostrum.address, *bad);
    let crowd = Crowd::gather(server, &path, common.subscribers, Manner::Eager).await?;
    println!(
        "{} subscribers, {} commands each, {bad} who behave badly\n\n{}",
        common.subscribers,
        common.rounds,
        Figures::heading()
    );
    let mut well = true;
    let mut tell = |name: &str, figures: &Figures| {
        println!("{}", figures.line(name));
        well &= figures.behind == 0;
    };

    tell("nobody does anything wrong", &measure(&mut rostrum, &crowd, common).await?);

    for (name, manner) in [("slow readers (100 B/s)", Manner::Slow), ("readers who read nothing", Manner::Deaf)] {
        let others = Crowd::gather(server, &path, bad, manner).await?;
        tell(name, &measure(&mut rostrum, &crowd, common).await?);
        others.leave().await;
    }

    let mut half = JoinSet::new();
    for _ in 0..bad {
        half.spawn(ask_by_halves(server));
    }
    tell("half requests, again and again", &measure(&mut rostrum, &crowd, common).await?);
    half.shutdown().await;

    for (name, vice) in [("a proxy that holds back", Vice::HoldsBack), ("a proxy that cuts", Vice::Cuts)] {
        let through = proxy::start(server, vice).await?;
        let others = Crowd::gather(through, &path, bad, Manner::Eager).await?;
        let begun = others.counts();
        let figures = measure(&mut rostrum, &crowd, common).await?;
        tell(&format!("beside {name}"), &figures);
        let newest = rostrum.change().await?;
        let behind = others.behind(newest, PATIENCE).await;
        let (arrivals, skipped) = others.counts();
        let behind_it =
            Figures { arrivals: arrivals - begun.0, skipped: skipped - begun.1, behind, ..Figures::default() };
        tell(&format!("  those behind {name}"), &behind_it);
        others.leave().await;
    }
    crowd.leave().await;
    Ok(well)
}

async fn measure(rostrum: &mut Rostrum, crowd: &Crowd, common: &Common) -> io::Result<Figures> {
    fanout::measure(rostrum.process(), crowd, common, async || rostrum.change().await).await
}

/// Sends half a request, waits until the server has had enough, and does it again.
async fn ask_by_halves(server: SocketAddr) {
    loop {
        let half = async {
            let mut stream = TcpStream::connect(server).await?;
            stream.write_all(HALF).await?;
            stream.read_to_end(&mut Vec::new()).await
        };
        // Being thrown out is what it asks for.
        let _ = half.await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
