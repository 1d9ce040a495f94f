//! Why a command could not be carried out, in one sentence for the person at the terminal.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use rostrum_import::Unreadable;
use rostrum_store::{CreateError, Error, OpenError};

/// One sentence with what to do; exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("{path}: {source}. Check the path and its permissions.", path = path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("{file} {what}; give the file of a log, as /m/MEETING/floor.jsonl has it.", file = file.display())]
    NoLog { file: PathBuf, what: String },
    #[error(transparent)]
    Note(#[from] Unreadable),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Create(#[from] CreateError),
    #[error(transparent)]
    Store(#[from] Error),
    #[error("{address} is in use by another program; stop it or choose another with --listen, such as --listen 127.0.0.1:{other}.", other = address.port().saturating_add(1))]
    PortInUse { address: SocketAddr },
    #[error("Cannot listen on {address}: {source}. Choose another with --listen.")]
    Listen { address: SocketAddr, source: io::Error },
    #[error("There is no folder {folder}; name it with --data.", folder = folder.display())]
    NoFolder { folder: PathBuf },
    #[error(transparent)]
    Mail(#[from] rostrum_web::MailSettingsFault),
    #[error(transparent)]
    Openid(#[from] rostrum_web::OpenidSettingsFault),
    #[error("There is no meeting \"{asked}\" in the data folder; {known}.")]
    NoMeeting { asked: String, known: String },
    #[error("The report cannot be written: {0}")]
    Report(#[from] rostrum_report::WriteError),
    #[error("The program cannot start its tasks: {0}.")]
    Runtime(io::Error),
    #[error(
        "A meeting cannot be held by {file} as it is written: {wrong} of the findings above are errors. Correct them in the note and try again."
    )]
    NoteHasErrors { file: String, wrong: usize },
    #[error("The rehearsal stopped: {0}")]
    Rehearsal(String),
}

impl Failure {
    /// For `map_err` on a file operation.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
