//! Saves that come in at once are written in one transaction, each on a savepoint of its own: while one commit is under
//! way the next gather, so many drafts cost few commits.

use std::sync::{Arc, Mutex, PoisonError};

use rostrum_domain::contribution::{Field, Save, Taken};
use rostrum_domain::ids::{ContributionNo, MeetingId, ParticipantNo};
use sqlx::Connection;
use tokio::sync::oneshot;

use super::SaveError;
use super::draft::save_in;
use crate::error::Error;
use crate::folder::Store;

/// Most that are taken in one transaction: other writers come in between.
const MOST_AT_ONCE: usize = 64;

type Answer = Result<Vec<Taken>, SaveError>;

/// Those who wait to be saved.
#[derive(Clone, Debug, Default)]
pub(crate) struct SaveTurn(Arc<Line>);

#[derive(Debug, Default)]
struct Line {
    waiting: Mutex<Vec<Waiting>>,
    /// Held by whoever writes.
    writing: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct Waiting {
    meeting: MeetingId,
    no: ContributionNo,
    by: Option<ParticipantNo>,
    saves: Vec<(Field, Save)>,
    answer: oneshot::Sender<Answer>,
}

/// Saves when its turn comes, and answers once it is on the disk.
pub(super) async fn save(
    store: &Store,
    meeting: &MeetingId,
    no: ContributionNo,
    by: Option<ParticipantNo>,
    saves: Vec<(Field, Save)>,
) -> Answer {
    let (answer, answered) = oneshot::channel();
    let waiting = Waiting { meeting: meeting.clone(), no, by, saves, answer };
    store.saves.0.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(waiting);
    let store = store.clone();
    // A task of its own: whoever hangs up must not take the saves of others along.
    tokio::spawn(async move { write_next(&store).await });
    answered.await.unwrap_or(Err(SaveError::Failed(Error::BrokenOff)))
}

async fn write_next(store: &Store) {
    let _writing = store.saves.0.writing.lock().await;
    let waiting: Vec<Waiting> = {
        let mut waiting = store.saves.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let most = waiting.len().min(MOST_AT_ONCE);
        waiting.drain(..most).collect()
    };
    // Somebody else may have taken all along.
    if waiting.is_empty() {
        return;
    }
    match write(store, &waiting).await {
        Ok(results) => {
            for (waiting, result) in waiting.into_iter().zip(results) {
                // Whoever hung up wants no answer.
                let _ = waiting.answer.send(result);
            }
        }
        Err(error) => {
            for waiting in waiting {
                let _ = waiting.answer.send(Err(SaveError::Failed(error.clone())));
            }
        }
    }
}

async fn write(store: &Store, waiting: &[Waiting]) -> Result<Vec<Answer>, Error> {
    let mut tx = store.write.begin().await?;
    let mut results = Vec::with_capacity(waiting.len());
    for Waiting { meeting, no, by, saves, .. } in waiting {
        let mut savepoint = tx.begin().await?;
        let result = save_in(store, &mut savepoint, (meeting, *no), *by, saves).await;
        match &result {
            Ok(_) => savepoint.commit().await?,
            Err(_) => savepoint.rollback().await?,
        }
        results.push(result);
    }
    tx.commit().await?;
    Ok(results)
}
