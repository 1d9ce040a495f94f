//! Whatever the database holds under the number of a participant stands in the document, or is left out for a reason.
//! A new table or column that holds such a number fails here until it is decided.

use axum::http::StatusCode;
use jiff::civil::date;
use rostrum_domain::change_request::Wish;
use rostrum_domain::contribution::{Contribution, Field, Save};
use rostrum_domain::delegation::{Decision, Function};
use rostrum_domain::exchange::{Form, Listing, Says, Side, Whence, Worked};
use rostrum_domain::floor::{Actor, Command, Declared, Speaker, Standing};
use rostrum_domain::follow_up::Needs;
use rostrum_domain::ids::{InscriptionNo, SessionId};
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::{Category, Gender, Participant, Visibility};
use rostrum_domain::practice::{Author, Practice};
use rostrum_domain::registration::{Answer, FileKind};
use rostrum_domain::taxonomy::Tags;
use rostrum_store::{
    Application, Given, Grant, Identity, Invited, LinkKind, MailFilter, MeetingRow, NewDraft, NewLesson, NewMember,
    NewNote, NewPasskey, NewPractice, NoteKind, NoteText, Order, PracticeOrigin, ReadinessPart, Registration,
    Represented, Role, Seen, Whose,
};
use serde_json::Value;

use crate::mail::keep_all;
use crate::session;
use crate::testing::TestApp;

/// Under which key of the document what a column leads to stands, or why it does not.
enum Told {
    Under(&'static str),
    Not(&'static str),
}
use Told::{Not, Under};

const DECIDED: [(&str, &str, Told); 38] = [
    ("attendance", "participant", Under("attendance")),
    ("attendance", "proposed", Not("nobody has said that it is this person, and it names whoever it is")),
    ("badge", "participant", Under("badge")),
    ("calendar_link", "participant", Under("calendar")),
    ("change_request", "participant", Under("change_requests")),
    ("check_in", "participant", Under("check_ins")),
    ("co_signatory", "decided_by", Under("co_signatures")),
    ("contribution", "participant", Under("contributions")),
    ("contribution_beside", "participant", Under("contributions")),
    ("contribution_change", "participant", Under("contributions")),
    ("contribution_field", "participant", Under("written_in_contributions_of_others")),
    ("delegation_merge_joined", "participant", Under("delegations_merged")),
    ("delegation_merge_moved", "participant", Under("delegations_merged")),
    ("exchange", "offerer", Under("exchanges")),
    ("exchange", "seeker", Under("exchanges")),
    ("exchange_lesson", "participant", Under("lessons")),
    ("exchange_listing", "participant", Under("exchange_listings")),
    ("focal_point", "participant", Under("focal_point")),
    ("follow_up_answer", "participant", Under("needs")),
    ("identity", "participant", Under("name")),
    ("invitation", "participant", Under("invitations")),
    ("mail", "participant", Under("mails")),
    ("membership", "participant", Under("membership")),
    ("membership", "registered_by", Under("registered_for_the_delegation")),
    ("note", "participant", Under("notes")),
    ("participant_gender", "participant", Under("gender")),
    ("passkey", "participant", Under("passkeys")),
    ("passkey_challenge", "participant", Not("it is there for minutes, and says what a device was asked to sign")),
    ("practice", "participant", Under("practices")),
    ("readiness", "participant", Under("present_at")),
    ("registration_answer", "participant", Under("answers")),
    ("registration_change", "participant", Under("registration_steps")),
    ("registration_file", "participant", Under("answers")),
    ("seen_by_all_categories", "participant", Under("consents")),
    ("spoken_as", "participant", Under("floor_given_as")),
    ("statement", "participant", Under("statements")),
    ("token", "participant", Under("sessions")),
    ("written_neutrally", "participant", Under("written_to_neutrally")),
];

fn first() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

/// Somebody about whom everything is held, with their cookie.
async fn somebody(app: &TestApp, row: &MeetingRow) -> String {
    let (store, id) = (app.app.store(), &row.meeting.id);
    let invited = Invited { address: "ana@example.org".to_owned(), category: None, language: "en".to_owned() };
    store.invite(id, &[invited]).await.unwrap();
    let registration = |name: &str, delegation: &str| Registration {
        name: name.to_owned(),
        delegation: delegation.to_owned(),
        category: Category::LocalGovernments,
        email: format!("{}@example.org", name.to_lowercase()),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    };
    let mut application: Application = registration("Ana", "City of Bern").into();
    let file = Answer::File { name: "letter.pdf".to_owned(), kind: FileKind::Pdf, bytes: 9 };
    for (field, answer, content) in
        [("letter", file, Some(b"%PDF-1.7 \xff".to_vec())), ("photographs", Answer::Agreed, None)]
    {
        application.given.push(Given { field: field.to_owned(), answer, content });
    }
    let ana = store.register(id, application).await.unwrap().participant;
    let other = store.register(id, registration("Other", "City of Kayes")).await.unwrap().participant;
    delegation(app, row, &ana).await;
    speak(app, row, &ana, &other).await;
    own(app, row, &ana).await;
    exchange(app, row, &ana, &other).await;
    contribute(app, row, &ana, &other).await;
    assert!(store.tie_invitation(id, 1, Some(ana.no)).await.unwrap());
    store.merge(id, ana.delegation, other.delegation).await.unwrap();
    keep_all(&app.app).await;
    let grant = Grant { role: Role::Participant, meeting: Some(id.clone()), participant: Some(ana.no) };
    let token = store.make_token(LinkKind::Session, &grant).await.unwrap();
    format!("{}={}", session::PARTICIPANT, token.as_str())
}

async fn delegation(app: &TestApp, row: &MeetingRow, ana: &Participant) {
    let (store, id) = (app.app.store(), &row.meeting.id);
    assert!(store.name_focal_point(id, ana.no).await.unwrap());
    let adviser = NewMember {
        name: "Adviser".to_owned(),
        email: "adviser@example.org".to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::Named,
        function: Function::Adviser,
        may_inscribe: false,
        gender: None,
    };
    store.enrol(id, ana.no, ana.delegation, vec![adviser]).await.unwrap();
    store.declare(id, ana.no, &Origin::default(), Some(Gender::Woman)).await.unwrap();
}

/// Ana speaks, and confirms to be represented by somebody else.
async fn speak(app: &TestApp, row: &MeetingRow, ana: &Participant, other: &Participant) {
    let (store, id) = (app.app.store(), &row.meeting.id);
    app.submit(row, Actor::Secretariat, Command::OpenList { session: first() }).await;
    for (one, represented) in
        [(ana, None), (other, Some(Represented { name: "Bern".to_owned(), delegation: Some(ana.delegation) }))]
    {
        let command = Command::Inscribe {
            session: first(),
            participant: one.no,
            delegation: one.delegation,
            category: one.category,
            standing: if represented.is_some() { Standing::Joint } else { Standing::Single },
            declared: Declared::default(),
        };
        let on_behalf_of = represented.as_ref().map(|_| "Both".to_owned());
        let represented = represented.map(|one| vec![one]);
        let order = Order { on_behalf_of, represented, ..Order::new(Actor::Participant(one.no), command) };
        app.app.desk().submit(id, order).await.unwrap();
    }
    let signature = (ana.delegation, ana.no);
    assert!(store.decide_co_signature(id, InscriptionNo(2), signature, Decision::Confirmed).await.unwrap());
    for _ in 0..4 {
        app.submit(row, Actor::Secretariat, Command::NextSegment).await;
    }
    let speaker = Speaker::Inscription(InscriptionNo(1));
    app.submit(row, Actor::Secretariat, Command::GiveFloor { speaker, limit: None }).await;
    app.submit(row, Actor::Secretariat, Command::EndIntervention).await;
    store.hand_in_statement(id, ana.no, &first(), "Water is a right.").await.unwrap();
}

async fn own(app: &TestApp, row: &MeetingRow, ana: &Participant) {
    let (store, id, no) = (app.app.store(), &row.meeting.id, ana.no);
    let needs = Needs { remark: "A ramp.".to_owned(), ..Needs::default() };
    store.keep_needs(id, no, &needs).await.unwrap();
    let wish = Wish { why: "Married.".to_owned(), name: Some("Ana B".to_owned()), ..Wish::default() };
    store.ask_for_change(id, no, &wish).await.unwrap();
    store.set_seen_by_all_categories(id, no, true).await.unwrap();
    store.set_readiness(id, no, ReadinessPart::Present, true).await.unwrap();
    store.calendar_token(id, no).await.unwrap();
    let passkey = NewPasskey {
        name: "Phone".to_owned(),
        credential: "credential".to_owned(),
        user_handle: "handle".to_owned(),
        public_key: "key".to_owned(),
        state: "state".to_owned(),
    };
    store.add_passkey(&Whose::Participant(id.clone(), no), &passkey).await.unwrap();
    store.check_in(id, no).await.unwrap();
    store.badge_codes(id, &[no]).await.unwrap();
    let text = NoteText::Own("Please come earlier.".to_owned());
    let note = NewNote { participant: no, inscription: None, kind: NoteKind::Note, text, by: Role::Chair, key: None };
    store.add_note(id, &note).await.unwrap();
    let practice = NewPractice {
        origin: PracticeOrigin::Author,
        contribution: None,
        participant: Some(no),
        author: Author::default(),
        practice: Practice::default(),
        sources: Vec::new(),
    };
    store.create_practice(id, &practice, None).await.unwrap();
    let at = date(2025, 7, 21).at(10, 0, 0, 0);
    let identity = Identity::Participant(no);
    let name = "Ana (Guest)".to_owned();
    let seen = Seen { name, guest: true, first_joined: at, last_left: at, seconds: 60, identity };
    store.take_attendance(id, "teams.csv", &[seen]).await.unwrap();
}

/// Ana begins a contribution, and writes in one that somebody else began.
async fn contribute(app: &TestApp, row: &MeetingRow, ana: &Participant, other: &Participant) {
    let (store, id) = (app.app.store(), &row.meeting.id);
    let call = store.begin_call(id, crate::calls::example::ready()).await.unwrap();
    for who in [ana, other] {
        let draft = NewDraft { participant: Some(who.no), content: Contribution::default() };
        let (no, _) = store.start_draft(id, call, &draft).await.unwrap();
        let save = Save { text: "Water".to_owned(), on: 0, writer: "one".to_owned(), edit: 1 };
        store.save_fields(id, no, Some(ana.no), vec![(Field::Delegation, save)]).await.unwrap();
    }
}

/// Ana seeks, the other offers, both agree, and Ana says what came of it.
async fn exchange(app: &TestApp, row: &MeetingRow, ana: &Participant, other: &Participant) {
    let (store, id) = (app.app.store(), &row.meeting.id);
    let listing = |side| Listing {
        side,
        tags: Tags::default(),
        words: String::new(),
        languages: ["en".to_owned()].into(),
        forms: [Form::Call].into(),
        whence: Whence::Anywhere,
        describes: false,
    };
    let need = store.keep_listing(id, ana.no, None, &listing(Side::Seeks)).await.unwrap().unwrap();
    let offer = store.keep_listing(id, other.no, None, &listing(Side::Offers)).await.unwrap().unwrap();
    let no = store.ask_for_exchange(id, ana.no, need, offer).await.unwrap().unwrap();
    assert!(store.answer_exchange(id, other.no, no, Says::Agrees).await.unwrap());
    let said = NewLesson { practice: None, worked: Worked::Partly, words: "Begin small.".to_owned(), named: true };
    assert!(store.keep_lesson(id, ana.no, no, &said).await.unwrap());
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(all) => all.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

#[tokio::test]
async fn all_that_is_held_under_a_number_stands_in_the_document_or_is_left_out_for_a_reason() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = somebody(&app, &row).await;
    let path = format!("/m/{}/me/held/download", row.meeting.id);
    let answer = app.get_as(&cookies, &path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let document: Value = serde_json::from_str(&answer.text).unwrap();
    let columns = app.app.store().list_columns_of_participants().await.unwrap();
    for (table, column) in &columns {
        let decided = DECIDED.iter().find(|one| (one.0, one.1) == (table.as_str(), column.as_str()));
        let told = decided.unwrap_or_else(|| {
            panic!("{table}.{column} holds the number of a participant: decide in {} where it is told", file!())
        });
        match told.2 {
            Under(key) => assert!(!is_empty(&document[key]), "{table}.{column}: nothing stands under {key}"),
            Not(reason) => assert!(!reason.is_empty()),
        }
    }
    assert_eq!(columns.len(), DECIDED.len(), "what is decided is in the schema");
}

#[tokio::test]
async fn the_document_tells_mails_answers_consents_and_what_was_asked_for() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = somebody(&app, &row).await;
    let path = format!("/m/{}/me/held", row.meeting.id);
    let held: Value = serde_json::from_str(&app.get_as(&cookies, &format!("{path}/download")).await.text).unwrap();
    let mails = held["mails"].as_array().unwrap();
    let kinds: Vec<&str> = mails.iter().map(|mail| mail["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"confirmation") && kinds.contains(&"invitation"), "{kinds:?}");
    for mail in mails {
        let written = ["subject", "text", "noted_at"].iter().all(|part| mail[part].is_string());
        assert!(written || mail["state"] == "waiting", "{mail}");
    }
    assert!(mails.iter().any(|mail| mail["text"].as_str().is_some_and(|text| text.contains("Ana"))), "{mails:?}");
    assert_eq!(held["change_requests"][0]["why"], "Married.");
    assert_eq!(held["needs"]["remark"], "A ramp.");
    assert_eq!(held["answers"][0]["file_base64"], "JVBERi0xLjcg/w==");
    let to: Vec<&Value> = held["consents"].as_array().unwrap().iter().map(|one| &one["to"]).collect();
    assert_eq!(to, ["photographs", "seen_by_all_categories"]);
    assert_eq!(held["invitations"][0]["address"], "ana@example.org");
    assert_eq!(held["membership"]["delegation"], held["focal_point"]["delegation"]);
    // What lets somebody in is not in it, and of others there are numbers only.
    let all = app.app.store().list_mails(&row.meeting.id, MailFilter::default(), 0, 100).await.unwrap();
    let links = |text: &str| text.split("/p/").skip(1).filter(|rest| !rest.starts_with('…')).count();
    assert!(all.iter().filter_map(|mail| mail.written.as_ref()).any(|mail| links(&mail.text) > 0), "mails have links");
    assert_eq!(links(&held.to_string()), 0, "{held}");
    assert!(!held.to_string().contains("Adviser") && held["links"][0]["kind"] == "personal", "{held}");
    let page = app.get_as(&cookies, &path).await.text;
    for words in ["Answers to questions", "Changes you asked for", "Mails to you"] {
        assert!(page.contains(words), "{words}: {page}");
    }
}
