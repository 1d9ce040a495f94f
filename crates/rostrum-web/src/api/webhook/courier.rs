//! Takes messages from the log into the outbox, and from there to the receivers. Every webhook has a task of its
//! own: a receiver that is slow or away holds up neither the floor nor another receiver.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::floor::Floor;
use rostrum_domain::ids::MeetingId;
use rostrum_store::{Attempt, Delivery, DeliveryStatus, Error, Webhook, WebhookState};
use tokio::task::JoinHandle;

use super::message::messages;
use super::post::Post;
use crate::app::App;

/// Lines of the log that are taken into the outbox at once.
const LINES: u32 = 500;
/// Between two looks for what is to be forgotten, and after a failure of the data folder.
const HOUR: Duration = Duration::from_secs(3_600);
const AFTER_FAILURE: Duration = Duration::from_secs(30);

/// How often a message is tried, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Before the second attempt; before each further one four times as long.
    pub first: SignedDuration,
    /// Never longer than this.
    pub longest: SignedDuration,
    /// A message that is older is given up.
    pub give_up: SignedDuration,
    /// A message that is done with is kept for so long.
    pub keep: SignedDuration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            first: SignedDuration::from_secs(5),
            longest: SignedDuration::from_hours(6),
            give_up: SignedDuration::from_hours(72),
            keep: SignedDuration::from_hours(24 * 30),
        }
    }
}

impl Pace {
    /// How long to wait after so many attempts, from a fifth less to a fifth more, so that receivers that came back
    /// are not met by all at once. `chance` is from 0 to 1.
    pub fn wait(&self, attempts: u32, chance: f64) -> SignedDuration {
        let full =
            (1..attempts).try_fold(self.first, |wait, _| wait.checked_mul(4).filter(|wait| *wait < self.longest));
        let full = full.unwrap_or(self.longest).min(self.longest);
        SignedDuration::from_secs_f64(full.as_secs_f64() * (0.8 + 0.4 * chance))
    }
}

/// What all webhooks share.
#[derive(Clone, Debug)]
pub struct Courier {
    app: App,
    pace: Pace,
    post: Arc<Post>,
}

impl Courier {
    /// A courier at a pace. `private_too`: receivers may be in this machine and in private networks.
    pub fn new(app: App, pace: Pace, private_too: bool) -> Self {
        Self { app, pace, post: Arc::new(Post::new(private_too)) }
    }

    /// The real instant, also in a rehearsal: receivers hold the timestamp against their own clock.
    fn now(&self) -> Timestamp {
        self.app.real_now()
    }
}

/// Serves all webhooks until the server shuts down.
pub async fn run(courier: Courier) {
    let mut closing = courier.app.closing();
    let mut changed = courier.app.webhooks().subscribe();
    let mut tasks: HashMap<(MeetingId, u32), Task> = HashMap::new();
    loop {
        changed.mark_unchanged();
        let now = courier.now();
        let found = courier.app.store().list_webhooks(None, now).await;
        let forgotten = courier.app.store().forget_deliveries(now - courier.pace.keep).await;
        let failed = found.as_ref().err().or(forgotten.as_ref().err());
        let next = if failed.is_some() { AFTER_FAILURE } else { HOUR };
        if let Some(error) = failed {
            tracing::error!(%error, "the webhooks could not be read");
        }
        tasks.retain(|_, task| !task.0.is_finished());
        for webhook in found.unwrap_or_default().into_iter().filter(|webhook| webhook.state == WebhookState::Active) {
            let key = (webhook.meeting.clone(), webhook.no);
            tasks
                .entry(key)
                .or_insert_with(|| Task(tokio::spawn(attend(courier.clone(), webhook.meeting, webhook.no))));
        }
        tokio::select! {
            () = async { drop(closing.wait_for(|closing| *closing).await) } => return,
            _ = changed.changed() => {}
            () = tokio::time::sleep(next) => {}
        }
    }
}

/// A task that ends with whoever started it.
struct Task(JoinHandle<()>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Serves one webhook as long as it is active.
async fn attend(courier: Courier, meeting: MeetingId, no: u32) {
    let mut changed = courier.app.webhooks().subscribe();
    let mut revisions = match courier.app.desk().watch(&meeting).await {
        Ok(revisions) => revisions,
        Err(error) => return tracing::error!(%error, "a webhook could not be served"),
    };
    let mut told = None;
    loop {
        changed.mark_unchanged();
        revisions.mark_unchanged();
        let wait = match step(&courier, &meeting, no, &mut told).await {
            Ok(Step::Done) => return,
            Ok(Step::Again) => continue,
            Ok(Step::Wait(until)) => until.map(|until| until.duration_since(courier.now())),
            Err(error) => {
                tracing::error!(%error, "a webhook could not be served");
                told = None;
                tokio::time::sleep(AFTER_FAILURE).await;
                continue;
            }
        };
        let wait = wait.map_or(HOUR, |wait| Duration::try_from(wait).unwrap_or_default());
        tokio::select! {
            _ = changed.changed() => {}
            _ = revisions.changed() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

enum Step {
    /// The webhook is paused, stopped or gone.
    Done,
    /// There may be more to do at once.
    Again,
    /// Nothing is to be done before this instant, or before something happens.
    Wait(Option<Timestamp>),
}

/// Takes over what is new, then tries the first message if it is due.
async fn step(courier: &Courier, meeting: &MeetingId, no: u32, told: &mut Option<Floor>) -> Result<Step, Error> {
    let store = courier.app.store();
    let webhook = store.find_webhook(meeting, no, courier.now()).await?;
    let Some(webhook) = webhook.filter(|webhook| webhook.state == WebhookState::Active) else { return Ok(Step::Done) };
    if take_over(courier, &webhook, told).await? {
        return Ok(Step::Again);
    }
    let Some(delivery) = store.find_next_delivery(meeting, no).await? else { return Ok(Step::Wait(None)) };
    if delivery.next_at > courier.now() {
        return Ok(Step::Wait(Some(delivery.next_at)));
    }
    attempt(courier, &webhook, &delivery).await?;
    Ok(Step::Again)
}

/// Puts messages about what has happened since into the outbox; whether there may be more.
async fn take_over(courier: &Courier, webhook: &Webhook, told: &mut Option<Floor>) -> Result<bool, Error> {
    let store = courier.app.store();
    let floor = match told.take() {
        // What was told of a webhook that has been put back starts from its row again.
        Some(floor) if floor.version >= webhook.seen_version => told.insert(floor),
        _ => {
            let log = store.list_floor_events_between(&webhook.meeting, 0, webhook.seen_version).await?;
            told.insert(Floor::from_log(&log))
        }
    };
    let lines = store.list_floor_events_after(&webhook.meeting, floor.version, LINES).await?;
    let mut made = Vec::new();
    for line in &lines {
        made.extend(messages(webhook, floor, line)?);
    }
    let more = lines.len() == LINES as usize;
    // A version of which nothing is told is not worth a write, unless there were many of them.
    if made.is_empty() && !more {
        return Ok(false);
    }
    let version = floor.version;
    if !store.put_deliveries(webhook, version, &made, courier.now()).await? {
        *told = None;
    }
    Ok(true)
}

async fn attempt(courier: &Courier, webhook: &Webhook, delivery: &Delivery) -> Result<(), Error> {
    let answer = courier.post.send(webhook, &delivery.message, courier.now()).await;
    let now = courier.now();
    let status = answer.ok();
    let taken = status.is_some_and(|status| status.is_success());
    let chance = (RandomState::new().hash_one(0) % 1_000) as f64 / 1_000.0;
    let next_at = now + courier.pace.wait(delivery.attempts + 1, chance);
    let too_old = next_at.duration_since(delivery.created_at) > courier.pace.give_up;
    let attempt = Attempt {
        status: match (taken, too_old) {
            (true, _) => DeliveryStatus::Delivered,
            (false, true) => DeliveryStatus::GivenUp,
            (false, false) => DeliveryStatus::Waiting,
        },
        answer: status.map(|status| status.as_u16()),
        fault: answer.err().map(|unanswered| unanswered.code().to_owned()),
        next_at,
    };
    courier.app.store().keep_attempt(webhook, delivery.no, &attempt, now).await?;
    if status.is_some_and(|status| status == axum::http::StatusCode::GONE) {
        courier.app.store().set_webhook_state(&webhook.meeting, webhook.no, WebhookState::Stopped).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_to_six_hours_and_fits_into_three_days() {
        let pace = Pace::default();
        let waits: Vec<i64> = (1..=8).map(|attempts| pace.wait(attempts, 0.5).as_secs()).collect();
        assert_eq!(waits, [5, 20, 80, 320, 1_280, 5_120, 20_480, 21_600]);
        assert_eq!(pace.wait(500, 0.5).as_secs(), 21_600);
        for attempts in 1..50 {
            let (least, most) = (pace.wait(attempts, 0.0).as_secs_f64(), pace.wait(attempts, 1.0).as_secs_f64());
            assert!((most / least - 1.5).abs() < 1e-6 && most <= 6.0 * 3_600.0 * 1.2 + 1.0, "{attempts}");
        }
    }
}
