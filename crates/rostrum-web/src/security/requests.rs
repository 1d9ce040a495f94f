//! Facts of what comes from elsewhere: forms of other sites, cookies that were planted, links that were used, addresses
//! that lead away.

use axum::body::Body;
use axum::http::header::{COOKIE, HOST};
use axum::http::{Request, StatusCode};
use rostrum_store::{Grant, LinkKind, Role};

use super::{address, endless, routes};
use crate::session;
use crate::testing::TestApp;

#[tokio::test]
async fn no_form_of_another_site_is_taken_at_any_address() {
    let (app, row) = TestApp::with_meeting().await;
    let (staff, mut walked) = (app.secretariat().await, 0);
    // As browsers of today say it, and as older ones do: another site, a file, a frame that is shut off.
    let elsewhere: [&[(&str, &str)]; 5] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", "http://other.rostrum.test"), ("host", "rostrum.test")],
        &[("origin", "https://evil.example"), ("host", "rostrum.test")],
        &[("origin", "null"), ("host", "rostrum.test")],
        &[("origin", "http://rostrum.test.evil.example"), ("host", "rostrum.test")],
    ];
    for route in routes().iter().filter(|route| route.post) {
        let path = address(&route.pattern, row.meeting.id.as_str());
        for headers in elsewhere {
            let mut request =
                Request::post(&path).header(COOKIE, &staff).header("content-type", "application/x-www-form-urlencoded");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            // The embedded form stands in other sites on purpose; it signs nobody in, and is refused without its token.
            let embedded = route.pattern.starts_with("/m/{meeting}/register/embed/");
            let refused = if embedded { StatusCode::CONFLICT } else { StatusCode::FORBIDDEN };
            let answer = app.send(request.body(Body::from("name=x")).unwrap()).await;
            assert_eq!(answer.status, refused, "{path} {headers:?}");
        }
        walked += 1;
    }
    assert!(walked > 60, "{walked}");
}

#[tokio::test]
async fn a_cookie_that_was_planted_before_signing_in_is_not_that_of_the_sign_in() {
    let app = TestApp::start().await;
    let grant = Grant { role: Role::Secretariat, meeting: None, participant: None };
    let link = app.app.store().make_token(LinkKind::SignIn, &grant).await.unwrap();
    let planted = format!("{}=planted", session::STAFF);
    let entered = app.post_as(&planted, &format!("/sign-in/{}", link.as_str()), "").await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
    assert!(entered.cookies().contains(session::STAFF) && !entered.cookies().contains("planted"));
    assert_ne!(app.get_as(&planted, "/secretariat").await.status, StatusCode::OK, "it lets nobody in afterwards");
    assert_eq!(app.get_as(&entered.cookies(), "/secretariat").await.status, StatusCode::OK);
    let again = app.post_as("", &format!("/sign-in/{}", link.as_str()), "").await;
    assert_eq!(again.status, StatusCode::GONE, "a link that was used lets nobody in");
    assert!(again.cookies().is_empty());
}

#[tokio::test]
async fn no_address_leads_to_another_site() {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let elsewhere = "https%3A%2F%2Fevil.example%2F";
    for route in routes().iter().filter(|route| route.get && !endless(&route.pattern)) {
        let path = address(&route.pattern, row.meeting.id.as_str());
        for cookies in ["", &staff] {
            let query = format!("next={elsewhere}&return={elsewhere}&to=%2F%2Fevil.example&url={elsewhere}");
            let request = Request::get(format!("{path}?{query}")).header(COOKIE, cookies).header(HOST, "evil.example");
            let answer = app.send(request.body(Body::empty()).unwrap()).await;
            let location = answer.location();
            assert!(!location.contains("evil.example") && !location.starts_with("//"), "{path}: {location}");
            assert!(!answer.text.contains("href=\"https://evil.example"), "{path}");
        }
    }
}

#[tokio::test]
async fn nobody_is_led_to_another_site_after_signing_in() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let own = format!("/m/{}/me", row.meeting.id);
    for next in [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\r\nLocation: https://evil.example",
        "javascript:alert(1)",
        " https://evil.example",
        "/%0d%0aSet-Cookie:%20a=b",
        "evil.example",
    ] {
        let asked = rostrum_store::Asked {
            email: "anna.berg@example.org".to_owned(),
            meeting: Some(row.meeting.id.clone()),
            target: Some(next.to_owned()),
            browser: rostrum_store::Token::of_browser().unwrap(),
            language: "en".to_owned(),
        };
        // Three links are sent within a quarter of an hour.
        app.clock.set(app.app.now() + jiff::SignedDuration::from_mins(16));
        let link = app.app.store().send_sign_in_link("http://rostrum.test", &asked).await.unwrap().unwrap();
        let cookie = format!("{}={}", session::ASKED, asked.browser.as_str());
        let entered = app.post_as(&cookie, &format!("/sign-in/{}", link.as_str()), "").await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{next:?}");
        let kept = next.starts_with("/%0d");
        assert_eq!(entered.location(), if kept { next } else { &own }, "{next:?}");
        let typed: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let page = app.post_as("", "/sign-in", &format!("email=nobody&next={typed}")).await;
        assert!(kept || !page.text.contains("name=\"next\""), "{next:?}: {}", page.text);
        assert!(!format!("{:?}", page.headers).contains("evil"), "{next:?}");
    }
}
