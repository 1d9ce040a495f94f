//! The list of delegations, and the pairs that may be one.

use fluent_bundle::FluentValue;
use maud::{Markup, html};
use rostrum_domain::country::Country;
use rostrum_domain::duplicates::Proposal;
use rostrum_domain::ids::DelegationNo;
use rostrum_domain::origin::{Level, Population, asks_country, asks_government};

use super::{Delegations, Line};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::times;
use crate::visit::Visit;

/// Most pairs that are shown at once.
const MOST_PAIRS: usize = 50;

/// The whole page.
pub fn page(visit: &Visit, delegations: &Delegations, proposals: &[Proposal], done: Option<&str>) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/delegations", delegations.id());
    let missing = delegations.lines.iter().filter(|line| !line.is_complete()).count();
    let counts = [("count", delegations.lines.len().into()), ("missing", missing.into())];
    Page::new(visit, lang.t("delegations-title")).of_meeting(&delegations.row).render(&html! {
        h1 { (lang.t("delegations-title")) }
        p.lead { (lang.with("delegations-lead", &counts)) }
        @if let Some(done) = done { div.good role="status" { p { (done) } } }
        (pairs(lang, &base, delegations, proposals))
        (merged(lang, &base, delegations))
        @if delegations.lines.is_empty() {
            p { (lang.t("delegations-none")) }
        } @else {
            h2 { (lang.t("delegations-all")) }
            p.small { (lang.t("delegations-files")) " " a href={ (base) "/csv" } { "CSV" } " · " a href={ (base) "/xlsx" } { "XLSX" } }
            (table(lang, &base, delegations))
        }
    })
}

fn pairs(lang: Lang, base: &str, delegations: &Delegations, proposals: &[Proposal]) -> Markup {
    let more = proposals.len().saturating_sub(MOST_PAIRS);
    html! {
        @if !proposals.is_empty() {
            section.card {
                h2 { (lang.with("delegations-pairs", &[("count", proposals.len().into())])) }
                p { (lang.t("delegations-pairs-text")) }
                @for proposal in proposals.iter().take(MOST_PAIRS) {
                    @if let (Some(one), Some(other)) = (delegations.line(proposal.one), delegations.line(proposal.other)) {
                        (pair(lang, base, one, other, &lang.of_family("merge-why", proposal.why.code(), &[]).unwrap_or_default()))
                    }
                }
                @if more > 0 { p { (lang.with("delegations-pairs-more", &[("count", more.into())])) } }
            }
        }
    }
}

/// Two that may be one, with the reason; the one with more participants is proposed to be kept.
pub(super) fn pair(lang: Lang, base: &str, one: &Line, other: &Line, why: &str) -> Markup {
    let keeps_one = one.participants >= other.participants;
    let id = format!("pair-{}-{}", one.no, other.no);
    html! {
        form.pair method="post" action={ (base) "/merge" } aria-labelledby=(id) {
            input type="hidden" name="one" value=(one.no);
            input type="hidden" name="other" value=(other.no);
            h3 id=(id) { bdi { (one.name) } " · " bdi { (other.name) } }
            p.hint { (category(lang, one.category)) " · " (why) }
            fieldset {
                legend { (lang.t("delegations-keep")) }
                @for (line, checked) in [(one, keeps_one), (other, !keeps_one)] {
                    label.choice {
                        input type="radio" name="keep" value=(line.no) required checked[checked];
                        span { bdi { (line.name) } small { (participants(lang, line)) } }
                    }
                }
            }
            div.actions {
                button name="do" value="merge" { (lang.t("delegations-merge")) }
                button.second name="do" value="apart" { (lang.t("delegations-apart")) }
            }
        }
    }
}

fn participants(lang: Lang, line: &Line) -> String {
    lang.with("delegations-participants", &[("count", line.participants.into())])
}

fn merged(lang: Lang, base: &str, delegations: &Delegations) -> Markup {
    let zone = &delegations.row.meeting.note.zone;
    html! {
        @if !delegations.merges.is_empty() {
            section.card {
                h2 { (lang.t("delegations-merged")) }
                ul.files {
                    @for merge in &delegations.merges {
                        @let (absorbed, kept) = (delegations.name(merge.absorbed), delegations.name(merge.kept));
                        @let words = [("absorbed", absorbed.into()), ("kept", kept.into()), ("at", times::instant(lang, zone, merge.at).into())];
                        @let joined = delegations.joined.get(&merge.no).copied().unwrap_or_default();
                        li {
                            form method="post" action={ (base) "/undo" } {
                                input type="hidden" name="merge" value=(merge.no);
                                span { (lang.with("delegations-merged-line", &words)) } " "
                                @if joined > 0 { (since(lang, joined, &words)) }
                                button.second aria-label=(lang.with("delegations-undo-line", &words)) { (lang.t("delegations-undo")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Asks where those go, when the merge is undone, who registered under the absorbed name since.
fn since(lang: Lang, joined: usize, words: &[(&str, FluentValue<'_>)]) -> Markup {
    let mut words = words.to_vec();
    words.push(("count", joined.into()));
    let choices = [
        ("along", lang.with("delegations-joined-along", &words)),
        ("stay", lang.with("delegations-joined-stay", &words)),
    ];
    html! {
        fieldset {
            legend { (lang.with("delegations-joined", &words)) }
            @for (code, text) in choices {
                label.choice {
                    input type="radio" name="joined" value=(code) required checked[code == "along"];
                    span { (text) }
                }
            }
        }
    }
}

fn table(lang: Lang, base: &str, delegations: &Delegations) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("delegations-all")) {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (lang.t("delegations-name")) }
                        th scope="col" { (lang.t("delegations-category")) }
                        th scope="col" { (lang.t("delegations-country")) }
                        th scope="col" { (lang.t("delegations-region")) }
                        th scope="col" { (lang.t("delegations-government")) }
                        th.number scope="col" { (lang.t("delegations-people")) }
                        th scope="col" { (lang.t("delegations-facts")) }
                    }
                }
                tbody { @for line in &delegations.lines { (row(lang, base, line)) } }
            }
        }
    }
}

fn row(lang: Lang, base: &str, line: &Line) -> Markup {
    html! {
        tr {
            th scope="row" { a href={ (base) "/" (line.no) } { bdi { (line.name) } } }
            td data-label=(lang.t("delegations-category")) { span class={ "cat cat-" (line.category.code()) } { (category(lang, line.category)) } }
            td data-label=(lang.t("delegations-country")) { (line.origin.country.map_or("–", |country| country.name(lang.tag()))) }
            td data-label=(lang.t("delegations-region")) { (region(lang, line)) }
            td data-label=(lang.t("delegations-government")) { (government(lang, line)) }
            td.number data-label=(lang.t("delegations-people")) { (line.participants) }
            td data-label=(lang.t("delegations-facts")) {
                @match missing(lang, line).as_slice() {
                    [] => (lang.t("delegations-complete")),
                    some => span.state.warn { (lang.with("delegations-missing", &[("what", some.join(", ").into())])) },
                }
            }
        }
    }
}

fn region(lang: Lang, line: &Line) -> String {
    let group = line.origin.region().and_then(|region| lang.of_family("region", region.code(), &[]));
    group.unwrap_or_else(|| "–".to_owned())
}

/// Level, population and networks in one line.
fn government(lang: Lang, line: &Line) -> String {
    let level = line.origin.level.and_then(|level| lang.of_family("origin-level", level.code(), &[]));
    let band = line.origin.population.and_then(|band| lang.of_family("origin-population", band.code(), &[]));
    let networks = (!line.origin.networks.is_empty()).then(|| line.origin.networks.join(", "));
    let parts: Vec<String> = [level, band, networks].into_iter().flatten().collect();
    if parts.is_empty() { "–".to_owned() } else { parts.join(" · ") }
}

/// What a delegation of its category is asked for and has not said.
fn missing(lang: Lang, line: &Line) -> Vec<String> {
    let (country, government) = (asks_country(line.category), asks_government(line.category));
    let gaps = [
        (country && line.origin.country.is_none(), "country"),
        (government && line.origin.level.is_none(), "level"),
        (government && line.origin.population.is_none(), "population"),
    ];
    let gaps = gaps.into_iter().filter(|(gap, _)| *gap);
    gaps.map(|(_, what)| lang.of_family("delegations-gap", what, &[]).unwrap_or_default()).collect()
}

/// The facts of a delegation as stable codes, for a file: country, level, population.
pub(super) fn codes(line: &Line) -> [Option<&'static str>; 3] {
    let origin = &line.origin;
    [origin.country.map(Country::code), origin.level.map(Level::code), origin.population.map(Population::code)]
}

/// A delegation by its number.
pub(super) fn number(text: &str) -> Option<DelegationNo> {
    text.parse().ok().map(DelegationNo)
}
