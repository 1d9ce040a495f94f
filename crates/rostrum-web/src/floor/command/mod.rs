//! What the console and programs ask, from an action with its fields to a command of the floor.
//!
//! - `fields` reads one field each, and says of one that does not fit what is permitted.
//! - [`submit`] takes the forms of the console; `clash` says what somebody else did meanwhile.

mod clash;
mod fields;
mod submit;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use rostrum_domain::concept_note::Zone;
use rostrum_domain::floor::{Command, Declared, Draw};
use rostrum_domain::participant::Participant;
use rostrum_store::MeetingRow;

use crate::app::App;
use crate::error::Fault;

pub use fields::Fields;
use fields::{
    inscription, instant, is_set, limit, needed, number, point, reason, seconds, segment, session, speaker, standing,
};
pub(crate) use fields::{present, unknown};
pub use submit::submit;
pub(crate) use submit::{carry_out, on_behalf_of};

/// What some actions need to know of the meeting: its zone, the present instant, and who is registered.
#[derive(Debug)]
pub(crate) struct Meeting<'a> {
    pub zone: &'a Zone,
    pub now: Timestamp,
    pub people: &'a [Participant],
}

/// The command that an action with its fields asks for in a meeting.
///
/// # Errors
/// As [`command`]; the outside failed.
pub(crate) async fn command_in(app: &App, row: &MeetingRow, action: &str, fields: &Fields) -> Result<Command, Fault> {
    let names_somebody = present(&fields.participant).is_some();
    let people = if names_somebody { app.store().list_participants(&row.meeting.id).await? } else { Vec::new() };
    let meeting = Meeting { zone: &row.meeting.note.zone, now: app.now(), people: &people };
    with_region(app, row, command(&meeting, action, fields)?).await
}

/// Where no regional group was said, it is that of the delegation's country.
async fn with_region(app: &App, row: &MeetingRow, mut command: Command) -> Result<Command, Fault> {
    let id = &row.meeting.id;
    let inscribed = match &mut command {
        Command::EnterLate { what, .. } => what.as_mut(),
        command => command,
    };
    let (delegation, declared) = match inscribed {
        Command::Inscribe { delegation, declared, .. } => (Some(*delegation), declared),
        Command::Amend { inscription, declared, .. } => {
            let floor = app.desk().floor(id).await?;
            (floor.inscriptions.get(inscription).map(|entry| entry.delegation), declared)
        }
        _ => return Ok(command),
    };
    if let (Some(delegation), None) = (delegation, declared.region) {
        declared.region = app.store().find_origin(id, delegation).await?.region();
    }
    Ok(command)
}

/// The command that an action with its fields asks for. With the field `happened` it is entered late.
///
/// # Errors
/// [`Fault::NotFound`] for an action that there is not, [`Fault::Malformed`] for fields that do not fit.
pub(crate) fn command(meeting: &Meeting<'_>, action: &str, fields: &Fields) -> Result<Command, Fault> {
    let command = plain(meeting, action, fields)?;
    Ok(match present(&fields.happened) {
        Some(text) => {
            Command::EnterLate { happened: instant(meeting.zone, meeting.now, text)?, what: Box::new(command) }
        }
        None => command,
    })
}

fn plain(meeting: &Meeting<'_>, action: &str, fields: &Fields) -> Result<Command, Fault> {
    Ok(match action {
        "open-list" => Command::OpenList { session: session(fields)? },
        "close-list" => Command::CloseList { session: session(fields)? },
        "draw" => {
            Command::Draw { session: session(fields)?, draw: Draw::asked(present(&fields.beacon).map(str::to_owned)) }
        }
        "lower-limit" => {
            let limit = limit(fields)?.ok_or_else(|| Fault::Malformed("limit is needed".to_owned()))?;
            Command::LowerLimit { session: session(fields)?, limit, reason: reason(fields)? }
        }
        "extend-cap" => {
            Command::ExtendCap { session: session(fields)?, seconds: seconds(fields, 7_200)?, reason: reason(fields)? }
        }
        "next-segment" => Command::NextSegment,
        "start-segment" => Command::StartSegment { segment: segment(&fields.segment, "segment")? },
        "end-segment" => Command::EndSegment,
        "suspend" => Command::Suspend { reason: reason(fields)? },
        "resume-session" => Command::ResumeSession,
        "move-time" => Command::MoveTime {
            from: segment(&fields.from, "from")?,
            to: segment(&fields.to, "to")?,
            seconds: seconds(fields, 14_400)?,
            reason: reason(fields)?,
        },
        "undo" => Command::Undo,
        _ => match of_speaker(action, fields)? {
            Some(command) => command,
            None => of_list(meeting, action, fields)?.ok_or(Fault::NotFound)?,
        },
    })
}

/// Actions about who has the floor.
fn of_speaker(action: &str, fields: &Fields) -> Result<Option<Command>, Fault> {
    Ok(Some(match action {
        "give-floor" => Command::GiveFloor { speaker: speaker(fields)?, limit: limit(fields)? },
        "pause" => Command::Pause,
        "resume" => Command::Resume,
        "end" => Command::EndIntervention,
        "stop" => Command::StopSpeaker,
        "extend" => Command::ExtendIntervention { seconds: seconds(fields, 3_600)? },
        "absent" => Command::MarkAbsent { inscription: inscription(&fields.inscription, "inscription")? },
        "not-ready" => Command::MarkNotReady { inscription: inscription(&fields.inscription, "inscription")? },
        "lower-point" => Command::LowerPoint { point: point(fields)? },
        "take-point" => Command::TakePoint { point: point(fields)? },
        "rule-point" => Command::RulePoint { ruling: needed(&fields.ruling, "ruling")?.to_owned() },
        "begin-question" => Command::BeginQuestion,
        "end-question" => Command::EndQuestion,
        _ => return Ok(None),
    }))
}

/// Actions about entries of a list, those for a delegation among them.
fn of_list(meeting: &Meeting<'_>, action: &str, fields: &Fields) -> Result<Option<Command>, Fault> {
    let own = || inscription(&fields.inscription, "inscription");
    Ok(Some(match action {
        "move" => {
            let before = present(&fields.before).map(|_| inscription(&fields.before, "before")).transpose()?;
            Command::Move { inscription: own()?, before, reason: reason(fields)? }
        }
        "grant-priority" => {
            Command::GrantPriority { inscription: own()?, standing: standing(fields)?, reason: reason(fields)? }
        }
        "withdraw" => Command::Withdraw { inscription: own()? },
        "amend" => Command::Amend { inscription: own()?, standing: standing(fields)?, declared: declared(fields)? },
        "substitute" => {
            let person = person(meeting, fields)?;
            Command::Substitute { inscription: own()?, participant: person.no, delegation: person.delegation }
        }
        "swap" => Command::SwapPlaces { one: own()?, other: inscription(&fields.with, "with")? },
        "drop-swap" => Command::DropSwap { from: own()?, with: inscription(&fields.with, "with")? },
        "inscribe" => {
            let person = person(meeting, fields)?;
            Command::Inscribe {
                session: session(fields)?,
                participant: person.no,
                delegation: person.delegation,
                category: person.category,
                standing: standing(fields)?,
                declared: declared(fields)?,
            }
        }
        "request-reply" => {
            let person = person(meeting, fields)?;
            Command::RequestReply {
                session: session(fields)?,
                participant: person.no,
                delegation: person.delegation,
                category: person.category,
            }
        }
        "raise-point" => {
            let Participant { no, delegation, category, .. } = *person(meeting, fields)?;
            Command::RaisePoint { participant: no, delegation, category }
        }
        _ => return Ok(None),
    }))
}

/// The participant that the field names.
fn person<'a>(meeting: &Meeting<'a>, fields: &Fields) -> Result<&'a Participant, Fault> {
    let no: u32 = number(needed(&fields.participant, "participant")?, "participant", "the number of a participant")?;
    let found = meeting.people.iter().find(|person| person.no.0 == no);
    found.ok_or_else(|| {
        Fault::Malformed(format!("participant: nobody is registered as No. {no}; choose one from the list"))
    })
}

fn declared(fields: &Fields) -> Result<Declared, Fault> {
    Ok(Declared {
        gender: fields::gender(fields)?,
        region: fields::region(fields)?,
        speaker_later: is_set(&fields.speaker_later, "speaker_later")?,
    })
}
