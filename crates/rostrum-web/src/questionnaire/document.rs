//! Handing the questionnaire out.

use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rostrum_domain::call::CallState;
use rostrum_domain::ids::CallNo;
use rostrum_store::{CallRow, MeetingRow};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// The kind of a Word document.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// In which language it is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    lang: Option<String>,
}

/// The questionnaire as a Word document.
///
/// # Errors
/// [`Fault::NotFound`] where there is no such call or the visitor may not see it yet; the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (row, call) = find(&app, &visit, &meeting, no).await?;
    let lang = asked.lang.as_deref().and_then(Lang::from_tag).unwrap_or(visit.wish);
    let address = super::upload_address(&app.settings().base, &row, call.no);
    let questionnaire = super::of(&row, call.no, &call.call, lang, &address);
    let bytes = tokio::task::spawn_blocking(move || rostrum_report::questionnaire(&questionnaire)).await;
    let bytes = bytes.map_err(|error| Fault::failed(&error))?.map_err(|error| Fault::failed(&error))?;
    let name = format!("attachment; filename=\"{}-questionnaire-{}-{}.docx\"", row.meeting.id, call.no, lang.tag());
    let headers = [
        (CONTENT_TYPE, DOCX.to_owned()),
        (CONTENT_DISPOSITION, name),
        (CONTENT_LANGUAGE, lang.tag().to_owned()),
        (CACHE_CONTROL, "no-cache".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// A call that the visitor may see: a published one, or a draft for those who build it.
pub(super) async fn find(app: &App, visit: &Visit, meeting: &str, no: u32) -> Result<(MeetingRow, CallRow), Fault> {
    let row = app.meeting(meeting).await?;
    let call = app.store().find_call(&row.meeting.id, CallNo(no)).await?.ok_or(Fault::NotFound)?;
    let is_public = call.state != CallState::Draft;
    let may = visit.may(if is_public { Action::SeePublic } else { Action::ManageCalls }, Some(&row.meeting.id));
    if may { Ok((row, call)) } else { Err(Fault::NotFound) }
}
