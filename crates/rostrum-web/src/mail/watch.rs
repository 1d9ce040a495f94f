//! Mails that follow from instants and from the floor: a list opens in one hour, the third on the list, those who were
//! not reached. Each is noted once for its occasion, over restarts too.

use std::collections::{BTreeSet, HashSet};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::floor::{Floor, Status};
use rostrum_domain::ids::{MeetingId, ParticipantNo, SessionId};
use rostrum_domain::mail::MailKind;
use rostrum_domain::programme::SegmentKind;
use rostrum_domain::statement::usual_deadline;
use rostrum_store::{Error, MeetingRow};

use crate::app::App;

/// Between two looks at the floors, and between two looks for meetings.
const LOOK: Duration = Duration::from_secs(1);
const LOOKS_FOR_MEETINGS: u32 = 20;
/// How long before a list opens its mail goes.
const BEFORE: SignedDuration = SignedDuration::from_hours(1);
/// The chair may go back to a floor that ended a moment ago.
const SETTLED: SignedDuration = SignedDuration::from_secs(60);
/// What is older is not written about any more, such as sessions before the program could send mail.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// What is known to have been written about, so that it is not looked up each time.
pub type Known = HashSet<(MeetingId, String)>;

/// Looks until the server shuts down.
pub async fn run(app: App) {
    let mut closing = app.closing();
    let mut known = Known::new();
    let mut meetings = Vec::new();
    for look in 0u32.. {
        if look % LOOKS_FOR_MEETINGS == 0 {
            match app.store().list_meetings().await {
                Ok(found) => meetings = found,
                Err(error) => tracing::error!(%error, "meetings could not be read"),
            }
        }
        for row in &meetings {
            if let Err(error) = once(&app, row, &mut known).await {
                tracing::error!(%error, meeting = row.meeting.id.as_str(), "what is due could not be noted");
            }
        }
        tokio::select! {
            () = async { drop(closing.wait_for(|closing| *closing).await) } => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Notes what is due in a meeting.
///
/// # Errors
/// The outside failed.
pub async fn once(app: &App, row: &MeetingRow, known: &mut Known) -> Result<(), Error> {
    let id = &row.meeting.id;
    let floor = app.desk().floor(id).await?;
    let now = app.now();
    for (session, opens) in opening(&floor, now) {
        let occasion = format!("list_opens/{session}/{}", opens.as_millisecond());
        if known.insert((id.clone(), occasion.clone())) && !app.store().has_been(id, &occasion).await? {
            let people = app.store().list_who_may_inscribe(id).await?;
            let opens = opens.to_string();
            let facts = [("session", session.as_str()), ("opens", opens.as_str())];
            app.store().notify_all_once(id, &people, MailKind::ListOpens, &occasion, &facts).await?;
        }
    }
    app.store().follow_exchanges_up(id).await?;
    if let Some((session, no, participant)) = third(&floor) {
        let occasion = format!("third/{session}/{no}");
        if known.insert((id.clone(), occasion.clone())) {
            let facts = [("session", session.as_str())];
            app.store().notify_once(id, participant, MailKind::Third, &occasion, &facts).await?;
        }
    }
    for (session, missed) in not_reached(&floor, now) {
        let occasion = |participant| format!("not_reached/{session}/{participant}");
        let new: Vec<ParticipantNo> =
            missed.into_iter().filter(|no| known.insert((id.clone(), occasion(*no)))).collect();
        if new.is_empty() {
            continue;
        }
        let received = app.store().list_statements_received(id).await?;
        let until = app.store().find_statements_until(id, &session).await?;
        let until = until.unwrap_or_else(|| usual_deadline(&row.meeting.note, &floor, now)).to_string();
        for participant in new {
            if !received.contains(&(participant, session.clone())) {
                let facts = [("session", session.as_str()), ("deadline", until.as_str())];
                let occasion = occasion(participant);
                app.store().notify_once(id, participant, MailKind::NotReached, &occasion, &facts).await?;
            }
        }
    }
    Ok(())
}

/// Lists that open within the hour, with their instants.
fn opening(floor: &Floor, now: Timestamp) -> Vec<(SessionId, Timestamp)> {
    let sessions = floor.plan.iter().flat_map(|plan| &plan.sessions).filter(|session| session.has_floor());
    sessions
        .filter_map(|session| {
            let opens = floor.rules_of(&session.id)?.opens_at?;
            let open = floor.lists.get(&session.id).is_some_and(|list| list.open);
            let left = opens.duration_since(now);
            (!open && left > SignedDuration::ZERO && left <= BEFORE).then(|| (session.id.clone(), opens))
        })
        .collect()
}

/// Whoever is third on the list of the floor that runs: two others are called before.
fn third(floor: &Floor) -> Option<(SessionId, u32, ParticipantNo)> {
    let (session, segment) = floor.running()?;
    if segment.kind != SegmentKind::Floor || floor.awaits_lot(&session.id) {
        return None;
    }
    let entry = floor.waiting(&session.id).nth(2)?;
    Some((session.id.clone(), entry.no.0, entry.participant))
}

/// Sessions whose floor is over, with those whom it did not reach.
fn not_reached(floor: &Floor, now: Timestamp) -> Vec<(SessionId, BTreeSet<ParticipantNo>)> {
    let over = floor.plan.iter().flat_map(|plan| &plan.sessions).filter(|session| {
        let ended =
            session.last_floor().and_then(|segment| floor.segments.get(&segment.id)).and_then(|(_, ended)| *ended);
        ended.is_some_and(|ended| (SETTLED..FRESH).contains(&now.duration_since(ended)))
    });
    over.map(|session| {
        let missed = floor.inscriptions.values().filter(|entry| entry.session == session.id);
        let missed = missed.filter(|entry| entry.status == Status::NotReached).map(|entry| entry.participant);
        (session.id.clone(), missed.collect())
    })
    .collect()
}
