//! Attendance: the report of the video platform is read in, and each line of it finds its participant.
//!
//! The page keeps no file: where the order of day and month has to be asked for, the text of the file goes
//! back into the form.

pub mod groups;
mod page;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use maud::Markup;
use rostrum_domain::attendance::groups::Counted;
use rostrum_domain::attendance::{Known, Match, Matcher};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::Participant;
use rostrum_domain::report::Attended;
use rostrum_import::{Attendance, AttendanceFault, Attendee, DateOrder, read_attendance, text_of};
use rostrum_store::{Identity, MeetingRow, Seen, SeenRow};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::secretariat::upload_fault;
use crate::times;
use crate::visit::Visit;

/// What the page is made from.
struct Hall {
    row: MeetingRow,
    people: Vec<Participant>,
    seen: Vec<SeenRow>,
    /// Who attended, in the room or on the platform, each once; with what was declared.
    attended: Attended,
    /// Who was checked in at the door.
    on_site: BTreeSet<ParticipantNo>,
}

impl Hall {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let id = &row.meeting.id;
        visit.require(Action::TakeAttendance, Some(id))?;
        let (people, seen) = (app.store().list_identified(id).await?, app.store().list_attendance(id).await?);
        let attended = app.desk().attended(&row.meeting).await?;
        let on_site = app.store().list_stays(id).await?.into_iter().map(|stay| stay.participant).collect();
        Ok(Self { row, people, seen, attended, on_site })
    }

    /// What figures of attendance count of each participant.
    fn counted(&self) -> Vec<Counted> {
        self.attended.counted(&self.people)
    }
}

/// What the form says back: a sentence of what is wrong, and a file whose dates have to be told.
#[derive(Default)]
struct Told {
    wrong: Option<String>,
    /// What is wrong with the field of the file.
    file: Option<String>,
    /// Rows of the table whose participant is not to be found, with what was typed.
    unknown: Vec<(u32, String)>,
    asked: Option<Asked>,
}

/// A file whose dates can be read in two ways.
struct Asked {
    file: String,
    text: String,
    day_first: String,
    month_first: String,
    written: String,
}

#[derive(Default)]
struct Sent {
    name: String,
    file: Vec<u8>,
    text: String,
    order: Option<DateOrder>,
}

/// Shows who attended, and the form that takes a report.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let hall = Hall::find(&app, &visit, &meeting).await?;
    Ok(page::page(&visit, &hall, &Told::default()))
}

/// Reads a report in. What a file of the same name told before is replaced.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::TooLarge`], [`Fault::Malformed`], or the outside failed.
pub async fn take(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let hall = Hall::find(&app, &visit, &meeting).await?;
    let form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let sent = read(form).await.map_err(|error| upload_fault(&error))?;
    if sent.file.is_empty() && sent.text.is_empty() {
        let sentence = match sent.name.as_str() {
            "" => visit.lang.t("attendance-no-file"),
            name => visit.lang.with("attendance-empty", &[("file", name.into())]),
        };
        let told = Told { file: Some(sentence), ..Told::default() };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page::page(&visit, &hall, &told)).into_response());
    }
    let days: Vec<_> = hall.row.meeting.note.days.iter().map(|day| day.date).collect();
    let (name, order) = (sent.name.clone(), sent.order);
    let reading = tokio::task::spawn_blocking(move || {
        let bytes = if sent.file.is_empty() { sent.text.into_bytes() } else { sent.file };
        let attendance = read_attendance(&bytes, &sent.name, &days, order);
        (attendance, bytes)
    });
    let (attendance, bytes) = reading.await.map_err(|error| Fault::failed(&error))?;
    let told = match attendance {
        Ok(attendance) => {
            keep(&app, &hall, &name, attendance).await?;
            return Ok(Redirect::to(&format!("/m/{}/attendance", hall.row.meeting.id)).into_response());
        }
        Err(AttendanceFault::Ambiguous { text, day_first, month_first, .. }) => Told {
            asked: Some(Asked {
                file: name,
                text: text_of(&bytes),
                day_first: times::date_long(visit.lang, day_first),
                month_first: times::date_long(visit.lang, month_first),
                written: text,
            }),
            ..Told::default()
        },
        Err(AttendanceFault::NoTable { file }) if !is_text(&bytes) => {
            Told { file: Some(visit.lang.with("attendance-no-text", &[("file", file.into())])), ..Told::default() }
        }
        Err(fault) => Told { wrong: Some(fault.to_string()), ..Told::default() },
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page::page(&visit, &hall, &told)).into_response())
}

/// Whether a file is text: a picture or a workbook has control characters, in whichever encoding it is read.
fn is_text(bytes: &[u8]) -> bool {
    !text_of(bytes).chars().any(|letter| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{c}'))
}

async fn keep(app: &App, hall: &Hall, file: &str, mut attendance: Attendance) -> Result<(), Fault> {
    let id = &hall.row.meeting.id;
    if attendance.utc {
        // Beside the other files, which show the clock of the place.
        let zone = &hall.row.meeting.note.zone;
        let local = |at: DateTime| TimeZone::UTC.to_timestamp(at).map_or(at, |instant| zone.local(instant));
        for (from, until) in attendance.attendees.iter_mut().flat_map(|one| &mut one.spans) {
            (*from, *until) = (local(*from), local(*until));
        }
    }
    let addresses: BTreeMap<ParticipantNo, String> = app.store().list_addresses(id).await?.into_iter().collect();
    let named = |person: &Participant| (person.no, person.name.clone());
    let people: BTreeMap<ParticipantNo, String> = hall.people.iter().map(named).collect();
    // Thousands of names may be compared with thousands: not on a thread on which the floor runs.
    let matching = tokio::task::spawn_blocking(move || {
        let known = people.iter().filter_map(|(no, name)| Some(Known { no: *no, name, email: addresses.get(no)? }));
        let matcher = Matcher::of(known);
        attendance.attendees.iter().filter_map(|one| seen(one, &matcher)).collect::<Vec<_>>()
    });
    let seen = matching.await.map_err(|error| Fault::failed(&error))?;
    app.store().take_attendance(id, file, &seen).await?;
    Ok(())
}

/// Whom the platform saw; nothing of one who has no moment.
fn seen(one: &Attendee, matcher: &Matcher) -> Option<Seen> {
    let (first, last) = (one.spans.first()?, one.spans.last()?);
    Some(Seen {
        name: one.name.chars().take(200).collect(),
        guest: one.guest,
        first_joined: first.0,
        last_left: last.1,
        seconds: one.seconds(),
        identity: match matcher.find(&one.name, one.email.as_deref()) {
            Match::Certain(no) => Identity::Participant(no),
            Match::Proposed(no) => Identity::Proposed(no),
            Match::Nobody => Identity::Open,
        },
    })
}

/// Says who each line is: `who-N` is a participant's number, whatever follows it, or empty; `nobody-N` is set
/// for what is no participant.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn identify(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(pairs) = form?;
    let hall = Hall::find(&app, &visit, &meeting).await?;
    let value = |name: String| pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| value.trim());
    let (mut decided, mut unknown) = (Vec::new(), Vec::new());
    for row in &hall.seen {
        let Some(typed) = value(format!("who-{}", row.no)) else { continue };
        let identity = if value(format!("nobody-{}", row.no)).is_some() {
            Identity::Nobody
        } else if typed.is_empty() {
            Identity::Open
        } else if let Some(no) = participant(typed, &hall.people) {
            Identity::Participant(no)
        } else {
            unknown.push((row.no, typed.to_owned()));
            continue;
        };
        decided.push((row.no, identity));
    }
    let id = hall.row.meeting.id.clone();
    app.store().identify(&id, &decided).await?;
    if unknown.is_empty() {
        return Ok(Redirect::to(&format!("/m/{id}/attendance")).into_response());
    }
    let hall = Hall::find(&app, &visit, &meeting).await?;
    let told = Told { unknown, ..Told::default() };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page::page(&visit, &hall, &told)).into_response())
}

/// The participant whose number stands first in what was typed.
fn participant(typed: &str, people: &[Participant]) -> Option<ParticipantNo> {
    let digits: String = typed.chars().take_while(char::is_ascii_digit).collect();
    let no = ParticipantNo(digits.parse().ok()?);
    people.iter().any(|person| person.no == no).then_some(no)
}

/// Takes out all that a file told.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn forget(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Redirect, Fault> {
    let Form(pairs) = form?;
    let row = app.meeting(&meeting).await?;
    let id: &MeetingId = &row.meeting.id;
    visit.require(Action::TakeAttendance, Some(id))?;
    if let Some((_, file)) = pairs.iter().find(|(name, _)| name == "file") {
        app.store().forget_attendance(id, file).await?;
    }
    Ok(Redirect::to(&format!("/m/{id}/attendance")))
}

async fn read(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                if let Some(name) = field.file_name().filter(|name| !name.is_empty()) {
                    sent.name = name.chars().take(200).collect();
                }
                sent.file = field.bytes().await?.to_vec();
            }
            Some("name") => sent.name = field.text().await?.chars().take(200).collect(),
            Some("text") => sent.text = field.text().await?,
            Some("order") => {
                sent.order = match field.text().await?.as_str() {
                    "day" => Some(DateOrder::DayFirst),
                    "month" => Some(DateOrder::MonthFirst),
                    _ => None,
                };
            }
            _ => {}
        }
    }
    Ok(sent)
}
