//! Values that tell who somebody is, sealed before they are written: a stolen file shows none of them.
//!
//! Whatever is kept of a person (names, addresses, answers, mails) goes through [`Vault::seal`] with its [`place`],
//! and comes back through [`Vault::open`]. What has to be looked up as well, such as an address, is kept beside it
//! through [`Vault::blind`].

mod key;
mod older;
mod rotate;
mod schema;

use std::fmt::{self, Display};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use sqlx::{SqliteConnection, SqlitePool};

pub(crate) use key::Ring;
pub use key::{Key, KeyError, KeyPlace};
pub use rotate::Rotation;

use crate::error::Error;

/// Begins every sealed text; then follow the id of the key, a full stop, and nonce and content.
const SEALED: &str = "s1.";
/// Begins every text of [`Vault::blind`]; then follow the id of the key, a full stop, and the hash.
const BLIND: &str = "b1.";
/// Whether a text is a sealed one, of whatever key.
pub(crate) fn is_sealed(text: &str) -> bool {
    text.starts_with(SEALED)
}

/// Whether a text is one of [`Vault::blind`], of whatever key.
fn is_blind(text: &str) -> bool {
    text.starts_with(BLIND)
}

/// Bytes of a nonce of XChaCha20: so many that they can be drawn by chance.
const NONCE: usize = 24;
/// Contents are filled up to a multiple of this many bytes: the length of a name tells little.
const BLOCK: usize = 32;
/// What is sealed to know a key by.
const PROOF: &str = "this is the key";

/// Seals and opens values with the key of the data folder. Clones share the key.
#[derive(Clone)]
pub struct Vault {
    id: String,
    cipher: XChaCha20Poly1305,
    blind: Hmac<Sha256>,
    /// How often something was sealed or hashed.
    #[cfg(test)]
    pub(crate) work: std::sync::Arc<std::sync::atomic::AtomicUsize>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The place of a sealed value: its table, its column, and the values of the primary key of its row in the order in
/// which the table names them. A value that is moved elsewhere does not open.
///
/// Rotation of the key makes the same place out of the schema, so nothing has to be said anywhere else.
pub fn place(table: &str, column: &str, row: &[&(dyn Display + Sync)]) -> String {
    let mut place = format!("{table}.{column}");
    for value in row {
        // A separator that no id and no number has.
        place.push_str(&format!("\u{1f}{value}"));
    }
    place
}

impl Vault {
    pub(crate) fn new(key: &Key) -> Self {
        Self {
            id: key.id().to_owned(),
            cipher: XChaCha20Poly1305::new(&key.derive(b"seal").into()),
            blind: Hmac::new_from_slice(&key.derive(b"blind")).expect("HMAC takes a key of any length"),
            #[cfg(test)]
            work: std::sync::Arc::default(),
        }
    }

    /// The text to write instead of a plain one: different each time, and as long as the plain one filled up to
    /// blocks of 32 bytes. It opens at its [`place`] only.
    pub fn seal(&self, place: &str, plain: &str) -> String {
        #[cfg(test)]
        self.work.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).expect("the system gave random bytes when the key was read");
        let payload = Payload { msg: &filled(plain), aad: place.as_bytes() };
        let content = self.cipher.encrypt(&XNonce::from(nonce), payload).expect("no text is as long as 256 GB");
        let mut bytes = nonce.to_vec();
        bytes.extend(content);
        format!("{SEALED}{}.{}", self.id, BASE64URL_NOPAD.encode(&bytes))
    }

    /// The plain text of a sealed one.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a text that was not sealed at this place with this key.
    pub fn open(&self, place: &str, sealed: &str) -> Result<String, Error> {
        self.opened(place, sealed).ok_or_else(|| {
            let column = place.split('\u{1f}').next().unwrap_or_default();
            Error::unreadable(format!("a sealed value of {column}"))
        })
    }

    /// [`open`](Self::open) for a column that may be empty.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_some(&self, place: &str, sealed: Option<&str>) -> Result<Option<String>, Error> {
        sealed.map(|sealed| self.open(place, sealed)).transpose()
    }

    /// A keyed hash to look a text up by: the same text has the same one for the same purpose, and without the key
    /// nobody can tell which text it is of. Normalise the text before. The purpose names table, column and, where
    /// equal values of two meetings must not be joined, the meeting.
    pub fn blind(&self, purpose: &str, text: &str) -> String {
        #[cfg(test)]
        self.work.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut hmac = self.blind.clone();
        hmac.update(&(purpose.len() as u64).to_be_bytes());
        hmac.update(purpose.as_bytes());
        hmac.update(text.as_bytes());
        format!("{BLIND}{}.{}", self.id, HEXLOWER.encode(&hmac.finalize().into_bytes()))
    }

    fn opened(&self, place: &str, sealed: &str) -> Option<String> {
        let (id, content) = sealed.strip_prefix(SEALED)?.split_once('.')?;
        if id != self.id {
            return None;
        }
        let bytes = BASE64URL_NOPAD.decode(content.as_bytes()).ok()?;
        let (nonce, content) = bytes.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: content, aad: place.as_bytes() };
        let mut plain = self.cipher.decrypt(&XNonce::from(*nonce), payload).ok()?;
        // The end of the text is the last byte that is not of the filling.
        let end = plain.iter().rposition(|byte| *byte == END)?;
        plain.truncate(end);
        String::from_utf8(plain).ok()
    }
}

/// Stands behind the last byte of a text; no text in UTF-8 has this byte.
const END: u8 = 0xff;

fn filled(plain: &str) -> Vec<u8> {
    let length = (plain.len() + 1).next_multiple_of(BLOCK);
    let mut bytes = Vec::with_capacity(length);
    bytes.extend(plain.as_bytes());
    bytes.push(END);
    bytes.resize(length, 0);
    bytes
}

/// The vault of a folder: the key that its rows were sealed with. A folder without sealed rows is sealed with the
/// current key, and nothing that was written plain is left in its file.
pub(crate) async fn unlock(write: &SqlitePool, at: &KeyPlace) -> Result<Vault, UnlockError> {
    let known: Option<(String, String)> =
        sqlx::query_as("SELECT key_id, proof FROM vault").fetch_optional(write).await?;
    let vault = match known {
        Some((id, proof)) => {
            let ring = Ring::read(at, &id)?;
            let vault = Vault::new(ring.find(&id).ok_or_else(|| KeyError::other(at, &ring, &id))?);
            if !matches!(vault.open(&place("vault", "proof", &[]), &proof), Ok(text) if text == PROOF) {
                return Err(KeyError::other(at, &ring, &id).into());
            }
            vault
        }
        None => {
            // The key is on the disk before anything is sealed with it.
            let vault = Vault::new(Ring::read_or_make(at)?.current());
            let mut tx = write.begin().await?;
            older::seal(&mut tx, &vault).await?;
            sqlx::query("INSERT INTO vault (key_id, proof, steps) VALUES ($1, $2, 0)")
                .bind(&vault.id)
                .bind(vault.seal(&place("vault", "proof", &[]), PROOF))
                .execute(&mut *tx)
                .await?;
            soil(&mut tx).await?;
            tx.commit().await?;
            vault
        }
    };
    let (steps,): (i64,) = sqlx::query_as("SELECT steps FROM vault").fetch_one(write).await?;
    if steps < older::STEPS {
        let mut tx = write.begin().await?;
        older::seal_later(&mut tx, &vault).await?;
        sqlx::query("UPDATE vault SET steps = $1").bind(older::STEPS).execute(&mut *tx).await?;
        soil(&mut tx).await?;
        tx.commit().await?;
    }
    let (soiled,): (i64,) = sqlx::query_as("PRAGMA user_version").fetch_one(write).await?;
    if soiled > 0 {
        clean(write).await?;
    }
    Ok(vault)
}

/// Notes in the transaction that the file is to be written anew, so that it is done even where the program ends
/// before.
async fn soil(tx: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA user_version = 1").execute(tx).await?;
    Ok(())
}

/// Writes the whole file anew and empties the log of what was written, so that nothing is left of older values.
async fn clean(write: &SqlitePool) -> Result<(), sqlx::Error> {
    for sql in ["VACUUM", "PRAGMA user_version = 0", "PRAGMA wal_checkpoint(TRUNCATE)"] {
        sqlx::query(sql).execute(write).await?;
    }
    Ok(())
}

/// Why a folder does not open.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UnlockError {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Value(#[from] Error),
}

#[cfg(test)]
mod tests;
