//! `serve`: the server on a data folder, and what a rehearsal shares with it.

use std::io;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use jiff::SignedDuration;
use rostrum_store::{Desk, Grant, LinkKind, Role, Store, SystemClock};
use rostrum_web::{App, Limits, Live, MailSettings, Provider, Settings};
use tokio::net::{TcpListener, TcpSocket};
use tracing_subscriber::EnvFilter;

use crate::cli;
use crate::failure::Failure;

/// Visitors who may wait to be let in: after a restart all come back at once.
const BACKLOG: u32 = 4_096;

pub fn serve(arguments: &cli::Serve) -> Result<ExitCode, Failure> {
    // Requests and failures, never names or addresses of people.
    let filter = EnvFilter::try_from_env("ROSTRUM_LOG").unwrap_or_else(|_| EnvFilter::new("warn,rostrum=info"));
    crate::log::open(filter);
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::Runtime)?;
    runtime.block_on(run(arguments))
}

async fn run(arguments: &cli::Serve) -> Result<ExitCode, Failure> {
    if arguments.sign_in_link
        && let Some(link) = rostrum_store::owner_link_beside(&arguments.data.folder, &SystemClock::new()).await?
    {
        let base = arguments.base.clone().unwrap_or_else(|| format!("http://{}", arguments.listen));
        let link = format!("{}/sign-in/{}", base.trim_end_matches('/'), link.as_str());
        println!("The server runs already. Sign in as the owner, once, within 24 hours:\n  {link}");
        return Ok(ExitCode::SUCCESS);
    }
    // First of all: settings that cannot work end the program before anything else is done.
    let mail = MailSettings::read(
        arguments.smtp_url.as_deref(),
        arguments.mail_from.as_deref(),
        arguments.mail_bounces.clone(),
    )?
    .with_neutral_sender(arguments.mail_neutral_from.as_deref())?
    .with_retry(SignedDuration::from_secs(arguments.mail_retry.into()));
    let openid = crate::openid::read(&arguments.openid)?;
    let listener = listen(arguments.listen).await?;
    let address = listener.local_addr().map_err(Failure::Runtime)?;
    let store = crate::folder::open(&arguments.data).await?;
    let base = arguments.base.clone().unwrap_or_else(|| format!("http://{address}"));
    let base = base.trim_end_matches('/').to_owned();

    println!("Rostrum is ready at {base} (data in {}). Ctrl-C stops it.", arguments.data.folder.display());
    if let Some(openid) = &openid {
        println!("Staff signs in through {}; register {base}/oidc/callback there as redirect URI.", openid.issuer());
    }
    if arguments.sign_in_link || !store.secretariat_has_signed_in().await? {
        println!("Sign in as the owner, once, within 24 hours:\n  {}", sign_in_link(&store, &base).await?);
    }
    let live = Live {
        beat: Duration::from_secs(arguments.heartbeat),
        streams: arguments.streams.unwrap_or_else(room_for_streams),
    };
    let desk = Desk::new(store.clone());
    let schedule = tokio::spawn(desk.clone().keep_schedule());
    let mut app =
        App::new(desk, Settings { base, rehearsal: false, private_webhooks: arguments.private_webhooks, mail, live })
            .with_limits(Limits {
                registrations: arguments.limit_registrations,
                sign_ins: arguments.limit_sign_ins,
                uploads: arguments.limit_uploads,
                trusted_proxies: arguments.trusted_proxies.clone(),
            });
    if let Some(openid) = openid {
        app = app.with_openid(Provider::new(openid));
    }
    let served = rostrum_web::serve(listener, app, stop_signal()).await;
    schedule.abort();
    served.map_err(Failure::Runtime)?;
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// A one-time sign-in link for whoever runs the machine: the owner, who may do all that the secretariat may.
pub async fn sign_in_link(store: &Store, base: &str) -> Result<String, Failure> {
    let grant = Grant { role: Role::Owner, meeting: None, participant: None };
    let token = store.make_token(LinkKind::SignIn, &grant).await?;
    Ok(format!("{base}/sign-in/{}", token.as_str()))
}

/// A link that signs in as the secretariat again and again, for a rehearsal: there the clock runs so fast
/// that a link for a day would not live until somebody opens it.
pub async fn secretariat_link(store: &Store, base: &str) -> Result<String, Failure> {
    let grant = Grant { role: Role::Secretariat, meeting: None, participant: None };
    let token = store.make_token(LinkKind::Personal, &grant).await?;
    Ok(format!("{base}/p/{}", token.as_str()))
}

/// How many live streams there is room for: a stream is an open file. Pages, forms and the data folder keep
/// one in ten of those that the system permits, and 100 at least.
fn room_for_streams() -> usize {
    // Most systems start a program with few and let it have many; where it is not told, few must do.
    let files = rlimit::increase_nofile_limit(u64::MAX).unwrap_or(1_024);
    let files = usize::try_from(files).unwrap_or(usize::MAX).min(1_000_000);
    files - (files / 10).max(100).min(files)
}

/// Takes a port.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    let take = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        // A port that a program has just left may be taken again at once; on Windows this would mean another thing.
        #[cfg(unix)]
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(BACKLOG)
    };
    take().map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => Failure::PortInUse { address },
        _ => Failure::Listen { address, source },
    })
}

/// Ctrl-C, or the signal by which a service manager stops a program.
pub async fn stop_signal() {
    let ctrl_c = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = ctrl_c => {}
        () = terminate => {}
    }
}
