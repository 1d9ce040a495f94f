//! The facts beside a practice: where, when, who, and what it is about, each a link to what has the same.

use maud::{Markup, html};
use rostrum_domain::compendium::Facet;
use rostrum_domain::taxonomy::Scheme;
use rostrum_store::{MeetingRow, PublishedPractice};

use crate::compendium::{Terms, names};
use crate::i18n::Lang;

/// A link to all practices that have a value.
fn link(facet: Facet, code: &str, name: &str) -> Markup {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair(facet.code(), code).finish();
    html! { a href={ "/practices?" (query) } { bdi { (name) } } }
}

/// The card.
pub fn facts(lang: Lang, terms: &Terms, one: &PublishedPractice, meeting: &MeetingRow) -> Markup {
    let practice = &one.practice;
    let place = &practice.place;
    let author = &one.author;
    html! {
        section.card aria-label=(lang.t("compendium-glance")) {
            dl.facts {
                @if let Some(country) = place.country {
                    div {
                        dt { (lang.t("compendium-country")) }
                        dd {
                            (link(Facet::Country, country.code(), country.name(lang.tag())))
                            @if let Some(group) = country.group() {
                                br; (link(Facet::Region, group.code(), &names::value(lang, terms, Facet::Region, group.code())))
                            }
                        }
                    }
                }
                @if !place.name.trim().is_empty() { div { dt { (lang.t("compendium-place")) } dd { bdi { (place.name) } } } }
                @if let Some(level) = place.level {
                    div { dt { (names::facet(lang, Facet::Level)) } dd { (link(Facet::Level, level.code(), &names::value(lang, terms, Facet::Level, level.code()))) } }
                }
                @if let Some(population) = place.population {
                    div { dt { (names::facet(lang, Facet::Population)) } dd { (link(Facet::Population, population.code(), &names::value(lang, terms, Facet::Population, population.code()))) } }
                }
                @if let Some(period) = names::period(lang, practice.period) { div { dt { (lang.t("compendium-period")) } dd { (period) } } }
                @if let Some(status) = practice.status {
                    div { dt { (names::facet(lang, Facet::Status)) } dd { (link(Facet::Status, status.code(), &names::status(lang, status))) } }
                }
                @if !practice.implementing_body.trim().is_empty() {
                    div { dt { (lang.t("compendium-body")) } dd { bdi { (practice.implementing_body) } } }
                }
                @if !practice.partners.is_empty() {
                    div { dt { (lang.t("compendium-partners")) } @for partner in &practice.partners { dd { bdi { (partner) } } } }
                }
                div {
                    dt { (lang.t("compendium-author")) }
                    dd {
                        @match &author.delegation { Some(name) => { bdi { (name) } }, None => (lang.t("compendium-unnamed")) }
                        br; span class={ "cat cat-" (author.category.code()) } { (names::value(lang, terms, Facet::Category, author.category.code())) }
                    }
                }
                @if !practice.language.is_empty() {
                    div { dt { (names::facet(lang, Facet::Language)) } dd { (link(Facet::Language, &practice.language, &names::language(lang, &practice.language))) } }
                }
                @if !practice.recommendations.is_empty() {
                    div {
                        dt { (lang.t("compendium-recommendations")) }
                        @for one in &practice.recommendations {
                            dd {
                                a.symbol href=(one.symbol.link()) { (one.symbol) }
                                @if !one.paragraph.is_empty() { " " (lang.with("compendium-paragraph", &[("paragraph", one.paragraph.as_str().into())])) }
                            }
                        }
                    }
                }
            }
            (tags(lang, terms, one))
        }
        @let record = format!("/m/{}/record", meeting.meeting.id);
        p.small { a href=(record) { (lang.t("compendium-to-record")) } }
    }
}

fn tags(lang: Lang, terms: &Terms, one: &PublishedPractice) -> Markup {
    let tags = &one.practice.tags;
    html! {
        @for scheme in Scheme::ALL {
            @let facet = names::facet_of(scheme);
            @if tags.of(scheme).next().is_some() {
                h2.tag-heading { (names::facet(lang, facet)) }
                ul.tags {
                    @for code in tags.of(scheme) {
                        li { (link(facet, code.as_str(), &names::value(lang, terms, facet, code.as_str()))) }
                    }
                }
            }
        }
    }
}
