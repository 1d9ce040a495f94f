//! Offering another delegation to swap places: who waits on the list, as the public sees it.

use axum::extract::{Path, State};
use maud::{Markup, html};
use rostrum_domain::floor::{ExpectedTurn, Inscription, Status, forecast};
use rostrum_domain::ids::InscriptionNo;
use rostrum_domain::participant::Audience;

use super::form::form;
use super::{Own, entry, own};
use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::floor::Picture;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::times;
use crate::visit::Visit;

/// Shows with whom an own inscription could swap places.
///
/// # Errors
/// [`Fault::NotFound`] when the inscription is not the visitor's own or has no place, [`Fault::NotPermitted`],
/// or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
) -> Result<Markup, Fault> {
    let own = own(&app, &visit, Action::SeeOwnPage, &meeting).await?;
    let mine = own.mine().find(|entry| entry.no == InscriptionNo(no) && !entry.reply);
    let mine = mine.filter(|entry| entry.status == Status::Waiting).ok_or(Fault::NotFound)?;
    let lang = visit.lang;
    let picture = Picture::take(&app, &own.row.meeting.id, Audience::Public, lang).await?;
    let place = own.place(mine).ok_or(Fault::NotFound)?;
    let turns = forecast(&own.floor, &mine.session, own.now);
    let base = format!("/m/{}", own.row.meeting.id);
    let title = lang.t("swap-title");
    let head = html! {
        link rel="stylesheet" href=(assets::address("floor.css"));
        link rel="stylesheet" href=(assets::address("participant.css"));
    };
    Ok(Page::new(&visit, title.clone()).of_meeting(&own.row).script("times.js").head(head).render(&html! {
        h1 { (title) }
        p.lead { (picture.title(&mine.session)) }
        p { (lang.with("swap-text", &[("place", place.into())])) }
        p.note { (lang.t("swap-consent")) }
        div.swap data-meeting-zone=(own.row.meeting.note.zone.name) {
            ol.speakers {
                @for turn in &turns {
                    @if let Some(other) = own.floor.inscriptions.get(&turn.inscription) {
                        li .own[other.no == mine.no] value=(turn.place) { (row(lang, &own, &picture, (mine, place), (other, turn), &base)) }
                    }
                }
            }
        }
        div.actions { a.button.second href={ (base) "/me#inscription-" (mine.no) } { (lang.t("swap-back")) } }
    }))
}

fn row(
    lang: Lang,
    own: &Own,
    picture: &Picture,
    (mine, place): (&Inscription, usize),
    (other, turn): (&Inscription, &ExpectedTurn),
    base: &str,
) -> Markup {
    let shown = picture.entry(other);
    let (class, words) = entry::outlook(lang, turn.outlook);
    html! {
        span.place { (turn.place) }
        div.whom {
            span.first { bdi { (shown.first) } }
            @if let Some(second) = &shown.second { span.second { (second) } }
            span.marks { span class={ "cat cat-" (other.category.code()) } { (category(lang, other.category)) } }
        }
        div.expected {
            span { (times::span(&own.row.meeting.note.zone, turn.from, turn.to, None)) }
            span.state.(class) { (words) }
        }
        div.offer { (offer(lang, own, (mine, place), (other, turn), &shown.first, base)) }
    }
}

fn offer(
    lang: Lang,
    own: &Own,
    (mine, place): (&Inscription, usize),
    (other, turn): (&Inscription, &ExpectedTurn),
    whom: &str,
    base: &str,
) -> Markup {
    let offered = |from: InscriptionNo, with: InscriptionNo| {
        own.floor.lists.get(&mine.session).is_some_and(|list| list.offers.contains(&(from, with)))
    };
    let (from, with) = (mine.no.to_string(), other.no.to_string());
    let label =
        lang.with("swap-offer-label", &[("whom", whom.into()), ("mine", place.into()), ("theirs", turn.place.into())]);
    html! {
        @if other.no == mine.no { span.state.good { (lang.t("swap-you")) } }
        @else if offered(mine.no, other.no) {
            (form(base, "drop-swap", &own.key("drop", format!("{from}-{with}")), &[("from", &from), ("with", &with)],
                &html! { span.state { (lang.t("swap-offered")) } " " button.second { (lang.t("own-take-back")) } }))
        } @else if offered(other.no, mine.no) {
            (form(base, "accept-swap", &own.key("accept", format!("{with}-{from}")), &[("from", &with), ("inscription", &from)],
                &html! { button { (lang.t("own-accept")) } }))
        } @else if !own.is_mine(other) {
            (form(base, "offer-swap", &own.key("offer", format!("{from}-{with}")), &[("inscription", &from), ("with", &with)],
                &html! { button.second aria-label=(label) { (lang.t("swap-offer")) } }))
        }
    }
}
