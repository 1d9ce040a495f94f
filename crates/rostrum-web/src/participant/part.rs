//! The part of the page that follows the floor.

use maud::{Markup, html};
use rostrum_domain::floor::{Inscription, Status};
use rostrum_domain::programme::Session;

use super::form::{Kept, Typed, Which, form};
use super::{Own, banner, entry, hands, inscribe, joint, list, numbers, statement};
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::times;

/// All of it. Its own numbers stand at its root, so that the script can tell what of the stream concerns it.
pub fn part(lang: Lang, own: &Own, kept: &Kept) -> Markup {
    let turn = banner::turn(own);
    let (say, urgent) = turn.saying(lang, own).unwrap_or_default();
    let points = own.floor.points.iter().filter(|point| point.participant == own.participant.no);
    html! {
        div #me data-version=(own.floor.version) data-notes=(own.last_note) data-say=(say) data-urgent[urgent] data-offers=(banner::offers_said(lang, own))
            data-speaking[matches!(turn, banner::Turn::Speaking(_))]
            data-entries=(numbers(&own.floor, own.participant.no))
            data-points=(points.map(|point| point.no.to_string()).collect::<Vec<_>>().join(" ")) {
            (banner::show(lang, own))
            (banner::offers(lang, own))
            (joint::asked(lang, own))
            (banner::notes(lang, own))
            (banner::readiness(lang, own))
            (hands::show(lang, own))
            @for session in own.sessions() { (card(lang, own, session, kept)) }
        }
    }
}

fn card(lang: Lang, own: &Own, session: &Session, kept: &Kept) -> Markup {
    let zone = &own.row.meeting.note.zone;
    html! {
        section.card #(session.id) aria-labelledby={ (session.id) "-title" } {
            h2 id={ (session.id) "-title" } dir="auto" { (session.title) }
            p.quiet { (list::moment_span(lang, own, zone.instant(session.start), zone.instant(session.end))) }
            div.halves {
                div { (speakers(lang, own, session, kept)) }
                div #{ "statement-" (session.id) } { (statement::show(lang, own, session, kept)) }
            }
        }
    }
}

fn speakers(lang: Lang, own: &Own, session: &Session, kept: &Kept) -> Markup {
    let refused = list::refusal(own, &session.id);
    html! {
        h3 { (lang.t("own-list")) }
        (list::state(lang, own, session))
        (list::lot(lang, own, session))
        @for entry in shown(own, session) { (entry::show(lang, own, session, entry, kept)) }
        details.own-rules open[refused.is_none()] {
            summary { (lang.t("own-rules")) }
            (list::facts(lang, own, session))
        }
        @match &refused {
            Some(refused) => { @if let Some(why) = list::why_not(lang, own, refused) { (why) } },
            None => (ask(lang, own, session, kept)),
        }
    }
}

/// The inscriptions that are shown: all that count, or else the last one that was withdrawn or struck off.
fn shown<'a>(own: &'a Own, session: &'a Session) -> Vec<&'a Inscription> {
    let counts = |entry: &&Inscription| !matches!(entry.status, Status::Withdrawn | Status::Absent);
    let all: Vec<_> = own.entries(&session.id).filter(counts).collect();
    if all.is_empty() { own.entries(&session.id).last().into_iter().collect() } else { all }
}

fn ask(lang: Lang, own: &Own, session: &Session, kept: &Kept) -> Markup {
    let empty = (Typed::empty(own.gender), Wrong::default());
    let (typed, wrong) = kept.of(&Which::Inscribe(session.id.clone())).unwrap_or((&empty.0, &empty.1));
    let place = own.sessions().position(|other| other.id == session.id).unwrap_or(0);
    let base = format!("/m/{}", own.row.meeting.id);
    form(
        &base,
        "inscribe",
        &own.key("inscribe", place),
        &[("session", session.id.as_str())],
        &html! {
            (inscribe::fields(lang, own, &session.id, session.id.as_str(), (typed, wrong), true))
            button { (lang.t("own-inscribe")) }
            @if let Some(limit) = times_left(lang, own, session) { p.hint { (limit) } }
        },
    )
}

/// Until when the list takes inscriptions, beside the button.
fn times_left(lang: Lang, own: &Own, session: &Session) -> Option<String> {
    let closes = own.floor.rules_of(&session.id)?.closes_at?;
    let text = times::instant(lang, &own.row.meeting.note.zone, closes);
    Some(format!("{} {text}.", lang.t("own-closes")))
}
