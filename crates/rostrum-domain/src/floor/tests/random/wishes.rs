//! Wishes that the state turns into commands which are likely to be carried out, of every kind that there is.

use proptest::prelude::*;
use proptest::sample::Index;

use super::super::by_rules::{draw_with, seed};
use super::super::*;

/// A wish: which command, and what it is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    what: u32,
    one: Index,
    other: Index,
}

/// How many wishes there are.
const WISHES: u32 = 50;

pub(super) fn wish() -> impl Strategy<Value = Wish> {
    (0..WISHES, any::<Index>(), any::<Index>()).prop_map(|(what, one, other)| Wish { what, one, other })
}

fn reason() -> String {
    "because".to_owned()
}

fn segment(id: &str) -> SegmentId {
    SegmentId::parse(id).unwrap()
}

impl Wish {
    /// The command that it is as the floor stands, if it is any.
    pub(super) fn command(self, hall: &Hall) -> Option<(Command, Actor)> {
        let floor = &hall.floor;
        if floor.is_suspended() {
            return self.staff(Command::ResumeSession);
        }
        if floor.taken_point().is_some() {
            return self.staff(Command::RulePoint { ruling: reason() });
        }
        let list = &floor.lists[&session()];
        if floor.awaits_lot(&session()) && list.intake.as_ref()?.closes.is_some_and(|until| until < hall.now) {
            return self.staff(draw_with(hall, seed()));
        }
        let in_floor = floor.running().is_some_and(|(_, segment)| segment.kind == SegmentKind::Floor);
        if !in_floor && floor.current.is_none() {
            return self.staff(Command::StartSegment { segment: segment("floor") });
        }
        match self.what {
            0..=13 => self.about_the_speaker(hall),
            14..=27 => self.of_a_delegation(hall),
            28..=46 => self.about_the_list(hall),
            _ => self.late(hall),
        }
    }

    fn staff(self, command: Command) -> Option<(Command, Actor)> {
        let all = [Actor::Chair, Actor::Chair, Actor::Secretariat, Actor::Program(ProgramNo(1))];
        Some((command, all[self.other.index(all.len())]))
    }

    fn pick(self, hall: &Hall) -> Option<(&Inscription, &Inscription)> {
        let waiting: Vec<&Inscription> = hall.floor.waiting(&session()).collect();
        (!waiting.is_empty())
            .then(|| (waiting[self.one.index(waiting.len())], waiting[self.other.index(waiting.len())]))
    }

    fn about_the_speaker(self, hall: &Hall) -> Option<(Command, Actor)> {
        let Some(current) = &hall.floor.current else {
            let next = match self.what {
                0 => Speaker::Person(PersonId::parse("panellist-1").unwrap()),
                1 | 2 => Speaker::Inscription(self.pick(hall)?.0.no),
                _ => Speaker::Inscription(hall.floor.next_on_list(&session())?.no),
            };
            return self.staff(Command::GiveFloor { speaker: next, limit: None });
        };
        let is_over = current.clock(hall.now).left_ms() <= 0;
        self.staff(match self.what {
            0..=5 if is_over => Command::StopSpeaker,
            0..=7 => Command::EndIntervention,
            8 => Command::ExtendIntervention { seconds: 30 },
            9 | 10 if current.is_questioned() => Command::EndQuestion,
            9 | 10 => Command::BeginQuestion,
            11 | 12 if current.paused_at.is_some() => Command::Resume,
            11 | 12 => Command::Pause,
            _ => Command::TakePoint { point: hall.floor.raised_points().next()?.no },
        })
    }

    /// Somebody who may be on the list already, and somebody of those who wait.
    fn of_a_delegation(self, hall: &Hall) -> Option<(Command, Actor)> {
        let number = u32::try_from(self.one.index(30)).unwrap() + 1;
        let (participant, delegation) = (ParticipantNo(number), DelegationNo(number));
        let category = Category::ALL[number as usize % 4];
        let declared = Declared {
            gender: Gender::ALL.get(self.other.index(4)).copied(),
            region: Region::ALL.get(self.other.index(6)).copied(),
            speaker_later: self.other.index(3) == 0,
        };
        let offer = hall.floor.lists[&session()].offers.first().copied();
        let mine =
            |command, no: InscriptionNo| Some((command, Actor::Participant(hall.floor.inscriptions[&no].made_by)));
        let own = Actor::Participant(participant);
        match self.what {
            14..=16 => {
                let standing = Standing::ALL[self.other.index(4)];
                let session = session();
                Some((Command::Inscribe { session, participant, delegation, category, standing, declared }, own))
            }
            17 => Some((Command::RequestReply { session: session(), participant, delegation, category }, own)),
            18 | 19 => Some((Command::RaisePoint { participant, delegation, category }, own)),
            20 => {
                let point = hall.floor.raised_points().last()?;
                Some((Command::LowerPoint { point: point.no }, Actor::Participant(point.participant)))
            }
            21 => {
                let inscription = self.pick(hall)?.0.no;
                mine(Command::Amend { inscription, standing: Standing::Single, declared }, inscription)
            }
            22 => {
                let entry = self.pick(hall)?.0;
                let (inscription, participant) = (entry.no, ParticipantNo(number + 100));
                mine(Command::Substitute { inscription, participant, delegation: entry.delegation }, inscription)
            }
            23 => {
                let inscription = self.pick(hall)?.0.no;
                mine(Command::Withdraw { inscription }, inscription)
            }
            24 => {
                let (one, other) = self.pick(hall)?;
                mine(Command::ProposeSwap { mine: one.no, with: other.no }, one.no)
            }
            25 | 26 => {
                let (from, with) = offer?;
                mine(Command::AcceptSwap { from, mine: with }, with)
            }
            _ => {
                let (from, with) = offer?;
                mine(Command::DropSwap { from, with }, with)
            }
        }
    }

    fn about_the_list(self, hall: &Hall) -> Option<(Command, Actor)> {
        let floor = &hall.floor;
        let session = session();
        let inscription = self.pick(hall).map(|(one, _)| one.no);
        let open = floor.lists[&session].open;
        self.staff(match self.what {
            28 | 29 if !open => Command::OpenList { session },
            28 => Command::CloseList { session },
            30 | 31 => {
                let (one, other) = self.pick(hall)?;
                Command::Move { inscription: one.no, before: Some(other.no), reason: reason() }
            }
            32 => {
                let (one, other) = self.pick(hall)?;
                Command::SwapPlaces { one: one.no, other: other.no }
            }
            33 => Command::GrantPriority {
                inscription: inscription?,
                standing: Standing::ALL[self.other.index(4)],
                reason: reason(),
            },
            34 => Command::MarkAbsent { inscription: inscription? },
            35 => Command::MarkNotReady { inscription: inscription? },
            36 => {
                let rules = floor.rules_of(&session)?;
                let now = floor.lowered.get(&session).copied().unwrap_or(rules.limits.single).seconds();
                Command::LowerLimit { session, limit: TimeLimit::from_seconds(now * 3 / 4).ok()?, reason: reason() }
            }
            37 => Command::ExtendCap { session, seconds: 120, reason: reason() },
            38 => Command::MoveTime {
                from: segment("presentations"),
                to: segment(["floor", "concluding"][self.one.index(2)]),
                seconds: 60,
                reason: reason(),
            },
            39 => Command::Suspend { reason: reason() },
            40 => Command::EndSegment,
            41 => Command::NextSegment,
            42 => {
                let mut plan = floor.plan.clone()?;
                plan.sessions[0].segments[2].minutes = u32::try_from(self.one.index(30)).unwrap();
                Command::Prepare { plan }
            }
            43 => {
                let mut rules = floor.rules_of(&session)?.into_owned();
                let (one, other) = (Category::ALL[self.one.index(4)], Category::ALL[self.other.index(4)]);
                rules.order.alternation = match self.one.index(3) {
                    0 => Alternation::None,
                    1 => Alternation::Pattern { turn: vec![one, other] },
                    _ => Alternation::Quota { shares: vec![Share { category: one, percent: 40 }] },
                };
                Command::SetRules { session, rules: Box::new(rules), commitment: None, reason: Some(reason()) }
            }
            _ => Command::Undo,
        })
    }

    /// Another wish, entered late.
    fn late(self, hall: &Hall) -> Option<(Command, Actor)> {
        let what = u32::try_from(self.other.index(44)).unwrap();
        let (what, _) = Self { what, ..self }.command(hall)?;
        let before = hall.now - SignedDuration::from_secs(20);
        let happened = hall.floor.last_moved.map_or(before, |last| last.max(before));
        self.staff(Command::EnterLate { happened, what: Box::new(what) })
    }
}
