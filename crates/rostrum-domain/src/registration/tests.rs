//! Facts of registration.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::participant::Category;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn facts(domain: &str) -> Facts {
    Facts { email_domain: domain.to_owned(), ..Facts::default() }
}

fn field(code: &str, kind: FieldKind, required: bool) -> Field {
    Field { code: code.to_owned(), kind, label: Localized::english("Question"), hint: Localized::default(), required }
}

fn of_one(change: impl FnOnce(&mut Offer)) -> Design {
    let mut offer = Offer::of(Category::NonGovernmental);
    change(&mut offer);
    Design { offers: vec![offer], ..Design::default() }
}

fn now() -> Timestamp {
    at("2025-07-01T10:00:00Z")
}

#[test]
fn without_a_design_everybody_of_the_nine_categories_is_accepted_at_once() {
    let design = Design::default();
    assert_eq!(design.faults(), []);
    for category in Category::ALL {
        let places = Places { capacity: None, accepted: 1_000_000, waiting: 0 };
        let decision = decide(&design, category.code(), places, &facts("any.example"), now()).unwrap();
        assert_eq!(decision, Decision { state: State::Accepted, late: false, matched: Vec::new() });
    }
    assert_eq!(decide(&design, "friends", Places::default(), &facts(""), now()), Err(NotOffered::NoSuchCategory));
}

#[test]
fn to_wait_for_a_decision_and_to_wait_for_a_place_are_two_states() {
    let full = Places { capacity: Some(2), accepted: 2, waiting: 0 };
    let state = |approval, places| {
        let design = of_one(|offer| (offer.approval, offer.capacity) = (approval, Some(2)));
        decide(&design, "non_governmental", places, &facts("any.example"), now()).unwrap().state
    };
    assert_eq!(state(Approval::Everybody, Places { accepted: 1, ..full }), State::Accepted);
    assert_eq!(state(Approval::Everybody, full), State::Waiting);
    assert_eq!(state(Approval::ByHand, full), State::Pending);
    // A place that is free while somebody waits is theirs.
    assert_eq!(state(Approval::Everybody, Places { accepted: 1, waiting: 1, ..full }), State::Waiting);
}

#[test]
fn what_comes_after_the_deadline_is_taken_and_marked() {
    let window = Window { opens: Some(at("2025-07-01T00:00:00Z")), closes: Some(now()), ..Window::default() };
    let mut design = Design { window, ..Design::default() };
    let decided = |design: &Design, instant: &str| {
        decide(design, "states", Places::default(), &facts("any.example"), at(instant)).map(|d| (d.state, d.late))
    };
    assert_eq!(decided(&design, "2025-07-01T09:59:59Z"), Ok((State::Accepted, false)));
    assert_eq!(decided(&design, "2025-07-01T10:00:00Z"), Ok((State::Pending, true)));
    assert_eq!(decided(&design, "2025-06-30T23:59:59Z"), Err(NotOffered::NotYetOpen(at("2025-07-01T00:00:00Z"))));
    design.late = LateRule::AsInTime;
    assert_eq!(decided(&design, "2025-07-02T00:00:00Z"), Ok((State::Accepted, true)));
    // A category may have a window of its own.
    design.offers[0].window = Some(Window::default());
    assert_eq!(decided(&design, "2025-07-02T00:00:00Z"), Ok((State::Accepted, false)));
}

#[test]
fn a_rule_names_what_matched() {
    let conditions = vec![
        Condition::EmailDomain(vec!["bern.ch".to_owned(), ".un.org".to_owned()]),
        Condition::Ecosoc(vec![EcosocStatus::General, EcosocStatus::Special]),
        Condition::Letter("credentials".to_owned()),
    ];
    let mut rule = Rule { combine: Combine::Any, conditions };
    let mut facts = facts("stadt.BERN.ch");
    let matched = |rule: &Rule, facts: &Facts| {
        rule.fits(facts)
            .map(|all| all.into_iter().map(|one| format!("{} {}", one.condition, one.value)).collect::<Vec<_>>())
    };
    assert_eq!(matched(&rule, &facts), Some(vec!["email_domain bern.ch".to_owned()]));
    rule.combine = Combine::All;
    assert_eq!(matched(&rule, &facts), None);
    facts.accredited =
        Some(Accredited { name: "Some Union".to_owned(), ecosoc: Some(EcosocStatus::Special), nhri: None });
    facts.files.insert("credentials".to_owned());
    assert_eq!(matched(&rule, &facts).unwrap(), ["email_domain bern.ch", "ecosoc special", "letter credentials"]);
    facts.email_domain = "notbern.ch".to_owned();
    assert_eq!(matched(&rule, &facts), None, "the end of another name is no domain");
    assert_eq!(Rule::default().fits(&facts), None, "a rule without conditions fits nobody");
    assert_eq!(Rule { combine: Combine::All, ..Rule::default() }.fits(&facts), None);
}

#[test]
fn a_deadline_that_moved_shows_the_old_and_the_new() {
    let first = Window { closes: Some(at("2025-07-10T22:00:00Z")), ..Window::default() };
    let later = Window { closes: Some(at("2025-07-14T22:00:00Z")), ..Window::default() };
    let saved = later.over(&first.over(&Window::default(), now()), at("2025-07-09T08:00:00Z"));
    assert_eq!(
        saved.moved,
        [Moved {
            edge: Edge::Closes,
            from: at("2025-07-10T22:00:00Z"),
            to: Some(at("2025-07-14T22:00:00Z")),
            at: at("2025-07-09T08:00:00Z"),
        }]
    );
    assert_eq!(saved.over(&saved, now()).moved, saved.moved, "saved again it has not moved");
    // What a form sends has no history; the design that was saved before has.
    let design = Design { window: first, ..Design::default() };
    let next = Design { window: later, ..Design::default() }.over(&design, now());
    assert_eq!(next.window.moved.len(), 1);
    assert_eq!(next.anew().window.moved, []);
}

#[test]
fn staff_decide_what_the_table_says() {
    use ActRefused::{Already, Full, Withdrawn as Gone};
    use State::{Accepted, Pending, Refused, Waiting, Withdrawn};
    let free = Places { capacity: Some(2), accepted: 1, waiting: 0 };
    let full = Places { capacity: Some(2), accepted: 2, waiting: 0 };
    let table = [
        (Act::Accept, Pending, Ok(Accepted), Ok(Waiting)),
        (Act::Accept, Accepted, Err(Already), Err(Already)),
        (Act::Accept, Waiting, Ok(Accepted), Err(Full)),
        (Act::Accept, Refused, Ok(Accepted), Ok(Waiting)),
        (Act::Accept, Withdrawn, Err(Gone), Err(Gone)),
        (Act::Wait, Pending, Ok(Waiting), Ok(Waiting)),
        (Act::Wait, Accepted, Ok(Waiting), Ok(Waiting)),
        (Act::Wait, Waiting, Err(Already), Err(Already)),
        (Act::Refuse, Accepted, Ok(Refused), Ok(Refused)),
        (Act::Refuse, Refused, Err(Already), Err(Already)),
        (Act::Reopen, Refused, Ok(Pending), Ok(Pending)),
        (Act::Reopen, Withdrawn, Err(Gone), Err(Gone)),
    ];
    for (act, from, when_free, when_full) in table {
        assert_eq!(act.on(from, free), when_free, "{act:?} {from}");
        assert_eq!(act.on(from, full), when_full, "{act:?} {from}, full");
    }
}

#[test]
fn an_answer_fits_its_question_or_says_why_not() {
    let choice = |code: &str| Choice { code: code.to_owned(), label: Localized::english(code) };
    let many = field("topics", FieldKind::Many(vec![choice("water"), choice("housing")]), true);
    let typed = |texts: &[&str]| Typed { texts: texts.iter().map(|text| (*text).to_owned()).collect(), file: None };
    assert_eq!(
        many.read(&typed(&["housing", "water", "housing"])),
        Ok(Some(Answer::Chosen(vec!["housing".to_owned(), "water".to_owned()])))
    );
    assert_eq!(many.read(&typed(&["", ""])), Err(AnswerFault::Missing));
    assert_eq!(many.read(&typed(&["air"])), Err(AnswerFault::NoSuchChoice("air".to_owned())));
    let line = field("badge", FieldKind::Line, false);
    assert_eq!(line.read(&typed(&["  A \n B "])), Ok(Some(Answer::Text("A B".to_owned()))));
    assert_eq!(line.read(&typed(&[&"x".repeat(201)])), Err(AnswerFault::TooLong(200)));
    assert_eq!(line.read(&typed(&[])), Ok(None));
    let consent = field("rules", FieldKind::Consent, true);
    assert_eq!(consent.read(&typed(&["yes"])), Ok(Some(Answer::Agreed)));
    assert_eq!(consent.read(&typed(&["no"])), Err(AnswerFault::Missing));
}

#[test]
fn a_file_is_what_its_content_says() {
    let letter = field("credentials", FieldKind::File, true);
    let file = |name: &str, bytes: &[u8]| Typed {
        texts: Vec::new(),
        file: Some(File { name: name.to_owned(), bytes: bytes.to_vec() }),
    };
    let kept = letter.read(&file("letter.exe", b"%PDF-1.7 and more")).unwrap();
    assert_eq!(kept, Some(Answer::File { name: "letter.exe".to_owned(), kind: FileKind::Pdf, bytes: 17 }));
    for harmful in [&b"<svg onload=alert(1)>"[..], b"<!doctype html>", b"MZ\x90\0", b"PK\x03\x04 no document"] {
        let answer = letter.read(&file("letter.pdf", harmful));
        assert_eq!(answer, Err(AnswerFault::FileKind("letter.pdf".to_owned())));
    }
    let large = vec![b'%'; MOST_FILE_BYTES + 1];
    assert_eq!(letter.read(&file("l.pdf", &large)), Err(AnswerFault::FileTooLarge(MOST_FILE_BYTES + 1)));
    assert_eq!(letter.read(&file("l.pdf", b"")), Err(AnswerFault::Missing));
}

#[test]
fn a_fault_of_a_design_has_its_place() {
    let mut design = of_one(|offer| {
        offer.capacity = Some(0);
        offer.fields =
            vec![field("Credentials", FieldKind::File, true), field("topics", FieldKind::One(vec![]), false)];
        offer.approval = Approval::ByRule(Rule {
            combine: Combine::All,
            conditions: vec![Condition::Letter("letter".to_owned()), Condition::EmailDomain(vec![])],
        });
    });
    design.window = Window { opens: Some(now()), closes: Some(now()), ..Window::default() };
    design.offers.push(Offer::own("states", Localized::default()));
    let faults: Vec<String> = design.faults().iter().map(|fault| format!("{} {:?}", fault.path, fault.flaw)).collect();
    assert_eq!(
        faults,
        [
            "window.closes ClosesFirst",
            "offers.0.capacity Capacity(0)",
            "offers.0.fields.0.code Code(\"Credentials\")",
            "offers.0.fields.1.choices NoChoice",
            "offers.0.approval.letter NoSuchFile(\"letter\")",
            "offers.0.approval.email_domain NoValue",
            "offers.1.code OtherCategory(\"states\")",
            "offers.1.name NoEnglish",
        ]
    );
}

#[test]
fn a_design_is_one_document() {
    let design = of_one(|offer| {
        offer.capacity = Some(50);
        offer.approval = Approval::ByRule(Rule {
            combine: Combine::All,
            conditions: vec![Condition::Accredited, Condition::Nhri(vec![NhriStatus::A])],
        });
        let choices = vec![Choice { code: "fr".to_owned(), label: Localized::english("French") }];
        offer.fields = vec![field("language", FieldKind::One(choices), true), field("letter", FieldKind::File, false)];
    });
    let text = serde_json::to_string(&design).unwrap();
    assert_eq!(serde_json::from_str::<Design>(&text).unwrap(), design, "{text}");
    let refused = serde_json::from_str::<Design>(r#"{"offers":[],"ofers":[]}"#).unwrap_err();
    assert!(refused.to_string().contains("ofers"), "{refused}");
}

#[test]
fn a_reader_is_told_when_a_text_is_in_another_language() {
    let mut name = Localized::english("Youth");
    name.set("fr", "Jeunesse");
    assert_eq!(name.to_reader("fr"), Some(InLanguage { text: "Jeunesse", instead: None }));
    assert_eq!(name.to_reader("ar"), Some(InLanguage { text: "Youth", instead: Some("en") }));
    name.set("fr", " ");
    assert_eq!(name.own("fr"), "");
}

/// What happens to the registrations of one offer.
#[derive(Clone, Debug)]
enum Step {
    Comes,
    Leaves(usize),
    Staff(Act, usize),
    Capacity(u32),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Comes),
        2 => (0usize..40).prop_map(Step::Leaves),
        3 => (prop::sample::select(Act::ALL.to_vec()), 0usize..40).prop_map(|(act, who)| Step::Staff(act, who)),
        1 => (1u32..12).prop_map(Step::Capacity),
    ]
}

proptest! {
    #[test]
    fn nobody_is_ever_accepted_above_the_limit(steps in prop::collection::vec(step(), 0..120), by_hand: bool) {
        let approval = if by_hand { Approval::ByHand } else { Approval::Everybody };
        let mut design = of_one(|offer| (offer.approval, offer.capacity) = (approval, Some(3)));
        // State, and when it was reached, which is the order of the waiting list.
        let mut people: Vec<(State, usize)> = Vec::new();
        for (time, step) in steps.into_iter().enumerate() {
            let count = |people: &[(State, usize)], state| people.iter().filter(|p| p.0 == state).count() as u32;
            let places = |people: &[(State, usize)], design: &Design| Places {
                capacity: design.offers[0].capacity,
                accepted: count(people, State::Accepted),
                waiting: count(people, State::Waiting),
            };
            let before = count(&people, State::Accepted);
            let mut held = None;
            match step {
                Step::Comes => {
                    let decision = decide(&design, "non_governmental", places(&people, &design), &facts(""), now()).unwrap();
                    people.push((decision.state, time));
                }
                Step::Leaves(who) => if let Some(one) = people.get_mut(who) { *one = (State::Withdrawn, time) },
                Step::Staff(act, who) => {
                    let at = places(&people, &design);
                    if let Some(one) = people.get_mut(who) && let Ok(state) = act.on(one.0, at) {
                        *one = (state, time);
                        held = Some(who);
                    }
                }
                Step::Capacity(capacity) => design.offers[0].capacity = Some(capacity),
            }
            let mut waiting: Vec<usize> =
                (0..people.len()).filter(|at| people[*at].0 == State::Waiting && Some(*at) != held).collect();
            waiting.sort_by_key(|at| people[*at].1);
            let at = Places { waiting: waiting.len() as u32, ..places(&people, &design) };
            for who in waiting.iter().take(promoted(at) as usize) {
                people[*who] = (State::Accepted, time);
            }
            let (now, most) = (count(&people, State::Accepted), design.offers[0].capacity.unwrap());
            // A limit that is lowered sends nobody away, and takes nobody in.
            prop_assert!(now <= most || now <= before, "{now} of {most}, {before} before");
            prop_assert!(now >= most || waiting.iter().all(|who| people[*who].0 == State::Accepted));
        }
    }

    #[test]
    fn any_text_is_answered(texts in prop::collection::vec(".{0,40}", 0..4), bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let file = Some(File { name: "a".to_owned(), bytes });
        for kind in [FieldKind::Line, FieldKind::LongText, FieldKind::One(vec![]), FieldKind::File, FieldKind::Consent] {
            let _ = field("q", kind, true).read(&Typed { texts: texts.clone(), file: file.clone() });
        }
    }
}
