//! From state to state, with what was done by whom and why.

use jiff::Timestamp;
use rostrum_domain::contribution::{Act, ActRefused, Consent, Field, Standing, State};
use rostrum_domain::ids::{ContributionNo, MeetingId, ParticipantNo};
use sqlx::FromRow;

use super::{draft, find_in};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::staff::AccountNo;
use crate::vault::place;

/// Who does something: staff, a participant, or whoever has the link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct By {
    /// Staff.
    pub account: Option<AccountNo>,
    /// A participant.
    pub participant: Option<ParticipantNo>,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An act.
    Act(Act),
    /// Its author said otherwise what may be made public.
    Consent(Consent),
}

/// A step of a contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContributionChange {
    /// What was done.
    pub what: What,
    /// Where it stood.
    pub before: State,
    /// Where it stood from then on.
    pub after: State,
    /// By whom.
    pub by: By,
    /// Why; its author is told.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Where a contribution went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedTo {
    /// Where it stood.
    pub before: State,
    /// Where it stands.
    pub after: State,
}

/// Why a contribution stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// There is no such contribution.
    #[error("There is no such contribution.")]
    Gone,
    /// The state does not let it.
    #[error("The contribution stays as it is.")]
    Refused(ActRefused),
    /// The level of the participant keeps the name from the public.
    #[error("Your level keeps the name from the public.")]
    BeyondLevel,
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for MoveError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// That its author said otherwise what may be made public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentChange {
    /// What was said before.
    pub before: Option<Consent>,
    /// What is said now.
    pub after: Consent,
    /// Whether it was public: page, index and files are to show it otherwise now, or no more.
    pub was_public: bool,
    /// Whether it is public still.
    pub is_public: bool,
}

impl What {
    fn code(self) -> String {
        match self {
            Self::Act(act) => act.code().to_owned(),
            Self::Consent(consent) => format!("consent/{}", consent.code()),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        match code.strip_prefix("consent/") {
            Some(consent) => Consent::from_code(consent).map(Self::Consent),
            None => Act::from_code(code).map(Self::Act),
        }
    }
}

type Whose<'a> = (&'a MeetingId, ContributionNo);

pub(super) async fn note_change(
    store: &Store,
    tx: &mut sqlx::SqliteConnection,
    (meeting, contribution): Whose<'_>,
    what: What,
    (before, after): (State, State),
    by: By,
    reason: Option<&str>,
) -> Result<(), Error> {
    let (no,): (u32,) = sqlx::query_as(
        "SELECT COALESCE(MAX(no), 0) + 1 FROM contribution_change WHERE meeting = $1 AND contribution = $2",
    )
    .bind(meeting.as_str())
    .bind(i64::from(contribution.0))
    .fetch_one(&mut *tx)
    .await?;
    let at = place("contribution_change", "reason", &[meeting, &contribution, &no]);
    sqlx::query(
        "INSERT INTO contribution_change (meeting, contribution, no, act, state_before, state_after, account, \
         participant, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(meeting.as_str())
    .bind(i64::from(contribution.0))
    .bind(no)
    .bind(what.code())
    .bind(before.code())
    .bind(after.code())
    .bind(by.account.map(|no| i64::from(no.0)))
    .bind(by.participant.map(|no| i64::from(no.0)))
    .bind(reason.map(|reason| store.vault().seal(&at, reason)))
    .bind(store.now().as_millisecond())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

async fn put_state(
    tx: &mut sqlx::SqliteConnection,
    (meeting, no): Whose<'_>,
    state: State,
    consent: Option<Consent>,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE contribution SET state = $3, consent = COALESCE($4, consent), changed_at = $5 WHERE meeting = $1 AND no = $2",
    )
    .bind(meeting.as_str())
    .bind(i64::from(no.0))
    .bind(state.code())
    .bind(consent.map(Consent::code))
    .bind(now.as_millisecond())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Does something with a contribution in a transaction that the caller commits, so that what follows from it is kept with
/// it.
pub(crate) async fn move_in(
    store: &Store,
    tx: &mut sqlx::SqliteConnection,
    whose: Whose<'_>,
    act: Act,
    by: By,
    reason: Option<&str>,
) -> Result<MovedTo, MoveError> {
    let row = find_in(&mut *tx, whose.0, whose.1).await?.ok_or(MoveError::Gone)?;
    let after = act.on(row.state, row.consent_now()).map_err(MoveError::Refused)?;
    put_state(tx, whose, after, None, store.now()).await?;
    note_change(store, tx, whose, What::Act(act), (row.state, after), by, reason).await?;
    if after == State::Withdrawn {
        // What was cut out of it is its author's, too.
        crate::practice::follow(store, tx, whose, Consent::DoNotPublish).await?;
    }
    Ok(MovedTo { before: row.state, after })
}

#[derive(FromRow)]
struct Row {
    no: u32,
    act: String,
    state_before: String,
    state_after: String,
    account: Option<i64>,
    participant: Option<u32>,
    reason: Option<String>,
    at: i64,
}

impl Store {
    /// Does something with a contribution, as reviewers and authors do, and notes by whom and why. To hand in, see
    /// [`hand_in_contribution`](Self::hand_in_contribution).
    ///
    /// # Errors
    /// [`MoveError`] says why it stays as it is.
    pub async fn move_contribution(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        act: Act,
        by: By,
        reason: Option<&str>,
    ) -> Result<MovedTo, MoveError> {
        let mut tx = self.write.begin().await?;
        let moved = move_in(self, &mut tx, (meeting, no), act, by, reason).await?;
        tx.commit().await?;
        Ok(moved)
    }

    /// Says otherwise what may be made public. Tighter holds at once: what is not to be public is withheld. Whoever
    /// calls this tells pages and index of it when it was public.
    ///
    /// # Errors
    /// [`MoveError`] says why it stays as it is.
    pub async fn set_consent(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        consent: Consent,
        by: By,
    ) -> Result<ConsentChange, MoveError> {
        let mut tx = self.write.begin().await?;
        let whose = (meeting, no);
        let row = find_in(&mut tx, meeting, no).await?.ok_or(MoveError::Gone)?;
        if !consent.is_open_to(row.level) {
            return Err(MoveError::BeyondLevel);
        }
        let was_public = row.state == State::Published;
        let after = if was_public && consent == Consent::DoNotPublish { State::Withheld } else { row.state };
        put_state(&mut tx, whose, after, (row.version > 0).then_some(consent), self.now()).await?;
        // The next version says the same.
        let fields = draft::list_fields_in(self, &mut tx, whose).await?;
        let version = fields.iter().find(|one| one.field == Field::Consent).map_or(0, |one| one.standing.version);
        let text = consent.code().to_owned();
        let standing = Standing { text, version: version + 1, writer: String::new(), since: version, edit: 0 };
        draft::put(self, &mut tx, whose, &Field::Consent, &standing, by.participant, self.now()).await?;
        if row.consent != Some(consent) && row.version > 0 {
            note_change(self, &mut tx, whose, What::Consent(consent), (row.state, after), by, None).await?;
        }
        crate::practice::follow(self, &mut tx, whose, consent).await?;
        tx.commit().await?;
        let is_public = after == State::Published;
        Ok(ConsentChange { before: row.consent, after: consent, was_public, is_public })
    }

    /// What became of a contribution, the oldest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_contribution_changes(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
    ) -> Result<Vec<ContributionChange>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT no, act, state_before, state_after, account, participant, reason, at FROM contribution_change \
             WHERE meeting = $1 AND contribution = $2 ORDER BY no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_all(&self.read)
        .await?;
        let what = || Error::unreadable(format!("a change of contribution {no}"));
        let read = |row: Row| {
            let at = place("contribution_change", "reason", &[meeting, &no, &row.no]);
            Ok(ContributionChange {
                what: What::from_code(&row.act).ok_or_else(what)?,
                before: State::from_code(&row.state_before).ok_or_else(what)?,
                after: State::from_code(&row.state_after).ok_or_else(what)?,
                by: By {
                    account: row.account.map(AccountNo::read).transpose()?,
                    participant: row.participant.map(ParticipantNo),
                },
                reason: self.vault().open_some(&at, row.reason.as_deref())?,
                at: instant(row.at)?,
            })
        };
        rows.into_iter().map(read).collect()
    }
}
