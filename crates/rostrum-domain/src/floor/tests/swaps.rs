//! Facts of places that secretariat or chair swap for two delegations.

use super::*;

fn swap(one: u32, other: u32) -> Command {
    Command::SwapPlaces { one: no(one), other: no(other) }
}

#[test]
fn a_swap_that_both_have_consented_to_aloud_is_one_command_with_offer_and_acceptance() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(4);
    let before = hall.log.len();
    hall.must(swap(1, 3));
    assert_eq!(hall.waiting(), [3, 2, 1, 4]);
    let events: Vec<_> = hall.log[before..].iter().map(|line| line.event.clone()).collect();
    assert_eq!(events, [Event::SwapProposed { from: no(1), with: no(3) }, Event::Swapped { from: no(1), with: no(3) }]);
    hall.must(Command::Undo);
    assert_eq!(hall.waiting(), [1, 2, 3, 4], "it is taken back as one");
}

#[test]
fn an_offer_that_stands_is_taken_in_its_own_direction() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2).must(Command::ProposeSwap { mine: no(2), with: no(1) });
    hall.must(swap(1, 2));
    assert_eq!(hall.log.last().unwrap().event, Event::Swapped { from: no(2), with: no(1) });
    assert_eq!(hall.waiting(), [2, 1]);
}

#[test]
fn a_participant_swaps_nobody_elses_place() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2);
    let by = Actor::Participant(ParticipantNo(1));
    assert_eq!(hall.give(swap(1, 2), by), Err(Refusal::NotYours(no(2))));
    assert_eq!(hall.give(swap(1, 1), Actor::Chair), Err(Refusal::NoSwap));
}
