//! Sign-ins, participants and lists of them that stay in memory for as long as nobody writes to their tables.
//!
//! When a list opens, thousands come within a second, and each is looked up by sign-in and number. The
//! connection that writes tells of every change to these tables, whoever makes it; from then until it is
//! given back, with its transaction over, nothing is kept and nothing is found here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::Participant;
use sqlx::SqliteConnection;
use tokio::sync::watch;

use crate::token::{MS_PER_HOUR, SignedIn};

/// Tables from which rows are kept.
const TABLES: [&str; 5] = ["account", "delegation", "participant", "role_given", "token"];
/// Most rows of a kind; where there are more, all are let go and looked up again.
const MOST: usize = 20_000;

/// The table whose changes those who send mails wait for.
const MAIL: &str = "mail";
/// The tables whose changes those who keep a projection of practices wait for: whose a practice is and how far they are
/// protected belongs to what is shown of it.
const PRACTICES: [&str; 2] = ["practice", "participant"];

#[derive(Debug, Default)]
pub(crate) struct Kept {
    rows: Mutex<Rows>,
    mails: watch::Sender<u64>,
    practices: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Rows {
    /// Whether a change to one of the tables is under way.
    changing: bool,
    /// Whether a change to mails is under way.
    mailing: bool,
    /// Whether a change to practices is under way.
    practising: bool,
    /// Counts the changes.
    changes: u64,
    /// By the hash of the sign-in: who, and until when.
    sessions: HashMap<String, (SignedIn, Timestamp)>,
    /// In which hour sign-ins were last seen, in milliseconds since 1970, by their hash.
    seen: HashMap<String, i64>,
    participants: HashMap<(MeetingId, ParticipantNo), Participant>,
    /// All participants of a meeting: every one of them would have to be opened with the key again.
    lists: HashMap<MeetingId, Arc<Vec<Participant>>>,
}

/// That no change was under way when a row began to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unchanged(u64);

impl Kept {
    /// Lets the connection that writes tell of its changes.
    pub(crate) async fn watch(self: Arc<Self>, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let mut handle = connection.lock_handle().await?;
        handle.set_update_hook(move |change| {
            if PRACTICES.contains(&change.table) {
                self.rows().practising = true;
            }
            if TABLES.contains(&change.table) {
                self.change();
            } else if change.table == MAIL {
                self.rows().mailing = true;
            }
        });
        Ok(())
    }

    /// A change is under way: what is kept may be wrong in a moment.
    fn change(&self) {
        let mut rows = self.rows();
        rows.changing = true;
        rows.sessions.clear();
        rows.participants.clear();
        rows.lists.clear();
    }

    /// The connection was given back: its change can be seen by everybody, or was taken back.
    pub(crate) fn settle(&self) {
        let mut rows = self.rows();
        if rows.changing {
            rows.changing = false;
            rows.changes += 1;
        }
        if std::mem::take(&mut rows.mailing) {
            self.mails.send_modify(|count| *count += 1);
        }
        if std::mem::take(&mut rows.practising) {
            self.practices.send_modify(|count| *count += 1);
        }
    }

    /// Counts the changes to mails that can be seen by everybody.
    pub(crate) fn watch_mails(&self) -> watch::Receiver<u64> {
        self.mails.subscribe()
    }

    /// Counts the changes to practices that can be seen by everybody.
    pub(crate) fn watch_practices(&self) -> watch::Receiver<u64> {
        self.practices.subscribe()
    }

    /// How often practices changed; `None` while a change is under way, which may be seen already or not yet.
    pub(crate) fn practices_mark(&self) -> Option<u64> {
        let rows = self.rows();
        (!rows.practising).then(|| *self.practices.borrow())
    }

    /// To be asked for before a row is read that is to be kept.
    pub(crate) fn unchanged(&self) -> Option<Unchanged> {
        let rows = self.rows();
        (!rows.changing).then_some(Unchanged(rows.changes))
    }

    /// A sign-in was seen.
    pub(crate) fn see(&self, hash: &str, now: Timestamp) {
        let hour = now.as_millisecond() / MS_PER_HOUR * MS_PER_HOUR;
        let mut rows = self.rows();
        match rows.seen.get_mut(hash) {
            Some(seen) => *seen = hour,
            None => {
                make_room(&mut rows.seen);
                rows.seen.insert(hash.to_owned(), hour);
            }
        }
    }

    /// When sign-ins were seen since this was last asked.
    pub(crate) fn take_seen(&self) -> HashMap<String, i64> {
        std::mem::take(&mut self.rows().seen)
    }

    /// Who signed in, unless the sign-in has expired.
    pub(crate) fn session(&self, hash: &str, now: Timestamp) -> Option<SignedIn> {
        let rows = self.rows();
        rows.sessions.get(hash).filter(|(_, expires_at)| *expires_at > now).map(|(who, _)| who.clone())
    }

    pub(crate) fn participant(&self, meeting: &MeetingId, no: ParticipantNo) -> Option<Participant> {
        self.rows().participants.get(&(meeting.clone(), no)).cloned()
    }

    pub(crate) fn keep_session(&self, since: Option<Unchanged>, hash: String, who: &SignedIn, expires_at: Timestamp) {
        if let Some(mut rows) = self.still(since) {
            make_room(&mut rows.sessions);
            rows.sessions.insert(hash, (who.clone(), expires_at));
        }
    }

    pub(crate) fn keep_participant(&self, since: Option<Unchanged>, meeting: &MeetingId, participant: &Participant) {
        if let Some(mut rows) = self.still(since) {
            make_room(&mut rows.participants);
            rows.participants.insert((meeting.clone(), participant.no), participant.clone());
        }
    }

    /// All participants of a meeting in their order.
    pub(crate) fn list(&self, meeting: &MeetingId) -> Option<Arc<Vec<Participant>>> {
        self.rows().lists.get(meeting).cloned()
    }

    pub(crate) fn keep_list(&self, since: Option<Unchanged>, meeting: &MeetingId, list: Arc<Vec<Participant>>) {
        if let Some(mut rows) = self.still(since) {
            let kept: usize = rows.lists.values().map(|list| list.len()).sum();
            if kept + list.len() > MOST {
                rows.lists.clear();
            }
            rows.lists.insert(meeting.clone(), list);
        }
    }

    /// The rows, when nothing has changed since.
    fn still(&self, since: Option<Unchanged>) -> Option<MutexGuard<'_, Rows>> {
        let Unchanged(changes) = since?;
        let rows = self.rows();
        (!rows.changing && rows.changes == changes).then_some(rows)
    }

    fn rows(&self) -> MutexGuard<'_, Rows> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn make_room<K, V>(rows: &mut HashMap<K, V>) {
    if rows.len() >= MOST {
        rows.clear();
    }
}
