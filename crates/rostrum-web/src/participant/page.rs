//! The participant's own page: its frame around the part that follows the floor.

use maud::{Markup, html};
use rostrum_domain::participant::Audience;

use super::form::Kept;
use super::{Own, banner, facts, part};
use crate::app::App;
use crate::assets;
use crate::contributions;
use crate::error::Fault;
use crate::floor;
use crate::layout::Page;
use crate::meeting::category;
use crate::visit::Visit;

/// What is told once, above everything.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What was done.
    pub done: Option<String>,
    /// What was refused, and why.
    pub refused: Option<String>,
}

/// The whole page; `kept` is a form that was not taken.
///
/// # Errors
/// The outside failed.
pub async fn page(app: &App, visit: &Visit, own: &Own, kept: &Kept, told: &Told) -> Result<Markup, Fault> {
    let (lang, who) = (visit.lang, &own.participant);
    let title = lang.t("own-title");
    let base = format!("/m/{}", own.row.meeting.id);
    let zone = own.row.meeting.note.zone.name.replace('_', " ");
    let speaking = matches!(banner::turn(own), banner::Turn::Speaking(_));
    let picture = floor::Picture::take(app, &own.row.meeting.id, Audience::Public, lang).await?;
    let head = html! {
        link rel="stylesheet" href=(assets::address("floor.css"));
        link rel="stylesheet" href=(assets::address("participant.css"));
    };
    let page = Page::new(visit, title.clone()).of_meeting(&own.row).script("participant.js").head(head);
    Ok(page.render(&html! {
        h1 { (title) }
        p.lead {
            strong { bdi { (who.name) } } (lang.comma()) bdi { (who.delegation_name) } br;
            span class={ "cat cat-" (who.category.code()) } { (category(lang, who.category)) }
        }
        @if let Some(level) = lang.of_family("own-level", who.visibility.code(), &[]) { p.note { (level) } }
        @if let Some(refused) = &told.refused { div.bad role="alert" #refused { p { (refused) } } }
        @if let Some(done) = &told.done { div.good role="status" #done { p { (done) } } }
        (floor::contact(lang))
        (floor::announcer())
        p.unseen #urgent role="alert" {}
        div #own .own data-stream={ (base) "/stream?view=me&lang=" (lang.tag()) } data-part={ (base) "/me/part" }
            data-seen={ (base) "/me/seen" } data-meeting-zone=(own.row.meeting.note.zone.name) {
            (facts::floor_now(&picture))
            div #own-clock .own-clock hidden[!speaking] { (floor::cues(&picture)) }
            (part::part(lang, own, kept))
        }
        (contributions::own_section(app, lang, &own.row.meeting.id, who.no).await?)
        p.quiet.small.own-zone {
            (lang.with("meeting-zone", &[("zone", zone.into())])) " "
            span data-reader-zone=(lang.with("meeting-zone-reader", &[("zone", "{zone}".into())])) hidden {}
        }
        ul.links.small {
            li { a href={ (base) "/me/registration" } { (lang.t("register-own-title")) } }
            li { a href={ (base) "/me/delegation" } { (lang.t("delegation-page")) } }
            @if who.state.takes_part() {
                li { a href={ (base) "/me/participants" } { (lang.t("directory-title")) } }
                @if own.exchanges { li { a href={ (base) "/me/exchange" } { (lang.t("exchange-title")) } } }
                @if own.is_asked { li { a href={ (base) "/me/follow-up" } { (lang.t("follow-up-title")) } } }
            }
            li { a href={ (base) "/me/calendar" } { (lang.t("calendar-title")) } }
            li { a href={ (base) "/me/held" } { (lang.t("held-title")) } }
        }
        noscript { p.small { a href={ (base) "/me" } { (lang.t("own-refresh")) } } }
    }))
}
