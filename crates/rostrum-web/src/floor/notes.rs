//! What is said to one participant alone, and who is ready: rows beside the floor, with no line in its log.

use rostrum_domain::floor::{Floor, Inscription, Refusal, Speaker};
use rostrum_domain::ids::InscriptionNo;
use rostrum_store::{MeetingRow, NewNote, NoteKind, NoteText, ReadinessPart, ReadyText};

use super::command::{Fields, present, unknown};
use crate::access::Role;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;

/// Who says it, in which language a refusal is told, and the name of this very note among theirs.
#[derive(Debug)]
pub struct Sender {
    pub role: Role,
    pub lang: Lang,
    pub key: Option<String>,
}

/// Takes the actions `note`, `cue` and `readiness`; `None` for any other.
///
/// # Errors
/// [`Fault::Malformed`] for fields that do not fit, [`Fault::Refused`] when nobody is there to be told; the
/// outside failed.
pub async fn take(
    app: &App,
    row: &MeetingRow,
    sender: Sender,
    action: &str,
    fields: &Fields,
) -> Result<Option<()>, Fault> {
    let id = &row.meeting.id;
    if let Some(kind) = NoteKind::from_code(action) {
        say(app, row, sender, kind, fields).await?;
    } else if action == "readiness" {
        let floor = app.desk().floor(id).await?;
        let (part, ready) = fields.readiness()?;
        app.store().set_readiness(id, named(&floor, fields)?.participant, part, ready).await?;
    } else {
        return Ok(None);
    }
    app.desk().announce(id).await?;
    Ok(Some(()))
}

async fn say(app: &App, row: &MeetingRow, sender: Sender, kind: NoteKind, fields: &Fields) -> Result<(), Fault> {
    let id = &row.meeting.id;
    let text = fields.note()?;
    let by = if sender.role == Role::Chair { rostrum_store::Role::Chair } else { rostrum_store::Role::Secretariat };
    // A cue that names nobody is for whoever has the floor when it comes.
    let named_no = present(&fields.inscription).map(|_| fields.inscription_no()).transpose()?;
    let same = |kept: &NewNote| {
        kept.kind == kind && kept.text == text && named_no.is_none_or(|no| kept.inscription == Some(no))
    };
    // Looked up first: by now somebody else may have the floor, or nobody.
    let kept = match &sender.key {
        Some(key) => app.store().find_note_by_key(id, by, key).await?,
        None => None,
    };
    let kept = match kept {
        Some(kept) => kept,
        None => {
            let floor = app.desk().floor(id).await?;
            let entry = match kind {
                NoteKind::Note => named(&floor, fields)?,
                NoteKind::Cue => speaking(&floor, sender.lang, fields)?,
            };
            let (participant, inscription) = (entry.participant, Some(entry.no));
            let (text, key) = (text.clone(), sender.key.clone());
            app.store().add_note(id, &NewNote { participant, inscription, kind, text, by, key }).await?
        }
    };
    if same(&kept.sent) { Ok(()) } else { Err(Refusal::KeyUsed { key: sender.key.unwrap_or_default() }.into()) }
}

fn find(floor: &Floor, no: InscriptionNo) -> Result<&Inscription, Fault> {
    Ok(floor.inscriptions.get(&no).ok_or(Refusal::UnknownInscription(no))?)
}

fn named<'a>(floor: &'a Floor, fields: &Fields) -> Result<&'a Inscription, Fault> {
    find(floor, fields.inscription_no()?)
}

/// Whoever has the floor, and when the sender has named somebody, nobody else.
fn speaking<'a>(floor: &'a Floor, lang: Lang, fields: &Fields) -> Result<&'a Inscription, Fault> {
    match floor.current.as_ref().map(|current| &current.speaker) {
        None => Err(Refusal::FloorFree.into()),
        Some(Speaker::Person(_)) => Err(Fault::Conflict { code: "no-page", text: lang.t("note-no-page") }),
        Some(Speaker::Inscription(no)) => {
            if present(&fields.inscription).is_some() && fields.inscription_no()? != *no {
                return Err(Fault::Conflict { code: "not-speaking", text: lang.t("note-not-speaking") });
            }
            find(floor, *no)
        }
    }
}

impl Fields {
    fn readiness(&self) -> Result<(ReadinessPart, bool), Fault> {
        let code = present(&self.part).unwrap_or_default();
        let part = ReadinessPart::from_code(code).ok_or_else(|| {
            Fault::Malformed(format!("part: \"{code}\" is not known; permitted: present, microphone"))
        })?;
        Ok((part, self.is_ready()?))
    }

    fn note(&self) -> Result<NoteText, Fault> {
        if let Some(code) = present(&self.say) {
            let ready = ReadyText::from_code(code).map(NoteText::Ready);
            return ready.ok_or_else(|| unknown("say", code, ReadyText::ALL.map(ReadyText::code)));
        }
        let text = present(&self.text).unwrap_or_default();
        match text.chars().count() {
            1..=200 => Ok(NoteText::Own(text.to_owned())),
            count => Err(Fault::Malformed(format!("text: {count} characters; 1 to 200 are permitted"))),
        }
    }
}
