//! Who was not reached, the deadline of statements, and the list on paper.

use axum::http::StatusCode;
use jiff::Timestamp;
use rostrum_store::Role;

use super::*;

/// One spoke, one was not reached.
async fn held() -> (Hall, String, String) {
    let hall = Hall::open().await;
    let anna = hall.inscribed("Anna Berg", "City of Bern").await;
    let juan = hall.inscribed("Juan Gil", "City of Quito").await;
    hall.start("session-1-floor").await;
    hall.give(1).await;
    hall.command(Command::EndIntervention).await;
    hall.command(Command::NextSegment).await;
    (hall, anna, juan)
}

async fn hand_in(hall: &Hall, who: &str) -> crate::testing::Answer {
    let fields = [("session", "session-1"), ("text", "Thank you, Chair.")];
    hall.app.upload_as(who, &hall.path("/me/statement"), &fields, "file", "", b"").await
}

#[tokio::test]
async fn who_was_not_reached_is_told_with_the_deadline_and_hands_in_the_statement() {
    let (hall, anna, juan) = held().await;
    let page = hall.page(&juan).await;
    let told = "Your delegation was not reached before the floor ended. You can hand in your statement until 24 July 2025, 23:59 CEST.";
    assert!(page.contains(told) && page.contains("data-say=\"Your delegation was not reached"), "{page}");
    assert!(!hall.page(&anna).await.contains("was not reached"));
    let receipt = hand_in(&hall, &juan).await;
    assert!(hall.app.get_as(&juan, receipt.location()).await.text.contains("not delivered"));
    let page = hall.page(&juan).await;
    assert!(page.contains("<span class=\"state warn\">not delivered</span>"), "{page}");
    hand_in(&hall, &anna).await;
    assert!(hall.page(&anna).await.contains("<span class=\"state good\">delivered</span>"));
    // It stands in the report beside the delivered ones, as not delivered.
    let staff = hall.app.secretariat().await;
    let report = hall.app.get_as(&staff, &hall.path("/report/report.md")).await.text;
    let undelivered = report.split("Statements not delivered").nth(1).unwrap_or_default();
    assert!(undelivered.contains("City of Quito"), "{report}");
}

#[tokio::test]
async fn after_the_deadline_a_statement_is_refused_with_one_sentence() {
    let (hall, _, juan) = held().await;
    let until: Timestamp = "2025-07-21T06:30:00Z".parse().unwrap();
    hall.app.app.store().set_statements_until(&hall.row.meeting.id, &session(), Some(until)).await.unwrap();
    assert_eq!(hand_in(&hall, &juan).await.status, StatusCode::SEE_OTHER);
    hall.app.clock.set("2025-07-21T06:31:00Z".parse().unwrap());
    let refused = hand_in(&hall, &juan).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("were taken until 21 July 2025, 08:30 CEST"), "{}", refused.text);
    let page = hall.page(&juan).await;
    assert!(page.split("id=\"session-2\"").next().unwrap().contains("were taken until"), "{page}");
    assert_eq!(hall.app.app.store().list_statements(&hall.row.meeting.id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_list_on_paper_has_every_name_for_staff_and_public_ones_for_all() {
    let hall = Hall::open().await;
    hall.inscribed("Juan Gil", "City of Quito").await;
    let hidden = hall.protected("Anna Hidden", "Quiet Harbour").await;
    hall.inscribe(&hidden).await;
    let chair = hall.app.sign_in(Role::Chair, Some(&hall.row)).await;
    let staff = hall.app.get_as(&chair, &hall.path("/list/print")).await.text;
    for part in ["City of Quito", "Quiet Harbour", "Anna Hidden", "Began", "Remarks", "2:00", "11:00", "version"] {
        assert!(staff.contains(part), "{part} in {staff}");
    }
    let public = hall.app.get(&hall.path("/list/print")).await.text;
    let as_public = hall.app.get_as(&chair, &hall.path("/list/print?audience=public")).await.text;
    for text in [public, as_public] {
        assert!(text.contains("City of Quito") && !text.contains("Quiet Harbour") && !text.contains("Anna Hidden"));
    }
}

#[tokio::test]
async fn the_list_on_paper_says_after_the_meeting_that_the_floor_is_over() {
    let hall = Hall::open().await;
    assert!(!hall.app.get(&hall.path("/list/print")).await.text.contains("is over"));
    hall.app.close(&hall.row).await;
    let text = hall.app.get(&hall.path("/list/print")).await.text;
    assert!(text.contains("The floor of all sessions is over"), "{text}");
    assert!(!text.contains("No session of this meeting"), "{text}");
}
