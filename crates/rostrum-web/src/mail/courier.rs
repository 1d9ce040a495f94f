//! Writes the mails that were noted and sends those that are queued. What is to be done stands in the data folder, so
//! a restart leaves nothing out. Whoever ends the program between sending and marking lets a mail go twice, under the
//! same Message-ID.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rostrum_store::{Delivered, Error, Mail, SendingOutcome};
use tokio::task::JoinSet;

use super::transport::{Answer, CONNECTIONS, How, Transport};
use super::write::{is_discreet, is_neutral, write_all};
use crate::api::webhook::Pace;
use crate::app::App;

/// Mails that are taken up at once. Single ones come before those that were released in bulk, so none of them waits
/// for longer than this many.
const AT_ONCE: u32 = 20;
/// Between two looks when nothing happens, and after a failure of the data folder.
const LOOK: Duration = Duration::from_secs(60);
const AFTER_FAILURE: Duration = Duration::from_secs(30);

/// How often a mail is tried: usually after a minute, four minutes and so on to four hours, for three days (RFC 5321, 4.5.4.1
/// asks for four to five days at most and retries of at least half an hour once the first two have failed).
pub fn pace(first: SignedDuration) -> Pace {
    Pace {
        first,
        longest: SignedDuration::from_hours(4),
        give_up: SignedDuration::from_hours(72),
        keep: SignedDuration::from_hours(24 * 30),
    }
}

/// Serves the mails of all meetings until the server shuts down.
pub async fn run(app: App) {
    let transport = match Transport::open(&app.settings().mail) {
        Ok(transport) => Arc::new(transport),
        Err(error) => return tracing::error!(%error, "no mail is sent"),
    };
    let mut closing = app.closing();
    let mut changed = app.store().watch_mails();
    loop {
        changed.mark_unchanged();
        let wait = match round(&app, &transport).await {
            Ok(None) => continue,
            Ok(Some(wait)) => wait,
            Err(error) => {
                tracing::error!(%error, "mails could not be read or marked");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = async { drop(closing.wait_for(|closing| *closing).await) } => return,
            _ = changed.changed() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// Writes and sends what is there; how long there is nothing to do, or `None` when there may be more at once.
///
/// # Errors
/// The outside failed.
pub async fn round(app: &App, transport: &Arc<Transport>) -> Result<Option<Duration>, Error> {
    let noted = app.store().list_noted_mails(AT_ONCE).await?;
    let mut kept = Vec::with_capacity(noted.len());
    for (mail, written) in noted.iter().zip(write_all(app, &noted).await?) {
        let message_id = app.settings().mail.message_id(&random()?);
        kept.push((mail, written.map(|written| (message_id, written))));
    }
    app.store().keep_written_mails(&kept).await?;
    let due = app.store().list_due_mails(app.real_now(), AT_ONCE).await?;
    let more = !noted.is_empty() || !due.is_empty();
    if matches!(**transport, Transport::Embedded) {
        // Nothing leaves, so all are marked together.
        let mut delivered = Vec::with_capacity(due.len());
        for mail in &due {
            delivered.push((mail.no, attempt(app, transport, mail).await?));
        }
        app.store().keep_deliveries(&delivered, app.now()).await?;
        return end(app, more).await;
    }
    let mut under_way: JoinSet<Result<(), Error>> = JoinSet::new();
    for mail in due {
        while under_way.len() >= CONNECTIONS as usize {
            ended(under_way.join_next().await)?;
        }
        let (app, transport) = (app.clone(), Arc::clone(transport));
        under_way.spawn(async move {
            let delivered = attempt(&app, &transport, &mail).await?;
            // Each by itself: what a server took is not to be sent again because another had to wait.
            app.store().keep_deliveries(&[(mail.no, delivered)], app.now()).await?;
            Ok(())
        });
    }
    while let Some(attempt) = under_way.join_next().await {
        ended(Some(attempt))?;
    }
    end(app, more).await
}

/// How long there is nothing to do.
async fn end(app: &App, more: bool) -> Result<Option<Duration>, Error> {
    if more {
        return Ok(None);
    }
    let next = app.store().find_next_mail_at().await?;
    let wait = next.map_or(LOOK, |at| Duration::try_from(at.duration_since(app.real_now())).unwrap_or_default());
    // Not at once in any case: a mail that is due was just tried.
    Ok(Some(wait.clamp(Duration::from_millis(100), LOOK)))
}

fn ended(attempt: Option<Result<Result<(), Error>, tokio::task::JoinError>>) -> Result<(), Error> {
    match attempt {
        Some(Ok(result)) => result,
        Some(Err(_)) => Err(Error::BrokenOff),
        None => Ok(()),
    }
}

async fn attempt(app: &App, transport: &Transport, mail: &Mail) -> Result<Delivered, Error> {
    let now = app.real_now();
    let (to, discreet) = recipient(app, mail).await?;
    let answer = match (&mail.message_id, &mail.written, to) {
        (Some(message_id), Some(written), Some(to)) => {
            let how = How { discreet, bulk: mail.kind.is_bulk() };
            transport.send(message_id, &to, written, how, now).await
        }
        _ => Answer::Never(None, "There is nobody to send it to any more.".to_owned()),
    };
    Ok(judged(answer, mail, app.settings().mail.retry, app.real_now()))
}

/// What is to be done after an answer.
fn judged(answer: Answer, mail: &Mail, retry: SignedDuration, now: Timestamp) -> Delivered {
    let (outcome, answer, fault) = match answer {
        Answer::Kept => (SendingOutcome::Kept, None, None),
        Answer::Taken(status) => (SendingOutcome::Sent, Some(status), None),
        Answer::Never(status, said) => (SendingOutcome::Failed, status, Some(said)),
        Answer::Later(status, said) => {
            let pace = pace(retry);
            let chance = (mail.no % 1_000) as f64 / 1_000.0;
            let next = now + pace.wait(mail.attempts + 1, chance);
            // By attempts, not by the clock of the mail: that of a meeting may be another.
            let outcome =
                if mail.attempts + 1 >= attempts(&pace) { SendingOutcome::Failed } else { SendingOutcome::Again(next) };
            (outcome, status, Some(said))
        }
    };
    Delivered { outcome, answer, fault }
}

/// After how many attempts three days are over.
pub fn attempts(pace: &Pace) -> u32 {
    let mut sum = SignedDuration::ZERO;
    (1..)
        .find(|attempts| {
            sum += pace.wait(*attempts, 0.5);
            sum > pace.give_up
        })
        .unwrap_or(u32::MAX)
}

/// The address of a mail as it is now, and whether its sender is to say nothing.
async fn recipient(app: &App, mail: &Mail) -> Result<(Option<String>, bool), Error> {
    let (Some(meeting), Some(no)) = (&mail.meeting, mail.participant) else {
        return Ok((mail.address.clone(), is_neutral(mail.kind)));
    };
    let contact = app.store().find_contact(meeting, no).await?;
    let email = contact.map(|contact| contact.email).filter(|email| !email.is_empty());
    let discreet = match (app.store().find_meeting(meeting).await?, app.store().find_participant(meeting, no).await?) {
        (Some(row), Some(person)) => is_discreet(app, &row, &person).await?,
        _ => false,
    };
    Ok((email, discreet))
}

/// 16 random bytes in hexadecimal digits.
///
/// # Errors
/// The operating system gave no random bytes.
pub fn random() -> Result<String, Error> {
    // The same as names of messages to webhooks, without their beginning.
    rostrum_store::message_id().map(|id| id.trim_start_matches("msg_").to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::transport::RETRY;
    use super::*;

    #[test]
    fn a_mail_is_tried_for_three_days() {
        let pace = pace(RETRY);
        assert_eq!(attempts(&pace), 22);
        assert_eq!(pace.wait(1, 0.5).as_secs(), 60);
    }
}
