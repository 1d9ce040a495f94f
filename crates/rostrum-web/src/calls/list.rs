//! The calls of a meeting. Staff begins new ones here: empty, from the ready one, from another meeting or a file.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use maud::{Markup, html};
use rostrum_domain::call::{Call, CallState};
use rostrum_domain::ids::CallNo;
use rostrum_domain::registration::Localized;
use rostrum_store::MeetingRow;
use serde::Deserialize;

use super::example;
use super::page::{deadline, texts};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::visit::Visit;

/// For how long a new call is open unless staff says otherwise.
const USUAL: SignedDuration = SignedDuration::from_hours(42 * 24);

/// Shows the calls.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::SeePublic, Some(id))?;
    let manages = visit.may(Action::ManageCalls, Some(id));
    let calls = app.store().list_calls(id).await?;
    let counts = if manages { app.store().count_contributions(id).await? } else { Vec::new() };
    let others = if manages { elsewhere(&app, &row).await? } else { Vec::new() };
    let (lang, base) = (visit.lang, format!("/m/{id}/calls"));
    let zone = &row.meeting.note.zone;
    let shown: Vec<_> = calls.iter().filter(|call| manages || call.state != CallState::Draft).collect();
    Ok(Page::new(&visit, lang.t("calls-title")).of_meeting(&row).script("times.js").render(&html! {
        h1 { (lang.t("calls-title")) }
        @if shown.is_empty() { p { (lang.t("calls-none")) } }
        @for call in shown {
            section.card {
                h2 dir="auto" { a href={ (base) "/" (call.no) } {
                    @if call.call.title.is_empty() { (lang.t("calls-untitled")) } @else { (texts(lang, &call.call.title)) }
                } }
                dl.facts {
                    div { dt { (lang.t("contribution-state")) } dd { (lang.of_family("call-state", call.state.code(), &[]).unwrap_or_default()) } }
                    div { dt { (lang.t("call-deadline")) } dd { (deadline(lang, zone, &call.call)) } }
                    @if manages {
                        @let (_, drafts, received) = counts.iter().find(|(no, ..)| *no == call.no).copied().unwrap_or((call.no, 0, 0));
                        div { dt { (lang.t("calls-contributions")) } dd { (lang.with("calls-counts", &[("received", received.into()), ("drafts", drafts.into())])) } }
                    }
                }
                @if manages {
                    form method="post" action={ (base) "/" (call.no) "/state" } {
                        div.actions {
                            a.button.second href={ (base) "/" (call.no) "/edit" } { (lang.t("calls-edit")) }
                            @match call.state {
                                CallState::Draft => {
                                    button name="do" value="open" { (lang.t("calls-publish")) }
                                    button.danger name="do" value="delete" { (lang.t("calls-delete")) }
                                }
                                CallState::Open => { button.second name="do" value="closed" { (lang.t("calls-close")) } }
                                CallState::Closed => { button.second name="do" value="open" { (lang.t("calls-reopen")) } }
                            }
                            button.second name="do" value="copy" { (lang.t("calls-copy")) }
                        }
                    }
                }
            }
        }
        @if manages {
            h2 { (lang.t("calls-new")) }
            form.card method="post" action=(base) {
                div.actions {
                    button name="from" value="example" { (lang.t("calls-from-example")) }
                    button.second name="from" value="nothing" { (lang.t("calls-from-nothing")) }
                }
                @if !others.is_empty() {
                    div.field {
                        label for="other" { (lang.t("calls-other")) }
                        select #other name="other" { @for (code, title) in &others { option value=(code) { (title) } } }
                    }
                    div.actions { button.second name="from" value="other" { (lang.t("calls-from-other")) } }
                }
            }
            form.card method="post" action={ (base) "/file" } enctype="multipart/form-data" {
                div.field {
                    label for="file" { (lang.t("calls-file")) }
                    input #file name="file" type="file" accept=".json,application/json" required;
                }
                div.actions { button.second { (lang.t("calls-from-file")) } }
            }
        }
    }))
}

/// The calls of other meetings, each under `meeting/number`.
async fn elsewhere(app: &App, row: &MeetingRow) -> Result<Vec<(String, String)>, Fault> {
    let mut found = Vec::new();
    for other in app.store().list_meetings().await? {
        if other.meeting.id == row.meeting.id {
            continue;
        }
        for call in app.store().list_calls(&other.meeting.id).await? {
            let title = call.call.title.to_reader("en").map(|text| text.text.to_owned()).unwrap_or_default();
            found
                .push((format!("{}/{}", other.meeting.id, call.no), format!("{title} ({})", other.meeting.note.title)));
        }
    }
    Ok(found)
}

/// From what a new call begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Begun {
    from: String,
    other: String,
}

/// Begins a call, and leads to where it is written.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn begin(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Begun>, FormRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::ManageCalls, Some(id))?;
    let Form(begun) = form?;
    let call = match begun.from.as_str() {
        "example" => example::ready(),
        "other" => {
            let (other, no) = begun.other.split_once('/').ok_or(Fault::NotFound)?;
            let other = app.meeting(other).await?;
            // Whoever copies may write calls there, too, or it is public.
            let no = CallNo(no.parse().map_err(|_| Fault::NotFound)?);
            let found = app.store().find_call(&other.meeting.id, no).await?.ok_or(Fault::NotFound)?;
            if found.state == CallState::Draft {
                visit.require(Action::ManageCalls, Some(&other.meeting.id))?;
            }
            found.call
        }
        _ => empty(),
    };
    let call = Call { deadline: usual_deadline(&app, &row), ..call };
    let no = app.store().begin_call(id, call).await?;
    Ok(Redirect::to(&format!("/m/{id}/calls/{no}/edit")).into_response())
}

/// The end of a day some weeks from now, on the meeting's clocks.
pub(super) fn usual_deadline(app: &App, row: &MeetingRow) -> jiff::Timestamp {
    let zone = &row.meeting.note.zone;
    let day = zone.local(app.now().saturating_add(USUAL).unwrap_or(app.now())).date();
    zone.instant(day.at(23, 59, 0, 0))
}

fn empty() -> Call {
    Call {
        title: Localized::default(),
        purpose: Localized::default(),
        background: Localized::default(),
        questions: Vec::new(),
        languages: Vec::new(),
        addressed: std::collections::BTreeSet::new(),
        deadline: jiff::Timestamp::UNIX_EPOCH,
        moved: Vec::new(),
        most_files: 3,
    }
}
