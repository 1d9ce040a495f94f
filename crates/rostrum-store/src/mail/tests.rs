//! Facts of mails that are kept.

use jiff::SignedDuration;

use super::*;
use crate::token::Token;
use crate::webhook::tests::store_with_meeting;
use crate::{Delivered, Invited, MailFilter, SendingOutcome};

fn written(text: &str) -> WrittenMail {
    WrittenMail { subject: "Subject".to_owned(), text: text.to_owned(), html: format!("<p>{text}"), calendar: None }
}

async fn all(store: &Store, meeting: &MeetingId) -> Vec<Mail> {
    store.list_mails(meeting, MailFilter::default(), 0, 100).await.unwrap()
}

#[tokio::test]
async fn a_change_that_is_taken_back_is_not_written_about() {
    let (_folder, store, _, id) = store_with_meeting().await;
    let mut changed = store.watch_mails();
    let mut count = Vec::new();
    for commit in [false, true] {
        let mut tx = store.write.begin().await.unwrap();
        notify(&mut tx, &id, ParticipantNo(1), MailKind::Confirmation, store.now()).await.unwrap();
        if commit {
            tx.commit().await.unwrap();
        } else {
            tx.rollback().await.unwrap();
        }
        count.push(store.list_noted_mails(9).await.unwrap().len());
    }
    assert_eq!(count, [0, 1]);
    changed.changed().await.unwrap();
}

#[tokio::test]
async fn an_occasion_is_written_about_once() {
    let (_folder, store, _, id) = store_with_meeting().await;
    for new in [true, false] {
        let done = store.notify_once(&id, ParticipantNo(7), MailKind::Third, "third/session-1/7", &[]).await.unwrap();
        assert_eq!(done, new);
    }
    let people = [ParticipantNo(1), ParticipantNo(2)];
    for count in [2, 0] {
        let facts = [("session", "Session 1")];
        let noted = store.notify_all_once(&id, &people, MailKind::ListOpens, "list_opens/session-1/0", &facts).await;
        assert_eq!(noted.unwrap(), count);
    }
    assert!(store.has_been(&id, "list_opens/session-1/0").await.unwrap());
    assert!(!store.has_been(&id, "list_opens/session-2/0").await.unwrap());
    assert_eq!(all(&store, &id).await[0].facts["session"], "Session 1");
}

#[tokio::test]
async fn what_is_written_goes_or_waits_and_comes_back_by_its_message_id() {
    let (_folder, store, _, id) = store_with_meeting().await;
    let now = store.now();
    for kind in [MailKind::Third, MailKind::ThankYou] {
        let mut tx = store.write.begin().await.unwrap();
        notify(&mut tx, &id, ParticipantNo(1), kind, now).await.unwrap();
        tx.commit().await.unwrap();
    }
    for mail in store.list_noted_mails(9).await.unwrap() {
        let message_id = format!("{}@rostrum.test", mail.no);
        store.keep_written_mails(&[(&mail, Some((message_id, written("Text"))))]).await.unwrap();
    }
    let due = store.list_due_mails(now, 9).await.unwrap();
    assert_eq!(due.iter().map(|mail| mail.kind).collect::<Vec<_>>(), [MailKind::Third]);

    let later = now + SignedDuration::from_secs(60);
    let again =
        Delivered { outcome: SendingOutcome::Again(later), answer: Some(451), fault: Some("Try later.".to_owned()) };
    assert_eq!(store.keep_deliveries(&[(1, again)], now).await.unwrap(), 1);
    assert!(store.list_due_mails(now, 9).await.unwrap().is_empty());
    assert_eq!(store.find_next_mail_at().await.unwrap(), Some(later));
    let sent = Delivered { outcome: SendingOutcome::Sent, answer: Some(250), fault: None };
    assert_eq!(store.keep_deliveries(&[(1, sent.clone())], later).await.unwrap(), 1);
    assert_eq!(store.keep_deliveries(&[(1, sent)], later).await.unwrap(), 0, "it is sent once");

    assert_eq!(store.mark_bounced("9@rostrum.test", "unknown", later).await.unwrap(), None);
    let bounced = store.mark_bounced("1@rostrum.test", "5.1.1 unknown", later).await.unwrap();
    assert_eq!(bounced, Some((Some(id.clone()), 1)));
    assert_eq!(store.list_unreachable(&id).await.unwrap(), [ParticipantNo(1)].into());

    assert!(store.edit_mail(&id, 2, "Other", "Other text", "<p>Other text").await.unwrap());
    assert_eq!(store.release_mails(&id, None, None).await.unwrap(), 1);
    let due = store.list_due_mails(later, 9).await.unwrap();
    assert_eq!(due[0].written.as_ref().unwrap().subject, "Other");
    assert_eq!(store.stop_mails(&id, Some(2), None).await.unwrap(), 1);
    assert!(store.list_due_mails(later, 9).await.unwrap().is_empty());
    assert!(store.send_mail_again(&id, 1, "new@rostrum.test").await.unwrap());
    assert_eq!(store.list_due_mails(later, 9).await.unwrap()[0].message_id.as_deref(), Some("new@rostrum.test"));
}

#[tokio::test]
async fn nobody_is_invited_twice() {
    let (_folder, store, _, id) = store_with_meeting().await;
    let one = |address: &str| Invited { address: address.to_owned(), category: None, language: "fr".to_owned() };
    assert_eq!(store.invite(&id, &[one("a@b.example"), one("A@b.example")]).await.unwrap(), 1);
    assert_eq!(store.invite(&id, &[one("a@b.example"), one("c@d.example")]).await.unwrap(), 1);
    let invitations = store.list_invitations(&id).await.unwrap();
    assert_eq!(invitations.len(), 2);
    assert!(invitations.iter().all(|one| one.mail.is_some()));
    assert_eq!(invitations[1].invited.address, "c@d.example");
    assert!(!store.tie_invitation(&id, 1, Some(ParticipantNo(4))).await.unwrap(), "there is no such participant");
}

#[tokio::test]
async fn the_link_to_a_calendar_stays_the_same() {
    let (_folder, store, _, id) = store_with_meeting().await;
    let token = store.calendar_token(&id, ParticipantNo(3)).await.unwrap();
    assert_eq!(store.calendar_token(&id, ParticipantNo(3)).await.unwrap(), token);
    assert_eq!(store.find_calendar(&token).await.unwrap(), Some((id, ParticipantNo(3))));
    assert_eq!(store.find_calendar(&Token::from_text("other")).await.unwrap(), None);
}
