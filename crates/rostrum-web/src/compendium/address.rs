//! What an address of a list asks: a query, a page of its result, and how that is shown.

use rostrum_domain::compendium::{Facet, Kind, Query, Unread};
use rostrum_domain::ids::MeetingId;

/// Entries on one page of a list.
pub const ON_A_PAGE: u32 = 20;
/// The last page that is shown; whoever wants more takes a file.
pub const LAST_PAGE: u32 = 500;

/// How a result is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// As a list.
    #[default]
    List,
    /// On a map of the world.
    Map,
    /// By theme and by region.
    Topics,
    /// By year.
    Years,
}

impl View {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::List, Self::Map, Self::Topics, Self::Years];

    /// As it stands in an address.
    pub fn code(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Map => "map",
            Self::Topics => "topics",
            Self::Years => "years",
        }
    }
}

/// Which entries a list is of, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All published practices: `/practices`.
    Practices,
    /// All that is published of a meeting: `/m/…/record`.
    Record(MeetingId),
}

impl Scope {
    /// Where it stands.
    pub fn path(&self) -> String {
        match self {
            Self::Practices => "/practices".to_owned(),
            Self::Record(meeting) => format!("/m/{meeting}/record"),
        }
    }

    /// The facet that it is narrowed down by for good, with the value.
    pub fn fixed(&self) -> (Facet, &str) {
        match self {
            Self::Practices => (Facet::Kind, Kind::Practice.code()),
            Self::Record(meeting) => (Facet::Meeting, meeting.as_str()),
        }
    }

    /// The query of a list of this scope.
    pub fn whole(&self, query: &Query) -> Query {
        let (facet, value) = self.fixed();
        let mut query = query.clone();
        query.filters.insert(facet, [value.to_owned()].into());
        query
    }

    /// The facets that a reader narrows it down by, in the order in which they are offered.
    pub fn facets(&self) -> &'static [Facet] {
        match self {
            Self::Practices => &[
                Facet::Theme,
                Facet::Right,
                Facet::Group,
                Facet::Sdg,
                Facet::Challenge,
                Facet::Region,
                Facet::Country,
                Facet::Level,
                Facet::Population,
                Facet::Status,
                Facet::Mechanism,
                Facet::Function,
                Facet::Category,
                Facet::Language,
                Facet::Meeting,
            ],
            Self::Record(_) => &[
                Facet::Kind,
                Facet::Category,
                Facet::Theme,
                Facet::Right,
                Facet::Group,
                Facet::Region,
                Facet::Country,
                Facet::Language,
            ],
        }
    }
}

/// What an address asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Of which entries. What the [`Scope`] fixes is not in it.
    pub query: Query,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// Which page of the list, from 1 to [`LAST_PAGE`].
    pub page: u32,
    /// How it is shown.
    pub view: View,
}

impl Asked {
    /// Reads the part of an address behind the question mark. A part that tells nothing is in `unread`.
    pub fn read(scope: &Scope, raw: &str) -> Self {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(raw.as_bytes()).into_owned().collect();
        let mut asked = Self { page: 1, ..Self::default() };
        let mut others = Vec::new();
        for (name, value) in &pairs {
            match name.as_str() {
                "lang" | "done" => {}
                "page" => asked.page = value.parse().unwrap_or(1).clamp(1, LAST_PAGE),
                "view" => asked.view = View::ALL.into_iter().find(|view| view.code() == value).unwrap_or_default(),
                _ => others.push((name.as_str(), value.as_str())),
            }
        }
        (asked.query, asked.unread) = Query::from_pairs(others);
        asked.query.filters.remove(&scope.fixed().0);
        asked
    }

    /// The address that asks the same.
    pub fn address(&self, scope: &Scope) -> String {
        self.address_of(&scope.path())
    }

    /// The address of a file or a feed of the same result, which has neither pages nor views.
    pub fn file(&self, scope: &Scope, ending: &str) -> String {
        Self { page: 1, view: View::List, ..self.clone() }.address_of(&format!("{}{ending}", scope.path()))
    }

    fn address_of(&self, path: &str) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.extend_pairs(self.query.to_pairs());
        if self.view != View::List {
            text.append_pair("view", self.view.code());
        }
        if self.page > 1 {
            text.append_pair("page", &self.page.to_string());
        }
        let query = text.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The same from its first page, with another query.
    pub fn with(&self, query: Query) -> Self {
        Self { query, page: 1, unread: Vec::new(), view: self.view }
    }

    /// Whether it is narrowed down by anything.
    pub fn is_narrowed(&self) -> bool {
        !self.query.words.is_empty() || !self.query.filters.is_empty() || self.query.years.is_some()
    }

    /// Whether search engines may keep the page: the whole list and no part of it, of which there are more than anybody
    /// can read.
    pub fn is_for_robots(&self) -> bool {
        !self.is_narrowed() && self.view == View::List && self.query.sort == rostrum_domain::compendium::Sort::Best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_and_written_the_same() {
        let scope = Scope::Practices;
        for address in [
            "/practices",
            "/practices?q=water+for+all&theme=housing&country=CH&country=KE&view=map",
            "/practices?from=2015&until=2020&sort=newest&page=3",
        ] {
            let raw = address.split_once('?').map_or("", |(_, raw)| raw);
            let asked = Asked::read(&scope, raw);
            assert_eq!(asked.address(&scope), address);
            assert_eq!(asked.unread, []);
        }
        assert_eq!(Asked::read(&scope, "lang=ar&page=9999999&view=none").page, LAST_PAGE);
        assert_eq!(Asked::read(&scope, "page=0").page, 1);
    }

    #[test]
    fn what_the_scope_fixes_cannot_be_asked_away() {
        let scope = Scope::Record(MeetingId::parse("one").unwrap());
        let asked = Asked::read(&scope, "meeting=two&kind=statement");
        let whole = scope.whole(&asked.query);
        assert_eq!(whole.filters[&Facet::Meeting], ["one".to_owned()].into());
        assert_eq!(whole.filters[&Facet::Kind], ["statement".to_owned()].into());
        let only = Scope::Practices.whole(&Asked::read(&Scope::Practices, "kind=statement").query);
        assert_eq!(only.filters[&Facet::Kind], ["practice".to_owned()].into());
    }

    #[test]
    fn a_file_has_the_query_and_neither_page_nor_view() {
        let scope = Scope::Practices;
        let asked = Asked::read(&scope, "q=water&view=map&page=4");
        assert_eq!(asked.file(&scope, ".csv"), "/practices.csv?q=water");
        assert!(!asked.is_for_robots() && Asked::read(&scope, "page=2").is_for_robots());
    }
}
