//! The fields of actions, each with what is permitted.

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp};
use rostrum_domain::concept_note::{TimeLimit, Zone};
use rostrum_domain::floor::{Speaker, Standing};
use rostrum_domain::ids::{InscriptionNo, PersonId, PointNo, SegmentId, SessionId};
use rostrum_domain::participant::{Gender, Region};
use serde::{Deserialize, Serialize};

use crate::error::Fault;

/// The fields of all actions; each takes those that it needs, and an empty field is none.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Fields {
    pub(super) session: Option<String>,
    pub(crate) inscription: Option<String>,
    pub(super) person: Option<String>,
    pub(super) segment: Option<String>,
    pub(super) limit: Option<String>,
    pub(super) seconds: Option<String>,
    pub(super) reason: Option<String>,
    /// Before which inscription one is moved; none: to the end.
    pub(super) before: Option<String>,
    /// The other inscription of a swap.
    pub(super) with: Option<String>,
    /// The number of a participant.
    pub(super) participant: Option<String>,
    pub(super) standing: Option<String>,
    pub(super) on_behalf_of: Option<String>,
    pub(super) gender: Option<String>,
    pub(super) region: Option<String>,
    /// Whether the delegation names its speaker later: `yes` or `no`.
    pub(super) speaker_later: Option<String>,
    pub(super) point: Option<String>,
    pub(super) ruling: Option<String>,
    /// From which segment time is moved, and to which.
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    /// The external value of a draw.
    pub(super) beacon: Option<String>,
    /// When it really happened, for what is entered late.
    pub(super) happened: Option<String>,
    /// The text of a note or cue in words of one's own, or the code of a ready one.
    pub(crate) text: Option<String>,
    pub(crate) say: Option<String>,
    /// Which part of readiness, and whether.
    pub(crate) part: Option<String>,
    pub(super) ready: Option<String>,
    /// Version of the floor that the sender saw.
    pub(super) seen: Option<String>,
    /// A name of this very command: sent again, it is answered and not done again.
    pub(crate) key: Option<String>,
}

impl Fields {
    /// The number of the inscription that is meant.
    ///
    /// # Errors
    /// [`Fault::Malformed`] when it is missing or no number.
    pub(crate) fn inscription_no(&self) -> Result<InscriptionNo, Fault> {
        inscription(&self.inscription, "inscription")
    }

    /// Whether somebody is ready.
    ///
    /// # Errors
    /// [`Fault::Malformed`] for anything but `yes` or `no`.
    pub(crate) fn is_ready(&self) -> Result<bool, Fault> {
        is_set(&self.ready, "ready")
    }
}

pub(super) fn session(fields: &Fields) -> Result<SessionId, Fault> {
    SessionId::parse(needed(&fields.session, "session")?).map_err(|error| malformed("session", &error))
}

pub(super) fn segment(field: &Option<String>, name: &str) -> Result<SegmentId, Fault> {
    SegmentId::parse(needed(field, name)?).map_err(|error| malformed(name, &error))
}

pub(super) fn speaker(fields: &Fields) -> Result<Speaker, Fault> {
    match (present(&fields.inscription), present(&fields.person)) {
        (Some(_), None) => Ok(Speaker::Inscription(inscription(&fields.inscription, "inscription")?)),
        (None, Some(id)) => Ok(Speaker::Person(PersonId::parse(id).map_err(|error| malformed("person", &error))?)),
        _ => Err(Fault::Malformed(
            "either inscription or person is needed: the number of an inscription, or the id of a person of the programme"
                .to_owned(),
        )),
    }
}

pub(super) fn inscription(field: &Option<String>, name: &str) -> Result<InscriptionNo, Fault> {
    Ok(InscriptionNo(number(needed(field, name)?, name, "the number of an inscription")?))
}

pub(super) fn point(fields: &Fields) -> Result<PointNo, Fault> {
    Ok(PointNo(number(needed(&fields.point, "point")?, "point", "the number of a point of order")?))
}

pub(super) fn limit(fields: &Fields) -> Result<Option<TimeLimit>, Fault> {
    let seconds = present(&fields.limit).map(|text| number(text, "limit", "seconds, 10 to 3,600")).transpose()?;
    seconds.map(TimeLimit::from_seconds).transpose().map_err(|error| malformed("limit", &error))
}

pub(super) fn seconds(fields: &Fields, most: u32) -> Result<u32, Fault> {
    number(needed(&fields.seconds, "seconds")?, "seconds", &format!("1 to {most}"))
}

pub(super) fn reason(fields: &Fields) -> Result<String, Fault> {
    needed(&fields.reason, "reason").map(str::to_owned)
}

pub(super) fn standing(fields: &Fields) -> Result<Standing, Fault> {
    let code = needed(&fields.standing, "standing")?;
    Standing::from_code(code).ok_or_else(|| unknown("standing", code, Standing::ALL.map(Standing::code)))
}

pub(super) fn gender(fields: &Fields) -> Result<Option<Gender>, Fault> {
    let Some(code) = present(&fields.gender) else { return Ok(None) };
    Gender::from_code(code).map(Some).ok_or_else(|| unknown("gender", code, Gender::ALL.map(Gender::code)))
}

pub(super) fn region(fields: &Fields) -> Result<Option<Region>, Fault> {
    let Some(code) = present(&fields.region) else { return Ok(None) };
    Region::from_code(code).map(Some).ok_or_else(|| unknown("region", code, Region::ALL.map(Region::code)))
}

pub(super) fn is_set(field: &Option<String>, name: &str) -> Result<bool, Fault> {
    match present(field) {
        Some("yes" | "true" | "on" | "1") => Ok(true),
        None | Some("no" | "false" | "off" | "0") => Ok(false),
        Some(other) => Err(unknown(name, other, ["yes", "no"])),
    }
}

/// When something happened: an instant as RFC 3339 writes it, or a time of day on the clocks of the meeting,
/// which is the last time they showed it.
pub(super) fn instant(zone: &Zone, now: Timestamp, text: &str) -> Result<Timestamp, Fault> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(instant);
    }
    let time = ["%H:%M", "%H:%M:%S"].into_iter().find_map(|form| Time::strptime(form, text).ok());
    let time = time.ok_or_else(|| {
        Fault::Malformed(format!(
            "happened: \"{text}\" is no time; write 14:05 or 14:05:30 on the clocks of the meeting, or an instant such as 2025-07-21T12:05:30Z"
        ))
    })?;
    let today = zone.local(now).date();
    let at = zone.instant(today.to_datetime(time));
    // A time that is still to come was yesterday; the minute that runs may be named a little early.
    if at > now + SignedDuration::from_secs(60)
        && let Ok(yesterday) = today.yesterday()
    {
        return Ok(zone.instant(yesterday.to_datetime(time)));
    }
    Ok(at.min(now))
}

pub(super) fn key(text: &str) -> Result<String, Fault> {
    if text.len() <= 64 {
        Ok(text.to_owned())
    } else {
        Err(Fault::Malformed(format!("key: {} bytes; at most 64 are permitted", text.len())))
    }
}

/// What stands in a field, if anything does.
pub(crate) fn present(field: &Option<String>) -> Option<&str> {
    field.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

pub(super) fn needed<'a>(field: &'a Option<String>, name: &str) -> Result<&'a str, Fault> {
    present(field).ok_or_else(|| Fault::Malformed(format!("{name} is needed")))
}

pub(super) fn number<N: std::str::FromStr>(text: &str, name: &str, permitted: &str) -> Result<N, Fault> {
    text.parse().map_err(|_| Fault::Malformed(format!("{name}: \"{text}\" is no whole number; permitted: {permitted}")))
}

pub(crate) fn unknown<const N: usize>(name: &str, given: &str, permitted: [&str; N]) -> Fault {
    Fault::Malformed(format!("{name}: \"{given}\" is not known; permitted: {}", permitted.join(", ")))
}

fn malformed(name: &str, error: &dyn std::error::Error) -> Fault {
    Fault::Malformed(format!("{name}: {error}"))
}
