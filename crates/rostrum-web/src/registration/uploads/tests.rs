//! Facts of files that are kept between two presses.

use axum::http::StatusCode;
use jiff::SignedDuration;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::registration::{Design, Localized};
use rostrum_store::MeetingRow;

use super::*;
use crate::testing::{Answer, TestApp};

const PDF: &[u8] = b"%PDF-1.7 letter";

/// A meeting that asks everybody for a letter; the path of its form.
async fn designed() -> (TestApp, MeetingRow, String) {
    let (app, row) = TestApp::with_meeting().await;
    let mut design = Design::default();
    design.fields.push(Field {
        code: "letter".to_owned(),
        kind: FieldKind::File,
        label: Localized::english("Letter of credentials"),
        hint: Localized::default(),
        required: true,
    });
    app.app.store().save_design(&row.meeting.id, 0, design).await.unwrap();
    let path = format!("/m/{}/register", row.meeting.id);
    (app, row, path)
}

fn fields<'a>(email: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let fixed = [
        ("name", "Anna Berg"),
        ("delegation", "City of Bern"),
        ("category", "local_governments"),
        ("language", "en"),
        ("visibility", "named"),
    ];
    fixed.into_iter().chain([("email", email)]).chain(more.iter().copied()).collect()
}

async fn press(app: &TestApp, cookies: &str, path: &str, fields: &[(&str, &str)], name: &str, file: &[u8]) -> Answer {
    app.upload_as(cookies, path, fields, "q-letter", name, file).await
}

#[tokio::test]
async fn the_next_press_of_the_same_browser_has_the_file() {
    let (app, row, path) = designed().await;
    let page = press(&app, "", &path, &fields("wrong", &[]), "letter.pdf", PDF).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("“letter.pdf” is kept for an hour") && page.text.contains("name=\"left-out-letter\""));
    assert!(!page.text.contains("id=\"q-letter-fault\"") && !page.text.contains("required type=\"file\""));
    let cookies = page.cookies();
    let cookie = page.headers.get("set-cookie").unwrap().to_str().unwrap();
    for part in [format!("Path={path}"), "HttpOnly".to_owned(), "Max-Age=3600".to_owned()] {
        assert!(cookie.contains(&part), "{part}: {cookie}");
    }
    // Still wrong: it stays.
    let page = press(&app, &cookies, &path, &fields("wrong", &[("kept-letter", "yes")]), "", b"").await;
    assert!(page.text.contains("“letter.pdf” is kept for an hour"), "{}", page.text);
    let done = press(&app, &cookies, &path, &fields("a@b.example", &[("kept-letter", "yes")]), "", b"").await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.text);
    let (store, id) = (app.app.store(), &row.meeting.id);
    assert_eq!(store.find_answer_file(id, ParticipantNo(1), "letter").await.unwrap().unwrap().bytes, PDF);
    let token = Token::from_text(cookies.split('=').nth(1).unwrap());
    assert!(store.list_uploads(id, &token).await.unwrap().is_empty(), "it goes when it is used");
}

#[tokio::test]
async fn another_browser_an_hour_later_or_a_form_opened_anew_has_no_file() {
    let (app, _, path) = designed().await;
    let kept = [("kept-letter", "yes")];
    let page = press(&app, "", &path, &fields("wrong", &[]), "letter.pdf", PDF).await;
    let cookies = page.cookies();
    let stranger = press(&app, "", &path, &fields("a@b.example", &kept), "", b"").await;
    assert!(stranger.text.contains("Choose the file again") && !stranger.text.contains("letter.pdf"));
    app.clock.set(app.app.now() + SignedDuration::from_mins(61));
    let late = press(&app, &cookies, &path, &fields("a@b.example", &kept), "", b"").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("Choose the file again"), "{}", late.text);
    // Whoever comes to the browser later opens the form anew.
    let page = press(&app, "", &path, &fields("wrong", &[]), "letter.pdf", PDF).await;
    let cookies = page.cookies();
    let anew = app.get_as(&cookies, &path).await;
    assert!(!anew.text.contains("letter.pdf") && anew.headers.get("set-cookie").is_some());
    let after = press(&app, &cookies, &path, &fields("a@b.example", &kept), "", b"").await;
    assert!(after.text.contains("Choose the file again"), "{}", after.text);
}

#[tokio::test]
async fn a_kept_file_is_left_out_or_replaced() {
    let (app, row, path) = designed().await;
    let page = press(&app, "", &path, &fields("wrong", &[]), "letter.pdf", PDF).await;
    let cookies = page.cookies();
    let out = [("kept-letter", "yes"), ("left-out-letter", "yes")];
    let page = press(&app, &cookies, &path, &fields("a@b.example", &out), "", b"").await;
    assert!(page.text.contains("Choose a file") && !page.text.contains("letter.pdf"), "{}", page.text);
    let page = press(&app, &cookies, &path, &fields("wrong", &[]), "letter.pdf", PDF).await;
    let cookies = format!("{cookies}; {}", page.cookies());
    let other = [PDF, b" of another"].concat();
    let done =
        press(&app, &cookies, &path, &fields("a@b.example", &[("kept-letter", "yes")]), "other.pdf", &other).await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.text);
    let file = app.app.store().find_answer_file(&row.meeting.id, ParticipantNo(1), "letter").await.unwrap();
    assert_eq!(file.unwrap().bytes, other);
}

#[tokio::test]
async fn a_file_that_is_wrong_itself_is_not_kept_and_one_of_a_frame_is_kept_without_a_cookie() {
    let (app, row, path) = designed().await;
    let page = press(&app, "", &path, &fields("wrong", &[]), "letter.pdf", b"no pdf").await;
    assert!(page.text.contains("id=\"q-letter-fault\"") && !page.text.contains("kept-letter"), "{}", page.text);
    let frame = app.get(&format!("{path}/embed")).await.location().to_owned();
    let page = press(&app, "", &frame, &fields("wrong", &[]), "letter.pdf", PDF).await;
    assert!(page.text.contains("“letter.pdf” is kept") && page.headers.get("set-cookie").is_none(), "{}", page.text);
    let done = press(&app, "", &frame, &fields("a@b.example", &[("kept-letter", "yes")]), "", b"").await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.text);
    assert!(app.app.store().find_answer_file(&row.meeting.id, ParticipantNo(1), "letter").await.unwrap().is_some());
}
