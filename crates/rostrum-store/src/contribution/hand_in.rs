//! Handing in: what is being written becomes a version that stays.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use rostrum_domain::contribution::{Act, ActRefused, Contribution, Missing, State, reference};
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::{ContributionNo, MeetingId};
use rostrum_domain::mail::MailKind;
use sha2::{Digest, Sha256};

use super::moves::{By, What, note_change};
use super::{author, draft, find_in, notify_author, versions};
use crate::call::find_call_in;
use crate::error::Error;
use crate::folder::Store;

/// That a version was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Such as `LG2025-C-0007`.
    pub reference: String,
    /// From 1.
    pub version: u32,
    /// When it was received.
    pub received_at: Timestamp,
    /// Whether that was after the deadline.
    pub late: bool,
    /// The SHA-256 of its text, in hexadecimal: of what [`Contribution::written_out`] gives.
    pub hash: String,
    /// Where the contribution stands now.
    pub state: State,
}

/// Why nothing was handed in.
#[derive(Debug, thiserror::Error)]
pub enum HandInError {
    /// There is no such contribution.
    #[error("There is no such contribution.")]
    Gone,
    /// Something is missing.
    #[error("{} things are missing.", .0.len())]
    Missing(Vec<Missing>),
    /// The state does not let it.
    #[error("The contribution cannot be handed in now.")]
    Refused(ActRefused),
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<sqlx::Error> for HandInError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// The hash of a text, as a receipt has it.
pub(super) fn hash(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

impl Store {
    /// Hands in what is being written, as the next version, and writes a receipt to its author. `link` is the address at
    /// which it can be opened again, for the receipt. The same text handed in twice makes one version.
    ///
    /// # Errors
    /// [`HandInError`] says why nothing was handed in.
    pub async fn hand_in_contribution(
        &self,
        meeting: &MeetingId,
        no: ContributionNo,
        by: By,
        link: &str,
    ) -> Result<Receipt, HandInError> {
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let row = find_in(&mut tx, meeting, no).await?.ok_or(HandInError::Gone)?;
        let call = find_call_in(&mut tx, meeting, row.call).await?.ok_or(HandInError::Gone)?;
        let fields = draft::list_fields_in(self, &mut tx, (meeting, no)).await?;
        let mut content = Contribution::from_fields(fields.into_iter().map(|row| (row.field, row.standing.text)));
        let not_chosen = draft::list_not_chosen(&mut tx, (meeting, no)).await?;
        let missing = content.missing(&call.call, row.level, &not_chosen);
        if !missing.is_empty() {
            return Err(HandInError::Missing(missing));
        }
        let state = Act::HandIn.on(row.state, content.consent).map_err(HandInError::Refused)?;
        let joint = author::list_in(self, &mut tx, (meeting, no)).await?;
        content.jointly =
            joint.into_iter().filter(|one| one.state != Decision::Declined).map(|one| one.author).collect();
        let hash = hash(&content.written_out(&call.call));
        let reference = reference(meeting, no);
        if state == row.state
            && let Some(last) = versions::latest_in(self, &mut tx, (meeting, no)).await?
            && last.hash == hash
        {
            let (version, received_at, late) = (last.version, last.received_at, last.late);
            return Ok(Receipt { reference, version, received_at, late, hash, state });
        }
        let (version, late) = (row.version + 1, call.call.is_late(now));
        let consent = content.consent;
        let kept =
            versions::New { version, content: content.without_contacts(), hash: &hash, call_version: call.version };
        versions::insert(self, &mut tx, (meeting, no), &kept, late, now).await?;
        sqlx::query(
            "UPDATE contribution SET state = $3, consent = $4, version = $5, changed_at = $6, \
             late = CASE WHEN version = 0 THEN $7 ELSE late END, received_at = COALESCE(received_at, $6) \
             WHERE meeting = $1 AND no = $2",
        )
        .bind(meeting.as_str())
        .bind(i64::from(no.0))
        .bind(state.code())
        .bind(consent.map(rostrum_domain::contribution::Consent::code))
        .bind(i64::from(version))
        .bind(now.as_millisecond())
        .bind(late)
        .execute(&mut *tx)
        .await?;
        let states = (row.state, state);
        note_change(self, &mut tx, (meeting, no), What::Act(Act::HandIn), states, by, None).await?;
        let (at, number) = (now.to_string(), version.to_string());
        let facts = [
            ("reference", reference.as_str()),
            ("version", number.as_str()),
            ("received", at.as_str()),
            ("late", if late { "yes" } else { "" }),
            ("hash", hash.as_str()),
            ("link", link),
        ];
        notify_author(self, &mut tx, meeting, no, MailKind::ContributionReceipt, &facts).await?;
        tx.commit().await?;
        Ok(Receipt { reference, version, received_at: now, late, hash, state })
    }
}
