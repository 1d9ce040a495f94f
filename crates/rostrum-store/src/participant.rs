//! Registered people and their delegations.

use rostrum_domain::ids::{DelegationNo, MeetingId, ParticipantNo};
use rostrum_domain::participant::{Category, Participant, Visibility};
use sqlx::FromRow;

use crate::error::{Error, RegisterError};
use crate::folder::{Store, key};
use crate::token::{Grant, LinkKind, Role, Token, insert_token};

/// What a person hands in to register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Name, 1 to 200 characters.
    pub name: String,
    /// Name of the delegation, 1 to 200 characters.
    pub delegation: String,
    /// Category of the delegation.
    pub category: Category,
    /// E-mail address; kept apart from everything public.
    pub email: String,
    /// Preferred language, a BCP 47 tag.
    pub language: String,
    /// What the public may see.
    pub visibility: Visibility,
}

/// A registration that was taken.
#[derive(Clone, Debug)]
pub struct Registered {
    /// The participant.
    pub participant: Participant,
    /// The token of the personal link. It cannot be read again.
    pub token: Token,
}

#[derive(FromRow)]
struct Row {
    no: i64,
    name: String,
    delegation: i64,
    delegation_name: String,
    category: String,
    language: String,
    visibility: String,
}

impl Row {
    fn read(self) -> Result<Participant, Error> {
        let what = || Error::unreadable(format!("participant {}", self.no));
        Ok(Participant {
            no: ParticipantNo(u32::try_from(self.no).map_err(|_| what())?),
            delegation: DelegationNo(u32::try_from(self.delegation).map_err(|_| what())?),
            category: Category::from_code(&self.category).ok_or_else(what)?,
            visibility: match self.visibility.as_str() {
                "named" => Visibility::Named,
                // Anything unknown is protected: a mistake must not name a person.
                _ => Visibility::CategoryOnly,
            },
            name: self.name,
            delegation_name: self.delegation_name,
            language: self.language,
        })
    }
}

impl Store {
    /// Registers a person and makes the personal link. A delegation of the same name and category is
    /// taken as the same.
    ///
    /// # Errors
    /// [`RegisterError::AlreadyRegistered`] for an address that is registered, or the outside failed.
    pub async fn register(&self, meeting: &MeetingId, registration: Registration) -> Result<Registered, RegisterError> {
        let now = self.now();
        let mut tx = self.write.begin().await.map_err(Error::from)?;
        let known: Option<(i64,)> = sqlx::query_as("SELECT no FROM participant WHERE meeting = $1 AND email_key = $2")
            .bind(meeting.as_str())
            .bind(key(&registration.email))
            .fetch_optional(&mut *tx)
            .await
            .map_err(Error::from)?;
        if known.is_some() {
            return Err(RegisterError::AlreadyRegistered);
        }
        let delegation = find_or_insert_delegation(&mut tx, meeting, &registration).await?;
        let (no,): (i64,) = sqlx::query_as(
            "INSERT INTO participant (meeting, no, name, delegation, email, email_key, language, visibility, registered_at) \
             SELECT $1, COALESCE(MAX(no), 0) + 1, $2, $3, $4, $5, $6, $7, $8 FROM participant WHERE meeting = $1 \
             RETURNING no",
        )
        .bind(meeting.as_str())
        .bind(&registration.name)
        .bind(delegation)
        .bind(&registration.email)
        .bind(key(&registration.email))
        .bind(&registration.language)
        .bind(match registration.visibility {
            Visibility::Named => "named",
            Visibility::CategoryOnly => "category_only",
        })
        .bind(now.as_millisecond())
        .fetch_one(&mut *tx)
        .await
        .map_err(Error::from)?;
        let no = ParticipantNo(u32::try_from(no).map_err(|_| Error::unreadable(format!("participant {no}")))?);
        let grant = Grant { role: Role::Participant, meeting: Some(meeting.clone()), participant: Some(no) };
        let token = insert_token(&mut tx, LinkKind::Personal, &grant, now, None).await?;
        tx.commit().await.map_err(Error::from)?;
        let participant = self.find_participant(meeting, no).await?;
        let participant = participant.ok_or_else(|| Error::unreadable(format!("participant {no}")))?;
        Ok(Registered { participant, token })
    }

    /// The participant with this number.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_participant(&self, meeting: &MeetingId, no: ParticipantNo) -> Result<Option<Participant>, Error> {
        if let Some(participant) = self.kept.participant(meeting, no) {
            return Ok(Some(participant));
        }
        let unchanged = self.kept.unchanged();
        let row: Option<Row> = sqlx::query_as(
            "SELECT p.no, p.name, p.delegation, d.name AS delegation_name, d.category, p.language, p.visibility \
             FROM participant p JOIN delegation d ON d.meeting = p.meeting AND d.no = p.delegation \
             WHERE p.meeting = $1 AND p.no = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_optional(&self.read)
        .await?;
        let participant = row.map(Row::read).transpose()?;
        if let Some(participant) = &participant {
            self.kept.keep_participant(unchanged, meeting, participant);
        }
        Ok(participant)
    }

    /// The participants of one delegation in the order of registration.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_participants_of(
        &self,
        meeting: &MeetingId,
        delegation: DelegationNo,
    ) -> Result<Vec<Participant>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT p.no, p.name, p.delegation, d.name AS delegation_name, d.category, p.language, p.visibility \
             FROM participant p JOIN delegation d ON d.meeting = p.meeting AND d.no = p.delegation \
             WHERE p.meeting = $1 AND p.delegation = $2 ORDER BY p.no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(delegation.0))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// All participants in the order of registration.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_participants(&self, meeting: &MeetingId) -> Result<Vec<Participant>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT p.no, p.name, p.delegation, d.name AS delegation_name, d.category, p.language, p.visibility \
             FROM participant p JOIN delegation d ON d.meeting = p.meeting AND d.no = p.delegation \
             WHERE p.meeting = $1 ORDER BY p.no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(Row::read).collect()
    }
}

async fn find_or_insert_delegation(
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    registration: &Registration,
) -> Result<i64, Error> {
    let (category, name_key) = (registration.category.code(), key(&registration.delegation));
    let known: Option<(i64,)> =
        sqlx::query_as("SELECT no FROM delegation WHERE meeting = $1 AND category = $2 AND name_key = $3")
            .bind(meeting.as_str())
            .bind(category)
            .bind(&name_key)
            .fetch_optional(&mut **tx)
            .await?;
    if let Some((no,)) = known {
        return Ok(no);
    }
    let (no,): (i64,) = sqlx::query_as(
        "INSERT INTO delegation (meeting, no, name, name_key, category) \
         SELECT $1, COALESCE(MAX(no), 0) + 1, $2, $3, $4 FROM delegation WHERE meeting = $1 RETURNING no",
    )
    .bind(meeting.as_str())
    .bind(&registration.delegation)
    .bind(&name_key)
    .bind(category)
    .fetch_one(&mut **tx)
    .await?;
    Ok(no)
}
