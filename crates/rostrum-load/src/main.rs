//! A load program for the live streams: it holds thousands of subscribers in a process of its own and
//! measures from a command of the floor to the last subscriber who has its state.
//!
//! - `rostrum` and `nginx` start the servers; `process` reads their memory and processor time.
//! - `crowd` holds the subscribers, `sse` reads what they get, `figures` is what comes out.
//! - `registrations` registers people at a steady rate through the `form` of the page, and imports tables.
//! - `drafts` writes contributions while the server is killed, and looks for every acknowledged save afterwards.
//! - `fanout` compares Rostrum with nginx and nchan; `hostile` is Rostrum on a bad network, with `proxy`.

mod crowd;
mod drafts;
mod fanout;
mod figures;
mod form;
mod hostile;
mod http;
mod nginx;
mod process;
mod proxy;
mod registrations;
mod rostrum;
mod sse;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// Holds subscribers of live streams and measures when the last of them has a state.
#[derive(Debug, Parser)]
#[command(name = "rostrum-load", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Rostrum and nginx with nchan one after the other, with the same bytes
    Fanout(fanout::Options),
    /// Rostrum with slow readers, half requests, and proxies that hold back or cut streams
    Hostile(hostile::Options),
    /// Registrations at a steady rate while the form is read, and the import of a table
    Registrations(registrations::Options),
    /// Drafts that save themselves while the server is killed: every acknowledged save has to be there
    Drafts(drafts::Options),
}

/// What both measurements need.
#[derive(Clone, Debug, Args)]
struct Common {
    /// The program to measure; without it the `rostrum` beside this program
    #[arg(long, value_name = "FILE")]
    rostrum: Option<PathBuf>,
    /// Subscribers. Each is an open file here and in the server
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    subscribers: usize,
    /// Commands that are measured, in each block or under each hostility
    #[arg(long, value_name = "N", default_value_t = 50)]
    rounds: u64,
    /// Milliseconds between two commands
    #[arg(long, value_name = "MS", default_value_t = 400)]
    every: u64,
    /// Delegations on the list of speakers; they make the state as large as it is in a meeting
    #[arg(long, value_name = "N", default_value_t = 22)]
    inscriptions: usize,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("rostrum-load: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether everybody ended at the newest state.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let runtime = tokio::runtime::Runtime::new()?;
    match &arguments.command {
        Command::Fanout(options) => {
            enough_files(options.common.subscribers)?;
            runtime.block_on(fanout::run(options))
        }
        Command::Hostile(options) => {
            enough_files(options.files())?;
            runtime.block_on(hostile::run(options))
        }
        Command::Registrations(options) => {
            enough_files(2_000)?;
            runtime.block_on(registrations::run(options))
        }
        Command::Drafts(options) => {
            enough_files(2_000)?;
            runtime.block_on(drafts::run(options))
        }
    }
}

/// Subscribers are open files, and so is a little besides.
fn enough_files(subscribers: usize) -> io::Result<()> {
    let needed = u64::try_from(subscribers).unwrap_or(u64::MAX).saturating_add(200);
    let limit = rlimit::increase_nofile_limit(u64::MAX)?;
    if limit >= needed {
        return Ok(());
    }
    Err(io::Error::other(format!(
        "{needed} open files are needed for that and {limit} are permitted here: take fewer subscribers, or raise the hard limit (ulimit -Hn)"
    )))
}
