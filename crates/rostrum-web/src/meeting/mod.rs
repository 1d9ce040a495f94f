//! The public page of a meeting, its calendar file and its linked data.

pub mod calendar;
pub mod indico;
mod linked_data;
mod page;

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use rostrum_domain::concept_note::Zone;
use serde::Deserialize;

use crate::app::App;
use crate::calls;
use crate::error::Fault;
use crate::visit::Visit;

pub use page::{category, programme_list, role};

/// What the address may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Wishes {
    /// The reader's zone, by its IANA name.
    #[serde(default)]
    zone: String,
}

/// Shows the meeting.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(wishes): Query<Wishes>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let versions = app.store().list_programme_versions(&row.meeting.id).await?;
    let wanted = wishes.zone.trim();
    let reader = (!wanted.is_empty()).then(|| Zone::parse(wanted).map_err(|_| wanted.to_owned()));
    let data = linked_data::block(&app.settings().base, &row);
    let closed = app.desk().floor(&row.meeting.id).await?.closed;
    let calls = calls::page::links(&app, visit.lang, &row.meeting.id).await?;
    Ok(page::page(&visit, &row, closed, &versions, reader.as_ref(), (data, calls)))
}

/// Sends the calendar file.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn calendar(State(app): State<App>, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let text = calendar::of_meeting(&app, &row).await?;
    let name = format!("attachment; filename=\"{}.ics\"", row.meeting.id);
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)], text).into_response())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use rostrum_domain::ids::SessionId;

    use crate::testing::{TestApp, note};

    #[tokio::test]
    async fn the_page_says_what_the_note_says() {
        let (app, row) = TestApp::with_meeting().await;
        let page = app.get(&format!("/m/{}", row.meeting.id)).await.text;
        for part in [
            "Monday 21 July 2025",
            "CEST",
            "Online (MS Teams)",
            "57/12",
            "To share and review practices",
            "An exchange of views.",
            "2 minutes",
            "45 minutes",
            "https://docs.un.org/A/HRC/56/32",
            "Ms. Ana Duarte",
            "application/ld+json",
            "calendar.ics",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains(">CET<"), "the zone printed in the note is wrong in July");
    }

    #[tokio::test]
    async fn a_reader_without_script_sees_the_own_zone() {
        let (app, row) = TestApp::with_meeting().await;
        let base = format!("/m/{}", row.meeting.id);
        assert!(app.get(&format!("{base}?zone=Africa/Nairobi")).await.text.contains("11:20–13:00 EAT"));
        let unknown = app.get(&format!("{base}?zone=Nairobi%3Cb%3E")).await;
        assert_eq!(unknown.status, StatusCode::OK);
        assert!(unknown.text.contains("“Nairobi&lt;b&gt;” is no time zone"), "{}", unknown.text);
    }

    #[tokio::test]
    async fn a_title_cannot_end_the_linked_data() {
        let app = TestApp::start().await;
        let mut note = note();
        note.title = "A </script><script>alert(1)</script> title".to_owned();
        let row = app.app.store().create_meeting(note, false).await.unwrap();
        let page = app.get(&format!("/m/{}", row.meeting.id)).await.text;
        assert!(!page.contains("<script>alert"), "{page}");
    }

    #[tokio::test]
    async fn a_rehearsal_says_so_on_its_page_and_in_its_calendar() {
        let app = TestApp::start().await;
        let row = app.app.store().create_meeting(note(), true).await.unwrap();
        let base = format!("/m/{}", row.meeting.id);
        assert!(app.get(&base).await.text.contains("REHEARSAL"));
        let calendar = app.get(&format!("{base}/calendar.ics")).await.text;
        assert!(calendar.contains("REHEARSAL"));
        // The calendar breaks lines off after 75 bytes.
        let calendar = calendar.replace("\r\n ", "");
        assert!(calendar.contains("@rehearsal.rostrum") && !calendar.contains("@rostrum"), "entries of their own");
    }

    #[tokio::test]
    async fn a_new_version_of_the_programme_raises_the_sequence_and_keeps_the_names() {
        let (app, row) = TestApp::with_meeting().await;
        let path = format!("/m/{}/calendar.ics", row.meeting.id);
        let uids = |text: &str| text.lines().filter(|l| l.starts_with("UID")).map(str::to_owned).collect::<Vec<_>>();
        let first = app.get(&path).await.text;
        assert_eq!(first.matches("SEQUENCE:0").count(), 4);
        let mut note = row.meeting.note.clone();
        note.programme.sessions[0].title = "Opening".to_owned();
        app.app.store().publish_programme(&row.meeting.id, "Second", &note, &["Renamed".to_owned()]).await.unwrap();
        let second = app.get(&path).await.text;
        assert_eq!(second.matches("SEQUENCE:1").count(), 4);
        assert_eq!(second.matches("STATUS:CONFIRMED").count(), 4);
        let mut shorter = note.clone();
        shorter.programme.sessions.pop();
        app.app
            .store()
            .publish_programme(&row.meeting.id, "Third", &shorter, &["No closing".to_owned()])
            .await
            .unwrap();
        let third = app.get(&path).await.text;
        assert_eq!(third.matches("STATUS:CANCELLED").count(), 1, "what was dropped is taken out of calendars: {third}");
        assert_eq!(third.matches("SEQUENCE:2").count(), 4);
        assert_eq!(uids(&first), uids(&second));
        assert!(SessionId::parse("opening").is_ok() && first.contains("opening"));
    }
}
