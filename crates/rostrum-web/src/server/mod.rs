//! The server on a port, until it is told to stop.
//!
//! - `connection` serves one connection by the HTTP library.
//! - `handover` lets a handler take the socket out of its hands once the head of the answer is written:
//!   that is how a stream of ten thousand readers costs little.

mod connection;
pub(crate) mod handover;

#[cfg(test)]
mod tests;

use std::io;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};

use crate::api::webhook::{self, Courier, Pace};
use crate::app::App;
use connection::Patience;

/// How long requests under way may go on after the server was told to stop.
const GRACE: Duration = Duration::from_secs(1);
/// After the system refused another connection, which mostly means that no file may be opened any more.
const REST: Duration = Duration::from_millis(100);
/// Between two looks at whether the clock of the machine was set.
const SETTLE: Duration = Duration::from_secs(10);

/// Answers requests until `stop` comes, and then one second longer for those under way. Event streams
/// are ended at once: they would never end by themselves. Meanwhile webhooks are told what happens.
///
/// # Errors
/// None at present; a port that fails is tried again.
pub async fn serve(listener: TcpListener, app: App, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
    let router = crate::router(app.clone());
    let (stopping, stopped) = watch::channel(false);
    // Each connection holds a sender, so the receiver tells when all have ended.
    let (open, mut all_ended) = mpsc::channel::<()>(1);
    let settling = tokio::spawn(settle(app.clone()));
    let courier = Courier::new(app.clone(), Pace::default(), app.settings().private_webhooks);
    let webhooks = tokio::spawn(webhook::run(courier));
    let retention = tokio::spawn(crate::retention::keep(app.clone()));
    let compendium = tokio::spawn(crate::compendium::keep(app.clone()));
    let mails = crate::mail::serve(&app);
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, _)) => {
                let (router, stopped, open) = (router.clone(), stopped.clone(), open.clone());
                tokio::spawn(async move {
                    connection::attend(stream, router, stopped, Patience::USUAL).await;
                    drop(open);
                });
            }
            Err(error) if is_of_the_visitor(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be taken: raise the limit of open files (ulimit -n)");
                tokio::time::sleep(REST).await;
            }
        }
    }
    drop(listener);
    app.close();
    stopping.send_replace(true);
    settling.abort();
    webhooks.abort();
    retention.abort();
    compendium.abort();
    mails.abort();
    drop(open);
    // Whoever is still under way after that is broken off.
    let _ = tokio::time::timeout(GRACE, all_ended.recv()).await;
    Ok(())
}

/// The visitor hung up before it was their turn.
fn is_of_the_visitor(error: &io::Error) -> bool {
    use io::ErrorKind as K;
    matches!(error.kind(), K::ConnectionAborted | K::ConnectionReset | K::ConnectionRefused | K::Interrupted)
}

/// Takes the clock of the machine over when it was set and nobody has the floor.
async fn settle(app: App) {
    let mut rounds = tokio::time::interval(SETTLE);
    loop {
        rounds.tick().await;
        if let Err(error) = app.desk().settle_clock().await {
            tracing::error!(%error, "whether somebody has the floor cannot be seen, so the clock stays as it is");
        }
    }
}
