//! Peer exchange: listings of participants, exchanges between two of them, and the lessons that came of it.

mod lesson;
mod listing;

use jiff::Timestamp;
use rostrum_domain::exchange::{FOLLOW_UP_AFTER, Says, Side, Stage};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use sqlx::{FromRow, SqliteTransaction};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::mail::notify;
use crate::vault::place;

use listing::standing;

pub use lesson::{Lesson, LessonState, NewLesson};
pub use listing::KeptListing;

/// Two who were brought together, or might be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Number inside the meeting, from 1.
    pub no: u32,
    /// The listing of the one who seeks.
    pub need: u32,
    /// The listing of the one who offers.
    pub offer: u32,
    /// Who seeks.
    pub seeker: ParticipantNo,
    /// Who offers.
    pub offerer: ParticipantNo,
    /// What the seeker says.
    pub seeker_says: Says,
    /// What the offerer says.
    pub offerer_says: Says,
    /// When one side asked.
    pub asked_at: Timestamp,
    /// When both had agreed.
    pub agreed_at: Option<Timestamp>,
    /// When it was said that they met.
    pub met_at: Option<Timestamp>,
    /// What came of it, in words.
    pub result: Option<String>,
    /// When the seeker was asked whether it worked.
    pub followed_up_at: Option<Timestamp>,
}

impl Exchange {
    /// Where it stands.
    pub fn stage(&self) -> Stage {
        Stage::of(self.seeker_says, self.offerer_says, self.met_at.is_some())
    }

    /// The other side of a participant; `None` for one who is on neither.
    pub fn other(&self, who: ParticipantNo) -> Option<ParticipantNo> {
        match who {
            who if who == self.seeker => Some(self.offerer),
            who if who == self.offerer => Some(self.seeker),
            _ => None,
        }
    }

    /// What a participant of it says.
    pub fn says(&self, who: ParticipantNo) -> Says {
        if who == self.seeker { self.seeker_says } else { self.offerer_says }
    }
}

#[derive(FromRow)]
struct Row {
    no: i64,
    need: i64,
    offer: i64,
    seeker: i64,
    offerer: i64,
    seeker_says: String,
    offerer_says: String,
    asked_at: i64,
    agreed_at: Option<i64>,
    met_at: Option<i64>,
    result: Option<String>,
    followed_up_at: Option<i64>,
}

const ROW: &str = "SELECT no, need, offer, seeker, offerer, seeker_says, offerer_says, asked_at, agreed_at, met_at, \
     result, followed_up_at FROM exchange";

/// Exchanges that were agreed on long enough ago, and whose seeker was not asked yet.
const DUE: &str = "SELECT no, seeker FROM exchange WHERE meeting = $1 AND agreed_at <= $2 AND followed_up_at IS NULL \
     AND seeker_says = 'agrees' AND offerer_says = 'agrees' ORDER BY no";

impl Row {
    fn read(self, store: &Store, meeting: &MeetingId) -> Result<Exchange, Error> {
        let what = || Error::unreadable(format!("exchange {}", self.no));
        let number = |no: i64| u32::try_from(no).map_err(|_| what());
        let says = |code: &str| Says::from_code(code).ok_or_else(what);
        Ok(Exchange {
            no: number(self.no)?,
            need: number(self.need)?,
            offer: number(self.offer)?,
            seeker: ParticipantNo(number(self.seeker)?),
            offerer: ParticipantNo(number(self.offerer)?),
            seeker_says: says(&self.seeker_says)?,
            offerer_says: says(&self.offerer_says)?,
            asked_at: instant(self.asked_at)?,
            agreed_at: self.agreed_at.map(instant).transpose()?,
            met_at: self.met_at.map(instant).transpose()?,
            result: store.vault().open_some(&result_at(meeting, self.no), self.result.as_deref())?,
            followed_up_at: self.followed_up_at.map(instant).transpose()?,
        })
    }
}

fn result_at(meeting: &MeetingId, no: i64) -> String {
    place("exchange", "result", &[meeting, &no])
}

impl Store {
    /// All exchanges of a meeting, in the order in which they were asked for.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_exchanges(&self, meeting: &MeetingId) -> Result<Vec<Exchange>, Error> {
        let sql = format!("{ROW} WHERE meeting = $1 ORDER BY no");
        let rows: Vec<Row> =
            sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(meeting.as_str()).fetch_all(&self.read).await?;
        rows.into_iter().map(|row| row.read(self, meeting)).collect()
    }

    /// Asks the other side for an exchange: the participant, whose one of the two listings is, agrees, and the other is
    /// written to. `None` when neither is theirs, both are, or one stands no more.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn ask_for_exchange(
        &self,
        meeting: &MeetingId,
        who: ParticipantNo,
        need: u32,
        offer: u32,
    ) -> Result<Option<u32>, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let seeker = standing(&mut tx, meeting, need, Side::Seeks).await?;
        let offerer = standing(&mut tx, meeting, offer, Side::Offers).await?;
        let (Some(seeker), Some(offerer)) = (seeker, offerer) else { return Ok(None) };
        if seeker == offerer || (who != seeker && who != offerer) {
            return Ok(None);
        }
        let (last,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) FROM exchange WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_one(&mut *tx)
            .await?;
        let says = |side| if side == who { Says::Agrees } else { Says::Nothing };
        let made = sqlx::query(
            "INSERT INTO exchange (meeting, no, need, offer, seeker, offerer, seeker_says, offerer_says, asked_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (meeting, need, offer) DO NOTHING",
        )
        .bind(meeting.as_str())
        .bind(last + 1)
        .bind(i64::from(need))
        .bind(i64::from(offer))
        .bind(i64::from(seeker.0))
        .bind(i64::from(offerer.0))
        .bind(says(seeker).code())
        .bind(says(offerer).code())
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
        if made.rows_affected() == 0 {
            return Ok(None);
        }
        let other = if who == seeker { offerer } else { seeker };
        notify(&mut tx, meeting, other, MailKind::ExchangeAsked, now).await?;
        tx.commit().await?;
        Ok(u32::try_from(last + 1).ok())
    }

    /// Keeps what a participant says to an exchange. When both agree, both are written to. Whoever declined may agree
    /// later, and the other way round. `false` when it is not theirs.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn answer_exchange(
        &self,
        meeting: &MeetingId,
        who: ParticipantNo,
        no: u32,
        says: Says,
    ) -> Result<bool, Error> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let Some(mut exchange) = self.find_exchange_in(&mut tx, meeting, no).await? else { return Ok(false) };
        let Some(other) = exchange.other(who) else { return Ok(false) };
        if who == exchange.seeker {
            exchange.seeker_says = says
        } else {
            exchange.offerer_says = says
        }
        let first = exchange.stage().shows_contact() && exchange.agreed_at.is_none();
        sqlx::query(
            "UPDATE exchange SET seeker_says = $3, offerer_says = $4, agreed_at = CASE WHEN $5 THEN $6 ELSE agreed_at END \
             WHERE meeting = $1 AND no = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no))
        .bind(exchange.seeker_says.code())
        .bind(exchange.offerer_says.code())
        .bind(first)
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
        if first {
            notify(&mut tx, meeting, who, MailKind::ExchangeAgreed, now).await?;
            notify(&mut tx, meeting, other, MailKind::ExchangeAgreed, now).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Keeps that two met, and what came of it; `who` is one of them, or `None` for the secretariat. `false` when it is
    /// not theirs, or when they have not both agreed.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn say_met(
        &self,
        meeting: &MeetingId,
        who: Option<ParticipantNo>,
        no: u32,
        result: &str,
    ) -> Result<bool, Error> {
        let mut tx = self.write.begin().await?;
        let found = self.find_exchange_in(&mut tx, meeting, no).await?;
        let found = found.filter(|one| one.stage().shows_contact() && who.is_none_or(|who| one.other(who).is_some()));
        if found.is_none() {
            return Ok(false);
        }
        let number = i64::from(no);
        let sealed = (!result.is_empty()).then(|| self.vault().seal(&result_at(meeting, number), result));
        sqlx::query("UPDATE exchange SET met_at = COALESCE(met_at, $3), result = $4 WHERE meeting = $1 AND no = $2")
            .bind(meeting.as_str())
            .bind(number)
            .bind(self.now().as_millisecond())
            .bind(sealed)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Asks the seekers of exchanges that were agreed on half a year ago whether it worked, each once. Returns how many
    /// were asked.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn follow_exchanges_up(&self, meeting: &MeetingId) -> Result<usize, Error> {
        let now = self.now();
        let until = now.saturating_sub(FOLLOW_UP_AFTER).map_or(0, Timestamp::as_millisecond);
        let due = |sql: &'static str| sqlx::query_as::<_, (i64, u32)>(sql).bind(meeting.as_str()).bind(until);
        // Nothing is due nearly always, and whoever only reads waits for nobody.
        if due(DUE).fetch_optional(&self.read).await?.is_none() {
            return Ok(0);
        }
        let mut tx = self.write.begin().await?;
        let rows = due(DUE).fetch_all(&mut *tx).await?;
        for (no, seeker) in &rows {
            sqlx::query("UPDATE exchange SET followed_up_at = $3 WHERE meeting = $1 AND no = $2")
                .bind(meeting.as_str())
                .bind(no)
                .bind(now.as_millisecond())
                .execute(&mut *tx)
                .await?;
            notify(&mut tx, meeting, ParticipantNo(*seeker), MailKind::ExchangeFollowUp, now).await?;
        }
        tx.commit().await?;
        Ok(rows.len())
    }

    async fn find_exchange_in(
        &self,
        tx: &mut SqliteTransaction<'_>,
        meeting: &MeetingId,
        no: u32,
    ) -> Result<Option<Exchange>, Error> {
        let sql = format!("{ROW} WHERE meeting = $1 AND no = $2");
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(meeting.as_str())
            .bind(i64::from(no))
            .fetch_optional(&mut **tx)
            .await?;
        row.map(|row| row.read(self, meeting)).transpose()
    }
}

/// What goes with a participant who is erased: listings, exchanges, and the lessons that came of them.
pub(crate) const ERASED: [&str; 3] = [
    "DELETE FROM exchange_lesson WHERE meeting = $1 AND (participant = $2 OR exchange IN \
     (SELECT no FROM exchange e WHERE e.meeting = $1 AND (e.seeker = $2 OR e.offerer = $2)))",
    "DELETE FROM exchange WHERE meeting = $1 AND (seeker = $2 OR offerer = $2)",
    "DELETE FROM exchange_listing WHERE meeting = $1 AND participant = $2",
];
