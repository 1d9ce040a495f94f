//! What holds whatever is asked in whatever order.

mod wishes;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::by_rules::seed;
use super::*;
use crate::floor::order::with_moves;
use wishes::{Wish, wish};

fn inscription() -> impl Strategy<Value = InscriptionNo> {
    (1u32..20).prop_map(InscriptionNo)
}

fn limit() -> impl Strategy<Value = TimeLimit> {
    (10u32..200).prop_map(|seconds| TimeLimit::from_seconds(seconds).unwrap())
}

fn declared() -> impl Strategy<Value = Declared> {
    let gender = prop::option::of(prop::sample::select(&Gender::ALL[..]));
    let region = prop::option::of(prop::sample::select(&Region::ALL[..]));
    (gender, region, any::<bool>()).prop_map(|(gender, region, speaker_later)| Declared {
        gender,
        region,
        speaker_later,
    })
}

fn by_delegation() -> impl Strategy<Value = (Command, Actor)> {
    let standing = prop::sample::select(&Standing::ALL[..]);
    (1u32..30, standing, declared(), inscription(), inscription(), 0..10).prop_map(
        |(delegation, standing, declared, one, other, what)| {
            let (participant, category) = (ParticipantNo(delegation), Category::ALL[delegation as usize % 4]);
            let (session, delegation) = (session(), DelegationNo(delegation));
            let command = match what {
                0..=4 => Command::Inscribe { session, participant, delegation, category, standing, declared },
                5 => Command::RequestReply { session, participant, delegation, category },
                6 => Command::RaisePoint { participant, delegation, category },
                7 => Command::Amend { inscription: one, standing, declared },
                8 => Command::ProposeSwap { mine: one, with: other },
                _ => Command::AcceptSwap { from: other, mine: one },
            };
            (command, Actor::Participant(participant))
        },
    )
}

fn by_chair() -> impl Strategy<Value = Command> {
    let reason = || "because".to_owned();
    let segment = prop::sample::select(vec!["presentations", "floor", "concluding"]);
    let segment = || segment.clone().prop_map(|id| SegmentId::parse(id).unwrap());
    let simple = prop_oneof![
        Just(Command::OpenList { session: session() }),
        Just(Command::CloseList { session: session() }),
        Just(Command::NextSegment),
        Just(Command::EndSegment),
        Just(Command::Pause),
        Just(Command::Resume),
        Just(Command::EndIntervention),
        Just(Command::StopSpeaker),
        Just(Command::Suspend { reason: reason() }),
        Just(Command::ResumeSession),
        Just(Command::BeginQuestion),
        Just(Command::EndQuestion),
        Just(Command::RulePoint { ruling: reason() }),
        Just(Command::Undo),
        (1u32..5).prop_map(|n| Command::TakePoint { point: PointNo(n) }),
    ];
    let on_the_list = prop_oneof![
        inscription().prop_map(|no| Command::GiveFloor { speaker: Speaker::Inscription(no), limit: None }),
        inscription().prop_map(|no| Command::GiveFloor { speaker: Speaker::Inscription(no), limit: None }),
        inscription().prop_map(|inscription| Command::MarkAbsent { inscription }),
        inscription().prop_map(|inscription| Command::MarkNotReady { inscription }),
        inscription().prop_map(|inscription| Command::Withdraw { inscription }),
        (inscription(), prop::option::of(inscription())).prop_map(move |(inscription, before)| Command::Move {
            inscription,
            before,
            reason: reason()
        }),
        (inscription(), prop::sample::select(&Standing::ALL[..])).prop_map(move |(inscription, standing)| {
            Command::GrantPriority { inscription, standing, reason: reason() }
        }),
        limit().prop_map(move |limit| Command::LowerLimit { session: session(), limit, reason: reason() }),
        (1u32..90).prop_map(|seconds| Command::ExtendIntervention { seconds }),
        (1u32..90).prop_map(move |seconds| Command::ExtendCap { session: session(), seconds, reason: reason() }),
        (segment(), segment(), 1u32..900).prop_map(move |(from, to, seconds)| Command::MoveTime {
            from,
            to,
            seconds,
            reason: reason()
        }),
        segment().prop_map(|segment| Command::StartSegment { segment }),
    ];
    prop_oneof![simple, on_the_list]
}

/// What is asked: a wish, or anything at all.
#[derive(Clone, Debug)]
enum Asked {
    Wish(Wish),
    Anything(Box<(Command, Actor)>),
}

fn asked() -> impl Strategy<Value = Asked> {
    let anything = prop_oneof![by_delegation(), by_chair().prop_map(|command| (command, Actor::Chair))];
    prop_oneof![
        5 => wish().prop_map(Asked::Wish),
        1 => anything.prop_map(|anything| Asked::Anything(Box::new(anything))),
    ]
}

fn order_rules() -> impl Strategy<Value = OrderRules> {
    let category = || prop::sample::select(&Category::ALL[..4]);
    let alternation = prop_oneof![
        Just(Alternation::None),
        prop::collection::vec(category(), 1..4).prop_map(|turn| Alternation::Pattern { turn }),
        (category(), 1u32..100)
            .prop_map(|(category, percent)| Alternation::Quota { shares: vec![Share { category, percent }] }),
    ];
    let balance = prop::option::of(prop::sample::select(vec![Balance::Gender, Balance::Region]));
    let within = prop_oneof![
        2 => Just(Within::Time),
        1 => (10u32..120).prop_map(|window_seconds| Within::Lot { window_seconds, beacon: None }),
    ];
    (alternation, within, balance, any::<bool>()).prop_map(|(alternation, within, balance, confirms)| OrderRules {
        alternation,
        within,
        balance,
        confirms_dignitaries: confirms,
        ..OrderRules::default()
    })
}

/// What must hold after every command.
fn is_sound(hall: &Hall) -> Result<(), TestCaseError> {
    let floor = &hall.floor;
    let speaking = floor.inscriptions.values().filter(|entry| entry.status == Status::Speaking).count();
    let inscribed = floor.current.as_ref().filter(|c| matches!(c.speaker, Speaker::Inscription(_))).iter().count();
    prop_assert_eq!(speaking, inscribed, "never two speakers");
    let mut waiting = hall.waiting();
    let called: Vec<u32> = floor.waiting(&session()).filter(|entry| !entry.reply).map(|entry| entry.no.0).collect();
    let turns = forecast(floor, &session(), hall.now);
    let turned: Vec<u32> = turns.iter().map(|turn| turn.inscription.0).collect();
    prop_assert!(turns.is_empty() || turned == called, "expected turns follow the list: {turned:?} {called:?}");
    prop_assert!(turns.iter().all(|turn| turn.from <= turn.to), "a range has an order");
    let in_order = |pair: &[ExpectedTurn]| {
        pair[0].outlook <= pair[1].outlook && pair[0].from <= pair[1].from && pair[0].to <= pair[1].to
    };
    prop_assert!(turns.windows(2).all(in_order), "expected turns never contradict the order");
    waiting.sort_unstable();
    let marked = floor.inscriptions.values().filter(|entry| entry.status == Status::Waiting);
    prop_assert_eq!(waiting, marked.map(|entry| entry.no.0).collect::<Vec<_>>(), "who waits, each once");
    let by_rules = floor.order_by_rules(&session()).unwrap();
    let list = &floor.lists[&session()];
    prop_assert_eq!(
        &with_moves(by_rules, &list.waiting, &list.moved),
        &list.waiting,
        "the list is the rules with the moves on top"
    );
    Ok(())
}

/// What the last lines did must fit the state before them.
fn fits(before: &Floor, hall: &Hall, lines: &[Recorded]) -> Result<(), TestCaseError> {
    for line in lines {
        match &line.event {
            Event::FloorGiven { kind: Some(Kind::Intervention), limit_seconds, .. } => {
                let account = Account::Session(session());
                let used = before.used_ms(&account, hall.now);
                let needed = used + i64::from(*limit_seconds) * 1_000;
                prop_assert!(needed <= before.cap_ms(&account), "the cap holds without a logged extension");
            }
            Event::Swapped { from, with } => {
                let (old, new) = (&before.lists[&session()].waiting, &hall.floor.lists[&session()].waiting);
                let moved: Vec<_> =
                    old.iter().zip(new).filter(|(one, other)| one != other).map(|(no, _)| *no).collect();
                prop_assert!(
                    old.len() == new.len() && moved.len() == 2 && moved.contains(from) && moved.contains(with),
                    "a swap changes two places only"
                );
            }
            _ => {}
        }
    }
    Ok(())
}

/// What is asked one after the other, with the seconds between, and whether those are few.
type Story = Vec<(Asked, i64, bool)>;

fn story() -> impl Strategy<Value = (OrderRules, u32, Story)> {
    (order_rules(), 0u32..14, prop::collection::vec((asked(), 0i64..60, prop::bool::weighted(0.3)), 0..120))
}

/// Tells a story and looks after every command. Gives the names of the commands that were carried out.
fn tell(order: OrderRules, first: u32, all: Story) -> Result<Vec<String>, TestCaseError> {
    let mut hall = Hall::with_cap(20);
    let mut rules = hall.floor.rules_of(&session()).unwrap().into_owned();
    rules.order = order;
    rules.right_of_reply = Some(RightOfReply { limit: TimeLimit::from_seconds(60).unwrap(), per_delegation: 1 });
    let commitment = Some(commitment(&session(), &seed()));
    hall.must(Command::SetRules { session: session(), rules: Box::new(rules), commitment, reason: None });
    let closed = hall.floor.clone();
    hall.must(Command::OpenList { session: session() });
    for delegation in 1..=first {
        let declared = Declared { gender: Some(Gender::ALL[delegation as usize % 3]), ..Declared::default() };
        hall.inscribe_as(delegation, Category::ALL[delegation as usize % 4], declared);
    }
    let mut last_command = Some((closed.version, closed));
    let mut carried_out = Vec::new();
    for (asked, seconds, at_once) in all {
        // What is taken back must follow soon.
        hall.after(if at_once { seconds % 4 } else { seconds });
        let (command, by) = match asked {
            Asked::Anything(anything) => *anything,
            Asked::Wish(wish) => match wish.command(&hall) {
                Some(command) => command,
                None => continue,
            },
        };
        let before = hall.floor.clone();
        let lines = hall.log.len();
        if hall.give(command.clone(), by).is_err() {
            prop_assert_eq!(&before, &hall.floor, "a refusal changes nothing");
            continue;
        }
        carried_out.push(name(&command));
        is_sound(&hall)?;
        fits(&before, &hall, &hall.log[lines..])?;
        if command == Command::Undo {
            let (version, without) = last_command.take().expect("something was taken back");
            let others = hall.log.iter().filter(|line| line.version > version);
            let others = others.skip_while(|line| line.command() == version + 1);
            prop_assert_eq!(hall.floor.current.is_some(), without.current.is_some());
            if others.clone().count() == 1 {
                let same = |floor: &Floor| {
                    let mut floor = floor.clone();
                    // How far the log goes is never taken back.
                    let intakes = floor.lists.values_mut().filter_map(|list| list.intake.as_mut());
                    intakes.for_each(|intake| intake.log_version = 0);
                    let Floor { lists, inscriptions, spoken, current, segments, extensions, points, .. } = floor;
                    (lists, inscriptions, spoken, current, segments, extensions, points)
                };
                prop_assert_eq!(same(&hall.floor), same(&without), "as if it had never been given");
            }
        } else if hall.floor.undoable.as_ref().is_some_and(|undoable| undoable.first == before.version + 1) {
            last_command = Some((before.version, before));
        }
    }
    prop_assert_eq!(&Floor::from_log(&hall.log), &hall.floor, "the fold of the log is the state");
    let text: Vec<String> = hall.log.iter().map(|line| serde_json::to_string(line).unwrap()).collect();
    let read: Vec<Recorded> = text.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    prop_assert_eq!(&read, &hall.log, "the log reads back as it was written");
    verifies(&hall)?;
    Ok(carried_out)
}

/// The log verifies, opened or published: every command is decided again as it was, and every list has the
/// order that it had.
fn verifies(hall: &Hall) -> Result<(), TestCaseError> {
    let by_balance = |event: &Event| matches!(event, Event::RulesSet { rules, .. } if rules.order.balance.is_some());
    let balanced = hall.log.iter().any(|line| by_balance(&line.event));
    // One of the two for each log, for the sake of time.
    let is_sealed = hall.log.len().is_multiple_of(2);
    let form: Form = if is_sealed { chain::published } else { chain::opened };
    let verified = chain::verify(&hall.file(hall.floor.version, form).1);
    prop_assert_eq!(&verified.findings, &[]);
    let of_session = &verified.calls[0];
    let called = hall.floor.spoken.iter().map(|spoken| &spoken.speaker);
    let called = called.chain(hall.floor.current.iter().map(|current| &current.speaker));
    let called: Vec<InscriptionNo> = called
        .filter_map(|speaker| match speaker {
            Speaker::Inscription(no) => Some(*no),
            Speaker::Person(_) => None,
        })
        .collect();
    prop_assert_eq!(of_session.calls.iter().map(|call| call.inscription).collect::<Vec<_>>(), called);
    prop_assert_eq!(of_session.sealed.is_some(), is_sealed && balanced);
    if of_session.sealed.is_none() {
        prop_assert_eq!(of_session.waiting.iter().map(|no| no.0).collect::<Vec<_>>(), hall.waiting());
    }
    Ok(())
}

/// The name of a command as the domain has it.
fn name(command: &Command) -> String {
    format!("{command:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

/// The names of all commands, read from where the domain names them: a new one cannot be forgotten here.
fn names() -> Vec<String> {
    let (_, commands) = include_str!("../command.rs").split_once("pub enum Command {").unwrap();
    let inside = commands.lines().take_while(|line| *line != "}").filter_map(|line| line.strip_prefix("    "));
    let names = inside.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    names.map(|line| line.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

#[test]
fn the_floor_stays_sound_whatever_is_asked() {
    let counts = std::cell::RefCell::new(BTreeMap::<String, usize>::new());
    let mut runner = TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) });
    let told = runner.run(&story(), |(order, first, all)| {
        for name in tell(order, first, all)? {
            *counts.borrow_mut().entry(name).or_default() += 1;
        }
        Ok(())
    });
    told.unwrap_or_else(|error| panic!("{error}"));
    let counts = counts.into_inner();
    let names = names();
    assert!(names.len() >= 40 && names.iter().any(|name| name == "EnterLate"), "{names:?}");
    let seldom: Vec<_> = names.iter().filter(|name| counts.get(*name).is_none_or(|count| *count < 2)).collect();
    assert!(seldom.is_empty(), "hardly or never carried out: {seldom:?} in {counts:?}");
}

proptest! {
    #[test]
    fn shares_add_up_in_every_part_of_the_list(
        categories in prop::collection::vec(0usize..4, 1..60),
        percent in 1u32..100,
    ) {
        let mut hall = Hall::with_cap(45);
        let first = Category::ALL[0];
        let shares = vec![Share { category: first, percent }];
        hall.with_rules(|rules| rules.order.alternation = Alternation::Quota { shares });
        hall.must(Command::OpenList { session: session() });
        for (delegation, category) in (1..).zip(&categories) {
            hall.inscribe_as(delegation, Category::ALL[*category], Declared::default());
        }
        let order: Vec<bool> = hall.floor.waiting(&session()).map(|entry| entry.category == first).collect();
        let all = order.iter().filter(|is_first| **is_first).count();
        prop_assert_eq!(all, categories.iter().filter(|category| **category == 0).count(), "nobody is lost");
        // As long as both still wait, each has its share to within one intervention.
        let (mut own, mut others) = (0u32, 0u32);
        for (place, is_first) in (0u32..).zip(&order) {
            let both_wait = (own as usize) < all && (others as usize) < order.len() - all;
            if both_wait {
                let due = f64::from(place) * f64::from(percent) / 100.0;
                prop_assert!((f64::from(own) - due).abs() <= 1.0, "{own} of {place} at {percent} %: {order:?}");
            }
            if *is_first { own += 1 } else { others += 1 }
        }
        // Inside a category the order of inscription is kept.
        let waiting: Vec<&Inscription> = hall.floor.waiting(&session()).collect();
        let numbers = |wanted: bool| waiting.iter().filter(move |e| (e.category == first) == wanted).map(|e| e.no);
        prop_assert!(numbers(true).is_sorted() && numbers(false).is_sorted());
    }
}
