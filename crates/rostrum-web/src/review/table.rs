//! The review as a table: what came in, where it stands, and why it was withheld.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use rostrum_domain::contribution::Act;
use rostrum_report::table::{Cell, Table};
use rostrum_store::{MeetingRow, What};

use super::seen::{Beside, Filter};
use super::{list, named, reviewers, seen};
use crate::api::table::{csv_file, xlsx_file};
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

const COLUMNS: [&str; 15] = [
    "reference",
    "call",
    "state",
    "author",
    "category",
    "country",
    "region",
    "language",
    "late",
    "consent",
    "version",
    "received",
    "assigned",
    "practices",
    "reason",
];

/// As CSV, with the filters of the inbox.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn csv(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(filter): Query<Filter>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    Ok(csv_file(row.meeting.id.as_str(), "contributions", &table(&app, &visit, &row, &filter).await?))
}

/// As XLSX.
///
/// # Errors
/// As [`csv`].
pub async fn xlsx(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(filter): Query<Filter>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let table = table(&app, &visit, &row, &filter).await?;
    xlsx_file(row.meeting.id.as_str(), "contributions", table, app.now()).await
}

async fn table(app: &App, visit: &Visit, row: &MeetingRow, filter: &Filter) -> Result<Table, Fault> {
    let id = &row.meeting.id;
    let all = list(app, visit, row).await?;
    let seen = match visit.account() {
        Some(account) => app.store().list_seen_contributions(id, account).await?,
        None => std::collections::BTreeMap::new(),
    };
    let beside = Beside { reviews: app.store().list_reviews(id).await?, seen };
    let people = reviewers(app, row).await?;
    let practices = app.store().list_practices(id).await?;
    let mut rows = Vec::new();
    for one in all.iter().filter(|one| filter.takes(one, &beside)) {
        let author = &one.content.author;
        let changes = app.store().list_contribution_changes(id, one.row.no).await?;
        let withheld = changes.iter().rev().find(|change| change.what == What::Act(Act::Withhold));
        let cut = practices.iter().filter(|practice| practice.contribution == Some(one.row.no));
        let numbers: Vec<String> = cut.map(|practice| practice.no.to_string()).collect();
        let text = |text: &str| Cell::text((!text.is_empty()).then_some(text));
        rows.push(vec![
            Cell::Text(named(row, one)),
            Cell::Whole(one.row.call.0.into()),
            Cell::Text(one.row.state.code().to_owned()),
            text(&author.delegation),
            text(author.category.map_or("", |category| category.code())),
            text(author.country.map_or("", |country| country.code())),
            text(seen::region(one).map_or("", |region| region.code())),
            text(beside.language(one)),
            Cell::Text(if one.row.late { "yes" } else { "no" }.to_owned()),
            text(one.row.consent_now().map_or("", |consent| consent.code())),
            Cell::Whole(one.row.version.into()),
            Cell::instant(one.row.received_at),
            text(beside.assigned(one).and_then(|who| people.get(&who)).map_or("", String::as_str)),
            text(&numbers.join(", ")),
            text(withheld.and_then(|change| change.reason.as_deref()).unwrap_or_default()),
        ]);
    }
    Ok(Table { title: "Contributions".to_owned(), columns: COLUMNS.map(str::to_owned).to_vec(), rows })
}
