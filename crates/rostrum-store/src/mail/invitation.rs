//! Whom the secretariat invites, and which registration came of it.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::Category;

use super::{MailState, notify_address};
use crate::error::Error;
use crate::folder::{Store, instant, key};
use crate::vault::place;

/// Somebody to be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The e-mail address.
    pub address: String,
    /// In which category they are expected to register.
    pub category: Option<Category>,
    /// In which language they are written to, a BCP 47 tag.
    pub language: String,
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InvitationState {
    /// Its mail is in this state.
    Mail(MailState),
    /// Somebody registered with the address that was invited.
    Registered(ParticipantNo),
    /// The secretariat tied a registration under another address to it.
    Accepted(ParticipantNo),
}

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// From 1 inside the meeting.
    pub no: u32,
    /// Who.
    pub invited: Invited,
    /// When it was made.
    pub created_at: Timestamp,
    /// What became of it.
    pub state: InvitationState,
    /// The mail.
    pub mail: Option<u64>,
}

impl Store {
    /// Invites those who were not invited yet, each with a mail that waits to be released; how many.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn invite(&self, meeting: &MeetingId, invited: &[Invited]) -> Result<u64, Error> {
        let now = self.now();
        let mut count = 0;
        let mut tx = self.write.begin().await?;
        for one in invited {
            let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM invitation WHERE meeting = $1")
                .bind(meeting.as_str())
                .fetch_one(&mut *tx)
                .await?;
            let done = sqlx::query(
                "INSERT INTO invitation (meeting, no, address, address_key, category, language, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (meeting, address_key) DO NOTHING",
            )
            .bind(meeting.as_str())
            .bind(no)
            .bind(seal(self, "address", meeting, no, &one.address))
            .bind(address_key(self, meeting, &one.address))
            .bind(one.category.map(|category| seal(self, "category", meeting, no, category.code())))
            .bind(&one.language)
            .bind(now.as_millisecond())
            .execute(&mut *tx)
            .await?;
            if done.rows_affected() == 1 {
                let to = (one.address.as_str(), one.language.as_str());
                let number = no.to_string();
                let facts = [("invitation", number.as_str())];
                notify_address(self, &mut tx, Some(meeting), to, MailKind::Invitation, &facts, now).await?;
                let mail: (i64,) = sqlx::query_as("SELECT MAX(no) FROM mail").fetch_one(&mut *tx).await?;
                sqlx::query("UPDATE mail SET occasion = $2 WHERE no = $1")
                    .bind(mail.0)
                    .bind(format!("invitation/{no}"))
                    .execute(&mut *tx)
                    .await?;
                count += 1;
            }
        }
        tx.commit().await?;
        Ok(count)
    }

    /// All invitations of a meeting in the order in which they were made.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_invitations(&self, meeting: &MeetingId) -> Result<Vec<Invitation>, Error> {
        type Row = (i64, String, Option<String>, String, Option<i64>, i64, Option<i64>, Option<String>);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT i.no, i.address, i.category, i.language, i.participant, i.created_at, m.no, m.state \
             FROM invitation i LEFT JOIN mail m ON m.meeting = i.meeting AND m.occasion = 'invitation/' || i.no \
             WHERE i.meeting = $1 ORDER BY i.no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let registered: std::collections::HashMap<String, ParticipantNo> = self
            .list_contacts(meeting)
            .await?
            .into_iter()
            .filter(|(_, email)| !email.is_empty())
            .map(|(no, email)| (key(&email), no))
            .collect();
        rows.into_iter()
            .map(|(no, address, category, language, participant, created_at, mail, state)| {
                let what = || Error::unreadable(format!("invitation {no} of {meeting}"));
                let address = open(self, "address", meeting, no, &address)?;
                let category = category.map(|sealed| open(self, "category", meeting, no, &sealed)).transpose()?;
                let tied = participant.map(u32::try_from).transpose().map_err(|_| what())?.map(ParticipantNo);
                let same = registered.get(&key(&address)).copied();
                let mail_state = state.as_deref().map_or(Some(MailState::Stopped), MailState::from_code);
                let state = match (tied, same) {
                    (Some(tied), _) => InvitationState::Accepted(tied),
                    (None, Some(same)) => InvitationState::Registered(same),
                    (None, None) => InvitationState::Mail(mail_state.ok_or_else(what)?),
                };
                Ok(Invitation {
                    no: u32::try_from(no).map_err(|_| what())?,
                    invited: Invited {
                        address,
                        category: category.as_deref().map(|c| Category::from_code(c).ok_or_else(what)).transpose()?,
                        language,
                    },
                    created_at: instant(created_at)?,
                    state,
                    mail: mail.map(u64::try_from).transpose().map_err(|_| what())?,
                })
            })
            .collect()
    }

    /// The invitations to an address, or that were tied to a participant, in the order in which they were made: what
    /// was noted of each, and the number of its mail.
    ///
    /// # Errors
    /// The outside failed.
    pub(crate) async fn list_invitations_of(
        &self,
        meeting: &MeetingId,
        no: ParticipantNo,
        address: &str,
    ) -> Result<Vec<(Invited, Timestamp, Option<u64>)>, Error> {
        type Row = (i64, String, Option<String>, String, i64, Option<i64>);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT i.no, i.address, i.category, i.language, i.created_at, m.no FROM invitation i \
             LEFT JOIN mail m ON m.meeting = i.meeting AND m.occasion = 'invitation/' || i.no \
             WHERE i.meeting = $1 AND (i.participant = $2 OR i.address_key = $3) ORDER BY i.no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(address_key(self, meeting, address))
        .fetch_all(&self.read)
        .await?;
        let read = |(no, address, category, language, created_at, mail): Row| {
            let what = || Error::unreadable(format!("invitation {no} of {meeting}"));
            let category = category.map(|sealed| open(self, "category", meeting, no, &sealed)).transpose()?;
            let invited = Invited {
                address: open(self, "address", meeting, no, &address)?,
                category: category.as_deref().map(|code| Category::from_code(code).ok_or_else(what)).transpose()?,
                language,
            };
            Ok((invited, instant(created_at)?, mail.map(u64::try_from).transpose().map_err(|_| what())?))
        };
        rows.into_iter().map(read).collect()
    }

    /// Ties the registration of a participant to an invitation, or with `None` unties it; whether there are both.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn tie_invitation(
        &self,
        meeting: &MeetingId,
        invitation: u32,
        participant: Option<ParticipantNo>,
    ) -> Result<bool, Error> {
        let done = sqlx::query(
            "UPDATE invitation SET participant = $3 WHERE meeting = $1 AND no = $2 AND ($3 IS NULL OR EXISTS \
             (SELECT 1 FROM participant WHERE meeting = $1 AND no = $3 AND erased_at IS NULL))",
        )
        .bind(meeting.as_str())
        .bind(i64::from(invitation))
        .bind(participant.map(|no| i64::from(no.0)))
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected() == 1)
    }
}

fn seal(store: &Store, column: &str, meeting: &MeetingId, no: i64, plain: &str) -> String {
    store.vault().seal(&place("invitation", column, &[meeting, &no]), plain)
}

fn open(store: &Store, column: &str, meeting: &MeetingId, no: i64, sealed: &str) -> Result<String, Error> {
    store.vault().open(&place("invitation", column, &[meeting, &no]), sealed)
}

/// By which an invitation is found by its address.
pub(crate) fn address_key(store: &Store, meeting: &MeetingId, address: &str) -> String {
    store.vault().blind(&place("invitation", "address_key", &[meeting]), &key(address))
}
