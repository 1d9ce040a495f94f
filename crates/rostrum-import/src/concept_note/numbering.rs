//! The ids of sessions, people and segments: by kind and place in the programme.

use std::collections::BTreeMap;

use rostrum_domain::ids::{PersonId, SegmentId, SessionId, slug};
use rostrum_domain::programme::{Programme, Role, SegmentKind, Session, SessionKind};

/// Gives every session, person and segment of a programme the id that the reader gives, by kind and place:
/// `opening`, `session-1`, `session-1-panellist-2`, `session-1-floor`.
pub fn number_programme(programme: &mut Programme) {
    number(&mut programme.sessions);
}

/// Numbers the sessions in their order: `opening`, `session-1`, `session-2`, `closing`, `break-1`, and
/// below them `session-1-panellist-2` and `session-1-floor`.
pub fn number<'a>(sessions: impl IntoIterator<Item = &'a mut Session>) {
    let mut counts: BTreeMap<SessionKind, u32> = BTreeMap::new();
    for session in sessions {
        let count = counts.entry(session.kind).or_default();
        *count += 1;
        let (name, bare) = match session.kind {
            SessionKind::Opening => ("opening", *count == 1),
            SessionKind::Closing => ("closing", *count == 1),
            SessionKind::Panel => ("session", false),
            SessionKind::Break => ("break", false),
        };
        let name = if bare { name.to_owned() } else { format!("{name}-{count}") };
        session.id = SessionId::parse(&slug(&name)).expect("a slug is always an identifier");
        number_people(session);
        number_segments(session);
    }
}

fn number_people(session: &mut Session) {
    let mut counts: BTreeMap<Role, u32> = BTreeMap::new();
    for person in &mut session.people {
        let count = counts.entry(person.role).or_default();
        *count += 1;
        let role = match person.role {
            Role::Chair => "chair",
            Role::Moderator => "moderator",
            Role::Panellist => "panellist",
            Role::Speaker => "speaker",
        };
        let id = slug(&format!("{}-{role}-{count}", session.id));
        person.id = PersonId::parse(&id).expect("a slug is always an identifier");
    }
}

fn number_segments(session: &mut Session) {
    let name = |kind: SegmentKind| match (kind, session.kind) {
        (SegmentKind::OpeningRemarks, _) | (SegmentKind::ConcludingRemarks, SessionKind::Closing) => "remarks",
        (SegmentKind::Presentations, _) => "presentations",
        (SegmentKind::Floor, _) => "floor",
        (SegmentKind::Replies, _) => "replies",
        (SegmentKind::ConcludingRemarks, _) => "concluding",
    };
    let names: Vec<&str> = session.segments.iter().map(|segment| name(segment.kind)).collect();
    for (at, segment) in session.segments.iter_mut().enumerate() {
        let total = names.iter().filter(|other| **other == names[at]).count();
        let rank = names[..=at].iter().filter(|other| **other == names[at]).count();
        let id = if total > 1 {
            format!("{}-{}-{rank}", session.id, names[at])
        } else {
            format!("{}-{}", session.id, names[at])
        };
        segment.id = SegmentId::parse(&slug(&id)).expect("a slug is always an identifier");
    }
}
