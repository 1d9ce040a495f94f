//! What is said to one participant alone, and who is ready: rows beside the floor, with no line in its log.

use jiff::SignedDuration;
use rostrum_domain::floor::{Inscription, Refusal, Speaker};
use rostrum_domain::ids::InscriptionNo;
use rostrum_store::{MeetingRow, NewNote, NoteKind, ReadinessPart};

use super::command::{Fields, present};
use crate::access::Role;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;

/// The same text to the same participant within so short a time is the same note sent twice.
const TWICE: SignedDuration = SignedDuration::from_secs(10);

/// Takes the actions `note`, `cue` and `readiness`; `None` for any other.
///
/// # Errors
/// [`Fault::Malformed`] for fields that do not fit, [`Fault::Refused`] when nobody is there to be told; the
/// outside failed.
pub async fn take(
    app: &App,
    row: &MeetingRow,
    (role, lang): (Role, Lang),
    action: &str,
    fields: &Fields,
) -> Result<Option<()>, Fault> {
    let kind = NoteKind::from_code(action);
    if kind.is_none() && action != "readiness" {
        return Ok(None);
    }
    let id = &row.meeting.id;
    let floor = app.desk().floor(id).await?;
    let find = |no: InscriptionNo| floor.inscriptions.get(&no).ok_or(Refusal::UnknownInscription(no));
    let entry = match kind {
        Some(NoteKind::Cue) => match floor.current.as_ref().map(|current| &current.speaker) {
            None => return Err(Refusal::FloorFree.into()),
            Some(Speaker::Person(_)) => {
                return Err(Fault::Conflict { code: "no-page", text: lang.t("note-no-page") });
            }
            Some(Speaker::Inscription(no)) => find(*no)?,
        },
        _ => find(fields.inscription_no()?)?,
    };
    match kind {
        Some(kind) => say(app, row, role, kind, entry, fields).await?,
        None => {
            let (part, ready) = fields.readiness()?;
            app.store().set_readiness(id, entry.participant, part, ready).await?;
        }
    }
    app.desk().announce(id).await?;
    Ok(Some(()))
}

async fn say(
    app: &App,
    row: &MeetingRow,
    role: Role,
    kind: NoteKind,
    entry: &Inscription,
    fields: &Fields,
) -> Result<(), Fault> {
    let text = fields.note()?;
    let id = &row.meeting.id;
    let last = app.store().list_notes(id, entry.participant).await?.pop();
    let twice = last.is_some_and(|last| {
        last.sent.kind == kind && last.sent.text == text && app.now().duration_since(last.at) < TWICE
    });
    if twice {
        return Ok(());
    }
    let by = if role == Role::Chair { rostrum_store::Role::Chair } else { rostrum_store::Role::Secretariat };
    let note = NewNote { participant: entry.participant, inscription: Some(entry.no), kind, text, by };
    app.store().add_note(id, &note).await?;
    Ok(())
}

impl Fields {
    fn readiness(&self) -> Result<(ReadinessPart, bool), Fault> {
        let code = present(&self.part).unwrap_or_default();
        let part = ReadinessPart::from_code(code).ok_or_else(|| {
            Fault::Malformed(format!("part: \"{code}\" is not known; permitted: present, microphone"))
        })?;
        Ok((part, self.is_ready()?))
    }

    fn note(&self) -> Result<String, Fault> {
        let text = present(&self.text).unwrap_or_default();
        match text.chars().count() {
            1..=200 => Ok(text.to_owned()),
            count => Err(Fault::Malformed(format!("text: {count} characters; 1 to 200 are permitted"))),
        }
    }
}
