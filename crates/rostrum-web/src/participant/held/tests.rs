//! Facts of what is held about a participant.

use axum::http::StatusCode;
use rostrum_domain::floor::{Actor, Command, Declared, Speaker, Standing};
use rostrum_domain::ids::{InscriptionNo, ParticipantNo, SessionId};
use rostrum_domain::participant::{Category, Gender, Visibility};
use rostrum_store::{Invited, MeetingRow, Registration};
use serde_json::Value;

use crate::testing::TestApp;

struct Hall {
    app: TestApp,
    row: MeetingRow,
    cookies: String,
    path: String,
}

impl Hall {
    /// Somebody with marks in name and delegation, registered at a level, who has inscribed.
    async fn with(level: Visibility) -> Self {
        let (app, row) = TestApp::with_meeting().await;
        app.submit(&row, Actor::Secretariat, Command::OpenList { session: session() }).await;
        let cookies = app.register(&row, "Qarname Berg", "Qardelegation of Bern", level.code()).await;
        let hall = Self { path: format!("/m/{}/me", row.meeting.id), app, row, cookies };
        let store = hall.app.app.store();
        let person = store.list_participants(&hall.row.meeting.id).await.unwrap().remove(0);
        store.hand_in_statement(&hall.row.meeting.id, person.no, &session(), "Water is a right.").await.unwrap();
        let command = Command::Inscribe {
            session: session(),
            participant: person.no,
            delegation: person.delegation,
            category: person.category,
            standing: Standing::Single,
            declared: Declared::default(),
        };
        hall.app.submit(&hall.row, Actor::Participant(person.no), command).await;
        hall
    }

    /// The person has spoken.
    async fn speak(&self) {
        for _ in 0..4 {
            self.app.submit(&self.row, Actor::Secretariat, Command::NextSegment).await;
        }
        let speaker = Speaker::Inscription(InscriptionNo(1));
        self.app.submit(&self.row, Actor::Secretariat, Command::GiveFloor { speaker, limit: None }).await;
        self.app.submit(&self.row, Actor::Secretariat, Command::EndIntervention).await;
    }

    async fn get(&self, rest: &str) -> String {
        self.app.get_as(&self.cookies, &format!("{}{rest}", self.path)).await.text
    }

    async fn post(&self, rest: &str, form: &str) -> crate::testing::Answer {
        self.app.post_as(&self.cookies, &format!("{}{rest}", self.path), form).await
    }

    /// All bytes of the files of the database.
    fn files(&self) -> Vec<u8> {
        let folder = std::fs::read_dir(self.app.app.store().folder()).unwrap();
        let files = folder.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        files.flat_map(|path| std::fs::read(path).unwrap()).collect()
    }
}

fn session() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

fn holds(bytes: &[u8], mark: &str) -> bool {
    bytes.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark.as_bytes()))
}

#[tokio::test]
async fn all_that_is_held_is_shown_and_downloaded() {
    let hall = Hall::with(Visibility::SecretariatOnly).await;
    hall.speak().await;
    let page = hall.get("/held").await;
    for part in
        ["Qarname Berg", "Qardelegation of Bern", "Qarname.Berg@example.org", "secretariat only", "on the floor: Other"]
    {
        assert!(page.contains(part), "{part} in {page}");
    }
    let held: Value = serde_json::from_str(&hall.get("/held/download").await).unwrap();
    assert_eq!(held["name"], "Qarname Berg");
    assert_eq!((&held["category"], &held["category_on_the_floor"]), (&"local_governments".into(), &"other".into()));
    assert_eq!(held["statements"][0]["text"], "Water is a right.");
    assert_eq!(
        (&held["inscriptions"][0]["status"], &held["floor_given_as"][0]["name"]),
        (&"spoke".into(), &"№ 1".into())
    );
    assert_eq!(hall.app.get(&format!("{}/held/download", hall.path)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_wrong_is_put_right_and_the_record_keeps_the_name_of_then() {
    let hall = Hall::with(Visibility::Named).await;
    hall.speak().await;
    hall.app.register(&hall.row, "Other", "City of Kayes", "named").await;
    let form = |email: &str, level: &str| format!("name=Anna++Berg&email={email}&language=fr&visibility={level}");
    let wrong = hall.post("/held", &form("none", "secretariat_only")).await;
    assert!(wrong.text.contains("email-fault") && wrong.text.contains("visibility-fault"), "{}", wrong.text);
    let done = hall.post("/held", &form("anna%40bern.example", "category_only")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let held: Value = serde_json::from_str(&hall.get("/held/download").await).unwrap();
    assert_eq!((&held["name"], &held["language"]), (&"Anna Berg".into(), &"fr".into()));
    assert_eq!((&held["visibility"], &held["email"]), (&"category_only".into(), &"anna@bern.example".into()));
    assert_eq!(held["floor_given_as"][0]["name"], "Qarname Berg");
    let public = hall.app.get(&format!("/m/{}/order/session-1", hall.row.meeting.id)).await.text;
    assert!(!public.contains("Berg") && !public.contains("Qardelegation"), "the new level holds at once: {public}");
}

#[tokio::test]
async fn a_declared_gender_is_shown_changed_and_taken_back() {
    let hall = Hall::with(Visibility::CategoryOnly).await;
    let (id, no) = (&hall.row.meeting.id, ParticipantNo(1));
    let form = "name=Anna+Berg&email=anna%40bern.example&language=en&visibility=category_only";
    let kept = || hall.app.app.store().find_gender(id, no);
    for (field, expected) in [("&gender=woman", Some(Gender::Woman)), ("", Some(Gender::Woman)), ("&gender=", None)] {
        assert_eq!(hall.post("/held", &format!("{form}{field}")).await.status, StatusCode::SEE_OTHER, "{field}");
        assert_eq!(kept().await.unwrap(), expected, "{field}");
        let held: Value = serde_json::from_str(&hall.get("/held/download").await).unwrap();
        assert_eq!(held["gender"], serde_json::to_value(expected).unwrap());
    }
    let wrong = hall.post("/held", &format!("{form}&gender=none")).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("gender-fault"));
}

#[tokio::test]
async fn a_name_that_only_the_secretariat_knows_is_put_right_and_stays_there() {
    let hall = Hall::with(Visibility::SecretariatOnly).await;
    let form = "name=Anna+Berg&email=anna%40bern.example&language=en&visibility=named";
    assert_eq!(hall.post("/held", form).await.status, StatusCode::SEE_OTHER);
    let id = &hall.row.meeting.id;
    let person = hall.app.app.store().list_participants(id).await.unwrap().remove(0);
    assert_eq!((person.name.as_str(), person.visibility), ("№ 1", Visibility::SecretariatOnly));
    assert_eq!(hall.app.app.store().list_identified(id).await.unwrap()[0].name, "Anna Berg");
}

#[tokio::test]
async fn who_stands_on_a_list_withdraws_before_erasing() {
    let hall = Hall::with(Visibility::Named).await;
    let refused = hall.post("/erase", "sure=yes").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("Withdraw first"), "{}", refused.text);
    assert!(hall.get("/held").await.contains("Qarname Berg"));
}

#[tokio::test]
async fn what_is_erased_is_in_no_page_and_no_file_and_the_log_still_verifies() {
    for level in Visibility::ALL {
        let hall = Hall::with(level).await;
        hall.speak().await;
        let unsure = hall.post("/erase", "").await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsure.text.contains("sure-fault") && hall.get("/held").await.contains("Qarname"), "{level:?}");
        assert_eq!(hall.post("/erase", "sure=yes").await.status, StatusCode::OK);
        let files = hall.files();
        assert!(!holds(&files, "Qarname") && !holds(&files, "Qardelegation"), "{level:?}: a name is in a file");
        assert_eq!(hall.app.get_as(&hall.cookies, &hall.path).await.status, StatusCode::FORBIDDEN, "signed out");
        let (id, base) = (&hall.row.meeting.id, format!("/m/{}", hall.row.meeting.id));
        let staff = hall.app.secretariat().await;
        for path in ["/participants", "/order/session-1", "/floor.csv", "/attendance", "/console", "/report"] {
            let page = hall.app.get_as(&staff, &format!("{base}{path}")).await;
            assert!(page.status == StatusCode::OK && !page.text.contains("Qarname"), "{level:?} {path}: {}", page.text);
        }
        let log = hall.app.get(&format!("{base}/floor.jsonl")).await.text;
        assert!(rostrum_domain::floor::chain::verify(&log).findings.is_empty(), "{level:?}");
        let statements = hall.app.app.store().list_statements(id).await.unwrap();
        assert_eq!(statements.len(), 1, "{level:?}: what was said stays");
        // The address can register again, and is somebody else.
        hall.app.register(&hall.row, "Qarname Berg", "City of Bern", "named").await;
    }
}

#[tokio::test]
async fn who_types_the_address_of_somebody_who_was_invited_does_not_learn_it() {
    let (app, row) = TestApp::with_meeting().await;
    let (store, id) = (app.app.store(), &row.meeting.id);
    let invited = Invited { address: "eva.ruiz@example.org".to_owned(), category: None, language: "en".to_owned() };
    store.invite(id, &[invited]).await.unwrap();
    let typed = Registration {
        name: "Somebody".to_owned(),
        delegation: "City of Bern".to_owned(),
        category: Category::LocalGovernments,
        email: "eva.ruiz@example.org".to_owned(),
        language: "en".to_owned(),
        visibility: Visibility::Named,
    };
    let registered = store.register_and_sign_in(id, typed).await.unwrap();
    crate::mail::keep_all(&app.app).await;
    let cookies = format!("{}={}", crate::session::PARTICIPANT, registered.session.unwrap().as_str());
    let held = app.get_as(&cookies, &format!("/m/{id}/me/held/download")).await;
    let held: Value = serde_json::from_str(&held.text).unwrap();
    let kinds: Vec<_> = held["mails"].as_array().unwrap().iter().map(|mail| mail["kind"].clone()).collect();
    assert!(kinds == ["confirmation"] && held["invitations"] == serde_json::json!([]), "{held}");
    assert!(store.tie_invitation(id, 1, Some(registered.participant.no)).await.unwrap());
    let held = app.get_as(&cookies, &format!("/m/{id}/me/held/download")).await.text;
    assert!(
        held.contains("eva.ruiz@example.org") && held.contains("\"invitation\""),
        "staff say that it is one: {held}"
    );
}
