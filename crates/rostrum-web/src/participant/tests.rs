//! Facts of the participant's page.

mod after;
mod inscriptions;
mod joint;
mod live;
mod swaps;

use axum::http::StatusCode;
use rostrum_domain::floor::{Actor, Command, Rules, Speaker};
use rostrum_domain::ids::{InscriptionNo, SegmentId, SessionId};
use rostrum_store::MeetingRow;

use crate::testing::{Answer, TestApp};

/// A meeting whose first list is open.
struct Hall {
    app: TestApp,
    row: MeetingRow,
}

impl Hall {
    async fn open() -> Self {
        let hall = Self::closed().await;
        hall.command(Command::OpenList { session: session() }).await;
        hall
    }

    async fn closed() -> Self {
        let (app, row) = TestApp::with_meeting().await;
        Self { app, row }
    }

    /// Sets rules of the first session, before its list opens.
    async fn with_rules(change: impl FnOnce(&mut Rules)) -> Self {
        let hall = Self::closed().await;
        let floor = hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap();
        let mut rules = floor.rules_of(&session()).unwrap().into_owned();
        change(&mut rules);
        hall.command(Command::SetRules { session: session(), rules: Box::new(rules), commitment: None, reason: None })
            .await;
        hall
    }

    /// Gives a command as the chair.
    async fn command(&self, command: Command) {
        self.app.submit(&self.row, Actor::Chair, command).await;
    }

    async fn start(&self, segment: &str) {
        self.command(Command::StartSegment { segment: SegmentId::parse(segment).unwrap() }).await;
    }

    async fn give(&self, no: u32) {
        let speaker = Speaker::Inscription(InscriptionNo(no));
        self.command(Command::GiveFloor { speaker, limit: None }).await;
    }

    /// Somebody whom the public may see.
    async fn named(&self, name: &str, delegation: &str) -> String {
        self.app.register(&self.row, name, delegation, "named").await
    }

    async fn protected(&self, name: &str, delegation: &str) -> String {
        self.app.register(&self.row, name, delegation, "category_only").await
    }

    fn path(&self, rest: &str) -> String {
        format!("/m/{}{rest}", self.row.meeting.id)
    }

    async fn post(&self, who: &str, action: &str, form: &str) -> Answer {
        self.app.post_as(who, &self.path(&format!("/me/{action}")), form).await
    }

    /// Somebody named, on the list.
    async fn inscribed(&self, name: &str, delegation: &str) -> String {
        let who = self.named(name, delegation).await;
        self.inscribe(&who).await;
        who
    }

    async fn inscribe(&self, who: &str) {
        let done = self.post(who, "inscribe", "session=session-1&standing=single").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    }

    async fn page(&self, who: &str) -> String {
        let page = self.app.get_as(who, &self.path("/me")).await;
        assert_eq!(page.status, StatusCode::OK);
        page.text
    }

    async fn floor(&self) -> std::sync::Arc<rostrum_domain::floor::Floor> {
        self.app.app.desk().floor(&self.row.meeting.id).await.unwrap()
    }

    /// Who waits on the first list.
    async fn waiting(&self) -> Vec<u32> {
        self.floor().await.waiting(&session()).map(|entry| entry.no.0).collect()
    }
}

fn session() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

#[tokio::test]
async fn nobody_but_a_participant_of_the_meeting_sees_the_page_or_its_part() {
    let hall = Hall::open().await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let secretariat = hall.app.secretariat().await;
    for path in ["/me", "/me/part", "/stream?view=me", "/me/swap/1"] {
        for cookies in ["", secretariat.as_str()] {
            assert_eq!(hall.app.get_as(cookies, &hall.path(path)).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
    for path in ["/me", "/me/part"] {
        assert_eq!(hall.app.get_as(&anna, &hall.path(path)).await.status, StatusCode::OK);
    }
    for action in ["inscribe", "withdraw", "raise-point", "ready", "seen"] {
        let form = "session=session-1&inscription=1&part=present&ready=yes&note=1";
        assert_eq!(hall.post("", action, form).await.status, StatusCode::FORBIDDEN, "{action}");
    }
    assert_eq!(hall.post(&anna, "dance", "").await.status, StatusCode::NOT_FOUND);
}
