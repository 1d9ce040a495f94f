//! Registers several people of a delegation at once, as its focal point hands them in.

use rostrum_domain::delegation::Function;
use rostrum_domain::ids::{DelegationNo, MeetingId, ParticipantNo};
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::{Gender, Visibility};
use rostrum_domain::registration::NotOffered;

use crate::error::{Error, RegisterError};
use crate::folder::Store;
use crate::mail::notify;
use crate::participant::{Registered, Registration, insert};
use crate::registration::Known;

/// One whom a focal point registers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// Name, 1 to 200 characters.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Preferred language, a BCP 47 tag.
    pub language: String,
    /// What others may see.
    pub visibility: Visibility,
    /// What they are in the delegation.
    pub function: Function,
    /// Whether they are one of those who inscribe for it.
    pub may_inscribe: bool,
    /// The gender that they declare. It is not kept of whom only the secretariat knows.
    pub gender: Option<Gender>,
}

/// What became of a form of several people.
#[derive(Debug)]
pub enum Enrolment {
    /// All are registered, in their order.
    Registered(Vec<Registered>),
    /// Nobody is: the delegation has a head already.
    SecondHead,
    /// Nobody is: the design of the registration does not take them now.
    NotOffered(NotOffered),
}

impl Store {
    /// Registers all of them as members of a delegation, or nobody when one cannot be.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn enrol(
        &self,
        meeting: &MeetingId,
        focal_point: ParticipantNo,
        delegation: DelegationNo,
        members: Vec<NewMember>,
    ) -> Result<Enrolment, Error> {
        let now = self.now();
        // Names are read the way everybody reads them: in the rows they are sealed.
        let Some(leader) = self.find_participant(meeting, focal_point).await? else {
            return Err(Error::unreadable(format!("participant {focal_point}")));
        };
        let mut registered = Vec::with_capacity(members.len());
        let mut tx = self.write.begin().await?;
        for member in members {
            let registration = Registration {
                name: member.name,
                delegation: leader.delegation_name.clone(),
                category: leader.category,
                email: member.email,
                language: member.language,
                visibility: member.visibility,
            };
            // Whoever knows an address must not learn here that it is registered.
            let one = match insert(self, &mut tx, meeting, registration.into(), Known::Apart, now).await {
                Ok(one) => one,
                Err(RegisterError::NotOffered(why)) => return Ok(Enrolment::NotOffered(why)),
                Err(RegisterError::Failed(error)) => return Err(error),
                Err(RegisterError::AlreadyRegistered) => return Err(Error::unreadable("an address that stands apart")),
            };
            let kept = sqlx::query(
                "INSERT INTO membership (meeting, participant, delegation, function, may_inscribe, state, shown, \
                 registered_by, asked_at, decided_at) VALUES ($1, $2, $3, $4, $5, 'confirmed', TRUE, $6, $7, $7) \
                 ON CONFLICT (meeting, participant) DO UPDATE SET function = excluded.function, \
                 may_inscribe = excluded.may_inscribe, state = 'confirmed', shown = TRUE, \
                 registered_by = excluded.registered_by, decided_at = excluded.decided_at",
            )
            .bind(meeting.as_str())
            .bind(i64::from(one.participant.no.0))
            .bind(i64::from(delegation.0))
            .bind(member.function.code())
            .bind(member.may_inscribe)
            .bind(i64::from(focal_point.0))
            .bind(now.as_millisecond())
            .execute(&mut *tx)
            .await;
            match kept {
                Ok(_) => {}
                Err(sqlx::Error::Database(rule)) if rule.is_unique_violation() => return Ok(Enrolment::SecondHead),
                Err(error) => return Err(error.into()),
            }
            if let Some(gender) = member.gender.filter(|_| member.visibility != Visibility::SecretariatOnly) {
                self.write_gender(&mut tx, meeting, one.participant.no, gender).await?;
            }
            notify(&mut tx, meeting, one.participant.no, MailKind::PersonalLink, now).await?;
            registered.push(one);
        }
        tx.commit().await?;
        Ok(Enrolment::Registered(registered))
    }
}
