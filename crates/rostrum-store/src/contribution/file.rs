//! Files that go with a contribution, sealed. What each is, its content says.

use data_encoding::BASE64;
use jiff::Timestamp;
use rostrum_domain::ids::{ContributionNo, MeetingId};
use rostrum_domain::registration::{AnswerFault, File, FileKind, MOST_FILE_BYTES};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::place;

/// A file without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// From 1 in the contribution.
    pub no: u32,
    /// Its name, as it was handed in.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it came.
    pub received_at: Timestamp,
}

/// A file that was not kept.
#[derive(Debug, thiserror::Error)]
pub enum AttachError {
    /// There are as many as the call takes.
    #[error("The call takes {0} files, and so many are there.")]
    TooMany(u8),
    /// It is too large, or of another kind.
    #[error("The file is not taken.")]
    Fault(AnswerFault),
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for AttachError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

fn kind_from(code: &str) -> Option<FileKind> {
    [FileKind::Pdf, FileKind::Png, FileKind::Jpeg, FileKind::Docx].into_iter().find(|kind| kind.ending() == code)
}

type Row = (u32, String, String, i64, i64);

impl Store {
    /// Keeps a file with a contribution, of which there may be so many.
    ///
    /// # Errors
    /// [`AttachError`] says why it was not kept.
    pub async fn attach_file(
        &self,
        meeting: &MeetingId,
        contribution: ContributionNo,
        file: &File,
        most: u8,
    ) -> Result<u32, AttachError> {
        if file.bytes.len() > MOST_FILE_BYTES {
            return Err(AttachError::Fault(AnswerFault::FileTooLarge(file.bytes.len())));
        }
        let kind = FileKind::of(&file.bytes);
        let kind = kind.ok_or_else(|| AttachError::Fault(AnswerFault::FileKind(file.name.clone())))?;
        let mut tx = self.write.begin().await?;
        let (count, no): (i64, u32) = sqlx::query_as(
            "SELECT COUNT(*), COALESCE(MAX(no), 0) + 1 FROM contribution_file WHERE meeting = $1 AND contribution = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(contribution.0))
        .fetch_one(&mut *tx)
        .await?;
        if count >= i64::from(most) {
            return Err(AttachError::TooMany(most));
        }
        let at = |column| place("contribution_file", column, &[meeting, &contribution, &no]);
        sqlx::query(
            "INSERT INTO contribution_file (meeting, contribution, no, name, kind, content, bytes, received_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(meeting.as_str())
        .bind(i64::from(contribution.0))
        .bind(no)
        .bind(self.vault().seal(&at("name"), &file.name))
        .bind(kind.ending())
        .bind(self.vault().seal(&at("content"), &BASE64.encode(&file.bytes)))
        .bind(i64::try_from(file.bytes.len()).unwrap_or(i64::MAX))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(no)
    }

    /// The files of a contribution.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_contribution_files(
        &self,
        meeting: &MeetingId,
        contribution: ContributionNo,
    ) -> Result<Vec<FileRow>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT no, name, kind, bytes, received_at FROM contribution_file WHERE meeting = $1 AND contribution = $2 \
             ORDER BY no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(contribution.0))
        .fetch_all(&self.read)
        .await?;
        let read = |(no, name, kind, bytes, received_at): Row| {
            let at = place("contribution_file", "name", &[meeting, &contribution, &no]);
            Ok(FileRow {
                no,
                name: self.vault().open(&at, &name)?,
                kind: kind_from(&kind).ok_or_else(|| Error::unreadable("a file of a contribution"))?,
                bytes: u64::try_from(bytes).unwrap_or_default(),
                received_at: instant(received_at)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// A file with its bytes.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_contribution_file(
        &self,
        meeting: &MeetingId,
        contribution: ContributionNo,
        no: u32,
    ) -> Result<Option<(FileKind, File)>, Error> {
        let row: Option<(String, String, String)> = sqlx::query_as(
            "SELECT name, kind, content FROM contribution_file WHERE meeting = $1 AND contribution = $2 AND no = $3",
        )
        .bind(meeting.as_str())
        .bind(i64::from(contribution.0))
        .bind(no)
        .fetch_optional(&self.read)
        .await?;
        let what = || Error::unreadable("a file of a contribution");
        row.map(|(name, kind, content)| {
            let at = |column| place("contribution_file", column, &[meeting, &contribution, &no]);
            let content = self.vault().open(&at("content"), &content)?;
            let bytes = BASE64.decode(content.as_bytes()).map_err(|_| what())?;
            let name = self.vault().open(&at("name"), &name)?;
            Ok((kind_from(&kind).ok_or_else(what)?, File { name, bytes }))
        })
        .transpose()
    }

    /// Takes a file out; whether there was one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn remove_contribution_file(
        &self,
        meeting: &MeetingId,
        contribution: ContributionNo,
        no: u32,
    ) -> Result<bool, Error> {
        let done = sqlx::query("DELETE FROM contribution_file WHERE meeting = $1 AND contribution = $2 AND no = $3")
            .bind(meeting.as_str())
            .bind(i64::from(contribution.0))
            .bind(no)
            .execute(&self.write)
            .await?;
        Ok(done.rows_affected() == 1)
    }
}
