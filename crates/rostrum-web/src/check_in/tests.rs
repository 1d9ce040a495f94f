//! Facts of the desk and of badges.

use axum::http::StatusCode;
use rostrum_domain::ids::ParticipantNo;
use rostrum_store::{MeetingRow, Role};

use crate::testing::TestApp;

const LEVELS: [(&str, &str, &str); 4] = [
    ("Nqnamed", "Dqnamed", "named"),
    ("Nqdelegat", "Dqdelegat", "delegation_only"),
    ("Nqcategor", "Dqcategor", "category_only"),
    ("Nqsecret", "Dqsecret", "secretariat_only"),
];

async fn hall() -> (TestApp, MeetingRow, String, String) {
    let (app, row) = TestApp::with_meeting().await;
    for (name, delegation, level) in LEVELS {
        app.register(&row, name, delegation, level).await;
    }
    let staff = app.secretariat().await;
    let base = format!("/m/{}", row.meeting.id);
    (app, row, staff, base)
}

async fn code(app: &TestApp, row: &MeetingRow, no: u32) -> String {
    let no = ParticipantNo(no);
    app.app.store().badge_codes(&row.meeting.id, &[no]).await.unwrap().remove(&no).unwrap()
}

#[tokio::test]
async fn a_badge_shows_what_the_public_may_see_unless_staff_chooses_and_then_it_is_marked() {
    let (app, _, staff, base) = hall().await;
    let page = app.get_as(&staff, &format!("{base}/badges")).await.text;
    assert!(page.contains("4 badges"), "{page}");
    for shown in ["Nqnamed", "Dqnamed", "Dqdelegat"] {
        assert!(page.contains(shown), "{shown}");
    }
    for kept in ["Nqdelegat", "Nqcategor", "Dqcategor", "Nqsecret", "Dqsecret", "№"] {
        assert!(!page.contains(kept), "{kept}");
    }
    assert!(!page.contains("Not for the public"));
    let page = app.get_as(&staff, &format!("{base}/badges?names=all")).await.text;
    for (name, delegation, _) in LEVELS {
        assert!(page.contains(name) && page.contains(delegation), "{name}");
    }
    assert_eq!(page.matches("Not for the public").count(), 3);
}

#[tokio::test]
async fn a_scanned_code_leads_to_the_person_and_one_button_checks_in() {
    let (app, row, staff, base) = hall().await;
    let code = code(&app, &row, 1).await;
    let scanned = format!(
        "{base}/check-in?q=http%3A%2F%2Frostrum.test{}%2Fcheck-in%2F{}",
        base.replace('/', "%2F"),
        code.to_uppercase()
    );
    let found = app.get_as(&staff, &scanned).await;
    assert_eq!(found.location(), format!("{base}/check-in/{code}"));
    let page = app.get_as(&staff, found.location()).await.text;
    assert!(page.contains("Nqnamed") && page.matches("value=\"in\"").count() == 1, "{page}");
    let said = app.post_as(&staff, &format!("{base}/check-in"), "no=1&do=in&q=").await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    let page = app.get_as(&staff, said.location()).await.text;
    assert!(page.contains("Nqnamed is checked in.") && page.contains("1 of 4 registered"), "{page}");
    let said = app.post_as(&staff, &format!("{base}/check-in"), "no=1&do=undo&q=Nqn").await;
    let page = app.get_as(&staff, said.location()).await.text;
    assert!(page.contains("is not checked in") && page.contains("0 of 4") && page.contains("value=\"in\""), "{page}");
    assert!(app.app.store().list_stays(&row.meeting.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_code_tells_nothing_to_anybody_but_staff() {
    let (app, row, _, base) = hall().await;
    let code = code(&app, &row, 4).await;
    let chair = app.sign_in(Role::Chair, Some(&row)).await;
    for cookies in ["", chair.as_str()] {
        for path in
            [format!("/check-in/{code}"), "/check-in".to_owned(), "/badges".to_owned(), "/badges.pdf".to_owned()]
        {
            let page = app.get_as(cookies, &format!("{base}{path}")).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
            assert!(!page.text.contains("Nqsecret") && !page.text.contains("Dqsecret"));
        }
        assert_eq!(app.post_as(cookies, &format!("{base}/check-in"), "no=4&do=in").await.status, StatusCode::FORBIDDEN);
    }
    assert!(app.app.store().list_stays(&row.meeting.id).await.unwrap().is_empty());
    let staff = app.secretariat().await;
    assert_eq!(app.get_as(&staff, &format!("{base}/check-in/aaaa")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.post_as(&staff, &format!("{base}/check-in"), "no=99&do=in").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_search_finds_by_name_delegation_and_number() {
    let (app, _, staff, base) = hall().await;
    for (sought, found) in
        [("nqNAMED", "Nqnamed"), ("dqsecret", "Nqsecret"), ("3", "Nqcategor"), ("nqdel+dqdel", "Nqdelegat")]
    {
        let page = app.get_as(&staff, &format!("{base}/check-in?q={sought}")).await.text;
        assert!(page.contains(found) && page.contains("One person found"), "{sought}: {page}");
    }
    let page = app.get_as(&staff, &format!("{base}/check-in?q=nobody+here")).await.text;
    assert!(page.contains("Nobody found"), "{page}");
}
