//! Pictures and files of practices.

use data_encoding::BASE64;
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::practice::{Enclosure, FileNo, Practice, Size};
use rostrum_domain::registration::FileKind;

use super::{Address, small};
use crate::error::Error;
use crate::folder::Store;
use crate::vault::place;

/// Most files that are kept with one practice, those of earlier versions among them.
const MOST: i64 = 60;

/// A picture or file without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// Its number in the practice.
    pub no: FileNo,
    /// What it is.
    pub kind: FileKind,
    /// Its name.
    pub name: String,
    /// How many bytes.
    pub bytes: u64,
    /// Its size, where it is a picture.
    pub size: Option<Size>,
}

/// A picture or file with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeFile {
    /// What it is.
    pub kind: FileKind,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

type Row = (i64, String, String, i64, Option<i64>, Option<i64>);

fn kind(code: &str) -> Result<FileKind, Error> {
    let all = [FileKind::Png, FileKind::Jpeg, FileKind::Pdf];
    all.into_iter().find(|kind| kind.ending() == code).ok_or_else(|| Error::unreadable(format!("file of kind {code}")))
}

impl Store {
    /// Keeps a file with a practice, whatever versions it has. `None` when the practice has too many, or is not there.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn add_practice_file(&self, practice: PracticeNo, file: &Enclosure) -> Result<Option<FileNo>, Error> {
        let number = i64::from(practice.0);
        let mut tx = self.write.begin().await?;
        let row: Option<(i64, i64)> = sqlx::query_as(
            "SELECT COALESCE(MAX(f.no), 0) + 1, COUNT(f.no) FROM practice p \
             LEFT JOIN practice_file f ON f.practice = p.no WHERE p.no = $1 GROUP BY p.no",
        )
        .bind(number)
        .fetch_optional(&mut *tx)
        .await?;
        let Some((no, _)) = row.filter(|(_, count)| *count < MOST) else { return Ok(None) };
        let vault = self.vault();
        sqlx::query(
            "INSERT INTO practice_file (practice, no, kind, name, content, bytes, width, height, saved_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(number)
        .bind(no)
        .bind(file.kind.ending())
        .bind(vault.seal(&place("practice_file", "name", &[&number, &no]), &file.name))
        .bind(vault.seal(&place("practice_file", "content", &[&number, &no]), &BASE64.encode(&file.bytes)))
        .bind(i64::try_from(file.bytes.len()).unwrap_or(i64::MAX))
        .bind(file.size.map(|size| i64::from(size.width)))
        .bind(file.size.map(|size| i64::from(size.height)))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(Some(FileNo(small(no)?)))
    }

    /// The files that are kept with a practice, by number.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_practice_files(&self, practice: PracticeNo) -> Result<Vec<Enclosed>, Error> {
        let number = i64::from(practice.0);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT no, kind, name, bytes, width, height FROM practice_file WHERE practice = $1 ORDER BY no",
        )
        .bind(number)
        .fetch_all(&self.read)
        .await?;
        let read = |(no, code, name, bytes, width, height): Row| {
            let size = match width.zip(height) {
                Some((width, height)) => Some(Size { width: small(width)?, height: small(height)? }),
                None => None,
            };
            Ok(Enclosed {
                no: FileNo(small(no)?),
                kind: kind(&code)?,
                name: self.vault().open(&place("practice_file", "name", &[&number, &no]), &name)?,
                bytes: u64::try_from(bytes).unwrap_or_default(),
                size,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// The files that a version of a practice has.
    pub(super) async fn list_files_of(&self, practice: PracticeNo, version: &Practice) -> Result<Vec<Enclosed>, Error> {
        if version.pictures.is_empty() && version.files.is_empty() {
            return Ok(Vec::new());
        }
        let mut files = self.list_practice_files(practice).await?;
        files.retain(|file| has(version, file.no));
        Ok(files)
    }

    /// A file of a practice with its content, for staff and the author.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_practice_file(&self, practice: PracticeNo, no: FileNo) -> Result<Option<PracticeFile>, Error> {
        let (number, file) = (i64::from(practice.0), i64::from(no.0));
        let row: Option<(String, String, String)> =
            sqlx::query_as("SELECT kind, name, content FROM practice_file WHERE practice = $1 AND no = $2")
                .bind(number)
                .bind(file)
                .fetch_optional(&self.read)
                .await?;
        let Some((code, name, content)) = row else { return Ok(None) };
        let content = self.vault().open(&place("practice_file", "content", &[&number, &file]), &content)?;
        let bytes = BASE64.decode(content.as_bytes());
        Ok(Some(PracticeFile {
            kind: kind(&code)?,
            name: self.vault().open(&place("practice_file", "name", &[&number, &file]), &name)?,
            bytes: bytes.map_err(|_| Error::unreadable(format!("file {no} of practice {practice}")))?,
        }))
    }

    /// A file of a practice, where the public form of the practice has it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_published_file(&self, practice: PracticeNo, no: FileNo) -> Result<Option<PracticeFile>, Error> {
        match self.find_published_practice(practice).await? {
            Some(Address::Published(published)) if has(&published.practice, no) => {
                self.find_practice_file(practice, no).await
            }
            _ => Ok(None),
        }
    }
}

/// Whether a version has a file.
fn has(practice: &Practice, no: FileNo) -> bool {
    practice.pictures.iter().any(|picture| picture.file == no) || practice.files.iter().any(|file| file.file == no)
}
