//! How long contact data are kept: a number of days after the last session of the meeting. Of a meeting that was over
//! when it was created, or before somebody registered for it, the days count from then.
//!
//! Personal data are kept no longer than their purpose asks for (Personal Data Protection and Privacy Principles of
//! the United Nations system, 2018, principle 4). Statistics and the report stay.

use jiff::{SignedDuration, Timestamp};

use crate::concept_note::ConceptNote;

/// How long contact data are kept after a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// They go this many days after the end of the last session: 1 to 3,650.
    Days(u16),
    /// They stay until somebody takes them out; people are told so.
    Kept,
}

impl Default for Retention {
    /// 90 days: time for the report and the thanks.
    fn default() -> Self {
        Self::Days(90)
    }
}

impl Retention {
    /// The most days that can be chosen: ten years.
    pub const MOST_DAYS: u16 = 3_650;

    /// A number of days as a form or a row has it; 0 keeps them. `None` above [`Self::MOST_DAYS`] and below 0.
    pub fn from_days(days: i64) -> Option<Self> {
        match u16::try_from(days).ok()? {
            0 => Some(Self::Kept),
            days if days <= Self::MOST_DAYS => Some(Self::Days(days)),
            _ => None,
        }
    }

    /// The number of days; 0 where they are kept.
    pub fn days(self) -> u16 {
        match self {
            Self::Days(days) => days,
            Self::Kept => 0,
        }
    }

    /// What holds for one who was told `told` at registration: that number of days, whatever is set later. Who was told
    /// that contact data stay until somebody takes them out, or nothing that is known, goes by what is set now.
    pub fn for_one_told(self, told: Option<Self>) -> Self {
        match told {
            Some(Self::Days(days)) => Self::Days(days),
            _ => self,
        }
    }

    /// When contact data go that are there since `since`; `None` where they stay. The days count from the end of the
    /// meeting, or from that instant when it is later.
    pub fn due(self, note: &ConceptNote, since: Timestamp) -> Option<Timestamp> {
        let Self::Days(days) = self else { return None };
        held_until(note)?.max(since).checked_add(SignedDuration::from_hours(24 * i64::from(days))).ok()
    }

    /// Whether the days of one who is there since `since` count from then, as the meeting was over.
    pub fn counts_from(note: &ConceptNote, since: Timestamp) -> bool {
        held_until(note).is_some_and(|end| end < since)
    }
}

/// The end of the last session, or that of the last day of a meeting without a programme.
fn held_until(note: &ConceptNote) -> Option<Timestamp> {
    let sessions = note.programme.sessions.iter().map(|session| session.end);
    let days = note.days.iter().map(|day| {
        let hours = day.hours.iter().map(|hours| hours.end).max();
        // A day without hours lasts until its end.
        hours.map_or_else(|| day.date.at(23, 59, 59, 0), |end| day.date.to_datetime(end))
    });
    sessions.chain(days).max().map(|end| note.zone.instant(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_of_days_up_to_ten_years_is_one() {
        assert_eq!(Retention::from_days(0), Some(Retention::Kept));
        assert_eq!(Retention::from_days(3_650), Some(Retention::Days(3_650)));
        for days in [-1, 3_651, 70_000] {
            assert_eq!(Retention::from_days(days), None);
        }
        assert_eq!(Retention::default().days(), 90);
    }

    #[test]
    fn the_number_of_days_that_somebody_read_holds() {
        let (short, long) = (Retention::Days(30), Retention::Days(400));
        assert_eq!(long.for_one_told(Some(short)), short);
        assert_eq!(short.for_one_told(Some(long)), long);
        assert_eq!(Retention::Kept.for_one_told(Some(short)), short);
        assert_eq!(short.for_one_told(Some(Retention::Kept)), short, "somebody of the secretariat takes them out");
        assert_eq!(short.for_one_told(None), short);
    }
}
