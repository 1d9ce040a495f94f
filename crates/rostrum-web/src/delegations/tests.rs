//! Facts of the list of delegations, of merging and parting, and of who is never shown in it.

use axum::http::StatusCode;
use rostrum_domain::floor::{Actor, Command, chain};
use rostrum_domain::ids::{DelegationNo, InscriptionNo, ParticipantNo, SessionId};
use rostrum_domain::origin::Level;
use rostrum_domain::participant::Region;
use rostrum_store::Role;

use super::*;
use crate::testing::TestApp;

struct Hall {
    app: TestApp,
    row: MeetingRow,
    staff: String,
    base: String,
}

impl Hall {
    async fn open() -> Self {
        let (app, row) = TestApp::with_meeting().await;
        let session = SessionId::parse("session-1").unwrap();
        app.submit(&row, Actor::Secretariat, Command::OpenList { session }).await;
        let (staff, base) = (app.secretariat().await, format!("/m/{}", row.meeting.id));
        Self { app, row, staff, base }
    }

    async fn register(&self, name: &str, delegation: &str, level: &str) -> String {
        self.app.register(&self.row, name, delegation, level).await
    }

    async fn inscribe(&self, who: &str, session: &str) -> StatusCode {
        let path = format!("{}/me/inscribe", self.base);
        self.app.post_as(who, &path, &format!("session={session}&standing=single")).await.status
    }

    async fn get(&self, path: &str) -> String {
        let page = self.app.get_as(&self.staff, &format!("{}/delegations{path}", self.base)).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        page.text
    }

    async fn post(&self, path: &str, form: &str) -> crate::testing::Answer {
        self.app.post_as(&self.staff, &format!("{}/delegations{path}", self.base), form).await
    }

    async fn delegation_of(&self, no: u32) -> DelegationNo {
        let store = self.app.app.store();
        store.find_participant(&self.row.meeting.id, ParticipantNo(no)).await.unwrap().unwrap().delegation
    }
}

#[tokio::test]
async fn only_the_secretariat_sees_and_changes_delegations() {
    let hall = Hall::open().await;
    let anna = hall.register("Anna Berg", "City of Bern", "named").await;
    let chair = hall.app.sign_in(Role::Chair, Some(&hall.row)).await;
    for cookies in ["", anna.as_str(), chair.as_str()] {
        for path in ["", "/1", "/csv", "/xlsx"] {
            let page = hall.app.get_as(cookies, &format!("{}/delegations{path}", hall.base)).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        }
        for path in ["/1", "/merge", "/undo"] {
            let done = hall.app.post_as(cookies, &format!("{}/delegations{path}", hall.base), "merge=1").await;
            assert_eq!(done.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
}

#[tokio::test]
async fn facts_are_completed_by_the_secretariat_and_given_out() {
    let hall = Hall::open().await;
    hall.register("Anna Berg", "City of Bern", "named").await;
    assert!(hall.get("").await.contains("Missing: country, level, population"));
    let wrong = hall.post("/1", "country=XX&level=village").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("country-fault") && wrong.text.contains("level-fault"), "{}", wrong.text);
    let form = "country=CH&level=municipal&population=below_200_thousand&networks=UCLG%2C+ICLEI";
    assert_eq!(hall.post("/1", form).await.status, StatusCode::SEE_OTHER);
    let page = hall.get("").await;
    for part in ["Switzerland", "Western European and other States", "50,000 to 200,000", "UCLG, ICLEI", "Complete"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(hall.get("/1").await.contains("value=\"CH\" selected"));
    let csv = hall.get("/csv").await;
    let line = "1,City of Bern,local_governments,CH,Switzerland,756,\"Europe, Western Europe\",western_europe_others,\
                municipal,below_200_thousand,\"UCLG, ICLEI\",1,yes";
    assert_eq!(csv.lines().nth(1), Some(line));
    assert_eq!(hall.get("/xlsx").await.get(..2), Some("PK"));
}

#[tokio::test]
async fn two_that_may_be_one_are_proposed_and_merged_only_when_somebody_says_so() {
    let hall = Hall::open().await;
    let anna = hall.register("Anna Berg", "City of Bern", "named").await;
    let paul = hall.register("Paul Mont", "Ville de Bern", "category_only").await;
    let page = hall.get("").await;
    assert!(page.contains("City of Bern") && page.contains("Ville de Bern") && page.contains("kind of government"));
    assert_ne!(hall.delegation_of(1).await, hall.delegation_of(2).await);
    assert_eq!(hall.post("/merge", "one=1&other=2&keep=1&do=merge").await.status, StatusCode::SEE_OTHER);
    assert_eq!(hall.delegation_of(2).await, DelegationNo(1));
    // The rules of the list know them as one.
    assert_eq!(hall.inscribe(&anna, "session-1").await, StatusCode::SEE_OTHER);
    assert_eq!(hall.inscribe(&paul, "session-1").await, StatusCode::CONFLICT);
    let page = hall.get("").await;
    assert!(page.contains("“Ville de Bern” is “City of Bern”") && !page.contains("May be one and the same"), "{page}");
    assert_eq!(hall.post("/undo", "merge=1").await.status, StatusCode::SEE_OTHER);
    assert_eq!(hall.inscribe(&paul, "session-1").await, StatusCode::SEE_OTHER);
    let log = hall.app.get(&format!("{}/floor.jsonl", hall.base)).await.text;
    assert!(chain::verify(&log).findings.is_empty());
}

#[tokio::test]
async fn two_that_are_two_are_not_proposed_again() {
    let hall = Hall::open().await;
    hall.register("Anna Berg", "City of Bern", "named").await;
    hall.register("Paul Mont", "Ville de Bern", "named").await;
    assert_eq!(hall.post("/merge", "one=2&other=1&do=apart").await.status, StatusCode::SEE_OTHER);
    assert!(!hall.get("").await.contains("May be one and the same"));
    for form in ["one=1&other=1&do=merge", "one=1&other=77&do=merge", "one=x&do=merge", ""] {
        assert_eq!(hall.post("/merge", form).await.status, StatusCode::BAD_REQUEST, "{form}");
    }
    assert_eq!(hall.post("/undo", "merge=9").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_stands_on_a_list_is_not_absorbed_and_the_log_stays_valid() {
    let hall = Hall::open().await;
    let anna = hall.register("Anna Berg", "City of Bern", "named").await;
    let paul = hall.register("Paul Mont", "Ville de Bern", "named").await;
    hall.inscribe(&anna, "session-1").await;
    hall.inscribe(&paul, "session-1").await;
    for keep in [1, 2] {
        let refused = hall.post("/merge", &format!("one=1&other=2&keep={keep}&do=merge")).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text.contains("stands on the list of speakers"), "{}", refused.text);
    }
    hall.app.post_as(&paul, &format!("{}/me/withdraw", hall.base), "inscription=2").await;
    let merged = hall.post("/merge", "one=1&other=2&keep=1&do=merge").await;
    assert_eq!(merged.status, StatusCode::SEE_OTHER, "the one that gives way does not stand any more");
    assert_eq!(hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap().inscriptions.len(), 2);
    let figures = hall.app.get_as(&hall.staff, &format!("{}/figures.csv", hall.base)).await.text;
    let lines: Vec<_> = figures.lines().filter(|line| line.contains("delegation,")).collect();
    assert_eq!(lines.len(), 2, "both inscriptions are of one delegation, in the meeting and in its session: {figures}");
    assert!(lines.iter().all(|line| line.contains("City of Bern,2,")), "{figures}");
    let log = hall.app.get(&format!("{}/floor.jsonl", hall.base)).await.text;
    assert!(chain::verify(&log).findings.is_empty());
}

#[tokio::test]
async fn a_merge_is_not_undone_while_one_who_was_moved_stands_on_a_list() {
    let hall = Hall::open().await;
    hall.register("Anna Berg", "City of Bern", "named").await;
    let paul = hall.register("Paul Mont", "Ville de Bern", "named").await;
    hall.post("/merge", "one=1&other=2&keep=1&do=merge").await;
    assert_eq!(hall.inscribe(&paul, "session-1").await, StatusCode::SEE_OTHER);
    let floor = hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap();
    assert_eq!(floor.inscriptions[&InscriptionNo(1)].delegation, DelegationNo(1));
    let refused = hall.post("/undo", "merge=1").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("inscribed for “City of Bern”"), "{}", refused.text);
    hall.app.post_as(&paul, &format!("{}/me/withdraw", hall.base), "inscription=1").await;
    assert_eq!(hall.post("/undo", "merge=1").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_registered_since_a_merge_is_asked_about_when_it_is_undone() {
    for (choice, goes_to) in [("along", 2), ("stay", 1)] {
        let hall = Hall::open().await;
        hall.register("Anna Berg", "City of Bern", "named").await;
        hall.register("Paul Mont", "Ville de Bern", "named").await;
        hall.post("/merge", "one=1&other=2&keep=1&do=merge").await;
        assert!(!hall.get("").await.contains("have registered under"));
        let eva = hall.register("Eva Lang", "Ville de Bern", "named").await;
        hall.register("Max Ober", "City of Bern", "named").await;
        let page = hall.get("").await;
        assert!(page.contains("One has registered under “Ville de Bern” since"), "{page}");
        // Who stands on a list for the kept delegation does not go; who stays may.
        hall.inscribe(&eva, "session-1").await;
        let undone = hall.post("/undo", &format!("merge=1&joined={choice}")).await;
        if choice == "along" {
            assert_eq!(undone.status, StatusCode::CONFLICT);
            hall.app.post_as(&eva, &format!("{}/me/withdraw", hall.base), "inscription=1").await;
            assert_eq!(hall.post("/undo", "merge=1&joined=along").await.status, StatusCode::SEE_OTHER);
        } else {
            assert_eq!(undone.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(hall.delegation_of(3).await, DelegationNo(goes_to), "{choice}");
        assert_eq!(hall.delegation_of(4).await, DelegationNo(1), "under the name that was kept");
        let page = hall.get("?done=undone").await;
        assert!(page.contains("under the name that was kept stays there"), "{page}");
    }
}

#[tokio::test]
async fn whom_only_the_secretariat_knows_is_neither_listed_nor_proposed() {
    let hall = Hall::open().await;
    hall.register("Anna Berg", "Qarsecret Alliance", "secretariat_only").await;
    hall.register("Paul Mont", "Qarsecret Alliance", "named").await;
    hall.register("Ada Hill", "Alliance Qarsecret", "secretariat_only").await;
    let page = hall.get("").await;
    assert_eq!(page.matches("Qarsecret").count(), 1, "{page}");
    assert!(!page.contains('№') && !page.contains("May be one and the same"), "{page}");
    assert_eq!(hall.get("/csv").await.lines().count(), 2);
    for no in [hall.delegation_of(1).await, hall.delegation_of(3).await] {
        let path = format!("{}/delegations/{no}", hall.base);
        assert_eq!(hall.app.get_as(&hall.staff, &path).await.status, StatusCode::NOT_FOUND);
        let merged = hall.post("/merge", &format!("one={no}&other=2&do=merge")).await;
        assert_eq!(merged.status, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn what_merged_delegations_know_is_known_of_the_one_that_was_kept() {
    let hall = Hall::open().await;
    hall.register("Anna Berg", "City of Bern", "named").await;
    hall.register("Paul Mont", "Ville de Bern", "named").await;
    hall.post("/2", "country=CH&level=municipal").await;
    hall.post("/merge", "one=1&other=2&keep=1&do=merge").await;
    let origin = hall.app.app.store().find_origin(&hall.row.meeting.id, DelegationNo(1)).await.unwrap();
    assert_eq!((origin.region(), origin.level), (Some(Region::WesternEuropeOthers), Some(Level::Municipal)));
}
