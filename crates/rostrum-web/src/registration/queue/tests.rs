//! Facts of the queue.

use axum::http::StatusCode;
use rostrum_domain::floor::{Actor, Command};
use rostrum_domain::ids::SessionId;
use rostrum_domain::registration::{Approval, Design, Field, FieldKind, Localized};
use rostrum_store::MeetingRow;

use crate::testing::TestApp;

/// A meeting whose local governments staff decide about, with two places and a letter of credentials.
async fn designed() -> (TestApp, MeetingRow, String) {
    let (app, row) = TestApp::with_meeting().await;
    let mut design = Design::default();
    let offer = design.offers.iter_mut().find(|offer| offer.code == "local_governments").unwrap();
    (offer.approval, offer.capacity) = (Approval::ByHand, Some(2));
    offer.fields.push(Field {
        code: "letter".to_owned(),
        kind: FieldKind::File,
        label: Localized::english("Letter of credentials"),
        hint: Localized::default(),
        required: false,
    });
    app.app.store().save_design(&row.meeting.id, 0, design).await.unwrap();
    let base = format!("/m/{}", row.meeting.id);
    (app, row, base)
}

#[tokio::test]
async fn who_is_not_accepted_is_no_participant_anywhere() {
    let (app, row, base) = designed().await;
    let staff = app.secretariat().await;
    let session = SessionId::parse("session-1").unwrap();
    app.submit(&row, Actor::Secretariat, Command::OpenList { session }).await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let own = app.get_as(&anna, &format!("{base}/me")).await.text;
    assert!(own.contains("Your registration is received") && !own.contains("Ask for the floor"), "{own}");
    let inscribed = app.post_as(&anna, &format!("{base}/me/inscribe"), "session=session-1&standing=single").await;
    assert_eq!(inscribed.status, StatusCode::CONFLICT);
    assert!(inscribed.text.contains("registration of this person is not accepted"), "{}", inscribed.text);
    let statement = app.post_as(&anna, &format!("{base}/me/statement"), "session=session-1&text=Hello").await;
    assert_eq!(statement.status, StatusCode::CONFLICT, "{}", statement.text);
    for page in ["participants", "participants/csv", "console", "attendance"] {
        let page = app.get_as(&staff, &format!("{base}/{page}")).await.text;
        assert!(!page.contains("Anna Berg"), "{page}");
    }
    let decided = app.post_as(&staff, &format!("{base}/registrations"), "no=1&do=accept&back=1").await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text);
    assert!(app.get_as(&staff, &format!("{base}/participants")).await.text.contains("Anna Berg"));
    let inscribed = app.post_as(&anna, &format!("{base}/me/inscribe"), "session=session-1&standing=single").await;
    assert_eq!(inscribed.status, StatusCode::SEE_OTHER, "{}", inscribed.text);
    // On a list nobody leaves, neither by staff nor by themselves.
    for (cookies, path, form) in [
        (&staff, "registrations", "no=1&do=refuse"),
        (&staff, "registrations/undo", "decision=1"),
        (&anna, "me/registration", "do=withdraw"),
    ] {
        let refused = app.post_as(cookies, &format!("{base}/{path}"), form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{path}");
    }
}

#[tokio::test]
async fn staff_decide_many_at_once_and_take_it_back_as_one_step() {
    let (app, row, base) = designed().await;
    let staff = app.secretariat().await;
    for name in ["Anna Berg", "Ben Stone", "Cleo Hill"] {
        app.register(&row, name, &format!("City of {name}"), "named").await;
    }
    let queue = format!("{base}/registrations");
    let page = app.get_as(&staff, &format!("{queue}?state=pending&category=local_governments&q=berg")).await.text;
    assert!(page.contains("Anna Berg") && !page.contains("Ben Stone"), "{page}");
    assert!(page.contains("Not decided (3)") && page.contains("0 of 2 places are taken"), "{page}");
    let decided = app.post_as(&staff, &queue, "no=1&no=2&no=3&do=accept&state=pending").await;
    assert!(decided.location().contains("state=pending") && decided.location().contains("changed=3"));
    let page = app.get_as(&staff, &queue).await.text;
    assert!(page.contains("Accepted (2)") && page.contains("Waiting list (1)"), "{page}");
    assert!(page.contains("The last decision changed 3 registrations"), "{page}");
    let undone = app.post_as(&staff, &format!("{queue}/undo"), "decision=1").await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.text);
    assert!(app.get_as(&staff, &queue).await.text.contains("Not decided (3)"));
    assert_eq!(app.post_as(&staff, &format!("{queue}/undo"), "decision=1").await.status, StatusCode::CONFLICT);
    assert_eq!(app.post_as(&staff, &queue, "do=accept").await.status, StatusCode::CONFLICT, "nobody was chosen");
    let refused = app.post_as(&staff, &queue, "no=3&do=refuse&reason=Only+%3Ccities%3E.&back=3").await;
    assert!(refused.location().starts_with(&format!("{queue}/3?done=refuse")));
    assert!(app.get_as(&staff, &format!("{queue}/3")).await.text.contains("Only &lt;cities&gt;."));
}

#[tokio::test]
async fn only_staff_see_registrations_and_their_files() {
    let (app, row, base) = designed().await;
    let fields = [
        ("name", "Anna Berg"),
        ("delegation", "City of Bern"),
        ("category", "local_governments"),
        ("email", "anna@bern.example"),
        ("language", "en"),
        ("visibility", "secretariat_only"),
    ];
    let path = format!("{base}/register");
    let wrong = app.upload_as("", &path, &fields, "q-letter", "letter.pdf", b"<svg onload=alert(1)>").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("id=\"q-letter-fault\"") && wrong.text.contains("value=\"Anna Berg\""),
        "{}",
        wrong.text
    );
    let again = app.upload_as("", &path, &fields[1..], "q-letter", "letter.pdf", b"%PDF-1.7").await;
    assert!(again.text.contains("“letter.pdf” is kept for an hour"), "{}", again.text);
    let taken = app.upload_as("", &path, &fields, "q-letter", "../letter.pdf", b"%PDF-1.7 letter").await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text);
    assert!(taken.text.contains("Your registration is received"), "{}", taken.text);
    let chair = app.sign_in(rostrum_store::Role::Chair, Some(&row)).await;
    let paths = [
        "registrations",
        "registrations/1",
        "registrations/1/files/letter",
        "registration",
        "registration/for-all",
        "registration/design.json",
    ];
    for cookies in ["", taken.cookies().as_str(), chair.as_str()] {
        for path in paths {
            let page = app.get_as(cookies, &format!("{base}/{path}")).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
    let staff = app.secretariat().await;
    let one = app.get_as(&staff, &format!("{base}/registrations/1")).await.text;
    assert!(one.contains("Anna Berg") && one.contains("letter.pdf") && !one.contains("../letter"), "{one}");
    let file = app.get_as(&staff, &format!("{base}/registrations/1/files/letter")).await;
    assert_eq!(file.text, "%PDF-1.7 letter");
    assert_eq!(file.headers["content-type"], "application/octet-stream");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"registration-1-letter.pdf\"");
    assert_eq!(app.get_as(&staff, &format!("{base}/registrations/1/files/other")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get_as(&staff, &format!("{base}/registrations/7")).await.status, StatusCode::NOT_FOUND);
}
