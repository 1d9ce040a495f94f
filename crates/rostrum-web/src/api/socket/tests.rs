//! Facts of the WebSocket, over a real port.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use rostrum_store::{Role, Scope};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use crate::api::facts::{Hall, SECRETS};

struct Client(WebSocketStream<TcpStream>);

/// A server on a port, with its hall.
async fn serve() -> (Hall, std::net::SocketAddr) {
    let hall = Hall::open().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(crate::serve(listener, hall.app.app.clone(), std::future::pending()));
    (hall, address)
}

impl Client {
    async fn connect(
        hall: &Hall,
        address: std::net::SocketAddr,
        query: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<Self, u16> {
        let mut request = format!("ws://{address}{}{query}", hall.path("ws")).into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        let stream = TcpStream::connect(address).await.unwrap();
        match tokio_tungstenite::client_async(request, stream).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    async fn next(&mut self) -> Message {
        let message = timeout(Duration::from_secs(20), self.0.next()).await.expect("the server says something in 20 s");
        message.unwrap().unwrap()
    }

    async fn next_json(&mut self) -> Value {
        loop {
            match self.next().await {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Ping(_) => {}
                other => panic!("no text: {other:?}"),
            }
        }
    }

    async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    /// The answer to a message, and the states that came before it.
    async fn ask(&mut self, message: Value) -> (Value, Vec<Value>) {
        let id = message["id"].clone();
        self.say(message).await;
        let mut states = Vec::new();
        loop {
            let came = self.next_json().await;
            if came["type"] == "answer" && came["id"] == id {
                return (came, states);
            }
            states.push(came);
        }
    }

    /// The close code with its sentence.
    async fn end(&mut self) -> (u16, String) {
        loop {
            if let Message::Close(frame) = self.next().await {
                let frame = frame.unwrap();
                return (frame.code.into(), frame.reason.to_string());
            }
        }
    }
}

fn bearer(token: &rostrum_store::Token) -> String {
    format!("Bearer {}", token.as_str())
}

#[tokio::test]
async fn a_program_follows_and_acts_on_one_connection() {
    let (hall, address) = serve().await;
    let token = bearer(&hall.token(&[Scope::Run]).await);
    let mut deck = Client::connect(&hall, address, "", &[("authorization", &token)]).await.unwrap();
    let mut captions = Client::connect(&hall, address, "", &[]).await.unwrap();
    for client in [&mut deck, &mut captions] {
        let state = client.next_json().await;
        assert_eq!((&state["type"], &state["state"]), (&"state".into(), &"free".into()), "{state}");
        assert!(SECRETS.iter().all(|secret| !state.to_string().contains(secret)));
    }
    let (answer, _) = deck.ask(json!({ "id": 7, "command": "next-speaker", "fields": { "limit": 90 } })).await;
    assert_eq!((&answer["status"], &answer["events"][0]["type"]), (&200.into(), &"floor_given".into()), "{answer}");
    let state = captions.next_json().await;
    assert_eq!((&state["state"], &state["version"]), (&"speaking".into(), &answer["version"]));
    assert_eq!(state["clock"]["limit_seconds"], 90);

    let (answer, _) = deck.ask(json!({ "id": "again", "command": "next-speaker" })).await;
    assert_eq!((&answer["status"], &answer["code"]), (&409.into(), &"floor-taken".into()));
    let (answer, _) = deck.ask(json!({ "id": 8, "command": "stand-up" })).await;
    assert_eq!((&answer["status"], &answer["code"]), (&404.into(), &"unknown-command".into()));
    let (answer, _) = captions.ask(json!({ "id": 1, "command": "end" })).await;
    assert_eq!((&answer["status"], &answer["code"]), (&403.into(), &"not-permitted".into()));
    captions.0.send(Message::text("no json")).await.unwrap();
    let answer = captions.next_json().await;
    assert_eq!((&answer["status"], &answer["id"]), (&400.into(), &Value::Null));
}

#[tokio::test]
async fn who_cannot_set_headers_shows_the_token_first() {
    let (hall, address) = serve().await;
    let token = hall.token(&[Scope::Run, Scope::ReadStaff]).await;
    assert_eq!(Client::connect(&hall, address, "?audience=staff", &[]).await.err(), Some(403));
    let mut client = Client::connect(&hall, address, "", &[]).await.unwrap();
    client.next_json().await;
    let (answer, _) = client.ask(json!({ "id": 1, "token": "rostrum_wrong" })).await;
    assert_eq!((&answer["status"], &answer["code"]), (&401.into(), &"token-unknown".into()));
    let (answer, _) = client.ask(json!({ "id": 2, "token": token.as_str(), "audience": "staff" })).await;
    assert_eq!((&answer["status"], &answer["audience"]), (&200.into(), &"staff".into()));
    let state = client.next_json().await.to_string();
    assert!(SECRETS.iter().all(|secret| state.contains(secret)), "{state}");
    let (answer, _) = client.ask(json!({ "id": 3, "command": "next-speaker" })).await;
    assert_eq!(answer["status"], 200);
}

#[tokio::test]
async fn a_page_of_another_site_is_nobody_whatever_cookies_the_browser_sends() {
    let (hall, address) = serve().await;
    let chair = hall.app.sign_in(Role::Chair, Some(&hall.row)).await;
    let own = format!("http://{address}");
    for (origin, status) in [("https://evil.example", 403), (own.as_str(), 200)] {
        let headers = [("cookie", chair.as_str()), ("origin", origin)];
        let mut page = Client::connect(&hall, address, "", &headers).await.unwrap();
        let (answer, _) = page.ask(json!({ "id": 1, "command": "next-speaker" })).await;
        assert_eq!(answer["status"], status, "{origin}: {answer}");
    }
    let headers = [("cookie", chair.as_str()), ("origin", "https://evil.example")];
    assert_eq!(Client::connect(&hall, address, "?audience=staff", &headers).await.err(), Some(403));
}

#[tokio::test]
async fn a_connection_ends_with_its_token_or_its_sign_in() {
    let (hall, address) = serve().await;
    let staff = hall.app.secretariat().await;
    let token = bearer(&hall.token(&[Scope::Run]).await);
    let mut deck = Client::connect(&hall, address, "", &[("authorization", &token)]).await.unwrap();
    deck.next_json().await;
    hall.app.post_as(&staff, &format!("/m/{}/programs/1/revoke", hall.row.meeting.id), "").await;
    let (code, reason) = deck.end().await;
    assert_eq!((code, reason.as_str()), (1008, "The token was revoked, or the sign-in has ended."));

    let headers = [("cookie", staff.as_str())];
    let mut page = Client::connect(&hall, address, "?audience=staff", &headers).await.unwrap();
    page.next_json().await;
    hall.app.post_as(&staff, "/sign-out", "").await;
    page.say(json!({ "command": "pause" })).await;
    assert_eq!(page.end().await.0, 1008);
}

#[tokio::test]
async fn size_and_rate_are_bounded_with_a_sentence() {
    let (hall, address) = serve().await;
    let mut client = Client::connect(&hall, address, "", &[]).await.unwrap();
    client.next_json().await;
    for id in 0..200 {
        client.say(json!({ "id": id })).await;
    }
    let mut codes = Vec::new();
    while codes.last().is_none_or(|code| code != "too-fast") {
        codes.push(client.next_json().await["code"].as_str().unwrap().to_owned());
    }
    assert!(codes.len() > 40, "forty come through at once: {codes:?}");
    assert_eq!(client.end().await.0, 1008, "whoever goes on is cut off");

    let mut client = Client::connect(&hall, address, "", &[]).await.unwrap();
    client.next_json().await;
    client.say(json!({ "id": "a".repeat(20_000) })).await;
    let (code, reason) = client.end().await;
    assert_eq!((code, reason.as_str()), (1009, "A message has at most 16 KB of text."));
}

#[tokio::test]
async fn a_reader_that_was_away_comes_to_the_newest_state_by_no_more_states_than_changes() {
    let (hall, address) = serve().await;
    let mut slow = Client::connect(&hall, address, "", &[]).await.unwrap();
    slow.next_json().await;
    let token = hall.token(&[Scope::Run]).await;
    let mut deck = Client::connect(&hall, address, "", &[("authorization", &bearer(&token))]).await.unwrap();
    deck.next_json().await;
    let mut version = Value::Null;
    let actions = ["next-speaker"].into_iter().chain(std::iter::repeat_n("toggle-pause", 30));
    for (id, command) in actions.enumerate() {
        let (answer, _) = deck.ask(json!({ "id": id, "command": command })).await;
        if answer["status"] == 200 {
            version = answer["version"].clone();
        }
    }
    let mut seen = 0;
    while slow.next_json().await["version"] != version {
        seen += 1;
        assert!(seen <= 31, "no more states than changes");
    }
}
