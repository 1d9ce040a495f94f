//! When the turn of each waiting delegation is expected, and whether it comes at all.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::charge::{Budget, Kind};
use super::plan::PlannedSession;
use super::rules::Rules;
use super::state::{Account, Floor, Inscription};
use crate::concept_note::{CapScope, TimeLimit};
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

/// What of the cap of a session is used, and what still fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// Milliseconds used of the cap, the running intervention included.
    pub used_ms: i64,
    /// The cap with its extensions in milliseconds; `None` without a cap.
    pub cap_ms: Option<i64>,
    /// How many more interventions fit if each uses the whole limit, whoever waits; at most 1,000.
    pub fits: u32,
}

/// How many of those who wait are sure to speak when the limit is lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatIf {
    /// The lowered limit.
    pub limit: TimeLimit,
    /// How many more are sure to speak than now.
    pub more: u32,
}

/// Expected turns of all who wait on the list of a session, in its order. Empty when the session has
/// no floor or its floor is over. Whoever finds no time in a slot stands first in the next one. Rights of
/// reply come after the list and are not reckoned.
pub fn forecast(floor: &Floor, session: &SessionId, now: Timestamp) -> Vec<ExpectedTurn> {
    with_limit(floor, session, None, now)
}

/// What a lower limit for all who remain would bring: for 30 s steps below the limit for a delegation's own
/// statement, down to 30 s; only where more are sure to speak.
pub fn what_if(floor: &Floor, session: &SessionId, now: Timestamp) -> Vec<WhatIf> {
    let Some(rules) = floor.rules_of(session) else { return Vec::new() };
    let limit = floor.lowered.get(session).copied().unwrap_or(rules.limits.single);
    let sure = |lowered: Option<TimeLimit>| {
        let turns = with_limit(floor, session, lowered, now);
        turns.iter().filter(|turn| turn.outlook == Outlook::WillSpeak).count()
    };
    let as_it_is = sure(None);
    if as_it_is == floor.waiting(session).filter(|entry| !entry.reply).count() {
        return Vec::new();
    }
    let steps = (1..=5).map(|step| limit.seconds().div_ceil(30) * 30 - step.min(limit.seconds() / 30) * 30);
    let lower = steps.filter(|seconds| *seconds >= 30 && *seconds < limit.seconds());
    let mut all: Vec<WhatIf> = lower
        .filter_map(|seconds| {
            let limit = TimeLimit::from_seconds(seconds).ok()?;
            let more = u32::try_from(sure(Some(limit)).saturating_sub(as_it_is)).unwrap_or(0);
            (more > 0).then_some(WhatIf { limit, more })
        })
        .collect();
    all.dedup();
    all
}

fn with_limit(floor: &Floor, session: &SessionId, lowered: Option<TimeLimit>, now: Timestamp) -> Vec<ExpectedTurn> {
    let slots = Reckoning::all(floor, session, now);
    let (Some(first), Some(rules)) = (slots.first(), floor.rules_of(session)) else { return Vec::new() };
    // Everybody may use the whole limit, or the part of it that speakers have used so far.
    let (mut late, mut soon) = (Track::late(first), Track::soon(first));
    let mut least = Outlook::WillSpeak;
    (1u32..)
        .zip(floor.waiting(session).filter(|entry| !entry.reply))
        .map(|(place, entry)| {
            let limit = limit_ms(floor, &rules, entry, lowered);
            let pace = slots[soon.slot].pace(limit);
            let sure = late.find(&slots, limit, limit);
            let likely = soon.find(&slots, limit, pace);
            let (from, to) = (soon.at(&slots), late.at(&slots));
            // Who stands later is not reached before who stands earlier.
            least = least.max(match (sure, likely) {
                (true, _) => Outlook::WillSpeak,
                (_, true) => Outlook::MayNotBeReached,
                _ => Outlook::WillNotBeReached,
            });
            late.pass(limit, slots[late.slot].allowance);
            soon.pass(pace, slots[soon.slot].allowance);
            ExpectedTurn { inscription: entry.no, place, from, to: to.max(from), outlook: least }
        })
        .collect()
}

fn limit_ms(floor: &Floor, rules: &Rules, entry: &Inscription, lowered: Option<TimeLimit>) -> i64 {
    let limit = entry.limit(rules);
    let limit = floor.lowered.get(&entry.session).map_or(limit, |now| limit.min(*now));
    i64::from(lowered.map_or(limit, |lower| limit.min(lower)).seconds()) * 1_000
}

/// How far one has come on the list, in one way of reckoning.
struct Track {
    slot: usize,
    /// Milliseconds from the beginning of the slot (now, in the running one).
    passed: i64,
    /// Milliseconds charged to the cap of the slot.
    charged: i64,
}

impl Track {
    fn late(first: &Reckoning) -> Self {
        Self { slot: 0, passed: first.current_most, charged: first.charged }
    }

    fn soon(first: &Reckoning) -> Self {
        Self { slot: 0, passed: first.current_least, charged: 0 }
    }

    /// Goes on to the first slot with room for one who may speak for `limit` and speaks for `speech`, or
    /// stays in the last. Says whether there is room.
    fn find(&mut self, slots: &[Reckoning], limit: i64, speech: i64) -> bool {
        loop {
            let slot = &slots[self.slot];
            let room = slot.left.is_none_or(|left| left - self.charged >= limit);
            if room && slot.at(self.passed + speech) <= slot.slot.end {
                return true;
            }
            if self.slot + 1 == slots.len() {
                return false;
            }
            *self = Self { slot: self.slot + 1, passed: 0, charged: 0 };
        }
    }

    fn at(&self, slots: &[Reckoning]) -> Timestamp {
        slots[self.slot].at(self.passed)
    }

    fn pass(&mut self, speech: i64, allowance: i64) {
        self.passed += speech + allowance;
        self.charged += speech;
    }
}

/// What is used and what still fits in a session. `None` when it has no floor or its floor is over.
pub fn room(floor: &Floor, session: &SessionId, now: Timestamp) -> Option<Room> {
    let reckoning = Reckoning::all(floor, session, now).into_iter().next()?;
    let account = floor.account(session, Some(&reckoning.slot.segment));
    let rules = floor.rules_of(session)?;
    let limit = floor.lowered.get(session).map_or(rules.limits.single, |lowered| rules.limits.single.min(*lowered));
    let limit = i64::from(limit.seconds()) * 1_000;
    let mut track = Track::late(&reckoning);
    let slots = [reckoning];
    let mut fits = 0;
    while fits < 1_000 && track.find(&slots, limit, limit) {
        track.pass(limit, slots[0].allowance);
        fits += 1;
    }
    Some(Room {
        used_ms: account.as_ref().map_or(0, |account| floor.used_ms(account, now)),
        cap_ms: account.as_ref().map(|account| floor.cap_ms(account)),
        fits,
    })
}

/// What the turns of one list are reckoned from.
struct Reckoning {
    slot: Slot,
    /// Speakers use so many thousandths of their limit.
    pace: i64,
    allowance: i64,
    /// Milliseconds left of the cap.
    left: Option<i64>,
    current_least: i64,
    current_most: i64,
    /// What may still be charged to the cap before the list is called: by the running intervention, and by
    /// those who wait on the lists of earlier sessions when they share a cap.
    charged: i64,
}

impl Reckoning {
    /// One for the slot that runs or comes next, and one for each after it that has a cap of its own or
    /// none; a cap that slots share is reckoned in the first only.
    fn all(floor: &Floor, session: &SessionId, now: Timestamp) -> Vec<Self> {
        let Some(planned) = floor.plan.as_ref().and_then(|plan| plan.session(session)) else { return Vec::new() };
        let Some(rules) = floor.rules_of(session) else { return Vec::new() };
        let own_cap = rules.cap.is_none_or(|cap| cap.scope == CapScope::Slot);
        let slots = slots(floor, planned, now).into_iter().take(if own_cap { usize::MAX } else { 1 });
        slots.map(|slot| Self::of(floor, &rules, session, slot, now)).collect()
    }

    fn of(floor: &Floor, rules: &Rules, session: &SessionId, slot: Slot, now: Timestamp) -> Self {
        let allowance = i64::from(rules.allowance_seconds) * 1_000;
        let current =
            floor.current.as_ref().filter(|current| current.session == *session && current.segment == slot.segment);
        let (current_least, current_most, charged) = current.map_or((0, 0, 0), |current| {
            let rest = current.clock(now).left_ms().max(0);
            let charged = if current.kind.is_charged_to(Budget::Cap) { rest } else { 0 };
            (allowance, rest + allowance, charged)
        });
        let earlier = waiting_before(floor, session);
        Self {
            pace: pace(floor, session),
            allowance,
            left: floor
                .account(session, Some(&slot.segment))
                .map(|account| floor.cap_ms(&account) - floor.used_ms(&account, now)),
            current_least,
            current_most,
            charged: charged + earlier,
            slot,
        }
    }

    fn at(&self, ms: i64) -> Timestamp {
        self.slot.start.checked_add(SignedDuration::from_millis(ms)).unwrap_or(self.slot.start)
    }

    fn pace(&self, limit: i64) -> i64 {
        (limit * self.pace / 1_000).max(1_000)
    }
}

/// Milliseconds that those who wait on the lists of earlier sessions may use of a cap for the whole meeting.
fn waiting_before(floor: &Floor, session: &SessionId) -> i64 {
    let Some(plan) = floor.plan.as_ref().filter(|_| floor.account(session, None) == Some(Account::Meeting)) else {
        return 0;
    };
    let earlier = plan.sessions.iter().take_while(|planned| &planned.id != session);
    let waiting = earlier.flat_map(|planned| floor.waiting(&planned.id)).filter(|entry| !entry.reply);
    waiting.filter_map(|entry| floor.limit_of(entry)).map(|limit| i64::from(limit.seconds()) * 1_000).sum()
}

struct Slot {
    segment: SegmentId,
    length: SignedDuration,
    start: Timestamp,
    end: Timestamp,
}

/// The floor segment that runs, and those that come, with the spans in which the list will be called.
fn slots(floor: &Floor, session: &PlannedSession, now: Timestamp) -> Vec<Slot> {
    let began = session.segments.iter().find_map(|segment| floor.segments.get(&segment.id).map(|(began, _)| *began));
    let begins = began.unwrap_or_else(|| session.start.max(now));
    let mut slots: Vec<Slot> = Vec::new();
    for segment in session.segments.iter().filter(|segment| segment.kind == SegmentKind::Floor) {
        let length = floor.length(segment);
        let span = match floor.segments.get(&segment.id) {
            Some((_, Some(_))) => continue,
            Some((started, None)) => {
                let length = length + floor.suspended(*started, now);
                started.checked_add(length).ok().map(|end| (now, end))
            }
            None => {
                let offset = session.offset_of(&segment.id);
                // What stands between two slots keeps its length, however late or early the first ends.
                let follows = slots.last().and_then(|last| {
                    let from = session.offset_of(&last.segment) + last.length;
                    last.end.checked_add((offset - from).max(SignedDuration::ZERO)).ok()
                });
                let start = follows.or_else(|| begins.checked_add(offset).ok()).map(|start| start.max(now));
                start.and_then(|start| Some((start, start.checked_add(length).ok()?)))
            }
        };
        if let Some((start, end)) = span {
            slots.push(Slot { segment: segment.id.clone(), length, start, end });
        }
    }
    slots
}

/// How many thousandths of their limits speakers of this session have used on average once three have
/// spoken, else 800; never more than 1,000.
fn pace(floor: &Floor, session: &SessionId) -> i64 {
    let spoken = || super::record::spoken(floor, session).filter(|spoken| spoken.kind == Kind::Intervention);
    if spoken().count() < 3 {
        return 800;
    }
    let limits: i64 = spoken().map(|spoken| i64::from(spoken.limit_seconds) * 1_000).sum();
    let used: i64 = spoken().map(|spoken| spoken.spoken_ms).sum();
    (used * 1_000 / limits.max(1)).clamp(1, 1_000)
}
