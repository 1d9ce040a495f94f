//! What participants are in a delegation: asked or confirmed, head or adviser, whether they inscribe for it.

use std::collections::HashSet;

use jiff::Timestamp;
use rostrum_domain::delegation::{Decision, Function, Membership};
use rostrum_domain::ids::{DelegationNo, MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::Participant;
use rostrum_domain::registration::State;
use sqlx::{FromRow, SqliteTransaction};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::mail::notify;

/// A participant of a delegation, as the secretariat may know them. Whoever shows a member to a focal point asks
/// [`rostrum_domain::delegation::is_shown_to_focal_point`] first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who, with their own names.
    pub participant: Participant,
    /// The delegation to which they belong, which is not that of the floor where only the secretariat knows them.
    pub delegation: DelegationNo,
    /// What they are in it.
    pub function: Function,
    /// Whether they are one of those who inscribe for it.
    pub may_inscribe: bool,
    /// Whether they are confirmed.
    pub state: Decision,
    /// Whether they let the focal point see who asks.
    pub shown: bool,
    /// The focal point who registered them.
    pub registered_by: Option<ParticipantNo>,
    /// Whether they have opened their personal link.
    pub has_entered: bool,
    /// Since when they ask or belong.
    pub asked_at: Timestamp,
}

/// A member that cannot be changed so.
#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    /// A delegation has one head at most.
    #[error("The delegation has a head already; make that person an adviser or a member first.")]
    SecondHead,
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for MemberError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(rule) if rule.is_unique_violation() => Self::SecondHead,
            _ => Self::Failed(error.into()),
        }
    }
}

#[derive(FromRow)]
struct Row {
    participant: i64,
    delegation: i64,
    function: String,
    may_inscribe: bool,
    state: String,
    shown: bool,
    registered_by: Option<i64>,
    has_entered: bool,
    asked_at: i64,
}

#[derive(FromRow)]
struct Standing {
    no: i64,
    registration: String,
    function: Option<String>,
    may_inscribe: Option<bool>,
    state: Option<String>,
    has_focal_point: bool,
    names_inscribers: bool,
}

/// Of a number under which nobody is registered: that there is somebody is not for this rule to say.
const NOBODY: Membership = Membership {
    takes_part: true,
    function: Function::Member,
    may_inscribe: false,
    confirmed: Decision::Asked,
    has_focal_point: false,
    names_inscribers: false,
};

/// `WHERE` goes on behind it.
const SELECT: &str = "SELECT participant, delegation, function, may_inscribe, state, shown, registered_by, asked_at, \
     EXISTS (SELECT 1 FROM token WHERE token.meeting = m.meeting AND token.participant = m.participant \
     AND (token.kind = 'session' OR token.used_at IS NOT NULL)) AS has_entered FROM membership m WHERE m.meeting = $1";

/// What decides whether participants speak for their delegation; `AND` goes on behind it. Of one who stands apart from
/// the delegation only its membership is told, and not who inscribes for it.
const STANDING: &str = "SELECT p.no, p.state AS registration, m.function, m.may_inscribe, m.state, \
     EXISTS (SELECT 1 FROM focal_point f WHERE f.meeting = p.meeting AND f.delegation = p.delegation \
     AND f.state = 'confirmed') AS has_focal_point, \
     EXISTS (SELECT 1 FROM membership o WHERE o.meeting = p.meeting AND o.delegation = p.delegation \
     AND o.state = 'confirmed' AND o.may_inscribe) AS names_inscribers \
     FROM participant p LEFT JOIN membership m ON m.meeting = p.meeting AND m.participant = p.no \
     WHERE p.meeting = $1";

impl Standing {
    fn read(self) -> Result<Membership, Error> {
        let what = || Error::unreadable(format!("the membership of participant {}", self.no));
        let function = self.function.as_deref().map(|code| Function::from_code(code).ok_or_else(what)).transpose()?;
        let state = self.state.as_deref().map(|code| Decision::from_code(code).ok_or_else(what)).transpose()?;
        Ok(Membership {
            takes_part: State::from_code(&self.registration).ok_or_else(what)?.takes_part(),
            function: function.unwrap_or_default(),
            may_inscribe: self.may_inscribe.unwrap_or(false),
            confirmed: state.unwrap_or(Decision::Asked),
            has_focal_point: self.has_focal_point,
            names_inscribers: self.names_inscribers,
        })
    }
}

/// Those of a delegation who may inscribe for it, in the order of registration: the rule is the domain's.
pub(crate) async fn list_inscribers(
    tx: &mut SqliteTransaction<'_>,
    meeting: &MeetingId,
    delegation: i64,
) -> Result<Vec<ParticipantNo>, Error> {
    let sql =
        format!("{STANDING} AND p.delegation = $2 AND p.state = 'accepted' AND p.erased_at IS NULL ORDER BY p.no");
    let rows: Vec<Standing> =
        sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(meeting.as_str()).bind(delegation).fetch_all(&mut **tx).await?;
    inscribers(rows.into_iter())
}

fn inscribers(rows: impl Iterator<Item = Standing>) -> Result<Vec<ParticipantNo>, Error> {
    let mut inscribers = Vec::new();
    for row in rows {
        let no = u32::try_from(row.no).map_err(|_| Error::unreadable(format!("participant {}", row.no)))?;
        if row.read()?.may_inscribe().is_ok() {
            inscribers.push(ParticipantNo(no));
        }
    }
    Ok(inscribers)
}

impl Store {
    /// What decides whether a participant speaks for their delegation.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_membership(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Membership, Error> {
        let row: Option<Standing> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{STANDING} AND p.no = $2")))
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .fetch_optional(&self.read)
            .await?;
        row.map_or(Ok(NOBODY), Standing::read)
    }

    /// Those who may inscribe and can be written to, in the order of registration: the rule is the domain's.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_who_may_inscribe(&self, meeting: &MeetingId) -> Result<Vec<ParticipantNo>, Error> {
        let contacts = self.list_contacts(meeting).await?;
        let reached = contacts.into_iter().filter(|(_, email)| !email.is_empty());
        let reached: HashSet<i64> = reached.map(|(no, _)| i64::from(no.0)).collect();
        let rows: Vec<Standing> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{STANDING} ORDER BY p.no")))
            .bind(meeting.as_str())
            .fetch_all(&self.read)
            .await?;
        inscribers(rows.into_iter().filter(|row| reached.contains(&row.no)))
    }

    /// The members of a delegation in the order of registration, with their own names.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_members(&self, meeting: &MeetingId, delegation: DelegationNo) -> Result<Vec<Member>, Error> {
        let rows: Vec<Row> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} AND m.delegation = $2 ORDER BY m.participant")))
                .bind(meeting.as_str())
                .bind(i64::from(delegation.0))
                .fetch_all(&self.read)
                .await?;
        self.members(meeting, rows).await
    }

    /// Those of all delegations who ask to be confirmed, in the order in which they asked.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_members_who_ask(&self, meeting: &MeetingId) -> Result<Vec<Member>, Error> {
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{SELECT} AND m.state = 'asked' ORDER BY m.asked_at, m.participant"
        )))
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        self.members(meeting, rows).await
    }

    async fn members(&self, meeting: &MeetingId, rows: Vec<Row>) -> Result<Vec<Member>, Error> {
        let mut members = Vec::with_capacity(rows.len());
        for row in rows {
            let what = || Error::unreadable(format!("the membership of participant {}", row.participant));
            let no = |number: i64| u32::try_from(number).map_err(|_| what());
            let number = ParticipantNo(no(row.participant)?);
            let Some(mut participant) = self.find_participant(meeting, number).await? else { continue };
            if let Some(identity) = self.find_identity(meeting, number).await? {
                participant.identify(identity);
            }
            members.push(Member {
                participant,
                delegation: DelegationNo(no(row.delegation)?),
                function: Function::from_code(&row.function).ok_or_else(what)?,
                may_inscribe: row.may_inscribe,
                state: Decision::from_code(&row.state).ok_or_else(what)?,
                shown: row.shown,
                registered_by: row.registered_by.map(no).transpose()?.map(ParticipantNo),
                has_entered: row.has_entered,
                asked_at: instant(row.asked_at)?,
            });
        }
        Ok(members)
    }

    /// Confirms a member, or declines one.
    ///
    /// # Errors
    /// [`MemberError::SecondHead`], or the outside failed.
    pub async fn decide_member(
        &self,
        meeting: &MeetingId,
        no: ParticipantNo,
        decision: Decision,
    ) -> Result<(), MemberError> {
        sqlx::query("UPDATE membership SET state = $3, decided_at = $4 WHERE meeting = $1 AND participant = $2")
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .bind(decision.code())
            .bind(self.now().as_millisecond())
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Says what a member is, and whether they inscribe for the delegation.
    ///
    /// # Errors
    /// [`MemberError::SecondHead`], or the outside failed.
    pub async fn set_member(
        &self,
        meeting: &MeetingId,
        no: ParticipantNo,
        function: Function,
        may_inscribe: bool,
    ) -> Result<(), MemberError> {
        sqlx::query("UPDATE membership SET function = $3, may_inscribe = $4 WHERE meeting = $1 AND participant = $2")
            .bind(meeting.as_str())
            .bind(i64::from(no.0))
            .bind(function.code())
            .bind(may_inscribe)
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// A member lets the focal point see who asks.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn show_member(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<(), Error> {
        let mut tx = self.write.begin().await?;
        let changed = sqlx::query(
            "UPDATE membership SET shown = TRUE \
             WHERE meeting = $1 AND participant = $2 AND NOT shown AND state = 'asked'",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .execute(&mut *tx)
        .await?;
        if changed.rows_affected() > 0 {
            ask_focal_point_of(&mut tx, meeting, no, self.now()).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// Lets a participant who was just registered ask to be confirmed, where the delegation has a focal point.
pub(crate) async fn ask_where_needed(
    tx: &mut SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: i64,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO membership (meeting, participant, delegation, function, may_inscribe, state, shown, asked_at) \
         SELECT p.meeting, p.no, p.delegation, 'member', FALSE, 'asked', p.visibility = 'named', $3 FROM participant p \
         WHERE p.meeting = $1 AND p.no = $2 AND EXISTS (SELECT 1 FROM focal_point f WHERE f.meeting = p.meeting \
         AND f.delegation = p.delegation AND f.state = 'confirmed')",
    )
    .bind(meeting.as_str())
    .bind(no)
    .bind(now.as_millisecond())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes to the focal point that a participant asks to be confirmed, where there is one who may see who it is.
pub(crate) async fn ask_focal_point_of(
    tx: &mut SqliteTransaction<'_>,
    meeting: &MeetingId,
    no: ParticipantNo,
    now: Timestamp,
) -> Result<(), Error> {
    let focal_point: Option<(u32,)> = sqlx::query_as(
        "SELECT f.participant FROM focal_point f JOIN membership m ON m.meeting = f.meeting \
         AND m.delegation = f.delegation WHERE m.meeting = $1 AND m.participant = $2 AND m.state = 'asked' AND m.shown \
         AND f.state = 'confirmed'",
    )
    .bind(meeting.as_str())
    .bind(i64::from(no.0))
    .fetch_optional(&mut **tx)
    .await?;
    if let Some((focal_point,)) = focal_point {
        notify(tx, meeting, ParticipantNo(focal_point), MailKind::DelegationConfirm, now).await?;
    }
    Ok(())
}
