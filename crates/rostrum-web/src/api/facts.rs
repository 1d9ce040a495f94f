//! Facts of what programs read and ask: scopes, commands, names that stay where they are.

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE};
use axum::http::{Method, Request, StatusCode};
use rostrum_domain::floor::{Actor, Command, Declared, Standing};
use rostrum_domain::ids::{ProgramNo, SessionId};
use rostrum_domain::participant::{Category, Visibility};
use rostrum_store::{MeetingRow, Order, Registration, Role, Scope, Token};
use serde_json::Value;

use crate::testing::TestApp;

/// A meeting in the floor of its first session, with a protected participant and a named one on the list.
pub(super) struct Hall {
    pub app: TestApp,
    pub row: MeetingRow,
}

/// What only staff may see of the first on the list.
pub(super) const SECRETS: [&str; 3] = ["Zerqa", "Hidden Harbour", "Harbour Friends"];

impl Hall {
    pub async fn open() -> Self {
        let (app, row) = TestApp::with_meeting().await;
        let session = SessionId::parse("session-1").unwrap();
        app.submit(&row, Actor::Secretariat, Command::OpenList { session: session.clone() }).await;
        let people = [
            ("Zerqa Protected", "Hidden Harbour Collective", Visibility::CategoryOnly, Some("Harbour Friends")),
            ("Jorge Lima", "City of Lima", Visibility::Named, None),
        ];
        for (name, delegation, visibility, behalf) in people {
            let registration = Registration {
                name: name.to_owned(),
                delegation: delegation.to_owned(),
                category: Category::NonGovernmental,
                email: format!("{}@example.org", name.replace(' ', ".")),
                language: "en".to_owned(),
                visibility,
            };
            let person = app.app.store().register(&row.meeting.id, registration).await.unwrap().participant;
            let command = Command::Inscribe {
                session: session.clone(),
                participant: person.no,
                delegation: person.delegation,
                category: person.category,
                standing: Standing::Single,
                declared: Declared::default(),
            };
            let on_behalf_of = behalf.map(str::to_owned);
            let order = Order { on_behalf_of, ..Order::new(Actor::Participant(person.no), command) };
            app.app.desk().submit(&row.meeting.id, order).await.unwrap();
        }
        for _ in 0..4 {
            app.submit(&row, Actor::Secretariat, Command::NextSegment).await;
        }
        Self { app, row }
    }

    pub async fn token(&self, scopes: &[Scope]) -> Token {
        self.app.app.store().make_program(&self.row.meeting.id, "Deck", scopes).await.unwrap().1
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/m/{}/api/{rest}", self.row.meeting.id)
    }

    /// Does what a key of a deck does.
    pub async fn act(&self, action: &str) {
        let token = self.token(&[Scope::Run]).await;
        let (status, answer) = self.command(token.as_str(), action).await;
        assert_eq!(status, StatusCode::OK, "{action}: {answer}");
    }

    pub async fn version(&self) -> u64 {
        self.app.app.desk().floor(&self.row.meeting.id).await.unwrap().version
    }

    async fn ask(&self, method: Method, token: &str, rest: &str, kind: &str, body: &str) -> (StatusCode, Value) {
        let request = Request::builder().method(method).uri(self.path(rest)).header(CONTENT_TYPE, kind);
        let request = if token.is_empty() { request } else { request.header(AUTHORIZATION, format!("Bearer {token}")) };
        let answer = self.app.send(request.body(Body::from(body.to_owned())).unwrap()).await;
        (answer.status, serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("no JSON: {}", answer.text)))
    }

    async fn get(&self, token: &str, rest: &str) -> (StatusCode, Value) {
        self.ask(Method::GET, token, rest, "", "").await
    }

    async fn command(&self, token: &str, rest: &str) -> (StatusCode, Value) {
        // As Bitfocus Companion sends it when nothing else is set.
        self.ask(Method::POST, token, &format!("commands/{rest}"), "application/json", "{}").await
    }
}

#[tokio::test]
async fn every_scope_permits_its_own_and_nothing_else() {
    let hall = Hall::open().await;
    let other = hall.app.app.store().create_meeting(
        rostrum_domain::concept_note::ConceptNote { title: "Another".to_owned(), ..crate::testing::note() },
        false,
    );
    let other = other.await.unwrap();
    let elsewhere = hall.app.app.store().make_program(&other.meeting.id, "Deck", &Scope::ALL).await.unwrap().1;
    let (read, staff, run) =
        (hall.token(&[]).await, hall.token(&[Scope::ReadStaff]).await, hall.token(&[Scope::Run]).await);
    // Columns: what is public, what staff see, a command, the console, the list of participants.
    let table = [
        ("", [200, 403, 403, 403, 403]),
        (read.as_str(), [200, 403, 403, 403, 403]),
        (staff.as_str(), [200, 200, 403, 403, 403]),
        (run.as_str(), [200, 403, 200, 403, 403]),
        (elsewhere.as_str(), [200, 403, 403, 403, 403]),
        ("rostrum_unknown", [401, 401, 401, 401, 401]),
    ];
    let console = format!("/m/{}/console", hall.row.meeting.id);
    let participants = format!("/m/{}/participants", hall.row.meeting.id);
    for (token, expected) in table {
        let mut found = Vec::new();
        for rest in ["now", "now?audience=staff"] {
            found.push(hall.get(token, rest).await.0.as_u16());
        }
        found.push(hall.command(token, "next-speaker").await.0.as_u16());
        for path in [&console, &participants] {
            let request = Request::get(path).header(AUTHORIZATION, format!("Bearer {token}"));
            let request = if token.is_empty() { Request::get(path) } else { request };
            found.push(hall.app.send(request.body(Body::empty()).unwrap()).await.status.as_u16());
        }
        assert_eq!(found, expected, "{token}");
    }
}

#[tokio::test]
async fn a_token_that_was_revoked_opens_nothing() {
    let hall = Hall::open().await;
    let token = hall.token(&[Scope::Run, Scope::ReadStaff]).await;
    assert_eq!(hall.get(token.as_str(), "now?audience=staff").await.0, StatusCode::OK);
    hall.app.app.store().revoke_program(&hall.row.meeting.id, 1).await.unwrap();
    let before = hall.version().await;
    let (status, fault) = hall.command(token.as_str(), "next-speaker").await;
    assert_eq!((status, fault["code"].as_str()), (StatusCode::UNAUTHORIZED, Some("token-unknown")));
    assert_eq!(hall.get(token.as_str(), "now").await.0, StatusCode::UNAUTHORIZED, "also for what is public");
    assert_eq!(hall.version().await, before);
}

#[tokio::test]
async fn a_token_needs_no_same_site_and_makes_cookies_count_for_nothing() {
    let hall = Hall::open().await;
    let (read, run) = (hall.token(&[]).await, hall.token(&[Scope::Run]).await);
    let chair = hall.app.sign_in(Role::Chair, Some(&hall.row)).await;
    let send = async |token: &str, cookies: &str, site: &str| {
        let request = Request::post(hall.path("commands/next-speaker")).header("sec-fetch-site", site);
        let request = if token.is_empty() { request } else { request.header(AUTHORIZATION, format!("Bearer {token}")) };
        hall.app.send(request.header(COOKIE, cookies).body(Body::empty()).unwrap()).await.status.as_u16()
    };
    assert_eq!(send("", &chair, "cross-site").await, 403, "a page of another site, with the cookies of the chair");
    assert_eq!(send(read.as_str(), &chair, "same-origin").await, 403, "the token counts, not the cookies");
    assert_eq!(send(run.as_str(), "", "cross-site").await, 200);
    assert_eq!(send("", &chair, "same-origin").await, 409, "the chair's own page may ask; somebody has the floor");
}

#[tokio::test]
async fn a_deck_runs_the_floor_without_knowing_numbers() {
    let hall = Hall::open().await;
    let token = hall.token(&[Scope::Run]).await;
    let token = token.as_str();
    let events = async |action: &str| {
        let (status, answer) = hall.command(token, action).await;
        assert_eq!(status, StatusCode::OK, "{action}: {answer}");
        let events = answer["events"].as_array().unwrap().iter();
        events.map(|event| event["type"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(events("next-speaker?limit=60").await, ["floor_given"]);
    assert_eq!(events("toggle-pause").await, ["paused"]);
    assert_eq!(events("toggle-pause").await, ["resumed"]);
    let (status, refusal) = hall.command(token, "next-speaker").await;
    assert_eq!((status, refusal["code"].as_str()), (StatusCode::CONFLICT, Some("floor-taken")));
    assert_eq!(refusal["message"], "Someone has the floor; end that intervention first.");
    assert_eq!(events("end").await, ["intervention_ended"]);
    assert_eq!(events("next-speaker").await, ["floor_given"]);
    assert_eq!(events("end").await, ["intervention_ended"]);
    let (status, refusal) = hall.command(token, "next-speaker").await;
    assert_eq!((status, refusal["code"].as_str()), (StatusCode::CONFLICT, Some("nobody-is-next")));
    let log = hall.app.app.store().list_floor_events(&hall.row.meeting.id).await.unwrap();
    assert_eq!(log.last().unwrap().by, Actor::Program(ProgramNo(1)));
}

#[tokio::test]
async fn what_does_not_fit_is_named() {
    let hall = Hall::open().await;
    let token = hall.token(&[Scope::Run]).await;
    let send = async |rest: &str, kind: &str, body: &str| {
        let (status, fault) = hall.ask(Method::POST, token.as_str(), rest, kind, body).await;
        (status.as_u16(), fault["code"].as_str().unwrap_or_default().to_owned(), fault["message"].to_string())
    };
    let json = "application/json";
    for (rest, kind, body, status, code, part) in [
        ("commands", json, "{", 400, "malformed", "EOF"),
        ("commands", "text/plain", "{}", 400, "malformed", "Content-Type"),
        ("commands", json, r#"{"command": "give-floor"}"#, 400, "malformed", "inscription"),
        (
            "commands",
            json,
            r#"{"command": "give-floor", "fields": {"inscription": [1]}}"#,
            400,
            "malformed",
            "fields.inscription",
        ),
        ("commands", json, r#"{"command": "give-floor", "feilds": {}}"#, 400, "malformed", "feilds"),
        ("commands", json, r#"{"command": "stand-up"}"#, 404, "unknown-command", "stand-up"),
        ("commands/stand-up", json, "{}", 404, "unknown-command", "stand-up"),
        ("commands/pause?hold=1", "", "", 400, "malformed", "hold"),
        ("commands/pause", "text/csv", "a,b", 400, "malformed", "JSON object"),
        ("commands/pause", "", "", 409, "floor-free", "Nobody has the floor"),
        ("commands/end?seen=1", "", "", 409, "changed", "version 1"),
    ] {
        let (found, name, message) = send(rest, kind, body).await;
        assert_eq!((found, name.as_str()), (status, code), "{rest} {body}: {message}");
        assert!(message.contains(part), "{rest} {body}: {message}");
    }
}

#[tokio::test]
async fn the_same_key_is_done_once_also_when_the_floor_has_moved_on() {
    let hall = Hall::open().await;
    let token = hall.token(&[Scope::Run]).await;
    let send = async |rest: &str, key: &str| {
        let request = Request::post(hall.path(&format!("commands/{rest}")))
            .header(AUTHORIZATION, format!("Bearer {}", token.as_str()))
            .header("idempotency-key", key);
        let answer = hall.app.send(request.body(Body::empty()).unwrap()).await;
        (answer.status, answer.text)
    };
    let first = send("next-speaker", "a").await;
    assert_eq!(first.0, StatusCode::OK);
    send("end", "b").await;
    let version = hall.version().await;
    assert_eq!(send("next-speaker", "a").await, first, "answered as the first time, though another is next by now");
    assert_eq!(hall.version().await, version);
    assert_eq!(send("next-speaker", "c").await.0, StatusCode::OK);
    // Another program may choose the same key.
    let other = hall.token(&[Scope::Run]).await;
    let before = hall.version().await;
    let form = "key=c";
    let kind = "application/x-www-form-urlencoded";
    let (status, _) = hall.ask(Method::POST, other.as_str(), "commands/end", kind, form).await;
    assert_eq!((status, hall.version().await), (StatusCode::OK, before + 1));
}

#[tokio::test]
async fn the_present_moment_names_nobody_to_the_public_who_is_kept_from_it() {
    let hall = Hall::open().await;
    let staff = hall.token(&[Scope::ReadStaff]).await;
    let run = hall.token(&[Scope::Run]).await;
    for speaking in [false, true] {
        if speaking {
            assert_eq!(hall.command(run.as_str(), "next-speaker").await.0, StatusCode::OK);
        }
        // A token with every name reads the public document unless it asks for the other.
        for token in ["", run.as_str(), staff.as_str()] {
            let (_, now) = hall.get(token, "now").await;
            let text = now.to_string();
            assert!(SECRETS.iter().all(|secret| !text.contains(secret)), "{text}");
            assert!(text.contains("Jorge Lima") && text.contains("A representative of"), "{text}");
        }
        let (_, now) = hall.get(staff.as_str(), "now?audience=staff").await;
        let text = now.to_string();
        assert!(SECRETS.iter().all(|secret| text.contains(secret)), "{text}");
    }
    for (lang, words) in [
        ("ar", "ممثل"),
        ("zh", "一非政府组织代表"),
        ("en", "A representative of"),
        ("fr", "Une personne représentant"),
        ("ru", "редставитель"),
        ("es", "Una persona en"),
    ] {
        let (_, now) = hall.get("", &format!("now?lang={lang}")).await;
        assert!(now["speaker"]["first"].to_string().contains(words), "{lang}: {now}");
    }
    assert_eq!(hall.get("", "now?lang=xx").await.0, StatusCode::BAD_REQUEST);
    let (_, now) = hall.get("", "now").await;
    assert_eq!((&now["state"], &now["speaker"]["inscription"]), (&"speaking".into(), &1.into()));
    assert_eq!((&now["clock"]["limit_seconds"], &now["clock"]["left_ms"]), (&120.into(), &Value::Null));
    assert_eq!(now["clock"]["deadline"], "2025-07-21T06:02:00Z");
    assert_eq!(now["next"].as_array().unwrap().len(), 1);
    assert_eq!((&now["list"]["open"], &now["list"]["waiting"]), (&true.into(), &1.into()));
    hall.command(run.as_str(), "toggle-pause").await;
    let (_, now) = hall.get("", "now").await;
    assert_eq!((&now["state"], &now["clock"]["left_ms"]), (&"paused".into(), &120_000.into()));
}

/// The commands that the guide lists.
fn documented() -> Vec<&'static str> {
    let guide = include_str!("../../../../docs/api.md");
    let part = guide.split("## Commands").nth(1).unwrap().split("Every command of the floor takes").next().unwrap();
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
    rows.flat_map(|row| row.split(", ")).map(|name| name.trim_matches('`')).collect()
}

#[tokio::test]
async fn every_command_of_the_guide_is_one() {
    let hall = Hall::open().await;
    let token = hall.token(&[Scope::Run]).await;
    assert!(documented().len() > 35, "{:?}", documented());
    for action in documented() {
        let (status, answer) = hall.command(token.as_str(), action).await;
        assert_ne!(status, StatusCode::NOT_FOUND, "{action}: {answer}");
    }
}

#[test]
fn every_command_is_in_the_guide() {
    let code = include_str!("../floor/command/mod.rs");
    let actions =
        code.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" =>")).map(|(name, _)| name);
    let missing: Vec<_> = actions.filter(|action| !documented().contains(action)).collect();
    assert!(missing.is_empty(), "docs/api.md lacks {missing:?}");
}

#[tokio::test]
async fn a_deck_tells_the_speaker_to_conclude() {
    let hall = Hall::open().await;
    hall.act("next-speaker").await;
    let before = hall.version().await;
    hall.act("cue?text=Please+conclude").await;
    assert_eq!(hall.version().await, before, "a cue is no event");
    let notes =
        hall.app.app.store().list_notes(&hall.row.meeting.id, rostrum_domain::ids::ParticipantNo(1)).await.unwrap();
    assert_eq!(notes[0].sent.text, rostrum_store::NoteText::Own("Please conclude".to_owned()));
    hall.act("cue?say=conclude").await;
    let notes =
        hall.app.app.store().list_notes(&hall.row.meeting.id, rostrum_domain::ids::ParticipantNo(1)).await.unwrap();
    assert_eq!(notes[1].sent.text, rostrum_store::NoteText::Ready(rostrum_store::ReadyText::Conclude));
}

#[tokio::test]
async fn the_key_of_a_note_is_that_of_its_program_and_of_whom_it_is_for() {
    let hall = Hall::open().await;
    let (one, other) = (hall.token(&[Scope::Run]).await, hall.token(&[Scope::Run]).await);
    let send = async |token: &Token, rest: &str| hall.command(token.as_str(), rest).await;
    let told = async |no: u32| {
        let to = rostrum_domain::ids::ParticipantNo(no);
        hall.app.app.store().list_notes(&hall.row.meeting.id, to).await.unwrap().len()
    };
    for _ in 0..2 {
        assert_eq!(send(&one, "note?inscription=1&say=be-ready&key=k").await.0, StatusCode::OK);
    }
    let (status, fault) = send(&one, "note?inscription=2&say=be-ready&key=k").await;
    assert_eq!((status, &fault["code"]), (StatusCode::CONFLICT, &"key-used".into()), "it is another note: {fault}");
    assert!(fault["message"].as_str().unwrap().contains("\u{201c}k\u{201d}"), "the key as it was sent: {fault}");
    let answer = send(&other, "note?inscription=2&say=be-ready&key=k").await;
    assert_eq!(answer.0, StatusCode::OK, "another program may choose the same key: {}", answer.1);
    assert_eq!((told(1).await, told(2).await), (1, 1));
}

#[tokio::test]
async fn on_whose_behalf_an_inscription_speaks_is_kept() {
    let hall = Hall::open().await;
    hall.act("withdraw?inscription=2").await;
    hall.act("inscribe?session=session-1&participant=2&standing=joint&on_behalf_of=Six+cities").await;
    let now = hall.get("", "now").await.1;
    assert!(now["next"].as_array().unwrap().iter().any(|next| next["on_behalf_of"] == "Six cities"), "{now}");
}
