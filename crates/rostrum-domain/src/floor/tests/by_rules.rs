//! Facts of the order by the rules: turns, shares, lots, balance.

use super::*;

fn with_categories(hall: &mut Hall, categories: &[Category]) {
    for (delegation, category) in (1..).zip(categories) {
        hall.inscribe_as(delegation, *category, Declared::default());
    }
}

use Category::{LocalGovernments as L, NonGovernmental as N, States as S};

#[test]
fn categories_are_called_in_turns_and_one_of_which_nobody_waits_is_passed_over() {
    let mut hall = Hall::with_cap(45);
    hall.with_rules(|rules| rules.order.alternation = Alternation::Pattern { turn: vec![L, S] });
    hall.must(Command::OpenList { session: session() });
    with_categories(&mut hall, &[S, S, S, L, N, L]);
    // L and S in turns, then one of the others: L4 S1 N5, L6 S2, S3.
    assert_eq!(hall.waiting(), [4, 1, 5, 6, 2, 3]);
    hall.go_to_floor().must(give_floor(4)).after(5).must(Command::EndIntervention);
    hall.inscribe_as(7, L, Declared::default());
    assert_eq!(hall.waiting(), [1, 5, 6, 2, 7, 3], "who has spoken took a turn of the category");
}

#[test]
fn a_category_named_twice_has_two_in_a_turn() {
    let mut hall = Hall::with_cap(45);
    hall.with_rules(|rules| rules.order.alternation = Alternation::Pattern { turn: vec![L, S, L] });
    hall.must(Command::OpenList { session: session() });
    with_categories(&mut hall, &[S, S, L, L, L]);
    assert_eq!(hall.waiting(), [3, 1, 4, 5, 2]);
}

#[test]
fn a_share_of_forty_per_cent_is_kept_in_every_part_of_the_list() {
    let mut hall = Hall::with_cap(45);
    let shares = vec![Share { category: L, percent: 40 }];
    hall.with_rules(|rules| rules.order.alternation = Alternation::Quota { shares });
    hall.must(Command::OpenList { session: session() });
    with_categories(&mut hall, &[S, S, S, S, S, S, L, L, L, L]);
    let is_local = |no: &u32| *no >= 7;
    let waiting = hall.waiting();
    assert_eq!(waiting.iter().take(5).filter(|no| is_local(no)).count(), 2, "{waiting:?}");
    assert_eq!(waiting.iter().filter(|no| is_local(no)).count(), 4);
}

#[test]
fn women_and_men_are_called_in_turns_inside_a_category() {
    let mut hall = Hall::with_cap(45);
    hall.with_rules(|rules| rules.order.balance = Some(Balance::Gender));
    hall.must(Command::OpenList { session: session() });
    let of = |gender| Declared { gender: Some(gender), ..Declared::default() };
    for (delegation, gender) in (1..).zip([Gender::Man, Gender::Man, Gender::Man, Gender::Woman, Gender::Woman]) {
        hall.inscribe_as(delegation, S, of(gender));
    }
    assert_eq!(hall.waiting(), [1, 4, 2, 5, 3]);
}

pub(super) fn seed() -> Hash {
    Hash::of(&[b"a seed"])
}

/// A hall whose list is drawn by lot over a minute, with so many in the window.
fn by_lot(delegations: u32) -> Hall {
    let mut hall = Hall::with_cap(45);
    let mut rules = hall.floor.rules_of(&session()).unwrap().into_owned();
    rules.order.within = Within::Lot { window_seconds: 60, beacon: None };
    let set =
        |commitment| Command::SetRules { session: session(), rules: Box::new(rules.clone()), commitment, reason: None };
    assert_eq!(hall.give(set(None), Actor::Secretariat), Err(Refusal::NoCommitment));
    hall.must(set(Some(commitment(&session(), &seed()))));
    hall.open_with(delegations);
    hall
}

pub(super) fn draw_with(hall: &Hall, seed: Hash) -> Command {
    let version = hall.floor.lists[&session()].intake.as_ref().unwrap().log_version;
    let log = LogPoint { version, hash: hall.file(version, chain::published).0 };
    Command::Draw { session: session(), draw: Draw { seed, log, beacon: None } }
}

#[test]
fn everyone_in_the_window_is_drawn_and_who_comes_later_stands_behind() {
    let mut hall = by_lot(8);
    let opened = hall.now;
    let until = opened + SignedDuration::from_secs(60);
    assert_eq!(hall.give(Command::CloseList { session: session() }, Actor::Chair), Err(Refusal::WindowRuns { until }));
    assert_eq!(hall.give(draw_with(&hall, seed()), Actor::Chair), Err(Refusal::WindowRuns { until }));
    hall.after(61).inscribe(9, Standing::Single).unwrap();
    hall.inscribe(10, Standing::Group).unwrap();
    hall.go_to_floor();
    assert_eq!(hall.give(give_floor(1), Actor::Chair), Err(Refusal::LotNotDrawn));
    let another = draw_with(&hall, Hash::of(&[b"another"]));
    assert_eq!(hall.give(another, Actor::Chair), Err(Refusal::SeedDiffers));
    let Command::Draw { draw: lots, .. } = draw_with(&hall, seed()) else { unreachable!() };
    let order: Vec<u32> = lots.order(&session(), (1..=8).map(InscriptionNo)).iter().map(|no| no.0).collect();
    hall.must(draw_with(&hall, seed()));
    assert_eq!(hall.waiting()[0], 10, "a group of States goes first, drawn or not");
    assert_eq!(hall.waiting()[1..9], order);
    assert_eq!(hall.waiting()[9], 9);
    assert_eq!(hall.give(draw_with(&hall, seed()), Actor::Chair), Err(Refusal::AlreadyDrawn));
    hall.must(give_floor(order[0]));
}

#[test]
fn a_draw_takes_the_log_at_the_closing_instant_and_no_other() {
    let mut hall = by_lot(3);
    let at_close = hall.floor.version;
    hall.after(61).go_to_floor();
    assert_eq!(hall.floor.lists[&session()].intake.as_ref().unwrap().log_version, at_close);
    let log = LogPoint { version: hall.floor.version, hash: Hash::of(&[b"head"]) };
    let later = Command::Draw { session: session(), draw: Draw { seed: seed(), log, beacon: None } };
    assert_eq!(hall.give(later, Actor::Chair), Err(Refusal::LogDiffers(at_close)));
}

#[test]
fn what_was_taken_back_after_the_window_leaves_the_log_at_its_end_as_it_was() {
    let mut hall = by_lot(3);
    hall.after(58).go_to_floor();
    let at_close = hall.floor.version;
    hall.after(5).must(Command::Undo);
    assert_eq!(hall.floor.lists[&session()].intake.as_ref().unwrap().log_version, at_close);
    hall.must(draw_with(&hall, seed()));
}

#[test]
fn nothing_is_entered_late_into_an_intake_window_that_is_over() {
    let mut hall = by_lot(3);
    let opened = hall.now;
    let late = |seconds, delegation| Command::EnterLate {
        happened: opened + SignedDuration::from_secs(seconds),
        what: Box::new(Command::Inscribe {
            session: session(),
            participant: ParticipantNo(delegation),
            delegation: DelegationNo(delegation),
            category: S,
            standing: Standing::Single,
            declared: Declared::default(),
        }),
    };
    hall.after(50).must(late(40, 4));
    hall.after(11).inscribe(5, Standing::Single).unwrap();
    // By now whoever knows the seed can see which lot the next number would get.
    assert_eq!(hall.give(late(55, 6), Actor::Secretariat), Err(Refusal::NotLate));
    hall.must(late(61, 6));
    hall.must(draw_with(&hall, seed()));
    assert_eq!(hall.waiting()[4..], [5, 6], "who came later stands behind, by time");
}

#[test]
fn a_list_with_an_intake_window_is_not_opened_late() {
    let mut hall = Hall::with_cap(45);
    let mut rules = hall.floor.rules_of(&session()).unwrap().into_owned();
    rules.order.within = Within::Lot { window_seconds: 60, beacon: None };
    let commitment = Some(commitment(&session(), &seed()));
    hall.must(Command::SetRules { session: session(), rules: Box::new(rules), commitment, reason: None });
    let set = hall.now;
    hall.after(55);
    let late = Command::EnterLate { happened: set, what: Box::new(Command::OpenList { session: session() }) };
    assert_eq!(hall.give(late, Actor::Secretariat), Err(Refusal::NotLate), "the window would be 5 s long");
}

#[test]
fn where_nobody_came_in_the_window_who_comes_later_can_be_called() {
    let mut hall = by_lot(0);
    hall.after(61).inscribe(1, Standing::Single).unwrap();
    hall.go_to_floor();
    assert_eq!(hall.give(draw_with(&hall, seed()), Actor::Chair), Err(Refusal::NothingToDraw));
    hall.must(give_floor(1));
}

#[test]
fn the_chair_may_go_over_to_the_order_of_inscription_when_a_draw_cannot_be_made() {
    let mut hall = by_lot(3);
    hall.with_rules(|rules| rules.order.within = Within::Time);
    hall.go_to_floor().must(give_floor(1));
}

#[test]
fn a_list_is_not_set_to_open_at_an_instant_that_is_past() {
    let mut hall = Hall::with_cap(45);
    let set = |hall: &mut Hall, opens_at| {
        let mut rules = hall.floor.rules_of(&session()).unwrap().into_owned();
        rules.opens_at = Some(opens_at);
        let reason = Some("agreed".to_owned());
        hall.give(
            Command::SetRules { session: session(), rules: Box::new(rules), commitment: None, reason },
            Actor::Chair,
        )
    };
    let at = hall.now;
    assert_eq!(set(&mut hall, at), Err(Refusal::InvalidRules(InvalidRules::OpensInPast { at })));
    assert_eq!(set(&mut hall, at + SignedDuration::from_secs(1)), Ok(()));
    hall.must(Command::OpenList { session: session() }).after(60);
    assert_eq!(set(&mut hall, at + SignedDuration::from_secs(1)), Ok(()), "a list that has opened keeps its instant");
}

#[test]
fn no_extension_of_a_cap_is_lost_when_its_scope_changes() {
    let mut hall = Hall::with_cap(45);
    let lost = || Err(Refusal::InvalidRules(InvalidRules::ExtensionLost { seconds: 300 }));
    let extend = Command::ExtendCap { session: session(), seconds: 300, reason: "because".to_owned() };
    let by_slot = Some(Cap { minutes: 30, scope: CapScope::Slot });
    hall.must(Command::Prepare { plan: plan(by_slot) });
    hall.must(Command::Prepare { plan: plan(Some(Cap { minutes: 45, scope: CapScope::Session })) });
    hall.must(extend);
    assert_eq!(hall.give(Command::Prepare { plan: plan(by_slot) }, Actor::Secretariat), lost());
    let set = |hall: &mut Hall, cap| {
        let mut rules = hall.floor.rules_of(&session()).unwrap().into_owned();
        rules.cap = cap;
        let rules = Box::new(rules);
        hall.give(Command::SetRules { session: session(), rules, commitment: None, reason: None }, Actor::Secretariat)
    };
    assert_eq!(set(&mut hall, by_slot), lost());
    assert_eq!(set(&mut hall, Some(Cap { minutes: 50, scope: CapScope::Session })), Ok(()), "the same scope keeps it");
    assert_eq!(hall.floor.cap_ms(&Account::Session(session())), 55 * 60_000);
    assert_eq!(set(&mut hall, None), Ok(()));
    assert_eq!(set(&mut hall, by_slot), Ok(()), "without a cap nothing was left to lose");
}

#[test]
fn a_new_plan_keeps_the_segments_to_which_time_was_moved() {
    let mut hall = Hall::with_cap(45);
    let id = |id| SegmentId::parse(id).unwrap();
    let reason = "because".to_owned();
    hall.must(Command::MoveTime { from: id("presentations"), to: id("concluding"), seconds: 60, reason });
    let mut without = plan(None);
    without.sessions[0].segments.retain(|segment| segment.id != id("concluding"));
    let refused = Err(Refusal::PlanDropsUsed { what: "concluding".to_owned() });
    assert_eq!(hall.give(Command::Prepare { plan: without }, Actor::Secretariat), refused);
}

#[test]
fn a_program_acts_for_the_secretariat_under_its_own_number() {
    let mut hall = Hall::with_cap(45);
    let program = Actor::Program(ProgramNo(3));
    hall.give(Command::OpenList { session: session() }, program).unwrap();
    hall.inscribe(1, Standing::Single).unwrap();
    hall.give(Command::Withdraw { inscription: no(1) }, program).unwrap();
    hall.give(Command::Undo, Actor::Chair).unwrap();
    assert_eq!(hall.waiting(), [1], "what a program did can be taken back");
    let line = hall.log.iter().find(|line| line.by == program).unwrap();
    assert_eq!(serde_json::to_value(line).unwrap()["by"], serde_json::json!({"program": 3}));
    let public = chain::public_fields(line);
    assert_eq!(public["by"], "program", "which one is not public");
}

#[test]
fn rules_that_do_not_hold_together_are_refused() {
    let plan = plan(Some(Cap { minutes: 45, scope: CapScope::Session }));
    let wrong = |change: fn(&mut Rules)| {
        let mut rules = Rules::of(&plan);
        change(&mut rules);
        rules.faults(&plan)[0].to_string()
    };
    assert_eq!(Rules::of(&plan).faults(&plan), []);
    assert!(wrong(|rules| rules.categories.clear()).starts_with("Nobody could inscribe"));
    assert!(wrong(|rules| rules.per_delegation = 0).contains("0 does not fit; 1 to 10 are permitted"));
    assert!(wrong(|rules| rules.red_seconds = 40).starts_with("The clock would turn red"));
    assert!(wrong(|rules| rules.cap = Some(Cap { minutes: 30, scope: CapScope::Meeting })).contains("concept note"));
    assert!(wrong(|rules| rules.order.priority.push(Standing::Group)).starts_with("\"group\" is named twice"));
    let all = |rules: &mut Rules| {
        rules.order.alternation = Alternation::Quota { shares: vec![Share { category: L, percent: 100 }] };
    };
    assert!(wrong(all).contains("leave nothing to States"));
    assert!(wrong(|rules| rules.order.within = Within::Lot { window_seconds: 5, beacon: None }).contains("10 to"));
    let mut rules = Rules::of(&plan);
    (rules.per_delegation, rules.red_seconds) = (0, 40);
    rules.categories.clear();
    let faults = rules.faults(&plan);
    assert_eq!(faults.len(), 3, "all faults are named at once: {faults:?}");
}
