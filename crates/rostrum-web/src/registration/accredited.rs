//! The list of accredited organizations: read in from a table with a preview, then looked at by rules of approval.
//!
//! The page keeps no file: what was read goes back into the form until the list is taken.

use std::collections::HashMap;

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::registration::Accredited;
use rostrum_import::{AccreditedLine, AccreditedList, read_accredited};
use rostrum_store::MeetingRow;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::secretariat::upload_fault;
use crate::visit::Visit;

/// Most lines that are shown; the numbers tell of all.
const SHOWN: usize = 200;

/// Shows the list.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::DesignRegistration, Some(&row.meeting.id))?;
    let list = app.store().list_accredited(&row.meeting.id).await?;
    let (lang, base) = (visit.lang, format!("/m/{}/registration", row.meeting.id));
    Ok(Page::new(&visit, lang.t("accredited-title")).of_meeting(&row).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("design-title")) } }
        h1 { (lang.t("accredited-title")) }
        p.lead { (lang.t("accredited-lead")) }
        p { (lang.with("accredited-count", &[("count", list.len().into())])) }
        section.card {
            h2 { (lang.t("accredited-import")) }
            form method="post" action={ (base) "/accredited" } enctype="multipart/form-data" {
                div.field {
                    label for="file" { (lang.t("accredited-file")) }
                    p.hint #file-hint { (lang.t("accredited-file-hint")) }
                    input #file type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx" aria-describedby="file-hint";
                }
                button { (lang.t("accredited-check")) }
            }
        }
        (table(lang, &list))
    }))
}

/// Shows what taking a table would do, or takes it.
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
    let id = &row.meeting.id;
    visit.require(Action::DesignRegistration, Some(id))?;
    let mut form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let (mut name, mut file, mut list) = (String::new(), Vec::new(), None);
    while let Some(part) = form.next_field().await.map_err(|error| upload_fault(&error))? {
        match part.name() {
            Some("file") => {
                name = part.file_name().unwrap_or_default().chars().take(200).collect();
                file = part.bytes().await.map_err(|error| upload_fault(&error))?.to_vec();
            }
            Some("list") => list = Some(part.text().await.map_err(|error| upload_fault(&error))?),
            _ => {}
        }
    }
    if let Some(text) = list {
        let list: Vec<Accredited> = serde_json::from_str(&text)
            .map_err(|_| Fault::Malformed("\"list\" is no list that this page made".to_owned()))?;
        app.store().replace_accredited(id, &list).await?;
        return Ok(Redirect::to(&format!("/m/{id}/registration/accredited")).into_response());
    }
    let read = tokio::task::spawn_blocking(move || read_accredited(&file, &name)).await;
    let read = read.map_err(|error| Fault::failed(&error))?;
    let read = read.map_err(|fault| Fault::Unreadable(fault.to_string()))?;
    let before = app.store().list_accredited(id).await?;
    Ok(preview(&visit, &row, &before, &read).into_response())
}

fn preview(visit: &Visit, row: &MeetingRow, before: &[Accredited], read: &AccreditedList) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/registration/accredited", row.meeting.id);
    let known: HashMap<&str, &Accredited> = before.iter().map(|one| (one.name.as_str(), one)).collect();
    let new = read.list.iter().filter(|one| !known.contains_key(one.name.as_str())).count();
    let same = read.list.iter().filter(|one| known.get(one.name.as_str()) == Some(one)).count();
    let kept = read.list.len() - new;
    let counts = [
        ("new", new.into()),
        ("changed", (kept - same).into()),
        ("same", same.into()),
        ("gone", (before.len() - kept.min(before.len())).into()),
        ("faulty", read.faults.len().into()),
    ];
    Page::new(visit, lang.t("accredited-preview")).of_meeting(row).render(&html! {
        h1 { (lang.t("accredited-preview")) }
        p.lead { (lang.with("accredited-counts", &counts)) }
        @if !read.faults.is_empty() {
            div.bad {
                h2 { (lang.t("import-faults")) }
                ul {
                    @for (line, fault) in read.faults.iter().take(SHOWN) {
                        li { strong { (lang.with("import-line", &[("line", (*line).into())])) } " " (sentence(lang, fault)) }
                    }
                }
            }
        }
        (table(lang, &read.list))
        form method="post" action=(base) enctype="multipart/form-data" {
            textarea name="list" hidden aria-hidden="true" { (serde_json::to_string(&read.list).unwrap_or_default()) }
            div.actions {
                button { (lang.t("accredited-take")) }
                a.button.second href=(base) { (lang.t("import-back")) }
            }
        }
    })
}

fn sentence(lang: Lang, fault: &AccreditedLine) -> String {
    match fault {
        AccreditedLine::Name => lang.t("accredited-name-wrong"),
        AccreditedLine::Status(text) => lang.with("accredited-status-wrong", &[("text", text.as_str().into())]),
    }
}

fn table(lang: Lang, list: &[Accredited]) -> Markup {
    html! {
        @if !list.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(lang.t("accredited-title")) {
                table.stack {
                    thead { tr {
                        th scope="col" { (lang.t("accredited-name")) }
                        th scope="col" { (lang.t("accredited-status")) }
                    } }
                    tbody {
                        @for one in list.iter().take(SHOWN) {
                            tr {
                                th scope="row" { bdi { (one.name) } }
                                td data-label=(lang.t("accredited-status")) {
                                    @if let Some(status) = one.ecosoc { (lang.of_family("accredited-ecosoc", status.code(), &[]).unwrap_or_default()) " " }
                                    @if let Some(status) = one.nhri { (lang.of_family("accredited-nhri", status.code(), &[]).unwrap_or_default()) }
                                }
                            }
                        }
                    }
                }
            }
            @if list.len() > SHOWN { p { (lang.with("import-more", &[("count", (list.len() - SHOWN).into())])) } }
        }
    }
}
