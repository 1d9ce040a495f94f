//! The list of speakers in the fold: its order by the rules, and the moves on top.

use super::{Floor, Inscription, List, Status};
use crate::floor::order::{Anchor, At, DrawnLots, places, with_moves};
use crate::ids::{InscriptionNo, SessionId};

impl Floor {
    /// A new entry stands where the rules put it. Where they only know classes and time it stands behind
    /// those of its own and of earlier classes, which is found from the end without sorting.
    pub(super) fn enqueue(&mut self, entry: Inscription) {
        let (no, session) = (entry.no, entry.session.clone());
        let rules = self.rules_of(&session);
        let plain = rules.as_ref().is_none_or(|rules| rules.order.is_plain());
        let list = self.lists.entry(session.clone()).or_default();
        let unmoved = list.moves.is_empty() && list.intake.as_ref().is_none_or(|intake| intake.draw.is_none());
        if !(plain && unmoved) {
            self.inscriptions.insert(no, entry);
            self.arrange(&session);
            return;
        }
        let class =
            |entry: &Inscription| (entry.reply, rules.as_ref().map_or(0, |rules| rules.order.class(entry.class())));
        let own = class(&entry);
        let behind = |other: &InscriptionNo| self.inscriptions.get(other).is_some_and(|other| class(other) <= own);
        let place =
            self.lists.get(&session).map_or(0, |list| list.waiting.iter().rposition(behind).map_or(0, |last| last + 1));
        self.inscriptions.insert(no, entry);
        self.lists.entry(session).or_default().waiting.insert(place, no);
    }

    /// Puts the list of a session into the order of its rules, with the moves on top.
    pub(super) fn arrange(&mut self, session: &SessionId) {
        let Some(order) = self.order_by_rules(session) else { return };
        if let Some(list) = self.lists.get_mut(session) {
            list.waiting = with_moves(order, &list.moves);
        }
    }

    /// Who waits, in the order of the rules alone.
    pub(super) fn order_by_rules(&self, session: &SessionId) -> Option<Vec<InscriptionNo>> {
        let rules = self.rules_of(session)?;
        let drawn = self.drawn(session);
        let entries = self.inscriptions.values().filter(|entry| &entry.session == session);
        let waits = |no: &InscriptionNo| self.inscriptions.get(no).is_some_and(|e| e.status == Status::Waiting);
        let places = places(&rules, session, drawn.as_ref(), entries);
        Some(places.into_iter().map(|place| place.no).filter(waits).collect())
    }

    /// The draw of a session with those who took part.
    pub(super) fn drawn(&self, session: &SessionId) -> Option<DrawnLots<'_>> {
        let intake = self.lists.get(session)?.intake.as_ref()?;
        Some(DrawnLots { draw: intake.draw.as_ref()?, last: intake.last? })
    }

    pub(super) fn with_entry(&mut self, no: InscriptionNo, change: impl FnOnce(&mut Inscription)) {
        let Some(entry) = self.inscriptions.get_mut(&no) else { return };
        change(entry);
        let session = entry.session.clone();
        self.arrange(&session);
    }

    pub(super) fn with_list(&mut self, no: InscriptionNo, change: impl FnOnce(&mut List)) {
        let Some(entry) = self.inscriptions.get(&no) else { return };
        if let Some(list) = self.lists.get_mut(&entry.session) {
            change(list);
        }
    }

    /// Takes an entry out of the waiting ones. Whoever was moved to a place beside it keeps that place,
    /// now beside the one that followed or preceded, so that nobody else changes place.
    pub(super) fn remove(&mut self, no: InscriptionNo) {
        self.with_list(no, |list| {
            let Some(at) = list.waiting.iter().position(|other| *other == no) else { return };
            let before = at.checked_sub(1).and_then(|at| list.waiting.get(at)).copied();
            let after = list.waiting.get(at + 1).copied();
            list.waiting.retain(|other| *other != no);
            list.moves.retain(|anchor| anchor.inscription != no);
            for anchor in list.moves.iter_mut().filter(|anchor| anchor.at.beside() == Some(no)) {
                let (one, other) =
                    (after.filter(|no| *no != anchor.inscription), before.filter(|no| *no != anchor.inscription));
                anchor.at = match (one, other) {
                    (Some(after), _) => At::Before(after),
                    (None, Some(before)) => At::After(before),
                    (None, None) => At::First,
                };
            }
            list.offers.retain(|(from, with)| *from != no && *with != no);
        });
    }

    pub(super) fn take_off(&mut self, no: InscriptionNo, status: Status) {
        self.remove(no);
        let Some(entry) = self.inscriptions.get_mut(&no) else { return };
        entry.status = status;
        let session = entry.session.clone();
        // By shares or in turns, the place of one who goes is the next of the same category's.
        if self.rules_of(&session).is_some_and(|rules| !rules.order.is_plain()) {
            self.arrange(&session);
        }
    }

    pub(super) fn forget_move(&mut self, no: InscriptionNo) {
        self.with_list(no, |list| list.moves.retain(|anchor| anchor.inscription != no));
    }

    pub(super) fn move_to(&mut self, no: InscriptionNo, at: At) {
        self.remove(no);
        self.with_list(no, |list| {
            let before = at.beside().and_then(|before| list.waiting.iter().position(|other| *other == before));
            list.waiting.insert(before.unwrap_or(list.waiting.len()), no);
            list.moves.push(Anchor { inscription: no, at });
        });
    }

    /// Two entries take each other's place, and nobody else moves.
    pub(super) fn swap(&mut self, from: InscriptionNo, with: InscriptionNo) {
        self.with_list(from, |list| {
            let place = |no| list.waiting.iter().position(|other| *other == no);
            let (Some(one), Some(other)) = (place(from), place(with)) else { return };
            let touches = |no: InscriptionNo| no == from || no == with;
            list.offers.retain(|(a, b)| !touches(*a) && !touches(*b));
            list.moves.retain(|anchor| !touches(anchor.inscription));
            // Whoever was moved beside one of the two keeps the place, which is now beside the other.
            let exchanged = |no| {
                if no == from {
                    with
                } else if no == with {
                    from
                } else {
                    no
                }
            };
            for anchor in &mut list.moves {
                anchor.at = match anchor.at {
                    At::Before(no) => At::Before(exchanged(no)),
                    At::After(no) => At::After(exchanged(no)),
                    at => at,
                };
            }
            list.waiting.swap(one, other);
            let (first, last) = (one.min(other), one.max(other));
            let at = |place: usize| list.waiting.get(place).copied();
            let before_first = first.checked_sub(1).and_then(at).map_or(At::First, At::After);
            let (early, late) = match (at(first), at(last)) {
                (Some(early), Some(late)) => (early, late),
                _ => return,
            };
            let late_at = at(last + 1).map_or(At::After(at(last - 1).unwrap_or(early)), At::Before);
            // Directly beside each other at the end, one of them has to stand beside somebody else.
            let early_at = match at(first + 1) {
                Some(next) if next != late || late_at != At::After(early) => At::Before(next),
                _ => before_first,
            };
            list.moves.push(Anchor { inscription: late, at: late_at });
            list.moves.push(Anchor { inscription: early, at: early_at });
        });
    }

    /// To the end of the list once, then off it.
    pub(super) fn mark_absent(&mut self, no: InscriptionNo, struck_off: bool) {
        if struck_off {
            self.take_off(no, Status::Absent);
        } else {
            self.move_to(no, At::End);
        }
        if let Some(entry) = self.inscriptions.get_mut(&no) {
            entry.absent_once = true;
        }
    }
}
