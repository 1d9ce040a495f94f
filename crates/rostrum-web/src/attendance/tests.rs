//! Facts of the attendance.

use axum::http::StatusCode;
use rostrum_store::{Identity, MeetingRow};

use crate::testing::TestApp;

const REPORT: &str = "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Anna Berg\t21/07/25, 10:00\t21/07/25, 11:00\t1h\t\tAttendee
Keita, Musa (External)\t21/07/25, 10:00\t21/07/25, 12:00\t2h\t\tAttendee
Room 7\t21/07/25, 09:00\t21/07/25, 13:00\t4h\t\tAttendee
";

async fn hall() -> (TestApp, MeetingRow, String, String) {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "category_only").await;
    app.register(&row, "Musa Keita", "City of Kayes", "named").await;
    let staff = app.secretariat().await;
    let path = format!("/m/{}/attendance", row.meeting.id);
    (app, row, staff, path)
}

async fn upload(app: &TestApp, staff: &str, path: &str, text: &str) -> crate::testing::Answer {
    app.upload_as(staff, path, &[], "file", "morning.csv", text.as_bytes()).await
}

#[tokio::test]
async fn who_the_platform_saw_is_proposed_and_a_person_decides() {
    let (app, row, staff, path) = hall().await;
    assert_eq!(upload(&app, &staff, &path, REPORT).await.location(), path);
    let page = app.get_as(&staff, &path).await.text;
    assert!(
        page.contains("value=\"1 · Anna Berg · City of Bern\"") && page.contains("value=\"2 · Musa Keita"),
        "{page}"
    );
    assert!(page.contains("3 are not matched yet"), "a name alone is never certain");
    let form = "who-1=1+%C2%B7+Anna+Berg&who-2=2&who-3=&nobody-3=yes";
    assert_eq!(app.post_as(&staff, &format!("{path}/people"), form).await.location(), path);
    let seen = app.app.store().list_attendance(&row.meeting.id).await.unwrap();
    assert!(matches!(seen[1].seen.identity, Identity::Participant(no) if no.0 == 2));
    assert_eq!(seen[2].seen.identity, Identity::Nobody);
    assert!(app.get_as(&staff, &path).await.text.contains("2 of 2 registered participants attended"));
    // The same file again, with a correction, keeps what was decided.
    upload(&app, &staff, &path, &REPORT.replace("12:00", "12:30")).await;
    let again = app.app.store().list_attendance(&row.meeting.id).await.unwrap();
    assert_eq!((again.len(), again[1].seen.seconds), (3, 9_000));
    assert_eq!(again[2].seen.identity, Identity::Nobody);
    app.post_as(&staff, &format!("{path}/forget"), "file=morning.csv").await;
    assert!(app.app.store().list_attendance(&row.meeting.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_address_that_is_registered_needs_no_decision_and_is_not_kept() {
    let (app, row, staff, path) = hall().await;
    let (_, email) = app.app.store().list_addresses(&row.meeting.id).await.unwrap().remove(0);
    upload(&app, &staff, &path, &REPORT.replace("1h\t", &format!("1h\t{}", email.to_uppercase()))).await;
    let seen = app.app.store().list_attendance(&row.meeting.id).await.unwrap();
    assert!(matches!(seen[0].seen.identity, Identity::Participant(no) if no.0 == 1));
    assert!(!app.get_as(&staff, &path).await.text.to_lowercase().contains(&email));
}

#[tokio::test]
async fn a_number_that_nobody_has_is_said_beside_its_row_and_the_others_are_kept() {
    let (app, row, staff, path) = hall().await;
    upload(&app, &staff, &path, REPORT).await;
    let page = app.post_as(&staff, &format!("{path}/people"), "who-1=1&who-2=99&who-3=Room").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("\u{201c}99\u{201d}") && page.text.contains("\u{201c}Room\u{201d}"), "{}", page.text);
    let seen = app.app.store().list_attendance(&row.meeting.id).await.unwrap();
    assert!(matches!(seen[0].seen.identity, Identity::Participant(no) if no.0 == 1));
}

#[tokio::test]
async fn dates_that_can_be_read_in_two_ways_are_asked_for_and_nothing_is_uploaded_again() {
    let (app, row, staff, path) = hall().await;
    let text = REPORT.replace("21/07/25", "05/06/25");
    let page = upload(&app, &staff, &path, &text).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("5 June 2025") && page.text.contains("6 May 2025"), "{}", page.text);
    assert!(app.app.store().list_attendance(&row.meeting.id).await.unwrap().is_empty(), "nothing is guessed");
    let fields = [("name", "morning.csv"), ("text", text.as_str()), ("order", "month")];
    assert_eq!(app.upload_as(&staff, &path, &fields, "none", "", b"").await.location(), path);
    let seen = app.app.store().list_attendance(&row.meeting.id).await.unwrap();
    assert_eq!(seen[0].seen.first_joined.to_string(), "2025-05-06T10:00:00");
    assert_eq!(seen[0].file, "morning.csv");
}

#[tokio::test]
async fn a_file_that_is_no_report_gets_one_sentence() {
    let (app, _, staff, path) = hall().await;
    let page = upload(&app, &staff, &path, "a list\nof things\n").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("morning.csv holds no attendance report"), "{}", page.text);
}

#[tokio::test]
async fn a_form_without_a_file_and_a_file_that_is_no_text_are_said_beside_the_field() {
    let (app, _, staff, path) = hall().await;
    for (name, bytes, said) in [
        ("", &b""[..], "Choose a file."),
        ("morning.csv", b"", "morning.csv is empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", "picture.png is no text"),
    ] {
        let page = app.upload_as(&staff, &path, &[], "file", name, bytes).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let fault = page.text.split("id=\"file-fault\">").nth(1).unwrap_or_default();
        assert!(fault.starts_with(said), "{name}: {}", page.text);
        assert!(!page.text.contains("holds no attendance report"), "{name}");
    }
}

#[tokio::test]
async fn only_the_secretariat_takes_the_attendance() {
    let (app, row, staff, path) = hall().await;
    upload(&app, &staff, &path, REPORT).await;
    let chair = app.sign_in(rostrum_store::Role::Chair, Some(&row)).await;
    for cookies in ["", chair.as_str()] {
        let page = app.get_as(cookies, &path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(!page.text.contains("Musa"));
        assert_eq!(upload(&app, cookies, &path, REPORT).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn who_is_checked_in_and_seen_on_the_platform_counts_once() {
    let (app, row, staff, path) = hall().await;
    let desk = format!("/m/{}/check-in", row.meeting.id);
    app.post_as(&staff, &desk, "no=1&do=in").await;
    let page = app.get_as(&staff, &path).await.text;
    assert!(page.contains("1 of 2 registered participants attended"), "check-in alone: {page}");
    upload(&app, &staff, &path, REPORT).await;
    app.post_as(&staff, &format!("{path}/people"), "who-1=1&who-2=2&who-3=&nobody-3=yes").await;
    let page = app.get_as(&staff, &path).await.text;
    assert!(page.contains("2 of 2 registered participants attended"), "{page}");
    assert!(page.contains("In the room alone: 0; on the platform alone: 1; both: 1"), "{page}");
}

#[tokio::test]
async fn attendance_is_counted_by_category_region_and_gender_on_the_page_and_in_the_files() {
    let (app, row, staff, path) = hall().await;
    let id = &row.meeting.id;
    let swiss = rostrum_domain::origin::Origin {
        country: rostrum_domain::country::Country::from_code("CH"),
        ..Default::default()
    };
    let gender = Some(rostrum_domain::participant::Gender::Woman);
    let store = app.app.store();
    store.declare(id, rostrum_domain::ids::ParticipantNo(1), &swiss, gender).await.unwrap();
    app.post_as(&staff, &format!("/m/{id}/check-in"), "no=1&do=in").await;
    upload(&app, &staff, &path, REPORT).await;
    app.post_as(&staff, &format!("{path}/people"), "who-1=1&who-2=&who-3=").await;
    let page = app.get_as(&staff, &path).await.text;
    assert!(page.contains("Attendance by regional group") && page.contains("Women"), "{page}");
    let csv = app.get_as(&staff, &format!("{path}/csv")).await.text;
    for line in [
        "region,western_europe_others,1,1,with others",
        "region,not_declared,1,0,with others",
        "region,total,2,1,",
        "gender,woman,1,1,with others",
        "gender,not_declared,1,0,with others",
        "category,total,2,1,",
    ] {
        assert!(csv.lines().any(|own| own == line), "{line}: {csv}");
    }
    assert!(app.get_as(&staff, &format!("{path}/xlsx")).await.text.starts_with("PK"));
    let chair = app.sign_in(rostrum_store::Role::Chair, Some(&row)).await;
    for ending in ["csv", "xlsx"] {
        assert_eq!(app.get_as(&chair, &format!("{path}/{ending}")).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn the_annex_gives_attendance_once_the_meeting_is_closed_and_shows_no_small_group() {
    let (app, row) = TestApp::with_meeting().await;
    let (staff, id) = (app.secretariat().await, row.meeting.id.clone());
    let store = app.app.store();
    for no in 1..=12u32 {
        let level = if no == 12 { "secretariat_only" } else { "named" };
        app.register(&row, &format!("Person {no}"), &format!("City {no}"), level).await;
        let country = if no <= 5 { "CH" } else { "KE" };
        let origin = rostrum_domain::origin::Origin {
            country: rostrum_domain::country::Country::from_code(country),
            ..Default::default()
        };
        store.declare(&id, rostrum_domain::ids::ParticipantNo(no), &origin, None).await.unwrap();
        app.post_as(&staff, &format!("/m/{id}/check-in"), &format!("no={no}&do=in")).await;
    }
    let report = format!("/m/{id}/report/report.md");
    assert!(!app.get_as(&staff, &report).await.text.contains("Attendance by"), "not before it is closed");
    app.close(&row).await;
    let text = app.get_as(&staff, &report).await.text;
    assert!(text.contains("12 of 12 registered participants attended"), "{text}");
    // The one of whom only the secretariat knows declared no region: alone, that group would tell of them.
    assert!(text.contains("| African States | 6 | 6 |"), "{text}");
    assert!(text.contains("| Other groups together | 6 | 6 |"), "{text}");
    assert!(text.contains("No figures by category of stakeholder are given"), "{text}");
}
