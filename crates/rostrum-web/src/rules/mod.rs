//! The rules of a session's list of speakers, and the draw by lot.
//!
//! Everybody reads them in plain words ([`page`]); secretariat and chair set them in a form ([`form`],
//! [`edit`]) that shows beforehand what would change ([`preview`]). The draw has a page of its own
//! ([`draw`]). Programs read and set them as a document ([`document`]).

pub mod document;
pub mod draw;
mod edit;
mod example;
mod fault;
mod form;
mod lengths;
mod page;
mod preview;
pub mod statements;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use axum::extract::{Form, FromRequest, Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use rostrum_domain::concept_note::Zone;
use rostrum_domain::floor::{Actor, Command, Floor, FloorPlan, Hash, Rules};
use rostrum_domain::ids::{MeetingId, SessionId};
use rostrum_domain::programme::{Programme, SegmentKind, Session};
use rostrum_store::{MeetingRow, Order};
use serde::Deserialize;

use crate::access::{Action, Role};
use crate::app::App;
use crate::error::{Fault, refusal_text};
use crate::fields::Wrong;
use crate::floor::command::carry_out;
use crate::i18n::Lang;
use crate::times;
use crate::visit::Visit;

use edit::Typed;

pub use edit::{scope, scope_code};
pub use example::why;
pub(crate) use page::beside;
pub use words::{order as order_in_words, standings};

/// Most characters of a reason, as the domain has it.
const LONGEST_REASON: usize = 500;

/// What the pages of one list of speakers are made from.
pub(crate) struct Subject {
    pub row: MeetingRow,
    pub session: Session,
    pub floor: Arc<Floor>,
    pub plan: FloorPlan,
    pub rules: Rules,
}

impl Subject {
    /// The list of a session, as it stands in an address.
    pub async fn find(app: &App, meeting: &str, session: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let id = SessionId::parse(session).map_err(|_| Fault::NotFound)?;
        let floor = app.desk().floor(&row.meeting.id).await?;
        let plan = floor.plan.clone().ok_or(Fault::NotFound)?;
        if !plan.session(&id).is_some_and(rostrum_domain::floor::PlannedSession::has_floor) {
            return Err(Fault::NotFound);
        }
        let session = row.meeting.note.programme.session(&id).cloned().ok_or(Fault::NotFound)?;
        let rules = floor.rules_of(&id).ok_or(Fault::NotFound)?.into_owned();
        Ok(Self { row, session, floor, plan, rules })
    }

    pub fn meeting(&self) -> &MeetingId {
        &self.row.meeting.id
    }

    pub fn zone(&self) -> &Zone {
        &self.row.meeting.note.zone
    }

    /// The address of a page of this list: `rules`, `draw`, `order`.
    pub fn address(&self, page: &str) -> String {
        format!("/m/{}/{page}/{}", self.meeting(), self.session.id)
    }

    fn has_opened(&self) -> bool {
        self.floor.lists.get(&self.session.id).is_some_and(|list| list.opened.is_some())
    }
}

/// The sessions of a programme that have a list of speakers.
pub fn sessions_with_list(programme: &Programme) -> impl Iterator<Item = &Session> + Clone {
    programme.sessions.iter().filter(|session| has_list(session))
}

/// Whether a list of speakers belongs to a session.
pub fn has_list(session: &Session) -> bool {
    session.segments.iter().any(|segment| segment.kind == SegmentKind::Floor)
}

/// An instant in the meeting's zone, to the second unless it is a whole minute, with a place for the reader's own beside it.
pub fn moment(lang: Lang, zone: &Zone, at: Timestamp) -> Markup {
    let local = zone.local(at);
    html! {
        time datetime=(at.to_string()) { (times::instant_exactly(lang, zone, at)) }
        span.reader data-from=(at.to_string()) data-to=(at.to_string()) data-day=(local.date()) data-seconds[local.second() != 0] {}
    }
}

/// What the address may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Wishes {
    /// The line of the log by which the rules were set just now.
    set: Option<u64>,
}

/// What the form shows beside the rules themselves.
#[derive(Debug, Default)]
struct Said {
    wrong: Wrong,
    /// A sentence above the form.
    refused: Option<String>,
    /// The rules that were typed, when it was asked what they would change.
    preview: Option<Rules>,
    /// Set just now, by this line of the log.
    set: Option<u64>,
    /// What is wrong with the deadline of statements.
    statements: Wrong,
    /// The deadline that was typed and did not fit.
    statements_typed: Option<String>,
}

/// Shows the rules, and to those who may set them the form; to programs as a document.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "rules", path = "/m/{meeting}/rules/{session}", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address"),
        ("session" = String, Path, description = "The session, as it stands in the address of its list")),
    security((), ("token" = [])),
    responses((status = 200, body = document::RulesInForce, description = "To whoever accepts application/json or sends a token; a page to anybody else"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, session)): Path<(String, String)>,
    Query(wishes): Query<Wishes>,
) -> Result<Response, Fault> {
    let subject = Subject::find(&app, &meeting, &session).await?;
    if visit.wants_json {
        return Ok(document::in_force(&visit, &subject).into_response());
    }
    let typed = Typed::of(&subject.rules, subject.zone());
    let said = Said { set: wishes.set, ..Said::default() };
    Ok(answer(&app, &visit, &subject, &typed, &said).await?.into_response())
}

/// Shows what other rules would change, or sets them: whichever button was pressed. A JSON
/// document sets them.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed. A form that does not fit, and one
/// that the floor refuses, comes back as it was typed.
#[utoipa::path(post, operation_id = "set_rules", path = "/m/{meeting}/rules/{session}", tag = "floor",
    request_body = document::RulesRequest,
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address"),
        ("session" = String, Path, description = "The session, as it stands in the address of its list"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same as the field `key`")),
    security(("token" = [])),
    responses((status = 200, body = crate::api::command::CommandAnswer), (status = 400, body = crate::api::openapi::Problem),
        (status = 401, body = crate::api::openapi::Problem), (status = 403, body = crate::api::openapi::Problem),
        (status = 404, body = crate::api::openapi::Problem), (status = 409, body = crate::api::openapi::Problem),
        (status = 422, body = crate::api::openapi::Problem)))]
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, session)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Fault> {
    let subject = Subject::find(&app, &meeting, &session).await?;
    if document::is_json(request.headers()) {
        return Ok(document::set(&app, &visit, &subject, request).await?.into_response());
    }
    let role = visit.require(Action::SetRules, Some(subject.meeting()))?;
    let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, &app).await?;
    let lang = visit.lang;
    let field = |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let before = Typed::of(&subject.rules, subject.zone());
    let typed = Typed::from_pairs(&pairs, &before, subject.has_opened());
    let wanted = field("do") == "set";
    let mut said = Said::default();
    let faults = |rules: &Rules| subject.floor.faults_of(&subject.session.id, rules, app.now());
    let read = typed.read(lang, subject.zone(), &subject.plan, faults);
    // Rules that are already those of the form were set by the first of two clicks.
    let is_set = wanted && read.as_ref() == Ok(&subject.rules);
    let status = if field("basis") == basis(&subject.rules) || is_set {
        let needs_reason = wanted && (subject.has_opened() || role == Role::Chair);
        let reason = reason(lang, &typed.reason, needs_reason);
        match (read, reason) {
            (Ok(rules), Ok(reason)) if wanted => {
                let refused = match submit(&app, &subject, role, rules, reason, field("key")).await {
                    Ok(version) => {
                        let page = format!("{}?set={version}", subject.address("rules"));
                        return Ok(Redirect::to(&page).into_response());
                    }
                    Err(Fault::Refused(refusal)) => refusal,
                    Err(fault) => return Err(fault),
                };
                said.refused = Some(refusal_text(&refused, lang));
                StatusCode::CONFLICT
            }
            (Ok(rules), Ok(_)) => {
                said.preview = Some(rules);
                StatusCode::OK
            }
            (rules, reason) => {
                said.wrong = rules.err().unwrap_or_default();
                if let Err(sentence) = reason {
                    said.wrong.add("reason", sentence);
                }
                StatusCode::UNPROCESSABLE_ENTITY
            }
        }
    } else {
        said.refused = Some(lang.t("rules-changed-meanwhile"));
        StatusCode::CONFLICT
    };
    let subject = Subject::find(&app, &meeting, &session).await?;
    Ok((status, answer(&app, &visit, &subject, &typed, &said).await?).into_response())
}

async fn answer(app: &App, visit: &Visit, subject: &Subject, typed: &Typed, said: &Said) -> Result<Markup, Fault> {
    let people = match visit.may(Action::SetRules, Some(subject.meeting())) {
        true => Some(app.store().list_participants(subject.meeting()).await?),
        false => None,
    };
    let until = statements::until(app, subject).await?;
    Ok(page::page(app, visit, subject, people.as_deref(), typed, said, until))
}

fn reason(lang: Lang, typed: &str, is_needed: bool) -> Result<Option<String>, String> {
    match typed.chars().count() {
        0 if is_needed => Err(lang.t("rules-reason-needed")),
        0 => Ok(None),
        count if count > LONGEST_REASON => Err(lang.with("rules-reason-long", &[("count", count.into())])),
        _ => Ok(Some(typed.to_owned())),
    }
}

async fn submit(
    app: &App,
    subject: &Subject,
    role: Role,
    rules: Rules,
    reason: Option<String>,
    key: &str,
) -> Result<u64, Fault> {
    let by = if role == Role::Chair { Actor::Chair } else { Actor::Secretariat };
    // The same form sent twice is one command; the same page with other rules is another, and so is
    // another list with the same rules.
    let of = [subject.session.id.as_str().as_bytes(), reason.as_deref().unwrap_or("").as_bytes()];
    let key = format!("{key:.20} {:.32} {:.8}", basis(&rules), Hash::of(&of));
    let command =
        Command::SetRules { session: subject.session.id.clone(), rules: Box::new(rules), commitment: None, reason };
    let order = Order { seen: Some(subject.floor.version), key: Some(key), ..Order::new(by, command) };
    Ok(carry_out(app, subject.meeting(), order).await?.version)
}

/// By which a form knows whether the rules are still those that it was made from.
fn basis(rules: &Rules) -> String {
    Hash::of(&[serde_json::to_string(rules).unwrap_or_default().as_bytes()]).to_string()
}
