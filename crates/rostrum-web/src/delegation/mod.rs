//! A participant's delegation: who is its focal point, and what the focal point does for it.
//!
//! - [`register`] takes a form of several people, read by `rows`.
//! - [`member`] confirms, changes and takes off members.
//! - `page` is the page, for the focal point and for everybody else.

pub mod member;
mod page;
mod rows;
#[cfg(test)]
mod tests;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_domain::delegation::{Decision, Membership, is_shown_to_focal_point};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::{Participant, Visibility};
use rostrum_domain::registration::NotOffered;
use rostrum_store::{Enrolment, FocalPoint, MeetingRow, Member, NewMember};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::times;
use crate::visit::Visit;

use rows::Rows;

/// All that the page shows.
struct Own {
    row: MeetingRow,
    participant: Participant,
    membership: Membership,
    /// Whether the visitor is or asks to be the focal point.
    focal_point: Option<FocalPoint>,
    /// For the focal point: the members whom they are shown.
    members: Vec<Member>,
    /// For the focal point: the addresses of those whom they registered.
    addresses: Vec<(ParticipantNo, String)>,
    /// For the focal point: how many ask to be confirmed whom the secretariat alone decides about.
    others_ask: usize,
    /// For the focal point: where the delegation is from, which holds for its members.
    origin: Origin,
}

impl Own {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let (id, store) = (&row.meeting.id, app.store());
        let no = visit.require_participant(Action::SeeOwnPage, id)?;
        let mut participant = store.find_participant(id, no).await?.ok_or(Fault::NotPermitted)?;
        if let Some(identity) = store.find_identity(id, no).await? {
            participant.identify(identity);
        }
        let mut own = Self {
            membership: store.find_membership(id, no).await?,
            focal_point: store.find_focal_point(id, no).await?,
            members: Vec::new(),
            addresses: Vec::new(),
            others_ask: 0,
            origin: Origin::default(),
            participant,
            row,
        };
        if own.leads() {
            own.origin = store.find_origin(&own.row.meeting.id, own.participant.delegation).await?;
            let all = store.list_members(&own.row.meeting.id, own.participant.delegation).await?;
            let (shown, hidden): (Vec<_>, Vec<_>) = all.into_iter().partition(|member| own.is_shown(member));
            let asks = |member: &&Member| {
                member.state == Decision::Asked && member.participant.visibility != Visibility::SecretariatOnly
            };
            own.others_ask = hidden.iter().filter(asks).count();
            own.members = shown;
            let correctable = own.members.iter().filter(|member| member::may_correct(&own, member));
            for no in correctable.map(|member| member.participant.no).collect::<Vec<_>>() {
                let contact = store.find_contact(&own.row.meeting.id, no).await?;
                own.addresses.extend(contact.map(|contact| (no, contact.email)));
            }
        }
        Ok(own)
    }

    /// The same for the focal point alone.
    async fn find_as_focal_point(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let own = Self::find(app, visit, meeting).await?;
        if own.leads() { Ok(own) } else { Err(Fault::NotPermitted) }
    }

    /// Whether the visitor is the focal point of the delegation.
    fn leads(&self) -> bool {
        self.focal_point
            .is_some_and(|one| one.state == Decision::Confirmed && one.delegation == self.participant.delegation)
    }

    fn is_shown(&self, member: &Member) -> bool {
        let me = self.participant.no;
        member.participant.no == me
            || member.registered_by == Some(me)
            || is_shown_to_focal_point(member.participant.visibility, member.shown)
    }

    fn member(&self, no: u32) -> Result<&Member, Fault> {
        self.members.iter().find(|member| member.participant.no == ParticipantNo(no)).ok_or(Fault::NotFound)
    }

    fn email_of(&self, no: ParticipantNo) -> &str {
        self.addresses.iter().find(|(other, _)| *other == no).map_or("", |(_, email)| email.as_str())
    }

    /// The member of a row, or the row: its address is one that the page shows. Of others nothing is told.
    fn known(&self, at: usize, member: NewMember) -> Result<NewMember, usize> {
        let same = |(_, email): &(ParticipantNo, String)| email.to_lowercase() == member.email.to_lowercase();
        if self.addresses.iter().any(same) { Err(at) } else { Ok(member) }
    }

    fn address(&self) -> String {
        format!("/m/{}/me/delegation", self.row.meeting.id)
    }
}

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done, to be said once.
    done: Option<String>,
}

/// Shows the page.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let own = Own::find(&app, &visit, &meeting).await?;
    let done = asked.done.and_then(|code| visit.lang.of_family("delegation-done", &code, &[]));
    let told = page::Told { done, refused: None };
    Ok(page::page(&visit, &own, &Rows::empty(visit.lang), &told))
}

/// Registers the people of a form, or gives the form again: with more rows, or with what is wrong in which.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Conflict`] when the meeting is closed,
/// or the outside failed.
pub async fn register(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    let own = Own::find_as_focal_point(&app, &visit, &meeting).await?;
    let (lang, id) = (visit.lang, &own.row.meeting.id);
    if app.desk().floor(id).await?.closed {
        return Err(Fault::Conflict { code: "registration-closed", text: lang.t("register-closed") });
    }
    let mut rows = Rows::typed(&form?.0);
    let mut told = page::Told::default();
    if rows.wants_more {
        rows.add_empty(lang);
        return Ok(page::page(&visit, &own, &rows, &told).into_response());
    }
    let members: Vec<_> = rows.check(lang).into_iter().map(|(at, member)| own.known(at, member)).collect();
    for at in members.iter().filter_map(|known| known.as_ref().err()) {
        rows.add_wrong(*at, "email", lang.t("delegation-email-taken"));
    }
    if rows.is_right() {
        let members = members.into_iter().flatten().collect();
        match app.store().enrol(id, own.participant.no, own.participant.delegation, members).await? {
            Enrolment::Registered(registered) => {
                app.desk().announce(id).await?;
                let page = page::registered(&visit, &own, &app.settings().base, &registered);
                return Ok((StatusCode::CREATED, page).into_response());
            }
            Enrolment::SecondHead => rows.add_second_head(lang),
            Enrolment::NotOffered(NotOffered::NoSuchCategory) => {
                told.refused = Some(lang.t("delegation-not-offered"));
            }
            Enrolment::NotOffered(NotOffered::NotYetOpen(at)) => {
                let opens = times::instant(lang, &own.row.meeting.note.zone, at);
                told.refused = Some(lang.with("delegation-not-yet-open", &[("opens", opens.into())]));
            }
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page::page(&visit, &own, &rows, &told)).into_response())
}

/// Asks the secretariat to be confirmed as the focal point.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`] for one whom only the secretariat knows, or the
/// outside failed.
pub async fn ask(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let own = Own::find(&app, &visit, &meeting).await?;
    if own.participant.visibility == Visibility::SecretariatOnly {
        return Err(Fault::Conflict { code: "apart", text: visit.lang.t("delegation-apart") });
    }
    app.store().ask_for_focal_point(&own.row.meeting.id, own.participant.no).await?;
    Ok(Redirect::to(&format!("{}?done=asked", own.address())).into_response())
}

/// Lets the focal point see who asks to be confirmed.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show_name(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let own = Own::find(&app, &visit, &meeting).await?;
    app.store().show_member(&own.row.meeting.id, own.participant.no).await?;
    Ok(Redirect::to(&format!("{}?done=shown", own.address())).into_response())
}
