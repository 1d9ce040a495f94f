//! Facts of who has the floor: the clock, interruptions, suspension, what is charged to which budget.

use super::*;

fn panellist() -> Speaker {
    Speaker::Person(PersonId::parse("panellist-1").unwrap())
}

fn raise(delegation: u32) -> (Command, Actor) {
    let participant = ParticipantNo(delegation);
    let command = Command::RaisePoint { participant, delegation: DelegationNo(delegation), category: Category::States };
    (command, Actor::Participant(participant))
}

fn point(no: u32) -> PointNo {
    PointNo(no)
}

fn ruling() -> Command {
    Command::RulePoint { ruling: "the speaker may go on".to_owned() }
}

#[test]
fn time_is_charged_to_budgets_as_the_table_says() {
    // Columns: limit, cap, segment, speaking time.
    let table = [
        (Kind::Intervention, "yes yes yes yes"),
        (Kind::Presentation, "yes no  yes yes"),
        (Kind::Reply, "       yes no  yes yes"),
        (Kind::RightOfReply, "yes no  yes yes"),
        (Kind::PointOfOrder, "no  no  yes no"),
        (Kind::Question, "    no  no  yes no"),
        (Kind::Pause, "       no  no  yes no"),
        (Kind::Suspension, "  no  no  no  no"),
    ];
    assert_eq!(table.map(|(kind, _)| kind), Kind::ALL);
    for (kind, row) in table {
        let budgets = [Budget::Limit, Budget::Cap, Budget::Segment, Budget::SpeakingTime];
        for (budget, cell) in budgets.into_iter().zip(row.split_whitespace()) {
            assert_eq!(kind.is_charged_to(budget), cell == "yes", "{kind:?} {budget:?}");
        }
    }
}

/// A hall in which No. 1 has spoken for 30 s, then `interrupt` and 100 s pass, then `go_on`.
fn interrupted(interrupt: Vec<Command>, go_on: Command) -> Hall {
    let mut hall = Hall::with_cap(45);
    hall.open_with(2).go_to_floor().must(give_floor(1)).after(30);
    let (command, by) = raise(2);
    hall.give(command, by).unwrap();
    for command in interrupt {
        hall.must(command);
    }
    hall.after(100).must(go_on);
    hall
}

/// Seconds: of the limit used, charged to the cap, unused of the segment, speaking time of States.
fn charged(mut hall: Hall) -> (i64, i64, i64, i64) {
    let limit = hall.floor.current.as_ref().unwrap().clock(hall.now).elapsed_ms / 1_000;
    let cap = hall.floor.used_ms(&Account::Session(session()), hall.now) / 1_000;
    let plan = hall.floor.plan.clone().unwrap();
    let left = hall.floor.unused(plan.segment(&SegmentId::parse("floor").unwrap()).unwrap().1, hall.now).as_secs();
    hall.must(Command::EndIntervention);
    (limit, cap, 45 * 60 - left, hall.floor.spoken[0].seconds())
}

#[test]
fn a_point_of_order_is_charged_to_the_segment_alone() {
    let hall = interrupted(vec![Command::TakePoint { point: point(1) }], ruling());
    assert_eq!(charged(hall), (30, 30, 130, 30));
}

#[test]
fn a_question_is_charged_to_the_segment_alone() {
    assert_eq!(charged(interrupted(vec![Command::BeginQuestion], Command::EndQuestion)), (30, 30, 130, 30));
}

#[test]
fn a_pause_is_charged_to_the_segment_alone() {
    assert_eq!(charged(interrupted(vec![Command::Pause], Command::Resume)), (30, 30, 130, 30));
}

#[test]
fn a_suspension_is_charged_to_nothing() {
    let suspend = Command::Suspend { reason: "fire alarm".to_owned() };
    assert_eq!(charged(interrupted(vec![suspend], Command::ResumeSession)), (30, 30, 30, 30));
}

#[test]
fn a_panellists_reply_is_charged_to_the_own_limit_and_the_segment() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(1).go_to_floor().must(Command::GiveFloor { speaker: panellist(), limit: None });
    hall.after(50);
    assert_eq!(hall.floor.current.as_ref().unwrap().kind, Kind::Reply);
    assert_eq!(hall.floor.current.as_ref().unwrap().clock(hall.now).elapsed_ms, 50_000);
    assert_eq!(hall.floor.used_ms(&Account::Session(session()), hall.now), 0);
}

#[test]
fn the_time_that_remained_is_given_back_after_a_ruling_unless_the_chair_had_paused() {
    let hall = interrupted(vec![Command::TakePoint { point: point(1) }], ruling());
    let clock = hall.floor.current.as_ref().unwrap().clock(hall.now);
    assert_eq!((clock.left_ms(), clock.running), (90_000, true));
    assert_eq!(hall.floor.points[0].status, PointStatus::Ruled { ruling: "the speaker may go on".to_owned() });

    let mut hall = interrupted(vec![Command::Pause, Command::TakePoint { point: point(1) }], ruling());
    assert!(!hall.floor.current.as_ref().unwrap().clock(hall.now).running, "the pause of the chair goes on");
    hall.must(Command::Resume);
}

#[test]
fn a_suspension_during_a_point_of_order_leaves_the_point_to_be_ruled_on() {
    let suspend = Command::Suspend { reason: "consultation".to_owned() };
    let mut hall = interrupted(vec![Command::TakePoint { point: point(1) }, suspend], Command::ResumeSession);
    assert!(!hall.floor.current.as_ref().unwrap().clock(hall.now).running);
    assert_eq!(hall.give(Command::Resume, Actor::Chair), Err(Refusal::PointIsHeard));
    hall.must(ruling());
    assert_eq!(hall.floor.current.as_ref().unwrap().clock(hall.now).left_ms(), 90_000);
}

#[test]
fn one_hand_a_delegation_and_only_ones_own_hand_goes_down() {
    let mut hall = Hall::with_cap(45);
    let (command, by) = raise(3);
    assert_eq!(hall.give(command.clone(), by), Err(Refusal::NoSegment));
    hall.go_to_floor().give(command.clone(), by).unwrap();
    assert_eq!(hall.give(command, by), Err(Refusal::HandIsUp));
    let lower = Command::LowerPoint { point: point(1) };
    let other = Actor::Participant(ParticipantNo(4));
    assert_eq!(hall.give(lower.clone(), other), Err(Refusal::PointNotRaised(point(1))));
    hall.give(lower, by).unwrap();
    assert_eq!(hall.floor.raised_points().count(), 0);
}

#[test]
fn while_a_point_of_order_is_heard_nobody_else_gets_the_floor() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(1).go_to_floor();
    let (command, by) = raise(3);
    hall.give(command, by).unwrap();
    hall.must(Command::TakePoint { point: point(1) });
    assert_eq!(hall.give(give_floor(1), Actor::Chair), Err(Refusal::PointIsHeard));
    assert_eq!(hall.give(Command::NextSegment, Actor::Chair), Err(Refusal::PointIsHeard));
    hall.must(ruling()).must(give_floor(1));
}

#[test]
fn a_speaker_is_stopped_at_the_limit_and_not_before() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(1).go_to_floor().must(give_floor(1)).after(100);
    assert_eq!(hall.give(Command::StopSpeaker, Actor::Chair), Err(Refusal::LimitNotReached { left_seconds: 20 }));
    hall.must(Command::ExtendIntervention { seconds: 30 }).after(50).must(Command::StopSpeaker);
    assert_eq!((hall.floor.spoken[0].spoken_ms, hall.floor.spoken[0].limit_seconds), (150_000, 150));
}

#[test]
fn an_extension_of_an_intervention_must_fit_the_cap() {
    let mut hall = Hall::with_cap(3);
    hall.open_with(1).go_to_floor().must(give_floor(1)).after(100);
    let refused = hall.give(Command::ExtendIntervention { seconds: 61 }, Actor::Chair);
    assert_eq!(refused, Err(Refusal::CapReached { left_seconds: 80, needed_seconds: 81 }));
    hall.must(Command::ExtendIntervention { seconds: 60 });
}

#[test]
fn who_is_not_ready_stays_first_and_is_passed_over_once() {
    let mut hall = Hall::with_cap(45);
    hall.open_with(3).go_to_floor().must(Command::MarkNotReady { inscription: no(1) });
    assert_eq!(hall.waiting(), [1, 2, 3]);
    assert_eq!(hall.floor.next_on_list(&session()).unwrap().no, no(2));
    hall.must(give_floor(2)).after(10).must(Command::EndIntervention);
    assert_eq!(hall.floor.next_on_list(&session()).unwrap().no, no(1));
}

#[test]
fn a_right_of_reply_is_off_unless_permitted_and_comes_when_nobody_else_waits() {
    let mut hall = Hall::with_cap(45);
    let participant = ParticipantNo(9);
    let ask = Command::RequestReply {
        session: session(),
        participant,
        delegation: DelegationNo(9),
        category: Category::States,
    };
    hall.open_with(1).go_to_floor();
    assert_eq!(hall.give(ask.clone(), Actor::Participant(participant)), Err(Refusal::NoRightOfReply));
    let limit = TimeLimit::from_seconds(60).unwrap();
    hall.with_rules(|rules| rules.right_of_reply = Some(RightOfReply { limit, per_delegation: 1 }));
    hall.give(ask.clone(), Actor::Participant(participant)).unwrap();
    assert_eq!(hall.give(ask, Actor::Participant(participant)), Err(Refusal::TooManyReplies { permitted: 1 }));
    assert_eq!(hall.give(give_floor(2), Actor::Chair), Err(Refusal::ReplyAtEnd { waiting: 1 }));
    hall.must(give_floor(1)).after(10).must(Command::EndIntervention);
    // Also after the floor, in the concluding remarks.
    hall.must(Command::NextSegment).must(give_floor(2)).after(60);
    assert_eq!(hall.floor.current.as_ref().unwrap().limit_seconds, 60);
    assert_eq!(hall.floor.used_ms(&Account::Session(session()), hall.now), 10_000, "no reply is charged to the cap");
}

#[test]
fn what_is_frozen_when_the_floor_is_given_does_not_change_with_the_inscription() {
    let mut hall = Hall::with_cap(45);
    hall.must(Command::OpenList { session: session() });
    let declared = Declared { gender: Some(Gender::Woman), region: Some(Region::Africa), speaker_later: false };
    hall.inscribe_as(4, Category::CityNetworks, declared).go_to_floor().must(give_floor(1)).after(5);
    hall.must(Command::EndIntervention);
    let spoken = &hall.floor.spoken[0];
    assert_eq!((spoken.category, spoken.delegation), (Some(Category::CityNetworks), Some(DelegationNo(4))));
    assert_eq!((spoken.declared, spoken.participant), (declared, Some(ParticipantNo(4))));
    assert_eq!((spoken.kind, spoken.standing), (Kind::Intervention, Some(Standing::Single)));
}

#[test]
fn unused_time_goes_to_a_segment_that_comes_and_no_more_than_there_is() {
    let mut hall = Hall::with_cap(45);
    let segment = |id: &str| SegmentId::parse(id).unwrap();
    let move_time = |seconds| Command::MoveTime {
        from: segment("presentations"),
        to: segment("floor"),
        seconds,
        reason: "a panellist is absent".to_owned(),
    };
    hall.must(Command::NextSegment).after(30 * 60).must(Command::NextSegment);
    assert_eq!(
        hall.give(move_time(601), Actor::Chair),
        Err(Refusal::NotUnused { segment: segment("presentations"), left_seconds: 600 })
    );
    hall.open_with(30);
    let sure = |hall: &Hall| {
        let turns = forecast(&hall.floor, &session(), hall.now);
        turns.iter().filter(|turn| turn.outlook == Outlook::WillSpeak).count()
    };
    let before = sure(&hall);
    hall.must(move_time(600));
    assert!(sure(&hall) > before, "the floor is longer by ten minutes");
    let over = hall.give(
        Command::MoveTime {
            from: segment("concluding"),
            to: segment("presentations"),
            seconds: 1,
            reason: "x".to_owned(),
        },
        Actor::Chair,
    );
    assert_eq!(over, Err(Refusal::SegmentIsOver(segment("presentations"))));
}

#[test]
fn the_day_ends_later_by_what_the_running_segment_runs_over() {
    let mut hall = Hall::with_cap(45);
    let planned = start() + SignedDuration::from_mins(100);
    assert_eq!(hall.floor.end_of_day(hall.now), Some((planned, planned)));
    hall.must(Command::NextSegment).after(50 * 60);
    assert_eq!(hall.floor.end_of_day(hall.now), Some((planned, planned + SignedDuration::from_mins(10))));
    hall.must(Command::Suspend { reason: "power cut".to_owned() }).after(600);
    assert_eq!(hall.floor.end_of_day(hall.now), Some((planned, planned + SignedDuration::from_mins(20))));
}
