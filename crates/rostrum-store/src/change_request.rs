//! What participants ask to have changed after the deadline, and what was decided of it.

use jiff::Timestamp;
use rostrum_domain::change_request::Wish;
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::Category;
use rostrum_domain::registration::{Design, State};
use sqlx::{FromRow, SqliteTransaction};

use crate::delegation::ask_where_needed;
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::mail::notify_with;
use crate::merge::note_joined;
use crate::participant::{Registration, delegation_key, find_or_insert_delegation};
use crate::registration::admission::{places_in, promote};
use crate::registration::offer;
use crate::registration::own::withdraw_in;
use crate::vault::place;

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeDecided {
    /// It is decided, and made where it was accepted.
    Done,
    /// It was decided before.
    Already,
    /// The other category has no place left, so nothing is decided.
    Full,
}

/// A change that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRequest {
    /// Number inside the meeting, from 1.
    pub no: u32,
    /// Who asks.
    pub participant: ParticipantNo,
    /// For what.
    pub wish: Wish,
    /// What was decided: declined is refused.
    pub state: Decision,
    /// What the secretariat said to it.
    pub reason: Option<String>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    no: i64,
    participant: i64,
    wish: String,
    state: String,
    reason: Option<String>,
    asked_at: i64,
    decided_at: Option<i64>,
}

impl Row {
    fn read(self, store: &Store, meeting: &MeetingId) -> Result<ChangeRequest, Error> {
        let what = || Error::unreadable(format!("change request {}", self.no));
        let no = |number: i64| u32::try_from(number).map_err(|_| what());
        let wish = store.vault().open(&at(meeting, "wish", self.no), &self.wish)?;
        Ok(ChangeRequest {
            no: no(self.no)?,
            participant: ParticipantNo(no(self.participant)?),
            wish: serde_json::from_str(&wish).map_err(|_| what())?,
            state: Decision::from_code(&self.state).ok_or_else(what)?,
            reason: store.vault().open_some(&at(meeting, "reason", self.no), self.reason.as_deref())?,
            asked_at: instant(self.asked_at)?,
            decided_at: self.decided_at.map(instant).transpose()?,
        })
    }
}

fn at(meeting: &MeetingId, column: &str, no: i64) -> String {
    place("change_request", column, &[meeting, &no])
}

const SELECT: &str =
    "SELECT no, participant, wish, state, reason, asked_at, decided_at FROM change_request WHERE meeting = $1";

impl Store {
    /// All that was asked for, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_change_requests(&self, meeting: &MeetingId) -> Result<Vec<ChangeRequest>, Error> {
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} ORDER BY no DESC")))
            .bind(meeting.as_str())
            .fetch_all(&self.read)
            .await?;
        rows.into_iter().map(|row| row.read(self, meeting)).collect()
    }

    /// Asks for a change. `false` where an earlier one is not decided yet.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn ask_for_change(&self, meeting: &MeetingId, no: ParticipantNo, wish: &Wish) -> Result<bool, Error> {
        let json = serde_json::to_string(wish).map_err(|error| Error::unreadable(error.to_string()))?;
        let mut tx = self.write.begin().await?;
        let (next,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM change_request WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_one(&mut *tx)
            .await?;
        let asked = sqlx::query(
            "INSERT INTO change_request (meeting, no, participant, wish, state, asked_at) \
             VALUES ($1, $2, $3, $4, 'asked', $5) ON CONFLICT DO NOTHING",
        )
        .bind(meeting.as_str())
        .bind(next)
        .bind(i64::from(no.0))
        .bind(self.vault().seal(&at(meeting, "wish", next), &json))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(asked.rows_affected() > 0)
    }

    /// Accepts a change, which is made in the same transaction, or refuses it; the participant is written to. Whoever accepts one that moves a participant, or withdraws one, makes sure that they
    /// stand on no list of speakers.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn decide_change(
        &self,
        meeting: &MeetingId,
        no: u32,
        accepts: bool,
        reason: &str,
    ) -> Result<ChangeDecided, Error> {
        let (number, now) = (i64::from(no), self.now());
        let (_, design) = self.find_design(meeting).await?;
        let state = if accepts { Decision::Confirmed } else { Decision::Declined };
        let mut tx = self.write.begin().await?;
        let row: Option<Row> = sqlx::query_as(
            "UPDATE change_request SET state = $3, reason = $4, decided_at = $5 \
             WHERE meeting = $1 AND no = $2 AND state = 'asked' \
             RETURNING no, participant, wish, state, reason, asked_at, decided_at",
        )
        .bind(meeting.as_str())
        .bind(number)
        .bind(state.code())
        .bind((!reason.is_empty()).then(|| self.vault().seal(&at(meeting, "reason", number), reason)))
        .bind(now.as_millisecond())
        .fetch_optional(&mut *tx)
        .await?;
        let Some(request) = row.map(|row| row.read(self, meeting)).transpose()? else {
            return Ok(ChangeDecided::Already);
        };
        if accepts && !self.carry_out(&mut tx, meeting, &request, (&design, now)).await? {
            return Ok(ChangeDecided::Full);
        }
        let outcome = if accepts { "accepted" } else { "refused" };
        let facts = [("outcome", outcome), ("reason", reason)];
        notify_with(self, &mut tx, meeting, request.participant, MailKind::ChangeDecided, &facts, now).await?;
        tx.commit().await?;
        Ok(ChangeDecided::Done)
    }

    /// Makes the change; `false` where there is no place for it.
    async fn carry_out(
        &self,
        tx: &mut SqliteTransaction<'_>,
        meeting: &MeetingId,
        request: &ChangeRequest,
        (design, now): (&Design, Timestamp),
    ) -> Result<bool, Error> {
        let (no, wish) = (request.participant, &request.wish);
        if wish.withdraw {
            withdraw_in(self, tx, meeting, no, now).await?;
            return Ok(true);
        }
        let number = i64::from(no.0);
        let (stands_apart,): (bool,) =
            sqlx::query_as("SELECT EXISTS (SELECT 1 FROM identity WHERE meeting = $1 AND participant = $2)")
                .bind(meeting.as_str())
                .bind(number)
                .fetch_one(&mut **tx)
                .await?;
        if let Some(name) = &wish.name {
            let table = if stands_apart { "identity" } else { "participant" };
            let sql = match stands_apart {
                true => "UPDATE identity SET name = $3 WHERE meeting = $1 AND participant = $2",
                false => "UPDATE participant SET name = $3 WHERE meeting = $1 AND no = $2 AND erased_at IS NULL",
            };
            sqlx::query(sql)
                .bind(meeting.as_str())
                .bind(number)
                .bind(self.vault().seal(&place(table, "name", &[meeting, &number]), name))
                .execute(&mut **tx)
                .await?;
        }
        match (wish.moves(), stands_apart) {
            (false, _) => {}
            (true, true) => self.change_identity(tx, meeting, number, wish).await?,
            (true, false) => self.move_to_delegation(tx, meeting, number, wish, now).await?,
        }
        match wish.category {
            Some(category) => self.change_offer(tx, meeting, (number, category, stands_apart), (design, now)).await,
            None => Ok(true),
        }
    }

    /// Counts a participant in another category, and lets whoever waits for the place that becomes free come up.
    async fn change_offer(
        &self,
        tx: &mut SqliteTransaction<'_>,
        meeting: &MeetingId,
        (number, category, hidden): (i64, Category, bool),
        (design, now): (&Design, Timestamp),
    ) -> Result<bool, Error> {
        let (before, state): (String, String) =
            sqlx::query_as("SELECT offer, state FROM participant WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(number)
                .fetch_one(&mut **tx)
                .await?;
        let before = offer::read(self, meeting, number, before)?;
        let takes_part = state == State::Accepted.code();
        let places = places_in(self, tx, meeting, design, category.code()).await?;
        if before != category.code() && takes_part && places.free() == Some(0) {
            return Ok(false);
        }
        sqlx::query("UPDATE participant SET offer = $3 WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(number)
            .bind(offer::written(self, meeting, number, category.code(), hidden))
            .execute(&mut **tx)
            .await?;
        if before != category.code() && takes_part {
            promote(self, tx, meeting, &before, (None, &[]), now).await?;
        }
        Ok(true)
    }

    /// Of one who stands apart from every delegation only the secretariat's own rows change.
    async fn change_identity(
        &self,
        tx: &mut SqliteTransaction<'_>,
        meeting: &MeetingId,
        number: i64,
        wish: &Wish,
    ) -> Result<(), Error> {
        if let Some(delegation) = &wish.delegation {
            sqlx::query("UPDATE identity SET delegation = $3 WHERE meeting = $1 AND participant = $2")
                .bind(meeting.as_str())
                .bind(number)
                .bind(self.vault().seal(&place("identity", "delegation", &[meeting, &number]), delegation))
                .execute(&mut **tx)
                .await?;
        }
        if let Some(category) = wish.category {
            sqlx::query("UPDATE identity SET category = $3 WHERE meeting = $1 AND participant = $2")
                .bind(meeting.as_str())
                .bind(number)
                .bind(self.vault().seal(&place("identity", "category", &[meeting, &number]), category.code()))
                .execute(&mut **tx)
                .await?;
        }
        Ok(())
    }

    async fn move_to_delegation(
        &self,
        tx: &mut SqliteTransaction<'_>,
        meeting: &MeetingId,
        number: i64,
        wish: &Wish,
        now: Timestamp,
    ) -> Result<(), Error> {
        let what = || Error::unreadable(format!("the delegation of participant {number}"));
        let now_in: (i64, String, String) = sqlx::query_as(
            "SELECT d.no, d.name, d.category FROM delegation d JOIN participant p \
             ON p.meeting = d.meeting AND p.delegation = d.no WHERE p.meeting = $1 AND p.no = $2",
        )
        .bind(meeting.as_str())
        .bind(number)
        .fetch_one(&mut **tx)
        .await?;
        let name = self.vault().open(&place("delegation", "name", &[meeting, &now_in.0]), &now_in.1)?;
        let category = wish.category.or_else(|| Category::from_code(&now_in.2)).ok_or_else(what)?;
        // Only what names a delegation is read from it.
        let registration = Registration {
            name: String::new(),
            delegation: wish.delegation.clone().unwrap_or(name),
            category,
            email: String::new(),
            language: String::new(),
            visibility: rostrum_domain::participant::Visibility::Named,
        };
        let key = delegation_key(self.vault(), meeting, &registration.delegation);
        let joined = find_or_insert_delegation(self.vault(), tx, meeting, &registration, &key).await?;
        sqlx::query("UPDATE participant SET delegation = $3 WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(number)
            .bind(joined.delegation)
            .execute(&mut **tx)
            .await?;
        note_joined(tx, meeting, number, joined.under).await?;
        for sql in [
            "DELETE FROM membership WHERE meeting = $1 AND participant = $2",
            "DELETE FROM focal_point WHERE meeting = $1 AND participant = $2",
        ] {
            sqlx::query(sql).bind(meeting.as_str()).bind(number).execute(&mut **tx).await?;
        }
        ask_where_needed(tx, meeting, number, now).await
    }
}
