//! Links that mails hold, made in one transaction for many mails.

use rostrum_domain::ids::{MeetingId, ParticipantNo};

use super::calendar::find_or_insert;
use crate::error::Error;
use crate::folder::Store;
use crate::token::{Grant, LinkKind, Role, Token, insert_token};

/// Which links a mail to a participant holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedLinks {
    /// The meeting.
    pub meeting: MeetingId,
    /// To whom.
    pub participant: ParticipantNo,
    /// Whether a new personal link is wanted.
    pub personal: bool,
    /// Whether the address of the participant's calendar is wanted, which is made where there is none.
    pub calendar: bool,
}

/// The tokens of links, as they were wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailLinks {
    /// Of a new personal link.
    pub personal: Option<Token>,
    /// Of the calendar.
    pub calendar: Option<Token>,
}

impl Store {
    /// Makes links for mails, one after the other as they are wanted.
    ///
    /// # Errors
    /// The outside failed; none is made then.
    pub async fn make_mail_links(&self, wanted: &[WantedLinks]) -> Result<Vec<MailLinks>, Error> {
        if wanted.iter().all(|wanted| !wanted.personal && !wanted.calendar) {
            return Ok(vec![MailLinks::default(); wanted.len()]);
        }
        let now = self.now();
        let mut tx = self.write.begin().await?;
        let mut links = Vec::with_capacity(wanted.len());
        for WantedLinks { meeting, participant, personal, calendar } in wanted {
            let mut made = MailLinks::default();
            if *personal {
                let grant =
                    Grant { role: Role::Participant, meeting: Some(meeting.clone()), participant: Some(*participant) };
                made.personal = Some(insert_token(&mut tx, LinkKind::Personal, &grant, now, None).await?);
            }
            if *calendar {
                made.calendar = Some(find_or_insert(self, &mut tx, meeting, *participant).await?);
            }
            links.push(made);
        }
        tx.commit().await?;
        Ok(links)
    }
}
