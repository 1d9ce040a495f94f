//! Facts of the headers of every answer.

use axum::http::HeaderMap;
use rostrum_store::Desk;

use super::{address, endless, routes};
use crate::testing::TestApp;
use crate::{App, Settings};

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[tokio::test]
async fn every_answer_permits_no_inline_script_and_only_the_embedded_form_a_frame() {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    for route in routes().iter().filter(|route| route.get && !endless(&route.pattern)) {
        let path = address(&route.pattern, row.meeting.id.as_str());
        let answer = app.get_as(&staff, &path).await;
        let policy = text(&answer.headers, "content-security-policy");
        // A report is whole in one file, with its own style; it may load and run nothing at all.
        let alone =
            policy.starts_with("default-src 'none'; style-src 'unsafe-inline'") && !policy.contains("script-src");
        let strict = policy.contains("default-src 'self'") && policy.contains("object-src 'none'");
        assert!(alone || (strict && !policy.contains("unsafe")), "{path}: {policy}");
        assert!(!policy.contains("http:") && !policy.contains("https:"), "{path}: {policy}");
        assert_eq!(text(&answer.headers, "x-content-type-options"), "nosniff", "{path}");
        if !route.pattern.contains("/register/embed") {
            assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        }
    }
}

#[tokio::test]
async fn browsers_are_told_to_come_by_https_where_people_do() {
    for (base, told) in [("https://rostrum.test", true), ("http://rostrum.test", false)] {
        let mut app = TestApp::start().await;
        let desk: Desk = app.app.desk().clone();
        let settings = Settings { base: base.to_owned(), ..app.app.settings().clone() };
        app.serve(App::new(desk, settings));
        assert_eq!(app.get("/").await.headers.contains_key("strict-transport-security"), told, "{base}");
    }
}
