//! On whose behalf inscriptions are made: groups of States and joint statements with those who are represented.
//!
//! The log holds that an inscription is one of a group; whom it represents is kept beside it.

use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::{DelegationNo, InscriptionNo, MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::{Audience, Participant};
use sqlx::{FromRow, SqliteTransaction};

use crate::delegation::list_inscribers;
use crate::error::Error;
use crate::folder::Store;
use crate::mail::notify;
use crate::merge::{find_kept, with_absorbed};
use crate::vault::place;

/// One who is represented, as the speaker named them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Represented {
    /// The name, 1 to 200 characters.
    pub name: String,
    /// The delegation of the meeting that it is, which is asked to confirm.
    pub delegation: Option<DelegationNo>,
}

/// One who is represented, and whether they have confirmed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoSignatory {
    /// By which inscription.
    pub inscription: InscriptionNo,
    /// Number inside the inscription, from 1.
    pub no: u32,
    /// The delegation, where it is one of the meeting.
    pub delegation: Option<DelegationNo>,
    /// The name as the speaker gave it.
    pub name: String,
    /// Whether the delegation has confirmed it. A name outside the meeting never is.
    pub state: Decision,
}

/// Whom an inscription represents, as the public may be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many; who has declined is not counted.
    pub count: usize,
    /// How many of them have confirmed it.
    pub confirmed: usize,
    /// Their names, and whether they have confirmed it. A delegation of which nobody is public any more has none.
    pub names: Vec<(String, bool)>,
}

impl Counted {
    /// Counts those of one inscription.
    pub fn of(all: &[CoSignatory], inscription: InscriptionNo, people: &[Participant]) -> Self {
        let public = |delegation: DelegationNo| {
            people
                .iter()
                .any(|person| person.delegation == delegation && person.shown_to(Audience::Public).delegation.is_some())
        };
        let mut counted = Self::default();
        let here = all.iter().filter(|one| one.inscription == inscription && one.state != Decision::Declined);
        for one in here {
            let confirmed = one.state == Decision::Confirmed;
            counted.count += 1;
            counted.confirmed += usize::from(confirmed);
            if one.delegation.is_none_or(public) {
                counted.names.push((one.name.clone(), confirmed));
            }
        }
        counted
    }
}

#[derive(FromRow)]
struct Row {
    inscription: i64,
    no: i64,
    delegation: Option<i64>,
    name: String,
    state: String,
}

impl Row {
    fn read(self, store: &Store, meeting: &MeetingId) -> Result<CoSignatory, Error> {
        let what = || Error::unreadable(format!("co-signatory {} of inscription {}", self.no, self.inscription));
        let no = |number: i64| u32::try_from(number).map_err(|_| what());
        Ok(CoSignatory {
            inscription: InscriptionNo(no(self.inscription)?),
            no: no(self.no)?,
            delegation: self.delegation.map(no).transpose()?.map(DelegationNo),
            state: Decision::from_code(&self.state).ok_or_else(what)?,
            name: store.vault().open(&at(meeting, self.inscription, self.no), &self.name)?,
        })
    }
}

fn at(meeting: &MeetingId, inscription: i64, no: i64) -> String {
    place("co_signatory", "name", &[meeting, &inscription, &no])
}

impl Store {
    /// All who are represented, in the order of inscriptions and of their names.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_co_signatories(&self, meeting: &MeetingId) -> Result<Vec<CoSignatory>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT inscription, no, delegation, name, state FROM co_signatory WHERE meeting = $1 ORDER BY inscription, no",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        // The row goes on naming the delegation that was asked, so that a merge can be undone.
        let kept = self.list_kept(meeting).await?;
        let now = |no: DelegationNo| kept.get(&no).copied().unwrap_or(no);
        let read = |row: Row| {
            let one = row.read(self, meeting)?;
            Ok(CoSignatory { delegation: one.delegation.map(now), ..one })
        };
        rows.into_iter().map(read).collect()
    }

    /// On whose behalf inscriptions speak, with those who are represented, as a record in English tells it.
    ///
    /// # Errors
    /// The outside failed.
    pub(crate) async fn list_on_behalf_told(
        &self,
        meeting: &MeetingId,
        people: &[Participant],
    ) -> Result<Vec<(InscriptionNo, String)>, Error> {
        let all = self.list_co_signatories(meeting).await?;
        let mut told = self.list_on_behalf_of(meeting).await?;
        for (no, text) in &mut told {
            let counted = Counted::of(&all, *no, people);
            if counted.count > 0 {
                let Counted { count, confirmed, names } = counted;
                let names: Vec<String> = names
                    .into_iter()
                    .map(|(name, confirmed)| if confirmed { name } else { format!("{name}, not confirmed") })
                    .collect();
                text.push_str(&format!(" ({count} represented, {confirmed} of them confirmed: {})", names.join("; ")));
            }
        }
        Ok(told)
    }

    /// Confirms for a delegation that it is represented, or declines. Returns whether it was asked at all.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn decide_co_signature(
        &self,
        meeting: &MeetingId,
        inscription: InscriptionNo,
        (delegation, by): (DelegationNo, ParticipantNo),
        decision: Decision,
    ) -> Result<bool, Error> {
        let mut tx = self.write.begin().await?;
        // The row goes on naming the delegation that was asked, which may have been merged into this one.
        let all = with_absorbed(&mut tx, meeting, delegation.0.into()).await?;
        let done = sqlx::query(
            "UPDATE co_signatory SET state = $4, decided_by = $5, decided_at = $6 \
             WHERE meeting = $1 AND inscription = $2 AND delegation IN (SELECT value FROM json_each($3))",
        )
        .bind(meeting.as_str())
        .bind(i64::from(inscription.0))
        .bind(serde_json::to_string(&all).expect("numbers are text"))
        .bind(decision.code())
        .bind(i64::from(by.0))
        .bind(self.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(done.rows_affected() > 0)
    }
}

/// Keeps whom an inscription represents in the place of those of before. Who has decided already stays so; whoever
/// is new is written to.
pub(crate) async fn replace_co_signatories(
    store: &Store,
    tx: &mut SqliteTransaction<'_>,
    meeting: &MeetingId,
    inscription: InscriptionNo,
    represented: &[Represented],
) -> Result<(), Error> {
    let number = i64::from(inscription.0);
    let mut before: Vec<(i64, String)> = sqlx::query_as(
        "DELETE FROM co_signatory WHERE meeting = $1 AND inscription = $2 AND delegation IS NOT NULL \
         RETURNING delegation, state",
    )
    .bind(meeting.as_str())
    .bind(number)
    .fetch_all(&mut **tx)
    .await?;
    sqlx::query("DELETE FROM co_signatory WHERE meeting = $1 AND inscription = $2")
        .bind(meeting.as_str())
        .bind(number)
        .execute(&mut **tx)
        .await?;
    for (delegation, _) in &mut before {
        *delegation = find_kept(tx, meeting, *delegation).await?;
    }
    for (no, one) in (1i64..).zip(represented) {
        let delegation = one.delegation.map(|delegation| i64::from(delegation.0));
        let known = before.iter().find(|(other, _)| Some(*other) == delegation).map(|(_, state)| state.as_str());
        sqlx::query(
            "INSERT INTO co_signatory (meeting, inscription, no, delegation, name, state) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(meeting.as_str())
        .bind(number)
        .bind(no)
        .bind(delegation)
        .bind(store.vault().seal(&at(meeting, number, no), &one.name))
        .bind(known.unwrap_or(Decision::Asked.code()))
        .execute(&mut **tx)
        .await?;
        if let (Some(delegation), None) = (delegation, known) {
            ask_delegation(store, tx, meeting, delegation).await?;
        }
    }
    Ok(())
}

/// Writes to those who inscribe for a delegation that it is asked to confirm.
async fn ask_delegation(
    store: &Store,
    tx: &mut SqliteTransaction<'_>,
    meeting: &MeetingId,
    delegation: i64,
) -> Result<(), Error> {
    for no in list_inscribers(tx, meeting, delegation).await? {
        notify(tx, meeting, no, MailKind::CoSignature, store.now()).await?;
    }
    Ok(())
}
