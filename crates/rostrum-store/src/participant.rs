//! Registered people and their delegations.

mod identity;
pub(crate) mod turn;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use rostrum_domain::ids::{DelegationNo, MeetingId, ParticipantNo};
use rostrum_domain::participant::{Category, Identity, Participant, Visibility};
use rostrum_domain::registration::{Decision, State};
use rostrum_domain::retention::Retention;
use sqlx::FromRow;

use self::identity::{identify, insert_identity};
use crate::delegation::ask_where_needed;
use crate::error::{Error, RegisterError};
use crate::folder::{Store, key};
use crate::merge::{find_kept, note_joined};
use crate::registration::{Application, Incoming, Known, admission, again, answer, change, offer};
use crate::token::{Grant, LinkKind, Role, Token, insert_token};
use crate::vault::{Vault, place};

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
    /// What others may see.
    pub visibility: Visibility,
}

impl Registration {
    fn identity(&self) -> Identity {
        Identity { name: self.name.clone(), delegation: self.delegation.clone(), category: self.category }
    }

    /// As everybody but the secretariat gets to know it: a number for both names. Who has a delegation in common
    /// with others could be found by them, so the person stands alone.
    fn behind_a_number(self, no: i64) -> Self {
        let number = format!("№ {no}");
        Self { name: number.clone(), delegation: number, category: Category::Other, ..self }
    }
}

/// A registration that was taken.
#[derive(Clone, Debug)]
pub struct Registered {
    /// The participant, with their own names.
    pub participant: Participant,
    /// The token of the personal link. It cannot be read again.
    pub token: Token,
    /// The sign-in that was begun with it, where one was wanted.
    pub session: Option<Token>,
    /// Whether it came after the deadline.
    pub received_late: bool,
    /// Whom the address finds, where it stands apart ([`Known::Apart`]).
    pub holder: Option<ParticipantNo>,
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
    state: String,
}

impl Row {
    /// The names of delegations that were opened already are in `opened`.
    fn read(self, vault: &Vault, meeting: &MeetingId, opened: &mut HashMap<i64, String>) -> Result<Participant, Error> {
        let what = || Error::unreadable(format!("participant {}", self.no));
        let delegation_name = match opened.get(&self.delegation) {
            Some(name) => name.clone(),
            None => {
                let place = place("delegation", "name", &[meeting, &self.delegation]);
                let name = vault.open(&place, &self.delegation_name)?;
                opened.insert(self.delegation, name.clone());
                name
            }
        };
        Ok(Participant {
            no: ParticipantNo(u32::try_from(self.no).map_err(|_| what())?),
            delegation: DelegationNo(u32::try_from(self.delegation).map_err(|_| what())?),
            category: Category::from_code(&self.category).ok_or_else(what)?,
            // Anything unknown is protected: a mistake must not name a person.
            visibility: Visibility::from_code(&self.visibility).unwrap_or(Visibility::SecretariatOnly),
            state: State::from_code(&self.state).ok_or_else(what)?,
            name: vault.open(&place("participant", "name", &[meeting, &self.no]), &self.name)?,
            delegation_name,
            language: self.language,
        })
    }

    fn read_all(rows: Vec<Self>, vault: &Vault, meeting: &MeetingId) -> Result<Vec<Participant>, Error> {
        let mut opened = HashMap::new();
        rows.into_iter().map(|row| row.read(vault, meeting, &mut opened)).collect()
    }
}

impl Store {
    /// Registers a person and makes the personal link. A delegation of the same name and category is
    /// taken as the same. The meeting's design decides what state it gets, in the transaction that keeps it.
    ///
    /// # Errors
    /// [`RegisterError::AlreadyRegistered`] for an address that is registered, [`RegisterError::NotOffered`], or
    /// the outside failed.
    pub async fn register(
        &self,
        meeting: &MeetingId,
        application: impl Into<Application>,
    ) -> Result<Registered, RegisterError> {
        let incoming = Incoming::of(application.into(), Known::Refused);
        self.receive(meeting, incoming).await?.registered()
    }

    /// The same, and begins a sign-in of the person, as [`sign_in`](Self::sign_in) with the link would.
    ///
    /// # Errors
    /// As [`register`](Self::register).
    pub async fn register_and_sign_in(
        &self,
        meeting: &MeetingId,
        application: impl Into<Application>,
    ) -> Result<Registered, RegisterError> {
        let incoming = Incoming { signs_in: true, ..Incoming::of(application.into(), Known::Refused) };
        self.receive(meeting, incoming).await?.registered()
    }

    /// Registers all of them for the secretariat, which approves them by that, or nobody when one cannot be.
    ///
    /// # Errors
    /// As [`register`](Self::register).
    pub async fn register_all(
        &self,
        meeting: &MeetingId,
        registrations: Vec<Registration>,
    ) -> Result<Vec<Registered>, RegisterError> {
        let now = self.now();
        let mut tx = self.write.begin().await.map_err(Error::from)?;
        let mut registered = Vec::with_capacity(registrations.len());
        for registration in registrations {
            let application = Application { by_staff: true, ..registration.into() };
            registered.push(insert(self, &mut tx, meeting, application, Known::Refused, now).await?);
        }
        tx.commit().await.map_err(Error::from)?;
        Ok(registered)
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
            "SELECT p.no, p.name, p.delegation, d.name AS delegation_name, d.category, p.language, p.visibility, p.state \
             FROM participant p JOIN delegation d ON d.meeting = p.meeting AND d.no = p.delegation \
             WHERE p.meeting = $1 AND p.no = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .fetch_optional(&self.read)
        .await?;
        let participant = row.map(|row| row.read(self.vault(), meeting, &mut HashMap::new())).transpose()?;
        if let Some(participant) = &participant {
            self.kept.keep_participant(unchanged, meeting, participant);
        }
        Ok(participant)
    }

    /// All who registered, in whatever state, as [`list_identified`](Self::list_identified) has the participants.
    pub(crate) async fn list_everybody(&self, meeting: &MeetingId) -> Result<Vec<Participant>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT p.no, p.name, p.delegation, d.name AS delegation_name, d.category, p.language, p.visibility, p.state \
             FROM participant p JOIN delegation d ON d.meeting = p.meeting AND d.no = p.delegation \
             WHERE p.meeting = $1 ORDER BY p.no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let mut everybody = Row::read_all(rows, self.vault(), meeting)?;
        identify(&mut everybody, self.list_identities(meeting).await?);
        Ok(everybody)
    }

    /// The participants of one delegation in the order of registration: those who are accepted.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_participants_of(
        &self,
        meeting: &MeetingId,
        delegation: DelegationNo,
    ) -> Result<Vec<Participant>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT p.no, p.name, p.delegation, d.name AS delegation_name, d.category, p.language, p.visibility, p.state \
             FROM participant p JOIN delegation d ON d.meeting = p.meeting AND d.no = p.delegation \
             WHERE p.meeting = $1 AND p.delegation = $2 AND p.state = 'accepted' ORDER BY p.no",
        )
        .bind(meeting.as_str())
        .bind(i64::from(delegation.0))
        .fetch_all(&self.read)
        .await?;
        Row::read_all(rows, self.vault(), meeting)
    }

    /// All participants in the order of registration: those who are accepted, and those who spoke before they
    /// withdrew. Registrations in every state are listed by [`list_registrations`](Self::list_registrations).
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_participants(&self, meeting: &MeetingId) -> Result<Vec<Participant>, Error> {
        if let Some(list) = self.kept.list(meeting) {
            return Ok(Arc::unwrap_or_clone(list));
        }
        let unchanged = self.kept.unchanged();
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT p.no, p.name, p.delegation, d.name AS delegation_name, d.category, p.language, p.visibility, p.state \
             FROM participant p JOIN delegation d ON d.meeting = p.meeting AND d.no = p.delegation \
             WHERE p.meeting = $1 AND (p.state = 'accepted' OR EXISTS \
             (SELECT 1 FROM spoken_as s WHERE s.meeting = p.meeting AND s.participant = p.no)) ORDER BY p.no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        let list = Arc::new(Row::read_all(rows, self.vault(), meeting)?);
        self.kept.keep_list(unchanged, meeting, Arc::clone(&list));
        Ok(Arc::unwrap_or_clone(list))
    }
}

/// Registers a person in a transaction that the caller commits.
pub(crate) async fn insert(
    store: &Store,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    application: Application,
    known: Known,
    now: Timestamp,
) -> Result<Registered, RegisterError> {
    let vault = store.vault();
    let Decision { state, late, matched } = admission::decide_in(store, tx, meeting, &application, now).await?;
    let Application { registration, offer: offered, given, .. } = application;
    let address = email_key(vault, meeting, &registration.email);
    let holder = again::holder_of(tx, meeting, &address).await?;
    if holder.is_some() && known == Known::Refused {
        return Err(RegisterError::AlreadyRegistered);
    }
    let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM participant WHERE meeting = $1")
        .bind(meeting.as_str())
        .fetch_one(&mut **tx)
        .await
        .map_err(Error::from)?;
    let identity = (registration.visibility == Visibility::SecretariatOnly).then(|| registration.identity());
    let shown = if identity.is_some() { registration.behind_a_number(no) } else { registration };
    // No name that can be typed has a line break, so nobody joins such a delegation.
    let name_key =
        if identity.is_some() { format!("\n{no}") } else { delegation_key(vault, meeting, &shown.delegation) };
    let Joined { delegation, name: delegation_name, under } =
        find_or_insert_delegation(vault, tx, meeting, &shown, &name_key).await?;
    sqlx::query(
            "INSERT INTO participant (meeting, no, name, delegation, email, email_key, language, visibility, registered_at, \
             state, received_late, offer, state_at, kept_days) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $9, \
             COALESCE((SELECT days FROM retention WHERE meeting = $1), $13))",
        )
        .bind(meeting.as_str())
        .bind(no)
        .bind(vault.seal(&place("participant", "name", &[meeting, &no]), &shown.name))
        .bind(delegation)
        .bind(vault.seal(&place("participant", "email", &[meeting, &no]), &shown.email))
        .bind(if holder.is_some() { again::apart(no) } else { address })
        .bind(&shown.language)
        .bind(shown.visibility.code())
        .bind(now.as_millisecond())
        .bind(state.code())
        .bind(late)
        .bind(offer::written(store, meeting, no, &offered, identity.is_some()))
        .bind(i64::from(Retention::default().days()))
        .execute(&mut **tx)
        .await
        .map_err(Error::from)?;
    if let Some(identity) = &identity {
        insert_identity(vault, tx, meeting, no, identity).await?;
    }
    if under != delegation {
        note_joined(tx, meeting, no, under).await?;
    }
    ask_where_needed(tx, meeting, no, now).await?;
    let no = ParticipantNo(u32::try_from(no).map_err(|_| Error::unreadable(format!("participant {no}")))?);
    answer::insert_answers(store, tx, meeting, no, &given).await?;
    change::insert_first(store, tx, meeting, no, state, &matched, now).await?;
    let grant = Grant { role: Role::Participant, meeting: Some(meeting.clone()), participant: Some(no) };
    let token = insert_token(tx, LinkKind::Personal, &grant, now, None).await?;
    let mut participant = Participant {
        no,
        delegation: DelegationNo(
            u32::try_from(delegation).map_err(|_| Error::unreadable(format!("delegation {delegation}")))?,
        ),
        name: shown.name,
        delegation_name,
        category: shown.category,
        language: shown.language,
        visibility: shown.visibility,
        state,
    };
    if let Some(identity) = identity {
        participant.identify(identity);
    }
    Ok(Registered { participant, token, session: None, received_late: late, holder })
}

/// By which an address is found. It stands in the column as it is where it begins with a line break (nobody's) or a
/// carriage return ([`again`]): no address does.
pub(crate) fn email_key(vault: &Vault, meeting: &MeetingId, email: &str) -> String {
    vault.blind(&place("participant", "email_key", &[meeting]), &key(email))
}

/// By which a delegation is found, as [`email_key`].
pub(crate) fn delegation_key(vault: &Vault, meeting: &MeetingId, name: &str) -> String {
    vault.blind(&place("delegation", "name_key", &[meeting]), &key(name))
}

/// The delegation that takes somebody in.
pub(crate) struct Joined {
    /// Its number.
    pub delegation: i64,
    /// Its name.
    pub name: String,
    /// The number under which it was named: of another one where that was merged into it.
    pub under: i64,
}

pub(crate) async fn find_or_insert_delegation(
    vault: &Vault,
    tx: &mut sqlx::SqliteTransaction<'_>,
    meeting: &MeetingId,
    registration: &Registration,
    name_key: &str,
) -> Result<Joined, Error> {
    let category = registration.category.code();
    let known: Option<(i64, String)> =
        sqlx::query_as("SELECT no, name FROM delegation WHERE meeting = $1 AND category = $2 AND name_key = $3")
            .bind(meeting.as_str())
            .bind(category)
            .bind(name_key)
            .fetch_optional(&mut **tx)
            .await?;
    if let Some((no, name)) = known {
        let kept = find_kept(tx, meeting, no).await?;
        let name = if kept == no { name } else { delegation_name(tx, meeting, kept).await? };
        let name = vault.open(&place("delegation", "name", &[meeting, &kept]), &name)?;
        return Ok(Joined { delegation: kept, name, under: no });
    }
    let (no,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(no), 0) + 1 FROM delegation WHERE meeting = $1")
        .bind(meeting.as_str())
        .fetch_one(&mut **tx)
        .await?;
    sqlx::query("INSERT INTO delegation (meeting, no, name, name_key, category) VALUES ($1, $2, $3, $4, $5)")
        .bind(meeting.as_str())
        .bind(no)
        .bind(vault.seal(&place("delegation", "name", &[meeting, &no]), &registration.delegation))
        .bind(name_key)
        .bind(category)
        .execute(&mut **tx)
        .await?;
    Ok(Joined { delegation: no, name: registration.delegation.clone(), under: no })
}

/// The name of a delegation as it is sealed.
async fn delegation_name(tx: &mut sqlx::SqliteTransaction<'_>, meeting: &MeetingId, no: i64) -> Result<String, Error> {
    let (name,) = sqlx::query_as("SELECT name FROM delegation WHERE meeting = $1 AND no = $2")
        .bind(meeting.as_str())
        .bind(no)
        .fetch_one(&mut **tx)
        .await?;
    Ok(name)
}
