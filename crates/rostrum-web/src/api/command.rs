//! Commands of the floor from programs: one way for HTTP and WebSocket, from the name of an action and its
//! fields to the desk.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, JsonRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use rostrum_domain::floor::chain::public_fields;
use rostrum_domain::floor::{Actor, Command, Floor, Refusal, Speaker};
use rostrum_domain::ids::{MeetingId, ProgramNo};
use rostrum_store::{Order, Outcome, Scope};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::key;
use crate::access::{Action, Role};
use crate::app::{App, FORM_LIMIT};
use crate::error::Fault;
use crate::floor::command::{Fields, carry_out, command_in, on_behalf_of};
use crate::floor::{next_speakers, notes};
use crate::i18n::Lang;
use crate::visit::Visit;

/// Gives the floor to whoever is next.
const NEXT_SPEAKER: &str = "next-speaker";
/// Pauses the clock, or lets it run on.
const TOGGLE_PAUSE: &str = "toggle-pause";

/// A command of the floor.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommandRequest {
    /// The name of the action: `give-floor`, `pause`, `next-speaker`.
    pub command: String,
    /// Its fields, each a text, a number or a truth value.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub fields: Map<String, Value>,
    /// The version of the floor that the sender saw; the command is refused when the floor moved since.
    pub seen: Option<u64>,
    /// A name of this very command, 1 to 64 characters: sent again, it is answered and not done again.
    pub key: Option<String>,
}

/// What a command led to.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommandAnswer {
    /// The version of the floor after it.
    version: u64,
    /// The lines that it added to the log, in their public form: version, instant, type and numbers.
    #[schema(value_type = Vec<Object>)]
    events: Vec<Map<String, Value>>,
}

impl From<Outcome> for CommandAnswer {
    fn from(Outcome { version, events }: Outcome) -> Self {
        Self { version, events: events.iter().map(public_fields).collect() }
    }
}

/// Takes a command as JSON.
///
/// # Errors
/// [`Fault::ScopeMissing`], [`Fault::Malformed`] for what does not fit, [`Fault::UnknownCommand`],
/// [`Fault::Refused`] with the rule.
#[utoipa::path(post, operation_id = "command", path = "/m/{meeting}/api/commands", tag = "floor", request_body = CommandRequest,
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same as the field `key`")),
    security(("token" = [])),
    responses((status = 200, body = CommandAnswer), (status = 400, body = super::openapi::Problem),
        (status = 401, body = super::openapi::Problem), (status = 403, body = super::openapi::Problem),
        (status = 404, body = super::openapi::Problem), (status = 409, body = super::openapi::Problem)))]
pub async fn submit(
    State(app): State<App>,
    Path(meeting): Path<String>,
    visit: Visit,
    headers: HeaderMap,
    body: Result<Json<CommandRequest>, JsonRejection>,
) -> Result<Json<CommandAnswer>, Fault> {
    let row = app.meeting(&meeting).await?;
    let sender = Sender::of(&visit, &row.meeting.id)?;
    let Json(mut request) = body.map_err(|rejection| too_large_or(&rejection.body_text(), rejection.status()))?;
    if let Some(key) = key::in_header(&headers)? {
        request.key = Some(key);
    }
    Ok(Json(sender.submit(&app, &row.meeting.id, request, visit.lang).await?.into()))
}

/// Takes a command whose name stands in the address; its fields come in the query, as a form or as JSON. So one
/// key of a deck is one address.
///
/// # Errors
/// As [`submit`].
#[utoipa::path(post, operation_id = "named_command", path = "/m/{meeting}/api/commands/{action}", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address"),
        ("action" = String, Path, description = "`next-speaker`, `toggle-pause`, `end` or another action"),
        ("Idempotency-Key" = Option<String>, Header, description = "Names the command, so that it is done once")),
    security(("token" = [])),
    responses((status = 200, body = CommandAnswer), (status = 400, body = super::openapi::Problem),
        (status = 401, body = super::openapi::Problem), (status = 403, body = super::openapi::Problem),
        (status = 404, body = super::openapi::Problem), (status = 409, body = super::openapi::Problem)))]
pub async fn submit_named(
    State(app): State<App>,
    Path((meeting, action)): Path<(String, String)>,
    visit: Visit,
    headers: HeaderMap,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<CommandAnswer>, Fault> {
    let row = app.meeting(&meeting).await?;
    let sender = Sender::of(&visit, &row.meeting.id)?;
    let Query(query) = query.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let body = body.map_err(|rejection| too_large_or(&rejection.body_text(), rejection.status()))?;
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut fields = fields_of_body(kind, &body)?;
    fields.extend(query.into_iter().filter(|(name, _)| name != "lang").map(|(name, value)| (name, value.into())));
    let mut own = |name: &str| fields.remove(name).as_ref().and_then(Value::as_str).map(str::to_owned);
    let (seen, key) = (own("seen"), own("key"));
    let seen = seen.map(|text| text.parse().map_err(|_| Fault::Malformed(format!("seen: \"{text}\" is no version"))));
    let key = key::in_header(&headers)?.or(key);
    let request = CommandRequest { command: action, fields, seen: seen.transpose()?, key };
    Ok(Json(sender.submit(&app, &row.meeting.id, request, visit.lang).await?.into()))
}

/// Who gives commands, as whom it stands in the log. Each sender has keys of its own.
#[derive(Clone, Debug)]
pub struct Sender {
    role: Role,
    by: Actor,
}

impl Sender {
    /// The sender of a visit.
    ///
    /// # Errors
    /// [`Fault::ScopeMissing`] when the visitor may not give commands.
    pub fn of(visit: &Visit, meeting: &MeetingId) -> Result<Self, Fault> {
        let role = visit.require(Action::CommandFloor, Some(meeting)).map_err(|_| Fault::ScopeMissing(Scope::Run))?;
        let by = match visit.program_no() {
            Some(no) => Actor::Program(ProgramNo(no)),
            None if role == Role::Chair => Actor::Chair,
            None => Actor::Secretariat,
        };
        Ok(Self { role, by })
    }

    /// Hands a command to the desk.
    ///
    /// # Errors
    /// As [`submit`].
    pub async fn submit(
        &self,
        app: &App,
        id: &MeetingId,
        request: CommandRequest,
        lang: Lang,
    ) -> Result<Outcome, Fault> {
        let key = request.key.clone();
        self.give(app, id, request, lang).await.map_err(|fault| key::told_as_sent(fault, key))
    }

    async fn give(&self, app: &App, id: &MeetingId, request: CommandRequest, lang: Lang) -> Result<Outcome, Fault> {
        let CommandRequest { command: action, fields, seen, key } = request;
        let fields = texts(fields)?;
        if [NEXT_SPEAKER, TOGGLE_PAUSE].contains(&action.as_str()) {
            let key = key::for_desk(&format!("{action}:"), key)?;
            return self.submit_short(app, id, &action, fields, seen, key, lang).await;
        }
        let key = key::for_desk("", key)?;
        let fields: Fields = read(fields)?;
        let row = app.meeting(id.as_str()).await?;
        let sender = notes::Sender { role: self.role, lang, key: key.clone().map(|key| key::for_note(self.by, key)) };
        if notes::take(app, &row, sender, &action, &fields).await?.is_some() {
            return Ok(Outcome { version: app.desk().floor(id).await?.version, events: Vec::new() });
        }
        let command = command_in(app, &row, &action, &fields).await.map_err(|fault| known(fault, &action))?;
        let on_behalf_of = on_behalf_of(&command, &fields, lang)?;
        carry_out(app, id, Order { seen, key, on_behalf_of, ..Order::new(self.by, command) }).await
    }

    /// Hands a command that is no action of the console to the desk.
    ///
    /// # Errors
    /// As [`submit`].
    pub async fn carry_out(
        &self,
        app: &App,
        id: &MeetingId,
        command: Command,
        seen: Option<u64>,
        key: Option<String>,
    ) -> Result<Outcome, Fault> {
        let order = Order { seen, key: key::for_desk("", key.clone())?, ..Order::new(self.by, command) };
        carry_out(app, id, order).await.map_err(|fault| key::told_as_sent(fault, key))
    }

    /// What a command of this sender with this key has led to.
    ///
    /// # Errors
    /// As [`submit`].
    pub async fn find_carried_out(
        &self,
        app: &App,
        id: &MeetingId,
        key: Option<String>,
    ) -> Result<Option<Outcome>, Fault> {
        let Some(key) = key::for_desk("", key)? else { return Ok(None) };
        Ok(app.desk().find_carried_out(id, self.by, &key).await?)
    }

    /// Whether it is the chair.
    pub fn is_chair(&self) -> bool {
        self.role == Role::Chair
    }

    /// A command that depends on how the floor stands: for one key of a deck that knows no numbers.
    #[expect(clippy::too_many_arguments, reason = "all of them are those of one request")]
    async fn submit_short(
        &self,
        app: &App,
        id: &MeetingId,
        action: &str,
        fields: Map<String, Value>,
        seen: Option<u64>,
        key: Option<String>,
        lang: Lang,
    ) -> Result<Outcome, Fault> {
        let mut tries = 0;
        loop {
            if let Some(key) = &key
                && let Some(outcome) = app.desk().find_carried_out(id, self.by, key).await?
            {
                return Ok(outcome);
            }
            let floor = app.desk().floor(id).await?;
            let (action, fields) = long(action, fields.clone(), &floor, lang)?;
            let row = app.meeting(id.as_str()).await?;
            let command = command_in(app, &row, action, &read(fields)?).await?;
            let order = Order { seen: seen.or(Some(floor.version)), key: key.clone(), ..Order::new(self.by, command) };
            let outcome = carry_out(app, id, order).await;
            // Somebody was faster: what was meant may be another command by now.
            let faster = matches!(&outcome, Err(Fault::Refused(Refusal::Changed { .. } | Refusal::KeyUsed { .. })));
            tries += 1;
            if !faster || tries == 5 || (seen.is_some() && key.is_none()) {
                return outcome;
            }
        }
    }
}

/// The full command of a short one, as the floor stands.
fn long(
    action: &str,
    mut fields: Map<String, Value>,
    floor: &Floor,
    lang: Lang,
) -> Result<(&'static str, Map<String, Value>), Fault> {
    if action == TOGGLE_PAUSE {
        let paused = floor.current.as_ref().is_some_and(|current| current.paused_at.is_some());
        return Ok((if paused { "resume" } else { "pause" }, fields));
    }
    if floor.current.is_some() {
        return Err(Refusal::FloorTaken.into());
    }
    let (name, value) = match next_speakers(floor, 1).pop() {
        Some(Speaker::Inscription(no)) => ("inscription", no.to_string()),
        Some(Speaker::Person(id)) => ("person", id.to_string()),
        None => return Err(Fault::Conflict { code: "nobody-is-next", text: lang.t("api-nobody-is-next") }),
    };
    fields.insert(name.to_owned(), value.into());
    Ok(("give-floor", fields))
}

/// The fields of a body, by its kind. A body that says of no kind must be empty.
fn fields_of_body(kind: &str, body: &[u8]) -> Result<Map<String, Value>, Fault> {
    if body.is_empty() {
        return Ok(Map::new());
    }
    if kind.starts_with("application/json") {
        return serde_json::from_slice(body).map_err(|error| Fault::Malformed(format!("an object is needed: {error}")));
    }
    if kind.starts_with("application/x-www-form-urlencoded") {
        let pairs = form_urlencoded::parse(body).into_owned();
        return Ok(pairs.map(|(name, value)| (name, value.into())).collect());
    }
    Err(Fault::Malformed("fields come in the query, as a form or as a JSON object".to_owned()))
}

/// Every field as the console sends it: as text. What is left empty is no field.
fn texts(fields: Map<String, Value>) -> Result<Map<String, Value>, Fault> {
    let text = |(name, value): (String, Value)| match value {
        Value::Null => None,
        Value::String(text) => Some(Ok((name, Value::String(text)))),
        Value::Number(number) => Some(Ok((name, number.to_string().into()))),
        Value::Bool(truth) => Some(Ok((name, truth.to_string().into()))),
        Value::Array(_) | Value::Object(_) => {
            Some(Err(Fault::Malformed(format!("fields.{name}: a text, a number or a truth value is permitted"))))
        }
    };
    fields.into_iter().filter_map(text).collect()
}

/// The fields that commands know. A name that none of them knows is no field of any.
fn read(fields: Map<String, Value>) -> Result<Fields, Fault> {
    let known = serde_json::to_value(Fields::default()).unwrap_or_default();
    let known = known.as_object().map(|known| known.keys().map(String::as_str).collect::<Vec<_>>()).unwrap_or_default();
    let own: Vec<&str> = known.into_iter().filter(|name| !["seen", "key"].contains(name)).collect();
    if let Some(name) = fields.keys().find(|name| !own.contains(&name.as_str())) {
        return Err(Fault::Malformed(format!("there is no field \"{name}\"; there are {}", own.join(", "))));
    }
    serde_json::from_value(Value::Object(fields)).map_err(|error| Fault::Malformed(error.to_string()))
}

fn known(fault: Fault, action: &str) -> Fault {
    if matches!(fault, Fault::NotFound) { Fault::UnknownCommand(action.chars().take(64).collect()) } else { fault }
}

/// What is wrong with a body that could not be read.
pub(crate) fn too_large_or(text: &str, status: axum::http::StatusCode) -> Fault {
    match status {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge { limit: FORM_LIMIT },
        _ => Fault::Malformed(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_a_program_sends_is_read_or_named(
            kind in prop::sample::select(vec!["application/json", "application/x-www-form-urlencoded", "text/plain", ""]),
            body in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            if let Ok(fields) = fields_of_body(kind, &body) {
                let _ = texts(fields).and_then(read);
            }
            let _ = serde_json::from_slice::<CommandRequest>(&body);
        }

        #[test]
        fn a_field_reads_the_same_as_json_and_as_a_form(no in any::<u32>(), reason in "[a-zäé \"&=+%]{1,40}") {
            let json = serde_json::json!({ "inscription": no, "reason": reason }).to_string();
            let form = form_urlencoded::Serializer::new(String::new())
                .append_pair("inscription", &no.to_string())
                .append_pair("reason", &reason)
                .finish();
            let json = texts(fields_of_body("application/json; charset=utf-8", json.as_bytes()).unwrap()).unwrap();
            let form = texts(fields_of_body("application/x-www-form-urlencoded", form.as_bytes()).unwrap()).unwrap();
            prop_assert_eq!(&json, &form);
            prop_assert!(read(json).is_ok());
        }
    }

    #[test]
    fn a_field_that_no_command_has_is_named() {
        let fields = serde_json::from_str(r#"{"inscripton": 3}"#).unwrap();
        let fault = read(texts(fields).unwrap()).unwrap_err();
        assert!(
            matches!(&fault, Fault::Malformed(text) if text.contains("inscripton") && text.contains("inscription"))
        );
    }
}
