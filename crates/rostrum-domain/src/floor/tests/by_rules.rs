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

fn seed() -> Hash {
    Hash::of(&[b"a seed"])
}

/// A hall whose list is drawn by lot over a minute, with so many in the window.
fn by_lot(delegations: u32) -> Hall {
    let mut hall = Hall::with_cap(45);
    let mut rules = hall.floor.rules_of(&session()).unwrap();
    rules.order.within = Within::Lot { window_seconds: 60, beacon: None };
    let set =
        |commitment| Command::SetRules { session: session(), rules: Box::new(rules.clone()), commitment, reason: None };
    assert_eq!(hall.give(set(None), Actor::Secretariat), Err(Refusal::NoCommitment));
    hall.must(set(Some(commitment(&session(), &seed()))));
    hall.open_with(delegations);
    hall
}

fn draw(hall: &Hall, seed: Hash) -> Command {
    let version = hall.floor.lists[&session()].intake.as_ref().unwrap().log_version;
    let log = LogPoint { version, hash: Hash::of(&[b"head"]) };
    Command::Draw { session: session(), draw: Draw { seed, log, beacon: None } }
}

#[test]
fn everyone_in_the_window_is_drawn_and_who_comes_later_stands_behind() {
    let mut hall = by_lot(8);
    let opened = hall.now;
    let until = opened + SignedDuration::from_secs(60);
    assert_eq!(hall.give(Command::CloseList { session: session() }, Actor::Chair), Err(Refusal::WindowRuns { until }));
    assert_eq!(hall.give(draw(&hall, seed()), Actor::Chair), Err(Refusal::WindowRuns { until }));
    hall.after(61).inscribe(9, Standing::Single).unwrap();
    hall.inscribe(10, Standing::Group).unwrap();
    hall.go_to_floor();
    assert_eq!(hall.give(give_floor(1), Actor::Chair), Err(Refusal::LotNotDrawn));
    let another = draw(&hall, Hash::of(&[b"another"]));
    assert_eq!(hall.give(another, Actor::Chair), Err(Refusal::SeedDiffers));
    let Command::Draw { draw: lots, .. } = draw(&hall, seed()) else { unreachable!() };
    let order: Vec<u32> = lots.order(&session(), (1..=8).map(InscriptionNo)).iter().map(|no| no.0).collect();
    hall.must(draw(&hall, seed()));
    assert_eq!(hall.waiting()[0], 10, "a group of States goes first, drawn or not");
    assert_eq!(hall.waiting()[1..9], order);
    assert_eq!(hall.waiting()[9], 9);
    assert_eq!(hall.give(draw(&hall, seed()), Actor::Chair), Err(Refusal::AlreadyDrawn));
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
    hall.must(draw(&hall, seed()));
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
    hall.must(draw(&hall, seed()));
    assert_eq!(hall.waiting()[4..], [5, 6], "who came later stands behind, by time");
}

#[test]
fn a_list_with_an_intake_window_is_not_opened_late() {
    let mut hall = Hall::with_cap(45);
    let mut rules = hall.floor.rules_of(&session()).unwrap();
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
    assert_eq!(hall.give(draw(&hall, seed()), Actor::Chair), Err(Refusal::NothingToDraw));
    hall.must(give_floor(1));
}

#[test]
fn the_chair_may_go_over_to_the_order_of_inscription_when_a_draw_cannot_be_made() {
    let mut hall = by_lot(3);
    hall.with_rules(|rules| rules.order.within = Within::Time);
    hall.go_to_floor().must(give_floor(1));
}

#[test]
fn rules_that_do_not_hold_together_are_refused() {
    let plan = plan(Some(Cap { minutes: 45, scope: CapScope::Session }));
    let wrong = |change: fn(&mut Rules)| {
        let mut rules = Rules::of(&plan);
        change(&mut rules);
        rules.check(&plan).unwrap_err().to_string()
    };
    assert_eq!(Rules::of(&plan).check(&plan), Ok(()));
    assert!(wrong(|rules| rules.categories.clear()).starts_with("Nobody could inscribe"));
    assert!(wrong(|rules| rules.per_delegation = 0).contains("0 does not fit; 1 to 10 are permitted"));
    assert!(wrong(|rules| rules.red_seconds = 40).starts_with("The clock would turn red"));
    assert!(wrong(|rules| rules.cap = Some(Cap { minutes: 30, scope: CapScope::Meeting })).contains("programme"));
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
