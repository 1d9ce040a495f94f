//! Facts of webhooks, with a real receiver on a port.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{any, post};
use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use jiff::SignedDuration;
use rostrum_store::{Delivery, DeliveryStatus, Webhook, WebhookState};
use serde_json::Value;
use sha2::Sha256;
use tokio::net::TcpListener;
use tokio::time::timeout;

use super::post::Post;
use super::{Courier, Pace, Unanswered, run};
use crate::api::facts::{Hall, SECRETS};

/// What came in, in order, and what is answered next (200 when nothing is left).
#[derive(Clone, Default)]
struct Receiver {
    came: Arc<Mutex<Vec<(HeaderMap, String)>>>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

impl Receiver {
    /// Listens; where it can be reached.
    async fn listen(&self, port: u16) -> String {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let receiver = self.clone();
        let answer = move |headers: HeaderMap, body: String| {
            receiver.came.lock().unwrap().push((headers, body));
            let status = receiver.answers.lock().unwrap().pop_front().unwrap_or(200);
            // Whoever followed the redirect would come here once more.
            let location = [("location", "/elsewhere")];
            async move { (StatusCode::from_u16(status).unwrap(), location) }
        };
        let router = Router::new().route("/hook", post(answer.clone())).route("/elsewhere", any(answer));
        tokio::spawn(axum::serve(listener, router).into_future());
        format!("http://{address}/hook")
    }

    fn answers(&self, answers: impl IntoIterator<Item = u16>) {
        self.answers.lock().unwrap().extend(answers);
    }

    /// Waits until so many have come.
    async fn wait_for(&self, count: usize) -> Vec<(HeaderMap, String)> {
        let all = async {
            while self.came.lock().unwrap().len() < count {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(20), all)
            .await
            .unwrap_or_else(|_| panic!("{} came", self.came.lock().unwrap().len()));
        self.came.lock().unwrap().clone()
    }
}

fn quick() -> Pace {
    let millis = SignedDuration::from_millis;
    Pace {
        first: millis(20),
        longest: millis(40),
        give_up: SignedDuration::from_secs(60),
        keep: SignedDuration::from_secs(60),
    }
}

/// Serves webhooks until it is dropped, as a server does until it ends.
struct Server(tokio::task::JoinHandle<()>);

impl Server {
    fn start(hall: &Hall, pace: Pace) -> Self {
        Self(tokio::spawn(run(Courier::new(hall.app.app.clone(), pace, true))))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn hook(hall: &Hall, url: &str, kinds: &[&str]) -> Webhook {
    let (app, id) = (&hall.app.app, &hall.row.meeting.id);
    let seen = hall.version().await;
    let made = app.store().make_webhook(id, url, kinds, seen, app.real_now()).await.unwrap();
    app.webhooks().send_modify(|count| *count += 1);
    made
}

async fn deliveries(hall: &Hall, hook: &Webhook) -> Vec<Delivery> {
    hall.app.app.store().list_deliveries(&hall.row.meeting.id, hook.no, 100).await.unwrap()
}

async fn state(hall: &Hall, hook: &Webhook) -> WebhookState {
    let (app, id) = (&hall.app.app, &hall.row.meeting.id);
    app.store().find_webhook(id, hook.no, app.real_now()).await.unwrap().unwrap().state
}

async fn until<F: Future<Output = bool>>(what: &str, mut holds: impl FnMut() -> F) {
    let all = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(20), all).await.unwrap_or_else(|_| panic!("{what}"));
}

fn kinds(came: &[(HeaderMap, String)]) -> Vec<String> {
    let kind = |body: &String| serde_json::from_str::<Value>(body).unwrap()["type"].as_str().unwrap().to_owned();
    came.iter().map(|(_, body)| kind(body)).collect()
}

#[tokio::test]
async fn a_receiver_is_told_in_order_signed_and_without_a_name() {
    let hall = Hall::open().await;
    let receiver = Receiver::default();
    let _server = Server::start(&hall, quick());
    let made =
        hook(&hall, &receiver.listen(0).await, &["floor_given", "intervention_ended", "next_speaker_changed"]).await;
    for action in ["next-speaker", "toggle-pause", "end"] {
        hall.act(action).await;
    }
    let came = receiver.wait_for(3).await;
    assert_eq!(kinds(&came), ["floor_given", "next_speaker_changed", "intervention_ended"]);
    for (headers, body) in &came {
        let text = |name: &str| headers[name].to_str().unwrap().to_owned();
        let (id, timestamp) = (text("webhook-id"), text("webhook-timestamp"));
        let mut mac = Hmac::<Sha256>::new_from_slice(&made.secrets[0].bytes().unwrap()).unwrap();
        mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
        assert_eq!(text("webhook-signature"), format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes())));
        let body: Value = serde_json::from_str(body).unwrap();
        assert_eq!((&body["id"], &body["meeting"]), (&id.into(), &hall.row.meeting.id.as_str().into()));
        let fields = body.as_object().unwrap().keys().map(String::as_str);
        let known = ["at", "id", "inscription", "meeting", "person", "segment", "session", "type", "version"];
        assert!(fields.clone().all(|field| known.contains(&field)), "{body}");
        assert!(SECRETS.iter().chain(&["Lima", "Jorge"]).all(|name| !body.to_string().contains(name)), "{body}");
    }
    let first: Value = serde_json::from_str(&came[0].1).unwrap();
    assert_eq!((&first["inscription"], &first["at"]), (&1.into(), &"2025-07-21T06:00:00Z".into()));
}

#[tokio::test]
async fn a_message_is_tried_until_it_is_taken_and_those_behind_it_wait() {
    let hall = Hall::open().await;
    let receiver = Receiver::default();
    receiver.answers([500, 302, 429]);
    let _server = Server::start(&hall, quick());
    let made = hook(&hall, &receiver.listen(0).await, &["everything"]).await;
    hall.act("next-speaker").await;
    hall.act("end").await;
    let came = receiver.wait_for(6).await;
    let expected =
        ["floor_given", "floor_given", "floor_given", "floor_given", "next_speaker_changed", "intervention_ended"];
    assert_eq!(kinds(&came), expected);
    let ids: Vec<_> = came.iter().map(|(headers, _)| headers["webhook-id"].clone()).collect();
    assert!(ids[..4].iter().all(|id| *id == ids[0]) && ids[3] != ids[4], "the receiver knows it by its id: {ids:?}");
    assert!(came[..4].iter().all(|(_, body)| *body == came[0].1), "the same bytes");
    until("all are delivered", async || {
        deliveries(&hall, &made).await.iter().all(|delivery| delivery.status == DeliveryStatus::Delivered)
    })
    .await;
    let all = deliveries(&hall, &made).await;
    let first = all.last().unwrap();
    assert_eq!((first.attempts, first.answer, first.fault.as_deref()), (4, Some(200), None));
}

#[tokio::test]
async fn a_receiver_that_is_gone_is_sent_nothing_more_until_it_is_told_to_go_on() {
    let hall = Hall::open().await;
    let receiver = Receiver::default();
    receiver.answers([410]);
    let _server = Server::start(&hall, quick());
    let made = hook(&hall, &receiver.listen(0).await, &["floor_given", "intervention_ended"]).await;
    hall.act("next-speaker").await;
    until("it is stopped", async || state(&hall, &made).await == WebhookState::Stopped).await;
    hall.act("end").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(receiver.wait_for(1).await.len(), 1);

    let page = format!("/m/{}/programs/webhooks/{}/resume", hall.row.meeting.id, made.no);
    hall.app.post_as(&hall.app.secretariat().await, &page, "").await;
    assert_eq!(kinds(&receiver.wait_for(3).await), ["floor_given", "floor_given", "intervention_ended"]);
}

#[tokio::test]
async fn a_restart_loses_nothing_and_repeats_nothing_that_was_taken() {
    let hall = Hall::open().await;
    let receiver = Receiver::default();
    let url = receiver.listen(0).await;
    let made = hook(&hall, &url, &["floor_given", "intervention_ended"]).await;
    // Nobody serves webhooks while this happens.
    hall.act("next-speaker").await;
    receiver.answers([500; 3]);
    let server = Server::start(&hall, quick());
    receiver.wait_for(2).await;
    drop(server);
    hall.act("end").await;
    hall.act("next-speaker").await;
    let server = Server::start(&hall, quick());
    until("all are delivered", async || {
        let all = deliveries(&hall, &made).await;
        all.len() == 3 && all.iter().all(|delivery| delivery.status == DeliveryStatus::Delivered)
    })
    .await;
    drop(server);
    let count = receiver.wait_for(3).await.len();
    let _server = Server::start(&hall, quick());
    tokio::time::sleep(Duration::from_millis(100)).await;
    let came = receiver.wait_for(count).await;
    assert_eq!(came.len(), count, "what was taken is not sent again");
    let mut once = kinds(&came);
    once.dedup();
    assert_eq!(once, ["floor_given", "intervention_ended", "floor_given"]);
}

#[tokio::test]
async fn a_message_that_nobody_takes_is_given_up_and_the_next_one_has_its_turn() {
    let hall = Hall::open().await;
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    drop(silent);
    let pace = Pace { give_up: SignedDuration::from_millis(500), ..quick() };
    let _server = Server::start(&hall, pace);
    let made = hook(&hall, &format!("http://127.0.0.1:{port}/hook"), &["floor_given", "intervention_ended"]).await;
    hall.act("next-speaker").await;
    until("it is given up", async || {
        deliveries(&hall, &made).await.first().is_some_and(|first| first.status == DeliveryStatus::GivenUp)
    })
    .await;
    let given_up = deliveries(&hall, &made).await.remove(0);
    assert!(given_up.attempts > 0 && given_up.done_at.is_some(), "{given_up:?}");
    assert_eq!(given_up.fault.as_deref(), Some(Unanswered::NoConnection.code()));

    let receiver = Receiver::default();
    receiver.listen(port).await;
    hall.act("end").await;
    assert_eq!(kinds(&receiver.wait_for(1).await), ["intervention_ended"]);
}

#[tokio::test]
async fn a_receiver_that_never_answers_holds_up_neither_the_floor_nor_another_receiver() {
    let hall = Hall::open().await;
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", silent.local_addr().unwrap());
    let receiver = Receiver::default();
    let _server = Server::start(&hall, quick());
    hook(&hall, &url, &["everything"]).await;
    hook(&hall, &receiver.listen(0).await, &["floor_given", "paused"]).await;
    let began = std::time::Instant::now();
    hall.act("next-speaker").await;
    hall.act("toggle-pause").await;
    assert_eq!(kinds(&receiver.wait_for(2).await), ["floor_given", "paused"]);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

#[tokio::test]
async fn nothing_is_sent_to_an_address_that_is_not_permitted() {
    let hall = Hall::open().await;
    let receiver = Receiver::default();
    let url = receiver.listen(0).await;
    let message = rostrum_store::Message { id: "msg_1".to_owned(), kind: "test".to_owned(), body: "{}".to_owned() };
    for url in [url.clone(), url.replace("127.0.0.1", "localhost"), url.replace("http", "https")] {
        let made = hook(&hall, &url, &["everything"]).await;
        let sent = Post::new(false).send(&made, &message, hall.app.app.real_now()).await;
        assert_eq!(sent, Err(Unanswered::NotPermitted), "{url}");
    }
    assert!(receiver.came.lock().unwrap().is_empty());
    let made = hook(&hall, &url.replace("http", "https"), &["everything"]).await;
    let sent = Post::new(true).send(&made, &message, hall.app.app.real_now()).await;
    assert!(matches!(sent, Err(Unanswered::Broken | Unanswered::NoRoots)), "it speaks no TLS: {sent:?}");
}

#[tokio::test]
async fn the_secretariat_makes_pauses_tests_rolls_and_removes_webhooks() {
    let hall = Hall::open().await;
    let (staff, chair) =
        (hall.app.secretariat().await, hall.app.sign_in(rostrum_store::Role::Chair, Some(&hall.row)).await);
    let base = format!("/m/{}/programs", hall.row.meeting.id);
    let form = "url=https%3A%2F%2Fexample.org%2Fhook&kind=floor_given&kind=everything";
    assert_eq!(hall.app.post_as(&chair, &format!("{base}/webhooks"), form).await.status, StatusCode::FORBIDDEN);
    for (form, sentence) in [
        ("url=http%3A%2F%2Fexample.org&kind=everything", "over https, so that"),
        ("url=https%3A%2F%2F10.0.0.1&kind=everything", "private network"),
        ("url=nonsense&kind=everything", "no address of a server"),
        ("url=https%3A%2F%2Fexample.org", "Choose at least one"),
    ] {
        let page = hall.app.post_as(&staff, &format!("{base}/webhooks"), form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains(sentence), "{form}: {}", page.text);
    }
    let made = hall.app.post_as(&staff, &format!("{base}/webhooks"), form).await;
    assert!(made.status == StatusCode::CREATED && made.text.contains("whsec_"), "{}", made.text);
    let page = hall.app.get_as(&staff, &base).await.text;
    assert!(page.contains("https://example.org/hook") && !page.contains("whsec_"), "the secret is shown once");

    let act = async |action: &str| hall.app.post_as(&staff, &format!("{base}/webhooks/1/{action}"), "").await;
    act("test").await;
    let find =
        async || hall.app.app.store().find_webhook(&hall.row.meeting.id, 1, hall.app.app.real_now()).await.unwrap();
    let before = find().await.unwrap();
    assert_eq!(deliveries(&hall, &before).await[0].message.kind, "test");
    act("pause").await;
    assert_eq!(find().await.unwrap().state, WebhookState::Paused);
    act("resume").await;
    assert!(act("roll").await.text.contains("whsec_"));
    let rolled = find().await.unwrap();
    assert_eq!((rolled.state, &rolled.secrets[1]), (WebhookState::Active, &before.secrets[0]));
    assert_eq!(act("nonsense").await.status, StatusCode::NOT_FOUND);
    act("remove").await;
    assert_eq!(find().await, None);
    assert_eq!(act("test").await.status, StatusCode::NOT_FOUND);
}
