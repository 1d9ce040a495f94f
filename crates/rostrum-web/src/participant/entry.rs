//! One's own inscription: place, expected turn and why, offers of a swap, and what can be done with it.

use maud::{Markup, html};
use rostrum_domain::floor::{ExpectedTurn, Inscription, Outlook, Status, forecast, room};
use rostrum_domain::programme::Session;

use super::form::{Kept, Typed, Which, ask, choice, form};
use super::list::window_end;
use super::{Own, Way, inscribe, joint};
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::times;

/// An inscription of the delegation in a session.
pub fn show(lang: Lang, own: &Own, session: &Session, entry: &Inscription, kept: &Kept) -> Markup {
    if own.is_hidden(entry) {
        return html! { div.note { p { (lang.t("own-colleague-protected")) } } };
    }
    let mine = own.is_mine(entry);
    html! {
        div.own-entry #{ "inscription-" (entry.no) } data-status=(status_class(entry.status)) {
            @if own.place(entry).is_none() || entry.reply {
                p.own-status { strong { (status(lang, own, session, entry)) } }
                p.small { (what(lang, own, entry)) }
            }
            @if mine { (joint::represented(lang, own, entry.no)) }
            @if entry.status == Status::Waiting {
                (turn(lang, own, session, entry))
                @if mine { (offers(lang, own, entry)) (changes(lang, own, session, entry, kept)) }
                @else { p.small { (lang.t("own-colleague")) } }
            }
        }
    }
}

fn status_class(status: Status) -> &'static str {
    match status {
        Status::Waiting => "waiting",
        Status::Speaking => "speaking",
        Status::Spoke => "spoke",
        Status::Withdrawn | Status::Absent => "off",
        Status::NotReached => "not-reached",
    }
}

fn status(lang: Lang, own: &Own, session: &Session, entry: &Inscription) -> String {
    let number = [("no", entry.no.to_string().into())];
    match entry.status {
        Status::Waiting if entry.reply => lang.with("own-status-reply", &number),
        Status::Waiting => lang.with("own-status-waiting", &number),
        Status::Speaking => lang.with("own-status-speaking", &number),
        Status::Spoke => lang.with("own-status-spoke", &number),
        Status::Withdrawn => lang.with("own-status-withdrawn", &number),
        Status::Absent => lang.with("own-status-absent", &number),
        Status::NotReached => {
            let until = own.statements_until(&session.id);
            let until = times::instant(lang, &own.row.meeting.note.zone, until);
            lang.with("own-status-not-reached", &[("no", entry.no.to_string().into()), ("until", until.into())])
        }
    }
}

/// Who speaks, for whom and for how long.
fn what(lang: Lang, own: &Own, entry: &Inscription) -> Markup {
    let limit = own.floor.limit_of(entry).map(|limit| times::length(lang, limit.seconds()));
    let speaker = own.speakers().find(|person| person.no == entry.participant);
    html! {
        @if entry.reply { (lang.t("own-reply-kind")) }
        @else { (lang.of_family("standing", entry.standing.code(), &[]).unwrap_or_default()) }
        @if let Some(behalf) = own.behalf(entry.no) { ": " (behalf) }
        @if let Some(limit) = limit { " · " (limit) }
        " · "
        @if entry.declared.speaker_later { span.state.warn { (lang.t("own-speaker-later")) } }
        @else if entry.participant == own.participant.no { (lang.t("own-speaker-you")) }
        @else if let Some(speaker) = speaker {
            (lang.with("own-speaker", &[("name", speaker.name.as_str().into())]))
        }
    }
}

fn turn(lang: Lang, own: &Own, session: &Session, entry: &Inscription) -> Markup {
    if entry.reply {
        return html! { p { (lang.t("own-reply-when")) } };
    }
    if own.floor.awaits_lot(&entry.session) {
        let closes = own.floor.lists.get(&entry.session).and_then(|list| list.intake.as_ref()?.closes);
        return html! {
            p {
                (lang.t("own-lot-place"))
                @if let Some(closes) = closes.filter(|closes| *closes > own.now) { " " (window_end(lang, own, closes)) "." }
            }
        };
    }
    let turns = forecast(&own.floor, &entry.session, own.now);
    let Some(turn) = turns.iter().find(|turn| turn.inscription == entry.no) else {
        return html! { p.own-status { strong { (status(lang, own, session, entry)) } } };
    };
    let zone = &own.row.meeting.note.zone;
    let (class, words) = outlook(lang, turn.outlook);
    html! {
        p.own-place {
            span.number { (turn.place) }
            span { (lang.with("own-place-of", &[("count", turns.len().into())])) " " span.state.(class) { (words) } }
        }
        // The place is what counts; the number names the inscription and never changes.
        p.small { (lang.with("own-number", &[("no", entry.no.to_string().into())])) " · " (what(lang, own, entry)) }
        @if turn.outlook != Outlook::WillNotBeReached {
            p.own-turn { (lang.t("own-turn")) " " strong { (times::span(zone, turn.from, turn.to, None)) } }
        }
        p.small { (why(lang, own, turn)) }
    }
}

/// The class and the words of an outlook.
pub fn outlook(lang: Lang, outlook: Outlook) -> (&'static str, String) {
    match outlook {
        Outlook::WillSpeak => ("good", lang.t("own-will-speak")),
        Outlook::MayNotBeReached => ("warn", lang.t("own-may-not-be-reached")),
        Outlook::WillNotBeReached => ("bad", lang.t("own-will-not-be-reached")),
    }
}

/// Why it is expected so.
fn why(lang: Lang, own: &Own, turn: &ExpectedTurn) -> String {
    let session = own.floor.inscriptions.get(&turn.inscription).map(|entry| &entry.session);
    let fits = session.and_then(|session| room(&own.floor, session, own.now)).map_or(0, |room| room.fits);
    match turn.outlook {
        Outlook::WillSpeak => lang.t("own-why-will"),
        Outlook::MayNotBeReached => lang.t("own-why-may-not"),
        Outlook::WillNotBeReached => {
            lang.with("own-why-will-not", &[("before", (turn.place - 1).into()), ("fits", fits.into())])
        }
    }
}

/// Offers of a swap that touch the inscription, with places before and after.
fn offers(lang: Lang, own: &Own, entry: &Inscription) -> Markup {
    let base = format!("/m/{}", own.row.meeting.id);
    html! {
        @for (way, other) in own.offers() {
            @let whom = whom(lang, own, other);
            @let places = [("mine", own.place(entry).unwrap_or(0).into()), ("theirs", own.place(other).unwrap_or(0).into())];
            @let (mine, theirs) = (entry.no.to_string(), other.no.to_string());
            @match way {
                Way::Got(no) if no == entry.no => {
                    div.note.own-offer #{ "offer-" (other.no) "-" (entry.no) } {
                        p { strong { (lang.with("own-offer-got", &[("whom", whom.as_str().into())])) } " " (lang.with("own-swap-places", &places)) }
                        div.actions {
                            (form(&base, "accept-swap", &own.key("accept", format!("{theirs}-{mine}")), &[("from", &theirs), ("inscription", &mine)],
                                &html! { button { (lang.t("own-accept")) } }))
                            (form(&base, "drop-swap", &own.key("drop", format!("{theirs}-{mine}")), &[("from", &theirs), ("with", &mine)],
                                &html! { button.second { (lang.t("own-decline")) } }))
                        }
                    }
                }
                Way::Made(no) if no == entry.no => {
                    div.own-offer #{ "offer-" (entry.no) "-" (other.no) } {
                        p { (lang.with("own-offer-made", &[("whom", whom.as_str().into())])) " " (lang.with("own-swap-places", &places)) }
                        (form(&base, "drop-swap", &own.key("drop", format!("{mine}-{theirs}")), &[("from", &mine), ("with", &theirs)],
                            &html! { button.second { (lang.t("own-take-back")) } }))
                    }
                }
                _ => {}
            }
        }
    }
}

/// Another delegation, as the public sees it.
pub fn whom(lang: Lang, own: &Own, other: &Inscription) -> String {
    let shown = own.shown(other);
    shown.delegation.unwrap_or_else(|| crate::floor::unnamed(lang, shown.category))
}

/// What can be done with an inscription that waits.
fn changes(lang: Lang, own: &Own, session: &Session, entry: &Inscription, kept: &Kept) -> Markup {
    let base = format!("/m/{}", own.row.meeting.id);
    let swap =
        !entry.reply && own.place(entry).is_some() && own.floor.waiting(&session.id).filter(|e| !e.reply).count() > 1;
    html! {
        div.own-changes {
            @if !entry.reply { (amend(lang, own, entry, kept, &base)) }
            @if own.speakers().count() > 1 || entry.declared.speaker_later { (substitute(lang, own, entry, &base)) }
            @if swap { p.own-swap { a href={ (base) "/me/swap/" (entry.no) } { (lang.t("own-swap")) } } }
            (withdraw(lang, own, entry, &base))
        }
    }
}

fn amend(lang: Lang, own: &Own, entry: &Inscription, kept: &Kept, base: &str) -> Markup {
    let represented = joint::names(own, entry.no);
    let stands = (Typed { represented, ..Typed::of_entry(entry, own.behalf(entry.no)) }, Wrong::default());
    let typed = kept.of(&Which::Amend(entry.no));
    let (values, wrong) = typed.unwrap_or((&stands.0, &stands.1));
    let (no, id) = (entry.no.to_string(), format!("amend-{}", entry.no));
    html! {
        details.ask id=(id) open[typed.is_some()] {
            summary { (lang.t("own-amend")) }
            div.question {
                (form(base, "amend", &own.key("amend", entry.no), &[("inscription", &no)], &html! {
                    (inscribe::fields(lang, own, &entry.session, &id, (values, wrong), entry.declared.speaker_later))
                    button { (lang.t("own-amend-button")) }
                }))
            }
        }
    }
}

fn substitute(lang: Lang, own: &Own, entry: &Inscription, base: &str) -> Markup {
    let (no, id) = (entry.no.to_string(), format!("speaker-{}", entry.no));
    let chosen = entry.participant.to_string();
    let people: Vec<(String, String)> =
        own.speakers().map(|person| (person.no.to_string(), person.name.clone())).collect();
    let people: Vec<(&str, String)> = people.iter().map(|(no, name)| (no.as_str(), name.clone())).collect();
    ask(
        &format!("substitute-{}", entry.no),
        &lang.t("own-substitute"),
        &form(
            base,
            "substitute",
            &own.key("substitute", entry.no),
            &[("inscription", &no)],
            &html! {
                (choice(&id, "participant", &lang.t("own-speaker-label"), &lang.t("own-speaker-hint"), &chosen, &people))
                button { (lang.t("own-substitute-button")) }
            },
        ),
    )
}

fn withdraw(lang: Lang, own: &Own, entry: &Inscription, base: &str) -> Markup {
    let no = entry.no.to_string();
    ask(
        &format!("withdraw-{}", entry.no),
        &lang.t("own-withdraw"),
        &html! {
            p { (lang.t("own-withdraw-ask")) }
            (form(base, "withdraw", &own.key("withdraw", entry.no), &[("inscription", &no)],
                &html! { button.danger { (lang.t("own-withdraw-button")) } }))
        },
    )
}
