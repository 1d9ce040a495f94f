//! After the session: who spoke how long ([`page`], [`gather`]), the order with its reasons ([`order`]), and
//! the page of all files ([`exports`]).

mod chart;
pub mod exports;
mod gather;
pub mod order;
mod page;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use rostrum_domain::floor::Floor;
use rostrum_domain::ids::{DelegationNo, ParticipantNo};
use rostrum_domain::participant::{Audience, Participant};
use rostrum_report::table::{Cell, Table};
use rostrum_store::MeetingRow;

use crate::access::Action;
use crate::api::table::{csv_file, xlsx_file};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

pub(crate) use gather::{gender, region};

/// What figures and order are made from, for one audience.
pub(crate) struct Record {
    pub row: MeetingRow,
    pub floor: Arc<Floor>,
    pub people: BTreeMap<ParticipantNo, Participant>,
    /// Names of delegations as they were when they spoke, else as they are.
    pub delegations: BTreeMap<DelegationNo, String>,
    /// Which delegation each absorbed one is now.
    pub kept: BTreeMap<DelegationNo, DelegationNo>,
    pub audience: Audience,
}

impl Record {
    /// Reads it.
    ///
    /// # Errors
    /// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
    pub async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let id = &row.meeting.id;
        visit.require(Action::SeePublic, Some(id))?;
        let floor = app.desk().floor(id).await?;
        let people: BTreeMap<_, _> =
            app.store().list_participants(id).await?.into_iter().map(|person| (person.no, person)).collect();
        let mut delegations: BTreeMap<_, _> =
            people.values().map(|person| (person.delegation, person.delegation_name.clone())).collect();
        delegations.extend(
            app.store().list_spoken_as(id).await?.into_iter().map(|then| (then.delegation, then.delegation_name)),
        );
        let audience = visit.audience(id);
        let kept = app.store().list_kept(id).await?;
        Ok(Self { row, floor, people, delegations, kept, audience })
    }
}

/// Shows the figures.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let record = Record::find(&app, &visit, &meeting).await?;
    Ok(page::page(&visit, &record))
}

/// The same figures as CSV.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "figures_csv", path = "/m/{meeting}/figures.csv", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = String, content_type = "text/csv", description = "Speaking time by session and group"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn csv(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let record = Record::find(&app, &visit, &meeting).await?;
    Ok(csv_file(record.row.meeting.id.as_str(), "figures", &table(visit.lang, &record)))
}

/// The same figures as XLSX.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "figures_xlsx", path = "/m/{meeting}/figures.xlsx", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", description = "The same as a workbook"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn xlsx(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let record = Record::find(&app, &visit, &meeting).await?;
    xlsx_file(record.row.meeting.id.as_str(), "figures", table(visit.lang, &record), app.now()).await
}

/// Headings of the file; they are the same in every language, for programs.
const COLUMNS: [&str; 15] = [
    "Session",
    "By",
    "Group",
    "Inscribed",
    "Spoke",
    "Not reached",
    "Absent",
    "Withdrawn",
    "Waiting",
    "Seconds",
    "Minutes",
    "Mean seconds",
    "Over the limit",
    "Rights of reply",
    "Seconds of replies",
];

fn table(lang: Lang, record: &Record) -> Table {
    let sections = gather::sections(record);
    let rows = sections.iter().flat_map(|section| {
        section.rows.iter().map(move |(row, tally)| {
            let count = |number: u32| Cell::Whole(number.into());
            let exact = |number: i64| if section.coarse { Cell::Empty } else { Cell::Whole(number) };
            let only_exact = |number: u32| if section.coarse { Cell::Empty } else { count(number) };
            vec![
                Cell::text(section.session.as_ref().map(|session| session.as_str())),
                Cell::Text(gather::code(section.by).to_owned()),
                Cell::Text(gather::label(lang, record, *row)),
                only_exact(tally.inscribed),
                count(tally.spoke),
                only_exact(tally.not_reached),
                only_exact(tally.absent),
                only_exact(tally.withdrawn),
                only_exact(tally.waiting),
                exact(tally.spoken_seconds),
                Cell::Whole(gather::whole_minutes(tally.spoken_seconds)),
                tally.mean_seconds().map_or(Cell::Empty, exact),
                only_exact(tally.over_limit),
                only_exact(tally.replies),
                exact(tally.reply_seconds),
            ]
        })
    });
    Table { title: "Figures".to_owned(), columns: COLUMNS.map(str::to_owned).to_vec(), rows: rows.collect() }
}
