//! Facts of live page, console, display and stream, over the whole server.

use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use rostrum_domain::floor::{Actor, Command, Declared, Standing};
use rostrum_domain::ids::SessionId;
use rostrum_domain::participant::{Category, Participant, Visibility};
use rostrum_store::{MeetingRow, Order, Registration, Role};
use serde_json::Value;

use crate::session;
use crate::testing::{Answer, TestApp};

/// A meeting in the floor of its first session, with these people on the list in this order.
pub(super) struct Hall {
    pub(super) app: TestApp,
    pub(super) row: MeetingRow,
    pub(super) chair: String,
}

pub(super) const PROTECTED: (&str, &str, Visibility) =
    ("Zerqa Protected", "Hidden Harbour Collective", Visibility::CategoryOnly);
pub(super) const NAMED: (&str, &str, Visibility) = ("Jorge Lima", "City of Lima", Visibility::Named);

impl Hall {
    pub(super) async fn with(people: &[(&str, &str, Visibility)]) -> Self {
        let (app, row) = TestApp::with_meeting().await;
        let chair = app.sign_in(Role::Chair, Some(&row)).await;
        let hall = Self { app, row, chair };
        hall.submit(Command::OpenList { session: first() }).await;
        for person in people {
            hall.inscribe(*person).await;
        }
        for _ in 0..4 {
            hall.submit(Command::NextSegment).await;
        }
        hall
    }

    pub(super) async fn submit(&self, command: Command) {
        self.app.submit(&self.row, Actor::Secretariat, command).await;
    }

    pub(super) async fn inscribe(
        &self,
        (name, delegation, visibility): (&str, &str, Visibility),
    ) -> (Participant, String) {
        let registration = Registration {
            name: name.to_owned(),
            delegation: delegation.to_owned(),
            category: Category::NonGovernmental,
            email: format!("{}@example.org", name.replace(' ', ".")),
            language: "en".to_owned(),
            visibility,
        };
        let store = self.app.app.store();
        let registered = store.register(&self.row.meeting.id, registration).await.unwrap();
        let person = registered.participant;
        let command = Command::Inscribe {
            session: first(),
            participant: person.no,
            delegation: person.delegation,
            category: person.category,
            standing: Standing::Single,
            declared: Declared::default(),
        };
        let on_behalf_of = (visibility == Visibility::CategoryOnly).then(|| "Harbour Friends".to_owned());
        let order = Order { on_behalf_of, ..Order::new(Actor::Participant(person.no), command) };
        self.app.app.desk().submit(&self.row.meeting.id, order).await.unwrap();
        let (signed_in, _) = store.sign_in(&registered.token).await.unwrap().unwrap();
        (person, format!("{}={}", session::PARTICIPANT, signed_in.as_str()))
    }

    pub(super) fn path(&self, rest: &str) -> String {
        format!("/m/{}{rest}", self.row.meeting.id)
    }

    /// Gives a command as the script does, and reads the JSON.
    pub(super) async fn command(&self, cookies: &str, action: &str, form: &str) -> (StatusCode, Value) {
        let request = Request::post(self.path(&format!("/console/{action}")))
            .header(COOKIE, cookies)
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()));
        let answer = self.app.send(request.unwrap()).await;
        (answer.status, serde_json::from_str(&answer.text).unwrap())
    }

    /// What a stream sends on connect: the server is closing, so it ends there.
    pub(super) async fn stream(&self, cookies: &str, view: &str) -> Answer {
        self.app.app.close();
        self.app.get_as(cookies, &self.path(&format!("/stream?view={view}"))).await
    }

    pub(super) async fn version(&self) -> u64 {
        self.app.app.desk().floor(&self.row.meeting.id).await.unwrap().version
    }
}

pub(super) fn first() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

/// The states in what a stream has sent.
pub(super) fn states(bytes: &str) -> Vec<Value> {
    let complete = bytes.rsplit_once("\n\n").map_or("", |(complete, _)| complete);
    let lines = complete.split("\n\n").filter(|message| message.starts_with("id: "));
    lines.map(|message| serde_json::from_str(message.split_once("data: ").unwrap().1).unwrap()).collect()
}

#[tokio::test]
async fn a_participant_cannot_give_the_floor() {
    let hall = Hall::with(&[]).await;
    let (_, participant) = hall.inscribe(NAMED).await;
    let other = hall.app.sign_in(Role::Display, Some(&hall.row)).await;
    let before = hall.version().await;
    for cookies in [participant.as_str(), other.as_str(), ""] {
        let (status, fault) = hall.command(cookies, "give-floor", "inscription=1").await;
        assert_eq!((status, fault["code"].as_str()), (StatusCode::FORBIDDEN, Some("not-permitted")));
        assert_eq!(hall.app.get_as(cookies, &hall.path("/console")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(hall.app.get_as(cookies, &hall.path("/stream?view=console")).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(hall.version().await, before);
}

#[tokio::test]
async fn a_protected_name_never_reaches_the_public_stream() {
    let hall = Hall::with(&[PROTECTED, NAMED]).await;
    let secrets = ["Zerqa", "Hidden Harbour", "Harbour Friends"];
    let chair = hall.chair.clone();
    // First while it waits, then while it has the floor; to anyone, and to a chair who opens a public view.
    for having_the_floor in [false, true] {
        if having_the_floor {
            assert_eq!(hall.command(&chair, "give-floor", "inscription=1").await.0, StatusCode::OK);
        }
        for cookies in ["", chair.as_str()] {
            for view in ["live", "display"] {
                for answer in
                    [hall.stream(cookies, view).await, hall.app.get_as(cookies, &hall.path(&format!("/{view}"))).await]
                {
                    assert_eq!(answer.status, StatusCode::OK);
                    for secret in secrets {
                        assert!(!answer.text.contains(secret), "{secret} in {view}: {}", answer.text);
                    }
                    assert!(answer.text.contains("City of Lima"), "{}", answer.text);
                    assert!(
                        answer.text.contains("representative of a non-governmental organization"),
                        "{}",
                        answer.text
                    );
                }
            }
        }
        let console = hall.stream(&chair, "console").await.text;
        assert!(
            console.contains("Zerqa Protected") && console.contains("Show and say only: A representative"),
            "{console}"
        );
    }
}

#[tokio::test]
async fn a_second_chair_with_an_old_view_is_refused() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    let seen = hall.version().await;
    let (status, outcome) = hall.command(&hall.chair, "give-floor", &format!("inscription=1&seen={seen}")).await;
    assert_eq!((status, outcome["version"].as_u64()), (StatusCode::OK, Some(seen + 1)));
    // Without `seen` this would end the intervention that the other chair has just begun.
    let (status, fault) = hall.command(&hall.chair, "end", &format!("seen={seen}")).await;
    assert_eq!((status, fault["code"].as_str()), (StatusCode::CONFLICT, Some("changed")));
    assert_eq!(hall.version().await, seen + 1);
}

#[tokio::test]
async fn an_inscription_meanwhile_does_not_refuse_the_chair() {
    let hall = Hall::with(&[NAMED]).await;
    let seen = hall.version().await;
    hall.inscribe(PROTECTED).await;
    let (status, _) = hall.command(&hall.chair, "give-floor", &format!("inscription=1&seen={seen}")).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = hall.command(&hall.chair, "end", &format!("seen={}", seen + 99)).await;
    assert_eq!(status, StatusCode::CONFLICT, "a version that never was is no view of the floor");
}

#[tokio::test]
async fn the_same_key_gives_the_floor_once() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    let form = format!("inscription=1&seen={}&key=press-1", hall.version().await);
    let first = hall.command(&hall.chair, "give-floor", &form).await;
    let again = hall.command(&hall.chair, "give-floor", &form).await;
    assert_eq!(first, again);
    assert_eq!(first.0, StatusCode::OK);
    assert_eq!(hall.version().await, first.1["version"].as_u64().unwrap());
}

#[tokio::test]
async fn a_refusal_shows_the_console_with_its_sentence() {
    let hall = Hall::with(&[NAMED]).await;
    let answer = hall.app.post_as(&hall.chair, &hall.path("/console/end"), "").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("Nobody has the floor.") && answer.text.contains("id=\"commands\""));
    let done = hall.app.post_as(&hall.chair, &hall.path("/console/give-floor"), "inscription=1&limit=60").await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, hall.path("/console").as_str()));
    let floor = hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap();
    assert_eq!(floor.current.as_ref().unwrap().limit_seconds, 60);
}

#[tokio::test]
async fn fields_that_do_not_fit_are_named() {
    let hall = Hall::with(&[NAMED]).await;
    for (action, form, word) in [
        ("give-floor", "", "inscription or person"),
        ("give-floor", "inscription=one", "\"one\" is no whole number"),
        ("give-floor", "inscription=1&limit=5", "10 s to 3,600 s"),
        ("open-list", "session=A%20B", "session"),
        ("extend-cap", "session=session-1&seconds=60", "reason is needed"),
        ("end", "seen=soon", "seen"),
    ] {
        let (status, fault) = hall.command(&hall.chair, action, form).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{action} {form}");
        assert!(fault["message"].as_str().unwrap().contains(word), "{fault}");
    }
    assert_eq!(hall.command(&hall.chair, "dance", "").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_console_has_every_command_as_a_form_and_its_key_on_the_button() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    let text = hall.app.get_as(&hall.chair, &hall.path("/console")).await.text;
    for action in [
        "open-list",
        "close-list",
        "draw",
        "give-floor",
        "pause",
        "resume",
        "end",
        "stop",
        "extend",
        "begin-question",
        "end-question",
        "take-point",
        "lower-point",
        "rule-point",
        "absent",
        "not-ready",
        "suspend",
        "resume-session",
        "next-segment",
        "start-segment",
        "end-segment",
        "move-time",
        "lower-limit",
        "extend-cap",
        "move",
        "undo",
        "cue",
    ] {
        let form = format!(
            "<form id=\"form-{action}\" method=\"post\" action=\"{}\"",
            hall.path(&format!("/console/{action}"))
        );
        assert!(text.contains(&form), "{form}");
    }
    for (key, button) in [
        ("g", "form-give-floor"),
        (" ", "form-pause"),
        ("e", "form-end"),
        ("s", "form-stop"),
        ("+", "form-extend"),
        ("q", "form-begin-question"),
        ("w", "form-cue-conclude"),
        ("a", "form-absent"),
        ("r", "form-not-ready"),
        ("b", "form-note-ready"),
        ("f", "form-end-segment"),
        ("z", "form-undo"),
        ("c", "form-close-list"),
    ] {
        let found = text.split("<button").any(|part| {
            let tag = part.split('>').next().unwrap();
            tag.contains(&format!("data-key=\"{key}\"")) && tag.contains(&format!("form=\"{button}\""))
        });
        assert!(found, "{key} {button}");
    }
    // Two delegations wait, so the next segment asks first.
    assert!(text.contains("id=\"ask-next\" data-key=\"n\"") && text.contains("2 delegations still wait"));
}

#[tokio::test]
async fn every_view_renders_at_every_step_of_the_day() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    let mut steps = 0;
    loop {
        for path in ["/live", "/display", "/display?overlay=1&theme=light", "/console"] {
            assert_eq!(hall.app.get_as(&hall.chair, &hall.path(path)).await.status, StatusCode::OK, "{path}");
        }
        let (status, fault) = hall.command(&hall.chair, "next-segment", "").await;
        if status != StatusCode::OK {
            assert_eq!(fault["code"], "meeting-closed");
            break;
        }
        steps += 1;
    }
    assert_eq!(steps, 8, "concluding, end of session 1, three of session 2 and its end, closing, end of the meeting");
    assert!(hall.app.get(&hall.path("/live")).await.text.contains("The meeting is closed"));
}
