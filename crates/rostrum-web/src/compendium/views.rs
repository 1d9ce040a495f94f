//! A result as pictures: on the map, by theme and region, by year. Every picture has its figures as a table beside it.

use std::collections::BTreeMap;
use std::sync::Arc;

use maud::{Markup, html};
use rostrum_domain::compendium::{Facet, Query};
use rostrum_domain::country::Country;

use super::address::{Asked, Scope, View};
use super::brief::Brief;
use super::found::{Found, number};
use super::pictures::bars::{AT_ONCE, Bar, Heading, bars};
use super::pictures::map::{Counted, legend, map};
use super::pictures::years::{Year, columns};
use super::{Terms, names};
use crate::i18n::Lang;

/// Most years that are drawn: the last ones.
const MOST_YEARS: u16 = 40;

/// The list of those of a result that have a value, in place of what is chosen of the same facet.
fn narrowed(scope: &Scope, asked: &Asked, facet: Facet, code: &str) -> String {
    let mut query = asked.query.clone();
    query.filters.insert(facet, [code.to_owned()].into());
    Asked { view: View::List, ..asked.with(query) }.address(scope)
}

/// How many there are, said in words: "12 practices".
fn counted(lang: Lang, count: u64) -> String {
    lang.with("compendium-total", &[("count", count.into()), ("shown", number(lang, count).into())])
}

/// Counts by country on a map, and in a table. Those without a country are listed, too.
pub fn world(lang: Lang, scope: &Scope, asked: &Asked, found: &Found, placeless: &[Arc<Brief>]) -> Markup {
    let counts = found.found.counts.get(&Facet::Country).map_or(&[][..], Vec::as_slice);
    // A facet is counted as if its own filter were not set; a map shows what the list has.
    let chosen = asked.query.filters.get(&Facet::Country);
    let listed = |code: &String| chosen.is_none_or(|chosen| chosen.contains(code));
    let mut rows: Vec<Counted> = counts
        .iter()
        .filter(|(code, count)| *count > 0 && listed(code))
        .filter_map(|(code, count)| Some((Country::from_code(code)?, *count)))
        .map(|(country, count)| Counted {
            country,
            count,
            label: format!("{}: {}", country.name(lang.tag()), counted(lang, count)),
            link: narrowed(scope, asked, Facet::Country, country.code()),
        })
        .collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.count), row.country));
    let largest = rows.first().map_or(0, |row| row.count);
    let title = lang.t("compendium-map-title");
    let description = lang.with("compendium-map-text", &[("count", rows.len().into())]);
    html! {
        figure.picture {
            figcaption { h2 { (title) } p.quiet { (description) } }
            div.world { (map("world", &title, &description, &rows)) }
            @if largest > 0 {
                ul.legend aria-label=(lang.t("compendium-map-legend")) {
                    @for (at, (first, last)) in legend(largest).into_iter().enumerate() {
                        li class={ "shade-" (at + 1) } { @if first == last { (number(lang, first)) } @else { (number(lang, first)) "–" (number(lang, last)) } }
                    }
                }
            }
            p.quiet.small { (lang.t("compendium-map-borders")) }
        }
        div.figures-of role="region" tabindex="0" aria-label=(lang.t("compendium-map-table")) {
            table {
                caption { (lang.t("compendium-map-table")) }
                thead { tr { th scope="col" { (lang.t("compendium-country")) } th scope="col" { (lang.t("compendium-region")) } th.number scope="col" { (lang.t("compendium-count")) } } }
                tbody {
                    @for row in &rows {
                        tr {
                            th scope="row" { a href=(row.link) rel="nofollow" { (row.country.name(lang.tag())) } }
                            td { (row.country.group().and_then(|group| lang.of_family("region", group.code(), &[])).unwrap_or_default()) }
                            td.number { (number(lang, row.count)) }
                        }
                    }
                    @if !placeless.is_empty() {
                        tr { th scope="row" { a href="#no-place" { (lang.t("compendium-no-place")) } } td {} td.number { (number(lang, placeless.len() as u64)) } }
                    }
                }
            }
        }
        @if !placeless.is_empty() {
            details #no-place open[placeless.len() <= 10] {
                summary { (lang.with("compendium-no-place-list", &[("count", placeless.len().into())])) }
                ul {
                    @for brief in placeless.iter().take(100) {
                        li { a href=(brief.address()) lang=[names::tag(&brief.language)] dir=(names::direction(&brief.language)) { (brief.title) } }
                    }
                }
            }
        }
    }
}

/// Counts by theme and by region as bars, each with its figure.
pub fn topics(lang: Lang, terms: &Terms, scope: &Scope, asked: &Asked, found: &Found) -> Markup {
    let of = |facet: Facet| -> Vec<Bar> {
        let counts = found.found.counts.get(&facet).map_or(&[][..], Vec::as_slice);
        let shown = counts.iter().filter(|(code, count)| {
            let target = facet == Facet::Sdg && code.contains('.');
            let chosen = asked.query.filters.get(&facet).is_none_or(|chosen| chosen.contains(code));
            *count > 0 && !target && chosen
        });
        let mut bars: Vec<Bar> = shown
            .map(|(code, count)| Bar {
                label: names::value(lang, terms, facet, code),
                count: *count,
                shown: number(lang, *count),
                link: narrowed(scope, asked, facet, code),
            })
            .collect();
        bars.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.label.cmp(&other.label)));
        bars
    };
    html! {
        div.topics {
            @for facet in [Facet::Theme, Facet::Region, Facet::Right, Facet::Group, Facet::Sdg, Facet::Challenge] {
                @let rows = of(facet);
                @if !rows.is_empty() {
                    @let term = names::facet(lang, facet);
                    @let more = lang.with("compendium-more", &[("count", rows.len().saturating_sub(AT_ONCE).into())]);
                    (bars(&Heading { term: &term, number: &lang.t("compendium-count"), more: &more }, &rows))
                }
            }
        }
        p.quiet.small { (lang.t("compendium-topics-text")) }
    }
}

/// How many were under way in each year, as columns and as a table.
pub fn years(lang: Lang, scope: &Scope, asked: &Asked, found: &Found) -> Markup {
    let (from, until) = asked.query.years.unwrap_or((0, u16::MAX));
    let counts: BTreeMap<u16, u64> =
        found.found.years.iter().filter(|(year, _)| (from..=until).contains(*year)).map(|(y, c)| (*y, *c)).collect();
    let (first, last) = (counts.keys().next().copied(), counts.keys().next_back().copied());
    let span = first.zip(last).map(|(first, last)| first.max(last.saturating_sub(MOST_YEARS - 1))..=last);
    let years: Vec<Year> = span
        .into_iter()
        .flatten()
        .map(|year| {
            let count = counts.get(&year).copied().unwrap_or(0);
            let query = Query { years: Some((year, year)), ..asked.query.clone() };
            Year {
                year,
                count,
                label: format!("{year}: {}", counted(lang, count)),
                link: Asked { view: View::List, ..asked.with(query) }.address(scope),
            }
        })
        .collect();
    let title = lang.t("compendium-years-title");
    let description = lang.t("compendium-years-text");
    html! {
        @if years.is_empty() {
            p { (lang.t("compendium-no-years")) }
        } @else {
            figure.picture {
                figcaption { h2 { (title) } p.quiet { (description) } }
                div.world { (columns("years", &title, &description, &years)) }
            }
            div.figures-of role="region" tabindex="0" aria-label=(lang.t("compendium-years-table")) {
                table {
                    caption { (lang.t("compendium-years-table")) }
                    thead { tr { th scope="col" { (lang.t("compendium-year")) } th.number scope="col" { (lang.t("compendium-count")) } } }
                    tbody {
                        @for year in years.iter().rev() {
                            tr { th scope="row" { a href=(year.link) rel="nofollow" { (year.year) } } td.number { (number(lang, year.count)) } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rostrum_domain::practice::Period;

    use super::super::brief::tests::brief;
    use super::*;

    fn found() -> Found {
        let counts = [(Facet::Country, vec![("KE".to_owned(), 2), ("CH".to_owned(), 0)])].into();
        let years = [(2018, 1), (2020, 2), (2021, 1)].into();
        Found { found: rostrum_search::Found { total: 3, counts, years, ..Default::default() }, ..Found::default() }
    }

    #[test]
    fn the_map_has_a_table_with_the_same_figures_and_lists_what_has_no_place() {
        let placeless = [Arc::new(brief(3, "", Period::default()))];
        let shown = world(Lang::En, &Scope::Practices, &Asked::default(), &found(), &placeless).into_string();
        for part in ["aria-label=\"Kenya: 2 practices\"", "<td class=\"number\">2</td>", "No place", "Practice 3"] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        assert!(
            shown.contains("href=\"/practices?country=KE\"") && shown.contains("do not imply official endorsement")
        );
        assert!(!shown.contains("Switzerland"), "{shown}");
    }

    #[test]
    fn every_year_between_the_first_and_the_last_is_drawn() {
        let shown = years(Lang::En, &Scope::Practices, &Asked::default(), &found()).into_string();
        for part in ["2018: 1 practice\"", "2019: 0 practices", "2020: 2 practices", "from=2020&amp;until=2020"] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        assert!(!shown.contains("2022:"), "{shown}");
    }
}
