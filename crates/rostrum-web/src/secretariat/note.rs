//! Reading a concept note in, and creating the meeting from it.
//!
//! The page keeps nothing on the server: what was read goes back into the form as text, where it can be
//! put right before the meeting is created.

use axum::body::HttpBody;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::notice::Level;
use rostrum_import::{Imported, read_concept_note};
use rostrum_store::CreateError;

use super::preview;
use crate::access::Action;
use crate::app::{App, NOTE_LIMIT};
use crate::error::Fault;
use crate::visit::Visit;

#[derive(Default)]
struct Sent {
    name: String,
    file: Vec<u8>,
    text: String,
    create: bool,
}

/// Shows what was read of a note, or creates the meeting: whichever button was pressed.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::Unreadable`] for a file that cannot be read, [`Fault::TooLarge`],
/// or the outside failed.
pub async fn note(
    State(app): State<App>,
    visit: Visit,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    visit.require(Action::ManageMeetings, None)?;
    let form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let sent = read(form).await.map_err(|error| fault(&error))?;
    // A text that comes back from the form is plain text, whatever the file was.
    let (bytes, name) = if sent.file.is_empty() {
        (sent.text.into_bytes(), format!("{}.txt", sent.name.trim_end_matches(".txt")))
    } else {
        (sent.file, sent.name.clone())
    };
    let reading = tokio::task::spawn_blocking(move || read_concept_note(&bytes, &name)).await;
    let imported = reading.map_err(|error| Fault::failed(&error))?;
    let imported = imported.map_err(|unreadable| Fault::Unreadable(unreadable.to_string()))?;
    if !sent.create {
        return Ok(preview::page(&visit, &sent.name, &imported, None).into_response());
    }
    create(&app, &visit, &sent.name, imported).await
}

async fn create(app: &App, visit: &Visit, name: &str, imported: Imported) -> Result<Response, Fault> {
    let lang = visit.lang;
    let errors = imported.findings().filter(|notice| notice.level == Level::Error).count();
    if errors > 0 && !imported.note.programme.sessions.is_empty() {
        let text = lang.with("note-has-errors", &[("count", errors.into())]);
        return Ok((StatusCode::CONFLICT, preview::page(visit, name, &imported, Some(&text))).into_response());
    }
    let text = match app.store().create_meeting(imported.note.clone(), app.settings().rehearsal).await {
        Ok(row) => {
            return Ok(Redirect::to(&format!("/m/{}", row.meeting.id)).into_response());
        }
        Err(CreateError::Failed(error)) => return Err(error.into()),
        Err(CreateError::NameTaken { title, id }) => {
            lang.with("note-name-taken", &[("title", title.into()), ("address", format!("/m/{id}").into())])
        }
        Err(CreateError::NoProgramme { .. }) => lang.t("note-no-programme"),
    };
    Ok((StatusCode::CONFLICT, preview::page(visit, name, &imported, Some(&text))).into_response())
}

async fn read(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                if let Some(name) = field.file_name().filter(|name| !name.is_empty()) {
                    name.clone_into(&mut sent.name);
                }
                sent.file = field.bytes().await?.to_vec();
            }
            Some("name") => sent.name = field.text().await?,
            Some("text") => sent.text = field.text().await?,
            Some("do") => sent.create = field.text().await? == "create",
            _ => {}
        }
    }
    if sent.name.is_empty() {
        sent.name.push_str("note");
    }
    Ok(sent)
}

/// What is wrong with a form that carries a file.
pub fn fault(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Fault::TooLarge { limit: NOTE_LIMIT }
    } else {
        Fault::Malformed(error.body_text())
    }
}

/// Answers a file that is far too large with a page. A browser only shows the answer once it has sent
/// everything, so what it sends is taken and thrown away, up to 1 GB.
pub async fn without_too_large(request: Request, next: Next) -> Response {
    let length = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    // The frame of the form takes a little of its own.
    if length.is_none_or(|length| length <= NOTE_LIMIT) {
        return next.run(request).await;
    }
    let mut body = std::pin::pin!(request.into_body());
    let mut taken = 0usize;
    while let Some(Ok(frame)) = std::future::poll_fn(|context| body.as_mut().poll_frame(context)).await {
        taken += frame.data_ref().map_or(0, |data| data.len());
        if taken > 1_000_000_000 {
            break;
        }
    }
    Fault::TooLarge { limit: NOTE_LIMIT }.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;

    const NOTE: &str = "Panel discussion on water and cities\n\nConcept note\n\nDate and venue:\n\nMonday 21 July 2025, 10:00 – 12:00 CET\n\nOnline (MS Teams)\n\nObjective:\n\nAs mandated by Human Rights Council resolution 57/12, the panel discussion is to share practices.\n\nFormat:\n\nA maximum of 45 minutes will be reserved for interventions from the floor. Speaking time will be two minutes.\n\nProgramme\n\n21 July 2025\n\n10:00 – 10:20 Opening session\n\n10:20 – 12:00 Session 1: Water for all\n";

    #[tokio::test]
    async fn a_note_is_shown_with_its_findings_before_the_meeting_is_created() {
        let app = TestApp::start().await;
        let staff = app.secretariat().await;
        let path = "/secretariat/note";
        let page = app.upload_as(&staff, path, &[("do", "check")], "file", "note.txt", NOTE.as_bytes()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        for part in ["Panel discussion on water and cities", "CEST", "Line ", "Session 1: Water for all"] {
            assert!(page.text.contains(part), "{part} in {}", page.text);
        }
        assert!(app.app.store().list_meetings().await.unwrap().is_empty());

        let fields = [("do", "create"), ("name", "note.txt"), ("text", NOTE)];
        let done = app.upload_as(&staff, path, &fields, "file", "", b"").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let floor_plan = {
            let rows = app.app.store().list_meetings().await.unwrap();
            app.app.desk().floor(&rows[0].meeting.id).await.unwrap().plan.clone()
        };
        assert_eq!(floor_plan.unwrap().sessions.len(), 2);
    }

    #[tokio::test]
    async fn two_meetings_with_the_same_name_are_refused() {
        let app = TestApp::start().await;
        let staff = app.secretariat().await;
        let fields = [("do", "create"), ("name", "note.txt"), ("text", NOTE)];
        app.upload_as(&staff, "/secretariat/note", &fields, "file", "", b"").await;
        let again = app.upload_as(&staff, "/secretariat/note", &fields, "file", "", b"").await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.text.contains("There is already a meeting called"), "{}", again.text);
        assert!(again.text.contains("Water for all"), "the text is still there");
        assert_eq!(app.app.store().list_meetings().await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_read_says_what_can() {
        let app = TestApp::start().await;
        let staff = app.secretariat().await;
        let send = |name: &'static str, bytes: &'static [u8]| {
            let (app, staff) = (&app, &staff);
            async move { app.upload_as(staff, "/secretariat/note", &[("do", "check")], "file", name, bytes).await }
        };
        for (name, bytes) in
            [("note.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice()), ("note.docx", b"PK\x03\x04broken")]
        {
            let page = send(name, bytes).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(page.text.contains(name), "{}", page.text);
        }
        let big = vec![b'a'; 21_000_000];
        let page = app.upload_as(&staff, "/secretariat/note", &[("do", "check")], "file", "big.txt", &big).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(page.text.contains("At most 20 MB"), "{}", page.text);
    }

    #[tokio::test]
    async fn nobody_else_reads_a_note_in() {
        let app = TestApp::start().await;
        let page = app.upload_as("", "/secretariat/note", &[("do", "create")], "file", "n.txt", NOTE.as_bytes()).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(app.app.store().list_meetings().await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_note_whose_sessions_overlap_makes_no_meeting_until_it_is_put_right() {
        let app = TestApp::start().await;
        let staff = app.secretariat().await;
        let wrong = NOTE.replace("10:20 – 12:00 Session 1", "10:10 – 12:00 Session 1");
        let fields = [("do", "create"), ("name", "note.txt"), ("text", wrong.as_str())];
        let page = app.upload_as(&staff, "/secretariat/note", &fields, "file", "", b"").await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.text.contains("so the meeting cannot be held as it is written"), "{}", page.text);
        assert!(app.app.store().list_meetings().await.unwrap().is_empty());
    }
}
