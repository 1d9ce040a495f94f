//! The filters of a list: a form of checkboxes with counts, which works without script.

use std::collections::BTreeSet;

use maud::{Markup, html};
use rostrum_domain::compendium::{Facet, Query, Unread, WhyUnread};

use super::Terms;
use super::address::{Asked, Scope, View};
use super::found::{Found, number};
use super::names;
use crate::i18n::Lang;

/// As many values of a facet are shown at once; the others are folded.
const AT_ONCE: usize = 8;
/// As many facets stand open where nothing is chosen.
const OPEN: usize = 2;

/// A value of a facet, as it is offered.
struct Offered {
    code: String,
    name: String,
    count: u64,
    chosen: bool,
}

/// The filters beside a list.
pub fn filters(lang: Lang, terms: &Terms, scope: &Scope, asked: &Asked, found: &Found) -> Markup {
    let chosen: usize =
        asked.query.filters.values().map(BTreeSet::len).sum::<usize>() + usize::from(asked.query.years.is_some());
    html! {
        details.filters #filters {
            summary {
                (lang.t("compendium-filters"))
                @if chosen > 0 { " " span.count { (chosen) } }
            }
            div #facets {
                @for (at, facet) in scope.facets().iter().enumerate() {
                    (one(lang, terms, *facet, at < OPEN, asked, found))
                }
                @if *scope == Scope::Practices { (years(lang, asked)) }
            }
            div.apply {
                button form="search" { (lang.t("compendium-apply")) }
                @if asked.is_narrowed() { a href=(asked.with(Query::default()).address(scope)) { (lang.t("compendium-reset")) } }
            }
        }
    }
}

fn one(lang: Lang, terms: &Terms, facet: Facet, open: bool, asked: &Asked, found: &Found) -> Markup {
    let offered = offered(lang, terms, facet, asked, found);
    if offered.is_empty() {
        return html! {};
    }
    let name = names::facet(lang, facet);
    let chosen = offered.iter().filter(|value| value.chosen).count();
    let (first, rest) = offered.split_at(offered.len().min(AT_ONCE.max(chosen)));
    html! {
        details.facet id={ "facet-" (facet.code()) } open[open || chosen > 0] {
            summary { (name) @if chosen > 0 { " " span.count { (chosen) } } }
            fieldset {
                legend.unseen { (name) }
                @for value in first { (choice(lang, facet, value)) }
                @if !rest.is_empty() {
                    details.more id={ "more-" (facet.code()) } {
                        summary { (lang.with("compendium-more", &[("count", rest.len().into())])) }
                        @for value in rest { (choice(lang, facet, value)) }
                    }
                }
            }
        }
    }
}

fn choice(lang: Lang, facet: Facet, value: &Offered) -> Markup {
    let id = format!("{}-{}", facet.code(), value.code);
    html! {
        label.choice for=(id) {
            input id=(id) type="checkbox" form="search" name=(facet.code()) value=(value.code) checked[value.chosen];
            span { bdi { (value.name) } " " span.count { (number(lang, value.count)) } }
        }
    }
}

/// What is chosen comes first, then what most entries have. A value without entries is offered only while it is chosen.
fn offered(lang: Lang, terms: &Terms, facet: Facet, asked: &Asked, found: &Found) -> Vec<Offered> {
    let none = BTreeSet::new();
    let chosen = asked.query.filters.get(&facet).unwrap_or(&none);
    let counted = found.found.counts.get(&facet).map_or(&[][..], Vec::as_slice);
    let count = |code: &str| counted.iter().find(|(known, _)| known == code).map_or(0, |(_, count)| *count);
    // Of goals the targets are offered once their goal is chosen: there are 169.
    let is_shown = |code: &str| {
        facet != Facet::Sdg
            || code.split_once('.').is_none_or(|(goal, _)| chosen.iter().any(|one| one.split('.').next() == Some(goal)))
    };
    let codes: BTreeSet<&str> = counted
        .iter()
        .filter(|(code, count)| *count > 0 && is_shown(code))
        .map(|(code, _)| code.as_str())
        .chain(chosen.iter().map(String::as_str))
        .collect();
    let mut offered: Vec<Offered> = codes
        .into_iter()
        .map(|code| Offered {
            code: code.to_owned(),
            name: names::value(lang, terms, facet, code),
            count: count(code),
            chosen: chosen.contains(code),
        })
        .collect();
    offered.sort_by(|one, other| {
        (!one.chosen, std::cmp::Reverse(one.count), &one.name).cmp(&(
            !other.chosen,
            std::cmp::Reverse(other.count),
            &other.name,
        ))
    });
    offered
}

fn years(lang: Lang, asked: &Asked) -> Markup {
    let (from, until) = asked.query.years.map_or((None, None), |(from, until)| {
        (Some(from).filter(|year| *year > 1), Some(until).filter(|year| *year < 9999))
    });
    let input = |id: &str, label: String, value: Option<u16>| {
        html! {
            div.field {
                label for=(id) { (label) }
                input id=(id) name=(id) form="search" type="text" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" size="4" autocomplete="off" value=[value];
            }
        }
    };
    html! {
        details.facet #facet-years open[asked.query.years.is_some()] {
            summary { (lang.t("compendium-years")) }
            fieldset {
                legend.unseen { (lang.t("compendium-years")) }
                div.pair { (input("from", lang.t("compendium-years-from"), from)) (input("until", lang.t("compendium-years-until"), until)) }
            }
        }
    }
}

/// What the list is narrowed down by, each with a link that takes it away.
pub fn chosen(lang: Lang, terms: &Terms, scope: &Scope, asked: &Asked) -> Markup {
    let mut all: Vec<(String, String)> = Vec::new();
    for (facet, values) in &asked.query.filters {
        for value in values {
            let name = names::value(lang, terms, *facet, value);
            all.push((name, asked.with(asked.query.toggled(*facet, value)).address(scope)));
        }
    }
    if let Some((from, until)) = asked.query.years {
        let shown = match (from > 1, until < 9999) {
            (true, true) => format!("{from}–{until}"),
            (false, true) => lang.with("compendium-until", &[("year", until.to_string().into())]),
            (_, false) => lang.with("compendium-since", &[("year", from.to_string().into())]),
        };
        all.push((shown, asked.with(Query { years: None, ..asked.query.clone() }).address(scope)));
    }
    html! {
        @if !all.is_empty() {
            ul.chosen aria-label=(lang.t("compendium-chosen")) {
                @for (name, link) in &all {
                    li { a href=(link) rel="nofollow" aria-label=(lang.with("compendium-remove", &[("name", name.as_str().into())])) { bdi { (name) } span aria-hidden="true" { "×" } } }
                }
                @if all.len() > 1 {
                    li { a.all href=(Asked { view: asked.view, ..asked.with(Query { words: asked.query.words.clone(), ..Query::default() }) }.address(scope)) rel="nofollow" { (lang.t("compendium-remove-all")) } }
                }
            }
        }
    }
}

/// What of the address could not be read, with the reason.
pub fn unread(lang: Lang, unread: &[Unread]) -> Markup {
    html! {
        @if !unread.is_empty() {
            div.warn role="note" {
                p { (lang.t("compendium-unread")) }
                ul {
                    @for one in unread {
                        li { code { (one.name) "=" (one.value) } " – " (why(lang, one.why)) }
                    }
                }
            }
        }
    }
}

fn why(lang: Lang, why: WhyUnread) -> String {
    match why {
        WhyUnread::NoSuchFilter => lang.t("compendium-no-such-filter"),
        WhyUnread::NoSuchOrder => lang.t("compendium-no-such-order"),
        WhyUnread::NoYear => lang.t("compendium-no-year"),
        WhyUnread::YearsReversed => lang.t("compendium-years-reversed"),
        WhyUnread::TooLong => lang.t("compendium-too-long"),
        WhyUnread::NoValue => lang.t("compendium-no-value"),
        WhyUnread::Twice => lang.t("compendium-twice"),
    }
}

/// The ways to look at a result, as links.
pub fn views(lang: Lang, scope: &Scope, asked: &Asked) -> Markup {
    let name = |view: View| match view {
        View::List => lang.t("compendium-view-list"),
        View::Map => lang.t("compendium-view-map"),
        View::Topics => lang.t("compendium-view-topics"),
        View::Years => lang.t("compendium-view-years"),
    };
    html! {
        nav.views aria-label=(lang.t("compendium-views")) {
            ul.tabs {
                @for view in View::ALL {
                    @let link = Asked { view, ..asked.with(asked.query.clone()) }.address(scope);
                    li { a href=(link) rel="nofollow" aria-current=[(view == asked.view).then_some("page")] { (name(view)) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(counts: &[(Facet, &[(&str, u64)])]) -> Found {
        let counts = counts
            .iter()
            .map(|(facet, values)| (*facet, values.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect()))
            .collect();
        Found {
            found: rostrum_search::Found { total: 3, counts, ..rostrum_search::Found::default() },
            ..Found::default()
        }
    }

    fn shown(raw: &str, counts: &[(Facet, &[(&str, u64)])]) -> String {
        let scope = Scope::Practices;
        filters(Lang::En, &Terms::default(), &scope, &Asked::read(&scope, raw), &found(counts)).into_string()
    }

    #[test]
    fn values_come_by_count_what_is_chosen_first_and_what_nothing_has_not_at_all() {
        let counts: &[(Facet, &[(&str, u64)])] = &[(Facet::Country, &[("CH", 1), ("KE", 7), ("FR", 0)])];
        let shown = shown("country=CH&country=PE", counts);
        let place = |code: &str| shown.find(&format!("value=\"{code}\"")).unwrap_or(usize::MAX);
        assert!(place("CH") < place("PE") && place("PE") < place("KE") && place("FR") == usize::MAX, "{shown}");
        assert_eq!(shown.matches(" checked").count(), 2);
    }

    #[test]
    fn targets_are_offered_once_their_goal_is_chosen() {
        let counts: &[(Facet, &[(&str, u64)])] = &[(Facet::Sdg, &[("11", 3), ("11.1", 2), ("6.1", 1)])];
        assert!(!shown("", counts).contains("value=\"11.1\""));
        let chosen = shown("sdg=11", counts);
        assert!(chosen.contains("value=\"11.1\"") && !chosen.contains("value=\"6.1\""), "{chosen}");
    }

    #[test]
    fn what_is_chosen_is_taken_away_by_a_link() {
        let scope = Scope::Practices;
        let asked = Asked::read(&scope, "q=water&country=CH&from=2015");
        let shown = chosen(Lang::En, &Terms::default(), &scope, &asked).into_string();
        for part in
            ["href=\"/practices?q=water&amp;from=2015\"", "href=\"/practices?q=water&amp;country=CH\"", "since 2015"]
        {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }
}
