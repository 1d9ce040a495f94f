//! The server on a port, until it is told to stop.

use std::io;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::app::App;

/// How long requests under way may go on after the server was told to stop.
const GRACE: Duration = Duration::from_secs(1);

/// Answers requests until `stop` comes, and then one second longer for those under way. Event streams
/// are ended at once: they would never end by themselves.
///
/// # Errors
/// The port failed.
pub async fn serve(listener: TcpListener, app: App, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
    let streams = app.clone();
    let (told, mut tell) = tokio::sync::watch::channel(false);
    let graceful = async move {
        stop.await;
        streams.close();
        told.send_replace(true);
    };
    let server = axum::serve(listener, crate::router(app)).with_graceful_shutdown(graceful);
    let late = async move {
        // An error means that the server has ended, and then this branch is not wanted any more.
        if tell.wait_for(|stopped| *stopped).await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = server.into_future() => ended,
        () = late => Ok(()),
    }
}
