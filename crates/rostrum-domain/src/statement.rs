//! Until when written statements are taken.

use jiff::civil::time;
use jiff::{Timestamp, ToSpan};

use crate::concept_note::ConceptNote;
use crate::floor::Floor;

/// Days after the last day of a meeting in which statements are taken, where nothing else was set.
pub const USUAL_DAYS: i64 = 3;

/// Until when statements are taken where the secretariat has set nothing else: 23:59 of the third day after
/// the last day of the meeting, in the meeting's zone. A meeting that lasts longer than its programme, or is
/// held later, moves it on: its last day is not over before it is closed.
pub fn usual_deadline(note: &ConceptNote, floor: &Floor, now: Timestamp) -> Timestamp {
    let sessions = note.programme.sessions.iter().map(|session| session.end.date());
    let planned = sessions.chain(note.days.iter().map(|day| day.date)).max();
    let ended = floor.segments.values().filter_map(|(_, ended)| *ended).max();
    let held = if floor.closed { ended } else { Some(now) }.map(|at| note.zone.local(at).date());
    let last = planned.max(held).unwrap_or_else(|| note.zone.local(now).date());
    let day = last.checked_add(USUAL_DAYS.days()).unwrap_or(last);
    note.zone.instant(day.to_datetime(time(23, 59, 0, 0)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::concept_note::{Day, Format, Hours, Place, Zone};
    use crate::ids::SegmentId;
    use crate::mandate::Body;
    use crate::programme::Programme;

    fn note() -> ConceptNote {
        let hours = Hours { start: time(10, 0, 0, 0), end: time(12, 0, 0, 0) };
        ConceptNote {
            language: "en".to_owned(),
            title: "A panel discussion".to_owned(),
            body: Body::HumanRightsCouncil,
            mandates: Vec::new(),
            report_to: None,
            days: vec![Day { date: date(2025, 7, 21), hours: vec![hours] }],
            place: Place::Online { platform: None },
            zone: Zone::parse("Europe/Zurich").unwrap(),
            objective: String::new(),
            outcomes: Vec::new(),
            format: Format::default(),
            background: Vec::new(),
            documents: Vec::new(),
            programme: Programme { sessions: Vec::new() },
        }
    }

    #[test]
    fn statements_are_taken_until_three_days_after_the_last_day() {
        let before = "2025-06-01T08:00:00Z".parse().unwrap();
        assert_eq!(usual_deadline(&note(), &Floor::default(), before).to_string(), "2025-07-24T21:59:00Z");
    }

    #[test]
    fn a_meeting_that_is_held_later_moves_the_deadline_and_one_that_is_closed_does_not() {
        let mut floor = Floor::default();
        let held = "2026-03-02T16:00:00Z".parse().unwrap();
        assert_eq!(usual_deadline(&note(), &floor, held).to_string(), "2026-03-05T22:59:00Z");
        floor.segments.insert(SegmentId::parse("session-1-floor").unwrap(), (held, Some(held)));
        floor.closed = true;
        let much_later = "2026-11-01T16:00:00Z".parse().unwrap();
        assert_eq!(usual_deadline(&note(), &floor, much_later).to_string(), "2026-03-05T22:59:00Z");
    }
}
