//! What of the inbox is looked at, as it stands in the address.

use std::collections::BTreeMap;

use rostrum_domain::contribution::State;
use rostrum_domain::country::Country;
use rostrum_domain::ids::ContributionNo;
use rostrum_domain::participant::Region;
use rostrum_store::{AccountNo, HandedIn, Review};
use serde::Deserialize;

/// The filters.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// The code of a state.
    pub state: String,
    /// The number of a call.
    pub call: String,
    /// The code of a category.
    pub category: String,
    /// The code of a region.
    pub region: String,
    /// A tag.
    pub language: String,
    /// `nobody`, or the number of an account.
    pub assigned: String,
    /// `yes` or `no`.
    pub late: String,
    /// The code of a consent.
    pub consent: String,
    /// `yes`: what the reader has not read.
    pub unread: String,
    /// Words of author or answers.
    pub q: String,
}

/// What is known of contributions beside themselves.
pub struct Beside {
    pub reviews: BTreeMap<ContributionNo, Review>,
    pub seen: BTreeMap<ContributionNo, u32>,
}

impl Beside {
    /// Who looks after one.
    pub fn assigned(&self, one: &HandedIn) -> Option<AccountNo> {
        self.reviews.get(&one.row.no).and_then(|review| review.assigned)
    }

    /// The language of one, put right where somebody did.
    pub fn language<'a>(&'a self, one: &'a HandedIn) -> &'a str {
        let corrected = self.reviews.get(&one.row.no).and_then(|review| review.language.as_deref());
        corrected.unwrap_or(&one.content.language)
    }

    /// Whether the reader has not read its latest version.
    pub fn is_unread(&self, one: &HandedIn) -> bool {
        self.seen.get(&one.row.no).is_none_or(|version| *version < one.row.version)
    }
}

/// The region of an author.
pub fn region(one: &HandedIn) -> Option<Region> {
    one.content.author.country.and_then(Country::group)
}

impl Filter {
    /// The same with another state.
    pub fn with_state(&self, state: &str) -> Self {
        Self { state: state.to_owned(), ..self.clone() }
    }

    /// As the query of an address.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.pairs() {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    fn pairs(&self) -> [(&'static str, &str); 10] {
        [
            ("state", &self.state),
            ("call", &self.call),
            ("category", &self.category),
            ("region", &self.region),
            ("language", &self.language),
            ("assigned", &self.assigned),
            ("late", &self.late),
            ("consent", &self.consent),
            ("unread", &self.unread),
            ("q", &self.q),
        ]
    }

    /// Whether a contribution fits all but the state.
    pub fn takes_but_state(&self, one: &HandedIn, beside: &Beside) -> bool {
        let fits = |wanted: &str, has: &str| wanted.is_empty() || wanted == has;
        let author = &one.content.author;
        let assigned = beside.assigned(one).map_or("nobody".to_owned(), |no| no.0.to_string());
        let answers = one.content.answers.values().map(String::as_str).collect::<Vec<_>>().join(" ");
        let text = format!("{} {answers}", author.delegation).to_lowercase();
        fits(&self.call, &one.row.call.to_string())
            && fits(&self.category, author.category.map_or("", |category| category.code()))
            && fits(&self.region, region(one).map_or("", Region::code))
            && fits(&self.language, beside.language(one))
            && fits(&self.assigned, &assigned)
            && fits(&self.late, if one.row.late { "yes" } else { "no" })
            && fits(&self.consent, one.row.consent_now().map_or("", |consent| consent.code()))
            && (self.unread != "yes" || beside.is_unread(one))
            && self.q.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }

    /// Whether a contribution fits.
    pub fn takes(&self, one: &HandedIn, beside: &Beside) -> bool {
        State::from_code(&self.state).is_none_or(|state| one.row.state == state) && self.takes_but_state(one, beside)
    }
}
