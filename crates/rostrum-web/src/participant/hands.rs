//! Raising the hand: a point of order, a right of reply.

use maud::{Markup, html};
use rostrum_domain::floor::{Actor, Command, Point, PointStatus, Refusal, Status, decide};
use rostrum_domain::ids::SessionId;
use rostrum_domain::participant::Participant;

use super::Own;
use super::form::{ask, form};
use crate::error::refusal_text;
use crate::i18n::Lang;

/// Points of order of the visitor that are told: those that are open, and what became of the last one.
fn points(own: &Own) -> impl Iterator<Item = &Point> {
    let mine = || own.floor.points.iter().filter(|point| point.participant == own.participant.no);
    let last = mine().next_back().map(|point| point.no);
    mine().filter(move |point| is_open(point) || Some(point.no) == last)
}

fn is_open(point: &Point) -> bool {
    matches!(point.status, PointStatus::Raised | PointStatus::Taken)
}

/// The command that raises the hand for a point of order.
pub fn raise(who: &Participant) -> Command {
    Command::RaisePoint { participant: who.no, delegation: who.delegation, category: who.category }
}

/// The command that asks for a right of reply.
pub fn reply(who: &Participant, session: SessionId) -> Command {
    Command::RequestReply { session, participant: who.no, delegation: who.delegation, category: who.category }
}

/// The hands, while a session runs or something is to be told of them.
pub fn show(lang: Lang, own: &Own) -> Markup {
    let base = format!("/m/{}", own.row.meeting.id);
    let running = own.floor.running().map(|(session, _)| session.id.clone());
    let told: Vec<&Point> = points(own).collect();
    if running.is_none() && told.is_empty() {
        return html! { section #hands hidden {} };
    }
    html! {
        section.card.hands #hands aria-labelledby="hands-title" {
            h2 #hands-title { (lang.t("own-hands")) }
            @for point in &told { (state(lang, own, point, &base)) }
            @if running.is_some() && !told.iter().any(|point| is_open(point)) { (raise_form(lang, own, &base)) }
            @if let Some(session) = running { (reply_form(lang, own, session, &base)) }
        }
    }
}

fn state(lang: Lang, own: &Own, point: &Point, base: &str) -> Markup {
    let no = point.no.to_string();
    html! {
        div.point #{ "point-" (point.no) } {
            @match &point.status {
                PointStatus::Raised => {
                    p { span.state.warn { (lang.t("own-point-raised")) } " " (lang.t("own-point-raised-text")) }
                    (form(base, "lower-point", &own.key("lower", point.no), &[("point", &no)],
                        &html! { button.second { (lang.t("own-point-lower")) } }))
                },
                PointStatus::Taken => p { span.state.good { (lang.t("own-point-taken")) } " " (lang.t("own-point-taken-text")) },
                PointStatus::Lowered => p { span.state { (lang.t("own-point-lowered")) } },
                PointStatus::Ruled { ruling } => {
                    p { span.state.good { (lang.t("own-point-ruled")) } " " (lang.t("own-point-ruling")) }
                    blockquote { (ruling) }
                },
            }
        }
    }
}

fn raise_form(lang: Lang, own: &Own, base: &str) -> Markup {
    let refused = decide(&own.floor, &raise(&own.participant), Actor::Participant(own.participant.no), own.now).err();
    html! {
        @match refused {
            // A colleague's hand is up.
            Some(refused) => p.small { (refusal_text(&refused, lang)) },
            None => (ask("raise-point", &lang.t("own-point"), &html! {
                p { (lang.t("own-point-ask")) }
                (form(base, "raise-point", &own.key("raise", own.floor.points.len()), &[],
                    &html! { button { (lang.t("own-point-button")) } }))
            })),
        }
    }
}

fn reply_form(lang: Lang, own: &Own, session: SessionId, base: &str) -> Markup {
    let waits = own.entries(&session).any(|entry| entry.reply && entry.status == Status::Waiting && own.is_mine(entry));
    let command = reply(&own.participant, session.clone());
    let refused = decide(&own.floor, &command, Actor::Participant(own.participant.no), own.now).err();
    let limit =
        own.floor.rules_of(&session).and_then(|rules| rules.right_of_reply).map_or(0, |right| right.limit.seconds());
    html! {
        @match refused {
            // Off by default, and none where there is no list of speakers: then nothing is said of it.
            Some(Refusal::NoRightOfReply | Refusal::NoFloorInSession(_) | Refusal::MeetingClosed) => {},
            Some(_) if waits => p.small { (lang.t("own-reply-waits")) },
            Some(refused) => p.small { (refusal_text(&refused, lang)) },
            None => (ask("ask-reply", &lang.t("own-reply"), &html! {
                p { (lang.with("own-reply-ask", &[("time", crate::times::length(lang, limit).into())])) }
                (form(base, "reply", &own.key("reply", own.floor.inscriptions.len()), &[("session", session.as_str())],
                    &html! { button { (lang.t("own-reply-button")) } }))
            })),
        }
    }
}
