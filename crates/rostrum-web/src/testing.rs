//! A server in the process, over a data folder that ends with the test.
#![allow(dead_code, reason = "tests of the pages that follow use the rest")]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::SignedDuration;
use jiff::civil::date;
use rostrum_domain::concept_note::{BackgroundDocument, Cap, CapScope, ConceptNote, Day, Format, Hours, Place, Zone};
use rostrum_domain::floor::{Actor, Command};
use rostrum_domain::ids::{PersonId, SessionId};
use rostrum_domain::mandate::{Body as Organ, CouncilSession, Mandate};
use rostrum_domain::programme::{Programme, ProgrammePerson, Role as InProgramme, Session, SessionKind};
use rostrum_domain::symbol::DocumentSymbol;
use rostrum_store::{Desk, Grant, LinkKind, MeetingRow, Order, RehearsalClock, Role, Store};
use tower::ServiceExt;

use crate::{App, Live, MailSettings, Settings, router, session};

/// A server with its clock.
pub struct TestApp {
    pub app: App,
    pub clock: Arc<RehearsalClock>,
    router: Router,
    _folder: tempfile::TempDir,
}

/// An answer with its text.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// The bytes of the body, of which `text` is what can be read.
    pub bytes: Vec<u8>,
    pub text: String,
}

impl Answer {
    /// Where it redirects to.
    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The cookies that it sets, ready to be sent back.
    pub fn cookies(&self) -> String {
        let pair = |value: &str| value.split(';').next().unwrap_or_default().to_owned();
        self.headers.get_all(SET_COOKIE).iter().map(|v| pair(v.to_str().unwrap())).collect::<Vec<_>>().join("; ")
    }
}

impl TestApp {
    /// A server whose clock stands at 08:00 in Geneva on the day of the sample meeting.
    pub async fn start() -> Self {
        Self::start_with(Live::default()).await
    }

    /// The same with other settings of the live streams.
    pub async fn start_with(live: Live) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(RehearsalClock::new("2025-07-21T06:00:00Z".parse().unwrap(), 0.0));
        let store = Store::open(folder.path(), clock.clone()).await.unwrap();
        let app = App::new(
            Desk::new(store),
            Settings {
                base: "http://rostrum.test".to_owned(),
                rehearsal: false,
                private_webhooks: false,
                mail: MailSettings::embedded(),
                live,
            },
        );
        Self { router: router(app.clone()), app, clock, _folder: folder }
    }

    /// Sets other limits than the usual ones.
    pub fn limit(&mut self, limits: crate::Limits) {
        self.serve(self.app.clone().with_limits(limits));
    }

    /// The same at another address than `http://rostrum.test`.
    pub fn at(mut self, base: &str) -> Self {
        let settings = Settings { base: base.to_owned(), ..self.app.settings().clone() };
        self.serve(App::new(self.app.desk().clone(), settings));
        self
    }

    /// Serves another state over the same folder.
    pub fn serve(&mut self, app: App) {
        self.router = router(app.clone());
        self.app = app;
    }

    /// A server with the sample meeting, its plan laid down.
    pub async fn with_meeting() -> (Self, MeetingRow) {
        let app = Self::start().await;
        let row = app.app.store().create_meeting(note(), false).await.unwrap();
        (app, row)
    }

    /// Gives a command, which must be carried out.
    pub async fn submit(&self, row: &MeetingRow, by: Actor, command: Command) {
        self.app.desk().submit(&row.meeting.id, Order::new(by, command)).await.unwrap();
    }

    /// Goes on to the end of the plan and closes the meeting.
    pub async fn close(&self, row: &MeetingRow) {
        while !self.app.desk().floor(&row.meeting.id).await.unwrap().closed {
            self.submit(row, Actor::Secretariat, Command::NextSegment).await;
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_as("", path).await
    }

    pub async fn get_as(&self, cookies: &str, path: &str) -> Answer {
        self.send(Request::get(path).header(COOKIE, cookies).body(Body::empty()).unwrap()).await
    }

    /// Sends a form, given as it is encoded: `name=Anna&email=a%40b.example`.
    pub async fn post_as(&self, cookies: &str, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(COOKIE, cookies)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form.to_owned()));
        self.send(request.unwrap()).await
    }

    /// Sends a form with one file beside its fields.
    pub async fn upload_as(
        &self,
        cookies: &str,
        path: &str,
        fields: &[(&str, &str)],
        file: &str,
        name: &str,
        bytes: &[u8],
    ) -> Answer {
        let mut body = Vec::new();
        for (field, value) in fields {
            let part = format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{file}\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = Request::post(path)
            .header(COOKIE, cookies)
            .header(CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// Opens an answer that does not end, such as a stream.
    pub async fn open(&self, path: &str) -> axum::response::Response {
        self.router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap()
    }

    /// The bytes of a file that is no text.
    pub async fn bytes_as(&self, cookies: &str, path: &str) -> Vec<u8> {
        let request = Request::get(path).header(COOKIE, cookies).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, bytes, text }
    }

    /// The cookie of somebody who is signed in.
    pub async fn sign_in(&self, role: Role, meeting: Option<&MeetingRow>) -> String {
        let grant = Grant { role, meeting: meeting.map(|row| row.meeting.id.clone()), participant: None };
        let token = self.app.store().make_token(LinkKind::Session, &grant).await.unwrap();
        format!("{}={}", session::STAFF, token.as_str())
    }

    /// Registers somebody as a local government and returns the cookie.
    pub async fn register(&self, row: &MeetingRow, name: &str, delegation: &str, visibility: &str) -> String {
        let form = format!(
            "name={name}&delegation={delegation}&category=local_governments&email={}%40example.org&language=en&visibility={visibility}",
            name.replace(' ', "."),
        )
        .replace(' ', "+");
        let answer = self.post_as("", &format!("/m/{}/register", row.meeting.id), &form).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        answer.cookies()
    }

    /// The cookie of the secretariat.
    pub async fn secretariat(&self) -> String {
        self.sign_in(Role::Secretariat, None).await
    }
}

/// A one-day panel discussion with two panels, in our own words.
pub fn note() -> ConceptNote {
    let day = date(2025, 7, 21);
    let session = |id: &str, kind, title: &str, start: (i8, i8), minutes: i64| {
        let start = day.at(start.0, start.1, 0, 0);
        Session {
            id: SessionId::parse(id).unwrap(),
            kind,
            title: title.to_owned(),
            start,
            end: start.checked_add(SignedDuration::from_mins(minutes)).unwrap(),
            objective: (kind == SessionKind::Panel).then(|| "To take stock of promising practices.".to_owned()),
            people: Vec::new(),
            segments: Vec::new(),
        }
    };
    let mut first = session("session-1", SessionKind::Panel, "Session 1: Engaging with the mechanisms", (10, 20), 100);
    first.people.push(ProgrammePerson {
        id: PersonId::parse("session-1-panellist-1").unwrap(),
        role: InProgramme::Panellist,
        name: "Ms. Ana Duarte".to_owned(),
        title: Some("Mayor of Vila Nova".to_owned()),
    });
    let hours = |from: (i8, i8), to: (i8, i8)| Hours {
        start: jiff::civil::time(from.0, from.1, 0, 0),
        end: jiff::civil::time(to.0, to.1, 0, 0),
    };
    ConceptNote {
        language: "en".to_owned(),
        title: "Panel discussion on local government and human rights".to_owned(),
        body: Organ::HumanRightsCouncil,
        mandates: vec![Mandate {
            symbol: DocumentSymbol::resolution(57, 12).unwrap(),
            adopted: Some(date(2024, 10, 10)),
        }],
        report_to: Some(CouncilSession::new(63).unwrap()),
        days: vec![Day { date: day, hours: vec![hours((10, 0), (12, 0)), hours((15, 0), (17, 0))] }],
        place: Place::Online { platform: Some("MS Teams".to_owned()) },
        zone: Zone { name: "Europe/Zurich".to_owned(), printed: Some("CET".to_owned()) },
        objective: "To share and review practices of local governments.".to_owned(),
        outcomes: vec!["An exchange of views.".to_owned(), "A report to the Council.".to_owned()],
        format: Format { cap: Some(Cap { minutes: 45, scope: CapScope::Session }), ..Format::default() },
        background: vec!["The Council recognizes the role of local government.".to_owned()],
        documents: vec![BackgroundDocument {
            symbol: DocumentSymbol::parse("A/HRC/56/32").unwrap(),
            title: "Summary report of the expert meeting".to_owned(),
            date: None,
        }],
        programme: Programme {
            sessions: vec![
                session("opening", SessionKind::Opening, "Opening session", (10, 0), 20),
                first,
                session("session-2", SessionKind::Panel, "Session 2: Human rights cities", (15, 0), 105),
                session("closing", SessionKind::Closing, "Closing session", (16, 45), 15),
            ],
        },
    }
}
