//! The log of a floor as files.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rostrum_store::LogForm;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// The log for anybody, one event a line: who took part is sealed.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "log", path = "/m/{meeting}/floor.jsonl", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = String, content_type = "application/jsonl", description = "The public log: its head, then one event a line"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn public(app: State<App>, meeting: Path<String>, visit: Visit) -> Result<Response, Fault> {
    file(app, meeting, visit, Action::SeePublic, LogForm::Public, "floor").await
}

/// The log with every field and the keys of its seals, for secretariat and chair.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
#[utoipa::path(get, operation_id = "full_log", path = "/m/{meeting}/floor-full.jsonl", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security(()),
    responses((status = 200, body = String, content_type = "application/jsonl", description = "The log with every field, for secretariat and chair who are signed in"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem),
        (status = 403, body = crate::api::openapi::Problem)))]
pub async fn full(app: State<App>, meeting: Path<String>, visit: Visit) -> Result<Response, Fault> {
    file(app, meeting, visit, Action::SeeEveryName, LogForm::Full, "floor-full").await
}

async fn file(
    State(app): State<App>,
    Path(meeting): Path<String>,
    visit: Visit,
    action: Action,
    form: LogForm,
    name: &str,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(action, Some(id))?;
    let headers = [
        (CONTENT_TYPE, "application/jsonl; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{id}-{name}.jsonl\"")),
    ];
    Ok((headers, app.desk().log(id, form).await?).into_response())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use rostrum_domain::floor::chain::verify;
    use rostrum_domain::floor::{Actor, Command};
    use rostrum_domain::ids::SessionId;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn anybody_may_verify_the_log_and_staff_alone_open_it() {
        let (app, row) = TestApp::with_meeting().await;
        let session = SessionId::parse("session-1").unwrap();
        app.submit(&row, Actor::Secretariat, Command::OpenList { session }).await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let base = format!("/m/{}", row.meeting.id);
        app.post_as(&anna, &format!("{base}/me/inscribe"), "session=session-1&standing=single").await;

        let public = app.get(&format!("{base}/floor.jsonl")).await;
        let verified = verify(&public.text);
        assert_eq!((verified.findings, verified.events, verified.opened), (vec![], 3, 0));
        assert!(!public.text.contains("participant\":"), "{}", public.text);
        assert_eq!(app.get_as(&anna, &format!("{base}/floor-full.jsonl")).await.status, StatusCode::FORBIDDEN);
        let staff = app.secretariat().await;
        let full = app.get_as(&staff, &format!("{base}/floor-full.jsonl")).await;
        assert_eq!((verify(&full.text).head, verify(&full.text).opened), (verified.head, 3));
    }
}
