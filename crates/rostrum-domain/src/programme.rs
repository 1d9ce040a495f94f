//! The programme: sessions in the meeting's own zone, their segments and the people named in it.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::concept_note::Format;
use crate::ids::{PersonId, SegmentId, SessionId};

/// All sessions in the order of their beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Programme {
    /// The sessions.
    pub sessions: Vec<Session>,
}

/// What part of the programme a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// Opening session: remarks, no floor.
    Opening,
    /// Panel discussion: presentations, the floor, concluding remarks.
    Panel,
    /// Closing session: remarks, no floor.
    Closing,
    /// A break; nobody speaks.
    Break,
}

/// A part of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Unique in the meeting.
    pub id: SessionId,
    /// Opening, panel, closing or break.
    pub kind: SessionKind,
    /// The title as printed, with its number: `Session 1: Strengthening …`.
    pub title: String,
    /// Beginning, in the meeting's zone.
    pub start: DateTime,
    /// End, in the meeting's zone, after the beginning.
    pub end: DateTime,
    /// What the session is for, when the note says so.
    pub objective: Option<String>,
    /// Chair, moderator, panellists and speakers named in the programme.
    #[serde(default)]
    pub people: Vec<ProgrammePerson>,
    /// The steps; empty in a note that does not give them, see [`plan_segments`].
    #[serde(default)]
    pub segments: Vec<Segment>,
}

/// What a person named in the programme does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Gives the floor.
    Chair,
    /// Leads a panel discussion.
    Moderator,
    /// Presents and replies.
    Panellist,
    /// Makes opening or closing remarks.
    Speaker,
}

/// A person named in the programme. Names in the programme are public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammePerson {
    /// Unique in the meeting.
    pub id: PersonId,
    /// What the person does.
    pub role: Role,
    /// Name with form of address, 1 to 200 characters.
    pub name: String,
    /// Function and institution.
    pub title: Option<String>,
}

/// What happens in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentKind {
    /// Opening remarks.
    OpeningRemarks,
    /// Presentations of the panellists.
    Presentations,
    /// Interventions from the floor; the only segment that the list of speakers feeds.
    Floor,
    /// Replies of the panellists.
    Replies,
    /// Concluding remarks.
    ConcludingRemarks,
}

impl SegmentKind {
    /// All kinds in the order of a session.
    pub const ALL: [Self; 5] =
        [Self::OpeningRemarks, Self::Presentations, Self::Floor, Self::Replies, Self::ConcludingRemarks];

    /// The stable code: `opening_remarks`.
    pub fn code(self) -> &'static str {
        match self {
            Self::OpeningRemarks => "opening_remarks",
            Self::Presentations => "presentations",
            Self::Floor => "floor",
            Self::Replies => "replies",
            Self::ConcludingRemarks => "concluding_remarks",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A step of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Unique in the meeting.
    pub id: SegmentId,
    /// What happens in it.
    pub kind: SegmentKind,
    /// Planned length in minutes, 1 or more.
    pub minutes: u32,
}

impl Session {
    /// Planned length in whole minutes; 0 when it runs backwards.
    pub fn minutes(&self) -> u32 {
        let span = self.end.duration_since(self.start);
        u32::try_from(span.as_mins()).unwrap_or(0)
    }
}

impl Programme {
    /// The session with this id.
    pub fn session(&self, id: &SessionId) -> Option<&Session> {
        self.sessions.iter().find(|session| &session.id == id)
    }

    /// The person with this id and the session that names them.
    pub fn person(&self, id: &PersonId) -> Option<(&Session, &ProgrammePerson)> {
        self.sessions
            .iter()
            .find_map(|session| session.people.iter().find(|person| &person.id == id).map(|person| (session, person)))
    }

    /// Gives every session without segments the segments of its kind.
    pub fn plan(&mut self, format: &Format) {
        for session in &mut self.sessions {
            if session.segments.is_empty() {
                session.segments = plan_segments(session, format);
            }
        }
    }
}

/// The usual segments of a session: remarks in opening and closing; in a panel the presentations,
/// the floor up to its cap (or half of the session), and concluding remarks of up to 15 minutes.
/// The minutes add up to the length of the session when it has at least 3 minutes.
pub fn plan_segments(session: &Session, format: &Format) -> Vec<Segment> {
    let total = session.minutes();
    let segment = |kind: SegmentKind, name: &str, minutes: u32| Segment {
        id: SegmentId::parse(&crate::ids::slug(&format!("{}-{name}", session.id)))
            .expect("a slug is always an identifier"),
        kind,
        minutes: minutes.max(1),
    };
    match session.kind {
        SessionKind::Opening => vec![segment(SegmentKind::OpeningRemarks, "remarks", total)],
        SessionKind::Closing => vec![segment(SegmentKind::ConcludingRemarks, "remarks", total)],
        SessionKind::Break => Vec::new(),
        SessionKind::Panel => {
            let cap = format.cap.map_or(total / 2, |cap| cap.minutes);
            let floor = cap.min(total * 2 / 3);
            let concluding = 15.min((total - floor) / 3);
            let presentations = total - floor - concluding;
            vec![
                segment(SegmentKind::Presentations, "presentations", presentations),
                segment(SegmentKind::Floor, "floor", floor),
                segment(SegmentKind::ConcludingRemarks, "concluding", concluding),
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concept_note::{Cap, CapScope};
    use jiff::civil::date;

    fn session(kind: SessionKind, minutes: i32) -> Session {
        let start = date(2025, 7, 21).at(10, 20, 0, 0);
        Session {
            id: SessionId::parse("session-1").unwrap(),
            kind,
            title: "Session 1".to_owned(),
            start,
            end: start.checked_add(jiff::SignedDuration::from_mins(minutes.into())).unwrap(),
            objective: None,
            people: Vec::new(),
            segments: Vec::new(),
        }
    }

    #[test]
    fn the_segments_of_a_panel_fill_it_and_hold_the_cap() {
        let format = Format { cap: Some(Cap { minutes: 45, scope: CapScope::Session }), ..Format::default() };
        let segments = plan_segments(&session(SessionKind::Panel, 100), &format);
        let minutes: Vec<u32> = segments.iter().map(|segment| segment.minutes).collect();
        assert_eq!(minutes, [40, 45, 15]);
        assert_eq!(segments[1].id.as_str(), "session-1-floor");
    }

    #[test]
    fn an_opening_has_remarks_only_and_a_break_has_nothing() {
        let format = Format::default();
        assert_eq!(plan_segments(&session(SessionKind::Opening, 20), &format).len(), 1);
        assert!(plan_segments(&session(SessionKind::Break, 20), &format).is_empty());
    }
}
