//! What a participant is told of a list of speakers: whether it is open, when it opens and closes, how long
//! one speaks, in which order one is called, and why one cannot inscribe.

use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use rostrum_domain::floor::{Actor, List, Refusal, Rules, Standing, Within, decide};
use rostrum_domain::ids::SessionId;
use rostrum_domain::programme::Session;

use super::{Own, inscribe_as};
use crate::error::refusal_text;
use crate::i18n::Lang;
use crate::times;

/// Why one more inscription in a session would be refused; `None` when it would be taken.
pub fn refusal(own: &Own, session: &SessionId) -> Option<Refusal> {
    // First of all: who is not confirmed does not learn here what the delegation has on the list.
    if let Err(refused) = own.membership.may_inscribe() {
        return Some(refused);
    }
    let command = inscribe_as(&own.participant, session, Standing::Single, rostrum_domain::floor::Declared::default());
    decide(&own.floor, &command, Actor::Participant(own.participant.no), own.now).err()
}

/// Whether the list is open, in one line.
pub fn state(lang: Lang, own: &Own, session: &Session) -> Markup {
    let planned = own.floor.plan.as_ref().and_then(|plan| plan.session(&session.id));
    let over = own.floor.closed || planned.is_none_or(|planned| own.floor.floor_is_over(planned));
    let list = own.floor.lists.get(&session.id);
    html! {
        p.list-state {
            @if over { span.state { (lang.t("own-list-over")) } }
            @else if list.is_some_and(|list| list.open) { span.state.good { (lang.t("own-list-open")) } }
            @else { span.state.warn { (lang.t("own-list-closed")) } }
            " " (lang.with("own-list-waiting", &[("count", own.floor.waiting(&session.id).count().into())]))
        }
    }
}

/// Why one cannot inscribe, in a sentence; nothing when the list opens later, since the facts say when.
pub fn why_not(lang: Lang, own: &Own, refused: &Refusal) -> Option<Markup> {
    let text = match refused {
        // Told by the inscription that is shown, or by the state of the list.
        Refusal::AlreadyInscribed(_) | Refusal::FloorIsOver | Refusal::MeetingClosed => return None,
        Refusal::OpensAt { at } => {
            return Some(html! { p { (lang.t("own-opens-at")) " " (moment(lang, own, *at)) } });
        }
        Refusal::ListIsClosed => lang.t("own-list-closed-help"),
        refused => refusal_text(refused, lang),
    };
    Some(html! { p.note { (text) } })
}

/// The rules of the list as far as they matter to who inscribes.
pub fn facts(lang: Lang, own: &Own, session: &Session) -> Markup {
    let (Some(rules), Some(list)) = (own.floor.rules_of(&session.id), own.floor.lists.get(&session.id)) else {
        return html! {};
    };
    html! {
        dl.facts.side.own-facts {
            dt { (lang.t("own-opening")) } dd { (opening(lang, own, &rules, list)) }
            @if rules.order.within == Within::Time { dt { (lang.t("own-order")) } dd { (lang.t("own-order-time")) } }
            dt { (lang.t("own-limits")) } dd { (limits(lang, own, session, &rules)) }
        }
    }
}

fn opening(lang: Lang, own: &Own, rules: &Rules, list: &List) -> Markup {
    html! {
        @match (list.opened, rules.opens_at) {
            (Some(opened), _) => { (lang.t("own-opened")) " " (moment(lang, own, opened)) "." },
            (None, Some(opens)) => { (lang.t("own-opens")) " " (moment(lang, own, opens)) "." },
            (None, None) => { (lang.t("own-opens-unknown")) },
        }
        " "
        @match (list.closed.filter(|_| !list.open), rules.closes_at) {
            (Some(closed), _) => { (lang.t("own-closed")) " " (moment(lang, own, closed)) "." },
            (None, Some(closes)) => { (lang.t("own-closes")) " " (moment(lang, own, closes)) "." },
            (None, None) => { (lang.t("own-closes-with-floor")) },
        }
    }
}

/// That the order is drawn by lot, told to all before they ask for the floor.
pub fn lot(lang: Lang, own: &Own, session: &Session) -> Markup {
    let over = own.floor.plan.as_ref().and_then(|plan| plan.session(&session.id));
    let over = over.is_none_or(|planned| own.floor.floor_is_over(planned));
    match (own.floor.rules_of(&session.id), own.floor.lists.get(&session.id)) {
        (Some(rules), Some(list)) if !over => match &rules.order.within {
            Within::Lot { window_seconds, .. } => {
                html! { p.own-lot { (order(lang, own, &rules, list, *window_seconds)) } }
            }
            Within::Time => html! {},
        },
        _ => html! {},
    }
}

fn order(lang: Lang, own: &Own, rules: &Rules, list: &List, window_seconds: u32) -> Markup {
    let moment = |at| window_end(lang, own, at);
    let intake = list.intake.as_ref();
    let length = || times::length(lang, window_seconds);
    html! {
        @match intake.and_then(|intake| intake.closes) {
            _ if intake.is_some_and(|intake| intake.draw.is_some()) => { (lang.t("own-lot-drawn")) },
            Some(closes) if closes > own.now => {
                (lang.t("own-lot-until")) " " (moment(closes)) ". " (lang.t("own-lot-speed"))
            },
            Some(_) => { (lang.t("own-lot-awaits")) },
            None => @match rules.opens_at.and_then(|at| at.checked_add(SignedDuration::from_secs(window_seconds.into())).ok()) {
                Some(closes) => { (lang.t("own-lot-until")) " " (moment(closes)) ". " (lang.t("own-lot-speed")) },
                None => { (lang.with("own-lot-window", &[("time", length().into())])) " " (lang.t("own-lot-speed")) },
            },
        }
    }
}

/// The limit of each standing, once where all are the same.
fn limits(lang: Lang, own: &Own, session: &Session, rules: &Rules) -> Markup {
    let each = Standing::ALL.map(|standing| (standing, limit(own, &session.id, rules, standing)));
    let first = each[0].1;
    html! {
        @if each.iter().all(|(_, seconds)| *seconds == first) {
            (lang.with("own-limit-all", &[("time", times::length(lang, first).into())]))
        } @else {
            ul.plain {
                @for (standing, seconds) in each.iter().rev() {
                    li { (lang.of_family("standing", standing.code(), &[]).unwrap_or_default()) ": " (times::length(lang, *seconds)) }
                }
            }
        }
        @if own.floor.lowered.contains_key(&session.id) { " " (lang.t("own-limit-lowered")) }
    }
}

/// The limit of a standing as it holds now, in seconds.
pub fn limit(own: &Own, session: &SessionId, rules: &Rules, standing: Standing) -> u32 {
    let limit = rules.limit(rostrum_domain::floor::Kind::Intervention, standing);
    own.floor.lowered.get(session).map_or(limit, |lowered| limit.min(*lowered)).seconds()
}

/// When the intake window of a list ends, to the second: it may last a minute only.
pub fn window_end(lang: Lang, own: &Own, at: Timestamp) -> Markup {
    html! { span.moment { (crate::rules::moment(lang, &own.row.meeting.note.zone, at)) } }
}

/// A day and an instant, in the meeting's zone and in the reader's.
pub fn moment(lang: Lang, own: &Own, at: Timestamp) -> Markup {
    let zone = &own.row.meeting.note.zone;
    html! { span.moment { (times::date_short(lang, zone.local(at).date())) (lang.comma()) (times::span(zone, at, at, None)) } }
}

/// A day and a span, in the meeting's zone and in the reader's.
pub fn moment_span(lang: Lang, own: &Own, from: Timestamp, to: Timestamp) -> Markup {
    let zone = &own.row.meeting.note.zone;
    html! { (times::date_short(lang, zone.local(from).date())) (lang.comma()) (times::span(zone, from, to, None)) }
}
