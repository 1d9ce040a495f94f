//! Countries in the reader's language and in the order of its alphabet.

use std::sync::LazyLock;

use icu_collator::Collator;
use icu_collator::options::CollatorOptions;
use icu_locale_core::Locale;
use rostrum_domain::country::Country;

use crate::i18n::Lang;

static SORTED: LazyLock<Vec<(Lang, Vec<Country>)>> =
    LazyLock::new(|| Lang::ALL.map(|lang| (lang, sort(lang))).into_iter().collect());

/// All countries and territories, as pairs of code and name, as a choice takes them.
pub fn choices(lang: Lang) -> impl Iterator<Item = (&'static str, String)> {
    let sorted = SORTED.iter().find(|(known, _)| *known == lang).map_or(&[][..], |(_, countries)| countries);
    sorted.iter().map(move |country| (country.code(), country.name(lang.tag()).to_owned()))
}

fn sort(lang: Lang) -> Vec<Country> {
    let locale: Locale = lang.tag().parse().expect("the tags of the six languages are well formed");
    let collator = Collator::try_new((&locale).into(), CollatorOptions::default())
        .expect("the order of the root stands in where a language has none");
    let mut countries: Vec<Country> = Country::all().collect();
    countries.sort_by(|one, other| collator.compare(one.name(lang.tag()), other.name(lang.tag())));
    countries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_stand_in_the_order_of_the_readers_alphabet() {
        for (lang, first, last) in [
            (Lang::En, "Afghanistan", "Zimbabwe"),
            (Lang::Fr, "Afghanistan", "Zimbabwe"),
            (Lang::Es, "Afganistán", "Zimbabwe"),
            (Lang::Ru, "Австралия", "Япония"),
        ] {
            let names: Vec<String> = choices(lang).map(|(_, name)| name).collect();
            assert_eq!((names.len(), names[0].as_str(), names[248].as_str()), (249, first, last));
        }
        let place = |lang, code| choices(lang).position(|(other, _)| other == code).unwrap();
        assert!(place(Lang::En, "AX") < place(Lang::En, "AL"), "Åland stands under A");
        assert!(place(Lang::Fr, "EG") < place(Lang::Fr, "ES"), "Égypte stands before Espagne");
        assert!(place(Lang::Zh, "AL") < place(Lang::Zh, "ZW"), "Chinese is ordered by sound: 阿 before 津");
    }
}
