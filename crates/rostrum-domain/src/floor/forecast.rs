//! When the turn of each waiting delegation is expected, and whether it comes at all.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::command::Speaker;
use super::plan::PlannedSession;
use super::state::{Account, Floor};
use crate::ids::{InscriptionNo, SegmentId, SessionId};
use crate::programme::SegmentKind;

/// Whether a turn comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlook {
    /// Even if everybody before uses the whole limit.
    WillSpeak,
    /// Only if those before use no more than speakers have used so far.
    MayNotBeReached,
    /// Not even then.
    WillNotBeReached,
}

/// The expected turn of one waiting inscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedTurn {
    /// The inscription.
    pub inscription: InscriptionNo,
    /// Place on the list, from 1.
    pub place: u32,
    /// Earliest expected instant.
    pub from: Timestamp,
    /// Latest expected instant, not before `from`.
    pub to: Timestamp,
    /// Whether it comes.
    pub outlook: Outlook,
}

/// Expected turns of all who wait on the list of a session, in its order. Empty when the session has
/// no floor or its floor is over.
pub fn forecast(floor: &Floor, session: &SessionId, now: Timestamp) -> Vec<ExpectedTurn> {
    let Some(plan) = &floor.plan else { return Vec::new() };
    let Some(planned) = plan.session(session) else { return Vec::new() };
    let Some(slot) = next_slot(floor, planned, now) else { return Vec::new() };

    let limit = i64::from(plan.limit.seconds()) * 1_000;
    let allowance = i64::from(plan.allowance_seconds) * 1_000;
    let pace = pace_ms(floor, session, limit);
    let left = floor.account(session, Some(&slot.segment)).map(|account| left_ms(floor, &account, now));
    let current =
        floor.current.as_ref().filter(|current| current.session == *session && current.segment == slot.segment);
    let (current_least, current_most, charged) = current.map_or((0, 0, 0), |current| {
        let rest = current.clock(now).left_ms().max(0);
        let charged = if matches!(current.speaker, Speaker::Inscription(_)) { rest } else { 0 };
        (allowance, rest + allowance, charged)
    });

    let at = |ms: i64| slot.start.checked_add(SignedDuration::from_millis(ms)).unwrap_or(slot.start);
    (0i64..)
        .zip(floor.waiting(session))
        .map(|(before, entry)| {
            let least = current_least + before * (pace + allowance);
            let most = current_most + before * (limit + allowance);
            let fits = |speech: i64, start: i64, charged: i64| {
                left.is_none_or(|left| left - charged - before * speech >= limit) && at(start + speech) <= slot.end
            };
            let outlook = if fits(limit, most, charged) {
                Outlook::WillSpeak
            } else if fits(pace, least, 0) {
                Outlook::MayNotBeReached
            } else {
                Outlook::WillNotBeReached
            };
            ExpectedTurn {
                inscription: entry.no,
                place: u32::try_from(before + 1).unwrap_or(u32::MAX),
                from: at(least),
                to: at(most),
                outlook,
            }
        })
        .collect()
}

struct Slot {
    segment: SegmentId,
    start: Timestamp,
    end: Timestamp,
}

/// The floor segment that runs, or the next one, with the span in which the list will be called.
fn next_slot(floor: &Floor, session: &PlannedSession, now: Timestamp) -> Option<Slot> {
    let began = session.segments.iter().find_map(|segment| floor.segments.get(&segment.id).map(|(began, _)| *began));
    let begins = began.unwrap_or_else(|| session.start.max(now));
    session.segments.iter().filter(|segment| segment.kind == SegmentKind::Floor).find_map(|segment| {
        let length = SignedDuration::from_mins(segment.minutes.into());
        match floor.segments.get(&segment.id) {
            Some((_, Some(_))) => None,
            Some((started, None)) => {
                Some(Slot { segment: segment.id.clone(), start: now, end: started.checked_add(length).ok()? })
            }
            None => {
                let start = begins.checked_add(session.offset_of(&segment.id)).ok()?.max(now);
                Some(Slot { segment: segment.id.clone(), start, end: start.checked_add(length).ok()? })
            }
        }
    })
}

/// What speakers of this session have used on average once three have spoken, else four fifths of
/// the limit; never more than the limit.
fn pace_ms(floor: &Floor, session: &SessionId, limit: i64) -> i64 {
    let spoken: Vec<i64> = super::record::spoken(floor, session)
        .filter(|spoken| matches!(spoken.speaker, Speaker::Inscription(_)))
        .map(|spoken| spoken.spoken_ms)
        .collect();
    match i64::try_from(spoken.len()) {
        Ok(count @ 3..) => (spoken.iter().sum::<i64>() / count).clamp(1_000, limit),
        _ => limit * 4 / 5,
    }
}

fn left_ms(floor: &Floor, account: &Account, now: Timestamp) -> i64 {
    floor.cap_ms(account) - floor.used_ms(account, now)
}
