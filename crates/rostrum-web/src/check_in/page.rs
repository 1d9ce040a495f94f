//! The pages of the desk.

use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::Participant;

use super::Desk;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::times;
use crate::visit::Visit;

/// The most people that a search shows.
const SHOWN: usize = 50;

/// The search, what was just done, and whom the search finds.
pub fn desk(visit: &Visit, desk: &Desk, sought: &str, done: Option<ParticipantNo>) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}", desk.row.meeting.id);
    let found = found(desk, sought);
    let there = desk.people.iter().filter(|person| desk.is_there(person.no)).count();
    Page::new(visit, lang.t("check-in-title")).of_meeting(&desk.row).render(&html! {
        h1 { (lang.t("check-in-title")) }
        p.lead { (lang.with("check-in-count", &[("there", there.into()), ("all", desk.people.len().into())])) }
        @if let Some(person) = done.and_then(|no| desk.person(no)) { (just_done(lang, desk, person, sought)) }
        form method="get" role="search" {
            div.field {
                label for="q" { (lang.t("check-in-search")) }
                p.hint #q-hint { (lang.t("check-in-search-hint")) }
                input #q type="search" name="q" value=(sought) autocomplete="off" autofocus aria-describedby="q-hint";
            }
            div.actions {
                button { (lang.t("check-in-find")) }
                a.button.second href={ (base) "/badges" } { (lang.t("badges-title")) }
            }
        }
        @if !sought.is_empty() {
            h2 { (lang.with("check-in-found", &[("count", found.len().into())])) }
            @if found.is_empty() { p { (lang.t("check-in-nobody")) } }
            @if found.len() > SHOWN { p { (lang.with("check-in-more", &[("shown", SHOWN.into())])) } }
            ul.people { @for person in found.iter().take(SHOWN) { li.card { (line(lang, desk, person, sought)) } } }
        }
    })
}

/// The person of a badge.
pub fn person(visit: &Visit, desk: &Desk, person: &Participant) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("check-in-title")).of_meeting(&desk.row).render(&html! {
        h1 { (person.name) }
        (facts(lang, person))
        (buttons(lang, desk, person, ""))
        p { a href={ "/m/" (desk.row.meeting.id) "/check-in" } { (lang.t("check-in-back")) } }
    })
}

/// Whose name or delegation holds all words that are sought, or whose number it is.
fn found<'a>(desk: &'a Desk, sought: &str) -> Vec<&'a Participant> {
    let words: Vec<String> = sought.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let matches = |person: &&Participant| {
        let text = format!("{} {}", person.name, person.delegation_name).to_lowercase();
        words.iter().all(|word| text.contains(word)) || sought == person.no.0.to_string()
    };
    if words.is_empty() { Vec::new() } else { desk.people.iter().filter(matches).collect() }
}

fn just_done(lang: Lang, desk: &Desk, person: &Participant, sought: &str) -> Markup {
    let name = [("name", person.name.as_str().into())];
    let stay = desk.stays.get(&person.no);
    let text = match stay {
        Some(stay) if stay.left_at.is_none() => lang.with("check-in-is-there", &name),
        Some(_) => lang.with("check-in-has-left", &name),
        None => lang.with("check-in-is-not-there", &name),
    };
    html! {
        div.good role="status" {
            p { (text) }
            @if stay.is_some() { (form(lang, desk, person, sought, "undo", true)) }
        }
    }
}

fn line(lang: Lang, desk: &Desk, person: &Participant, sought: &str) -> Markup {
    html! {
        h3 { (person.name) }
        (facts(lang, person))
        (buttons(lang, desk, person, sought))
    }
}

fn facts(lang: Lang, person: &Participant) -> Markup {
    html! {
        p {
            (person.delegation_name) " "
            span class={ "cat cat-" (person.category.code()) } { (category(lang, person.category)) }
            @if person.visibility.protects() {
                " " span.state.warn { (lang.of_family("participants-level", person.visibility.code(), &[]).unwrap_or_default()) }
            }
        }
    }
}

fn buttons(lang: Lang, desk: &Desk, person: &Participant, sought: &str) -> Markup {
    let stay = desk.stays.get(&person.no);
    let zone = &desk.row.meeting.note.zone;
    html! {
        @match stay {
            Some(stay) if stay.left_at.is_none() => {
                p { span.state { (lang.with("check-in-since", &[("time", times::clock(zone.local(stay.came_at)).into())])) } }
                div.actions { (form(lang, desk, person, sought, "out", true)) (form(lang, desk, person, sought, "undo", true)) }
            }
            _ => {
                @if let Some(left) = stay.and_then(|stay| stay.left_at) {
                    p { span.state { (lang.with("check-in-until", &[("time", times::clock(zone.local(left)).into())])) } }
                }
                div.actions { (form(lang, desk, person, sought, "in", false)) }
            }
        }
    }
}

fn form(lang: Lang, desk: &Desk, person: &Participant, sought: &str, what: &str, second: bool) -> Markup {
    let label = match what {
        "in" => lang.t("check-in-in"),
        "out" => lang.t("check-in-out"),
        _ => lang.t("check-in-undo"),
    };
    html! {
        form method="post" action={ "/m/" (desk.row.meeting.id) "/check-in" } {
            input type="hidden" name="no" value=(person.no.0);
            input type="hidden" name="q" value=(sought);
            button .second[second] name="do" value=(what) aria-label={ (label) ": " (person.name) } { (label) }
        }
    }
}
