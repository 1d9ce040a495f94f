//! The rights of participants over what is held about them: to read it, to put it right, to have it erased.

use jiff::Timestamp;
use rostrum_domain::floor::Floor;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::Visibility;
use rostrum_domain::retention::Retention;

use crate::contribution::erase_contributions;
use crate::error::Error;
use crate::folder::Store;
use crate::mail::address_key;
use crate::merge;
use crate::participant::email_key;
use crate::practice;
use crate::registration::{again, answer, own};
use crate::vault::place;

/// How a participant is reached, and since when they are registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The e-mail address; empty once erased.
    pub email: String,
    /// When the person registered.
    pub registered_at: Timestamp,
    /// When the person had their data erased.
    pub erased_at: Option<Timestamp>,
    /// What the person was told at registration of how long contact data are kept, where it is known.
    pub told: Option<Retention>,
}

/// What a participant puts right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Name, 1 to 200 characters.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Preferred language, a BCP 47 tag.
    pub language: String,
    /// What others may see. It is left as it is where only the secretariat knows the person, and is not set to that:
    /// the log holds under which delegation a participant inscribed.
    pub visibility: Visibility,
}

impl Store {
    /// How a participant is reached.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_contact(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Option<Contact>, Error> {
        let row: Option<(String, i64, Option<i64>, Option<i64>)> = sqlx::query_as(
            "SELECT email, registered_at, erased_at, kept_days FROM participant WHERE meeting = $1 AND no = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_optional(&self.read)
        .await?;
        let instant = |ms: i64| {
            Timestamp::from_millisecond(ms).map_err(|_| Error::unreadable(format!("the instants of participant {no}")))
        };
        let place = place("participant", "email", &[meeting, &no.0]);
        row.map(|(email, registered_at, erased_at, days)| {
            Ok(Contact {
                email: self.vault().open(&place, &email)?,
                registered_at: instant(registered_at)?,
                erased_at: erased_at.map(instant).transpose()?,
                told: days.and_then(Retention::from_days),
            })
        })
        .transpose()
    }

    /// The e-mail addresses of all participants, as they were typed; empty for those that were erased.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_contacts(&self, meeting: &MeetingId) -> Result<Vec<(ParticipantNo, String)>, Error> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("SELECT no, email FROM participant WHERE meeting = $1 ORDER BY no")
                .bind(meeting.as_str())
                .fetch_all(&self.read)
                .await?;
        let number =
            |no: i64| u32::try_from(no).map(ParticipantNo).map_err(|_| Error::unreadable(format!("participant {no}")));
        let open = |no: i64, email: &str| self.vault().open(&place("participant", "email", &[meeting, &no]), email);
        rows.into_iter().map(|(no, email)| Ok((number(no)?, open(no, &email)?))).collect()
    }

    /// Puts right what is held about a participant. Under which name the floor was given to them stays as it was. With
    /// an address of somebody else the registration stands apart, and nobody is told: who asks must not learn it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn correct(&self, meeting: &MeetingId, no: ParticipantNo, correction: &Correction) -> Result<(), Error> {
        let vault = self.vault();
        let mut tx = self.write.begin().await?;
        let number = i64::from(no.0);
        let address = email_key(vault, meeting, &correction.email);
        let holder = again::holder_of(&mut tx, meeting, &address).await?;
        let address = if holder.is_some_and(|holder| holder != no) { again::apart(number) } else { address };
        let identified = sqlx::query("UPDATE identity SET name = $3 WHERE meeting = $1 AND participant = $2")
            .bind(meeting.as_str())
            .bind(number)
            .bind(vault.seal(&place("identity", "name", &[meeting, &number]), &correction.name))
            .execute(&mut *tx)
            .await?;
        let stays = identified.rows_affected() > 0 || correction.visibility == Visibility::SecretariatOnly;
        sqlx::query(
            "UPDATE participant SET email = $3, email_key = $4, language = $5, \
             name = CASE WHEN $6 THEN name ELSE $7 END, visibility = CASE WHEN $8 THEN visibility ELSE $9 END \
             WHERE meeting = $1 AND no = $2 AND erased_at IS NULL",
        )
        .bind(meeting.as_str())
        .bind(number)
        .bind(vault.seal(&place("participant", "email", &[meeting, &number]), &correction.email))
        .bind(&address)
        .bind(&correction.language)
        .bind(identified.rows_affected() > 0)
        .bind(vault.seal(&place("participant", "name", &[meeting, &number]), &correction.name))
        .bind(stays)
        .bind(correction.visibility.code())
        .execute(&mut *tx)
        .await?;
        again::pass_on(vault, &mut tx, meeting).await?;
        practice::touch(self, &mut tx, meeting, no).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes out all that tells who a participant is: names, address, links and sign-ins, notes, readiness. The
    /// number stays, so the log of the floor verifies as before; statements stay, under what others could see of
    /// the person at most. A delegation that nobody may know and in which nobody else is loses its name, too.
    /// Whoever calls this makes sure that the person stands on no list.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn erase(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<(), Error> {
        let (number, stands_for) = (i64::from(no.0), format!("№ {no}"));
        // No address that can be typed has a line break, so the place of the old one stays free.
        let nobody = format!("\n{no}");
        let vault = self.vault();
        let mut tx = self.write.begin().await?;
        let behalf = self.inscribed_by_the_hidden(&mut tx, meeting, no).await?;
        // Before the level changes: it says what of them may stay.
        erase_contributions(self, &mut tx, meeting, no).await?;
        self.erase_invitations(&mut tx, meeting, no).await?;
        practice::erase(self, &mut tx, meeting, no).await?;
        // Their place is free for the first who waits.
        own::withdraw_in(self, &mut tx, meeting, no, self.now()).await?;
        let delegation: Option<(i64,)> = sqlx::query_as(
            "SELECT no FROM delegation WHERE meeting = $1 AND no = (SELECT delegation FROM participant \
             WHERE meeting = $1 AND no = $2 AND visibility IN ('category_only', 'secretariat_only')) \
             AND NOT EXISTS (SELECT 1 FROM participant other WHERE other.meeting = $1 AND other.no <> $2 \
             AND other.delegation = delegation.no AND other.erased_at IS NULL)",
        )
        .bind(meeting.as_str())
        .bind(number)
        .fetch_optional(&mut *tx)
        .await?;
        let delegations = match delegation {
            Some((delegation,)) => merge::with_absorbed(&mut tx, meeting, delegation).await?,
            None => Vec::new(),
        };
        for delegation in delegations {
            sqlx::query("DELETE FROM delegation_origin WHERE meeting = $1 AND delegation = $2")
                .bind(meeting.as_str())
                .bind(delegation)
                .execute(&mut *tx)
                .await?;
            sqlx::query("UPDATE delegation SET name = $3, name_key = $4 WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(delegation)
                .bind(vault.seal(&place("delegation", "name", &[meeting, &delegation]), &stands_for))
                .bind(format!("{nobody} {delegation}"))
                .execute(&mut *tx)
                .await?;
            for version in list(&mut tx, SPOKEN_BY_DELEGATION, meeting, delegation).await? {
                sqlx::query("UPDATE spoken_as SET delegation_name = $3 WHERE meeting = $1 AND version = $2")
                    .bind(meeting.as_str())
                    .bind(version)
                    .bind(vault.seal(&place("spoken_as", "delegation_name", &[meeting, &version]), &stands_for))
                    .execute(&mut *tx)
                    .await?;
            }
        }
        sqlx::query(
            "UPDATE participant SET name = $3, email = $6, email_key = $4, erased_at = $5, \
             visibility = CASE visibility WHEN 'named' THEN 'delegation_only' ELSE visibility END \
             WHERE meeting = $1 AND no = $2",
        )
        .bind(meeting.as_str())
        .bind(number)
        .bind(vault.seal(&place("participant", "name", &[meeting, &number]), &stands_for))
        .bind(&nobody)
        .bind(self.now().as_millisecond())
        .bind(vault.seal(&place("participant", "email", &[meeting, &number]), ""))
        .execute(&mut *tx)
        .await?;
        for (table, which, sql) in [
            ("spoken_as", SPOKEN_BY, "UPDATE spoken_as SET name = $3 WHERE meeting = $1 AND version = $2"),
            ("attendance", SEEN_AS, "UPDATE attendance SET name = $3 WHERE meeting = $1 AND no = $2"),
        ] {
            for row in list(&mut tx, which, meeting, number).await? {
                let sealed = vault.seal(&place(table, "name", &[meeting, &row]), &stands_for);
                sqlx::query(sql).bind(meeting.as_str()).bind(row).bind(sealed).execute(&mut *tx).await?;
            }
        }
        answer::delete_answers(&mut tx, meeting, no).await?;
        for inscription in behalf {
            for sql in [
                "DELETE FROM inscription_detail WHERE meeting = $1 AND inscription = $2",
                "DELETE FROM co_signatory WHERE meeting = $1 AND inscription = $2",
                "UPDATE spoken_as SET on_behalf_of = NULL WHERE meeting = $1 AND inscription = $2",
            ] {
                sqlx::query(sql).bind(meeting.as_str()).bind(inscription).execute(&mut *tx).await?;
            }
        }
        for sql in crate::exchange::ERASED {
            sqlx::query(sql).bind(meeting.as_str()).bind(number).execute(&mut *tx).await?;
        }
        for sql in [
            "DELETE FROM membership WHERE meeting = $1 AND participant = $2",
            "DELETE FROM seen_by_all_categories WHERE meeting = $1 AND participant = $2",
            "DELETE FROM follow_up_answer WHERE meeting = $1 AND participant = $2",
            "DELETE FROM change_request WHERE meeting = $1 AND participant = $2",
            "DELETE FROM focal_point WHERE meeting = $1 AND participant = $2",
            "DELETE FROM identity WHERE meeting = $1 AND participant = $2",
            "DELETE FROM participant_gender WHERE meeting = $1 AND participant = $2",
            "DELETE FROM readiness WHERE meeting = $1 AND participant = $2",
            "DELETE FROM note WHERE meeting = $1 AND participant = $2",
            "DELETE FROM token WHERE meeting = $1 AND participant = $2",
            "DELETE FROM passkey WHERE meeting = $1 AND participant = $2",
            "DELETE FROM passkey_challenge WHERE meeting = $1 AND participant = $2",
            "DELETE FROM badge WHERE meeting = $1 AND participant = $2",
            "DELETE FROM mail WHERE meeting = $1 AND participant = $2",
            "DELETE FROM written_neutrally WHERE meeting = $1 AND participant = $2",
            "DELETE FROM calendar_link WHERE meeting = $1 AND participant = $2",
            "UPDATE attendance SET proposed = NULL WHERE meeting = $1 AND proposed = $2",
        ] {
            sqlx::query(sql).bind(meeting.as_str()).bind(number).execute(&mut *tx).await?;
        }
        again::pass_on(vault, &mut tx, meeting).await?;
        tx.commit().await?;
        // Not in the log of what was written either, from which a stolen folder could be read.
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.write).await?;
        Ok(())
    }
}

impl Store {
    /// The inscriptions of somebody whose delegation the public may not know: on whose behalf they spoke tells who
    /// they are. On whose behalf a delegation speaks that is public belongs to the record.
    async fn inscribed_by_the_hidden(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        meeting: &MeetingId,
        no: ParticipantNo,
    ) -> Result<Vec<i64>, Error> {
        let (hidden,): (bool,) = sqlx::query_as(
            "SELECT EXISTS (SELECT 1 FROM participant WHERE meeting = $1 AND no = $2 \
             AND visibility NOT IN ('named', 'delegation_only'))",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_one(&mut **tx)
        .await?;
        if !hidden {
            return Ok(Vec::new());
        }
        let floor = Floor::from_log(&self.list_floor_events(meeting).await?);
        let own = floor.inscriptions.values().filter(|entry| entry.participant == no || entry.made_by == no);
        Ok(own.map(|entry| i64::from(entry.no.0)).collect())
    }

    /// Invitations that were tied to a participant, or are to the address by which they are found, with their mails.
    async fn erase_invitations(
        &self,
        tx: &mut sqlx::SqliteTransaction<'_>,
        meeting: &MeetingId,
        no: ParticipantNo,
    ) -> Result<(), Error> {
        let number = i64::from(no.0);
        let found: Option<(String, String)> =
            sqlx::query_as("SELECT email, email_key FROM participant WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(number)
                .fetch_optional(&mut **tx)
                .await?;
        let Some((email, found_by)) = found else { return Ok(()) };
        let email = self.vault().open(&place("participant", "email", &[meeting, &number]), &email)?;
        // Nobody takes away the invitation of somebody else whose address they typed.
        let is_found = found_by == email_key(self.vault(), meeting, &email);
        let address = is_found.then(|| address_key(self, meeting, &email));
        for sql in [
            "DELETE FROM mail WHERE meeting = $1 AND occasion IN (SELECT 'invitation/' || no FROM invitation \
             WHERE meeting = $1 AND (participant = $2 OR address_key = $3))",
            "DELETE FROM invitation WHERE meeting = $1 AND (participant = $2 OR address_key = $3)",
        ] {
            sqlx::query(sql).bind(meeting.as_str()).bind(number).bind(&address).execute(&mut **tx).await?;
        }
        Ok(())
    }
}

const SPOKEN_BY: &str = "SELECT version FROM spoken_as WHERE meeting = $1 AND participant = $2";
const SPOKEN_BY_DELEGATION: &str = "SELECT version FROM spoken_as WHERE meeting = $1 AND delegation = $2";
const SEEN_AS: &str = "SELECT no FROM attendance WHERE meeting = $1 AND participant = $2";

/// The numbers of the rows that are about somebody: each of them is sealed by itself.
async fn list(
    tx: &mut sqlx::SqliteTransaction<'_>,
    which: &'static str,
    meeting: &MeetingId,
    about: i64,
) -> Result<Vec<i64>, Error> {
    let rows: Vec<(i64,)> = sqlx::query_as(which).bind(meeting.as_str()).bind(about).fetch_all(&mut **tx).await?;
    Ok(rows.into_iter().map(|(no,)| no).collect())
}
