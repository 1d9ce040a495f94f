//! Facts of what is told after a session: figures, and the reasons of the order.

use proptest::prelude::*;

use super::*;
use crate::participant::{Gender, Region};

/// A command out of all that can change an order, in one of three categories.
fn any_of_the_list() -> impl Strategy<Value = (Command, Actor)> {
    let inscribe = (1u32..14, 0usize..4, 0usize..3, 0usize..3).prop_map(|(number, standing, category, gender)| {
        let participant = ParticipantNo(number);
        let declared = Declared {
            gender: Some(Gender::ALL[gender]),
            region: (number % 2 == 0).then_some(Region::Africa),
            speaker_later: false,
        };
        let command = Command::Inscribe {
            session: session(),
            participant,
            delegation: DelegationNo(number),
            category: Category::ALL[category],
            standing: Standing::ALL[standing],
            declared,
        };
        (command, Actor::Participant(participant))
    });
    let pair = || (1u32..14, 1u32..14);
    let reason = || "as the chair decided".to_owned();
    let chair = prop_oneof![
        Just(Command::StartSegment { segment: SegmentId::parse("floor").unwrap() }),
        Just(Command::EndIntervention),
        Just(Command::Undo),
        Just(Command::NextSegment),
        (1u32..14).prop_map(give_floor),
        (1u32..14).prop_map(|n| Command::MarkAbsent { inscription: no(n) }),
        (1u32..14).prop_map(|n| Command::Withdraw { inscription: no(n) }),
        pair().prop_map(move |(a, b)| Command::Move {
            inscription: no(a),
            before: (b != 13).then_some(no(b)),
            reason: reason()
        }),
        (1u32..14).prop_map(move |n| Command::GrantPriority {
            inscription: no(n),
            standing: Standing::Dignitary,
            reason: reason()
        }),
        (0usize..4).prop_map(move |which| Command::SetRules {
            session: session(),
            rules: Box::new(rules(which)),
            commitment: None,
            reason: Some(reason()),
        }),
    ];
    let swap = pair().prop_flat_map(|(a, b)| {
        prop_oneof![
            Just((Command::ProposeSwap { mine: no(a), with: no(b) }, Actor::Participant(ParticipantNo(a)))),
            Just((Command::AcceptSwap { from: no(a), mine: no(b) }, Actor::Secretariat)),
        ]
    });
    prop_oneof![3 => inscribe, 3 => chair.prop_map(|command| (command, Actor::Chair)), 1 => swap]
}

fn rules(which: usize) -> Rules {
    let mut rules = Rules::of(&plan(Some(Cap { minutes: 20, scope: CapScope::Session })));
    let share = |category, percent| Share { category, percent };
    match which {
        0 => {}
        1 => {
            rules.order.alternation = Alternation::Pattern { turn: vec![Category::States, Category::LocalGovernments] }
        }
        2 => {
            let shares = vec![share(Category::LocalGovernments, 40), share(Category::States, 30)];
            rules.order.alternation = Alternation::Quota { shares };
        }
        _ => rules.order.balance = Some(Balance::Gender),
    }
    rules
}

proptest! {
    #[test]
    fn every_change_of_the_order_is_explained_by_one_line_and_figures_add_up(
        commands in prop::collection::vec((any_of_the_list(), 0i64..150_000), 0..70),
    ) {
        let mut hall = Hall::with_cap(20);
        hall.must(Command::OpenList { session: session() });
        let mut orders = vec![(hall.floor.version, hall.waiting())];
        for ((command, by), ms) in commands {
            hall.now += SignedDuration::from_millis(ms);
            if let Ok(events) = decide(&hall.floor, &command, by, hall.now) {
                for line in Recorded::lines(hall.floor.version, hall.now, by, &command, events) {
                    hall.floor.apply(&line);
                    hall.log.push(line);
                    orders.push((hall.floor.version, hall.waiting()));
                }
            }
        }
        let changes = explain(&hall.log, &session());
        for pair in orders.windows(2) {
            let ((_, before), (version, after)) = (&pair[0], &pair[1]);
            let of_it: Vec<_> = changes.iter().filter(|change| change.line.version == *version).collect();
            prop_assert_eq!(of_it.len(), usize::from(before != after), "version {}", version);
            for change in of_it {
                let mut replayed = before.clone();
                replayed.retain(|number| !change.shifts.iter().any(|shift| shift.inscription.0 == *number));
                for shift in &change.shifts {
                    if let Some(to) = shift.to {
                        replayed.insert(to - 1, shift.inscription.0);
                    }
                }
                prop_assert_eq!(&replayed, after, "version {}", version);
            }
        }

        // Whatever they are grouped by, figures are the sums of the log.
        let ended = |line: &&Recorded| matches!(&line.event, Event::InterventionEnded { speaker: Speaker::Inscription(_), .. });
        let undone: Vec<_> = hall.log.iter().filter_map(|line| match line.event {
            Event::Undone { first, last } => Some(first..=last),
            _ => None,
        }).collect();
        let stands = |line: &&Recorded| !undone.iter().any(|lines| lines.contains(&line.version));
        let spoken: i64 = hall.log.iter().filter(ended).filter(stands).map(|line| match line.event {
            Event::InterventionEnded { spoken_ms, .. } => whole_seconds(spoken_ms),
            _ => 0,
        }).sum();
        let inscribed = hall.log.iter().filter(|line| matches!(line.event, Event::Inscribed { .. })).count();
        for by in [By::Category, By::Region, By::Gender, By::Delegation, By::Standing] {
            for within in [None, Some(&session())] {
                let sum = total(figures_by(&hall.floor, within, by).values());
                prop_assert_eq!(sum.spoken_seconds, spoken);
                prop_assert_eq!(usize::try_from(sum.inscribed).unwrap(), inscribed);
                prop_assert_eq!(sum.waiting + sum.spoke + sum.not_reached + sum.absent + sum.withdrawn, sum.inscribed);
            }
        }
    }
}

#[test]
fn who_spoke_is_counted_as_when_the_floor_was_given() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2).go_to_floor().must(give_floor(1)).after(130).must(Command::EndIntervention);
    if let Some(entry) = hall.floor.inscriptions.get_mut(&no(1)) {
        entry.category = Category::Academia;
        entry.delegation = DelegationNo(9);
    }
    let states = &figures_by(&hall.floor, None, By::Category)[&Group::Category(Category::States)];
    assert_eq!((states.inscribed, states.spoke, states.over_limit, states.mean_seconds()), (2, 1, 1, Some(130)));
    assert!(!figures_by(&hall.floor, None, By::Delegation).contains_key(&Group::Delegation(DelegationNo(9))));
}
