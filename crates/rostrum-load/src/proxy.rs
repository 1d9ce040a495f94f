//! A proxy as they stand between people and servers: one holds the stream back, one cuts it.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, timeout_at};

/// What a proxy does to streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vice {
    /// Holds what comes until a quarter of a second has passed or 64 KiB have come.
    HoldsBack,
    /// Breaks each connection off after one to four seconds.
    Cuts,
}

const HELD: usize = 64 * 1024;
const HOLDING: Duration = Duration::from_millis(250);

/// Starts a proxy before a server; its address. It ends with the program.
///
/// # Errors
/// No port is free.
pub async fn start(server: SocketAddr, vice: Vice) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        let mut number = 0u64;
        while let Ok((client, _)) = listener.accept().await {
            number += 1;
            // How a connection ends says nothing about the proxy.
            tokio::spawn(async move { drop(pass(client, server, vice, number).await) });
        }
    });
    Ok(address)
}

async fn pass(client: TcpStream, server: SocketAddr, vice: Vice, number: u64) -> io::Result<()> {
    let server = TcpStream::connect(server).await?;
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    tokio::spawn(async move { drop(tokio::io::copy(&mut from_client, &mut to_server).await) });
    // Spread over three seconds, so that they do not all break off at once.
    let life = Duration::from_millis(1_000 + number.wrapping_mul(7_919) % 3_000);
    let end = Instant::now() + if vice == Vice::Cuts { life } else { Duration::from_secs(3_600) };
    let mut held = Vec::new();
    loop {
        match timeout_at(end, from_server.read_buf(&mut held)).await {
            Err(_) | Ok(Ok(0)) => return Ok(()),
            Ok(read) => read?,
        };
        if vice == Vice::HoldsBack {
            let until = Instant::now() + HOLDING;
            while held.len() < HELD {
                match timeout_at(until, from_server.read_buf(&mut held)).await {
                    Err(_) | Ok(Ok(0)) => break,
                    Ok(read) => read?,
                };
            }
        }
        to_client.write_all(&held).await?;
        held.clear();
    }
}
