//! Facts of expected turns.

use super::*;

#[test]
fn forty_five_minutes_hold_twenty_two_interventions_and_with_the_allowance_twenty_are_sure() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(30).go_to_floor();
    let turns = forecast(&hall.floor, &session(), hall.now);
    let count = |outlook| turns.iter().filter(|turn| turn.outlook == outlook).count();
    assert_eq!(count(Outlook::WillSpeak), 20);
    assert!(count(Outlook::MayNotBeReached) > 0);
    assert!(turns.windows(2).all(|pair| pair[0].from < pair[1].from && pair[0].outlook <= pair[1].outlook));
}

#[test]
fn who_finds_no_time_in_a_slot_is_expected_in_the_next() {
    let mut two = plan(Some(Cap { minutes: 45, scope: CapScope::Slot }));
    // The floor, 15 minutes, and the floor again.
    let again = PlannedSegment { id: SegmentId::parse("floor-2").unwrap(), ..two.sessions[0].segments[1].clone() };
    two.sessions[0].segments.push(again);
    let mut hall = Hall::with_cap(45);
    hall.must(Command::Prepare { plan: two }).open_with(50).go_to_floor();
    let turns = forecast(&hall.floor, &session(), hall.now);
    let count = |outlook| turns.iter().filter(|turn| turn.outlook == outlook).count();
    assert_eq!(count(Outlook::WillSpeak), 40, "20 in each slot");
    let second = hall.now + SignedDuration::from_mins(60);
    assert_eq!(turns[20].to, second, "the first who is not sure of the first slot is the first of the second");
    assert!(turns[20].from < second && turns.iter().all(|turn| turn.from <= turn.to));
    assert!(turns.windows(2).all(|pair| pair[0].from < pair[1].from && pair[0].outlook <= pair[1].outlook));
}

#[test]
fn before_the_floor_the_first_turn_is_expected_after_the_presentations() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2);
    let turns = forecast(&hall.floor, &session(), hall.now);
    assert_eq!(turns[0].from, start() + SignedDuration::from_mins(40));
    assert!(turns[1].from < turns[1].to);
}

#[test]
fn what_still_fits_is_counted_whoever_waits() {
    let mut hall = Hall::with_cap(45);
    hall.go_to_floor();
    let room_now = |hall: &Hall| room(&hall.floor, &session(), hall.now).unwrap();
    assert_eq!(room_now(&hall), Room { used_ms: 0, cap_ms: Some(2_700_000), fits: 20 });
    hall.open_with(1).must(give_floor(1)).after(60);
    assert_eq!(room_now(&hall), Room { used_ms: 60_000, cap_ms: Some(2_700_000), fits: 19 });
    hall.must(Command::EndIntervention).must(Command::NextSegment);
    assert_eq!(room(&hall.floor, &session(), hall.now), None);
}

#[test]
fn under_one_cap_for_the_meeting_those_of_an_earlier_session_come_first() {
    let mut both = plan(Some(Cap { minutes: 20, scope: CapScope::Meeting }));
    let mut second = both.sessions[0].clone();
    second.id = SessionId::parse("session-2").unwrap();
    second.start += SignedDuration::from_hours(4);
    second.end += SignedDuration::from_hours(4);
    for segment in &mut second.segments {
        segment.id = SegmentId::parse(&format!("second-{}", segment.id)).unwrap();
    }
    both.sessions.push(second);
    let mut hall = Hall::with_cap(20);
    hall.must(Command::Prepare { plan: both }).open_with(7);
    let later = SessionId::parse("session-2").unwrap();
    hall.must(Command::OpenList { session: later.clone() });
    for delegation in 1..=7 {
        let participant = ParticipantNo(delegation);
        let command = Command::Inscribe {
            session: later.clone(),
            participant,
            delegation: DelegationNo(delegation),
            category: Category::States,
            standing: Standing::Single,
            declared: Declared::default(),
        };
        hall.give(command, Actor::Participant(participant)).unwrap();
    }
    let sure = |session: &SessionId| {
        let turns = forecast(&hall.floor, session, hall.now);
        turns.iter().filter(|turn| turn.outlook == Outlook::WillSpeak).count()
    };
    // Ten interventions of two minutes fit: seven in the first session, three in the second.
    assert_eq!((sure(&session()), sure(&later)), (7, 3));
}

#[test]
fn a_lower_limit_shows_how_many_more_can_speak() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(30).go_to_floor();
    let at = what_if(&hall.floor, &session(), hall.now).into_iter().find(|what| what.limit.seconds() == 90).unwrap();
    // 45 minutes hold 20 at 2:00 and 25 at 1:30, with 15 s between two.
    assert_eq!(at.more, 5);
    let limit = TimeLimit::from_seconds(90).unwrap();
    hall.must(Command::LowerLimit { session: session(), limit, reason: "so that more can speak".to_owned() });
    let turns = forecast(&hall.floor, &session(), hall.now);
    assert_eq!(turns.iter().filter(|turn| turn.outlook == Outlook::WillSpeak).count(), 25);
}
