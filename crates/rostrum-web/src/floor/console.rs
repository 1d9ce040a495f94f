//! The console: all that secretariat and chair need on one screen, by pointer and by keyboard.

use axum::extract::{Path, State};
use maud::{Markup, html};
use rostrum_domain::ids::{MeetingId, SessionId};

use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::layout::Page;
use crate::rules::sessions_with_list;
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
                    a href={ (base) "/screens" } target="_blank" { (lang.t("screens-title")) }
                    @if let Some(session) = list_at_hand(&picture) {
                        a href={ (base) "/rules/" (session) } target="_blank" { (lang.t("rules-console")) }
                    }
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
                (now::clock(&picture))
                (room::bar(&picture))
                (controls::limit(&picture))
                (controls::commands(&picture))
            }
            section.column.speakers-column aria-labelledby="speakers-title" {
                h2.unseen #speakers-title { (lang.t("list-title")) }
                (controls::other_lists(&picture))
                (list::console(&picture))
            }
            (controls::forms(&picture))
        }
    }))
}

/// The session whose list is called now, else the first that has one.
fn list_at_hand(picture: &Picture) -> Option<&SessionId> {
    let programme = &picture.row.meeting.note.programme;
    let running = picture.floor.running().map(|(session, _)| &session.id);
    let mut lists = sessions_with_list(programme).map(|session| &session.id);
    let first = lists.clone().next();
    lists.find(|id| Some(*id) == running).or(first)
}

fn links(base: &str, lang: crate::i18n::Lang) -> Markup {
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
