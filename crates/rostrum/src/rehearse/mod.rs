//! `rehearse`: a dress rehearsal of a meeting. Simulated delegations do over the real server what
//! people do; only the clock handed to the server runs faster.

mod cast;
mod client;
mod day;
mod incidents;
mod lot;
mod pace;
mod practices;
mod stage;
mod statements;
mod summary;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::concept_note::ConceptNote;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::notice::Level;
use rostrum_domain::programme::SessionKind;
use rostrum_import::{Imported, read_concept_note, render_notices};
use rostrum_store::{Desk, RehearsalClock, Store};
use rostrum_web::{App, Live, MailSettings, Settings};
use tokio::net::TcpListener;

use crate::cli;
use crate::failure::Failure;
use crate::{note, serve};
use cast::Cast;
use day::Day;
use pace::Pace;
use stage::Stage;
use summary::Summary;

/// The sample: the facts of the panel discussion of 21 July 2025.
const SAMPLE: &str = include_str!("../../../../examples/local-government-2025.txt");
const SAMPLE_NAME: &str = "local-government-2025.txt";
/// Real seconds that a day takes when no speed is asked for; registration, pages and report come on top.
const DAY_SECONDS: f64 = 42.0;

pub fn rehearse(arguments: &cli::Rehearse) -> Result<ExitCode, Failure> {
    let (imported, bytes, name) = read(arguments)?;
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::Runtime)?;
    runtime.block_on(hold(arguments, &imported, bytes, &name))
}

fn read(arguments: &cli::Rehearse) -> Result<(Imported, Vec<u8>, String), Failure> {
    let Some(path) = &arguments.note else {
        let imported = read_concept_note(SAMPLE.as_bytes(), SAMPLE_NAME)?;
        return Ok((imported, SAMPLE.as_bytes().to_vec(), SAMPLE_NAME.to_owned()));
    };
    let (imported, bytes) = (note::read(path)?, note::read_bytes(path)?);
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok((imported, bytes, name))
}

async fn hold(arguments: &cli::Rehearse, imported: &Imported, note: Vec<u8>, name: &str) -> Result<ExitCode, Failure> {
    let colour = std::io::IsTerminal::is_terminal(&std::io::stdout());
    print_note(imported, name, colour);
    if imported.note.programme.sessions.iter().all(|session| session.kind == SessionKind::Break) {
        let title = imported.note.title.clone();
        return Err(rostrum_store::CreateError::NoProgramme { title }.into());
    }
    let wrong = imported.findings().filter(|notice| notice.level == Level::Error).count();
    if wrong > 0 {
        return Err(Failure::NoteHasErrors { file: name.to_owned(), wrong });
    }
    // Before anything is simulated, so that a folder that cannot be written costs nobody a minute.
    std::fs::create_dir_all(&arguments.out).map_err(Failure::file(&arguments.out))?;

    let (start, speed) = beginning(&imported.note, arguments);
    let clock = Arc::new(RehearsalClock::new(start, speed.unwrap_or(0.0)));
    let folder = tempfile::tempdir().map_err(Failure::file(std::env::temp_dir()))?;
    let store = Store::open(folder.path(), clock.clone()).await?.for_rehearsal(arguments.seed);
    let listener = listen(arguments.listen).await?;
    let address = listener.local_addr().map_err(Failure::Runtime)?;
    let base = format!("http://{address}");
    let sign_in = serve::sign_in_link(&store, &base).await?;
    let to_look = serve::secretariat_link(&store, &base).await?;

    let desk = Desk::new(store.clone());
    let schedule = tokio::spawn(desk.clone().keep_schedule());
    let app = App::new(
        desk,
        Settings {
            base: base.clone(),
            rehearsal: true,
            private_webhooks: false,
            mail: MailSettings::embedded(),
            live: Live::default(),
        },
    );
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(rostrum_web::serve(listener, app, async move {
        let _ = stopped.await;
    }));

    let simulated = async {
        let stage = Stage::enter(&base, &sign_in, note, name).await?;
        let meeting = MeetingId::parse(stage.meeting())
            .map_err(|_| Failure::Rehearsal(format!("\"{}\" is no meeting", stage.meeting())))?;
        practices::publish(&store, &meeting).await?;
        if !arguments.fast {
            println!("REHEARSAL: nobody and nothing in it is real. Look at it while it is held:");
            println!("  meeting    {base}{}", stage.path(""));
            println!("  practices  {base}/practices");
            println!("  live page  {base}{}", stage.path("/live"));
            println!("  display    {base}{}", stage.path("/display"));
            println!("  console    {base}{}", stage.path("/console"));
            println!("             after signing in with {to_look}\n");
        }
        let pace = Pace::new(clock, start, speed, &imported.note);
        let cast = Cast::of(arguments.participants, arguments.seed, &imported.note.format.categories);
        let mut day = Day::new(stage, pace, cast, arguments.seed);
        day.prepare(&imported.note).await?;
        day.hold(&imported.note).await?;
        day.write(&arguments.out, arguments.seed).await
    };
    let summary: Summary = tokio::select! {
        summary = simulated => summary?,
        () = serve::stop_signal() => return Err(Failure::Rehearsal("it was interrupted; nothing was written.".to_owned())),
    };
    println!("{}", summary.table(colour));
    print!("{}", summary.draws((!arguments.fast).then_some(base.as_str()), &arguments.out));
    print_files(&arguments.out, &summary);
    if !arguments.fast {
        println!("\nThe pages stay open at {base}{}. Ctrl-C stops.", summary.path());
        serve::stop_signal().await;
    }
    let _ = stop.send(());
    let ended = server.await.map_err(|failure| Failure::Rehearsal(format!("the server broke off: {failure}")))?;
    schedule.abort();
    ended.map_err(Failure::Runtime)?;
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

fn print_note(imported: &Imported, name: &str, colour: bool) {
    println!("{}", imported.note.title);
    let findings: Vec<_> = imported.findings().cloned().collect();
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    println!(
        "{name}: {}, {}, {}\n",
        count(imported.note.programme.sessions.len(), "session", "sessions"),
        count(imported.note.documents.len(), "document", "documents"),
        count(findings.len(), "finding", "findings"),
    );
    print!("{}", render_notices(name, &imported.text, &findings, colour));
}

/// The instant at which a rehearsal begins (nine in the morning a week before), and seconds of the
/// meeting in one real second (`None`: no waiting).
fn beginning(note: &ConceptNote, arguments: &cli::Rehearse) -> (Timestamp, Option<f64>) {
    let first = note.programme.sessions.iter().map(|session| session.start).min().unwrap_or_default();
    let start = note.zone.instant(first.date().at(9, 0, 0, 0)) - SignedDuration::from_hours(7 * 24);
    if arguments.fast {
        return (start, None);
    }
    let minutes: u32 = note.programme.sessions.iter().map(rostrum_domain::programme::Session::minutes).sum();
    (start, Some(arguments.speed.unwrap_or_else(|| (f64::from(minutes) * 60.0 / DAY_SECONDS).max(1.0))))
}

/// The address asked for, else the first free port of 8080 to 8099.
async fn listen(asked: Option<SocketAddr>) -> Result<TcpListener, Failure> {
    if let Some(address) = asked {
        return serve::listen(address).await;
    }
    let address = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    for port in 8080..8099 {
        match serve::listen(address(port)).await {
            Err(Failure::PortInUse { .. }) => {}
            other => return other,
        }
    }
    serve::listen(address(8099)).await
}

fn print_files(out: &Path, summary: &Summary) {
    println!("\nWritten into {}:", out.display());
    for (name, bytes) in summary.files() {
        println!("  {name:<14} {:>7.1} kB", f64::from(u32::try_from(*bytes).unwrap_or(u32::MAX)) / 1_000.0);
    }
}
