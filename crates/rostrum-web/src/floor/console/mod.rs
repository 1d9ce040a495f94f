//! The console: all that secretariat and chair need on one screen, by pointer and by keyboard.
//!
//! - `entry` is the sheet of one inscription, `delegation` the one for a delegation in the room. With a script
//!   they open over the console, without one they are pages.

pub mod delegation;
pub mod entry;
#[cfg(test)]
mod tests;

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use rostrum_domain::ids::MeetingId;
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

use super::controls::questions::reason;
use super::picture::Picture;
use super::view::View;
use super::{attention, controls, list, now, order, room};

/// What the address of the console or of one of its sheets says.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The time that is put into all forms, for what is entered late.
    happened: Option<String>,
    inscription: Option<u32>,
    session: Option<String>,
}

/// Shows the console.
///
/// # Errors
/// [`Fault::NotPermitted`] to anyone but secretariat and chair.
pub async fn show(
    State(app): State<App>,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
    visit: Visit,
) -> Result<Markup, Fault> {
    let mut picture = picture(&app, &meeting, &visit).await?;
    picture.entered_late = asked.happened.filter(|text| !text.trim().is_empty());
    Ok(render(&visit, &picture, None))
}

/// Shows a sheet of the console by its name.
///
/// # Errors
/// [`Fault::NotFound`] for another name or nobody; [`Fault::NotPermitted`] to anyone but secretariat and chair.
pub async fn sheet(
    State(app): State<App>,
    Path((meeting, name)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    visit: Visit,
) -> Result<Markup, Fault> {
    let picture = picture(&app, &meeting, &visit).await?;
    let (title, content) = match name.as_str() {
        "entry" => entry::sheet(&picture, asked.inscription)?,
        "delegation" => delegation::sheet(&picture, asked.session.as_deref()),
        _ => return Err(Fault::NotFound),
    };
    let page = Page::new(&visit, title.clone()).of_meeting(&picture.row).head(html! {
        link rel="stylesheet" href=(assets::address("floor.css"));
        link rel="stylesheet" href=(assets::address("console.css"));
        link rel="stylesheet" href=(assets::address("console-list.css"));
    });
    Ok(page.render(&html! {
        p { a href={ "/m/" (picture.row.meeting.id) "/console" } { (visit.lang.t("sheet-back")) } }
        div #sheet-body .sheet-body { h1 { (title) } (content) }
    }))
}

async fn picture(app: &App, meeting: &str, visit: &Visit) -> Result<Picture, Fault> {
    let row = app.meeting(meeting).await?;
    visit.require(View::Console.action(), Some(&row.meeting.id))?;
    View::Console.picture(app, &row.meeting.id, visit.lang).await
}

/// The console with what its status line says.
pub(super) async fn page(app: &App, visit: &Visit, id: &MeetingId, status: Option<&str>) -> Result<Markup, Fault> {
    let picture = View::Console.picture(app, id, visit.lang).await?;
    Ok(render(visit, &picture, status))
}

fn render(visit: &Visit, picture: &Picture, status: Option<&str>) -> Markup {
    let lang = visit.lang;
    let title = &picture.row.meeting.note.title;
    let base = format!("/m/{}", picture.row.meeting.id);
    let page = Page::new(visit, format!("{} · {title}", lang.t("console-title")))
        .of_meeting(&picture.row)
        .script("console.js")
        .head(html! {
            link rel="stylesheet" href=(assets::address("floor.css"));
            link rel="stylesheet" href=(assets::address("console.css"));
            link rel="stylesheet" href=(assets::address("console-list.css"));
        })
        .full_screen();
    page.render(&html! {
        div #console .console data-stream={ (base) "/stream?view=console&lang=" (lang.tag()) }
            data-version=(picture.floor.version) data-not-sent=(lang.t("status-not-sent")) {
            div.bar {
                h1 { (lang.t("console-title")) }
                a.meeting href=(base) { (title) }
                (now::wall(picture))
                nav aria-label=(lang.t("console-views")) {
                    a href={ (base) "/live" } target="_blank" { (lang.t("live-title")) }
                    a href={ (base) "/display" } target="_blank" { (lang.t("display-title")) }
                    a href={ (base) "/screens" } target="_blank" { (lang.t("screens-title")) }
                    a href={ (base) "/list/print" } target="_blank" { (lang.t("paper-link")) }
                    @if let Some(session) = picture.list_here() {
                        a href={ (base) "/rules/" (session.id) } target="_blank" { (lang.t("rules-console")) }
                    }
                }
                @if visit.may(Action::ManageMeetings, Some(&picture.row.meeting.id)) { (links(&base, lang)) }
                (controls::keys(lang))
            }
            div.strip-line {
                p #status .status role="status" data-refused[status.is_some()] { (status.unwrap_or_default()) }
                (attention::last(picture))
                (attention::late(picture, picture.entered_late.as_deref()))
                (attention::undo(picture))
            }
            (now::contact(lang))
            (now::announcer())
            section.column.running aria-labelledby="order-title" {
                h2 #order-title { (lang.t("order-title")) }
                div.scroll-area tabindex="0" aria-labelledby="order-title" role="group" { (order::console(picture)) }
                h2 { (lang.t("people-title")) }
                (order::people(picture))
            }
            section.column.floor-now aria-label=(lang.t("live-now")) {
                (now::who(picture))
                (now::clock(picture))
                (attention::strip(picture))
                div.nexts-head { h2 { (lang.t("nexts-title")) } (controls::limit(picture)) }
                (order::nexts(picture))
                (room::bar(picture))
                (room::with_what_if(picture))
                (controls::commands(picture))
            }
            section.column.speakers-column aria-labelledby="speakers-title" {
                h2.unseen #speakers-title { (lang.t("list-title")) }
                div.list-tools {
                    input #search type="search" placeholder=(lang.t("search-label")) aria-label=(lang.t("search-label")) autocomplete="off" hidden;
                    a.button.second href={ (base) "/console/delegation" } data-sheet data-key="i" { (lang.t("delegation-short")) (controls::key("I")) }
                    (controls::other_lists(picture))
                }
                (list::console(picture))
            }
            (controls::forms(picture))
            (dialogs(lang))
        }
    })
}

/// Filled and opened by the script.
fn dialogs(lang: Lang) -> Markup {
    let places = [("whom", "%whom".into()), ("other", "%other".into()), ("place", "%place".into())];
    let with = |id: &str| match id {
        "before" => lang.with("move-before", &places),
        "end" => lang.with("move-end", &places),
        _ => lang.with("move-moving", &places),
    };
    let reasons = [
        lang.t("move-reason-request"),
        lang.t("move-reason-technical"),
        lang.t("move-reason-balance"),
        lang.t("move-reason-chair"),
    ];
    html! {
        dialog #sheet .sheet aria-label=(lang.t("sheet-title")) {
            form method="dialog" .close { button.second aria-label=(lang.t("dialog-close")) { "✕" } }
            div.place {}
        }
        dialog #ask-move .ask-move aria-labelledby="move-what" data-before=(with("before")) data-end=(with("end"))
            data-moving=(with("moving")) {
            h2 #move-what {}
            input type="hidden" form="form-move" name="inscription";
            input type="hidden" form="form-move" name="before";
            (reason("move-reason", "form-move", &lang.t("reason-label"), &reasons))
            div.actions {
                button form="form-move" { (lang.t("move-button")) }
                form method="dialog" { button.second { (lang.t("dialog-cancel")) } }
            }
        }
        div #refusal .refusal popover="manual" role="alert" {}
    }
}

fn links(base: &str, lang: Lang) -> Markup {
    html! {
        details.ask #links {
            summary { (lang.t("links-title")) }
            div.question {
                p { (lang.t("links-text")) }
                form method="post" target="_blank" {
                    button.second formaction={ (base) "/chair-link" } { (lang.t("link-chair")) }
                }
            }
        }
    }
}
