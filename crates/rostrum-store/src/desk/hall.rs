//! One meeting at the desk: its folded floor, the commands that wait, and how those that wait are
//! carried out together.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rostrum_domain::floor::chain::Secret;
use rostrum_domain::floor::{Floor, Hash, Recorded, Refusal, decide};
use rostrum_domain::ids::MeetingId;
use tokio::sync::{oneshot, watch};

use super::admit::admit;
use super::keys::{CommandKey, Done, Keys, REMEMBERED, key_of};
use super::order::{Order, Outcome, SubmitError};
use crate::chain::Chain;
use crate::error::Error;
use crate::floor::Addition;
use crate::folder::Store;

/// Most commands of one commit. It bounds how long the first of them waits for the last.
const MOST_AT_ONCE: usize = 1_000;

/// The folded floor of one meeting, who wants to know of changes, and what waits to be carried out.
#[derive(Debug)]
pub(super) struct Hall {
    meeting: MeetingId,
    /// What is committed. Whoever looks at it never waits for the disk.
    committed: RwLock<Committed>,
    /// Counts every change of the meeting, on the floor or in its rows. A slow reader sees the latest
    /// count and no backlog.
    revision: watch::Sender<u64>,
    waiting: Mutex<Vec<Waiting>>,
    /// Held by the one who carries out what waits.
    turn: tokio::sync::Mutex<Turn>,
}

/// A floor with the hash of its last line.
#[derive(Clone, Debug)]
struct Committed {
    floor: Arc<Floor>,
    hash: Hash,
}

/// What the one who carries out needs beside the floor.
#[derive(Debug)]
struct Turn {
    keys: Keys,
    secret: Secret,
}

type Answer = Result<Outcome, SubmitError>;

/// A command that waits for its answer.
#[derive(Debug)]
struct Waiting {
    order: Order,
    answer: oneshot::Sender<Answer>,
}

/// Commands that were decided together, none of them on the disk yet.
struct Batch {
    /// The floor as it will be.
    floor: Arc<Floor>,
    chain: Chain,
    addition: Addition,
    answers: Vec<(oneshot::Sender<Answer>, Answer)>,
}

impl Hall {
    /// A meeting as its log has it.
    pub(super) async fn open(store: &Store, meeting: &MeetingId) -> Result<Self, Error> {
        let Chain { secret, hash } = store.open_chain(meeting).await?;
        let log = store.list_floor_events(meeting).await?;
        let most = i64::try_from(REMEMBERED).unwrap_or(i64::MAX);
        let keys = store.list_floor_answers(meeting, most).await?;
        let all = keys.len() < REMEMBERED;
        Ok(Self {
            meeting: meeting.clone(),
            committed: RwLock::new(Committed { floor: Arc::new(Floor::from_log(&log)), hash }),
            revision: watch::Sender::new(0),
            waiting: Mutex::default(),
            turn: tokio::sync::Mutex::new(Turn { keys: Keys::new(keys, all), secret }),
        })
    }

    /// The floor as it is committed.
    pub(super) fn floor(&self) -> Arc<Floor> {
        self.committed().floor
    }

    /// The version of its last line and the hash of that line.
    pub(super) fn head(&self) -> (u64, Hash) {
        let Committed { floor, hash } = self.committed();
        (floor.version, hash)
    }

    fn committed(&self) -> Committed {
        self.committed.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tells whoever wants to know that something changed.
    pub(super) fn announce(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    pub(super) fn watch(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// Lets a command wait; its answer comes once it is on the disk, or refused.
    pub(super) fn queue(&self, order: Order) -> oneshot::Receiver<Answer> {
        let (answer, answered) = oneshot::channel();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(Waiting { order, answer });
        answered
    }

    /// The floor, while nothing is carried out on it. Held, it keeps every command from the clock.
    pub(super) async fn at_rest(&self) -> (Arc<Floor>, impl Sized + '_) {
        let turn = self.turn.lock().await;
        (self.floor(), turn)
    }

    /// Carries out what waits: each command decided on the floor that the one before it left, all
    /// committed at once, then announced once, then answered. While a commit is under way the next
    /// commands gather, so many at once cost few commits.
    pub(super) async fn carry_out(&self, store: &Store) {
        let mut turn = self.turn.lock().await;
        let waiting = self.next();
        if waiting.is_empty() {
            // Somebody else took it along.
            return;
        }
        let Committed { floor, hash } = self.committed();
        let chain = Chain { secret: turn.secret.clone(), hash };
        let mut batch = Batch { floor, chain, addition: Addition::default(), answers: Vec::new() };
        for Waiting { order, answer } in waiting {
            let decided = batch.decide(store, &self.meeting, &turn.keys, order).await;
            batch.answers.push((answer, decided));
        }
        let Batch { floor, chain, addition, mut answers } = batch;
        if !addition.is_empty() {
            match store.append_to_floor(&self.meeting, &addition).await {
                Ok(()) => {
                    self.replace(Committed { floor, hash: chain.hash });
                    for (key, done) in addition.keys {
                        turn.keys.remember(key, done);
                    }
                    if !addition.lines.is_empty() {
                        self.announce();
                    }
                }
                Err(error) => {
                    // A commit that failed may have reached the disk all the same: the log decides.
                    if let (Ok(Chain { hash, .. }), Ok(log)) =
                        (store.open_chain(&self.meeting).await, store.list_floor_events(&self.meeting).await)
                    {
                        self.replace(Committed { floor: Arc::new(Floor::from_log(&log)), hash });
                    }
                    // A refusal may rest on a command that was not kept, so nobody is told anything else.
                    for (_, decided) in &mut answers {
                        *decided = Err(error.clone().into());
                    }
                }
            }
        }
        for (answer, decided) in answers {
            // Whoever hung up wants no answer.
            let _ = answer.send(decided);
        }
    }

    fn next(&self) -> Vec<Waiting> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let most = waiting.len().min(MOST_AT_ONCE);
        waiting.drain(..most).collect()
    }

    fn replace(&self, committed: Committed) {
        *self.committed.write().unwrap_or_else(PoisonError::into_inner) = committed;
    }
}

impl Batch {
    /// Decides one command on the floor that those before it left.
    async fn decide(&mut self, store: &Store, meeting: &MeetingId, keys: &Keys, order: Order) -> Answer {
        let key = key_of(&order)?;
        if let Some((key, hash)) = &key
            && let Some(done) = self.find(store, meeting, keys, key).await?
        {
            if done.command_hash != *hash {
                return Err(Refusal::KeyUsed { key: key.key.clone() }.into());
            }
            return self.again(store, meeting, &done).await;
        }
        if let Some(seen) = order.seen
            && seen != self.floor.version
        {
            return Err(Refusal::Changed { seen, now: self.floor.version }.into());
        }
        // The one place for it: whichever way a command came, only participants take the floor.
        if let Some(no) = order.command.participant()
            && let Some(person) = store.find_participant(meeting, no).await?
            && !person.state.takes_part()
        {
            return Err(Refusal::NotAccepted.into());
        }
        admit(store, meeting, &order).await?;
        // The clock of the machine may be set back; the log never is.
        let now = store.now();
        let at = self.floor.last_at.map_or(now, |last| last.max(now));
        let events = decide(&self.floor, &order.command, order.by, at)?;
        let after = self.floor.version;
        let lines = Recorded::lines(after, at, order.by, &order.command, events);
        if !lines.is_empty() {
            let floor = Arc::make_mut(&mut self.floor);
            for line in &lines {
                floor.apply(line);
                self.addition.go_with(line, floor, order.on_behalf_of.as_deref());
                self.addition.represent(line, order.represented.as_deref());
                let linked = self.chain.link(line.clone());
                self.addition.lines.push(linked);
            }
        }
        let last = self.floor.version;
        if let Some((key, command_hash)) = key {
            self.addition.keys.push((key, Done { command_hash, after, last }));
        }
        Ok(Outcome { version: last, events: lines })
    }

    /// What a command with this key led to, be it in this very batch.
    async fn find(
        &self,
        store: &Store,
        meeting: &MeetingId,
        keys: &Keys,
        key: &CommandKey,
    ) -> Result<Option<Done>, Error> {
        let here = self.addition.keys.iter().find(|(other, _)| other == key).map(|(_, done)| done);
        if let Some(done) = here.or_else(|| keys.find(key)) {
            return Ok(Some(done.clone()));
        }
        if keys.has_forgotten() { store.find_floor_answer(meeting, key).await } else { Ok(None) }
    }

    /// The outcome of a command that was carried out before.
    async fn again(&self, store: &Store, meeting: &MeetingId, done: &Done) -> Answer {
        let lines = self.addition.lines.iter().map(|linked| &linked.line);
        let mine = lines.filter(|line| done.after < line.version && line.version <= done.last);
        let here: Vec<Recorded> = mine.cloned().collect();
        let events = match here.is_empty() {
            true => store.list_floor_events_between(meeting, done.after, done.last).await?,
            false => here,
        };
        Ok(Outcome { version: done.last, events })
    }
}
