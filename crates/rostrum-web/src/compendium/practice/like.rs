//! What is like a practice, and what was done in places like its own or like the reader's.

use maud::{Markup, html};
use rostrum_domain::compendium::{Facet, Kind};
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::participant::Region;
use rostrum_domain::taxonomy::Scheme;
use rostrum_search::{PlaceOf, Reason, Similar};
use rostrum_store::PublishedPractice;

use crate::app::App;
use crate::compendium::{Terms, ask, names};
use crate::error::Fault;
use crate::i18n::Lang;

/// Most of each list.
const MOST: usize = 5;

/// What was found.
pub struct Alike {
    similar: Vec<Similar>,
    places: Vec<Similar>,
    /// The place with which others were compared.
    place: PlaceOf,
    /// Whether the reader chose it.
    chosen: bool,
}

/// Looks for both. The address says with which place others are compared; else it is the one of the practice.
///
/// # Errors
/// The outside failed.
pub async fn find(app: &App, query: &str, one: &PublishedPractice) -> Result<Alike, Fault> {
    let key = one.no.to_string();
    let asked = place_in(query);
    ask(app, move |index| {
        let similar = index.similar(Kind::Practice, &key, MOST)?;
        let chosen = asked.is_some();
        let place = asked.or_else(|| index.place_of(Kind::Practice, &key)).unwrap_or_default();
        let empty = place == PlaceOf::default();
        let places = if empty { Vec::new() } else { index.like_place(&place, Kind::Practice, Some(&key), MOST) };
        Ok(Alike { similar, places, place, chosen })
    })
    .await
}

/// The place that an address tells; `None` where it tells none. Codes that there are not count for nothing.
fn place_in(query: &str) -> Option<PlaceOf> {
    let mut place = PlaceOf::default();
    let mut told = false;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let value = value.into_owned();
        match &*name {
            "region" => (place.region, told) = (Some(value).filter(|code| Region::from_code(code).is_some()), true),
            "level" => (place.level, told) = (Some(value).filter(|code| Level::from_code(code).is_some()), true),
            "population" => {
                (place.population, told) = (Some(value).filter(|code| Population::from_code(code).is_some()), true);
            }
            "challenge" if !value.is_empty() && place.challenges.len() < 20 => {
                place.challenges.push(value);
                told = true;
            }
            _ => {}
        }
    }
    told.then_some(place)
}

/// Both lists.
pub fn section(lang: Lang, terms: &Terms, one: &PublishedPractice, alike: &Alike) -> Markup {
    html! {
        div.halves.alike {
            section aria-labelledby="similar" {
                h2 #similar { (lang.t("compendium-similar")) }
                @if alike.similar.is_empty() { p.quiet { (lang.t("compendium-similar-none")) } }
                @else { (list(lang, terms, &alike.similar)) }
            }
            section aria-labelledby="like" {
                h2 #like { (lang.t("compendium-like")) }
                @if alike.places.is_empty() { p.quiet { (lang.t("compendium-like-none")) } }
                @else { (list(lang, terms, &alike.places)) }
                (choose(lang, terms, one, alike))
            }
        }
    }
}

fn list(lang: Lang, terms: &Terms, alike: &[Similar]) -> Markup {
    html! {
        ul.plain.alike-list {
            @for one in alike {
                li {
                    a href={ "/practices/" (one.key) } lang=[names::tag(&one.language)] dir=(names::direction(&one.language)) { (one.title) }
                    p.quiet.small { (why(lang, terms, &one.reasons)) }
                }
            }
        }
    }
}

/// The reasons in words: at most four.
fn why(lang: Lang, terms: &Terms, reasons: &[Reason]) -> String {
    let said = |reason: &Reason| match reason {
        Reason::Value(facet, code) => names::value(lang, terms, *facet, code),
        Reason::NearPopulation(code) => {
            let band = names::value(lang, terms, Facet::Population, code);
            lang.with("compendium-near-population", &[("band", band.into())])
        }
        Reason::Words(words) => lang.with("compendium-same-words", &[("words", lang.list(words).into())]),
    };
    let said: Vec<String> = reasons.iter().take(4).map(said).collect();
    lang.clauses(&said)
}

/// The reader's own place.
fn choose(lang: Lang, terms: &Terms, one: &PublishedPractice, alike: &Alike) -> Markup {
    let place = &alike.place;
    let choice = |facet: Facet, codes: &[&str], present: Option<&str>| {
        let (id, name) = (format!("like-{}", facet.code()), names::facet(lang, facet));
        html! {
            div.field {
                label for=(id) { (name) }
                select id=(id) name=(facet.code()) {
                    option value="" { (lang.t("compendium-any")) }
                    @for code in codes { option value=(code) selected[present == Some(*code)] { (names::value(lang, terms, facet, code)) } }
                }
            }
        }
    };
    let challenges: Vec<String> =
        terms.taxonomy().current(Scheme::Challenges).map(|term| term.code.to_string()).collect();
    let mut challenges: Vec<&str> = challenges.iter().map(String::as_str).collect();
    for code in &place.challenges {
        if !challenges.contains(&code.as_str()) {
            challenges.push(code);
        }
    }
    html! {
        details.yours open[alike.chosen] {
            summary { (lang.t("compendium-yours")) }
            form method="get" action={ "/practices/" (one.no) "#like" } {
                div.row {
                    (choice(Facet::Region, &Region::ALL.map(Region::code), place.region.as_deref()))
                    (choice(Facet::Population, &Population::ALL.map(Population::code), place.population.as_deref()))
                    (choice(Facet::Level, &Level::ALL.map(Level::code), place.level.as_deref()))
                }
                @if !challenges.is_empty() {
                    fieldset {
                        legend { (names::facet(lang, Facet::Challenge)) }
                        div.choices {
                            @for code in &challenges {
                                @let id = format!("like-challenge-{code}");
                                label.choice for=(id) {
                                    input id=(id) type="checkbox" name="challenge" value=(code) checked[place.challenges.iter().any(|one| one == code)];
                                    span { (names::value(lang, terms, Facet::Challenge, code)) }
                                }
                            }
                        }
                    }
                }
                button.second { (lang.t("compendium-yours-show")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_a_place_or_none() {
        assert_eq!(place_in("lang=ar"), None);
        let place = place_in("region=africa&level=&population=huge&challenge=resources&challenge=").unwrap();
        assert_eq!(place.region.as_deref(), Some("africa"));
        assert_eq!((place.level, place.population), (None, None));
        assert_eq!(place.challenges, ["resources"]);
    }

    #[test]
    fn each_reason_is_said() {
        let reasons = [
            Reason::Value(Facet::Country, "KE".to_owned()),
            Reason::NearPopulation("above".to_owned()),
            Reason::Words(vec!["tenants".to_owned(), "rent".to_owned()]),
        ];
        let said = why(Lang::En, &Terms::default(), &reasons);
        assert_eq!(said, "Kenya; nearly as many people (1.5 million and more); same words: tenants, rent");
    }
}
