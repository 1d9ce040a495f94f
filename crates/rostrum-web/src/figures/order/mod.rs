//! The order of the lists with its reasons: each inscription with its place by the rules, the moves on top,
//! and what became of it; each change with the line of the log that made it.

mod json;
mod kept;
mod page;
mod words;

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use maud::Markup;
use rostrum_domain::floor::{Change, Event, Inscription, Place, Recorded, Rules, Shift, Speaker, Spoken, Status};
use rostrum_domain::ids::{InscriptionNo, SessionId};
use rostrum_domain::participant::{Audience, ShownName};
use rostrum_report::table::{Cell, Table};

use super::Record;
use crate::api::table::{csv_file, xlsx_file};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::rules::{Subject, sessions_with_list, why};
use crate::visit::Visit;

pub use kept::Reasons;
use words::{called_ahead, moved_by, what};

/// One inscription with all that explains its place.
pub(crate) struct Row<'a> {
    pub entry: &'a Inscription,
    pub shown: Option<ShownName>,
    /// Its place by the rules among those who wait, speak or spoke, from 1, with its parts.
    pub by_rules: Option<(usize, &'a Place)>,
    /// Its place among those who wait, from 1.
    pub waits_at: Option<usize>,
    pub spoken: Option<&'a Spoken>,
    /// Lines that moved it on top of the rules, with where it went.
    pub moves: Vec<(&'a Recorded, Shift)>,
}

/// The order of one list.
pub(crate) struct Order<'a> {
    pub record: &'a Record,
    pub session: SessionId,
    pub rules: Rules,
    pub places: Vec<Place>,
    pub changes: Vec<Change<'a>>,
}

impl<'a> Order<'a> {
    /// Reads it from the log. `None` when there is no plan yet.
    pub async fn of(app: &App, record: &'a Record, log: &'a [Recorded], session: &SessionId) -> Option<Self> {
        Some(Self {
            record,
            session: session.clone(),
            rules: record.floor.rules_of(session)?.into_owned(),
            places: record.floor.places(session),
            changes: app.reasons().of(&record.row.meeting.id, log, session).await,
        })
    }

    /// All inscriptions: who spoke in that order, who speaks, who waits in that order, then all others.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let floor = &self.record.floor;
        let spoken: BTreeMap<InscriptionNo, (usize, &Spoken)> = floor
            .spoken
            .iter()
            .enumerate()
            .filter_map(|(index, one)| match one.speaker {
                Speaker::Inscription(no) => Some((no, (index, one))),
                Speaker::Person(_) => None,
            })
            .collect();
        let waits: BTreeMap<InscriptionNo, usize> =
            floor.waiting(&self.session).map(|entry| entry.no).zip(1..).collect();
        let by_rules: BTreeMap<InscriptionNo, (usize, &Place)> =
            self.places.iter().zip(1..).map(|(place, at)| (place.no, (at, place))).collect();
        let mut rows: Vec<Row<'_>> = floor
            .inscriptions
            .values()
            .filter(|entry| entry.session == self.session)
            .map(|entry| Row {
                entry,
                shown: self.record.people.get(&entry.participant).map(|person| person.shown_to(self.record.audience)),
                by_rules: by_rules.get(&entry.no).copied(),
                waits_at: waits.get(&entry.no).copied(),
                spoken: spoken.get(&entry.no).map(|(_, one)| *one),
                moves: self.moves(entry.no),
            })
            .collect();
        rows.sort_by_key(|row| {
            let no = row.entry.no;
            match row.entry.status {
                Status::Spoke => (0, spoken.get(&no).map_or(0, |(index, _)| *index), no),
                Status::Speaking => (1, 0, no),
                Status::Waiting => (2, row.waits_at.unwrap_or(0), no),
                Status::NotReached => (3, 0, no),
                Status::Absent => (4, 0, no),
                Status::Withdrawn => (5, 0, no),
            }
        });
        rows
    }

    /// The lines that moved an inscription on top of the rules.
    fn moves(&self, no: InscriptionNo) -> Vec<(&'a Recorded, Shift)> {
        let of_it =
            self.changes.iter().filter(|change| moved_by(&change.line.event, no) || called_ahead(change) == Some(no));
        of_it
            .filter_map(|change| {
                let shift = change.shifts.iter().find(|shift| shift.inscription == no)?;
                Some((change.line, *shift))
            })
            .collect()
    }

    /// Why a line was written, for the eyes of staff only: a reason may name somebody.
    pub fn reason<'e>(&self, event: &'e Event) -> Option<&'e str> {
        (self.record.audience == Audience::Staff).then(|| words::reason(event)).flatten()
    }

    /// Why an inscription stands where it does by the rules. How many of its own gender or region stand
    /// before it is for staff only: it would tell what was declared.
    pub fn why(&self, lang: Lang, place: &Place) -> String {
        let mut rules = self.rules.clone();
        if self.record.audience == Audience::Public {
            rules.order.balance = None;
        }
        why(lang, &rules, place)
    }
}

/// Shows the order of one list.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, session)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    let subject = Subject::find(&app, &meeting, &session).await?;
    let record = Record::find(&app, &visit, &meeting).await?;
    let log = app.store().list_floor_events(subject.meeting()).await?;
    let order = Order::of(&app, &record, &log, &subject.session.id).await.ok_or(Fault::NotFound)?;
    Ok(page::page(&visit, &subject, &order))
}

/// The order of all lists as CSV.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "order_csv", path = "/m/{meeting}/order.csv", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = String, content_type = "text/csv", description = "The order of all lists with its reasons"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn csv(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let record = Record::find(&app, &visit, &meeting).await?;
    let table = table(&app, visit.lang, &record).await?;
    Ok(csv_file(record.row.meeting.id.as_str(), "order", &table))
}

/// The order of all lists as XLSX.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "order_xlsx", path = "/m/{meeting}/order.xlsx", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", description = "The same as a workbook"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn xlsx(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let record = Record::find(&app, &visit, &meeting).await?;
    let table = table(&app, visit.lang, &record).await?;
    xlsx_file(record.row.meeting.id.as_str(), "order", table, app.now()).await
}

/// The order of all lists with every change of it, as JSON.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "order", path = "/m/{meeting}/order.json", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = serde_json::Value, description = "Each list: the order with its reasons, and each change of it with its line of the log"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn json(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let record = Record::find(&app, &visit, &meeting).await?;
    let id = &record.row.meeting.id;
    let log = app.store().list_floor_events(id).await?;
    let mut lists = Vec::new();
    for session in sessions_with_list(&record.row.meeting.note.programme) {
        lists.extend(Order::of(&app, &record, &log, &session.id).await.map(|order| json::of(&order)));
    }
    let document = json::document(id, record.floor.version, lists);
    Ok(Json(document).into_response())
}

/// Headings of the file; they are the same in every language, for programs.
const COLUMNS: [&str; 17] = [
    "Session",
    "Inscription",
    "Name",
    "Delegation",
    "Category",
    "Standing",
    "Place granted",
    "Inscribed (UTC)",
    "Place by the rules",
    "Why",
    "Moves",
    "Reasons",
    "Outcome",
    "Place now",
    "Floor given (UTC)",
    "Seconds spoken",
    "Limit",
];

async fn table(app: &App, lang: Lang, record: &Record) -> Result<Table, Fault> {
    let log = app.store().list_floor_events(&record.row.meeting.id).await?;
    let mut rows = Vec::new();
    for session in sessions_with_list(&record.row.meeting.note.programme) {
        let Some(order) = Order::of(app, record, &log, &session.id).await else { continue };
        rows.extend(order.rows().iter().map(|row| cells(lang, &order, row)));
    }
    Ok(Table { title: "Order".to_owned(), columns: COLUMNS.map(str::to_owned).to_vec(), rows })
}

fn cells(lang: Lang, order: &Order<'_>, row: &Row<'_>) -> Vec<Cell> {
    let entry = row.entry;
    let standing = order.record.floor.standing_of(entry);
    let place = |at: usize| i64::try_from(at).ok();
    let shown = row.shown.as_ref();
    let moves: Vec<String> = row.moves.iter().map(|(line, shift)| page::move_in_words(lang, line, *shift)).collect();
    let reasons: Vec<&str> = row.moves.iter().filter_map(|(line, _)| order.reason(&line.event)).collect();
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    vec![
        Cell::Text(order.session.to_string()),
        Cell::Whole(entry.no.0.into()),
        Cell::text(shown.and_then(|shown| shown.name.clone())),
        Cell::text(shown.and_then(|shown| shown.delegation.clone())),
        Cell::Text(entry.category.code().to_owned()),
        Cell::Text(if entry.reply { "right_of_reply".to_owned() } else { standing.code().to_owned() }),
        Cell::text(entry.granted.map(|standing| standing.code())),
        Cell::Instant(entry.at),
        Cell::whole(row.by_rules.and_then(|(at, _)| place(at))),
        Cell::text(row.by_rules.map(|(_, place)| order.why(lang, place))),
        text(moves.join("; ")),
        text(reasons.join("; ")),
        Cell::Text(json::outcome(entry.status).to_owned()),
        Cell::whole(row.waits_at.and_then(place)),
        Cell::instant(row.spoken.map(|spoken| spoken.started)),
        Cell::whole(row.spoken.map(Spoken::seconds)),
        Cell::whole(row.spoken.map(|spoken| spoken.limit_seconds.into())),
    ]
}

/// What a change did, in words, and when it took effect.
fn told(lang: Lang, line: &Recorded) -> (String, Timestamp) {
    (what(lang, &line.event), line.when())
}
