//! What a concept note says, as values.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::mandate::{Body, CouncilSession, Mandate};
use crate::participant::Category;
use crate::programme::Programme;
use crate::symbol::DocumentSymbol;

/// The paper that announces the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConceptNote {
    /// Language of the note, a BCP 47 tag: `en`, `fr`, `es`, …
    pub language: String,
    /// Title of the meeting.
    pub title: String,
    /// The organ that mandates the meeting.
    pub body: Body,
    /// The resolutions or decisions that ask for it, the latest first.
    pub mandates: Vec<Mandate>,
    /// Council session that receives the report, when the note says which.
    pub report_to: Option<CouncilSession>,
    /// Dates with their hours, in order.
    pub days: Vec<Day>,
    /// Where it is held.
    pub place: Place,
    /// The zone in which all times of the note are read.
    pub zone: Zone,
    /// What the meeting is for.
    pub objective: String,
    /// The expected outcomes, one text each, without their numbers.
    pub outcomes: Vec<String>,
    /// How the meeting is run.
    pub format: Format,
    /// Background, one paragraph each.
    pub background: Vec<String>,
    /// Background documents in the order of the note.
    pub documents: Vec<BackgroundDocument>,
    /// Sessions.
    pub programme: Programme,
}

/// A date of the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The date.
    pub date: Date,
    /// The hours of that date in order.
    pub hours: Vec<Hours>,
}

/// From when until when, in the meeting's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Beginning.
    pub start: Time,
    /// End.
    pub end: Time,
}

/// Where a meeting is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Place {
    /// Online only.
    Online {
        /// The video platform, as the note names it.
        platform: Option<String>,
    },
    /// In a room only.
    Onsite {
        /// Room, building, city.
        place: String,
    },
    /// Both.
    Hybrid {
        /// Room, building, city.
        place: String,
        /// The video platform, as the note names it.
        platform: Option<String>,
    },
}

/// A time zone by its IANA name, and the abbreviation that the note prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// IANA name that the bundled time zone database knows: `Europe/Zurich`.
    pub name: String,
    /// What the note prints: `CET`.
    pub printed: Option<String>,
}

impl Zone {
    /// Takes an IANA name.
    ///
    /// # Errors
    /// [`UnknownZone`] when the time zone database does not have it.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        TimeZone::get(name).map_err(|_| UnknownZone(name.to_owned()))?;
        Ok(Self { name: name.to_owned(), printed: None })
    }

    /// The rules of the zone; UTC when the name is not in the database.
    pub fn rules(&self) -> TimeZone {
        TimeZone::get(&self.name).unwrap_or(TimeZone::UTC)
    }

    /// The instant at which clocks in this zone show `local`. A time that does not exist or exists
    /// twice is taken as RFC 5545 does (the offset before the change).
    pub fn instant(&self, local: DateTime) -> Timestamp {
        local.to_zoned_datetime(self.rules()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
    }

    /// What clocks in this zone show at an instant.
    pub fn local(&self, instant: Timestamp) -> DateTime {
        instant.to_zoned_datetime(self.rules()).datetime()
    }

    /// The abbreviation in force at an instant, such as `CEST`.
    pub fn abbreviation(&self, instant: Timestamp) -> String {
        self.rules().to_offset_info(instant).abbreviation().to_owned()
    }
}

/// A name that is no time zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no time zone; write a name such as Europe/Zurich")]
pub struct UnknownZone(pub String);

/// A limit of speaking time, 10 seconds to 1 hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct TimeLimit(u32);

impl TimeLimit {
    /// Two minutes, the usual limit of a panel discussion.
    pub const TWO_MINUTES: Self = Self(120);

    /// Takes whole seconds from 10 to 3,600.
    ///
    /// # Errors
    /// [`InvalidTimeLimit`] names the value and the range.
    pub fn from_seconds(seconds: u32) -> Result<Self, InvalidTimeLimit> {
        if (10..=3_600).contains(&seconds) { Ok(Self(seconds)) } else { Err(InvalidTimeLimit(seconds)) }
    }

    /// Whole seconds.
    pub fn seconds(self) -> u32 {
        self.0
    }

    /// As a duration.
    pub fn duration(self) -> SignedDuration {
        SignedDuration::from_secs(self.0.into())
    }
}

impl TryFrom<u32> for TimeLimit {
    type Error = InvalidTimeLimit;
    fn try_from(seconds: u32) -> Result<Self, InvalidTimeLimit> {
        Self::from_seconds(seconds)
    }
}

impl From<TimeLimit> for u32 {
    fn from(limit: TimeLimit) -> Self {
        limit.0
    }
}

/// A number of seconds that is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} s is no limit of speaking time; 10 s to 3,600 s are permitted")]
pub struct InvalidTimeLimit(pub u32);

/// For what a cap of the floor counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapScope {
    /// All interventions of the meeting together.
    Meeting,
    /// The interventions of each session.
    Session,
    /// The interventions of each slot of a session.
    Slot,
}

/// The cap of the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cap {
    /// Minutes of interventions, 1 or more.
    pub minutes: u32,
    /// For what they count.
    pub scope: CapScope,
}

/// The rules by which the floor is run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// The text of the note on the format, one paragraph each.
    pub text: Vec<String>,
    /// Speaking time of one intervention.
    pub limit: TimeLimit,
    /// The cap of the floor, when there is one.
    pub cap: Option<Cap>,
    /// Who may take the floor, in the order of the note; all categories when the note names none.
    pub categories: Vec<Category>,
    /// Seconds reckoned between two speakers, 0 to 120; not charged to the cap.
    pub allowance_seconds: u32,
}

impl Default for Format {
    /// Two minutes for all, no cap, every category, 15 seconds between speakers.
    fn default() -> Self {
        Self {
            text: Vec::new(),
            limit: TimeLimit::TWO_MINUTES,
            cap: None,
            categories: Category::ALL.to_vec(),
            allowance_seconds: 15,
        }
    }
}

/// A document that the note lists as background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackgroundDocument {
    /// `A/HRC/56/32`
    pub symbol: DocumentSymbol,
    /// What the note says of it.
    pub title: String,
    /// The date that the note gives, for a resolution that of its adoption.
    pub date: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn geneva_keeps_summer_time_in_july() {
        let zone = Zone::parse("Europe/Zurich").unwrap();
        let opening = zone.instant(date(2025, 7, 21).at(10, 0, 0, 0));
        assert_eq!(opening.to_string(), "2025-07-21T08:00:00Z");
        assert_eq!(zone.abbreviation(opening), "CEST");
        assert_eq!(zone.local(opening), date(2025, 7, 21).at(10, 0, 0, 0));
    }

    #[test]
    fn an_unknown_zone_is_refused_with_its_name() {
        assert_eq!(
            Zone::parse("Europe/Genf").unwrap_err().to_string(),
            "\"Europe/Genf\" is no time zone; write a name such as Europe/Zurich"
        );
    }

    #[test]
    fn a_limit_stays_between_ten_seconds_and_an_hour() {
        assert!(TimeLimit::from_seconds(9).is_err());
        assert!(TimeLimit::from_seconds(3_601).is_err());
        assert_eq!(TimeLimit::from_seconds(90).unwrap().seconds(), 90);
    }
}
