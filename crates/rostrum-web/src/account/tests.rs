//! Links, sign-ins by e-mail, and the list of sign-ins.

use rostrum_store::LinkKind;

use super::*;
use crate::testing::TestApp;

async fn link(app: &TestApp, kind: LinkKind, grant: &Grant) -> String {
    app.app.store().make_token(kind, grant).await.unwrap().as_str().to_owned()
}

const SECRETARIAT: Grant = Grant { role: Role::Secretariat, meeting: None, participant: None };

#[tokio::test]
async fn a_sign_in_link_works_once() {
    let app = TestApp::start().await;
    let path = format!("/sign-in/{}", link(&app, LinkKind::SignIn, &SECRETARIAT).await);
    assert!(app.get(&path).await.text.contains("<button>"), "looking at the link does not use it up");
    let first = app.post_as("", &path, "").await;
    assert_eq!((first.status, first.location()), (StatusCode::SEE_OTHER, "/secretariat"));
    assert_eq!(app.get_as(&first.cookies(), "/").await.status, StatusCode::OK);
    assert_eq!(app.post_as("", &path, "").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn who_signs_out_is_nobody_even_with_the_old_cookie() {
    let app = TestApp::start().await;
    let cookies = app.secretariat().await;
    assert!(app.get_as(&cookies, "/").await.text.contains("Sign out"));
    assert_eq!(app.post_as(&cookies, "/sign-out", "").await.status, StatusCode::SEE_OTHER);
    assert!(!app.get_as(&cookies, "/").await.text.contains("Sign out"));
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let app = TestApp::start().await;
    let cookies = app.secretariat().await;
    let request = axum::http::Request::post("/sign-out")
        .header("cookie", &cookies)
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::empty());
    assert_eq!(app.send(request.unwrap()).await.status, StatusCode::FORBIDDEN);
    assert!(app.get_as(&cookies, "/").await.text.contains("Sign out"), "still signed in");
}

#[tokio::test]
async fn a_program_that_asks_for_json_gets_a_fault_as_json() {
    let app = TestApp::start().await;
    let request = axum::http::Request::get("/nowhere").header("accept", "application/json");
    let answer = app.send(request.body(axum::body::Body::empty()).unwrap()).await;
    let fault: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!((answer.status, fault["code"].as_str()), (StatusCode::NOT_FOUND, Some("not-found")));
}

/// What a browser is sent that asks for a link, and the cookie by which it is known.
async fn asks(app: &TestApp, path: &str, email: &str) -> (crate::testing::Answer, String) {
    let answer = app.post_as("", path, &format!("email={}", email.replace('@', "%40"))).await;
    let cookie = answer.cookies();
    (answer, cookie)
}

/// The link that is mailed to an address, for the browser with a cookie.
async fn mailed(
    app: &TestApp,
    meeting: Option<&rostrum_store::MeetingRow>,
    cookie: &str,
    next: Option<&str>,
) -> String {
    let asked = rostrum_store::Asked {
        email: "Anna.Berg@example.org".to_owned(),
        meeting: meeting.map(|row| row.meeting.id.clone()),
        target: next.map(str::to_owned),
        browser: Token::from_text(cookie.split_once('=').unwrap().1),
        language: "en".to_owned(),
    };
    let link = app.app.store().send_sign_in_link("http://rostrum.test", &asked).await.unwrap().expect("it is known");
    format!("/sign-in/{}", link.as_str())
}

#[tokio::test]
async fn an_address_that_nobody_has_is_answered_as_every_other() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    for path in [format!("/m/{}/sign-in", row.meeting.id), "/sign-in".to_owned()] {
        let (known, _) = asks(&app, &path, "anna.berg@example.org").await;
        let (unknown, _) = asks(&app, &path, "nobody@example.org").await;
        assert_eq!((known.status, &known.text), (unknown.status, &unknown.text));
        assert_eq!(known.status, StatusCode::OK);
        assert_eq!(known.cookies().len(), unknown.cookies().len());
        let wrong = app.post_as("", &path, "email=nowhere").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_mailed_link_works_once_in_the_browser_that_asked() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let (_, cookie) = asks(&app, &format!("/m/{}/sign-in", row.meeting.id), "nobody@example.org").await;
    let link = mailed(&app, Some(&row), &cookie, None).await;
    for _ in 0..2 {
        let looked = app.get_as(&cookie, &link).await;
        assert!(looked.text.contains("<button>Sign in</button>"), "a program that looks does not use it up");
    }
    let first = app.post_as(&cookie, &link, "").await;
    assert_eq!(first.location(), format!("/m/{}/me", row.meeting.id));
    assert!(app.get_as(&first.cookies(), first.location()).await.text.contains("Anna Berg"));
    for again in [app.post_as(&cookie, &link, "").await, app.get_as(&cookie, &link).await] {
        assert_eq!(again.status, StatusCode::GONE);
        let way_out = format!("/m/{}/sign-in", row.meeting.id);
        assert!(again.text.contains("used already") && again.text.contains(&way_out), "{}", again.text);
    }
}

#[tokio::test]
async fn a_link_opened_elsewhere_signs_in_after_a_confirmation_or_shows_a_code_for_the_first_browser() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let (_, cookie) = asks(&app, &format!("/m/{}/sign-in", row.meeting.id), "nobody@example.org").await;
    let link = mailed(&app, Some(&row), &cookie, None).await;
    let elsewhere = app.post_as("", &link, "").await;
    assert_eq!(elsewhere.status, StatusCode::OK);
    assert!(elsewhere.cookies().is_empty() && elsewhere.text.contains("another browser"), "{}", elsewhere.text);
    let page = app.post_as("", &link, "do=code").await.text;
    let code = page.split("id=\"code\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "+");
    let stranger = app.post_as("rostrum_asked=another", "/sign-in/code", &format!("code={code}")).await;
    assert_eq!(stranger.status, StatusCode::UNPROCESSABLE_ENTITY, "the code is for one browser");
    let done = app.post_as(&cookie, "/sign-in/code", &format!("code={code}")).await;
    assert_eq!(done.location(), format!("/m/{}/me", row.meeting.id));
    assert_eq!(app.post_as("", &link, "do=here").await.status, StatusCode::GONE, "the code used the link");
    let other = mailed(&app, Some(&row), &cookie, None).await;
    assert_eq!(app.post_as("", &other, "do=here").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_is_tried_five_times_at_most_and_for_fifteen_minutes() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let cookie = "rostrum_asked=first";
    let link = mailed(&app, Some(&row), cookie, None).await;
    let code = Token::from_text(link.trim_start_matches("/sign-in/")).code();
    for _ in 0..5 {
        let wrong = app.post_as(cookie, "/sign-in/code", "code=1").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let late = app.post_as(cookie, "/sign-in/code", &format!("code={code}")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "after five attempts the right one is none either");
    app.clock.set("2025-07-21T06:15:00Z".parse().unwrap());
    let page = app.post_as(cookie, &link, "").await;
    assert!(page.status == StatusCode::GONE && page.text.contains("time is over"), "{}", page.text);
}

#[tokio::test]
async fn nobody_is_sent_more_than_three_links_in_fifteen_minutes() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    for _ in 0..3 {
        mailed(&app, Some(&row), "rostrum_asked=first", None).await;
    }
    let asked = rostrum_store::Asked {
        email: "anna.berg@example.org".to_owned(),
        meeting: Some(row.meeting.id.clone()),
        target: None,
        browser: Token::from_text("first"),
        language: "en".to_owned(),
    };
    assert!(app.app.store().send_sign_in_link("", &asked).await.unwrap().is_none());
}

#[test]
fn only_a_path_of_this_server_is_gone_to_after_signing_in() {
    for path in ["/", "/m/one/console", "/m/one/me?lang=fr"] {
        assert_eq!(local(path), Some(path));
    }
    for other in
        ["", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:x", "m/one", "/a\nb", "/\tb"]
    {
        assert_eq!(local(other), None, "{other:?}");
    }
}

#[tokio::test]
async fn the_way_back_is_kept_with_the_link() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    for (next, location) in
        [("/m/x/live", "/m/x/live".to_owned()), ("//evil.example", format!("/m/{}/me", row.meeting.id))]
    {
        let link = mailed(&app, Some(&row), "rostrum_asked=b", Some(next)).await;
        assert_eq!(app.post_as("rostrum_asked=b", &link, "").await.location(), location);
    }
}

#[tokio::test]
async fn personal_links_work_once_where_the_secretariat_has_set_it() {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let base = format!("/m/{}", row.meeting.id);
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    assert_eq!(app.post_as(&staff, &format!("{base}/people/links"), "once=yes").await.status, StatusCode::SEE_OTHER);
    let page = app.post_as(&staff, &format!("{base}/participants/1/link"), "").await.text;
    let link = page.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let looked = app.get(&link).await;
    assert!(looked.cookies().is_empty() && looked.text.contains("<button>"), "{}", looked.text);
    assert_eq!(app.post_as("", &link, "").await.location(), format!("{base}/me"));
    let again = app.get(&link).await;
    assert!(again.status == StatusCode::GONE && again.text.contains(&format!("{base}/sign-in")), "{}", again.text);
    app.post_as(&staff, &format!("{base}/people/links"), "once=no").await;
    assert_eq!(app.get(&link).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn one_sees_the_own_sign_ins_and_ends_the_others() {
    let (app, row) = TestApp::with_meeting().await;
    let path = format!("/m/{}/me/sessions", row.meeting.id);
    let first = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let other = app.register(&row, "Juan Gil", "City of Quito", "named").await;
    let link = mailed(&app, Some(&row), "rostrum_asked=b", None).await;
    let second = app.post_as("rostrum_asked=b", &link, "").await.cookies();
    let page = app.get_as(&second, &path).await.text;
    assert_eq!(page.matches("name=\"end\"").count(), 2, "{page}");
    assert_eq!(page.matches("This device").count(), 1, "{page}");
    let id = page.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let foreign = app.post_as(&other, &path, &format!("end={id}")).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND, "nobody ends the sign-in of another");
    assert_eq!(app.post_as(&second, &path, "").await.location(), path);
    assert_eq!(app.get_as(&first, &path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.get_as(&second, &path).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_browser_gets_a_new_token_with_each_sign_in_and_the_old_one_ends() {
    let (app, row) = TestApp::with_meeting().await;
    let store = app.app.store();
    let new = rostrum_store::NewRole {
        name: "Ines".to_owned(),
        email: "ines@example.org".to_owned(),
        role: Role::Moderator,
        meeting: Some(row.meeting.id.clone()),
        categories: Vec::new(),
        person: None,
    };
    let account = store.give_role(&new).await.unwrap();
    let mut cookies = "rostrum_staff=planted".to_owned();
    let mut seen = Vec::new();
    for _ in 0..2 {
        let link = store.make_account_link(account).await.unwrap();
        let entered = app.post_as(&cookies, &format!("/sign-in/{}", link.as_str()), "").await;
        cookies = entered.cookies().split("; ").find(|c| c.starts_with("rostrum_staff")).unwrap().to_owned();
        seen.push(cookies.clone());
    }
    assert!(seen[0] != seen[1] && !seen.iter().any(|cookie| cookie.contains("planted")));
    assert_eq!(app.get_as(&seen[0], "/account").await.status, StatusCode::FORBIDDEN, "the one before has ended");
    let owner = app.sign_in(Role::Owner, None).await;
    assert_eq!(app.post_as(&owner, "/owner/1/sessions", "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.get_as(&seen[1], "/account").await.status, StatusCode::FORBIDDEN, "an owner ends anybody's");
}
