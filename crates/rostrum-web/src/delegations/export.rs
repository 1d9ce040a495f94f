//! All delegations with their facts as a table, for spreadsheets.

use axum::extract::{Path, State};
use axum::response::Response;
use rostrum_domain::country::area;
use rostrum_domain::participant::Region;
use rostrum_report::table::{Cell, Table};

use super::{Delegations, Line, page};
use crate::api::table::{csv_file, xlsx_file};
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// Headings; they are the same in every language, for programs.
const COLUMNS: [&str; 13] = [
    "No",
    "Name",
    "Category",
    "Country",
    "Country name",
    "M49",
    "M49 areas",
    "Regional group",
    "Level",
    "Population",
    "Networks",
    "Participants",
    "Complete",
];

/// All delegations as CSV.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn csv(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let delegations = Delegations::find(&app, &visit, &meeting).await?;
    Ok(csv_file(delegations.id().as_str(), "delegations", &table(&delegations)))
}

/// All delegations as XLSX.
///
/// # Errors
/// As [`csv`].
pub async fn xlsx(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let delegations = Delegations::find(&app, &visit, &meeting).await?;
    xlsx_file(delegations.id().as_str(), "delegations", table(&delegations), app.now()).await
}

fn table(delegations: &Delegations) -> Table {
    Table {
        title: "Delegations".to_owned(),
        columns: COLUMNS.map(str::to_owned).to_vec(),
        rows: delegations.lines.iter().map(row).collect(),
    }
}

fn row(line: &Line) -> Vec<Cell> {
    let (country, [code, level, population]) = (line.origin.country, page::codes(line));
    let areas = country.map(|country| country.areas().filter_map(area).collect::<Vec<_>>().join(", "));
    vec![
        Cell::Whole(line.no.0.into()),
        Cell::Text(line.name.clone()),
        Cell::Text(line.category.code().to_owned()),
        Cell::text(code),
        Cell::text(country.map(|country| country.name("en"))),
        Cell::text(country.map(|country| country.m49())),
        Cell::text(areas),
        Cell::text(line.origin.region().map(Region::code)),
        Cell::text(level),
        Cell::text(population),
        Cell::text((!line.origin.networks.is_empty()).then(|| line.origin.networks.join(", "))),
        Cell::Whole(line.participants.into()),
        Cell::Text(if line.is_complete() { "yes" } else { "no" }.to_owned()),
    ]
}
