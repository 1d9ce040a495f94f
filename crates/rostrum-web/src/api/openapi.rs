//! The description of the API (OpenAPI 3.1), made from the types and handlers themselves.

use axum::Json;
use axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi as Description, RefOr};
use utoipa::{Modify, OpenApi, ToSchema};

use super::problem::FieldFault;
use super::{command, now, socket};
use crate::figures::{self, order};

/// What an answer says that is no success.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A stable name in kebab case: `floor-taken`.
    code: String,
    /// One sentence for a person.
    message: String,
    /// What to do.
    help: String,
    /// With the code `unfit`: each field that does not fit.
    faults: Option<Vec<FieldFault>>,
}

/// A document with the instant at which it was sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct AtOnce<T> {
    /// The present instant of the server; the clock of the reader may be another.
    now: String,
    /// Seconds of the server's clock in one second: 1 but in a rehearsal.
    speed: f64,
    /// What it says.
    #[serde(flatten)]
    document: T,
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Rostrum", description = "The floor of a meeting, for programs. The guide is docs/api.md."),
    paths(
        super::floor,
        now::show,
        command::submit,
        command::submit_named,
        socket::open,
        crate::floor::stream::open,
        crate::floor::stream::time,
        crate::rules::show,
        crate::rules::set,
        super::log::public,
        super::log::full,
        super::table::csv,
        super::table::xlsx,
        order::json,
        order::csv,
        order::xlsx,
        figures::csv,
        figures::xlsx,
        crate::meeting::indico::show,
        crate::compendium::files::csv,
        crate::compendium::files::xlsx,
        crate::compendium::files::json,
        crate::taxonomy::csv,
        crate::taxonomy::xlsx,
        show
    ),
    components(schemas(Problem, now::Now)),
    modifiers(&Tokens),
    tags(
        (name = "floor", description = "The floor: who has it, who is next, and commands"),
        (name = "compendium", description = "Published practices, in files")
    )
)]
struct Api;

struct Tokens;

impl Modify for Tokens {
    fn modify(&self, api: &mut Description) {
        let token = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A token that the secretariat makes on the page Programs of a meeting"))
            .build();
        api.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(token));
        let operations = api.paths.paths.values_mut().flat_map(|item| [&mut item.get, &mut item.post]).flatten();
        for (status, response) in operations.flat_map(|operation| operation.responses.responses.iter_mut()) {
            if let RefOr::T(response) = response
                && response.description.is_empty()
            {
                response.description = meaning(status).to_owned();
            }
        }
    }
}

/// What a status says of any address.
fn meaning(status: &str) -> &'static str {
    match status {
        "200" => "Done",
        "400" => "Something that was sent does not fit; the message says what is permitted",
        "401" => "The token is not known, or was revoked",
        "403" => "The token does not permit it; the message names the scope that does",
        "404" => "There is no such meeting or command",
        "422" => "Fields do not fit; each is named with what is permitted, and nothing was changed",
        "503" => "As many read as the server has places for; come again in half a minute",
        "409" => "A rule says no; the message says which, and nothing was changed",
        _ => "See the message",
    }
}

/// Sends the description.
#[utoipa::path(get, operation_id = "openapi", tag = "floor", path = "/api/openapi.json", responses((status = 200, description = "This description")))]
pub async fn show() -> impl IntoResponse {
    ([(ACCESS_CONTROL_ALLOW_ORIGIN, "*")], Json(Api::openapi()))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::header::CONTENT_TYPE;
    use axum::http::{Method, Request, StatusCode};

    use crate::testing::TestApp;

    #[tokio::test]
    async fn every_address_that_is_described_is_served() {
        let (app, row) = TestApp::with_meeting().await;
        let description = app.get("/api/openapi.json").await;
        let api: serde_json::Value = serde_json::from_str(&description.text).unwrap();
        assert!(api["openapi"].as_str().unwrap().starts_with("3.1"), "{}", api["openapi"]);
        let paths = api["paths"].as_object().unwrap();
        assert!(paths.len() >= 17, "{paths:?}");
        let mut names = std::collections::BTreeSet::new();
        for (path, methods) in paths {
            let address = path
                .replace("{meeting}", row.meeting.id.as_str())
                .replace("{action}", "pause")
                .replace("{session}", "session-1")
                // One that is not for everybody: a stream that is opened never ends.
                .replace("/stream", "/stream?view=log");
            for (method, described) in methods.as_object().unwrap() {
                assert!(names.insert(described["operationId"].to_string()), "{path}: {}", described["operationId"]);
                for (status, response) in described["responses"].as_object().unwrap() {
                    assert!(response["description"].as_str().is_some_and(|text| !text.is_empty()), "{path} {status}");
                }
                let method: Method = method.to_uppercase().parse().unwrap();
                let kind = (CONTENT_TYPE, "application/json");
                let request = Request::builder().method(method).uri(&address).header(kind.0, kind.1);
                let request = request.body(Body::empty()).unwrap();
                let answer = app.send(request).await;
                assert_ne!(answer.status, StatusCode::NOT_FOUND, "{path}");
                let status = answer.status.as_u16().to_string();
                assert!(described["responses"].get(&status).is_some(), "{path} answers {status}: {}", answer.text);
            }
        }
    }

    /// Whether an address is for programs; the others are pages, what pages send, and files for people.
    fn is_for_programs(path: &str) -> bool {
        let file = path.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "json" | "jsonl" | "csv" | "xlsx"));
        file || path.contains("/api/")
            || ["/m/{meeting}/stream", "/m/{meeting}/rules/{session}", "/time"].contains(&path)
    }

    #[tokio::test]
    async fn every_address_for_programs_is_described() {
        let (app, _) = TestApp::with_meeting().await;
        let api: serde_json::Value = serde_json::from_str(&app.get("/api/openapi.json").await.text).unwrap();
        let mut seen = 0;
        for route in include_str!("../lib.rs").split(".route(\"").skip(1) {
            let (path, rest) = route.split_once('"').unwrap();
            let handlers = rest.split('\n').next().unwrap();
            if !is_for_programs(path) {
                continue;
            }
            for method in ["get", "post"].into_iter().filter(|method| handlers.contains(&format!("{method}("))) {
                assert!(!api["paths"][path][method].is_null(), "{method} {path} is not in the description of the API");
                seen += 1;
            }
        }
        assert_eq!(seen, 25, "of them all; a new one counts here too");
    }

    #[tokio::test]
    async fn what_is_sent_has_the_fields_that_are_described() {
        let (app, row) = TestApp::with_meeting().await;
        let api: serde_json::Value = serde_json::from_str(&app.get("/api/openapi.json").await.text).unwrap();
        for (path, name) in [("now", "Now"), ("floor", "FloorState")] {
            let sent = app.get(&format!("/m/{}/api/{path}", row.meeting.id)).await;
            let sent: serde_json::Value = serde_json::from_str(&sent.text).unwrap();
            let described = api["components"]["schemas"][name]["properties"].as_object().unwrap();
            for field in described.keys() {
                assert!(sent.get(field).is_some(), "{path} has no {field}");
            }
        }
    }
}
