//! What can go wrong outside, in one sentence each.

use std::path::PathBuf;
use std::sync::Arc;

use rostrum_domain::ids::MeetingId;
use rostrum_domain::registration::NotOffered;

/// The outside failed: the data folder did not answer as it should.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The disk is full; what was acknowledged before is kept.
    #[error("The disk that holds the data folder is full; nothing was saved. Free some space and try again.")]
    DiskFull(#[source] Arc<sqlx::Error>),
    /// A row cannot be read back.
    #[error("The data folder holds a row that cannot be read ({what}); restore it from a copy.")]
    Unreadable {
        /// Which row.
        what: String,
    },
    /// Anything else that the database reports.
    #[error("The data folder cannot be read or written: {0}")]
    Database(#[source] Arc<sqlx::Error>),
    /// The program failed in the middle of a command.
    #[error(
        "The command was broken off, and may have been carried out or not; look at the floor before you repeat it."
    )]
    BrokenOff,
    /// No randomness.
    #[error("The operating system gave no random bytes: {0}")]
    Random(#[from] getrandom::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        // 13 is SQLITE_FULL.
        let full = error.as_database_error().and_then(|e| e.code()).is_some_and(|code| code == "13");
        if full { Self::DiskFull(Arc::new(error)) } else { Self::Database(Arc::new(error)) }
    }
}

impl Error {
    pub(crate) fn unreadable(what: impl Into<String>) -> Self {
        Self::Unreadable { what: what.into() }
    }
}

/// A data folder cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be made or entered.
    #[error("The data folder {folder} cannot be used: {source}. Choose another with --data or change its permissions.", folder = folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Another program has it open.
    #[error("The data folder {folder} is in use by another rostrum; stop that one or choose another folder with --data.", folder = folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
    },
    /// A newer program wrote it.
    #[error("The data folder {folder} was written by a newer rostrum (its version is {found}, this program knows {known}); install the newer program. Nothing was changed.", folder = folder.display())]
    Newer {
        /// The folder.
        folder: PathBuf,
        /// Version of the folder.
        found: i64,
        /// Latest version that this program knows.
        known: i64,
    },
    /// Its key is missing or another.
    #[error(transparent)]
    Key(#[from] crate::vault::KeyError),
    /// It is no database.
    #[error("{file} is no database of rostrum, or is damaged: {source}. Restore it from a copy or choose another folder with --data.", file = file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// A meeting cannot be created.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// The name is taken.
    #[error(
        "There is already a meeting called \"{title}\" (/m/{id}); change the title in the concept note, or open that meeting."
    )]
    NameTaken {
        /// The title.
        title: String,
        /// The meeting that has it.
        id: MeetingId,
    },
    /// The note has no sessions.
    #[error(
        "\"{title}\" has no programme, so there is nothing to hold; add the sessions with their times to the concept note."
    )]
    NoProgramme {
        /// The title.
        title: String,
    },
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// A registration is not taken.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The address is registered.
    #[error(
        "This e-mail address is already registered for this meeting; use the personal link that you received, or ask the secretariat."
    )]
    AlreadyRegistered,
    /// The category is not offered, or not yet.
    #[error("{}", match .0 {
        NotOffered::NoSuchCategory => "This meeting does not offer registration for this category; choose one of the form.".to_owned(),
        NotOffered::NotYetOpen(at) => format!("Registration for this category opens at {at}; come back then."),
    })]
    NotOffered(NotOffered),
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}
