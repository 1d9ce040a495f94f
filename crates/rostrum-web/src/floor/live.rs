//! The live page: who has the floor, the clock, the list, and what comes next. Open to everyone.

use axum::extract::{Path, State};
use maud::{Markup, html};

use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::layout::Page;
use crate::participant::numbers;
use crate::visit::Visit;

use super::picture::Picture;
use super::view::View;
use super::{list, now, order, room};

/// Without script the page loads itself again, in seconds.
const RELOAD_SECONDS: u32 = 20;

/// Shows the live page.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown meeting.
pub async fn show(State(app): State<App>, Path(meeting): Path<String>, visit: Visit) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(View::Live.action(), Some(id))?;
    let picture = Picture::take(&app, id, View::Live.audience(), visit.lang).await?;
    let lang = visit.lang;
    // A participant's own place is marked by the script: the stream is the same for all.
    let own = visit.require_participant(Action::SeeOwnPage, id).ok().map(|no| numbers(&picture.floor, no));
    let head = html! {
        link rel="stylesheet" href=(assets::address("floor.css"));
        noscript { meta http-equiv="refresh" content=(RELOAD_SECONDS); }
    };
    let page = Page::new(&visit, format!("{} · {}", lang.t("live-title"), row.meeting.note.title))
        .of_meeting(&row)
        .script("live.js")
        .head(head);
    Ok(page.render(&html! {
        h1.unseen { (lang.t("live-title")) }
        noscript { p.note { (lang.with("live-no-script", &[("seconds", RELOAD_SECONDS.into())])) " " a href={ "/m/" (id) "/live" } { (lang.t("live-reload")) } } }
        (now::contact(lang))
        (now::announcer())
        div #live .live data-stream={ "/m/" (id) "/stream?view=live&lang=" (lang.tag()) }
            data-meeting-zone=(row.meeting.note.zone.name) data-own=[own.as_ref()] data-you=[own.is_some().then(|| lang.t("live-you"))] {
            section.on-floor aria-label=(lang.t("live-now")) {
                (now::who(&picture))
                (now::clock(&picture))
                (room::bar(&picture))
            }
            div.live-list {
                @if own.is_some_and(|own| !own.is_empty()) { p { a href={ "/m/" (id) "/me" } { (lang.t("live-own")) } } }
                (list::public(&picture))
                p.small { a href={ "/m/" (id) "/list/print" } { (lang.t("live-print")) } }
            }
            div.live-next { (order::public(&picture)) p.quiet.small { (lang.t("live-wall")) " " (now::wall(&picture)) } }
        }
    }))
}
