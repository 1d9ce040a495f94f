//! Facts of what comes too often: from one address, and for one person.

use std::net::IpAddr;

use axum::body::Body;
use axum::http::header::{COOKIE, RETRY_AFTER};
use axum::http::{Request, StatusCode};
use rostrum_domain::mail::MailKind;
use rostrum_store::MailFilter;

use super::{address, routes};
use crate::Limits;
use crate::limits::Peer;
use crate::testing::TestApp;

const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 9));

fn from_home(path: &str, post: bool, kind: &str, cookies: &str) -> Request<Body> {
    let request = if post { Request::post(path) } else { Request::get(path) };
    let request = request.header("content-type", kind).header("sec-fetch-site", "same-origin").header(COOKIE, cookies);
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(Peer(HOME));
    request
}

#[tokio::test]
async fn every_address_that_signs_in_registers_or_takes_files_says_when_to_come_again() {
    let (mut app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let (mut limited, mut open) = (Vec::new(), Vec::new());
    for route in routes() {
        let path = address(&route.pattern, row.meeting.id.as_str());
        for (post, kind) in
            [(false, ""), (true, "application/x-www-form-urlencoded"), (true, "multipart/form-data; boundary=e")]
        {
            if (post && !route.post) || (!post && (!route.get || super::endless(&route.pattern))) {
                continue;
            }
            app.limit(Limits { registrations: 1, sign_ins: 1, uploads: 1, trusted_proxies: Vec::new() });
            app.send(from_home(&path, post, kind, &staff)).await;
            let second = app.send(from_home(&path, post, kind, &staff)).await;
            let name = format!("{} {kind} {}", if post { "POST" } else { "GET" }, route.pattern);
            if second.status != StatusCode::TOO_MANY_REQUESTS {
                open.push(name);
                continue;
            }
            let wait: u64 = second.headers[RETRY_AFTER].to_str().unwrap().parse().unwrap();
            assert!((1..=60).contains(&wait), "{name}: {wait}");
            assert!(second.text.contains(&wait.to_string()), "{name} says how long: {}", second.text);
            limited.push(name);
        }
    }
    for needed in [
        "GET  /sign-in/{token}",
        "GET  /p/{token}",
        "GET  /r/{token}",
        "POST application/x-www-form-urlencoded /sign-in",
        "POST application/x-www-form-urlencoded /sign-in/code",
        "POST application/x-www-form-urlencoded /sign-in/{token}",
        "POST application/x-www-form-urlencoded /m/{meeting}/sign-in",
        "POST application/x-www-form-urlencoded /m/{meeting}/register",
        "POST application/x-www-form-urlencoded /m/{meeting}/register/embed/{token}",
        "POST application/x-www-form-urlencoded /r/{token}/form",
        "POST multipart/form-data; boundary=e /secretariat/note",
        "POST multipart/form-data; boundary=e /m/{meeting}/me/statement",
    ] {
        assert!(limited.iter().any(|name| name == needed), "{needed} is not limited; these are: {limited:#?}");
    }
    let uploads = open.iter().filter(|name| name.contains("multipart")).collect::<Vec<_>>();
    assert!(uploads.is_empty(), "{uploads:?}");
    assert!(open.iter().any(|name| name.ends_with("/m/{meeting}/me/{action}")), "the floor is never limited");
}

#[tokio::test]
async fn a_person_is_sent_few_links_however_often_and_from_wherever_they_are_asked_for() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let asked = |_| rostrum_store::Asked {
        email: "anna.berg@example.org".to_owned(),
        meeting: Some(row.meeting.id.clone()),
        target: None,
        browser: rostrum_store::Token::of_browser().unwrap(),
        language: "en".to_owned(),
    };
    let mut sent = 0;
    for asked in (0..10).map(asked) {
        sent += u32::from(app.app.store().send_sign_in_link("http://rostrum.test", &asked).await.unwrap().is_some());
    }
    assert_eq!(sent, 3);
    let filter = MailFilter { state: None, kind: Some(MailKind::SignInLink) };
    assert_eq!(app.app.store().list_mails(&row.meeting.id, filter, 0, 100).await.unwrap().len(), 3);
    app.clock.set(app.app.now() + jiff::SignedDuration::from_mins(16));
    let again = app.app.store().send_sign_in_link("http://rostrum.test", &asked(0)).await.unwrap();
    assert!(again.is_some(), "after a quarter of an hour it is sent again");
}
