//! What state a registration gets, and who comes up from the waiting list: always in the transaction of the change.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::registration::{Answer, Decision, Design, Facts, Phase, Places, State, decide, promoted};

use super::change::{ChangeCause, Standing, Step, take};
use super::design::find_design_in;
use super::{Application, Given, accredited, offer as offers};
use crate::error::{Error, RegisterError};
use crate::folder::Store;

/// What becomes of a registration, with the places as they are in this transaction.
///
/// # Errors
/// [`RegisterError::NotOffered`], or the outside failed.
pub(crate) async fn decide_in(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    application: &Application,
    now: Timestamp,
) -> Result<Decision, RegisterError> {
    let (_, design) = find_design_in(tx, meeting).await?;
    let limited = design.offer(&application.offer).is_some_and(|offer| offer.capacity.is_some());
    // Without a limit every place is free, and thousands need not be counted.
    let places =
        if limited { places_in(store, tx, meeting, &design, &application.offer).await? } else { Places::default() };
    let registration = &application.registration;
    let facts = facts_in(store, tx, meeting, &registration.email, &registration.delegation, &application.given).await?;
    if application.by_staff {
        let late = design.offer(&application.offer).map(|offer| design.window_of(offer).phase(now));
        let state = if places.free() == Some(0) { State::Waiting } else { State::Accepted };
        return Ok(Decision { state, late: matches!(late, Some(Phase::After(_))), matched: Vec::new() });
    }
    decide(&design, &application.offer, places, &facts, now).map_err(RegisterError::NotOffered)
}

/// How the places of an offer are taken.
pub(crate) async fn places_in(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    design: &Design,
    offer: &str,
) -> Result<Places, Error> {
    let capacity = design.offer(offer).and_then(|offer| offer.capacity);
    let mut rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT state, COUNT(*) FROM participant WHERE meeting = $1 AND offer = $2 \
         AND state IN ('accepted', 'waiting') GROUP BY state",
    )
    .bind(meeting.as_str())
    .bind(offer)
    .fetch_all(&mut **tx)
    .await?;
    let sealed = sealed_in(store, &mut **tx, meeting).await?;
    rows.extend(sealed.into_iter().filter(|(other, _)| other == offer).map(|(_, state)| (state, 1)));
    Ok(counted(capacity, &rows))
}

/// Offers and states of those whose category only the secretariat knows, where they count among the places. They are
/// few, so each is opened.
async fn sealed_in(
    store: &Store,
    from: impl sqlx::SqliteExecutor<'_>,
    meeting: &MeetingId,
) -> Result<Vec<(String, String)>, Error> {
    let sql = format!(
        "SELECT no, offer, state FROM participant WHERE meeting = $1 AND {} AND state IN ('accepted', 'waiting')",
        offers::IS_SEALED
    );
    let rows: Vec<(i64, String, String)> =
        sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(meeting.as_str()).fetch_all(from).await?;
    rows.into_iter().map(|(no, offer, state)| Ok((offers::read(store, meeting, no, offer)?, state))).collect()
}

fn counted(capacity: Option<u32>, rows: &[(String, i64)]) -> Places {
    let count = |state: State| {
        let found = rows.iter().filter(|(code, _)| code == state.code()).map(|(_, count)| *count);
        u32::try_from(found.sum::<i64>()).unwrap_or(u32::MAX)
    };
    Places { capacity, accepted: count(State::Accepted), waiting: count(State::Waiting) }
}

/// What a rule looks at.
pub(super) async fn facts_in(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    email: &str,
    delegation: &str,
    given: &[Given],
) -> Result<Facts, Error> {
    let files = given.iter().filter(|given| matches!(given.answer, Answer::File { .. }));
    Ok(Facts {
        email_domain: email.rsplit_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default(),
        accredited: accredited::find_in(store, tx, meeting, delegation).await?,
        files: files.map(|given| given.field.clone()).collect(),
    })
}

/// Lets as many come up from the waiting list of an offer as there are places, the first first. Those whom the same
/// decision put there stay.
pub(crate) async fn promote(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    offer: &str,
    (decision, held): (Option<i64>, &[ParticipantNo]),
    now: Timestamp,
) -> Result<Vec<ParticipantNo>, Error> {
    let (_, design) = find_design_in(tx, meeting).await?;
    let places = places_in(store, tx, meeting, &design, offer).await?;
    if places.waiting == 0 || places.free() == Some(0) {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT no, offer, state, state_at FROM participant WHERE meeting = $1 AND (offer = $2 OR {}) \
         AND state = 'waiting' AND erased_at IS NULL ORDER BY state_at, no",
        offers::IS_SEALED
    );
    let waiting: Vec<Standing> =
        sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(meeting.as_str()).bind(offer).fetch_all(&mut **tx).await?;
    let mut up = Vec::new();
    let mut first = Vec::new();
    for standing in waiting {
        let standing = standing.opened(store, meeting)?;
        if standing.offer != offer {
            continue;
        }
        let no = standing.participant()?;
        if !held.contains(&no) {
            first.push((no, standing));
        }
    }
    let most = promoted(Places { waiting: u32::try_from(first.len()).unwrap_or(u32::MAX), ..places });
    for (no, standing) in first.into_iter().take(most as usize) {
        let step = Step {
            from: &standing,
            to: State::Accepted,
            since: now.as_millisecond(),
            cause: ChangeCause::Promoted,
            decision,
            matched: &[],
            reason: None,
            now,
        };
        take(store, tx, meeting, &step).await?;
        up.push(no);
    }
    Ok(up)
}

impl Store {
    /// How the places of an offer of the present design are taken.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_places(&self, meeting: &MeetingId, design: &Design) -> Result<Vec<(String, Places)>, Error> {
        let mut rows: Vec<(String, String, i64)> = sqlx::query_as(
            "SELECT offer, state, COUNT(*) FROM participant WHERE meeting = $1 \
             AND state IN ('accepted', 'waiting') GROUP BY offer, state",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let sealed = sealed_in(self, &self.read, meeting).await?;
        rows.extend(sealed.into_iter().map(|(offer, state)| (offer, state, 1)));
        let of = |code: &str| -> Vec<(String, i64)> {
            rows.iter().filter(|(offer, ..)| offer == code).map(|(_, state, count)| (state.clone(), *count)).collect()
        };
        let each = |offer: &rostrum_domain::registration::Offer| {
            (offer.code.clone(), counted(offer.capacity, &of(&offer.code)))
        };
        Ok(design.offers.iter().map(each).collect())
    }
}
