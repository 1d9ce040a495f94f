//! All participants as a table, in the form in which they are read in.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::response::Response;
use rostrum_domain::country::Country;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::participant::{Gender, Visibility};
use rostrum_report::table::{Cell, Table};
use rostrum_store::MeetingRow;

use crate::access::Action;
use crate::api::table::{csv_file, xlsx_file};
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// Headings; they are the same in every language, and name the columns that are read in.
const COLUMNS: [&str; 12] = [
    "No",
    "Name",
    "Delegation",
    "Category",
    "Email",
    "Language",
    "Level",
    "Country",
    "Government level",
    "Population",
    "Networks",
    "Gender",
];

/// All participants as CSV, in the form in which they are read in.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn csv(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    Ok(csv_file(row.meeting.id.as_str(), "participants", &table(&app, &visit, &row).await?))
}

/// All participants as XLSX.
///
/// # Errors
/// As [`csv`].
pub async fn xlsx(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let table = table(&app, &visit, &row).await?;
    xlsx_file(row.meeting.id.as_str(), "participants", table, app.now()).await
}

async fn table(app: &App, visit: &Visit, row: &MeetingRow) -> Result<Table, Fault> {
    let id = &row.meeting.id;
    visit.require(Action::SeeIdentities, Some(id))?;
    let mut contacts: HashMap<ParticipantNo, String> = app.store().list_contacts(id).await?.into_iter().collect();
    let people = app.store().list_identified(id).await?;
    let identities = app.store().list_identities(id).await?;
    let (origins, genders) = (app.store().list_origins(id).await?, app.store().list_genders(id).await?);
    // Of whom all was erased there is nothing to give out.
    let rows = people.into_iter().filter_map(|person| {
        let email = contacts.remove(&person.no).filter(|email| !email.is_empty())?;
        // On the floor, whom only the secretariat knows is one of the others.
        let category = identities.get(&person.no).map_or(person.category, |identity| identity.category);
        // Of whom only the secretariat knows neither is kept.
        let open = person.visibility != Visibility::SecretariatOnly;
        let origin = origins.get(&person.delegation).filter(|_| open).cloned().unwrap_or_default();
        let networks = origin.networks.join(", ");
        Some(vec![
            Cell::Whole(person.no.0.into()),
            Cell::Text(person.name),
            Cell::Text(person.delegation_name),
            Cell::Text(category.code().to_owned()),
            Cell::Text(email),
            Cell::Text(person.language),
            Cell::Text(person.visibility.code().to_owned()),
            Cell::text(origin.country.map(Country::code)),
            Cell::text(origin.level.map(Level::code)),
            Cell::text(origin.population.map(Population::code)),
            Cell::text((!networks.is_empty()).then_some(networks)),
            Cell::text(genders.get(&person.no).filter(|_| open).copied().map(Gender::code)),
        ])
    });
    Ok(Table { title: "Participants".to_owned(), columns: COLUMNS.map(str::to_owned).to_vec(), rows: rows.collect() })
}
