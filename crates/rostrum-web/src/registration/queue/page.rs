//! The page of the queue.

use std::collections::BTreeMap;

use jiff::Timestamp;
use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::registration::{Act, Match, Places, State};
use rostrum_store::{MeetingRow, RegistrationRow};

use super::{Filter, Reach};
use crate::access::Action;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::registration::offers::{self, Offering};
use crate::times;
use crate::visit::Visit;

/// Registrations on one page.
const ON_A_PAGE: usize = 100;

/// What is shown.
pub struct Shown {
    /// What is looked at.
    pub filter: Filter,
    /// How many there are in each state.
    pub counts: [(State, usize); 5],
    /// The registrations that fit.
    pub rows: Vec<RegistrationRow>,
    /// The decision that can be taken back: its number, when it was taken, how many it changed.
    pub last: Option<(u32, Timestamp, usize)>,
    /// For which offers the visitor decides.
    pub reach: Reach,
    /// Registrations under the address of another one, with that one.
    pub same: BTreeMap<ParticipantNo, ParticipantNo>,
}

/// The whole page.
pub fn page(visit: &Visit, row: &MeetingRow, offering: &Offering, shown: &Shown) -> Markup {
    let (lang, filter) = (visit.lang, &shown.filter);
    let base = format!("/m/{}/registrations", row.meeting.id);
    let at = filter.page.max(1);
    let pages = shown.rows.len().div_ceil(ON_A_PAGE).max(1);
    let here: Vec<&RegistrationRow> = shown.rows.iter().skip((at - 1) * ON_A_PAGE).take(ON_A_PAGE).collect();
    Page::new(visit, lang.t("queue-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("queue-title")) }
        @if visit.may(Action::DesignRegistration, Some(&row.meeting.id)) {
            p { a href={ "/m/" (row.meeting.id) "/registration" } { (lang.t("design-title")) } }
        }
        @if let Some(told) = told(lang, filter) { div.good role="status" { p { (told) } } }
        @if let Some((decision, at, changed)) = &shown.last {
            div.note {
                p { (lang.with("queue-last", &[("count", (*changed).into()), ("at", times::instant(lang, &offering.zone, *at).into())])) }
                form method="post" action={ (base) "/undo" } {
                    button.second name="decision" value=(decision) { (lang.t("queue-undo")) }
                }
            }
        }
        nav aria-label=(lang.t("queue-states")) {
            ul.links {
                @let all: usize = shown.counts.iter().map(|(_, count)| count).sum();
                li { (link(lang, filter, &base, None, all)) }
                @for (state, count) in &shown.counts { li { (link(lang, filter, &base, Some(*state), *count)) } }
            }
        }
        (places(lang, offering, filter, &shown.reach))
        (search(lang, offering, filter, &base, &shown.reach))
        @if here.is_empty() {
            p { (lang.t("queue-empty")) }
        } @else {
            form method="post" action=(base) {
                (kept(filter))
                (table(lang, offering, &base, &here, &shown.same))
                (acts(lang, "queue"))
            }
        }
        @if pages > 1 {
            nav aria-label=(lang.t("queue-pages")) {
                ul.links {
                    @for page in 1..=pages {
                        li { a href=(filter.address(&base, page)) aria-current=[(page == at).then_some("page")] { (page) } }
                    }
                }
            }
        }
    })
}

/// What was just done, in a sentence.
pub fn told(lang: Lang, filter: &Filter) -> Option<String> {
    let values = [("changed", filter.changed.into()), ("left", filter.left.into()), ("up", filter.up.into())];
    lang.of_family("queue-done", &filter.done, &values)
}

fn link(lang: Lang, filter: &Filter, base: &str, state: Option<State>, count: usize) -> Markup {
    let code = state.map(State::code).unwrap_or_default();
    let other = Filter { state: code.to_owned(), ..filter.clone() };
    let name = if code.is_empty() { lang.t("queue-all") } else { state_name(lang, code) };
    html! {
        a href=(other.address(base, 1)) aria-current=[(filter.state == code).then_some("page")] {
            (name) " (" (lang.number(u32::try_from(count).unwrap_or(u32::MAX))) ")"
        }
    }
}

/// The name of a state.
pub fn state_name(lang: Lang, code: &str) -> String {
    lang.of_family("queue-state", code, &[]).unwrap_or_else(|| code.to_owned())
}

/// The state as a mark, with the one of those that came late.
pub fn state_mark(lang: Lang, state: State, late: bool) -> Markup {
    let tone = match state {
        State::Accepted => "state good",
        State::Pending | State::Waiting => "state warn",
        State::Refused => "state bad",
        State::Withdrawn => "state",
    };
    html! {
        span class=(tone) { (state_name(lang, state.code())) }
        @if late { " " span.state.warn { (lang.t("queue-late")) } }
    }
}

/// What of the rule matched, in words.
pub fn matched(lang: Lang, matched: &[Match]) -> String {
    let words = |one: &Match| {
        let values = [("value", one.value.as_str().into())];
        lang.of_family("queue-match", &one.condition.replace('_', "-"), &values).unwrap_or_else(|| one.value.clone())
    };
    matched.iter().map(words).collect::<Vec<_>>().join("; ")
}

/// The places of the categories that have a limit.
fn places(lang: Lang, offering: &Offering, filter: &Filter, reach: &Reach) -> Markup {
    let limited: Vec<(String, Places, u32)> = offering
        .design
        .offers
        .iter()
        .filter(|offer| reach.offers(offer) && (filter.category.is_empty() || offer.code == filter.category))
        .filter_map(|offer| Some((offers::plain_name(lang, offer), offering.places(offer), offer.capacity?)))
        .collect();
    html! {
        @if !limited.is_empty() {
            ul.small {
                @for (name, places, capacity) in limited {
                    li { (lang.with("queue-places", &[
                        ("name", name.into()),
                        ("accepted", places.accepted.into()),
                        ("capacity", capacity.into()),
                        ("waiting", places.waiting.into()),
                    ])) }
                }
            }
        }
    }
}

fn search(lang: Lang, offering: &Offering, filter: &Filter, base: &str, reach: &Reach) -> Markup {
    html! {
        form.spaced method="get" action=(base) role="search" {
            input type="hidden" name="state" value=(filter.state);
            div.row {
                div.field {
                    label for="category" { (lang.t("queue-category")) }
                    select #category name="category" {
                        option value="" { (lang.t("queue-all")) }
                        @for offer in offering.design.offers.iter().filter(|offer| reach.offers(offer)) {
                            option value=(offer.code) selected[offer.code == filter.category] { (offers::plain_name(lang, offer)) }
                        }
                    }
                }
                div.field {
                    label for="q" { (lang.t("queue-search")) }
                    input #q name="q" type="search" value=(filter.q) maxlength="100";
                }
            }
            div.actions { button.second { (lang.t("queue-show")) } }
        }
    }
}

/// What is looked at, so that it still is after a decision.
fn kept(filter: &Filter) -> Markup {
    html! {
        input type="hidden" name="state" value=(filter.state);
        input type="hidden" name="category" value=(filter.category);
        input type="hidden" name="q" value=(filter.q);
        input type="hidden" name="page" value=(filter.page.max(1));
    }
}

fn table(
    lang: Lang,
    offering: &Offering,
    base: &str,
    rows: &[&RegistrationRow],
    same: &BTreeMap<ParticipantNo, ParticipantNo>,
) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("queue-title")) {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (lang.t("queue-choose")) }
                        th scope="col" { (lang.t("queue-who")) }
                        th scope="col" { (lang.t("queue-category")) }
                        th scope="col" { (lang.t("queue-standing")) }
                        th scope="col" { (lang.t("queue-came")) }
                        th scope="col" { (lang.t("queue-matched")) }
                    }
                }
                tbody { @for row in rows { (line(lang, offering, base, row, same.get(&row.participant.no))) } }
            }
        }
    }
}

/// That the address is that of another registration.
pub fn same_address(lang: Lang, base: &str, other: ParticipantNo) -> Markup {
    html! {
        a.state.warn href={ (base) "/" (other) } { (lang.with("queue-same-address", &[("no", other.to_string().into())])) }
    }
}

fn line(lang: Lang, offering: &Offering, base: &str, row: &RegistrationRow, same: Option<&ParticipantNo>) -> Markup {
    let person = &row.participant;
    let offer = offering.design.offer(&row.offer);
    html! {
        tr {
            td {
                input type="checkbox" name="no" value=(person.no)
                    aria-label=(lang.with("queue-choose-one", &[("name", person.name.as_str().into())]));
            }
            th scope="row" {
                a href={ (base) "/" (person.no) } { bdi { (person.name) } }
                br; span.quiet { bdi { (person.delegation_name) } }
                @if let Some(other) = same { br; (same_address(lang, base, *other)) }
            }
            td data-label=(lang.t("queue-category")) {
                @match offer { Some(offer) => (offers::name(lang, offer)), None => (row.offer) }
            }
            td data-label=(lang.t("queue-standing")) { (state_mark(lang, person.state, row.received_late)) }
            td data-label=(lang.t("queue-came")) { (times::instant(lang, &offering.zone, row.registered_at)) }
            td data-label=(lang.t("queue-matched")) { (matched(lang, &row.matched)) }
        }
    }
}

/// The buttons that decide, with the reason.
pub fn acts(lang: Lang, id: &str) -> Markup {
    html! {
        div.field {
            label for={ (id) "-reason" } { (lang.t("queue-reason")) }
            p.hint id={ (id) "-reason-hint" } { (lang.t("queue-reason-hint")) }
            textarea.short id={ (id) "-reason" } name="reason" maxlength="1000" dir="auto" aria-describedby={ (id) "-reason-hint" } {}
        }
        div.actions {
            button name="do" value=(Act::Accept.code()) { (lang.t("queue-accept")) }
            button.second name="do" value=(Act::Wait.code()) { (lang.t("queue-wait")) }
            button.second name="do" value=(Act::Reopen.code()) { (lang.t("queue-reopen")) }
            button.danger name="do" value=(Act::Refuse.code()) { (lang.t("queue-refuse")) }
        }
    }
}
