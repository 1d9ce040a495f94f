//! Whether the floor can hold what the note promises.

use std::ops::Range;

use rostrum_domain::concept_note::{CapScope, Format};
use rostrum_domain::notice::Level;
use rostrum_domain::programme::{SegmentKind, Session, SessionKind};

use super::Context;
use super::programme::ReadSession;

/// Reckons the interventions that fit, and compares the cap with the sessions.
pub fn check_floor(format: &Format, sessions: &[ReadSession], context: &mut Context) {
    let Some(cap) = format.cap else { return };
    let limit = format.limit.seconds();
    let source = context.reading.source_of("format.cap");
    let most = cap.minutes * 60 / limit;
    let spaced = (cap.minutes * 60 + format.allowance_seconds) / (limit + format.allowance_seconds);
    let time = spoken(limit);
    if most == 0 {
        let message = format!("no intervention of {time} fits into {} minutes of the floor", cap.minutes);
        let help = "Lower the speaking time or raise the cap.";
        return context.reading.notice("floor-holds-none", Level::Error, source, message, help);
    }
    let message = format!(
        "{} minutes at {time} are at most {most} interventions; with {} s between them, {spaced}",
        cap.minutes, format.allowance_seconds
    );
    let help = "Lower the speaking time or raise the cap if more delegations are expected.";
    context.reading.notice("floor-count", Level::Note, source.clone(), message, help);
    match cap.scope {
        CapScope::Meeting => check_meeting(cap.minutes, sessions, source, context),
        CapScope::Session => panels(sessions).for_each(|read| check_session(cap.minutes, cap.minutes, read, context)),
        CapScope::Slot => panels(sessions)
            .for_each(|read| check_session(cap.minutes, slots_minutes(&read.session, cap.minutes), read, context)),
    }
}

fn panels(sessions: &[ReadSession]) -> impl Iterator<Item = &ReadSession> {
    sessions.iter().filter(|read| read.session.kind == SessionKind::Panel && read.session.end > read.session.start)
}

/// The floor and the replies of a session that is cut into slots; the cap when it is not.
fn slots_minutes(session: &Session, cap: u32) -> u32 {
    let floors =
        session.segments.iter().filter(|segment| matches!(segment.kind, SegmentKind::Floor | SegmentKind::Replies));
    floors.map(|segment| segment.minutes).sum::<u32>().max(cap)
}

fn check_session(cap: u32, needed: u32, read: &ReadSession, context: &mut Context) {
    let session = &read.session;
    let minutes = session.minutes();
    if needed < minutes {
        return;
    }
    let message = if needed == minutes {
        format!("the floor takes all {minutes} minutes of \"{}\"; nothing is left for the panellists", session.title)
    } else {
        format!("the floor of {needed} minutes does not fit into \"{}\", which has {minutes}", session.title)
    };
    let help = format!("Lower the cap of {cap} minutes or lengthen the session.");
    context.reading.notice("floor-exceeds-session", Level::Warning, Some(read.times_at.clone()), message, help);
}

fn check_meeting(cap: u32, sessions: &[ReadSession], source: Option<Range<usize>>, context: &mut Context) {
    let total: u32 = panels(sessions).map(|read| read.session.minutes()).sum();
    if total > 0 && cap >= total {
        let message = format!("the floor of {cap} minutes does not fit into the sessions, which have {total} in all");
        let help = "Lower the cap or lengthen the sessions.";
        context.reading.notice("floor-exceeds-session", Level::Warning, source, message, help);
    }
}

fn spoken(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, _) | (1, 1..) => format!("{seconds} seconds"),
        (1, 0) => "1 minute".to_owned(),
        (minutes, 0) => format!("{minutes} minutes"),
        (minutes, rest) => format!("{minutes} minutes {rest} seconds"),
    }
}
