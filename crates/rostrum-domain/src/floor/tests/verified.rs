//! What a log that anybody may read says of the order in which the floor was given.

use super::chain::{Call, Calls, Verified, published, verify};
use super::*;

impl Hall {
    fn published(&self) -> Verified {
        verify(&self.file(self.floor.version, published).1)
    }

    /// The same log with lines that were forged, and a chain that was made for them.
    fn forged(&self, forge: impl Fn(&mut Event)) -> Verified {
        let mut log = self.log.clone();
        log.iter_mut().for_each(|line| forge(&mut line.event));
        assert_ne!(log, self.log);
        Self { log, floor: self.floor.clone(), now: self.now }.published()
    }

    fn intervention(&mut self, number: u32) -> &mut Self {
        self.must(give_floor(number)).after(60).must(Command::EndIntervention)
    }
}

/// Three of States and two local governments, who take turns: 1, 4, 2, 5, 3.
fn in_turns() -> Hall {
    let mut hall = Hall::with_cap(45);
    let (state, town) = (Category::States, Category::LocalGovernments);
    let turn = vec![state, town];
    hall.with_rules(|rules| rules.order.alternation = Alternation::Pattern { turn });
    hall.must(Command::OpenList { session: session() });
    for (delegation, category) in (1..).zip([state, state, state, town, town]) {
        hall.inscribe_as(delegation, category, Declared::default());
    }
    hall.go_to_floor();
    hall
}

/// Whom each call passed over.
fn ahead(calls: &Calls) -> Vec<(u32, Vec<u32>)> {
    let numbers = |call: &Call| (call.inscription.0, call.ahead_of.iter().map(|no| no.0).collect());
    calls.calls.iter().map(numbers).collect()
}

#[test]
fn the_order_of_a_list_is_made_again_from_the_public_lines() {
    let mut hall = in_turns();
    hall.intervention(1).intervention(4);
    hall.give(Command::Withdraw { inscription: no(2) }, Actor::Participant(ParticipantNo(2))).unwrap();
    hall.must(Command::Move { inscription: no(5), before: Some(no(3)), reason: "because".to_owned() });
    hall.intervention(5);
    let verified = hall.published();
    assert_eq!(verified.findings, []);
    let calls = &verified.calls[0];
    assert_eq!(ahead(calls), [(1, vec![]), (4, vec![]), (5, vec![])]);
    assert_eq!((calls.waiting.as_slice(), calls.sealed), ([no(3)].as_slice(), None));
}

#[test]
fn a_call_ahead_of_others_is_told_unless_the_log_says_why() {
    let mut hall = in_turns();
    hall.intervention(2);
    hall.must(Command::MarkNotReady { inscription: no(1) }).intervention(4);
    hall.must(Command::MarkAbsent { inscription: no(1) }).intervention(5);
    hall.must(give_floor(1)).after(2).must(Command::Undo);
    let verified = hall.published();
    assert_eq!(verified.findings, []);
    let expected = [(2, vec![1, 4]), (4, vec![]), (5, vec![])];
    assert_eq!(ahead(&verified.calls[0]), expected, "who was taken back was not called");
}

#[test]
fn a_forged_order_of_calls_is_found() {
    let mut hall = in_turns();
    hall.intervention(1).intervention(4).intervention(2);
    // The first and the third of the same category change places, with all that follows.
    let forge = |speaker: &mut Speaker| match speaker {
        Speaker::Inscription(one) if *one == no(1) => *one = no(2),
        Speaker::Inscription(one) if *one == no(2) => *one = no(1),
        _ => {}
    };
    let verified = hall.forged(|event| match event {
        Event::FloorGiven { speaker, delegation, participant, .. } => {
            forge(speaker);
            (*delegation, *participant) = (None, None);
        }
        Event::InterventionEnded { speaker, .. } => forge(speaker),
        _ => {}
    });
    assert_eq!(verified.findings, [], "a chair may call so");
    assert_eq!(ahead(&verified.calls[0]), [(2, vec![1, 4]), (4, vec![]), (1, vec![])]);
}

#[test]
fn a_forged_category_is_found() {
    let mut hall = in_turns();
    hall.intervention(1).intervention(4).intervention(2);
    let found = |verified: Verified| verified.findings.into_iter().map(|finding| finding.text).collect::<Vec<_>>();
    let at_call = hall.forged(|event| {
        if let Event::FloorGiven { category, .. } = event {
            *category = Some(Category::Academia);
        }
    });
    assert_eq!(found(at_call).len(), 3, "none of the three calls has the category of its inscription");
    let inscribed = hall.forged(|event| match event {
        Event::Inscribed { inscription, category, .. } if *inscription == no(4) => *category = Category::Academia,
        _ => {}
    });
    let found = found(inscribed);
    assert!(found.len() == 1 && found[0].starts_with("the rules lead to something else"), "{found:?}");
}

#[test]
fn an_order_that_rests_on_what_is_sealed_is_not_made_again() {
    let mut hall = Hall::with_cap(45);
    hall.with_rules(|rules| rules.order.balance = Some(Balance::Gender));
    hall.must(Command::OpenList { session: session() });
    for (delegation, gender) in (1..).zip([Gender::Man, Gender::Man, Gender::Woman]) {
        hall.inscribe_as(delegation, Category::States, Declared { gender: Some(gender), ..Declared::default() });
    }
    hall.go_to_floor().intervention(1).intervention(2);
    let verified = hall.published();
    assert_eq!(verified.findings, []);
    let calls = &verified.calls[0];
    assert_eq!((calls.sealed, calls.waiting.as_slice()), (Some(Balance::Gender), [].as_slice()));
    assert_eq!(ahead(calls), [(1, vec![]), (2, vec![])], "who was called is public all the same");
    let opened = verify(&hall.file(hall.floor.version, chain::opened).1);
    assert_eq!((opened.calls[0].sealed, ahead(&opened.calls[0])), (None, vec![(1, vec![]), (2, vec![3])]));
}
