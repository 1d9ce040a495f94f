//! What is kept of a participant beside what has a page of its own, for whoever asks what is held about them.

use jiff::Timestamp;
use rostrum_domain::delegation::{Decision, Function};
use rostrum_domain::ids::{DelegationNo, InscriptionNo, MeetingId, ParticipantNo};
use sqlx::FromRow;

use crate::contribution::{OwnContribution, OwnPart};
use crate::error::Error;
use crate::folder::{Store, instant};
use crate::mail::{Invited, Mail};
use crate::vault::place;

/// What a participant is in a delegation, or asks to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnMembership {
    /// In which.
    pub delegation: DelegationNo,
    /// As what.
    pub function: Function,
    /// Whether they inscribe for it.
    pub may_inscribe: bool,
    /// Whether the focal point has confirmed it.
    pub state: Decision,
    /// Whether the focal point sees who asks.
    pub shown: bool,
    /// Who registered them.
    pub registered_by: Option<ParticipantNo>,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

/// That a participant confirmed or declined to be represented by an inscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnSignature {
    /// By which inscription.
    pub inscription: InscriptionNo,
    /// How it was decided.
    pub state: Decision,
    /// When.
    pub decided_at: Option<Timestamp>,
}

/// A link that lets a participant in. What stands in it is kept as a hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLink {
    /// `personal`, or `sign_in` for one that was asked for by e-mail.
    pub kind: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it works, where it ends by itself.
    pub expires_at: Option<Timestamp>,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// All of it.
#[derive(Clone, Debug)]
pub struct Beside {
    /// What they are in a delegation.
    pub membership: Option<OwnMembership>,
    /// Whom they registered as focal point.
    pub registered: Vec<ParticipantNo>,
    /// Which joint statements they confirmed or declined.
    pub signatures: Vec<OwnSignature>,
    /// Links.
    pub links: Vec<OwnLink>,
    /// Since when participants of all categories may see them.
    pub seen_by_all_since: Option<Timestamp>,
    /// The code on their badge.
    pub badge: Option<String>,
    /// Whether no mail to them names the meeting in its subject, as they came over a neutral link.
    pub written_to_neutrally: bool,
    /// The token of their calendar.
    pub calendar: Option<String>,
    /// Delegations that were merged, by which they came into another one.
    pub merges: Vec<u32>,
    /// How often a command of theirs was answered that could be sent again.
    pub commands: u64,
    /// Invitations that staff tied to them, and when each was made.
    pub invitations: Vec<(Invited, Timestamp)>,
    /// Contributions that they began.
    pub contributions: Vec<OwnContribution>,
    /// What they wrote in contributions that others began.
    pub parts: Vec<OwnPart>,
    /// Mails to them, those of the invitations among them, the newest first.
    pub mails: Vec<Mail>,
}

#[derive(FromRow)]
struct Row {
    delegation: i64,
    function: String,
    may_inscribe: bool,
    state: String,
    shown: bool,
    registered_by: Option<i64>,
    asked_at: i64,
    decided_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<OwnMembership, Error> {
        let what = || Error::unreadable("a membership");
        Ok(OwnMembership {
            delegation: DelegationNo(u32::try_from(self.delegation).map_err(|_| what())?),
            function: Function::from_code(&self.function).ok_or_else(what)?,
            may_inscribe: self.may_inscribe,
            state: Decision::from_code(&self.state).ok_or_else(what)?,
            shown: self.shown,
            registered_by: self.registered_by.map(number).transpose()?,
            asked_at: instant(self.asked_at)?,
            decided_at: self.decided_at.map(instant).transpose()?,
        })
    }
}

fn number(no: i64) -> Result<ParticipantNo, Error> {
    u32::try_from(no).map(ParticipantNo).map_err(|_| Error::unreadable(format!("participant {no}")))
}

/// Columns that hold the number of a participant, whatever the table.
pub(crate) const NUMBERS: [&str; 6] = ["participant", "proposed", "registered_by", "decided_by", "seeker", "offerer"];

impl Store {
    /// The tables and columns that hold the number of a participant, as the database itself describes them.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_columns_of_participants(&self) -> Result<Vec<(String, String)>, Error> {
        let all: Vec<(String, String)> = sqlx::query_as(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' \
             ORDER BY m.name, c.cid",
        )
        .fetch_all(&self.read)
        .await?;
        Ok(all.into_iter().filter(|(_, column)| NUMBERS.contains(&column.as_str())).collect())
    }

    /// What is kept of a participant beside what has a page of its own. For that person alone.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_beside(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Beside, Error> {
        // Not by the address: whoever types somebody else's must not learn that that person was invited.
        let found = self.list_invitations_of(meeting, no, "").await?;
        let mut mails = self.list_mails_to(meeting, no).await?;
        for mail in found.iter().filter_map(|(.., mail)| *mail) {
            mails.extend(self.find_mail(meeting, mail).await?);
        }
        let (contributions, parts) = self.find_own_contributions(meeting, no).await?;
        mails.sort_by_key(|mail| std::cmp::Reverse(mail.no));
        let membership: Option<Row> = sqlx::query_as(
            "SELECT delegation, function, may_inscribe, state, shown, registered_by, asked_at, decided_at \
             FROM membership WHERE meeting = $1 AND participant = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_optional(&self.read)
        .await?;
        let numbers =
            "SELECT participant FROM membership WHERE meeting = $1 AND registered_by = $2 ORDER BY participant";
        let merges = "SELECT merge_no FROM delegation_merge_moved WHERE meeting = $1 AND participant = $2 \
             UNION SELECT merge_no FROM delegation_merge_joined WHERE meeting = $1 AND participant = $2 ORDER BY merge_no";
        let since: Vec<i64> = self
            .numbers("SELECT said_at FROM seen_by_all_categories WHERE meeting = $1 AND participant = $2", meeting, no)
            .await?;
        Ok(Beside {
            membership: membership.map(Row::read).transpose()?,
            registered: self.numbers(numbers, meeting, no).await?.into_iter().map(number).collect::<Result<_, _>>()?,
            signatures: self.list_own_signatures(meeting, no).await?,
            links: self.list_own_links(meeting, no).await?,
            seen_by_all_since: since.first().copied().map(instant).transpose()?,
            badge: self.text("SELECT code FROM badge WHERE meeting = $1 AND participant = $2", meeting, no).await?,
            written_to_neutrally: self.is_written_to_neutrally(meeting, no).await?,
            calendar: self.find_own_calendar(meeting, no).await?,
            merges: self
                .numbers(merges, meeting, no)
                .await?
                .into_iter()
                .map(|no| u32::try_from(no).map_err(|_| Error::unreadable(format!("merge {no}"))))
                .collect::<Result<_, _>>()?,
            commands: self.count_commands(meeting, no).await?,
            invitations: found.into_iter().map(|(invited, at, _)| (invited, at)).collect(),
            contributions,
            parts,
            mails,
        })
    }

    async fn numbers(&self, sql: &'static str, meeting: &MeetingId, no: ParticipantNo) -> Result<Vec<i64>, Error> {
        let rows: Vec<(i64,)> =
            sqlx::query_as(sql).bind(meeting.as_str()).bind(i64::from(no.0)).fetch_all(&self.read).await?;
        Ok(rows.into_iter().map(|(number,)| number).collect())
    }

    async fn text(&self, sql: &'static str, meeting: &MeetingId, no: ParticipantNo) -> Result<Option<String>, Error> {
        let row: Option<(String,)> =
            sqlx::query_as(sql).bind(meeting.as_str()).bind(i64::from(no.0)).fetch_optional(&self.read).await?;
        Ok(row.map(|(text,)| text))
    }

    async fn list_own_signatures(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Vec<OwnSignature>, Error> {
        let rows: Vec<(u32, String, Option<i64>)> = sqlx::query_as(
            "SELECT inscription, state, decided_at FROM co_signatory WHERE meeting = $1 AND decided_by = $2 \
             ORDER BY inscription, no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_all(&self.read)
        .await?;
        let read = |(inscription, state, decided_at): (u32, String, Option<i64>)| {
            Ok(OwnSignature {
                inscription: InscriptionNo(inscription),
                state: Decision::from_code(&state).ok_or_else(|| Error::unreadable("a co-signature"))?,
                decided_at: decided_at.map(instant).transpose()?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn list_own_links(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Vec<OwnLink>, Error> {
        let rows: Vec<(String, i64, Option<i64>, Option<i64>)> = sqlx::query_as(
            "SELECT kind, created_at, expires_at, used_at FROM token WHERE meeting = $1 AND participant = $2 \
             AND kind <> 'session' ORDER BY created_at, hash",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_all(&self.read)
        .await?;
        let read = |(kind, made_at, expires_at, used_at): (String, i64, Option<i64>, Option<i64>)| {
            Ok(OwnLink {
                kind,
                made_at: instant(made_at)?,
                expires_at: expires_at.map(instant).transpose()?,
                used_at: used_at.map(instant).transpose()?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn find_own_calendar(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Option<String>, Error> {
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT hash, token FROM calendar_link WHERE meeting = $1 AND participant = $2")
                .bind(meeting.as_str())
                .bind(i64::from(no.0))
                .fetch_optional(&self.read)
                .await?;
        row.map(|(hash, token)| self.vault().open(&place("calendar_link", "token", &[&hash]), &token)).transpose()
    }

    async fn count_commands(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<u64, Error> {
        let sender = serde_json::to_string(&rostrum_domain::floor::Actor::Participant(no))
            .map_err(|error| Error::unreadable(error.to_string()))?;
        let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM floor_answer WHERE meeting = $1 AND sender = $2")
            .bind(meeting.as_str())
            .bind(sender)
            .fetch_one(&self.read)
            .await?;
        Ok(u64::try_from(count).unwrap_or_default())
    }
}
