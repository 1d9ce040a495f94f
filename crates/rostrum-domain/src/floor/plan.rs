//! The plan of the floor: what the log needs to know of programme and rules to be complete in itself.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::concept_note::{Cap, ConceptNote, TimeLimit};
use crate::ids::{PersonId, SegmentId, SessionId};
use crate::participant::Category;
use crate::programme::SegmentKind;

/// Sessions, segments and rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorPlan {
    /// Sessions in order; breaks are left out.
    pub sessions: Vec<PlannedSession>,
    /// Limit of an intervention from the floor.
    pub limit: TimeLimit,
    /// Limit of a person named in the programme.
    pub person_limit: TimeLimit,
    /// Cap of the floor.
    pub cap: Option<Cap>,
    /// Seconds reckoned between two speakers; not charged to the cap.
    pub allowance_seconds: u32,
    /// Who may inscribe.
    pub categories: Vec<Category>,
}

/// A session of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedSession {
    /// The session.
    pub id: SessionId,
    /// Planned beginning.
    pub start: Timestamp,
    /// Planned end.
    pub end: Timestamp,
    /// Its segments in order.
    pub segments: Vec<PlannedSegment>,
    /// People named in the programme for it.
    pub people: Vec<PersonId>,
}

/// A segment of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedSegment {
    /// The segment.
    pub id: SegmentId,
    /// What happens in it.
    pub kind: SegmentKind,
    /// Planned length in minutes.
    pub minutes: u32,
}

impl PlannedSession {
    /// Whether a list of speakers belongs to it.
    pub fn has_floor(&self) -> bool {
        self.segments.iter().any(|segment| segment.kind == SegmentKind::Floor)
    }

    /// Its last floor segment; with it the list ends.
    pub fn last_floor(&self) -> Option<&PlannedSegment> {
        self.segments.iter().rev().find(|segment| segment.kind == SegmentKind::Floor)
    }

    /// How long after the beginning of the session a segment is planned to begin.
    pub fn offset_of(&self, segment: &SegmentId) -> SignedDuration {
        let before = self.segments.iter().take_while(|planned| &planned.id != segment);
        SignedDuration::from_mins(before.map(|planned| i64::from(planned.minutes)).sum())
    }
}

impl FloorPlan {
    /// Seven minutes for a panellist, assumed when the note says nothing of it.
    pub const PERSON_LIMIT_SECONDS: u32 = 420;

    /// The plan that follows from a note whose sessions have their segments.
    pub fn of(note: &ConceptNote) -> Self {
        let sessions = note.programme.sessions.iter().filter(|session| !session.segments.is_empty());
        Self {
            sessions: sessions
                .map(|session| PlannedSession {
                    id: session.id.clone(),
                    start: note.zone.instant(session.start),
                    end: note.zone.instant(session.end),
                    segments: session
                        .segments
                        .iter()
                        .map(|segment| PlannedSegment {
                            id: segment.id.clone(),
                            kind: segment.kind,
                            minutes: segment.minutes,
                        })
                        .collect(),
                    people: session.people.iter().map(|person| person.id.clone()).collect(),
                })
                .collect(),
            limit: note.format.limit,
            person_limit: TimeLimit::from_seconds(Self::PERSON_LIMIT_SECONDS)
                .expect("420 s lie in the range of limits"),
            cap: note.format.cap,
            allowance_seconds: note.format.allowance_seconds,
            categories: note.format.categories.clone(),
        }
    }

    /// The session with this id.
    pub fn session(&self, id: &SessionId) -> Option<&PlannedSession> {
        self.sessions.iter().find(|session| &session.id == id)
    }

    /// The segment with this id and its session.
    pub fn segment(&self, id: &SegmentId) -> Option<(&PlannedSession, &PlannedSegment)> {
        self.sessions.iter().find_map(|session| {
            session.segments.iter().find(|segment| &segment.id == id).map(|segment| (session, segment))
        })
    }

    /// The segment after this one, or the first of all after `None`.
    pub fn next_segment(&self, after: Option<&SegmentId>) -> Option<&PlannedSegment> {
        let mut all = self.sessions.iter().flat_map(|session| &session.segments);
        match after {
            None => all.next(),
            Some(id) => all.skip_while(|segment| &segment.id != id).nth(1),
        }
    }
}
