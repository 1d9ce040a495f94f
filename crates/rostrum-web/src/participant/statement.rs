//! Handing in the written statement of a session, and its receipt.

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::concept_note::TimeLimit;
use rostrum_domain::floor::{Inscription, Standing, Status};
use rostrum_domain::ids::SessionId;
use rostrum_domain::programme::Session;

use super::form::{Kept, Which, described_by, field};
use super::{Own, list, own, page};
use crate::access::Action;
use crate::app::{App, FORM_LIMIT};
use crate::error::Fault;
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// Characters of a statement, more than any meeting takes.
const LONGEST: usize = 100_000;

struct Sent {
    session: String,
    text: String,
    file: Vec<u8>,
}

/// Keeps a statement, typed or as a text file, as the next version.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::TooLarge`], or the outside failed.
pub async fn hand_in(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let own = own(&app, &visit, Action::HandInStatement, &meeting).await?;
    let form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let sent = read(form).await.map_err(|error| fault(&error))?;
    let session = SessionId::parse(&sent.session).map_err(|error| Fault::Malformed(error.to_string()))?;
    if !own.sessions().any(|known| known.id == session) {
        return Err(rostrum_domain::floor::Refusal::UnknownSession(session).into());
    }
    let lang = visit.lang;
    let until = own.statements_until(&session);
    if own.now > until {
        return Err(Fault::Conflict { code: "statements-closed", text: closed(lang, &own, until) });
    }
    let text = if sent.file.is_empty() { Ok(sent.text.clone()) } else { decode(&sent.file).ok_or("own-file-wrong") };
    let text = match text {
        Ok(text) if text.trim().is_empty() => Err(lang.t("own-statement-empty")),
        Ok(text) if text.chars().count() > LONGEST => Err(lang.t("own-statement-long")),
        Ok(text) => Ok(text.replace("\r\n", "\n")),
        Err(_) => Err(lang.t("own-file-wrong")),
    };
    let id = &own.row.meeting.id;
    match text {
        Err(fault) => {
            let wrong = Wrong::only("text", fault);
            let kept = Kept { which: Some(Which::Statement(session)), text: sent.text, wrong, ..Kept::default() };
            let page = page::page(&app, &visit, &own, &kept, &page::Told::default()).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Ok(text) => {
            let kept = app.store().hand_in_statement(id, own.participant.no, &session, text.trim()).await?;
            app.desk().announce(id).await?;
            Ok(Redirect::to(&format!("/m/{id}/me/receipt/{session}/{}", kept.version)).into_response())
        }
    }
}

fn closed(lang: Lang, own: &Own, until: jiff::Timestamp) -> String {
    let until = times::instant(lang, &own.row.meeting.note.zone, until);
    lang.with("own-statement-closed", &[("until", until.into())])
}

/// What was handed in for a session, whether it was delivered, and the form to hand in while there is time.
pub fn show(lang: Lang, own: &Own, session: &Session, kept: &Kept) -> Markup {
    let versions: Vec<_> = own.statements.iter().filter(|statement| statement.session == session.id).collect();
    let latest = versions.first().map_or("", |statement| statement.text.as_str());
    let until = own.statements_until(&session.id);
    html! {
        h3 { (lang.t("own-statement")) }
        @if versions.is_empty() { p { (lang.t("own-statement-none")) } }
        @else {
            (delivered(lang, own, session))
            ul {
                @for statement in &versions {
                    li {
                        a href={ "/m/" (own.row.meeting.id) "/me/receipt/" (session.id) "/" (statement.version) } {
                            (lang.with("own-statement-version", &[("version", statement.version.into())]))
                        }
                        (lang.comma()) (lang.with("own-statement-words", &[("count", words(&statement.text).into())]))
                        (lang.comma()) (times::instant(lang, &own.row.meeting.note.zone, statement.received_at))
                    }
                }
            }
        }
        @if own.now > until { p.note { (closed(lang, own, until)) } }
        @else {
            p.small { (lang.t("own-statement-until")) " " (list::moment(lang, own, until)) "." }
            (form(lang, own, session, kept, (latest, versions.is_empty())))
        }
    }
}

/// How long one may speak in a session by now, in seconds: by one's own inscription where there is one.
fn limit(own: &Own, session: &Session) -> u32 {
    let waits = |entry: &&Inscription| matches!(entry.status, Status::Waiting | Status::Speaking);
    let mine = own.entries(&session.id).filter(|entry| own.is_mine(entry)).find(waits);
    let limit = mine.and_then(|entry| own.floor.limit_of(entry)).map(TimeLimit::seconds);
    let usual = || {
        let rules = own.floor.rules_of(&session.id)?;
        Some(list::limit(own, &session.id, &rules, Standing::Single))
    };
    limit.or_else(usual).unwrap_or_else(|| own.row.meeting.note.format.limit.seconds())
}

/// Whether the statement was delivered; nothing before that is decided.
fn delivered(lang: Lang, own: &Own, session: &Session) -> Markup {
    let mine = || own.entries(&session.id).filter(|entry| entry.participant == own.participant.no);
    let spoke = mine().any(|entry| entry.status == Status::Spoke);
    let missed = mine().any(|entry| entry.status == Status::NotReached);
    html! {
        @if spoke { p { span.state.good { (lang.t("own-delivered")) } } }
        @else if missed { p { span.state.warn { (lang.t("own-not-delivered")) } " " (lang.t("own-not-delivered-text")) } }
    }
}

fn form(lang: Lang, own: &Own, session: &Session, kept: &Kept, (latest, first): (&str, bool)) -> Markup {
    let is_kept = kept.which == Some(Which::Statement(session.id.clone()));
    let fault = kept.wrong.of("text").filter(|_| is_kept);
    let missed = own.entries(&session.id).any(|entry| own.is_mine(entry) && entry.status == Status::NotReached);
    let text = if is_kept && !kept.text.is_empty() { &kept.text } else { latest };
    let (id, file) = (format!("text-{}", session.id), format!("file-{}", session.id));
    let limit = times::length(lang, limit(own, session));
    let text = html! {
        textarea id=(id) name="text" aria-invalid=[fault.map(|_| "true")]
            aria-describedby=[described_by(&id, true, fault.is_some())] { (text) }
    };
    let input = html! {
        input type="file" id=(file) name="file" accept=".txt,text/plain" aria-describedby=[described_by(&file, true, false)];
    };
    html! {
        details open[is_kept || (missed && first)] {
            summary { @if first { (lang.t("own-statement-open")) } @else { (lang.t("own-statement-again")) } }
            form method="post" action={ "/m/" (own.row.meeting.id) "/me/statement" } enctype="multipart/form-data" {
                input type="hidden" name="session" value=(session.id);
                (field(&id, &lang.t("own-statement-label"), &lang.with("own-statement-hint", &[("time", limit.into())]), fault, &text))
                (field(&file, &lang.t("own-file"), &lang.t("own-file-hint"), None, &input))
                button { (lang.t("own-hand-in")) }
            }
        }
    }
}

async fn read(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent { session: String::new(), text: String::new(), file: Vec::new() };
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("session") => sent.session = field.text().await?,
            Some("text") => sent.text = field.text().await?,
            Some("file") => sent.file = field.bytes().await?.to_vec(),
            _ => {}
        }
    }
    Ok(sent)
}

/// What the framework says of a form with files, as a fault.
pub fn fault(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Fault::TooLarge { limit: FORM_LIMIT }
    } else {
        Fault::Malformed(error.body_text())
    }
}

/// The text of a plain text file in UTF-8, or in UTF-16 with its mark; `None` for anything else.
fn decode(bytes: &[u8]) -> Option<String> {
    let units = |bytes: &[u8], read: fn([u8; 2]) -> u16| -> Option<String> {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().copied().map(read).collect();
        if rest.is_empty() { String::from_utf16(&units).ok() } else { None }
    };
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => units(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => units(rest, u16::from_be_bytes)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok()?,
        _ => String::from_utf8(bytes.to_vec()).ok()?,
    };
    let plain = text.chars().all(|c| !c.is_control() || c.is_whitespace());
    plain.then_some(text)
}

/// Shows that a version of a statement was received, with its text.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`] when there is no such version, or the outside failed.
pub async fn receipt(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, session, version)): Path<(String, String, u32)>,
) -> Result<Markup, Fault> {
    let own = own(&app, &visit, Action::SeeOwnPage, &meeting).await?;
    let found = own.statements.iter().find(|s| s.session.as_str() == session && s.version == version);
    let statement = found.ok_or(Fault::NotFound)?;
    let (lang, note) = (visit.lang, &own.row.meeting.note);
    let title = note.programme.session(&statement.session).map_or(session.as_str(), |session| session.title.as_str());
    Ok(Page::new(&visit, lang.t("receipt-title")).of_meeting(&own.row).render(&html! {
        h1 { (lang.t("receipt-title")) }
        div.good { p { (lang.t("receipt-text")) } }
        @if let Some(session) = note.programme.session(&statement.session) { (delivered(lang, &own, session)) }
        dl.facts.side {
            dt { (lang.t("receipt-session")) } dd { (title) }
            dt { (lang.t("receipt-from")) } dd { bdi { (own.participant.name) } (lang.comma()) bdi { (own.participant.delegation_name) } }
            dt { (lang.t("receipt-received")) } dd { (times::instant(lang, &note.zone, statement.received_at)) }
            dt { (lang.t("receipt-version")) } dd { (statement.version) }
            dt { (lang.t("receipt-words")) } dd { (words(&statement.text)) }
        }
        h2 { (lang.t("receipt-statement")) }
        @for paragraph in statement.text.split("\n\n") { p { (paragraph) } }
        div.actions { a.button.second href={ "/m/" (own.row.meeting.id) "/me#" (statement.session) } { (lang.t("receipt-back")) } }
    }))
}

/// Words as word processors count them: runs without white space.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;

    #[tokio::test]
    async fn a_statement_is_kept_in_versions_with_a_receipt_each() {
        let (app, row) = TestApp::with_meeting().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let path = format!("/m/{}/me/statement", row.meeting.id);
        for (version, text) in [(1, "Thank you, Chair."), (2, "Thank you very much, Chair.")] {
            let done = app.upload_as(&anna, &path, &[("session", "session-1")], "file", "s.txt", text.as_bytes()).await;
            assert_eq!(done.location(), format!("/m/{}/me/receipt/session-1/{version}", row.meeting.id));
            let receipt = app.get_as(&anna, done.location()).await.text;
            assert!(receipt.contains(text) && receipt.contains("21 July 2025, 08:00 CEST"), "{receipt}");
        }
        let other = app.register(&row, "Juan Gil", "City of Quito", "named").await;
        let foreign = app.get_as(&other, &format!("/m/{}/me/receipt/session-1/1", row.meeting.id)).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "nobody sees the statement of another here");
    }

    #[tokio::test]
    async fn a_file_that_is_no_text_is_refused_and_what_was_typed_stays() {
        let (app, row) = TestApp::with_meeting().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let path = format!("/m/{}/me/statement", row.meeting.id);
        let fields = [("session", "session-1"), ("text", "typed before")];
        let page = app.upload_as(&anna, &path, &fields, "file", "s.docx", b"PK\x03\x04\x00\x00\xff").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("typed before") && page.text.contains("plain text"), "{}", page.text);
        assert!(app.app.store().list_statements(&row.meeting.id).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_form_that_is_too_large_says_how_much_is_taken() {
        let (app, row) = TestApp::with_meeting().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let path = format!("/m/{}/me/statement", row.meeting.id);
        let big = vec![b'a'; 1_500_000];
        let page = app.upload_as(&anna, &path, &[("session", "session-1")], "file", "s.txt", &big).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(page.text.contains("At most 1 MB"), "{}", page.text);
    }

    #[test]
    fn text_files_of_common_editors_are_read() {
        assert_eq!(decode("Señor".as_bytes()).as_deref(), Some("Señor"));
        assert_eq!(decode(b"\xEF\xBB\xBFhello").as_deref(), Some("hello"));
        assert_eq!(decode(b"\xFF\xFEh\x00i\x00").as_deref(), Some("hi"));
        assert_eq!(decode(b"\xFF\xFEh"), None);
        assert_eq!(decode(b"Se\xF1or"), None);
        assert_eq!(decode(b"%PDF\x00"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_file_panics(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
        }
    }
}
