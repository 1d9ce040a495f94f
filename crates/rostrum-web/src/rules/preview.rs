//! What other rules would change: each rule that differs, and the present order beside the new one.

use maud::{Markup, html};
use rostrum_domain::floor::{Actor, Event, Recorded, Rules, Shift, shifts};
use rostrum_domain::ids::InscriptionNo;
use rostrum_domain::participant::{Audience, Participant};

use super::words::{lines, order};
use super::{Said, Subject};
use crate::i18n::Lang;

/// Most changes of place that are listed.
const MOST_SHIFTS: usize = 60;

/// What would change, once it was asked for.
pub fn change(lang: Lang, subject: &Subject, people: &[Participant], said: &Said) -> Markup {
    let Some(next) = &said.preview else { return html! {} };
    let sentences = differences(lang, subject, next);
    let moved = moves(subject, next);
    html! {
        div.note #preview role="status" {
            @if sentences.is_empty() {
                p { (lang.t("rules-no-changes")) }
            } @else {
                h2 { (lang.t("rules-changes")) }
                ul.changes { @for (label, old, new) in &sentences {
                    li {
                        strong { (label) ": " } (new)
                        @if !old.is_empty() { " " span.quiet { (lang.with("rules-before", &[("text", old.as_str().into())])) } }
                    }
                } }
                h3 { (lang.t("rules-changes-order")) }
                @if moved.is_empty() {
                    p { (lang.t("rules-order-stays")) }
                } @else {
                    p { (lang.with("rules-order-changes", &[("count", moved.len().into())])) }
                    ol.plain.places {
                        @for shift in moved.iter().take(MOST_SHIFTS) { li { (place(lang, subject, people, shift)) } }
                    }
                    @if moved.len() > MOST_SHIFTS {
                        p { (lang.with("rules-order-more", &[("count", (moved.len() - MOST_SHIFTS).into())])) }
                    }
                }
            }
        }
    }
}

/// Label, what it was, what it would be, for each rule that differs.
fn differences(lang: Lang, subject: &Subject, next: &Rules) -> Vec<(String, String, String)> {
    let words = |rules: &Rules| lines(lang, subject.zone(), &subject.plan, rules);
    let (old, new) = (words(&subject.rules), words(next));
    let differ = old.iter().zip(&new).filter(|(one, other)| one.text != other.text);
    let mut all: Vec<_> =
        differ.map(|(one, other)| (one.label.clone(), one.text.join(" "), other.text.join(" "))).collect();
    let (old, new) = (order(lang, &subject.rules), order(lang, next));
    if old != new {
        let only = |these: &[String], those: &[String]| {
            these.iter().filter(|one| !those.contains(one)).cloned().collect::<Vec<_>>().join(" ")
        };
        let (gone, come) = (only(&old, &new), only(&new, &old));
        all.push((lang.t("rules-order"), gone, come));
    }
    if all.is_empty() && &subject.rules != next {
        // The same number of other delegations.
        all.push((lang.t("rules-who"), String::new(), lang.t("rules-other-delegations")));
    }
    all
}

/// Who would stand elsewhere on the present list.
fn moves(subject: &Subject, next: &Rules) -> Vec<Shift> {
    let waiting = |floor: &rostrum_domain::floor::Floor| -> Vec<InscriptionNo> {
        floor.waiting(&subject.session.id).map(|entry| entry.no).collect()
    };
    let mut floor = (*subject.floor).clone();
    let before = waiting(&floor);
    let Some(at) = floor.last_at else { return Vec::new() };
    let event = Event::RulesSet {
        session: subject.session.id.clone(),
        rules: Box::new(next.clone()),
        commitment: None,
        reason: None,
    };
    floor.apply(&Recorded::new(floor.version + 1, at, Actor::Secretariat, event));
    shifts(&before, &waiting(&floor))
}

fn place(lang: Lang, subject: &Subject, people: &[Participant], shift: &Shift) -> Markup {
    let entry = subject.floor.inscriptions.get(&shift.inscription);
    let person = entry.and_then(|entry| people.iter().find(|person| person.no == entry.participant));
    let values = [
        ("no", shift.inscription.0.into()),
        ("from", shift.from.unwrap_or(0).into()),
        ("to", shift.to.unwrap_or(0).into()),
    ];
    html! {
        (lang.with("rules-shift", &values))
        @if let Some(delegation) = person.and_then(|person| person.shown_to(Audience::Staff).delegation) {
            " " span.quiet { (delegation) }
        }
    }
}
