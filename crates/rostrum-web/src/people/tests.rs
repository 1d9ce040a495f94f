//! Roles given on the page, and what each may then open.

use axum::http::StatusCode;
use rostrum_store::{MeetingRow, Role};

use crate::testing::TestApp;

/// The link on a page that shows one.
fn link(page: &str) -> &str {
    page.split("http://rostrum.test").nth(1).expect("a link is shown").split('<').next().unwrap()
}

/// Gives a role on the page of the meeting and signs in with the link.
async fn given(app: &TestApp, row: &MeetingRow, role: &str, more: &str) -> (String, String) {
    let owner = app.sign_in(Role::Owner, None).await;
    let form = format!("name=Ines+Vidal&email={role}%40example.org&role={role}{more}");
    let page = app.post_as(&owner, &format!("/m/{}/people", row.meeting.id), &form).await;
    assert_eq!(page.status, StatusCode::CREATED, "{}", page.text);
    let entered = app.post_as("", link(&page.text), "").await;
    (entered.cookies(), entered.location().to_owned())
}

#[tokio::test]
async fn each_role_is_led_to_where_it_works_and_opens_no_more() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}", row.meeting.id);
    let pages = [
        "/console",
        "/participants",
        "/report",
        "/statements",
        "/display?kind=moderator",
        "/display?kind=interpreter",
        "/people",
        "/panellist",
    ];
    for (role, more, place, opens) in [
        (
            "owner",
            "",
            "/people",
            &[
                "/console",
                "/participants",
                "/report",
                "/statements",
                "/display?kind=moderator",
                "/display?kind=interpreter",
                "/people",
            ][..],
        ),
        (
            "secretariat",
            "",
            "/console",
            &[
                "/console",
                "/participants",
                "/report",
                "/statements",
                "/display?kind=moderator",
                "/display?kind=interpreter",
                "/people",
            ],
        ),
        (
            "chair",
            "",
            "/console",
            &["/console", "/participants", "/report", "/display?kind=moderator", "/display?kind=interpreter"],
        ),
        ("moderator", "", "/display?kind=moderator", &["/participants", "/display?kind=moderator"]),
        ("rapporteur", "", "/report", &["/report", "/statements"]),
        ("interpreter", "", "/display?kind=interpreter", &["/statements", "/display?kind=interpreter"]),
        ("panellist", "&person=session-1-panellist-1", "/panellist", &["/panellist"]),
        ("reviewer", "&category=states", "", &[]),
    ] {
        let (cookies, target) = given(&app, &row, role, more).await;
        assert_eq!(target, format!("{base}{place}"), "{role}");
        for page in pages {
            let status = app.get_as(&cookies, &format!("{base}{page}")).await.status;
            assert_eq!(status == StatusCode::OK, opens.contains(&page), "{role} {page}: {status}");
        }
        assert_eq!(app.get_as(&cookies, "/secretariat").await.status, StatusCode::FORBIDDEN, "{role}");
        assert_eq!(app.get_as(&cookies, "/account").await.status, StatusCode::OK, "{role}");
    }
}

#[tokio::test]
async fn a_panellist_sees_the_own_sessions_only() {
    let (app, row) = TestApp::with_meeting().await;
    let (cookies, place) = given(&app, &row, "panellist", "&person=session-1-panellist-1").await;
    let page = app.get_as(&cookies, &place).await.text;
    assert!(page.contains("Ms. Ana Duarte") && page.contains("Session 1"), "{page}");
    assert!(!page.contains("Session 2"), "{page}");
}

#[tokio::test]
async fn the_secretariat_gives_no_role_at_or_above_its_own_and_gets_no_link_of_an_owner() {
    let (app, row) = TestApp::with_meeting().await;
    let (owner, staff) = (app.sign_in(Role::Owner, None).await, app.secretariat().await);
    let path = format!("/m/{}/people", row.meeting.id);
    for role in ["owner", "secretariat"] {
        let form = format!("name=Ines&email=ines%40example.org&role={role}");
        assert_eq!(app.post_as(&staff, &path, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(app.post_as(&staff, "/owner", &form).await.status, StatusCode::FORBIDDEN);
    }
    let page = app.post_as(&owner, "/owner", "name=Ines&email=ines%40example.org&role=owner").await;
    assert!(page.text.contains("/sign-in/"), "{}", page.text);
    let page = app.post_as(&staff, &path, "name=Ines&email=ines%40example.org&role=chair").await;
    assert_eq!(page.status, StatusCode::CREATED);
    assert!(!page.text.contains("/sign-in/"), "a link would make the secretariat an owner: {}", page.text);
    assert_eq!(app.post_as(&staff, &format!("{path}/1/link"), "").await.status, StatusCode::CONFLICT);
    assert_eq!(app.post_as(&staff, "/owner/1/take", "role=owner").await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.post_as(&staff, &format!("{path}/1/take"), "role=chair").await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.post_as(&owner, "/owner/1/take", "role=owner").await.status, StatusCode::CONFLICT, "the last one");
}

#[tokio::test]
async fn a_moderator_follows_the_view_until_the_role_is_taken() {
    let (app, row) = TestApp::with_meeting().await;
    let (cookies, _) = given(&app, &row, "moderator", "").await;
    let base = format!("/m/{}", row.meeting.id);
    app.app.close();
    let stream = format!("{base}/stream?view=moderator");
    assert_eq!(app.get_as(&cookies, &stream).await.status, StatusCode::OK);
    assert_eq!(app.get_as(&cookies, &format!("{base}/stream?view=interpreter")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.post_as(&cookies, &format!("{base}/console/next"), "").await.status, StatusCode::FORBIDDEN);
    let owner = app.sign_in(Role::Owner, None).await;
    app.post_as(&owner, &format!("{base}/people/1/take"), "role=moderator").await;
    assert_eq!(app.get_as(&cookies, &stream).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_name_of_markup_stays_text_and_what_is_missing_is_said() {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let path = format!("/m/{}/people", row.meeting.id);
    let wrong = app.post_as(&staff, &path, "name=&email=nowhere&role=panellist").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["1 to 200 characters", "name@example.org", "Choose whom of the programme"] {
        assert!(wrong.text.contains(said), "{said}: {}", wrong.text);
    }
    let form = "name=%3Cb%3EInes%3C%2Fb%3E&email=i%40example.org&role=rapporteur";
    let page = app.post_as(&staff, &path, form).await.text;
    assert!(page.contains("&lt;b&gt;Ines"), "{page}");
}

#[tokio::test]
async fn statements_stand_under_the_name_that_the_reader_may_see() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}", row.meeting.id);
    for (name, delegation, level) in
        [("Anna Berg", "City of Bern", "category_only"), ("Juan Gil", "City of Quito", "named")]
    {
        let cookies = app.register(&row, name, delegation, level).await;
        let text = format!("Thank you from {delegation}.");
        let fields = [("session", "session-1")];
        app.upload_as(&cookies, &format!("{base}/me/statement"), &fields, "file", "s.txt", text.as_bytes()).await;
    }
    let (rapporteur, _) = given(&app, &row, "rapporteur", "").await;
    let page = app.get_as(&rapporteur, &format!("{base}/statements")).await.text;
    assert!(page.contains("Juan Gil") && !page.contains("Anna Berg"), "{page}");
    let page = app.get_as(&app.secretariat().await, &format!("{base}/statements")).await.text;
    assert!(page.contains("Anna Berg"), "{page}");
}

#[tokio::test]
async fn where_no_mail_leaves_an_owner_sees_who_asked_for_a_link_and_hands_one_over() {
    let (app, row) = TestApp::with_meeting().await;
    let owner = app.sign_in(Role::Owner, None).await;
    let form = "name=Ines+Vidal&email=ines%40example.org&role=reviewer";
    app.post_as(&owner, &format!("/m/{}/people", row.meeting.id), form).await;
    assert!(!app.get_as(&owner, "/owner").await.text.contains("Links that were asked for"));
    let asked = rostrum_store::Asked {
        email: "ines@example.org".to_owned(),
        meeting: None,
        target: None,
        browser: rostrum_store::Token::of_browser().unwrap(),
        language: "en".to_owned(),
    };
    app.app.store().send_sign_in_link("http://rostrum.test", &asked).await.unwrap().expect("it is known");
    let page = app.get_as(&owner, "/owner").await.text;
    assert!(page.contains("Links that were asked for") && page.contains("ines@example.org"), "{page}");
    assert!(!page.contains("/sign-in/"), "no link stands there until the owner makes one");
    let action = page.split("action=\"/owner/").nth(1).unwrap().split('"').next().unwrap();
    let made = app.post_as(&owner, &format!("/owner/{action}"), "").await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    let entered = app.post_as("", link(&made.text), "").await;
    assert_eq!(entered.location(), format!("/m/{}", row.meeting.id));
    let secretariat = app.secretariat().await;
    assert_eq!(app.get_as(&secretariat, "/owner").await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.post_as(&secretariat, &format!("/owner/{action}"), "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.post_as(&owner, "/owner/99/link", "").await.status, StatusCode::NOT_FOUND);
    app.clock.set(app.app.now() + jiff::SignedDuration::from_mins(16));
    assert!(!app.get_as(&owner, "/owner").await.text.contains("Links that were asked for"), "its time is over");
}

#[tokio::test]
async fn the_page_after_asking_says_whom_to_tell_where_no_mail_leaves() {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.post_as("", "/sign-in", "email=a%40b.example").await.text;
    assert!(staff.contains("Tell an owner") && !staff.contains("on its way"), "{staff}");
    let own = app.post_as("", &format!("/m/{}/sign-in", row.meeting.id), "email=a%40b.example").await.text;
    assert!(own.contains("Tell the secretariat of the meeting"), "{own}");
}
