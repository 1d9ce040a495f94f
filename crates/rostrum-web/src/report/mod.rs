//! The report of a meeting: its page, its files, and making it public.

mod files;
mod page;
pub mod statements;

use axum::body::Bytes;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_domain::participant::Audience;
use rostrum_domain::report::ReportSource;
use rostrum_domain::symbol::DocumentSymbol;
use rostrum_store::MeetingRow;
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

pub use files::{Format, Shelf};

/// The report in HTML brings its own style and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Shows what the report says in short, and its files.
///
/// # Errors
/// [`Fault::NotFound`] when there is none for these eyes, or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = visible(&app, &visit, &meeting).await?;
    let report = rostrum_report::compose(&source(&app, &row).await?);
    Ok(page::page(&visit, &row, &report, is_closed(&app, &row).await?, ""))
}

/// Sends the report as a file: `report.pdf`, `report.docx`, `report.md` or `report.html`.
///
/// # Errors
/// [`Fault::NotFound`] when there is none for these eyes or of this format, or the outside failed.
pub async fn file(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let format = Format::of_file(&name).ok_or(Fault::NotFound)?;
    let row = visible(&app, &visit, &meeting).await?;
    let source = source(&app, &row).await?;
    let bytes: Bytes = app.reports().take(format, source).await?;
    // A browser shows what it can show itself; the others are kept as files.
    let how = if matches!(format, Format::Docx | Format::Markdown) { "attachment" } else { "inline" };
    let disposition = format!("{how}; filename=\"{}-{name}\"", row.meeting.id);
    let mut response =
        ([(CONTENT_TYPE, format.media_type().to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response();
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Ok(response)
}

/// What the secretariat sets for the report.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    /// The symbol, or nothing.
    #[serde(default)]
    symbol: String,
    /// `publish`, `withdraw` or `symbol`.
    #[serde(rename = "do", default)]
    what: String,
}

/// Makes the report public, takes it back, or sets its symbol.
///
/// # Errors
/// [`Fault::Conflict`] when it is to be made public before the meeting is closed, [`Fault::NotPermitted`],
/// [`Fault::Malformed`], or the outside failed.
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Wanted>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(wanted) = form?;
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::PublishReport, Some(id))?;
    match wanted.what.as_str() {
        "publish" if !is_closed(&app, &row).await? => {
            return Err(Fault::Conflict { code: "meeting-not-closed", text: visit.lang.t("report-too-early") });
        }
        "publish" => app.store().set_report_public(id, true).await?,
        "withdraw" => app.store().set_report_public(id, false).await?,
        "symbol" if wanted.symbol.trim().is_empty() => app.store().set_report_symbol(id, None).await?,
        "symbol" => match DocumentSymbol::parse(&wanted.symbol) {
            Ok(symbol) => app.store().set_report_symbol(id, Some(&symbol)).await?,
            Err(wrong) => {
                let report = rostrum_report::compose(&source(&app, &row).await?);
                let page = page::page(&visit, &row, &report, is_closed(&app, &row).await?, &wrong.to_string());
                return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
        },
        other => return Err(Fault::Malformed(format!("do={other}"))),
    }
    app.desk().announce(id).await?;
    Ok(Redirect::to(&format!("/m/{id}/report")).into_response())
}

/// The meeting when its report may be seen: by everybody once it is public, by staff before.
async fn visible(app: &App, visit: &Visit, meeting: &str) -> Result<MeetingRow, Fault> {
    let row = app.meeting(meeting).await?;
    let seen = row.report_published_at.is_some() || visit.may(Action::SeeReportDraft, Some(&row.meeting.id));
    if seen { Ok(row) } else { Err(Fault::NotFound) }
}

/// Whether the meeting is closed. Before, what the report says still changes.
async fn is_closed(app: &App, row: &MeetingRow) -> Result<bool, Fault> {
    Ok(app.desk().floor(&row.meeting.id).await?.closed)
}

/// What the report is made from. Only what the public may see goes into it, whoever asks. Once it is
/// public it carries the date of that day.
async fn source(app: &App, row: &MeetingRow) -> Result<ReportSource, Fault> {
    let mut source = app.desk().report_source(row, Audience::Public).await?;
    if let Some(published) = row.report_published_at {
        source.prepared_on = row.meeting.note.zone.local(published).date();
        source.draft = false;
    }
    Ok(source)
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use rostrum_store::Role;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn the_report_is_public_only_once_it_is_published() {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let path = format!("/m/{}/report", row.meeting.id);
        assert_eq!(app.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.get(&format!("{path}/report.md")).await.status, StatusCode::NOT_FOUND);
        assert!(app.get_as(&staff, &path).await.text.contains("not public"));

        assert_eq!(app.post_as("", &path, "do=publish").await.status, StatusCode::FORBIDDEN);
        let chair = app.sign_in(Role::Chair, Some(&row)).await;
        app.close(&row).await;
        assert_eq!(app.post_as(&chair, &path, "do=publish").await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.post_as(&staff, &path, "do=publish").await.location(), path);
        assert_eq!(app.get(&path).await.status, StatusCode::OK);
        assert!(app.get(&format!("/m/{}", row.meeting.id)).await.text.contains(">Report</a>"));

        app.post_as(&staff, &path, "do=withdraw").await;
        assert_eq!(app.get(&path).await.status, StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn the_report_is_not_published_before_the_meeting_is_closed() {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let path = format!("/m/{}/report", row.meeting.id);
        let page = app.get_as(&staff, &path).await.text;
        assert!(
            page.contains("can be published once the meeting is closed") && !page.contains("\"publish\""),
            "{page}"
        );
        let refused = app.post_as(&staff, &path, "do=publish").await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text.contains("The meeting is not closed yet"), "{}", refused.text);
        assert_eq!(app.get(&path).await.status, StatusCode::NOT_FOUND);

        app.close(&row).await;
        assert!(app.get_as(&staff, &path).await.text.contains("value=\"publish\""));
    }

    #[tokio::test]
    async fn the_files_name_no_protected_participant() {
        let (app, row) = TestApp::with_meeting().await;
        app.register(&row, "Anna Berg", "City of Bern", "category_only").await;
        app.app.store().set_report_public(&row.meeting.id, true).await.unwrap();
        for name in ["report.md", "report.html"] {
            let file = app.get(&format!("/m/{}/report/{name}", row.meeting.id)).await;
            assert_eq!(file.status, StatusCode::OK, "{name}");
            assert!(file.text.contains("on local government and human rights"), "{name}");
            assert!(!file.text.contains("Anna Berg") && !file.text.contains("City of Bern"), "{name}");
        }
        let docx = app.get(&format!("/m/{}/report/report.docx", row.meeting.id)).await;
        assert!(docx.text.starts_with("PK"));
        assert_eq!(app.get(&format!("/m/{}/report/report.exe", row.meeting.id)).await.status, StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn a_symbol_that_is_none_is_refused_with_its_reason() {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let path = format!("/m/{}/report", row.meeting.id);
        let page = app.post_as(&staff, &path, "do=symbol&symbol=A%2FHRC%2Fxx").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("no document symbol"), "{}", page.text);
        app.post_as(&staff, &path, "do=symbol&symbol=A%2FHRC%2F63%2F32").await;
        assert!(app.get_as(&staff, &path).await.text.contains("A/HRC/63/32"));
    }
}
