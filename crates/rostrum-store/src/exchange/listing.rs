//! Whether there is an exchange in a meeting, and what its participants seek and offer.

use jiff::Timestamp;
use rostrum_domain::exchange::{Listing, MOST_LISTINGS, Side};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use sqlx::SqliteTransaction;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::place;

/// A listing that stands, or stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptListing {
    /// Number inside the meeting, from 1.
    pub no: u32,
    /// Whose it is.
    pub participant: ParticipantNo,
    /// What it says.
    pub listing: Listing,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// Whether it was taken back.
    pub withdrawn: bool,
}

fn listing_at(meeting: &MeetingId, no: i64) -> String {
    place("exchange_listing", "listing", &[meeting, &no])
}

impl Store {
    /// Whether there is an exchange in a meeting; `Some(true)` when all categories take part in it, `Some(false)` when
    /// local and regional governments do.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_exchange_open(&self, meeting: &MeetingId) -> Result<Option<bool>, Error> {
        let row: Option<(bool,)> = sqlx::query_as("SELECT all_categories FROM exchange_open WHERE meeting = $1")
            .bind(meeting.as_str())
            .fetch_optional(&self.read)
            .await?;
        Ok(row.map(|(all,)| all))
    }

    /// Opens the exchange for all categories or for local and regional governments; `None` closes it. What was listed
    /// and agreed stays.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_exchange_open(&self, meeting: &MeetingId, open: Option<bool>) -> Result<(), Error> {
        let Some(all) = open else {
            sqlx::query("DELETE FROM exchange_open WHERE meeting = $1")
                .bind(meeting.as_str())
                .execute(&self.write)
                .await?;
            return Ok(());
        };
        sqlx::query(
            "INSERT INTO exchange_open (meeting, all_categories, opened_at) VALUES ($1, $2, $3) \
             ON CONFLICT (meeting) DO UPDATE SET all_categories = excluded.all_categories",
        )
        .bind(meeting.as_str())
        .bind(all)
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Keeps a listing: a new one, or in the place of an own one. `None` when that is not the participant's, or stands no
    /// more, or when they have [`MOST_LISTINGS`] already.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn keep_listing(
        &self,
        meeting: &MeetingId,
        who: ParticipantNo,
        own: Option<u32>,
        listing: &Listing,
    ) -> Result<Option<u32>, Error> {
        let text = serde_json::to_string(listing).map_err(|error| Error::unreadable(error.to_string()))?;
        let mut tx = self.write.begin().await?;
        let (last, standing): (i64, i64) = sqlx::query_as(
            "SELECT COALESCE(MAX(no), 0), COUNT(CASE WHEN participant = $2 AND withdrawn_at IS NULL THEN 1 END) \
             FROM exchange_listing WHERE meeting = $1",
        )
        .bind(meeting.as_str())
        .bind(i64::from(who.0))
        .fetch_one(&mut *tx)
        .await?;
        let no = own.map_or(last + 1, i64::from);
        let full = usize::try_from(standing).is_ok_and(|standing| standing >= MOST_LISTINGS);
        if own.is_none() && full {
            return Ok(None);
        }
        let sql = if own.is_some() {
            "UPDATE exchange_listing SET side = $4, listing = $5, changed_at = $6 \
             WHERE meeting = $1 AND no = $2 AND participant = $3 AND withdrawn_at IS NULL"
        } else {
            "INSERT INTO exchange_listing (meeting, no, participant, side, listing, changed_at) \
             VALUES ($1, $2, $3, $4, $5, $6)"
        };
        let done = sqlx::query(sql)
            .bind(meeting.as_str())
            .bind(no)
            .bind(i64::from(who.0))
            .bind(listing.side.code())
            .bind(self.vault().seal(&listing_at(meeting, no), &text))
            .bind(self.now().as_millisecond())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(u32::try_from(no).ok().filter(|_| done.rows_affected() > 0))
    }

    /// Takes an own listing back: it is proposed to nobody any more. `false` when it is not the participant's.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn withdraw_listing(&self, meeting: &MeetingId, who: ParticipantNo, no: u32) -> Result<bool, Error> {
        let done = sqlx::query(
            "UPDATE exchange_listing SET withdrawn_at = $4 \
             WHERE meeting = $1 AND no = $2 AND participant = $3 AND withdrawn_at IS NULL",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no))
        .bind(i64::from(who.0))
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// All listings of a meeting, those taken back among them, in the order in which they were made.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_listings(&self, meeting: &MeetingId) -> Result<Vec<KeptListing>, Error> {
        let rows: Vec<(i64, i64, String, i64, Option<i64>)> = sqlx::query_as(
            "SELECT no, participant, listing, changed_at, withdrawn_at FROM exchange_listing WHERE meeting = $1 ORDER BY no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let read = |(no, participant, sealed, changed_at, withdrawn_at): (i64, i64, String, i64, Option<i64>)| {
            let what = || Error::unreadable(format!("listing {no}"));
            let text = self.vault().open(&listing_at(meeting, no), &sealed)?;
            Ok(KeptListing {
                no: u32::try_from(no).map_err(|_| what())?,
                participant: ParticipantNo(u32::try_from(participant).map_err(|_| what())?),
                listing: serde_json::from_str(&text).map_err(|_| what())?,
                changed_at: instant(changed_at)?,
                withdrawn: withdrawn_at.is_some(),
            })
        };
        rows.into_iter().map(read).collect()
    }
}

/// Whose listing it is, while it stands.
pub(super) async fn standing(
    tx: &mut SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: u32,
    side: Side,
) -> Result<Option<ParticipantNo>, Error> {
    let row: Option<(u32,)> = sqlx::query_as(
        "SELECT participant FROM exchange_listing WHERE meeting = $1 AND no = $2 AND side = $3 AND withdrawn_at IS NULL",
    )
    .bind(meeting.as_str())
    .bind(i64::from(no))
    .bind(side.code())
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|(no,)| ParticipantNo(no)))
}
