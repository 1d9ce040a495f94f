//! The console: all that secretariat and chair need on one screen, by pointer and by keyboard.

use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use rostrum_domain::ids::MeetingId;
use rostrum_store::{Grant, LinkKind};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::layout::Page;
use crate::visit::Visit;

use super::picture::Picture;
use super::view::View;
use super::{controls, list, now, order, room};

/// Shows the console.
///
/// # Errors
/// [`Fault::NotPermitted`] to anyone but secretariat and chair.
pub async fn show(State(app): State<App>, Path(meeting): Path<String>, visit: Visit) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(View::Console.action(), Some(&row.meeting.id))?;
    page(&app, &visit, &row.meeting.id, None).await
}

/// The console with what its status line says.
pub(super) async fn page(app: &App, visit: &Visit, id: &MeetingId, status: Option<&str>) -> Result<Markup, Fault> {
    let picture = Picture::take(app, id, View::Console.audience(), visit.lang).await?;
    let lang = visit.lang;
    let title = &picture.row.meeting.note.title;
    let base = format!("/m/{id}");
    let page = Page::new(visit, format!("{} · {title}", lang.t("console-title")))
        .of_meeting(&picture.row)
        .script("console.js")
        .head(html! {
            link rel="stylesheet" href=(assets::address("floor.css"));
            link rel="stylesheet" href=(assets::address("console.css"));
        })
        .full_screen();
    Ok(page.render(&html! {
        div #console .console data-stream={ (base) "/stream?view=console&lang=" (lang.tag()) }
            data-version=(picture.floor.version) data-not-sent=(lang.t("status-not-sent")) {
            div.bar {
                h1 { (lang.t("console-title")) }
                a.meeting href=(base) { (title) }
                (now::wall(&picture))
                nav aria-label=(lang.t("console-views")) {
                    a href={ (base) "/live" } target="_blank" { (lang.t("live-title")) }
                    a href={ (base) "/display" } target="_blank" { (lang.t("display-title")) }
                    a href={ (base) "/display?overlay=1" } target="_blank" { (lang.t("console-overlay")) }
                }
                @if visit.may(Action::ManageMeetings, None) { (links(&base, lang)) }
                (controls::keys(lang))
            }
            p #status .status role="status" data-refused[status.is_some()] { (status.unwrap_or_default()) }
            (now::contact(lang))
            (now::announcer())
            section.column.running aria-labelledby="order-title" {
                h2 #order-title { (lang.t("order-title")) }
                div.scroll-area tabindex="0" aria-labelledby="order-title" role="group" { (order::console(&picture)) }
                h2 { (lang.t("people-title")) }
                (order::people(&picture))
            }
            section.column.floor-now aria-label=(lang.t("live-now")) {
                (now::who(&picture))
                (now::clock(picture.clock(), lang))
                (room::bar(&picture))
                (controls::limit(&picture))
                (controls::commands(&picture))
            }
            section.column.speakers-column aria-labelledby="speakers-title" {
                div.head { h2 #speakers-title { (lang.t("list-title")) } (controls::other_lists(&picture)) }
                (list::console(&picture))
            }
            (controls::forms(&picture))
        }
    }))
}

fn links(base: &str, lang: crate::i18n::Lang) -> Markup {
    html! {
        details.ask #links {
            summary { (lang.t("links-title")) }
            div.question {
                p { (lang.t("links-text")) }
                form method="post" action={ (base) "/links" } target="_blank" {
                    button.second name="role" value="chair" { (lang.t("links-chair")) }
                    button.second name="role" value="display" { (lang.t("links-display")) }
                }
            }
        }
    }
}

/// For whom a link is made.
#[derive(Debug, Deserialize)]
pub struct LinkFor {
    role: String,
}

/// Makes a link for the chair or a display and shows it, once.
///
/// # Errors
/// [`Fault::NotPermitted`] to anyone but the secretariat, [`Fault::Malformed`] for another role.
pub async fn make_link(
    State(app): State<App>,
    Path(meeting): Path<String>,
    visit: Visit,
    Form(wanted): Form<LinkFor>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ManageMeetings, None)?;
    let lang = visit.lang;
    let (role, title, text) = match wanted.role.as_str() {
        "chair" => (rostrum_store::Role::Chair, lang.t("links-chair"), lang.t("links-chair-text")),
        "display" => (rostrum_store::Role::Display, lang.t("links-display"), lang.t("links-display-text")),
        other => return Err(Fault::Malformed(format!("role: \"{other}\"; chair and display are permitted"))),
    };
    let grant = Grant { role, meeting: Some(row.meeting.id.clone()), participant: None };
    let token = app.store().make_token(LinkKind::Personal, &grant).await?;
    let link = format!("{}/p/{}", app.settings().base, token.as_str());
    Ok(Page::new(&visit, title.clone()).of_meeting(&row).render(&html! {
        h1 { (title) }
        p.lead { (text) }
        code.key { (link) }
        p.quiet { (lang.t("links-once")) }
        p { a.button.second href={ "/m/" (row.meeting.id) "/console" } { (lang.t("links-back")) } }
    }))
}
