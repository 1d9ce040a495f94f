//! What every handler shares.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rostrum_domain::ids::MeetingId;
use rostrum_store::{Desk, MeetingRow, Store};
use tokio::sync::watch;

use crate::api::now::Documents;
use crate::compendium::Compendium;
use crate::error::Fault;
use crate::figures::order::Reasons;
use crate::floor::Streams;
use crate::floor::screens::presence::Presence;
use crate::limits::{Limiter, Limits};
use crate::mail::MailSettings;
use crate::openid::Provider;
use crate::report::Shelf;

/// Bytes of a form: 1 MB holds a statement of more than 100,000 words.
pub const FORM_LIMIT: u64 = 1_000_000;
/// Bytes of a concept note that is uploaded.
pub const NOTE_LIMIT: u64 = 20_000_000;

/// Settings of the server.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which people reach it, without a slash at its end: `https://rostrum.example.org`.
    pub base: String,
    /// Whether every meeting that is created here is a rehearsal.
    pub rehearsal: bool,
    /// Whether webhooks may reach this machine and private networks, such as a receiver in the room.
    pub private_webhooks: bool,
    /// How mails leave.
    pub mail: MailSettings,
    /// The live streams.
    pub live: Live,
}

/// Settings of the live streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live {
    /// Between two signs of life; 1 s to 60 s.
    pub beat: Duration,
    /// Most streams at once. One more is refused, so that forms and pages still find room.
    pub streams: usize,
}

impl Default for Live {
    fn default() -> Self {
        Self { beat: Duration::from_secs(5), streams: 10_000 }
    }
}

impl Settings {
    /// Whether people reach it over https, so that cookies are sent over https only.
    pub fn secure(&self) -> bool {
        self.base.starts_with("https://")
    }
}

/// State of the server. Clones share it.
#[derive(Clone, Debug)]
pub struct App {
    desk: Desk,
    settings: Arc<Settings>,
    reports: Shelf,
    streams: Arc<Streams>,
    screens: Presence,
    documents: Arc<Documents>,
    reasons: Arc<Reasons>,
    webhooks: Arc<watch::Sender<u64>>,
    closing: Arc<watch::Sender<bool>>,
    limiter: Arc<Limiter>,
    openid: Option<Arc<Provider>>,
    compendium: Arc<Compendium>,
}

impl App {
    /// A server over a desk.
    pub fn new(desk: Desk, settings: Settings) -> Self {
        Self {
            desk,
            settings: Arc::new(settings),
            reports: Shelf::default(),
            streams: Arc::default(),
            screens: Presence::default(),
            documents: Arc::default(),
            reasons: Arc::default(),
            webhooks: Arc::new(watch::Sender::new(0)),
            closing: Arc::new(watch::Sender::new(false)),
            limiter: Arc::default(),
            openid: None,
            compendium: Arc::default(),
        }
    }

    /// The same with other limits than the usual ones.
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limiter: Arc::new(Limiter::new(limits)), ..self }
    }

    /// The same with a provider of OpenID Connect through which staff signs in.
    pub fn with_openid(self, provider: Provider) -> Self {
        Self { openid: Some(Arc::new(provider)), ..self }
    }

    /// The provider of OpenID Connect, where there is one.
    pub(crate) fn openid(&self) -> Option<&Provider> {
        self.openid.as_deref()
    }

    /// The search over what is published.
    pub(crate) fn compendium(&self) -> &Arc<Compendium> {
        &self.compendium
    }

    /// Counts what comes from each address.
    pub(crate) fn limiter(&self) -> &Limiter {
        &self.limiter
    }

    /// Ends all streams. A server that shuts down in order calls it first, or it would wait for readers
    /// that never hang up.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Tells when the server shuts down.
    pub(crate) fn closing(&self) -> watch::Receiver<bool> {
        self.closing.subscribe()
    }

    /// The views that streams send.
    pub(crate) fn streams(&self) -> &Streams {
        &self.streams
    }

    /// Which screens are there.
    pub(crate) fn screens(&self) -> &Presence {
        &self.screens
    }

    /// The documents that programs are sent.
    pub(crate) fn documents(&self) -> &Documents {
        &self.documents
    }

    /// Counts what is done to webhooks, for those who serve them.
    pub(crate) fn webhooks(&self) -> &watch::Sender<u64> {
        &self.webhooks
    }

    /// Why lists stand as they do.
    pub(crate) fn reasons(&self) -> &Reasons {
        &self.reasons
    }

    /// The one way to the floor.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The rows.
    pub fn store(&self) -> &Store {
        self.desk.store()
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The files of reports.
    pub fn reports(&self) -> &Shelf {
        &self.reports
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.store().now()
    }

    /// The present instant in real time, to the millisecond: that of [`Self::now`] but in a rehearsal.
    pub fn real_now(&self) -> Timestamp {
        let now = self.store().clock().real();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// The meeting that stands in an address.
    ///
    /// # Errors
    /// [`Fault::NotFound`] when there is none, or the outside failed.
    pub async fn meeting(&self, id: &str) -> Result<MeetingRow, Fault> {
        let id = MeetingId::parse(id).map_err(|_| Fault::NotFound)?;
        self.store().find_meeting(&id).await?.ok_or(Fault::NotFound)
    }
}
