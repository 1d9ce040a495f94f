//! The part of the form to register that asks where a delegation is from, and which gender the person declares.
//!
//! Which of it is asked depends on the category. Where the browser can tell which category is chosen, the style sheet
//! shows that part only; elsewhere all of it stands there, and what the category is not asked for is left aside.

use maud::{Markup, html};
use rostrum_domain::country::{Country, Status};
use rostrum_domain::origin::{
    self, LONGEST_NETWORK, Level, MOST_NETWORKS, NETWORKS, NetworksFault, Origin, Population, asks_country,
};
use rostrum_domain::participant::{Category, Gender};
use serde::Deserialize;

use crate::country;
use crate::fields::{Field, Wrong};
use crate::i18n::Lang;

/// What was typed into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The code of a country.
    pub country: String,
    /// The code of a level.
    pub level: String,
    /// The code of a band of population.
    pub population: String,
    /// Names of networks, parted by commas.
    pub networks: String,
    /// The code of a gender.
    pub gender: String,
}

/// What was declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// The facts of the delegation, as far as its category is asked for them.
    pub origin: Origin,
    /// The gender of the person.
    pub gender: Option<Gender>,
}

impl Typed {
    /// What is known, as it stands in the form.
    pub fn of(origin: &Origin, gender: Option<Gender>) -> Self {
        Self {
            country: origin.country.map_or("", Country::code).to_owned(),
            level: origin.level.map_or("", Level::code).to_owned(),
            population: origin.population.map_or("", Population::code).to_owned(),
            networks: origin.networks.join(", "),
            gender: gender.map_or("", Gender::code).to_owned(),
        }
    }

    /// Checks it for a delegation of this category. A State has to say which it is, by its country or by a name of
    /// the delegation; that it does is for the caller to check.
    pub fn read(&self, lang: Lang, category: Category, wrong: &mut Wrong) -> Declared {
        let mut given = Origin::default();
        if asks_country(category) {
            given.country = self.read_country(lang, category, wrong);
        }
        if category == Category::LocalGovernments {
            given.level = choice("level", &self.level, Level::from_code, lang, wrong);
            given.population = choice("population", &self.population, Population::from_code, lang, wrong);
            match origin::read_networks(&self.networks) {
                Ok(networks) => given.networks = networks,
                Err(NetworksFault::TooMany(count)) => wrong.add(
                    "networks",
                    lang.with("origin-networks-many", &[("count", count.into()), ("most", MOST_NETWORKS.into())]),
                ),
                Err(NetworksFault::TooLong(name)) => wrong.add(
                    "networks",
                    lang.with("origin-networks-long", &[("name", name.into()), ("most", LONGEST_NETWORK.into())]),
                ),
            }
        }
        let gender = choice("gender", &self.gender, Gender::from_code, lang, wrong);
        Declared { origin: given.of(category), gender }
    }
}

impl Typed {
    /// Checks the country alone, whether the category is asked for it or not.
    pub fn read_country(&self, lang: Lang, category: Category, wrong: &mut Wrong) -> Option<Country> {
        if self.country.is_empty() {
            return None;
        }
        let country = Country::from_code(&self.country);
        let fits = |country: Country| category != Category::States || country.status() != Status::Territory;
        if !country.is_some_and(fits) {
            wrong.add("country", lang.t("origin-country-wrong"));
        }
        country
    }
}

fn choice<T>(
    name: &'static str,
    code: &str,
    from_code: impl Fn(&str) -> Option<T>,
    lang: Lang,
    wrong: &mut Wrong,
) -> Option<T> {
    let found = from_code(code);
    if found.is_none() && !code.is_empty() {
        wrong.add(name, lang.t("origin-choice-wrong"));
    }
    found
}

/// The fields of the delegation. The style sheet looks at the class of each and at the chosen category.
pub fn fields(lang: Lang, typed: &Typed, wrong: &Wrong) -> Markup {
    html! {
        div.asks-country { (country_field(lang, &typed.country, wrong)) }
        div.asks-government { (government_fields(lang, typed, wrong)) }
    }
}

/// The country.
pub fn country_field(lang: Lang, value: &str, wrong: &Wrong) -> Markup {
    let field =
        Field { name: "country", label: &lang.t("origin-country"), hint: &lang.t("origin-country-hint"), value, wrong };
    optional(&field, &lang.t("origin-country-none"), country::choices(lang))
}

/// Level, population and networks of a local or regional government.
pub fn government_fields(lang: Lang, typed: &Typed, wrong: &Wrong) -> Markup {
    let (level, population) = (lang.t("origin-level"), lang.t("origin-population"));
    let choice = |name, label, value| Field { name, label, hint: "", value, wrong };
    let levels = Level::ALL.map(Level::code).map(|code| (code, words(lang, "origin-level", code)));
    let bands = Population::ALL.map(Population::code).map(|code| (code, words(lang, "origin-population", code)));
    let none = lang.t("origin-not-said");
    let (label, hint) = (lang.t("origin-networks"), lang.t("origin-networks-hint"));
    let networks = Field { name: "networks", label: &label, hint: &hint, value: &typed.networks, wrong };
    html! {
        (optional(&choice("level", &level, &typed.level), &none, levels))
        (optional(&choice("population", &population, &typed.population), &none, bands))
        (networks.around(&html! {
            input #networks name="networks" value=(typed.networks) maxlength="2000" autocomplete="off" list="networks-known"
                aria-describedby=[networks.described_by()] aria-invalid=[networks.invalid()];
            datalist #networks-known { @for known in NETWORKS { option value=(known) {} } }
        }))
    }
}

/// The gender, which nobody has to declare.
pub fn gender_field(lang: Lang, value: &str, hint: &str, wrong: &Wrong) -> Markup {
    let field = Field { name: "gender", label: &lang.t("origin-gender"), hint, value, wrong };
    let genders = Gender::ALL.map(Gender::code).map(|code| (code, words(lang, "gender", code)));
    optional(&field, &lang.t("origin-not-said"), genders)
}

fn optional<'c>(field: &Field<'_>, none: &str, choices: impl IntoIterator<Item = (&'c str, String)>) -> Markup {
    field.around(&html! {
        select #(field.name) name=(field.name) aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
            option value="" { (none) }
            @for (code, words) in choices { option value=(code) selected[code == field.value] { (words) } }
        }
    })
}

/// What is known of a delegation in one line: country, level, population, networks.
pub fn in_words(lang: Lang, origin: &Origin) -> String {
    let country = origin.country.map(|country| country.name(lang.tag()).to_owned());
    let level = origin.level.map(|level| words(lang, "origin-level", level.code()));
    let population = origin.population.map(|band| words(lang, "origin-population", band.code()));
    let networks = (!origin.networks.is_empty()).then(|| origin.networks.join(", "));
    [country, level, population, networks].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn words(lang: Lang, family: &str, code: &str) -> String {
    lang.of_family(family, code, &[]).unwrap_or_default()
}

#[cfg(test)]
mod tests;
