//! Channels: one view of one meeting in one language, rendered once and read by all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rostrum_domain::ids::MeetingId;
use serde::Serialize;
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};

use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;

use super::super::view::View;
use super::message::{Beat, Face, Message, Times};
use super::places::Places;
use super::writers::Writers;

/// The least time between two states: what comes together, such as a list that fills, is shown together.
const PAUSE: Duration = Duration::from_millis(50);
/// Rendering may take this share of one processor at most: one in four.
const SHARE: u32 = 4;
/// Between two signs of life in a rehearsal, whose clock changes its speed without any change on the floor.
const REHEARSAL_BEAT: Duration = Duration::from_millis(250);
/// Expected turns move with the time of day: a view that is older is rendered again.
const FRESH: Duration = Duration::from_secs(30);

/// The channels of all meetings.
#[derive(Debug, Default)]
pub struct Streams {
    channels: Mutex<HashMap<Key, Slot>>,
    pub(super) writers: Writers,
    pub(super) places: Places,
}

/// Where a channel stands while it has readers. Held while one is opened or closed.
type Slot = Arc<tokio::sync::Mutex<Option<Arc<watch::Sender<Sent>>>>>;

/// Which channel.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub meeting: MeetingId,
    pub view: View,
    pub lang: Lang,
}

/// What a channel sent last. A reader who was slow finds the newest here, and no backlog.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    /// Counts the states.
    pub no: u64,
    pub state: Message,
    /// Counts the signs of life.
    pub beats: u64,
    /// The newest sign of life, when it is newer than the state.
    pub beat: Option<Message>,
    /// The version of the state.
    pub version: u64,
    /// Which change of the meeting the state has in it.
    revision: u64,
}

/// What a state consists of, before it is written.
#[derive(PartialEq)]
struct Rendered {
    version: u64,
    clock: Option<Face>,
    /// The part of the message that depends on the view: members of a JSON object.
    content: String,
}

impl Streams {
    /// Opens a channel, or joins those who read it. What it has sent last is at least as new as what
    /// happened before this call.
    ///
    /// # Errors
    /// The first state could not be rendered.
    pub(super) async fn join(&self, app: &App, key: &Key) -> Result<watch::Receiver<Sent>, Fault> {
        let slot =
            Arc::clone(self.channels.lock().unwrap_or_else(PoisonError::into_inner).entry(key.clone()).or_default());
        let mut standing = slot.lock().await;
        if let Some(channel) = standing.as_ref() {
            let mut reader = channel.subscribe();
            drop(standing);
            let now = *app.desk().watch(&key.meeting).await?.borrow();
            // When rendering fails the channel says why in the log, and the state before has to do.
            let _ = tokio::time::timeout(FRESH, reader.wait_for(|sent| sent.revision >= now)).await;
            reader.mark_changed();
            return Ok(reader);
        }
        let channel = Channel::open(app.clone(), key.clone(), Arc::clone(&slot)).await?;
        let sender = Arc::clone(&channel.sender);
        let reader = sender.subscribe();
        tokio::spawn(channel.run());
        *standing = Some(sender);
        Ok(reader)
    }
}

struct Channel {
    app: App,
    key: Key,
    slot: Slot,
    sender: Arc<watch::Sender<Sent>>,
    revisions: watch::Receiver<u64>,
    last: Rendered,
    rendered: Instant,
    cost: Duration,
    beat: Duration,
}

impl Channel {
    async fn open(app: App, key: Key, slot: Slot) -> Result<Self, Fault> {
        let mut revisions = app.desk().watch(&key.meeting).await?;
        let revision = *revisions.borrow_and_update();
        let begun = Instant::now();
        let (last, rehearsal) = render(&app, &key).await?;
        let beat = if rehearsal { REHEARSAL_BEAT } else { app.settings().live.beat };
        let state = write(&app, &last, beat)?;
        let sender =
            Arc::new(watch::Sender::new(Sent { no: 1, state, beats: 0, beat: None, version: last.version, revision }));
        Ok(Self { app, key, slot, sender, revisions, last, rendered: Instant::now(), cost: begun.elapsed(), beat })
    }

    /// Sends until nobody reads any more.
    async fn run(mut self) {
        let mut beat = interval(self.beat);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // The first tick of an interval is at once, and the full state says all that a sign of life says.
        beat.reset();
        let mut outdated = false;
        loop {
            tokio::select! {
                changed = self.revisions.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    outdated = true;
                    sleep_until(self.rendered + PAUSE.max(self.cost * SHARE)).await;
                }
                _ = beat.tick() => {}
            }
            if self.sender.receiver_count() == 0 && self.close().await {
                return;
            }
            if outdated || self.rendered.elapsed() >= FRESH {
                // Whoever sees the failure is not here: it stands in the log, and the next beat tries again.
                match self.renew().await {
                    Ok(true) => beat.reset(),
                    Ok(false) => self.sign_of_life(),
                    Err(_) => continue,
                }
                outdated = false;
            } else {
                self.sign_of_life();
            }
        }
    }

    /// Gives the place up, unless somebody has just joined.
    async fn close(&self) -> bool {
        let mut standing = self.slot.lock().await;
        let nobody = self.sender.receiver_count() == 0;
        if nobody {
            *standing = None;
        }
        nobody
    }

    /// Renders the view again; says whether it is another one.
    async fn renew(&mut self) -> Result<bool, Fault> {
        let revision = *self.revisions.borrow_and_update();
        let begun = Instant::now();
        let (rendered, _) = render(&self.app, &self.key).await?;
        self.cost = begun.elapsed();
        self.rendered = Instant::now();
        if rendered == self.last {
            self.sender.send_modify(|sent| sent.revision = revision);
            return Ok(false);
        }
        let state = write(&self.app, &rendered, self.beat)?;
        let version = rendered.version;
        self.last = rendered;
        self.sender.send_modify(|sent| {
            *sent = Sent { no: sent.no + 1, state, beats: sent.beats, beat: None, version, revision };
        });
        Ok(true)
    }

    fn sign_of_life(&self) {
        let times = Times::of(self.app.store().clock().as_ref(), self.beat);
        match Message::beat(&Beat { version: self.last.version, times }) {
            Ok(beat) => self.sender.send_modify(|sent| {
                sent.beats += 1;
                sent.beat = Some(beat);
            }),
            Err(error) => drop(Fault::failed(&error)),
        }
    }
}

/// Renders a view; says also whether the meeting is a rehearsal.
async fn render(app: &App, key: &Key) -> Result<(Rendered, bool), Fault> {
    let picture = key.view.picture(app, &key.meeting, key.lang).await?;
    // A list of thousands takes milliseconds, in which other requests want to be answered.
    let view = key.view;
    let drawn = tokio::task::spawn_blocking(move || (view.content(&picture), picture));
    let (content, picture) = drawn.await.map_err(|error| Fault::failed(&error))?;
    let content = content.map_err(|error| Fault::failed(&error))?;
    let clock = picture.floor.current.as_ref().map(|current| Face::of(&picture.floor, current));
    Ok((Rendered { version: picture.floor.version, clock, content }, picture.row.meeting.rehearsal))
}

#[derive(Serialize)]
struct Head {
    version: u64,
    #[serde(flatten)]
    times: Times,
    clock: Option<Face>,
}

fn write(app: &App, rendered: &Rendered, beat: Duration) -> Result<Message, Fault> {
    let times = Times::of(app.store().clock().as_ref(), beat);
    let head = Head { version: rendered.version, times, clock: rendered.clock };
    Message::state(rendered.version, &head, &rendered.content).map_err(|error| Fault::failed(&error))
}
