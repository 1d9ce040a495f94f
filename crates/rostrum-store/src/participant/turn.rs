//! Registrations that come in at once are taken in one transaction, each on a savepoint of its own: while one commit is
//! under way the next gather, so many cost few commits.

use std::sync::{Arc, Mutex, PoisonError};

use rostrum_domain::ids::MeetingId;
use sqlx::Connection;
use tokio::sync::oneshot;

use crate::error::{Error, RegisterError};
use crate::folder::Store;
use crate::registration::again::receive_in;
use crate::registration::{Incoming, Received};

/// Most that are taken in one transaction: other writers come in between.
const MOST_AT_ONCE: usize = 64;

type Answer = Result<Received, RegisterError>;

/// Those who wait to be registered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turn(Arc<Line>);

#[derive(Debug, Default)]
struct Line {
    waiting: Mutex<Vec<Waiting>>,
    /// Held by whoever takes registrations.
    taking: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct Waiting {
    meeting: MeetingId,
    incoming: Incoming,
    answer: oneshot::Sender<Answer>,
}

impl Turn {
    fn next(&self) -> Vec<Waiting> {
        let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let most = waiting.len().min(MOST_AT_ONCE);
        waiting.drain(..most).collect()
    }
}

/// Takes a registration when its turn comes.
pub(crate) async fn receive(store: &Store, meeting: &MeetingId, incoming: Incoming) -> Answer {
    let (answer, answered) = oneshot::channel();
    let waiting = Waiting { meeting: meeting.clone(), incoming, answer };
    store.turn.0.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(waiting);
    let store = store.clone();
    // A task of its own: whoever hangs up must not take the registrations of others along.
    tokio::spawn(async move { take_next(&store).await });
    answered.await.unwrap_or(Err(RegisterError::Failed(Error::BrokenOff)))
}

async fn take_next(store: &Store) {
    let _taking = store.turn.0.taking.lock().await;
    // Somebody else may have taken all along.
    let waiting = store.turn.next();
    if waiting.is_empty() {
        return;
    }
    let (mut answers, mut taken) = (Vec::with_capacity(waiting.len()), Vec::with_capacity(waiting.len()));
    for Waiting { meeting, incoming, answer } in waiting {
        answers.push(answer);
        taken.push((meeting, incoming));
    }
    let results = match take(store, taken).await {
        Ok(results) => results,
        // A refusal may rest on a registration that was not kept, so nobody is told anything else.
        Err(error) => answers.iter().map(|_| Err(RegisterError::Failed(error.clone()))).collect(),
    };
    for (answer, result) in answers.into_iter().zip(results) {
        // Whoever hung up wants no answer.
        let _ = answer.send(result);
    }
}

async fn take(store: &Store, incoming: Vec<(MeetingId, Incoming)>) -> Result<Vec<Answer>, Error> {
    let mut tx = store.write.begin().await?;
    let mut results = Vec::with_capacity(incoming.len());
    for (meeting, incoming) in incoming {
        let mut savepoint = tx.begin().await?;
        let result = receive_in(store, &mut savepoint, &meeting, incoming).await;
        match &result {
            Ok(_) => savepoint.commit().await?,
            Err(_) => savepoint.rollback().await?,
        }
        results.push(result);
    }
    tx.commit().await?;
    Ok(results)
}

#[cfg(test)]
mod tests {
    use rostrum_domain::participant::{Category, Visibility};

    use super::*;
    use crate::participant::Registration;
    use crate::readiness::tests::store;

    fn person(number: usize) -> Registration {
        Registration {
            name: format!("Person {number}"),
            delegation: format!("City {}", number % 7),
            category: Category::LocalGovernments,
            email: format!("person-{}@example.org", number / 2),
            language: "en".to_owned(),
            visibility: Visibility::Named,
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn of_many_at_once_each_is_answered_for_itself() {
        let (store, id, _folder) = store().await;
        // Each address comes twice: one of the two is registered already.
        let all = (0..200).map(|number| {
            let (store, id) = (store.clone(), id.clone());
            tokio::spawn(async move { (number, store.register_and_sign_in(&id, person(number)).await) })
        });
        let (mut taken, mut refused) = (std::collections::BTreeSet::new(), 0);
        for task in all.collect::<Vec<_>>() {
            match task.await.unwrap() {
                (number, Ok(registered)) => {
                    assert_eq!(registered.participant.name, format!("Person {number}"));
                    let who = store.find_session(registered.session.as_ref().unwrap()).await.unwrap().unwrap();
                    assert_eq!(who.grant.unwrap().participant, Some(registered.participant.no));
                    assert!(taken.insert(registered.participant.no), "a number twice");
                }
                (_, Err(RegisterError::AlreadyRegistered)) => refused += 1,
                (number, Err(error)) => panic!("{number}: {error}"),
            }
        }
        assert_eq!((taken.len(), refused), (100, 100));
        // Two were there before.
        assert_eq!(store.list_participants(&id).await.unwrap().len(), 102);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_hangs_up_takes_nobody_else_along() {
        let (store, id, _folder) = store().await;
        let hold = store.write.begin().await.unwrap();
        let all = (0..40).map(|number| {
            let (store, id) = (store.clone(), id.clone());
            tokio::spawn(async move { store.register(&id, person(number * 2)).await })
        });
        let all: Vec<_> = all.collect();
        tokio::task::yield_now().await;
        all[0].abort();
        drop(hold);
        for task in all.into_iter().skip(1) {
            task.await.unwrap().unwrap();
        }
    }
}
