//! Participants as a table: read in, with a preview of what will change, and given out.
//!
//! The page keeps no file: its text goes back into the form until the table is taken. `plan` says what taking it would
//! do, `page` shows it, [`export`] gives all participants out in the same form.

pub mod export;
mod page;
mod plan;

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::Category;
use rostrum_import::read_participants;
use rostrum_report::table::{Cell, Table};
use rostrum_store::MeetingRow;

use crate::access::Action;
use crate::api::table::csv_file;
use crate::app::App;
use crate::error::Fault;
use crate::secretariat::upload_fault;
use crate::visit::Visit;

pub use page::{form, links};

use page::{Told, preview};
use plan::{Facts, Plan};

#[derive(Default)]
struct Sent {
    name: String,
    file: Vec<u8>,
    text: String,
    /// The category of lines that name none.
    category: Option<Category>,
    take: bool,
}

/// Shows what taking a table would do, or takes it and gives a file with the personal links of all who are new.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Unreadable`], [`Fault::TooLarge`], [`Fault::Malformed`],
/// or the outside failed.
pub async fn import(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ManageMeetings, Some(&row.meeting.id))?;
    let form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let sent = read(form).await.map_err(|error| upload_fault(&error))?;
    let (name, category, take) = (sent.name.clone(), sent.category, sent.take);
    let reading = tokio::task::spawn_blocking(move || {
        let bytes = if sent.file.is_empty() { sent.text.into_bytes() } else { sent.file };
        read_participants(&bytes, &sent.name, sent.category)
    });
    let reading = reading.await.map_err(|error| Fault::failed(&error))?;
    let mut read = reading.map_err(|fault| Fault::Unreadable(fault.to_string()))?;
    let text = std::mem::take(&mut read.csv);
    let plan = Plan::make(&app, visit.lang, &row, read).await?;
    if take {
        carry_out(&app, &row, plan).await
    } else {
        Ok(preview(&visit, &row, &Told { name: &name, text: &text, category }, &plan).into_response())
    }
}

async fn carry_out(app: &App, row: &MeetingRow, plan: Plan) -> Result<Response, Fault> {
    let id = &row.meeting.id;
    for (no, correction) in &plan.changed {
        app.store().correct(id, *no, correction).await?;
    }
    let (new, facts): (Vec<_>, Vec<Facts>) = plan.new.into_iter().unzip();
    let emails: Vec<String> = new.iter().map(|registration| registration.email.clone()).collect();
    let registered = app.store().register_all(id, new).await.map_err(taken_meanwhile)?;
    let of_new = registered.iter().zip(facts).map(|(one, facts)| (one.participant.no, facts.origin, facts.gender));
    let of_known = plan.genders.into_iter().map(|(no, gender)| (no, Origin::default(), Some(gender)));
    app.store().declare_all(id, &of_new.chain(of_known).collect::<Vec<_>>()).await?;
    // Last: what a table of the secretariat says of a delegation holds, whoever filled in something else.
    app.store().set_origins(id, &plan.origins).await?;
    app.desk().announce(id).await?;
    let base = &app.settings().base;
    let rows = registered.iter().zip(emails).map(|(one, email)| {
        let person = &one.participant;
        vec![
            Cell::Whole(person.no.0.into()),
            Cell::Text(person.name.clone()),
            Cell::Text(person.delegation_name.clone()),
            Cell::Text(email),
            Cell::Text(format!("{base}/p/{}", one.token.as_str())),
        ]
    });
    let columns = ["No", "Name", "Delegation", "Email", "Personal link"];
    let table = Table {
        title: "Personal links".to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    };
    Ok(csv_file(id.as_str(), "personal-links", &table))
}

/// Somebody registered with one of the addresses since the table was looked at: it is looked at again.
fn taken_meanwhile(error: rostrum_store::RegisterError) -> Fault {
    match error {
        rostrum_store::RegisterError::AlreadyRegistered | rostrum_store::RegisterError::NotOffered(_) => {
            Fault::Conflict { code: "registered-meanwhile", text: error.to_string() }
        }
        rostrum_store::RegisterError::Failed(error) => error.into(),
    }
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
            Some("category") => sent.category = Category::from_code(&field.text().await?),
            Some("do") => sent.take = field.text().await? == "take",
            _ => {}
        }
    }
    Ok(sent)
}

#[cfg(test)]
mod tests;
