//! What lists and pictures show of an entry without asking the database: kept in memory beside the index, made from the
//! same public form.

use jiff::Timestamp;
use rostrum_domain::compendium::Kind;
use rostrum_domain::country::Country;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::participant::Category;
use rostrum_domain::practice::{Period, Place, Status};

/// An entry in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// What it is.
    pub kind: Kind,
    /// As in [`rostrum_domain::compendium::Entry`].
    pub key: String,
    /// The meeting that it comes from.
    pub meeting: MeetingId,
    /// The language of the original, as a BCP 47 tag; "" where it is not known.
    pub language: String,
    /// What it is called.
    pub title: String,
    /// Where.
    pub place: Place,
    /// When.
    pub period: Period,
    /// How far it is, of a practice.
    pub status: Option<Status>,
    /// Whose it is, as the public sees it: a name, or `None` with the category alone.
    pub author: Option<String>,
    /// The category of the author.
    pub category: Option<Category>,
    /// What is told of a statement besides.
    pub told: Option<Told>,
    /// When it was first published.
    pub published_at: Timestamp,
    /// When its published form last changed.
    pub changed_at: Timestamp,
}

/// What is told of a statement besides whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The session in which it was delivered, or for which it was handed in.
    pub session: String,
    /// Whether it was delivered.
    pub delivered: bool,
}

impl Brief {
    /// The address of its page.
    pub fn address(&self) -> String {
        match self.kind {
            Kind::Practice => format!("/practices/{}", self.key),
            Kind::Contribution => {
                let no = self.key.rsplit_once('.').map_or("", |(_, no)| no);
                format!("/m/{}/record/contributions/{no}", self.meeting)
            }
            Kind::Statement => {
                let key = self.key.split_once('.').map_or("", |(_, key)| key);
                format!("/m/{}/record/statements/{key}", self.meeting)
            }
        }
    }

    /// The country.
    pub fn country(&self) -> Option<Country> {
        self.place.country
    }

    /// The level of government.
    pub fn level(&self) -> Option<Level> {
        self.place.level
    }

    /// The band of population.
    pub fn population(&self) -> Option<Population> {
        self.place.population
    }

    /// The years in which it was under way, up to the present year where it goes on.
    pub fn years(&self, present: u16) -> Option<(u16, u16)> {
        let from = self.period.from.or(self.period.until)?;
        let ended = matches!(self.status, Some(Status::Completed | Status::Stopped));
        let until = self.period.until.unwrap_or(if ended { from } else { present });
        Some((from, until.clamp(from, present.max(from))))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A practice of a meeting.
    pub fn brief(no: u32, country: &str, period: Period) -> Brief {
        Brief {
            kind: Kind::Practice,
            key: no.to_string(),
            meeting: MeetingId::parse("one").unwrap(),
            language: "en".to_owned(),
            title: format!("Practice {no}"),
            place: Place { country: Country::from_code(country), ..Place::default() },
            period,
            status: None,
            author: None,
            category: None,
            told: None,
            published_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_goes_on_is_under_way_until_the_present_year() {
        let years = |from, until| brief(1, "CH", Period { from, until }).years(2026);
        assert_eq!(years(Some(2019), None), Some((2019, 2026)));
        assert_eq!(years(Some(2019), Some(2021)), Some((2019, 2021)));
        assert_eq!(years(None, Some(2021)), Some((2021, 2021)));
        assert_eq!(years(None, None), None);
        assert_eq!(years(Some(2030), None), Some((2030, 2030)), "what is planned");
        let ended =
            Brief { status: Some(Status::Completed), ..brief(1, "CH", Period { from: Some(2019), until: None }) };
        assert_eq!(ended.years(2026), Some((2019, 2019)), "when it ended is not known");
    }

    #[test]
    fn each_kind_has_an_address_of_its_own() {
        let at = |kind, key: &str| Brief { kind, key: key.to_owned(), ..brief(1, "CH", Period::default()) }.address();
        assert_eq!(at(Kind::Practice, "17"), "/practices/17");
        assert_eq!(at(Kind::Contribution, "one.3"), "/m/one/record/contributions/3");
        assert_eq!(at(Kind::Statement, "one.session-1.12"), "/m/one/record/statements/session-1.12");
    }
}
