//! Who attended, as the annex of a report tells it: only sums that many people are behind.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::attendance::groups::{Counted, Group, Grouping, Heads, count, published, sum};
use crate::ids::{DelegationNo, ParticipantNo};
use crate::origin::Origin;
use crate::participant::{Gender, Participant};

/// Attendance of a meeting that is closed, in figures that may be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceFigures {
    /// Everybody.
    pub total: Heads,
    /// One table for each grouping, in their order; without rows when fewer than five people attended.
    pub tables: Vec<AttendanceTable>,
    /// The days on which attendance reports of the platform were read in, each once, in order.
    pub read_on: Vec<Date>,
    /// Whether people were checked in at the door.
    pub checked_in: bool,
}

/// Attendance by one grouping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceTable {
    /// By what.
    pub by: Grouping,
    /// The groups that stand alone.
    pub rows: Vec<(Group, Heads)>,
    /// All others together.
    pub joint: Option<Heads>,
}

/// What is kept of the attendance of a meeting.
#[derive(Clone, Debug, Default)]
pub struct Attended {
    /// Who was seen on the platform or checked in at the door.
    pub people: BTreeSet<ParticipantNo>,
    /// Where delegations are from.
    pub origins: BTreeMap<DelegationNo, Origin>,
    /// The gender that participants declared.
    pub genders: BTreeMap<ParticipantNo, Gender>,
    /// The days on which attendance reports were read in, each once, in order.
    pub read_on: Vec<Date>,
    /// Whether somebody was checked in at the door.
    pub checked_in: bool,
}

impl Attended {
    /// What these figures count of each participant.
    pub fn counted(&self, participants: &[Participant]) -> Vec<Counted> {
        let one = |person: &Participant| {
            let gender = self.genders.get(&person.no).copied();
            Counted::of(person, self.origins.get(&person.delegation), gender, self.people.contains(&person.no))
        };
        participants.iter().map(one).collect()
    }

    /// The figures for the annex; `None` where no attendance was taken.
    pub fn figures(&self, participants: &[Participant]) -> Option<AttendanceFigures> {
        if self.people.is_empty() && self.read_on.is_empty() {
            return None;
        }
        let people = self.counted(participants);
        let table = |by| {
            let (rows, joint) = published(&people, by);
            AttendanceTable { by, rows, joint }
        };
        Some(AttendanceFigures {
            total: sum(count(&people, Grouping::Category).iter().map(|(_, heads)| heads)),
            tables: Grouping::ALL.map(table).to_vec(),
            read_on: self.read_on.clone(),
            checked_in: self.checked_in,
        })
    }
}
