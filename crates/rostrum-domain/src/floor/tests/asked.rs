//! Facts of what delegations and staff ask of a list: who may inscribe, amend, swap, move, take back, enter
//! late.

use super::*;

fn by(delegation: u32) -> Actor {
    Actor::Participant(ParticipantNo(delegation))
}

fn why() -> String {
    "flight at noon".to_owned()
}

#[test]
fn only_those_whom_the_rules_name_inscribe_and_so_often_as_they_say() {
    let mut hall = Hall::with_cap(45);
    hall.with_rules(|rules| {
        rules.delegations = Some(vec![DelegationNo(1)]);
        rules.per_delegation = 2;
    });
    hall.must(Command::OpenList { session: session() });
    assert_eq!(hall.inscribe(2, Standing::Single), Err(Refusal::DelegationMayNotInscribe));
    hall.inscribe(1, Standing::Single).unwrap();
    hall.inscribe(1, Standing::Single).unwrap();
    assert_eq!(hall.inscribe(1, Standing::Single), Err(Refusal::TooManyInscriptions { permitted: 2 }));
}

#[test]
fn a_participant_inscribes_nobody_else() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(0);
    let command = Command::Inscribe {
        session: session(),
        participant: ParticipantNo(1),
        delegation: DelegationNo(1),
        category: Category::States,
        standing: Standing::Single,
        declared: Declared::default(),
    };
    assert_eq!(hall.give(command, by(2)), Err(Refusal::NotForAnother));
}

#[test]
fn a_delegation_names_its_speaker_later_and_only_one_of_its_own() {
    let mut hall = Hall::with_cap(45);
    hall.must(Command::OpenList { session: session() });
    hall.inscribe_as(1, Category::States, Declared { speaker_later: true, ..Declared::default() });
    let substitute = |participant: u32, delegation: u32| Command::Substitute {
        inscription: no(1),
        participant: ParticipantNo(participant),
        delegation: DelegationNo(delegation),
    };
    assert_eq!(hall.give(substitute(7, 2), by(1)), Err(Refusal::OtherDelegation));
    assert_eq!(hall.give(substitute(8, 1), by(3)), Err(Refusal::NotYours(no(1))));
    hall.give(substitute(8, 1), by(1)).unwrap();
    let entry = &hall.floor.inscriptions[&no(1)];
    assert_eq!((entry.participant, entry.made_by), (ParticipantNo(8), ParticipantNo(1)));
    assert!(!entry.declared.speaker_later);
    // Both may withdraw: who made it and who speaks.
    hall.give(Command::Withdraw { inscription: no(1) }, by(8)).unwrap();
}

#[test]
fn an_amended_inscription_stands_where_its_new_standing_puts_it() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(3);
    let amend = Command::Amend { inscription: no(3), standing: Standing::Group, declared: Declared::default() };
    hall.give(amend, by(3)).unwrap();
    assert_eq!(hall.waiting(), [3, 1, 2]);
}

#[test]
fn once_the_list_is_closed_a_delegation_amends_nothing_that_betters_its_place() {
    let mut hall = Hall::with_cap(45);
    hall.with_rules(|rules| rules.order.balance = Some(Balance::Gender));
    hall.open_with(3).must(Command::CloseList { session: session() });
    let amend = |standing, declared| Command::Amend { inscription: no(3), standing, declared };
    let group = amend(Standing::Group, Declared::default());
    assert_eq!(hall.give(group.clone(), by(3)), Err(Refusal::PlaceIsSettled));
    let declared = Declared { gender: Some(Gender::Woman), ..Declared::default() };
    assert_eq!(hall.give(amend(Standing::Single, declared), by(3)), Err(Refusal::PlaceIsSettled));
    let declared = Declared { region: Some(Region::Africa), ..Declared::default() };
    hall.give(amend(Standing::Single, declared), by(3)).unwrap();
    hall.must(group);
    assert_eq!(hall.waiting(), [3, 1, 2], "staff answer for it");
}

#[test]
fn a_swap_takes_the_consent_of_both_and_moves_nobody_else() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(5);
    let offer = Command::ProposeSwap { mine: no(2), with: no(5) };
    assert_eq!(hall.give(offer.clone(), by(1)), Err(Refusal::NotYours(no(2))));
    hall.give(offer.clone(), by(2)).unwrap();
    assert_eq!(hall.give(offer, by(2)), Err(Refusal::SwapOffered));
    assert_eq!(hall.waiting(), [1, 2, 3, 4, 5], "an offer moves nobody");
    let accept = Command::AcceptSwap { from: no(2), mine: no(5) };
    assert_eq!(hall.give(accept.clone(), by(3)), Err(Refusal::NotYours(no(5))));
    hall.give(accept.clone(), by(5)).unwrap();
    assert_eq!(hall.waiting(), [1, 5, 3, 4, 2]);
    assert_eq!(hall.give(accept, by(5)), Err(Refusal::NoSuchOffer));
    hall.inscribe(6, Standing::Single).unwrap();
    assert_eq!(hall.waiting(), [1, 5, 3, 4, 2, 6], "who comes later stands behind");
}

#[test]
fn an_offer_is_declined_taken_back_and_gone_with_its_inscription() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(3);
    let offer = |from, with| Command::ProposeSwap { mine: no(from), with: no(with) };
    let drop = Command::DropSwap { from: no(1), with: no(2) };
    hall.give(offer(1, 2), by(1)).unwrap();
    assert_eq!(hall.give(drop.clone(), by(3)), Err(Refusal::NotYours(no(2))));
    hall.give(drop.clone(), by(2)).unwrap();
    hall.give(offer(1, 2), by(1)).unwrap();
    hall.give(drop, by(1)).unwrap();
    hall.give(offer(3, 2), by(3)).unwrap();
    hall.give(Command::Withdraw { inscription: no(3) }, by(3)).unwrap();
    assert!(hall.floor.lists[&session()].offers.is_empty());
}

#[test]
fn the_chair_moves_with_a_reason_and_the_place_is_kept_while_others_come_and_go() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(5);
    let move_to = |from, before: Option<u32>, reason: &str| Command::Move {
        inscription: no(from),
        before: before.map(no),
        reason: reason.to_owned(),
    };
    assert_eq!(hall.give(move_to(5, Some(2), " "), Actor::Chair), Err(Refusal::ReasonNeeded));
    assert_eq!(hall.give(move_to(4, Some(5), "x"), Actor::Chair), Err(Refusal::NoMove(no(4))));
    hall.must(move_to(5, Some(2), &why()));
    assert_eq!(hall.waiting(), [1, 5, 2, 3, 4]);
    hall.give(Command::Withdraw { inscription: no(2) }, by(2)).unwrap();
    assert_eq!(hall.waiting(), [1, 5, 3, 4]);
    hall.inscribe(6, Standing::Group).unwrap();
    assert_eq!(hall.waiting(), [6, 1, 5, 3, 4]);
    hall.must(move_to(1, None, &why()));
    assert_eq!(hall.waiting(), [6, 5, 3, 4, 1]);
}

#[test]
fn a_granted_priority_gives_the_place_and_not_the_limit_of_another_standing() {
    let mut hall = Hall::with_cap(45);
    hall.with_rules(|rules| rules.limits.dignitary = TimeLimit::from_seconds(300).unwrap());
    hall.open_with(3);
    let grant = Command::GrantPriority { inscription: no(3), standing: Standing::Dignitary, reason: why() };
    hall.must(grant.clone());
    assert_eq!(hall.waiting(), [3, 1, 2]);
    assert_eq!(hall.give(grant, Actor::Chair), Err(Refusal::HasPriority(no(3))));
    hall.go_to_floor().must(give_floor(3));
    assert_eq!(hall.floor.current.as_ref().unwrap().limit_seconds, 120);
}

#[test]
fn where_the_rules_say_so_a_dignitary_counts_only_once_confirmed() {
    let mut hall = Hall::with_cap(45);
    hall.with_rules(|rules| {
        rules.order.confirms_dignitaries = true;
        rules.limits.dignitary = TimeLimit::from_seconds(300).unwrap();
    });
    hall.open_with(2);
    for (who, standing) in [(3, Standing::Dignitary), (4, Standing::Joint), (5, Standing::Dignitary)] {
        hall.inscribe(who, standing).unwrap();
    }
    assert_eq!(hall.waiting(), [4, 1, 2, 3, 5], "a claim stands where it would without it");
    let limit = |hall: &Hall, who| hall.floor.limit_of(&hall.floor.inscriptions[&no(who)]).unwrap().seconds();
    assert_eq!(limit(&hall, 3), 120);
    let by_standing = figures_by(&hall.floor, None, By::Standing);
    assert!(!by_standing.contains_key(&Group::Standing(Standing::Dignitary)), "figures count no claim as a fact");
    hall.must(Command::GrantPriority { inscription: no(3), standing: Standing::Dignitary, reason: why() });
    assert_eq!((hall.waiting(), limit(&hall, 3)), (vec![3, 4, 1, 2, 5], 300));
    hall.go_to_floor().must(give_floor(5));
    let current = hall.floor.current.as_ref().unwrap();
    assert_eq!(
        (current.limit_seconds, current.standing),
        (120, Some(Standing::Single)),
        "and not in the record either"
    );
}

#[test]
fn without_that_rule_a_claim_counts_at_once_and_the_log_says_nothing_of_it() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2).inscribe(3, Standing::Dignitary).unwrap();
    assert_eq!(hall.waiting(), [3, 1, 2]);
    let rules = hall.floor.rules_of(&session()).unwrap().into_owned();
    let text = serde_json::to_string(&rules).unwrap();
    assert!(!text.contains("confirms"), "older logs keep their hashes: {text}");
    assert_eq!(serde_json::from_str::<Rules>(&text).unwrap(), rules);
}

#[test]
fn a_lowered_limit_holds_for_those_who_remain() {
    let mut hall = Hall::with_cap(45);
    hall.with_rules(|rules| rules.limits.group = TimeLimit::from_seconds(180).unwrap());
    hall.open_with(2).inscribe(3, Standing::Group).unwrap();
    let lower = |seconds| Command::LowerLimit {
        session: session(),
        limit: TimeLimit::from_seconds(seconds).unwrap(),
        reason: "the list is long".to_owned(),
    };
    assert_eq!(hall.give(lower(180), Actor::Chair), Err(Refusal::LimitNotLower { now_seconds: 180 }));
    hall.must(lower(90));
    assert_eq!(hall.give(lower(90), Actor::Chair), Err(Refusal::LimitNotLower { now_seconds: 90 }));
    hall.go_to_floor();
    for speaker in [3, 1] {
        hall.must(give_floor(speaker));
        assert_eq!(hall.floor.current.as_ref().unwrap().limit_seconds, 90);
        hall.after(5).must(Command::EndIntervention);
    }
}

#[test]
fn rules_change_freely_before_the_list_opens_and_then_with_a_reason_only() {
    let mut hall = Hall::with_cap(45);
    let rules = hall.floor.rules_of(&session()).unwrap().into_owned();
    let set = |rules: Rules, reason: Option<&str>| Command::SetRules {
        session: session(),
        rules: Box::new(rules),
        commitment: None,
        reason: reason.map(str::to_owned),
    };
    hall.must(set(rules.clone(), None)).must(Command::OpenList { session: session() });
    assert_eq!(hall.give(set(rules.clone(), None), Actor::Secretariat), Err(Refusal::RulesNeedReason));
    hall.must(set(rules.clone(), Some("the room asked for it")));
    let mut lot = rules;
    lot.order.within = Within::Lot { window_seconds: 60, beacon: None };
    assert_eq!(hall.give(set(lot, Some("x")), Actor::Chair), Err(Refusal::LotIsFixed));
}

#[test]
fn the_last_command_is_taken_back_within_ten_seconds_and_others_stay() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(3).go_to_floor().after(60);
    let before = hall.floor.clone();
    hall.must(give_floor(1)).after(4);
    hall.inscribe(4, Standing::Single).unwrap();
    hall.after(5).must(Command::Undo);
    assert_eq!(hall.floor.current, None);
    assert_eq!(hall.waiting(), [1, 2, 3, 4], "who inscribed meanwhile stays");
    assert_eq!(hall.floor.spoken, before.spoken);
    assert_eq!(hall.give(Command::Undo, Actor::Chair), Err(Refusal::NothingToUndo), "there is no way back from it");
    hall.must(give_floor(2)).after(11);
    assert_eq!(hall.give(Command::Undo, Actor::Chair), Err(Refusal::TooLateToUndo { seconds: 11 }));
}

#[test]
fn an_end_taken_back_counts_the_clock_as_if_it_had_never_stopped() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(1).go_to_floor().must(give_floor(1)).after(50).must(Command::EndIntervention);
    hall.after(3).must(Command::Undo);
    assert_eq!(hall.floor.current.as_ref().unwrap().clock(hall.now).elapsed_ms, 53_000);
    hall.after(7).must(Command::EndIntervention);
    assert_eq!(hall.floor.spoken.len(), 1);
    assert_eq!(hall.floor.spoken[0].spoken_ms, 60_000);
}

#[test]
fn a_command_of_several_events_is_taken_back_whole() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2).go_to_floor().after(60);
    let before = hall.floor.lists.clone();
    hall.must(Command::NextSegment);
    assert!(hall.log.len() as u64 == hall.floor.version && hall.log.last().unwrap().part_of.is_some());
    hall.must(Command::Undo);
    assert_eq!(hall.floor.lists, before);
    assert_eq!(hall.floor.segment.as_ref().unwrap().0.as_str(), "floor");
}

#[test]
fn an_opening_is_not_taken_back_once_somebody_has_inscribed() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2);
    assert_eq!(hall.give(Command::Undo, Actor::Chair), Err(Refusal::InscribedSince { count: 2 }));
}

#[test]
fn a_withdrawal_is_not_taken_back_once_the_delegation_has_inscribed_again() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2).after(20).must(Command::Withdraw { inscription: InscriptionNo(1) });
    hall.inscribe(2, Standing::Single).unwrap_err();
    hall.inscribe(1, Standing::Single).unwrap();
    assert_eq!(hall.give(Command::Undo, Actor::Chair), Err(Refusal::NothingToUndo));
}

#[test]
fn what_happened_while_the_connection_was_down_is_entered_with_its_real_times() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2).go_to_floor();
    let began = hall.now;
    hall.after(600);
    let late = |seconds, what: Command| Command::EnterLate {
        happened: began + SignedDuration::from_secs(seconds),
        what: Box::new(what),
    };
    hall.must(late(30, give_floor(1))).must(late(130, Command::EndIntervention)).must(late(145, give_floor(2)));
    assert_eq!(hall.floor.spoken[0].spoken_ms, 100_000);
    assert_eq!(hall.floor.current.as_ref().unwrap().clock(hall.now).elapsed_ms, 455_000, "it still runs");
    let marked: Vec<_> = hall.log.iter().rev().take(3).map(|line| (line.happened.is_some(), line.at)).collect();
    assert_eq!(marked, [(true, hall.now); 3]);
    let refused = hall.give(late(100, Command::EndIntervention), Actor::Chair);
    assert_eq!(
        refused,
        Err(Refusal::LateOutOfRange {
            happened: began + SignedDuration::from_secs(100),
            from: began + SignedDuration::from_secs(145)
        })
    );
    assert_eq!(hall.give(late(700, Command::EndIntervention), Actor::Chair).unwrap_err().code(), "late-out-of-range");
    assert_eq!(hall.give(late(500, Command::Undo), Actor::Chair), Err(Refusal::NotLate));
}
