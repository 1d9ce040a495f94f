//! Commands of the list of speakers.

use std::borrow::Cow;

use super::{Hall, reason};
use crate::concept_note::TimeLimit;
use crate::floor::charge::Kind;
use crate::floor::command::{Actor, Command, Declared, Standing};
use crate::floor::event::Event;
use crate::floor::refusal::Refusal;
use crate::floor::rules::{Balance, Rules, Within};
use crate::floor::state::{Inscription, Status};
use crate::ids::{DelegationNo, InscriptionNo, ParticipantNo, SessionId};
use crate::participant::Category;

pub(super) fn decide(hall: &Hall<'_>, command: &Command) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        Command::OpenList { session } => open(hall, session)?,
        Command::CloseList { session } => close(hall, session)?,
        Command::Inscribe { session, participant, delegation, category, standing, declared } => {
            let wish = Wish { session, participant: *participant, delegation: *delegation, category: *category };
            inscribe(hall, &wish, *standing, *declared)?
        }
        Command::RequestReply { session, participant, delegation, category } => {
            let wish = Wish { session, participant: *participant, delegation: *delegation, category: *category };
            request_reply(hall, &wish)?
        }
        Command::Amend { inscription, standing, declared } => {
            let entry = hall.own(*inscription)?;
            // A speaker once named is substituted, not forgotten.
            let speaker_later = entry.declared.speaker_later && declared.speaker_later;
            let declared = Declared { speaker_later, ..*declared };
            if !hall.by.is_staff() && may_better_place(hall, entry, *standing, declared) {
                return Err(Refusal::PlaceIsSettled);
            }
            Event::Amended { inscription: *inscription, standing: *standing, declared }
        }
        Command::Substitute { inscription, participant, delegation } => {
            let entry = hall.own(*inscription)?;
            if entry.delegation != *delegation {
                return Err(Refusal::OtherDelegation);
            }
            Event::SpeakerSubstituted { inscription: *inscription, participant: *participant }
        }
        Command::Withdraw { inscription } => {
            hall.own(*inscription)?;
            Event::Withdrawn { inscription: *inscription }
        }
        Command::ProposeSwap { mine, with } => propose_swap(hall, *mine, *with)?,
        Command::AcceptSwap { from, mine } => {
            hall.own(*mine)?;
            let entry = hall.waiting(*from)?;
            offered(hall, entry, *from, *mine)?;
            Event::Swapped { from: *from, with: *mine }
        }
        Command::DropSwap { from, with } => {
            let entry = hall.find(*from)?;
            hall.own(*from).or_else(|_| hall.own(*with))?;
            offered(hall, entry, *from, *with)?;
            Event::SwapDropped { from: *from, with: *with }
        }
        Command::SwapPlaces { one, other } => return swap_places(hall, *one, *other),
        Command::Move { inscription, before, reason: why } => move_entry(hall, *inscription, *before, why)?,
        Command::GrantPriority { inscription, standing, reason: why } => {
            let entry = hall.waiting(*inscription)?;
            if entry.class() == *standing && !entry.is_claimed() {
                return Err(Refusal::HasPriority(*inscription));
            }
            Event::PriorityGranted { inscription: *inscription, standing: *standing, reason: reason(why)? }
        }
        Command::LowerLimit { session, limit, reason: why } => lower_limit(hall, session, *limit, why)?,
        Command::ExtendCap { session, seconds, reason: why } => {
            hall.with_floor(session)?;
            if hall.floor.account(session, None).is_none() {
                return Err(Refusal::NoCap);
            }
            match reason(why) {
                Ok(reason) if (1..=7_200).contains(seconds) => {
                    Event::CapExtended { session: session.clone(), seconds: *seconds, reason }
                }
                _ => return Err(Refusal::InvalidExtension),
            }
        }
        _ => return Ok(Vec::new()),
    };
    Ok(vec![event])
}

fn open(hall: &Hall<'_>, session: &SessionId) -> Result<Event, Refusal> {
    let planned = hall.with_floor(session)?;
    if hall.floor.floor_is_over(planned) {
        return Err(Refusal::FloorIsOver);
    }
    if hall.is_open(session) {
        return Err(Refusal::ListIsOpen);
    }
    let drawn = hall.floor.rules_of(session).is_some_and(|rules| rules.order.within != Within::Time);
    if drawn && hall.floor.lists.get(session).is_none_or(|list| list.intake.is_none()) {
        return Err(Refusal::NoCommitment);
    }
    Ok(Event::ListOpened { session: session.clone() })
}

fn close(hall: &Hall<'_>, session: &SessionId) -> Result<Event, Refusal> {
    hall.with_floor(session)?;
    if !hall.is_open(session) {
        return Err(Refusal::ListIsClosed);
    }
    let intake = hall.floor.lists.get(session).and_then(|list| list.intake.as_ref());
    if let Some(until) = intake.and_then(|intake| intake.closes)
        && hall.now < until
    {
        return Err(Refusal::WindowRuns { until });
    }
    Ok(Event::ListClosed { session: session.clone() })
}

/// Who wants to speak where.
struct Wish<'a> {
    session: &'a SessionId,
    participant: ParticipantNo,
    delegation: DelegationNo,
    category: Category,
}

impl Wish<'_> {
    /// Whether this delegation may speak in this session at all; gives the rules.
    fn check<'a>(&self, hall: &Hall<'a>) -> Result<Cow<'a, Rules>, Refusal> {
        hall.with_floor(self.session)?;
        let rules = hall.floor.rules_of(self.session).ok_or(Refusal::NoPlan)?;
        if !rules.categories.contains(&self.category) {
            return Err(Refusal::CategoryMayNotInscribe { category: self.category });
        }
        if rules.delegations.as_ref().is_some_and(|only| !only.contains(&self.delegation)) {
            return Err(Refusal::DelegationMayNotInscribe);
        }
        Ok(rules)
    }

    /// What the delegation has on this list already, replies or interventions.
    fn others<'a>(&self, hall: &Hall<'a>, reply: bool) -> impl Iterator<Item = &'a Inscription> {
        let (session, delegation) = (self.session.clone(), self.delegation);
        hall.floor.inscriptions.values().filter(move |entry| {
            entry.delegation == delegation
                && entry.reply == reply
                && entry.session == session
                && !matches!(entry.status, Status::Withdrawn | Status::Absent)
        })
    }
}

fn next_no(hall: &Hall<'_>) -> InscriptionNo {
    InscriptionNo(hall.floor.inscriptions.keys().next_back().map_or(0, |no| no.0).saturating_add(1))
}

fn inscribe(hall: &Hall<'_>, wish: &Wish<'_>, standing: Standing, declared: Declared) -> Result<Event, Refusal> {
    let planned = hall.with_floor(wish.session)?;
    if hall.floor.floor_is_over(planned) {
        return Err(Refusal::FloorIsOver);
    }
    if !hall.is_open(wish.session) {
        let opens = hall.floor.rules_of(wish.session).and_then(|rules| rules.opens_at);
        return Err(match opens.filter(|at| *at > hall.now) {
            Some(at) => Refusal::OpensAt { at },
            None => Refusal::ListIsClosed,
        });
    }
    let rules = wish.check(hall)?;
    let mut others = wish.others(hall, false);
    if rules.per_delegation == 1
        && let Some(other) = others.next()
    {
        return Err(Refusal::AlreadyInscribed(other.no));
    }
    if others.count() >= usize::try_from(rules.per_delegation).unwrap_or(usize::MAX) {
        return Err(Refusal::TooManyInscriptions { permitted: rules.per_delegation });
    }
    Ok(Event::Inscribed {
        inscription: next_no(hall),
        session: wish.session.clone(),
        participant: wish.participant,
        delegation: wish.delegation,
        category: wish.category,
        standing,
        declared,
    })
}

fn request_reply(hall: &Hall<'_>, wish: &Wish<'_>) -> Result<Event, Refusal> {
    let rules = wish.check(hall)?;
    let right = rules.right_of_reply.ok_or(Refusal::NoRightOfReply)?;
    let (running, _) = hall.floor.running().ok_or(Refusal::NoSegment)?;
    if &running.id != wish.session {
        return Err(Refusal::NoSegment);
    }
    if wish.others(hall, true).count() >= usize::try_from(right.per_delegation).unwrap_or(usize::MAX) {
        return Err(Refusal::TooManyReplies { permitted: right.per_delegation });
    }
    Ok(Event::ReplyRequested {
        inscription: next_no(hall),
        session: wish.session.clone(),
        participant: wish.participant,
        delegation: wish.delegation,
        category: wish.category,
    })
}

/// Whether an amendment may give a better place once the lots are drawn or the list is closed. Who sees
/// the place could else look for a better one.
fn may_better_place(hall: &Hall<'_>, entry: &Inscription, standing: Standing, declared: Declared) -> bool {
    let drawn = hall.floor.lists.get(&entry.session).and_then(|list| list.intake.as_ref());
    let settled = drawn.is_some_and(|intake| intake.draw.is_some()) || !hall.is_open(&entry.session);
    let Some(rules) = hall.floor.rules_of(&entry.session).filter(|_| settled) else { return false };
    let balanced = match rules.order.balance {
        None => false,
        Some(Balance::Gender) => declared.gender != entry.declared.gender,
        Some(Balance::Region) => declared.region != entry.declared.region,
    };
    let class = |standing| rules.order.class(rules.order.unconfirmed(standing));
    balanced || class(standing) < class(entry.standing)
}

fn propose_swap(hall: &Hall<'_>, mine: InscriptionNo, with: InscriptionNo) -> Result<Event, Refusal> {
    let (own, other) = (hall.own(mine)?, hall.waiting(with)?);
    if mine == with || own.session != other.session || own.reply || other.reply {
        return Err(Refusal::NoSwap);
    }
    if hall.floor.awaits_lot(&own.session) {
        return Err(Refusal::LotNotDrawn);
    }
    if hall.floor.lists.get(&own.session).is_some_and(|list| list.offers.contains(&(mine, with))) {
        return Err(Refusal::SwapOffered);
    }
    Ok(Event::SwapProposed { from: mine, with })
}

fn offered(hall: &Hall<'_>, entry: &Inscription, from: InscriptionNo, with: InscriptionNo) -> Result<(), Refusal> {
    let list = hall.floor.lists.get(&entry.session);
    if list.is_some_and(|list| list.offers.contains(&(from, with))) { Ok(()) } else { Err(Refusal::NoSuchOffer) }
}

/// The offer, unless one of the two has made it, and that the other takes it.
fn swap_places(hall: &Hall<'_>, one: InscriptionNo, other: InscriptionNo) -> Result<Vec<Event>, Refusal> {
    hall.own(other)?;
    match propose_swap(hall, one, other) {
        Ok(_) if offered(hall, hall.find(other)?, other, one).is_ok() => {
            Ok(vec![Event::Swapped { from: other, with: one }])
        }
        Ok(proposed) => Ok(vec![proposed, Event::Swapped { from: one, with: other }]),
        Err(Refusal::SwapOffered) => Ok(vec![Event::Swapped { from: one, with: other }]),
        Err(refusal) => Err(refusal),
    }
}

fn move_entry(hall: &Hall<'_>, no: InscriptionNo, before: Option<InscriptionNo>, why: &str) -> Result<Event, Refusal> {
    let entry = hall.waiting(no)?;
    if hall.floor.awaits_lot(&entry.session) {
        return Err(Refusal::LotNotDrawn);
    }
    if let Some(before) = before
        && hall.waiting(before)?.session != entry.session
    {
        return Err(Refusal::OtherSession(before));
    }
    let after = hall.floor.waiting(&entry.session).skip_while(|other| other.no != no).nth(1).map(|other| other.no);
    if before == Some(no) || before == after {
        return Err(Refusal::NoMove(no));
    }
    Ok(Event::Moved { inscription: no, before, reason: reason(why)? })
}

fn lower_limit(hall: &Hall<'_>, session: &SessionId, limit: TimeLimit, why: &str) -> Result<Event, Refusal> {
    hall.with_floor(session)?;
    let rules = hall.floor.rules_of(session).ok_or(Refusal::NoPlan)?;
    let longest = Standing::ALL.into_iter().map(|standing| rules.limit(Kind::Intervention, standing)).max();
    let now = hall.floor.lowered.get(session).copied().or(longest).unwrap_or(limit);
    if limit >= now {
        return Err(Refusal::LimitNotLower { now_seconds: now.seconds() });
    }
    Ok(Event::LimitLowered { session: session.clone(), limit_seconds: limit.seconds(), reason: reason(why)? })
}

impl Command {
    /// The participant who must be the one who gives this command, when a participant gives it.
    pub fn acts_for(&self) -> Option<ParticipantNo> {
        match self {
            Self::Inscribe { participant, .. }
            | Self::RequestReply { participant, .. }
            | Self::RaisePoint { participant, .. } => Some(*participant),
            _ => None,
        }
    }
}

/// Whether a participant acts for somebody else.
pub(super) fn acts_for_another(by: Actor, command: &Command) -> bool {
    matches!((by, command.acts_for()), (Actor::Participant(no), Some(other)) if no != other)
}
