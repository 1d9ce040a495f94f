//! A new key for a folder: every sealed value is opened with the old key and sealed with the new one.
//!
//! All of it is one transaction, and the place of the key holds both keys from before it until after it. So at
//! whichever instant the program ends, the folder opens: before the commit with the old key, from then on with the new.

use rostrum_domain::attendance::plain;

use super::older::put;
use super::schema::{Table, find_table, list_tables};
use super::{BLIND, Key, KeyError, KeyPlace, PROOF, Ring, SEALED, UnlockError, Vault, clean, place, soil};
use crate::error::{Error, OpenError};
use crate::folder::{Store, key};

/// A column by which rows are found, and the sealed column of the row whose text it stands for.
struct FoundBy {
    table: &'static str,
    column: &'static str,
    of: &'static str,
    /// The purpose of its keyed hash, in a meeting.
    purpose: fn(&str) -> String,
    /// The text as it is compared.
    form: fn(&str) -> String,
}

/// All of them. Whoever keeps such a column adds it here; a rotation that meets one that is not here stops and
/// changes nothing.
const FOUND_BY: [FoundBy; 7] = [
    FoundBy {
        table: "participant",
        column: "email_key",
        of: "email",
        purpose: |meeting| place("participant", "email_key", &[&meeting]),
        form: key,
    },
    FoundBy {
        table: "delegation",
        column: "name_key",
        of: "name",
        purpose: |meeting| place("delegation", "name_key", &[&meeting]),
        form: key,
    },
    FoundBy {
        table: "invitation",
        column: "address_key",
        of: "address",
        purpose: |meeting| place("invitation", "address_key", &[&meeting]),
        form: key,
    },
    FoundBy {
        table: "accredited",
        column: "name_key",
        of: "name",
        purpose: |meeting| place("accredited", "name_key", &[&meeting]),
        form: plain,
    },
    FoundBy {
        table: "account",
        column: "email_key",
        of: "email",
        purpose: |_| "account.email".to_owned(),
        form: |email| email.trim().to_lowercase(),
    },
    FoundBy {
        table: "passkey",
        column: "credential_key",
        of: "credential",
        purpose: |_| "passkey.credential".to_owned(),
        form: str::to_owned,
    },
    FoundBy {
        table: "account",
        column: "subject_key",
        of: "subject",
        purpose: |_| "account.subject".to_owned(),
        form: str::to_owned,
    },
];

/// What a rotation did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The id of the key before.
    pub old: String,
    /// The id of the key from now on.
    pub new: String,
    /// How many values were sealed anew.
    pub values: usize,
}

impl Store {
    /// Seals the whole folder with a new key and closes it. For a key file the new key is made and put there; in
    /// [`KeyPlace::Text`] it has to stand first, before the one that the folder was sealed with. A rotation that was
    /// broken off goes on with the key that it had made.
    ///
    /// # Errors
    /// [`OpenError`] when there is no new key, it cannot be written, or the folder cannot. The folder then opens with
    /// what is at the place of the key.
    pub async fn rotate_key(self, key: &KeyPlace) -> Result<Rotation, OpenError> {
        let done = self.rotate(key).await.map_err(|error| self.not_opened(error));
        self.close().await;
        done
    }

    async fn rotate(&self, at: &KeyPlace) -> Result<Rotation, UnlockError> {
        let old = self.vault();
        let mut ring = Ring::read(at, &old.id)?;
        if ring.current().id() == old.id {
            let KeyPlace::File(path) = at else { return Err(KeyError::OneKey { id: old.id.clone() }.into()) };
            ring.put_first(Key::new()?);
            ring.write(path)?;
        }
        let new = Vault::new(ring.current());
        let mut tx = self.write.begin().await?;
        let mut values = 0;
        for table in list_tables(&mut tx).await? {
            values += reseal(&mut tx, &table, old, &new).await?;
        }
        for found_by in &FOUND_BY {
            refind(&mut tx, found_by, old, &new).await?;
        }
        for table in list_tables(&mut tx).await? {
            nothing_is_left(&mut tx, &table, old).await?;
        }
        sqlx::query("UPDATE vault SET key_id = $1, proof = $2")
            .bind(&new.id)
            .bind(new.seal(&place("vault", "proof", &[]), PROOF))
            .execute(&mut *tx)
            .await?;
        soil(&mut tx).await?;
        tx.commit().await?;
        clean(&self.write).await?;
        if let KeyPlace::File(path) = at {
            ring.keep_first();
            ring.write(path)?;
        }
        Ok(Rotation { old: old.id.clone(), new: new.id, values })
    }
}

/// Seals all values of a table anew and returns how many.
async fn reseal(
    tx: &mut sqlx::SqliteConnection,
    table: &Table,
    old: &Vault,
    new: &Vault,
) -> Result<usize, UnlockError> {
    let mut values = 0;
    for column in &table.texts {
        let which = format!("\"{column}\" GLOB '{SEALED}{}.*'", old.id);
        for (rowid, sealed, row) in table.rows(tx, column, &which).await? {
            // A row whose number the database gives has no place of its own before it is there.
            let (own, shared) = (row.place(&table.name, column), place(&table.name, column, &[]));
            let (at, plain) = match old.open(&own, &sealed) {
                Ok(plain) => (own, plain),
                Err(_) => (shared.clone(), old.open(&shared, &sealed)?),
            };
            put(tx, table, column, rowid, &new.seal(&at, &plain)).await?;
            values += 1;
        }
    }
    Ok(values)
}

/// Makes the texts anew by which rows of a table are found.
async fn refind(tx: &mut sqlx::SqliteConnection, by: &FoundBy, old: &Vault, new: &Vault) -> Result<(), UnlockError> {
    let table = find_table(tx, by.table).await?;
    let which = format!("\"{}\" GLOB '{BLIND}{}.*'", by.column, old.id);
    for (rowid, sealed, row) in table.rows(tx, by.of, &which).await? {
        let plain = (by.form)(&new.open(&row.place(by.table, by.of), &sealed)?);
        put(tx, &table, by.column, rowid, &new.blind(&(by.purpose)(row.meeting()), &plain)).await?;
    }
    Ok(())
}

/// No value needs the old key any more, wherever in a text it stands.
async fn nothing_is_left(tx: &mut sqlx::SqliteConnection, table: &Table, old: &Vault) -> Result<(), UnlockError> {
    for column in &table.texts {
        for mark in [SEALED, BLIND] {
            let which = format!("instr(\"{column}\", '{mark}{}.') > 0 LIMIT 1", old.id);
            if !table.rows(tx, column, &which).await?.is_empty() {
                let what = format!("{}.{column}, which the rotation of the key does not know", table.name);
                return Err(Error::unreadable(what).into());
            }
        }
    }
    Ok(())
}
