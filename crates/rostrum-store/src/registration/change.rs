//! How registrations came to their states.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use rostrum_domain::registration::{Match, State};
use sqlx::FromRow;

use super::{offer, sealed};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::follow_up::ask_who_is_accepted;
use crate::mail::{notify, notify_with};

/// By what a registration came to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeCause {
    /// It came in.
    Came,
    /// Staff decided.
    Staff,
    /// A place became free.
    Promoted,
    /// The person withdrew, or came back.
    Own,
    /// Staff took a decision back.
    Undone,
}

impl ChangeCause {
    const ALL: [Self; 5] = [Self::Came, Self::Staff, Self::Promoted, Self::Own, Self::Undone];

    /// The stable code: `promoted`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::Staff => "staff",
            Self::Promoted => "promoted",
            Self::Own => "own",
            Self::Undone => "undone",
        }
    }
}

/// One step of a registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The state before; `None`: it came in.
    pub before: Option<State>,
    /// The state after.
    pub after: State,
    /// By what.
    pub cause: ChangeCause,
    /// What of the rule matched.
    pub matched: Vec<Match>,
    /// The reason that staff gave.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// A registration as it stands, to be changed in a transaction.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Standing {
    pub(super) no: i64,
    pub(super) offer: String,
    pub(super) state: String,
    pub(super) state_at: i64,
}

/// What a registration is to become.
pub(super) struct Step<'a> {
    pub(super) from: &'a Standing,
    pub(super) to: State,
    /// Since when it counts; the order of the waiting list.
    pub(super) since: i64,
    pub(super) cause: ChangeCause,
    pub(super) decision: Option<i64>,
    pub(super) matched: &'a [Match],
    pub(super) reason: Option<&'a str>,
    pub(super) now: Timestamp,
}

impl Standing {
    pub(super) fn state(&self) -> Result<State, Error> {
        State::from_code(&self.state).ok_or_else(|| Error::unreadable(format!("the state of participant {}", self.no)))
    }

    pub(super) fn participant(&self) -> Result<ParticipantNo, Error> {
        number(self.no)
    }

    /// The same with its offer opened, where it is sealed.
    pub(super) fn opened(self, store: &Store, meeting: &MeetingId) -> Result<Self, Error> {
        Ok(Self { offer: offer::read(store, meeting, self.no, self.offer)?, ..self })
    }
}

pub(super) fn number(no: i64) -> Result<ParticipantNo, Error> {
    u32::try_from(no).map(ParticipantNo).map_err(|_| Error::unreadable(format!("participant {no}")))
}

/// A registration as it stands.
pub(super) async fn find_standing(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: ParticipantNo,
) -> Result<Option<Standing>, Error> {
    let sql = "SELECT no, offer, state, state_at FROM participant WHERE meeting = $1 AND no = $2 AND erased_at IS NULL";
    let found: Option<Standing> =
        sqlx::query_as(sql).bind(meeting.as_str()).bind(i64::from(no.0)).fetch_optional(&mut **tx).await?;
    found.map(|standing| standing.opened(store, meeting)).transpose()
}

/// The first step of a registration, and the mail about it.
///
/// # Errors
/// The outside failed.
pub(crate) async fn insert_first(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: ParticipantNo,
    state: State,
    matched: &[Match],
    now: Timestamp,
) -> Result<(), Error> {
    let change = next_no(tx, meeting).await?;
    sqlx::query(
        "INSERT INTO registration_change (meeting, no, participant, state_after, cause, matched, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(meeting.as_str())
    .bind(change)
    .bind(i64::from(no.0))
    .bind(state.code())
    .bind(ChangeCause::Came.code())
    .bind(write_matched(store, meeting, change, matched)?)
    .bind(now.as_millisecond())
    .execute(&mut **tx)
    .await?;
    let kind = match state {
        State::Pending => MailKind::Pending,
        State::Waiting => MailKind::WaitingList,
        _ => MailKind::Confirmation,
    };
    notify(tx, meeting, no, kind, now).await?;
    if state.takes_part() {
        ask_who_is_accepted(tx, meeting, no, now).await?;
    }
    Ok(())
}

/// Changes a state, keeps how it came about, and notes the mail about it.
pub(super) async fn take(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    step: &Step<'_>,
) -> Result<(), Error> {
    sqlx::query("UPDATE participant SET state = $3, state_at = $4 WHERE meeting = $1 AND no = $2")
        .bind(meeting.as_str())
        .bind(step.from.no)
        .bind(step.to.code())
        .bind(step.since)
        .execute(&mut **tx)
        .await?;
    let no = next_no(tx, meeting).await?;
    let reason =
        step.reason.map(|reason| sealed::seal(store, "registration_change", "reason", &[meeting, &no], reason));
    sqlx::query(
        "INSERT INTO registration_change \
         (meeting, no, decision, participant, state_before, state_after, before_at, cause, matched, reason, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(meeting.as_str())
    .bind(no)
    .bind(step.decision)
    .bind(step.from.no)
    .bind(&step.from.state)
    .bind(step.to.code())
    .bind(step.from.state_at)
    .bind(step.cause.code())
    .bind(write_matched(store, meeting, no, step.matched)?)
    .bind(reason)
    .bind(step.now.as_millisecond())
    .execute(&mut **tx)
    .await?;
    tell(store, tx, meeting, step).await?;
    if step.to.takes_part() {
        ask_who_is_accepted(tx, meeting, step.from.participant()?, step.now).await?;
    }
    Ok(())
}

/// Notes the mail about a step. Who withdrew knows it, and a decision that is open again is no news.
async fn tell(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    step: &Step<'_>,
) -> Result<(), Error> {
    let kind = match (step.to, step.cause) {
        (State::Accepted, ChangeCause::Promoted) => MailKind::Promoted,
        (State::Accepted, _) => MailKind::Approval,
        (State::Waiting, _) => MailKind::WaitingList,
        (State::Refused, _) => MailKind::Refusal,
        (State::Pending, ChangeCause::Own) => MailKind::Pending,
        (State::Pending | State::Withdrawn, _) => return Ok(()),
    };
    let no = step.from.participant()?;
    match step.reason.filter(|reason| !reason.is_empty()) {
        Some(reason) => notify_with(store, tx, meeting, no, kind, &[("reason", reason)], step.now).await,
        None => notify(tx, meeting, no, kind, step.now).await,
    }
}

async fn next_no(tx: &mut sqlx::SqliteTransaction<'_>, meeting: &MeetingId) -> Result<i64, Error> {
    let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM registration_change WHERE meeting = $1")
        .bind(meeting.as_str())
        .fetch_one(&mut **tx)
        .await?;
    Ok(no)
}

/// What matched, as it is written: sealed, for it names organizations and servers of addresses.
fn write_matched(store: &Store, meeting: &MeetingId, no: i64, matched: &[Match]) -> Result<String, Error> {
    if matched.is_empty() {
        return Ok(NOTHING.to_owned());
    }
    let json = serde_json::to_string(matched).map_err(|error| Error::unreadable(error.to_string()))?;
    Ok(sealed::seal(store, "registration_change", "matched", &[meeting, &no], &json))
}

/// What matched, from the column of the change with this number.
///
/// # Errors
/// [`Error::Unreadable`] for what was not sealed there.
pub(super) fn read_matched(store: &Store, meeting: &MeetingId, no: i64, text: &str) -> Result<Vec<Match>, Error> {
    if text == NOTHING {
        return Ok(Vec::new());
    }
    let json = sealed::open(store, "registration_change", "matched", &[meeting, &no], text)?;
    serde_json::from_str(&json).map_err(|_| Error::unreadable("what a rule of approval matched"))
}

/// Where nothing matched.
const NOTHING: &str = "[]";

#[derive(FromRow)]
struct Row {
    no: i64,
    state_before: Option<String>,
    state_after: String,
    cause: String,
    matched: String,
    reason: Option<String>,
    at: i64,
}

impl Store {
    /// How a registration came to its state, the oldest step first. For staff.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_changes_of(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Vec<Change>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT no, state_before, state_after, cause, matched, reason, at FROM registration_change \
             WHERE meeting = $1 AND participant = $2 ORDER BY no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(|row| self.read_change(meeting, row)).collect()
    }

    fn read_change(&self, meeting: &MeetingId, row: Row) -> Result<Change, Error> {
        let what = || Error::unreadable(format!("change {} of a registration", row.no));
        let open = |text: &String| sealed::open(self, "registration_change", "reason", &[meeting, &row.no], text);
        Ok(Change {
            before: row.state_before.as_deref().map(|code| State::from_code(code).ok_or_else(what)).transpose()?,
            after: State::from_code(&row.state_after).ok_or_else(what)?,
            cause: ChangeCause::ALL.into_iter().find(|cause| cause.code() == row.cause).ok_or_else(what)?,
            matched: read_matched(self, meeting, row.no, &row.matched)?,
            reason: row.reason.as_ref().map(open).transpose()?,
            at: instant(row.at)?,
        })
    }
}
