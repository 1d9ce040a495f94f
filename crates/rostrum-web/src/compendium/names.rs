//! What the values of facets are called in the reader's language.

use maud::{Markup, html};
use rostrum_domain::compendium::{Facet, Kind};
use rostrum_domain::country::Country;
use rostrum_domain::practice::{Part, Period, Place, Status};
use rostrum_domain::taxonomy::{Scheme, TermCode};

use super::Terms;
use crate::i18n::Lang;

/// What a facet is called.
pub fn facet(lang: Lang, facet: Facet) -> String {
    lang.of_family("facet", facet.code(), &[]).unwrap_or_default()
}

/// The facet that a list of terms is searched by.
pub fn facet_of(scheme: Scheme) -> Facet {
    match scheme {
        Scheme::Themes => Facet::Theme,
        Scheme::Rights => Facet::Right,
        Scheme::Groups => Facet::Group,
        Scheme::Sdg => Facet::Sdg,
        Scheme::Mechanisms => Facet::Mechanism,
        Scheme::Challenges => Facet::Challenge,
        Scheme::Functions => Facet::Function,
    }
}

/// What a value of a facet is called; a code that has left its list is shown as it is.
pub fn value(lang: Lang, terms: &Terms, facet: Facet, code: &str) -> String {
    let known = match facet {
        Facet::Kind => lang.of_family("entry-kind", code, &[]),
        Facet::Region => lang.of_family("region", code, &[]),
        Facet::Country => Country::from_code(code).map(|country| country.name(lang.tag()).to_owned()),
        Facet::Level => lang.of_family("origin-level", code, &[]),
        Facet::Population => lang.of_family("origin-population", code, &[]),
        Facet::Category => lang.of_family("category", code, &[]),
        Facet::Status => lang.of_family("practice-status", code, &[]),
        Facet::Language => Some(language(lang, code)),
        Facet::Meeting => terms.meeting(code),
        _ => facet.scheme().and_then(|scheme| term(lang, terms, scheme, code)),
    };
    known.unwrap_or_else(|| code.to_owned())
}

/// The name of a term; that of a goal or a target begins with its number.
pub fn term(lang: Lang, terms: &Terms, scheme: Scheme, code: &str) -> Option<String> {
    let code = TermCode::parse(code).ok()?;
    let name = terms.name(scheme, &code, lang)?;
    let numbered = scheme == Scheme::Sdg && !name.starts_with(code.as_str());
    Some(if numbered { format!("{code} {name}") } else { name })
}

/// A language by its tag: its name where it is one of the six, else the tag.
pub fn language(lang: Lang, tag: &str) -> String {
    let named = Lang::from_tag(tag).and_then(|known| lang.of_family("language", known.tag(), &[]));
    named.unwrap_or_else(|| tag.to_owned())
}

/// What an entry is.
pub fn kind(lang: Lang, kind: Kind) -> String {
    lang.of_family("entry-kind", kind.code(), &[]).unwrap_or_default()
}

/// The heading of a part of a practice.
pub fn part(lang: Lang, part: Part) -> String {
    lang.of_family("practice-part", part.code(), &[]).unwrap_or_default()
}

/// How far a practice is.
pub fn status(lang: Lang, status: Status) -> String {
    lang.of_family("practice-status", status.code(), &[]).unwrap_or_default()
}

/// From when until when: "2019–2023", "since 2019", "until 2023".
pub fn period(lang: Lang, period: Period) -> Option<String> {
    match (period.from, period.until) {
        (Some(from), Some(until)) if from == until => Some(from.to_string()),
        (Some(from), Some(until)) => Some(format!("{from}–{until}")),
        (Some(from), None) => Some(lang.with("compendium-since", &[("year", from.to_string().into())])),
        (None, Some(until)) => Some(lang.with("compendium-until", &[("year", until.to_string().into())])),
        (None, None) => None,
    }
}

/// Where a practice is: the place as its people call it, and its country. Nothing where it says neither.
pub fn place(lang: Lang, place: &Place) -> Option<Markup> {
    let (name, country) = (place.name.trim(), place.country);
    if name.is_empty() && country.is_none() {
        return None;
    }
    Some(html! {
        @if !name.is_empty() { bdi { (name) } }
        @if let Some(country) = country {
            @if !name.is_empty() { (lang.comma()) }
            (country.name(lang.tag()))
        }
    })
}

/// The direction of what is written in a language: that of its script, or that of its first letter where the language
/// is not known.
pub fn direction(tag: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 8] = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi"];
    let primary = tag.split('-').next().unwrap_or_default();
    match primary {
        "" => "auto",
        tag if RIGHT_TO_LEFT.contains(&tag) => "rtl",
        _ => "ltr",
    }
}

/// The attribute `lang` of a text; nothing where its language is not known.
pub fn tag(language: &str) -> Option<&str> {
    Some(language).filter(|tag| !tag.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_says_what_is_known_of_it() {
        let shown = |from, until| period(Lang::En, Period { from, until }).unwrap_or_default();
        assert_eq!(shown(Some(2019), Some(2023)), "2019–2023");
        assert_eq!(shown(Some(2019), Some(2019)), "2019");
        assert_eq!(shown(Some(2019), None), "since 2019");
        assert_eq!(shown(None, Some(2023)), "until 2023");
        assert_eq!(shown(None, None), "");
    }

    #[test]
    fn a_code_that_left_the_taxonomy_is_shown_as_it_is() {
        let terms = Terms::default();
        assert_eq!(value(Lang::Fr, &terms, Facet::Right, "right-of-yore"), "right-of-yore");
        assert_eq!(value(Lang::Fr, &terms, Facet::Country, "KE"), "Kenya");
        assert_eq!(value(Lang::En, &terms, Facet::Status, "pilot"), "Pilot");
        assert_eq!(value(Lang::En, &terms, Facet::Language, "pt"), "pt");
    }

    #[test]
    fn hebrew_and_persian_run_from_the_right_too() {
        assert_eq!(["ar", "fa-IR", "zh", ""].map(direction), ["rtl", "rtl", "ltr", "auto"]);
    }
}
