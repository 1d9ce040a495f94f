//! Keeps the search index beside what is published: filled at the start, and brought up to date whenever something of it
//! changes, in this process or in another one.
//!
//! The index holds the public form of things and nothing else. [`catch_up`] is cheap while nothing changed, so every
//! search asks it first: what was published is found at once, and what was taken back is gone at once.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rostrum_domain::compendium::{Entry, Kind};
use rostrum_domain::ids::{MeetingId, PracticeNo};
use rostrum_search::Index;
use rostrum_store::Address;
use tokio::sync::Mutex;
use tokio::time::MissedTickBehavior;

use super::brief::Brief;
use super::entries;
use super::record;
use crate::app::App;
use crate::error::Fault;

/// Practices that are read at once while the index is filled.
const AT_ONCE: u32 = 500;
/// How often the database is asked whether another process changed something.
const POLL: Duration = Duration::from_millis(500);
/// A change may become visible so much after the instant that it carries.
const OVERLAP: SignedDuration = SignedDuration::from_secs(5);

type Id = (Kind, String);

/// The index, and what lists show beside it. Shared by all pages.
#[derive(Default)]
pub struct Compendium {
    index: OnceLock<Option<Arc<Index>>>,
    briefs: RwLock<HashMap<Id, Arc<Brief>>>,
    followed: Mutex<Followed>,
    /// Whether it was filled once.
    filled: AtomicBool,
}

/// How far the index has followed.
#[derive(Default)]
struct Followed {
    /// The instant of the last change to a practice, and the count of changes in this process; no count where one was
    /// under way.
    practices: Option<(Option<Timestamp>, Option<u64>)>,
    /// What stands in the index of each entry, so that what did not change is not put in again.
    prints: HashMap<Id, u64>,
    /// Meetings whose record is in it: at which revision, and with which entries.
    records: BTreeMap<MeetingId, (record::Revision, Vec<Id>)>,
}

impl std::fmt::Debug for Compendium {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Compendium").finish_non_exhaustive()
    }
}

impl Compendium {
    /// The index; started when it is first asked for.
    ///
    /// # Errors
    /// The machine has no thread or memory for it.
    pub fn index(&self) -> Result<Arc<Index>, Fault> {
        let made = self.index.get_or_init(|| {
            let made = Index::new().inspect_err(|error| tracing::error!(%error, "the search index cannot be started"));
            made.ok().map(Arc::new)
        });
        made.clone().ok_or_else(|| Fault::failed(&std::io::Error::other("there is no search index")))
    }

    /// How many entries there are so far while it is being filled; `None` once it was.
    pub fn building(&self) -> Option<u64> {
        let filled = self.filled.load(Ordering::Acquire);
        (!filled).then(|| self.index.get().and_then(Option::as_ref).map_or(0, |index| index.len()))
    }

    /// What lists show of an entry.
    pub fn brief(&self, kind: Kind, key: &str) -> Option<Arc<Brief>> {
        self.briefs.read().unwrap_or_else(PoisonError::into_inner).get(&(kind, key.to_owned())).cloned()
    }

    /// How many entries there are.
    fn entries(&self) -> usize {
        self.briefs.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn set_briefs(&self, briefs: Vec<Brief>, gone: &[Id]) {
        let mut kept = self.briefs.write().unwrap_or_else(PoisonError::into_inner);
        for id in gone {
            kept.remove(id);
        }
        kept.extend(briefs.into_iter().map(|brief| ((brief.kind, brief.key.clone()), Arc::new(brief))));
    }
}

/// Keeps the index up to date until the server closes.
pub async fn keep(app: App) {
    let mut closing = app.closing();
    let mut changed = app.store().watch_practices();
    let mut poll = tokio::time::interval(POLL);
    poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut was_building = true;
    loop {
        tokio::select! {
            _ = closing.wait_for(|closing| *closing) => return,
            _ = changed.changed() => {}
            _ = poll.tick() => {}
        }
        // A fault has been logged; the next poll tries again.
        if catch_up(&app).await.is_ok() && was_building {
            was_building = false;
            let entries = app.compendium().entries();
            tracing::info!(entries, "the search index is filled");
        }
    }
}

/// Brings the index up to date. While somebody else fills it for the first time, it goes on with what is there.
///
/// # Errors
/// The outside failed.
pub async fn catch_up(app: &App) -> Result<(), Fault> {
    let compendium = Arc::clone(app.compendium());
    let first = compendium.building().is_some();
    let mut followed = if first {
        let Ok(followed) = compendium.followed.try_lock() else { return Ok(()) };
        followed
    } else {
        compendium.followed.lock().await
    };
    let practices = follow_practices(app, &compendium, &mut followed).await?;
    let records = follow_records(app, &compendium, &mut followed).await?;
    if practices || records {
        on_index(&compendium, move |index| if first { index.settle() } else { index.commit() }).await?;
    }
    compendium.filled.store(true, Ordering::Release);
    Ok(())
}

/// Does something with the index that takes its time.
async fn on_index<T: Send + 'static>(
    compendium: &Arc<Compendium>,
    act: impl FnOnce(&Index) -> Result<T, rostrum_search::IndexFault> + Send + 'static,
) -> Result<T, Fault> {
    let index = compendium.index()?;
    let done = tokio::task::spawn_blocking(move || act(&index)).await;
    done.map_err(|error| Fault::failed(&error))?.map_err(|error| Fault::failed(&error))
}

/// Takes in what changed of practices; whether something did.
async fn follow_practices(app: &App, compendium: &Arc<Compendium>, followed: &mut Followed) -> Result<bool, Fault> {
    let store = app.store();
    let count = store.practices_mark();
    let last = store.last_practice_change().await?;
    let Some((before, counted)) = followed.practices else {
        // Where nothing is published, the index is not even started.
        let mut any = false;
        let mut after = PracticeNo(0);
        loop {
            let practices = store.list_published_practices(after, AT_ONCE).await?;
            let Some(latest) = practices.last() else { break };
            after = latest.no;
            any = true;
            let pairs = practices.iter().map(|one| (entries::of_practice(one), entries::brief_of(one))).collect();
            take(compendium, followed, pairs, Vec::new()).await?;
            // So that pages can show how far it is.
            on_index(compendium, Index::commit).await?;
        }
        followed.practices = Some((last, count));
        return Ok(any);
    };
    if (before, counted) == (last, count) && count.is_some() {
        return Ok(false);
    }
    let from = before.map_or(Timestamp::MIN, |before| before.saturating_sub(OVERLAP).unwrap_or(Timestamp::MIN));
    let mut after = None;
    loop {
        let changes = store.list_practice_changes(from, None, after, AT_ONCE).await?;
        let Some(latest) = changes.last() else { break };
        after = Some((latest.changed_at, latest.no));
        let (mut pairs, mut gone) = (Vec::new(), Vec::new());
        for change in &changes {
            match store.find_published_practice(change.no).await? {
                Some(Address::Published(one)) => pairs.push((entries::of_practice(&one), entries::brief_of(&one))),
                _ => gone.push((Kind::Practice, change.no.to_string())),
            }
        }
        take(compendium, followed, pairs, gone).await?;
    }
    followed.practices = Some((last, count));
    Ok(true)
}

/// Takes in what changed of statements and contributions; whether something did.
async fn follow_records(app: &App, compendium: &Arc<Compendium>, followed: &mut Followed) -> Result<bool, Fault> {
    let now = record::revisions(app).await?;
    let mut changed = false;
    let left: Vec<MeetingId> = followed.records.keys().filter(|id| !now.contains_key(*id)).cloned().collect();
    for meeting in left {
        let (_, gone) = followed.records.remove(&meeting).unwrap_or_default();
        take(compendium, followed, Vec::new(), gone).await?;
        changed = true;
    }
    for (meeting, revision) in now {
        if followed.records.get(&meeting).is_some_and(|(known, _)| known.stands(&revision)) {
            continue;
        }
        let pairs = record::entries(app, &meeting).await?;
        let ids: Vec<Id> = pairs.iter().map(|(entry, _)| (entry.kind, entry.key.clone())).collect();
        let before = followed.records.insert(meeting, (revision, ids.clone())).map_or_else(Vec::new, |(_, ids)| ids);
        let gone = before.into_iter().filter(|id| !ids.contains(id)).collect();
        take(compendium, followed, pairs, gone).await?;
        changed = true;
    }
    Ok(changed)
}

/// Puts entries in and takes others out. What stands there already is left as it is.
async fn take(
    compendium: &Arc<Compendium>,
    followed: &mut Followed,
    pairs: Vec<(Entry, Brief)>,
    gone: Vec<Id>,
) -> Result<(), Fault> {
    for id in &gone {
        followed.prints.remove(id);
    }
    let (mut put, mut briefs) = (Vec::new(), Vec::new());
    for (entry, brief) in pairs {
        let print = print_of(&entry);
        if followed.prints.insert((entry.kind, entry.key.clone()), print) != Some(print) {
            put.push(entry);
        }
        briefs.push(brief);
    }
    compendium.set_briefs(briefs, &gone);
    if put.is_empty() && gone.is_empty() {
        return Ok(());
    }
    on_index(compendium, move |index| {
        index.remove(&gone);
        index.put(&put)
    })
    .await
}

fn print_of(entry: &Entry) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{entry:?}").hash(&mut hasher);
    hasher.finish()
}
