//! The files of reports. Laying one out costs up to a third of a second, so at most one is laid out at
//! a time, away from the tasks that answer requests, and the last of each is kept while its source
//! stays the same. What is kept can be made again at any time.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::report::ReportSource;
use tokio::sync::Semaphore;

use crate::error::Fault;

/// A format of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Tagged PDF.
    #[cfg(feature = "pdf")]
    Pdf,
    /// For word processors.
    Docx,
    /// One accessible page.
    Html,
    /// Markdown.
    Markdown,
}

/// Files that were laid out.
#[derive(Clone, Debug)]
pub struct Shelf {
    one_at_a_time: Arc<Semaphore>,
    kept: Arc<Mutex<Kept>>,
}

/// The last file of each meeting and format, with the mark of its source.
type Kept = HashMap<(MeetingId, Format), (u64, Bytes)>;

impl Default for Shelf {
    fn default() -> Self {
        Self { one_at_a_time: Arc::new(Semaphore::new(1)), kept: Arc::default() }
    }
}

impl Format {
    /// All that this program writes.
    pub const ALL: &'static [Self] = &[
        #[cfg(feature = "pdf")]
        Self::Pdf,
        Self::Docx,
        Self::Html,
        Self::Markdown,
    ];

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => "report.pdf",
            Self::Docx => "report.docx",
            Self::Html => "report.html",
            Self::Markdown => "report.md",
        }
    }

    /// The format of a file with this name.
    pub fn of_file(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.file() == name)
    }

    /// What a browser is told.
    pub fn media_type(self) -> &'static str {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }

    fn write(self, source: &ReportSource) -> Result<Vec<u8>, rostrum_report::WriteError> {
        let report = rostrum_report::compose(source);
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => rostrum_report::pdf(&report),
            Self::Docx => rostrum_report::docx(&report),
            Self::Html => Ok(rostrum_report::html(&report).into_bytes()),
            Self::Markdown => Ok(rostrum_report::markdown(&report).into_bytes()),
        }
    }
}

impl Shelf {
    /// The file of a source, laid out now or before.
    ///
    /// # Errors
    /// [`Fault::Failed`] when it cannot be written.
    pub async fn take(&self, format: Format, source: ReportSource) -> Result<Bytes, Fault> {
        let key = (source.meeting.id.clone(), format);
        let mark = mark(&source).map_err(|error| Fault::failed(&error))?;
        if let Some(bytes) = self.find(&key, mark) {
            return Ok(bytes);
        }
        let _turn = self.one_at_a_time.acquire().await.map_err(|error| Fault::failed(&error))?;
        // Whoever had the turn before may have laid out the same.
        if let Some(bytes) = self.find(&key, mark) {
            return Ok(bytes);
        }
        let written = tokio::task::spawn_blocking(move || format.write(&source)).await;
        let bytes = written.map_err(|error| Fault::failed(&error))?.map_err(|error| Fault::failed(&error))?;
        let bytes = Bytes::from(bytes);
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).insert(key, (mark, bytes.clone()));
        Ok(bytes)
    }

    fn find(&self, key: &(MeetingId, Format), mark: u64) -> Option<Bytes> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).filter(|(other, _)| *other == mark).map(|(_, bytes)| bytes.clone())
    }
}

/// A number that differs where the source differs.
fn mark(source: &ReportSource) -> Result<u64, serde_json::Error> {
    let mut hasher = DefaultHasher::new();
    serde_json::to_vec(source)?.hash(&mut hasher);
    Ok(hasher.finish())
}
