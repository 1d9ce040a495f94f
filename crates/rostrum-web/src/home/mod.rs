//! The list of meetings.

use axum::extract::State;
use maud::{Markup, html};
use rostrum_store::MeetingRow;

use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// Shows all meetings, those that are still to come first.
///
/// # Errors
/// The outside failed.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Markup, Fault> {
    let meetings = app.store().list_meetings().await?;
    let lang = visit.lang;
    let today = app.now();
    let ended = |row: &MeetingRow| {
        let note = &row.meeting.note;
        note.programme.sessions.last().is_some_and(|session| note.zone.instant(session.end) < today)
    };
    let (past, mut coming): (Vec<_>, Vec<_>) = meetings.into_iter().partition(ended);
    coming.reverse();
    Ok(Page::new(&visit, lang.t("home-title")).render(&html! {
        h1 { (lang.t("home-title")) }
        @if coming.is_empty() && past.is_empty() {
            p.lead { (lang.t("home-empty")) }
            p { (lang.t("home-empty-help")) }
        }
        @if !coming.is_empty() {
            h2 { (lang.t("home-coming")) }
            (list(lang, &coming))
        }
        @if !past.is_empty() {
            h2 { (lang.t("home-past")) }
            (list(lang, &past))
        }
        section.card.spaced aria-labelledby="compendium" {
            h2 #compendium { (lang.t("home-compendium")) }
            p { (lang.t("home-compendium-text")) }
            div.actions { a.button.second href="/practices" { (lang.t("home-compendium-link")) } }
        }
    }))
}

fn list(lang: Lang, meetings: &[MeetingRow]) -> Markup {
    html! {
        ul.meetings {
            @for row in meetings {
                @let note = &row.meeting.note;
                li {
                    div {
                        @for day in &note.days { div { (times::date_short(lang, day.date)) } }
                        div.quiet.small { (times::place(lang, &note.place)) }
                        @if row.meeting.rehearsal { span.state.warn { (lang.t("layout-rehearsal")) } }
                    }
                    div {
                        h2 dir="auto" lang=(note.language) { a href={ "/m/" (row.meeting.id) } { (note.title) } }
                        p.quiet.small { (times::mandate_line(lang, note)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn meetings_to_come_are_listed_with_date_and_mandate() {
        let (app, row) = TestApp::with_meeting().await;
        let page = app.get("/").await;
        assert_eq!(page.status, StatusCode::OK);
        for part in [row.meeting.note.title.as_str(), "21 July 2025", "mandate 57/12", "To come"] {
            assert!(page.text.contains(part), "{part} in {}", page.text);
        }
    }

    #[tokio::test]
    async fn a_page_that_does_not_exist_says_what_to_do() {
        let app = TestApp::start().await;
        for path in ["/nowhere", "/m/no-such-meeting", "/assets/0/other.css"] {
            let page = app.get(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(page.text.contains("Check the address"), "{path}: {}", page.text);
        }
    }

    #[tokio::test]
    async fn every_answer_forbids_scripts_and_frames_from_elsewhere() {
        let app = TestApp::start().await;
        for path in ["/", "/nowhere", "/healthz"] {
            let headers = app.get(path).await.headers;
            let policy = headers["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"));
            assert!(!policy.contains("unsafe"));
            assert_eq!(headers["referrer-policy"], "same-origin");
            assert_eq!(headers["x-content-type-options"], "nosniff");
        }
    }
}
