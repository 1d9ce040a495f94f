//! The WebSocket: the state of the floor on connect and after each change, and commands with answers. It takes the
//! same commands as the addresses do.

use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use rostrum_domain::participant::Audience;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use super::command::{CommandAnswer, CommandRequest, Sender};
use super::now::{self, Key, Wanted};
use super::openapi::Problem;
use crate::app::App;
use crate::error::Fault;
use crate::guard;
use crate::session;
use crate::visit::Visit;

/// Bytes of a message to the server.
const LARGEST_MESSAGE: usize = 16_384;
/// Between two pings.
const BEAT: Duration = Duration::from_secs(20);
/// Silence after which the other side is taken for gone: three pings without an answer.
const SILENCE: Duration = Duration::from_secs(60);
/// How long a reader may take for one message. Meanwhile newer states replace older ones.
const SLOWEST: Duration = Duration::from_secs(30);
/// Messages a second, and how many may come at once.
const A_SECOND: f64 = 20.0;
const AT_ONCE: f64 = 40.0;

/// Opens a WebSocket.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::ScopeMissing`], or [`Fault::Malformed`] for a request that is no upgrade.
#[utoipa::path(get, operation_id = "socket", path = "/m/{meeting}/api/ws", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address"), Wanted),
    security((), ("token" = [])),
    responses((status = 101, description = "The messages are described in docs/api.md"),
        (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
pub async fn open(
    State(app): State<App>,
    Path(meeting): Path<String>,
    visit: Visit,
    headers: HeaderMap,
    uri: Uri,
    wanted: Result<Query<Wanted>, QueryRejection>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = row.meeting.id;
    let Query(wanted) = wanted.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let who = Who::of(visit, headers, uri);
    let key = Key { audience: wanted.audience(&who.visit, &id)?, lang: wanted.lang(&who.visit)?, meeting: id };
    let upgrade = upgrade.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let revisions = app.desk().watch(&key.meeting).await?;
    let upgrade = upgrade.max_message_size(LARGEST_MESSAGE).max_frame_size(LARGEST_MESSAGE);
    Ok(upgrade.on_upgrade(move |socket| async move {
        let connection = Connection { app, key, who, revisions, allowance: Allowance::new() };
        connection.hold(socket).await;
    }))
}

/// Who holds the other end, and how to find out again whether they still may.
struct Who {
    visit: Visit,
    headers: HeaderMap,
    uri: Uri,
    token: Option<String>,
}

impl Who {
    /// Browsers let pages of every site open a WebSocket and send the cookies along. Such a page is nobody here
    /// until it shows a token.
    fn of(visit: Visit, headers: HeaderMap, uri: Uri) -> Self {
        let token = session::bearer(&headers).map(str::to_owned);
        let stranger = token.is_none() && guard::comes_from_elsewhere(&headers);
        let headers = if stranger { HeaderMap::new() } else { headers };
        let visit = if stranger { visit.without_sign_in() } else { visit };
        Self { visit, headers, uri, token }
    }

    /// The same visit as it is by now: a token may have been revoked, a sign-in may have ended.
    async fn again(&self, app: &App) -> Result<Visit, Fault> {
        let mut visit = self.visit.without_sign_in();
        match &self.token {
            Some(token) => visit.enter(app, token).await?,
            None => visit = Visit::read(app, &self.headers, &self.uri).await?,
        }
        Ok(visit)
    }
}

/// One open WebSocket.
struct Connection {
    app: App,
    key: Key,
    who: Who,
    revisions: watch::Receiver<u64>,
    allowance: Allowance,
}

/// Why a connection ends, as the other side is told.
type End = CloseFrame;

impl Connection {
    async fn hold(mut self, mut socket: WebSocket) {
        let end = self.converse(&mut socket).await;
        if let Err(Some(end)) = end {
            // Whoever does not read it is gone anyway.
            let _ = timeout(SLOWEST, socket.send(Message::Close(Some(end)))).await;
        }
    }

    /// Sends states and answers until it ends; `None`: the other side is gone.
    async fn converse(&mut self, socket: &mut WebSocket) -> Result<(), Option<End>> {
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat.reset();
        let mut heard = Instant::now();
        let mut closing = self.app.closing();
        self.send_state(socket).await?;
        loop {
            tokio::select! {
                () = async { drop(closing.wait_for(|closing| *closing).await) } => {
                    return Err(Some(end(close_code::AWAY, "The server shuts down; connect again in a few seconds.")));
                }
                changed = self.revisions.changed() => {
                    changed.map_err(|_| None)?;
                    self.check().await?;
                    self.send_state(socket).await?;
                }
                _ = beat.tick() => {
                    if heard.elapsed() > SILENCE {
                        return Err(None);
                    }
                    self.check().await?;
                    send(socket, Message::Ping(Default::default())).await?;
                }
                message = socket.recv() => {
                    heard = Instant::now();
                    match message {
                        Some(Ok(Message::Text(text))) => self.answer(socket, text.as_bytes()).await?,
                        Some(Ok(Message::Binary(_))) => {
                            return Err(Some(end(close_code::UNSUPPORTED, "Messages are text: one JSON object each.")));
                        }
                        Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                        Some(Err(_)) => {
                            return Err(Some(end(close_code::SIZE, "A message has at most 16 KB of text.")));
                        }
                        Some(Ok(Message::Close(_))) | None => return Err(None),
                    }
                }
            }
        }
    }

    /// Ends the connection of whoever may not hear this any more.
    async fn check(&mut self) -> Result<(), Option<End>> {
        match self.who.again(&self.app).await {
            Ok(visit) if self.still_permitted(&visit) => {
                self.who.visit = visit;
                Ok(())
            }
            Ok(_) | Err(Fault::TokenUnknown) => {
                Err(Some(end(close_code::POLICY, "The token was revoked, or the sign-in has ended.")))
            }
            Err(_) => Err(Some(end(close_code::ERROR, "Something failed on the server; connect again."))),
        }
    }

    fn still_permitted(&self, visit: &Visit) -> bool {
        let code = match self.key.audience {
            Audience::Staff => "staff",
            Audience::Public => "public",
        };
        now::audience(Some(code), visit, &self.key.meeting).is_ok()
    }

    async fn send_state(&mut self, socket: &mut WebSocket) -> Result<(), Option<End>> {
        let revision = *self.revisions.borrow_and_update();
        let document = self.app.documents().at(&self.app, &self.key, revision).await;
        let document =
            document.map_err(|_| Some(end(close_code::ERROR, "Something failed on the server; connect again.")))?;
        let state = [now::head(&self.app, "\"type\":\"state\","), document].concat();
        send(socket, text(String::from_utf8_lossy(&state).into_owned())).await
    }

    async fn answer(&mut self, socket: &mut WebSocket, message: &[u8]) -> Result<(), Option<End>> {
        let read = serde_json::from_slice::<Request>(message);
        let id = read.as_ref().map_or(Value::Null, |request| request.id.clone());
        let result = match (self.allowance.take(), read) {
            (Taken::Never, _) => {
                return Err(Some(end(close_code::POLICY, "Too many messages: at most 20 a second are taken.")));
            }
            (Taken::No, _) => Err(Fault::TooFast),
            (Taken::Yes, Err(error)) => Err(Fault::Malformed(error.to_string())),
            (Taken::Yes, Ok(request)) => {
                // Between two changes nobody has looked whether the token is still good.
                self.check().await?;
                self.carry_out(request).await
            }
        };
        let shown_more = matches!(&result, Ok(answer) if answer.get("audience").is_some());
        send(socket, text(line(id, result, &self.who.visit).to_string())).await?;
        if shown_more { self.send_state(socket).await } else { Ok(()) }
    }

    async fn carry_out(&mut self, request: Request) -> Result<Value, Fault> {
        let Request { id: _, token, audience, command, fields, seen, key } = request;
        if let Some(command) = command {
            let sender = Sender::of(&self.who.visit, &self.key.meeting)?;
            let request = CommandRequest { command, fields, seen, key };
            let outcome = sender.submit(&self.app, &self.key.meeting, request, self.who.visit.lang).await?;
            return serde_json::to_value(CommandAnswer::from(outcome)).map_err(|error| Fault::failed(&error));
        }
        let mut visit = self.who.visit.clone();
        if let Some(token) = &token {
            visit.enter(&self.app, token).await?;
        } else if audience.is_none() {
            return Err(Fault::Malformed("command, token or audience is needed".to_owned()));
        }
        let wanted = now::audience(audience.as_deref(), &visit, &self.key.meeting)?;
        self.who.visit = visit;
        self.who.token = token.or(self.who.token.take());
        self.key.audience = wanted;
        Ok(json!({ "audience": if wanted == Audience::Staff { "staff" } else { "public" } }))
    }
}

/// What comes in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    /// Comes back with the answer.
    #[serde(default)]
    id: Value,
    /// Whoever cannot set headers shows the token here.
    token: Option<String>,
    /// Changes for whose eyes the states are.
    audience: Option<String>,
    command: Option<String>,
    #[serde(default)]
    fields: Map<String, Value>,
    seen: Option<u64>,
    key: Option<String>,
}

/// One line of answer: type, id, status, and what the address would answer.
fn line(id: Value, result: Result<Value, Fault>, visit: &Visit) -> Value {
    let (status, said) = match result {
        Ok(said) => (200, said),
        Err(fault) => (fault.status().as_u16(), fault.to_program(visit.lang)),
    };
    let mut line = json!({ "type": "answer", "id": id, "status": status });
    if let (Value::Object(line), Value::Object(said)) = (&mut line, said) {
        line.extend(said);
    }
    line
}

async fn send(socket: &mut WebSocket, message: Message) -> Result<(), Option<End>> {
    match timeout(SLOWEST, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(None),
    }
}

fn text(text: String) -> Message {
    Message::Text(text.into())
}

fn end(code: u16, reason: &'static str) -> End {
    CloseFrame { code, reason: reason.into() }
}

/// How many messages may still come: refilled evenly.
struct Allowance {
    left: f64,
    at: Instant,
    refused: u32,
}

enum Taken {
    Yes,
    No,
    /// It goes on regardless of what it is told.
    Never,
}

impl Allowance {
    fn new() -> Self {
        Self { left: AT_ONCE, at: Instant::now(), refused: 0 }
    }

    fn take(&mut self) -> Taken {
        let now = Instant::now();
        self.left = (self.left + now.duration_since(self.at).as_secs_f64() * A_SECOND).min(AT_ONCE);
        self.at = now;
        if self.left >= 1.0 {
            self.left -= 1.0;
            self.refused = 0;
            return Taken::Yes;
        }
        self.refused += 1;
        if self.refused > 100 { Taken::Never } else { Taken::No }
    }
}

#[cfg(test)]
mod tests;
