//! The order of a list of speakers, from the rules alone and the chair's moves on top.

use std::collections::HashMap;

use super::draw::Draw;
use super::hash::Hash;
use super::rules::{Alternation, Balance, OrderRules, Rules, per_cent};
use super::state::{Inscription, Status};
use crate::ids::{InscriptionNo, SessionId};
use crate::participant::Category;

/// Where an inscription stands by the rules: the parts of the chain, each compared before the next. The
/// same inscriptions give the same places, whoever asks and however often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// A right of reply stands behind all interventions.
    pub reply: bool,
    /// The priority class, 0 first.
    pub class: usize,
    /// By alternation: the turn and the place in it, or the minutes used up by the category's share.
    pub alternation: (u64, u64),
    /// By balance: how many of the same group stand before it in its category.
    pub balance: u64,
    /// Whether it came after the intake window (never when the order is by time).
    pub late: bool,
    /// The lot, where one was drawn.
    pub lot: Option<Hash>,
    /// The number, which is the order of inscription.
    pub no: InscriptionNo,
}

/// The places by the rules of all who wait, speak or spoke in a session or were not reached, in their order.
/// `entries` are those of the session; who withdrew or was struck off has no place.
pub fn places<'a>(
    rules: &Rules,
    session: &SessionId,
    draw: Option<&DrawnLots<'_>>,
    entries: impl IntoIterator<Item = &'a Inscription>,
) -> Vec<Place> {
    let order = &rules.order;
    let counted = entries.into_iter().filter(|entry| !matches!(entry.status, Status::Withdrawn | Status::Absent));
    let has_spoken = |entry: &Inscription| matches!(entry.status, Status::Speaking | Status::Spoke);
    let mut standing: Vec<(Place, &Inscription)> = counted
        .map(|entry| {
            let drawn = draw.filter(|draw| draw.took_part(entry.no));
            let place = Place {
                reply: entry.reply,
                class: if entry.reply { 0 } else { order.class(entry.class_by(order)) },
                alternation: (0, 0),
                balance: 0,
                late: draw.is_some() && drawn.is_none(),
                lot: drawn.map(|draw| draw.draw.lot(session, entry.no)),
                no: entry.no,
            };
            (place, entry)
        })
        .collect();
    // Who has spoken took a turn of the category, whatever stands in the list now: they count first.
    let base = |(place, entry): &(Place, &Inscription)| {
        (place.reply, place.class, !has_spoken(entry), place.late, place.lot, place.no)
    };
    standing.sort_unstable_by_key(base);
    if let Some(balance) = order.balance {
        rank_by_balance(&mut standing, order, balance);
        standing.sort_by_key(|(place, entry)| (place.reply, place.class, !has_spoken(entry), place.balance));
    }
    rank_by_alternation(&mut standing, rules);
    let mut places: Vec<Place> = standing.into_iter().map(|(place, _)| place).collect();
    places.sort_unstable();
    places
}

/// A draw with those who took part in it.
#[derive(Clone, Copy, Debug)]
pub struct DrawnLots<'a> {
    /// The draw.
    pub draw: &'a Draw,
    /// The last inscription of the window.
    pub last: InscriptionNo,
}

impl DrawnLots<'_> {
    fn took_part(&self, no: InscriptionNo) -> bool {
        no <= self.last
    }
}

fn rank_by_balance(standing: &mut [(Place, &Inscription)], order: &OrderRules, balance: Balance) {
    let mut ranks: HashMap<(bool, usize, Group, Option<u8>), u64> = HashMap::new();
    for (place, entry) in standing {
        let value = match balance {
            Balance::Gender => entry.declared.gender.map(|gender| gender as u8),
            Balance::Region => entry.declared.region.map(|region| region as u8),
        };
        let group = group(&order.alternation, entry.category);
        let rank = ranks.entry((place.reply, place.class, group, value)).or_default();
        place.balance = *rank;
        *rank += 1;
    }
}

fn rank_by_alternation(standing: &mut [(Place, &Inscription)], rules: &Rules) {
    let mut used: HashMap<(bool, usize, Group), u64> = HashMap::new();
    for (place, entry) in standing {
        let group = group(&rules.order.alternation, entry.category);
        let before = used.entry((place.reply, place.class, group)).or_default();
        match &rules.order.alternation {
            Alternation::None => {}
            Alternation::Pattern { turn } => {
                place.alternation = pattern_place(turn, group, *before);
                *before += 1;
            }
            Alternation::Quota { shares } => {
                *before += u64::from(entry.limit(rules).seconds());
                let named = per_cent(shares);
                let percent = match group {
                    Group::Named(index) => shares.get(index).map_or(1, |share| share.percent.max(1)),
                    Group::Others => 100u32.saturating_sub(named).max(1),
                };
                // The instant, in thousandths of a second, at which the category has used so much when
                // it speaks for its share of the time only.
                place.alternation = (*before * 100_000 / u64::from(percent), 0);
            }
        }
    }
}

/// Categories that take turns together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Group {
    /// One that the rules name, by its first place there.
    Named(usize),
    /// All that they do not name.
    Others,
}

fn group(alternation: &Alternation, category: Category) -> Group {
    let named = match alternation {
        Alternation::None => None,
        Alternation::Pattern { turn } => turn.iter().position(|named| *named == category),
        Alternation::Quota { shares } => shares.iter().position(|share| share.category == category),
    };
    named.map_or(Group::Others, Group::Named)
}

/// The turn and the place in it of the one of a category before whom `before` of it stand.
fn pattern_place(turn: &[Category], group: Group, before: u64) -> (u64, u64) {
    let slots: Vec<u64> = match group {
        Group::Others => vec![u64::try_from(turn.len()).unwrap_or(u64::MAX)],
        Group::Named(first) => {
            (0u64..).zip(turn).filter(|(_, named)| **named == turn[first]).map(|(at, _)| at).collect()
        }
    };
    let each = u64::try_from(slots.len()).unwrap_or(1);
    let slot = usize::try_from(before % each).ok().and_then(|index| slots.get(index)).copied().unwrap_or(0);
    (before / each, slot)
}

/// An entry that was moved on top of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which.
    pub inscription: InscriptionNo,
    /// Whether it stays at the end, also behind those who come later.
    pub to_the_end: bool,
}

/// The order by the rules, with those who were moved where they stand in `list`: directly behind the one
/// who stands before them there. What was not moved takes its place by the rules, so the order changes
/// only where the rules change it. Everyone who was moved stands in `list`.
pub fn with_moves(by_rules: Vec<InscriptionNo>, list: &[InscriptionNo], moved: &[Moved]) -> Vec<InscriptionNo> {
    let find = |no: &InscriptionNo| moved.iter().find(|moved| moved.inscription == *no);
    let (waiting, mut order): (Vec<_>, Vec<_>) = by_rules.into_iter().partition(|no| find(no).is_some());
    let mut before = None;
    let mut last = Vec::new();
    for no in list.iter().filter(|no| find(no).is_none() || waiting.contains(no)) {
        match find(no) {
            Some(moved) if moved.to_the_end => {
                last.push(*no);
                continue;
            }
            Some(_) => {
                let at = before.and_then(|before| order.iter().position(|other| *other == before));
                order.insert(at.map_or(0, |at| at + 1), *no);
            }
            None => {}
        }
        before = Some(*no);
    }
    order.extend(last);
    order
}
