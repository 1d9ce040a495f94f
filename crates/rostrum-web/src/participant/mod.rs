//! A participant's own page: the lists of speakers, one's place and expected turn, one's statements.
//!
//! - [`command`] takes what a participant asks for and hands it to the desk.
//! - `page` is the page, `part` what of it follows the floor; `banner`, `list`, `inscribe`, `entry`, `hands`
//!   and `statement` are its pieces.
//! - [`swap`] offers a swap of places to another delegation.
//! - `facts` is the little that all participants are sent on each change; a page that sees in it that its
//!   own place has changed asks for its part again.

mod banner;
pub mod change;
pub mod command;
mod entry;
pub mod facts;
mod form;
mod hands;
pub mod held;
mod inscribe;
pub mod joint;
mod list;
mod page;
mod part;
pub mod ready;
mod statement;
pub mod swap;

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use maud::Markup;
use rostrum_domain::delegation::Membership;
use rostrum_domain::floor::{Command, Declared, Floor, Inscription, Refusal, Standing, Status};
use rostrum_domain::ids::{InscriptionNo, ParticipantNo, SessionId};
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::{Audience, Gender, Participant, ShownName, Visibility};
use rostrum_domain::programme::{SegmentKind, Session};
use rostrum_domain::statement::usual_deadline;
use rostrum_store::{CoSignatory, MeetingRow, Note, Readiness, Statement};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

use form::Kept;
pub use statement::{hand_in, receipt, words};

/// All that the page shows.
struct Own {
    row: MeetingRow,
    participant: Participant,
    membership: Membership,
    /// Others of the delegation.
    colleagues: Vec<Participant>,
    /// Those of other delegations with whom a swap is offered.
    others: HashMap<ParticipantNo, Participant>,
    floor: Arc<Floor>,
    statements: Vec<Statement>,
    /// Until when statements are taken, for sessions for which it was set.
    until: Vec<(SessionId, Timestamp)>,
    on_behalf_of: Vec<(InscriptionNo, String)>,
    /// Whom inscriptions represent.
    co_signatories: Vec<CoSignatory>,
    /// Whether the secretariat asks what participants need.
    is_asked: bool,
    /// Whether there is an exchange in which they may take part.
    exchanges: bool,
    notes: Vec<Note>,
    /// The last note of the meeting, to whomever, when those were read.
    last_note: u32,
    readiness: Option<Readiness>,
    /// Where the delegation is from.
    origin: Origin,
    /// The gender that was declared at registration.
    gender: Option<Gender>,
    now: Timestamp,
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
    axum::extract::Query(asked): axum::extract::Query<Asked>,
) -> Result<Markup, Fault> {
    let own = own(&app, &visit, Action::SeeOwnPage, &meeting).await?;
    if !own.participant.state.takes_part() {
        return crate::registration::own::page(&app, &visit, &own.row, own.participant.no).await;
    }
    let done = asked.done.and_then(|code| visit.lang.of_family("own-done", &code, &[]));
    let told = page::Told { done, refused: None };
    page::page(&app, &visit, &own, &Kept::default(), &told).await
}

/// Gives the part of the page that follows the floor, to its script.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn part(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let own = own(&app, &visit, Action::SeeOwnPage, &meeting).await?;
    let part = part::part(visit.lang, &own, &Kept::default());
    let body = serde_json::json!({ "version": own.floor.version, "fragments": { "me": part.into_string() } });
    Ok(([(CACHE_CONTROL, "no-store")], Json(body)).into_response())
}

/// The numbers of a participant's inscriptions that wait or speak, for a page that marks them.
pub fn numbers(floor: &Floor, no: ParticipantNo) -> String {
    let here = |entry: &&Inscription| matches!(entry.status, Status::Waiting | Status::Speaking);
    let mine = floor.inscriptions.values().filter(|entry| entry.made_by == no || entry.participant == no).filter(here);
    mine.map(|entry| entry.no.to_string()).collect::<Vec<_>>().join(" ")
}

/// What the visitor may see of a meeting as its participant.
async fn own(app: &App, visit: &Visit, action: Action, meeting: &str) -> Result<Own, Fault> {
    let row = app.meeting(meeting).await?;
    let id = &row.meeting.id;
    let no = visit.require_participant(action, id)?;
    let store = app.store();
    let mut participant = store.find_participant(id, no).await?.ok_or(Fault::NotPermitted)?;
    if action != Action::SeeOwnPage && !participant.state.takes_part() {
        return Err(Refusal::NotAccepted.into());
    }
    if let Some(identity) = store.find_identity(id, no).await? {
        participant.identify(identity);
    }
    let mut colleagues = store.list_participants_of(id, participant.delegation).await?;
    colleagues.retain(|other| other.no != no);
    let floor = app.desk().floor(id).await?;
    // Read before the notes: one that comes between is then told by the stream.
    let last_note = store.find_last_note_no(id).await?;
    let mut own = Own {
        membership: store.find_membership(id, no).await?,
        colleagues,
        others: HashMap::new(),
        statements: store.list_statements_of(id, no).await?,
        until: store.list_statements_until(id).await?,
        on_behalf_of: store.list_on_behalf_of(id).await?,
        co_signatories: store.list_co_signatories(id).await?,
        is_asked: store.find_follow_up(id).await?.is_some(),
        exchanges: crate::exchange::is_for(app, &row, &participant).await?,
        notes: store.list_notes(id, no).await?,
        last_note,
        readiness: store.find_readiness(id, no).await?,
        origin: store.find_origin(id, participant.delegation).await?,
        gender: store.find_gender(id, no).await?,
        now: floor.last_at.map_or(app.now(), |last| last.max(app.now())),
        floor,
        participant,
        row,
    };
    let asking = joint::asked_of(&own).map(|(entry, _)| entry.participant);
    for other in own.offers().map(|(_, other)| other.participant).chain(asking).collect::<Vec<_>>() {
        if let Some(person) = store.find_participant(&own.row.meeting.id, other).await? {
            own.others.insert(other, person);
        }
    }
    Ok(own)
}

/// Which way an offer of a swap goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Made by oneself.
    Made(InscriptionNo),
    /// Made to oneself.
    Got(InscriptionNo),
}

impl Own {
    /// The sessions that have a list of speakers.
    fn sessions(&self) -> impl Iterator<Item = &Session> {
        let sessions = self.row.meeting.note.programme.sessions.iter();
        sessions.filter(|session| session.segments.iter().any(|segment| segment.kind == SegmentKind::Floor))
    }

    /// Whether the visitor may act for an inscription.
    fn is_mine(&self, entry: &Inscription) -> bool {
        let me = self.participant.no;
        entry.made_by == me || entry.participant == me
    }

    /// Whether the visitor learns what colleagues do: in a delegation that has a focal point only who is confirmed.
    fn sees_colleagues(&self) -> bool {
        self.membership.is_confirmed() || !self.membership.has_focal_point
    }

    /// Whether an inscription of the delegation is kept from the visitor. Anybody can register under the name
    /// of a delegation, so colleagues who are kept from the public are kept from this page, too.
    fn is_hidden(&self, entry: &Inscription) -> bool {
        let protected = |no| self.colleagues.iter().any(|c| c.no == no && c.visibility >= Visibility::CategoryOnly);
        !self.is_mine(entry) && (protected(entry.participant) || protected(entry.made_by))
    }

    /// The inscriptions of the delegation in a session.
    fn entries<'a>(&'a self, session: &'a SessionId) -> impl DoubleEndedIterator<Item = &'a Inscription> + Clone {
        let (delegation, colleagues) = (self.participant.delegation, self.sees_colleagues());
        let all = self.floor.inscriptions.values();
        let shown = move |entry: &Inscription| colleagues || self.is_mine(entry);
        all.filter(move |entry| entry.delegation == delegation && &entry.session == session && shown(entry))
    }

    /// The visitor's own inscriptions in all sessions.
    fn mine(&self) -> impl DoubleEndedIterator<Item = &Inscription> {
        self.floor.inscriptions.values().filter(|entry| self.is_mine(entry))
    }

    /// Colleagues who may be named as speakers: those whom the public may see.
    fn speakers(&self) -> impl Iterator<Item = &Participant> {
        speakers(&self.participant, &self.colleagues)
    }

    /// The offers of a swap that touch the visitor's own inscriptions, with the other one.
    fn offers(&self) -> impl Iterator<Item = (Way, &Inscription)> {
        let find = |no: &InscriptionNo| self.floor.inscriptions.get(no);
        self.floor.lists.values().flat_map(|list| &list.offers).filter_map(move |(from, with)| {
            let (maker, asked) = (find(from)?, find(with)?);
            match (self.is_mine(maker), self.is_mine(asked)) {
                (true, _) => Some((Way::Made(*from), asked)),
                (false, true) => Some((Way::Got(*with), maker)),
                (false, false) => None,
            }
        })
    }

    /// Another delegation as the public sees it.
    fn shown(&self, other: &Inscription) -> ShownName {
        let person = self.others.get(&other.participant);
        let unnamed = ShownName { name: None, delegation: None, category: other.category };
        person.map_or(unnamed, |person| person.shown_to(Audience::Public))
    }

    /// Place on its list, from 1, once there is one.
    fn place(&self, entry: &Inscription) -> Option<usize> {
        let counts = entry.status == Status::Waiting && (entry.reply || !self.floor.awaits_lot(&entry.session));
        let mut waiting = self.floor.waiting(&entry.session);
        if counts { waiting.position(|other| other.no == entry.no).map(|at| at + 1) } else { None }
    }

    /// On whose behalf an inscription speaks.
    fn behalf(&self, no: InscriptionNo) -> Option<&str> {
        self.on_behalf_of.iter().find(|(other, _)| *other == no).map(|(_, text)| text.as_str())
    }

    /// Until when statements for a session are taken.
    fn statements_until(&self, session: &SessionId) -> Timestamp {
        let set = self.until.iter().find(|(other, _)| other == session).map(|(_, until)| *until);
        set.unwrap_or_else(|| usual_deadline(&self.row.meeting.note, &self.floor, self.now))
    }

    /// Names a form of this state of the floor: sent twice, it counts once.
    fn key(&self, action: &str, target: impl std::fmt::Display) -> String {
        format!("{action}-{target}-{}", self.floor.version)
    }
}

/// Who may be named as a speaker by somebody: the colleagues whom the public may see, and oneself.
fn speakers<'a>(who: &'a Participant, delegation: &'a [Participant]) -> impl Iterator<Item = &'a Participant> {
    let named = |other: &&Participant| other.visibility == Visibility::Named && other.no != who.no;
    std::iter::once(who).chain(delegation.iter().filter(named))
}

/// The command that inscribes somebody.
fn inscribe_as(who: &Participant, session: &SessionId, standing: Standing, declared: Declared) -> Command {
    Command::Inscribe {
        session: session.clone(),
        participant: who.no,
        delegation: who.delegation,
        category: who.category,
        standing,
        declared,
    }
}

#[cfg(test)]
mod tests;
