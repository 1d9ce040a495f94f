//! When the turn of each waiting delegation is expected, and whether it comes at all.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::command::Speaker;
use super::plan::{FloorPlan, PlannedSession};
use super::state::{Account, Floor};
use crate::concept_note::CapScope;
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

/// Expected turns of all who wait on the list of a session, in its order. Empty when the session has
/// no floor or its floor is over. Whoever finds no time in a slot stands first in the next one.
pub fn forecast(floor: &Floor, session: &SessionId, now: Timestamp) -> Vec<ExpectedTurn> {
    let slots = Reckoning::all(floor, session, now);
    if slots.is_empty() {
        return Vec::new();
    }
    // Everybody may use the whole limit, or as much as speakers have used so far.
    let (mut late, mut soon) = (Turn::default(), Turn::default());
    (1u32..)
        .zip(floor.waiting(session))
        .map(|(place, entry)| {
            late.find(&slots, |outlook| outlook == Outlook::WillSpeak);
            soon.find(&slots, |outlook| outlook != Outlook::WillNotBeReached);
            let (latest, earliest) = (&slots[late.slot], &slots[soon.slot]);
            let turn = ExpectedTurn {
                inscription: entry.no,
                place,
                from: earliest.at(earliest.earliest(soon.before)),
                to: latest.at(latest.latest(late.before)),
                outlook: match (latest.outlook(late.before), earliest.outlook(soon.before)) {
                    (Outlook::WillSpeak, _) => Outlook::WillSpeak,
                    (_, Outlook::WillNotBeReached) => Outlook::WillNotBeReached,
                    _ => Outlook::MayNotBeReached,
                },
            };
            late.before += 1;
            soon.before += 1;
            turn
        })
        .collect()
}

/// A place in a slot: how many speak in it before.
#[derive(Default)]
struct Turn {
    slot: usize,
    before: i64,
}

impl Turn {
    /// Goes on to the first slot in which the place is good enough, or stays in the last.
    fn find(&mut self, slots: &[Reckoning], enough: impl Fn(Outlook) -> bool) {
        while self.slot + 1 < slots.len() && !enough(slots[self.slot].outlook(self.before)) {
            *self = Self { slot: self.slot + 1, before: 0 };
        }
    }
}

/// What is used and what still fits in a session. `None` when it has no floor or its floor is over.
pub fn room(floor: &Floor, session: &SessionId, now: Timestamp) -> Option<Room> {
    let reckoning = Reckoning::all(floor, session, now).into_iter().next()?;
    let account = floor.account(session, Some(&reckoning.slot.segment));
    let fits = (0i64..1_000).take_while(|before| reckoning.outlook(*before) == Outlook::WillSpeak).count();
    Some(Room {
        used_ms: account.as_ref().map_or(0, |account| floor.used_ms(account, now)),
        cap_ms: account.as_ref().map(|account| floor.cap_ms(account)),
        fits: u32::try_from(fits).unwrap_or(u32::MAX),
    })
}

/// What the turns of one list are reckoned from.
struct Reckoning {
    slot: Slot,
    limit: i64,
    pace: i64,
    allowance: i64,
    /// Milliseconds left of the cap.
    left: Option<i64>,
    current_least: i64,
    current_most: i64,
    /// What the running intervention may still charge to the cap.
    charged: i64,
}

impl Reckoning {
    /// One for the slot that runs or comes next, and one for each after it that has a cap of its own or
    /// none; a cap that slots share is reckoned in the first only.
    fn all(floor: &Floor, session: &SessionId, now: Timestamp) -> Vec<Self> {
        let Some(plan) = &floor.plan else { return Vec::new() };
        let Some(planned) = plan.session(session) else { return Vec::new() };
        let own_cap = plan.cap.is_none_or(|cap| cap.scope == CapScope::Slot);
        let slots = slots(floor, planned, now).into_iter().take(if own_cap { usize::MAX } else { 1 });
        slots.map(|slot| Self::of(floor, plan, session, slot, now)).collect()
    }

    fn of(floor: &Floor, plan: &FloorPlan, session: &SessionId, slot: Slot, now: Timestamp) -> Self {
        let limit = i64::from(plan.limit.seconds()) * 1_000;
        let allowance = i64::from(plan.allowance_seconds) * 1_000;
        let current =
            floor.current.as_ref().filter(|current| current.session == *session && current.segment == slot.segment);
        let (current_least, current_most, charged) = current.map_or((0, 0, 0), |current| {
            let rest = current.clock(now).left_ms().max(0);
            let charged = if matches!(current.speaker, Speaker::Inscription(_)) { rest } else { 0 };
            (allowance, rest + allowance, charged)
        });
        Self {
            limit,
            pace: pace_ms(floor, session, limit),
            allowance,
            left: floor.account(session, Some(&slot.segment)).map(|account| left_ms(floor, &account, now)),
            current_least,
            current_most,
            charged,
            slot,
        }
    }

    fn at(&self, ms: i64) -> Timestamp {
        self.slot.start.checked_add(SignedDuration::from_millis(ms)).unwrap_or(self.slot.start)
    }

    fn earliest(&self, before: i64) -> i64 {
        self.current_least + before * (self.pace + self.allowance)
    }

    fn latest(&self, before: i64) -> i64 {
        self.current_most + before * (self.limit + self.allowance)
    }

    fn outlook(&self, before: i64) -> Outlook {
        let fits = |speech: i64, start: i64, charged: i64| {
            self.left.is_none_or(|left| left - charged - before * speech >= self.limit)
                && self.at(start + speech) <= self.slot.end
        };
        if fits(self.limit, self.latest(before), self.charged) {
            Outlook::WillSpeak
        } else if fits(self.pace, self.earliest(before), 0) {
            Outlook::MayNotBeReached
        } else {
            Outlook::WillNotBeReached
        }
    }
}

struct Slot {
    segment: SegmentId,
    minutes: u32,
    start: Timestamp,
    end: Timestamp,
}

/// The floor segment that runs, and those that come, with the spans in which the list will be called.
fn slots(floor: &Floor, session: &PlannedSession, now: Timestamp) -> Vec<Slot> {
    let began = session.segments.iter().find_map(|segment| floor.segments.get(&segment.id).map(|(began, _)| *began));
    let begins = began.unwrap_or_else(|| session.start.max(now));
    let mut slots: Vec<Slot> = Vec::new();
    for segment in session.segments.iter().filter(|segment| segment.kind == SegmentKind::Floor) {
        let length = SignedDuration::from_mins(segment.minutes.into());
        let span = match floor.segments.get(&segment.id) {
            Some((_, Some(_))) => continue,
            Some((started, None)) => started.checked_add(length).ok().map(|end| (now, end)),
            None => {
                let offset = session.offset_of(&segment.id);
                // What stands between two slots keeps its length, however late or early the first ends.
                let follows = slots.last().and_then(|last| {
                    let from = session.offset_of(&last.segment) + SignedDuration::from_mins(last.minutes.into());
                    last.end.checked_add(offset - from).ok()
                });
                let start = follows.or_else(|| begins.checked_add(offset).ok()).map(|start| start.max(now));
                start.and_then(|start| Some((start, start.checked_add(length).ok()?)))
            }
        };
        if let Some((start, end)) = span {
            slots.push(Slot { segment: segment.id.clone(), minutes: segment.minutes, start, end });
        }
    }
    slots
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
