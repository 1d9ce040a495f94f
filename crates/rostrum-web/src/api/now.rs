//! What happens on the floor at this moment, as one small document: for captions, scenes and the keys of a deck.
//! It is rendered once for each version, audience and language, and holds instants only, so nothing ticks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use rostrum_domain::floor::{Current, Interruption, Speaker};
use rostrum_domain::ids::{InscriptionNo, MeetingId, PersonId, SegmentId, SessionId};
use rostrum_domain::participant::Audience;
use rostrum_store::Scope;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::floor::Picture;
use crate::i18n::Lang;
use crate::visit::Visit;

/// How many of those who come next are named.
const NEXT: usize = 3;

/// The floor at this moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct Now {
    /// The version of the log of the floor.
    version: u64,
    /// The meeting, as it stands in its address.
    #[schema(value_type = String)]
    meeting: MeetingId,
    /// Its title.
    title: String,
    state: NowState,
    /// The session that runs, else the next one.
    session: Option<NowSession>,
    /// The segment that runs.
    segment: Option<NowSegment>,
    /// Who has the floor.
    speaker: Option<NowSpeaker>,
    /// The clock of who has the floor.
    clock: Option<NowClock>,
    /// At most three who come next, in their order.
    next: Vec<NowSpeaker>,
    /// The list of speakers of the session.
    list: Option<NowList>,
}

/// Where the meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NowState {
    /// Somebody has the floor and the clock runs.
    Speaking,
    /// Somebody has the floor and the clock is paused.
    Paused,
    /// A point of order is heard; the clock of who has the floor stands.
    PointOfOrder,
    /// A question is put to who has the floor; the clock stands.
    Question,
    /// The session is suspended; all clocks stand.
    Suspended,
    /// A segment runs and nobody has the floor.
    Free,
    /// No segment runs: before the meeting, or between two segments.
    Between,
    /// The meeting is closed.
    Closed,
}

#[derive(Debug, Serialize, ToSchema)]
struct NowSession {
    #[schema(value_type = String)]
    id: SessionId,
    title: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct NowSegment {
    #[schema(value_type = String)]
    id: SegmentId,
    /// What happens in it, in words.
    name: String,
}

/// One who speaks or comes next, as the audience may read it.
#[derive(Debug, Serialize, ToSchema)]
struct NowSpeaker {
    /// The inscription, for a participant.
    #[schema(value_type = Option<u32>)]
    inscription: Option<InscriptionNo>,
    /// The person of the programme, for one who is named there.
    #[schema(value_type = Option<String>)]
    person: Option<PersonId>,
    /// The first line: the delegation, the person of the programme, or "A representative of …" for one who is
    /// kept from the public.
    first: String,
    /// The second line: the name of the participant, or the function of the person of the programme.
    second: Option<String>,
    /// On whose behalf.
    on_behalf_of: Option<String>,
    /// The code of the category, for a participant: `states`.
    category: Option<&'static str>,
    /// Whether it must not be shown in public. For staff only; what the public reads does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_from_public: Option<bool>,
}

/// The clock as instants.
#[derive(Debug, Serialize, ToSchema)]
struct NowClock {
    /// When the floor was given.
    #[schema(value_type = String, format = DateTime)]
    started: Timestamp,
    /// The limit in seconds.
    limit_seconds: i64,
    /// When the limit is reached; none while the clock is paused. What is left is this less `now`, and below
    /// zero once the limit is passed.
    #[schema(value_type = Option<String>, format = DateTime)]
    deadline: Option<Timestamp>,
    /// What is left in milliseconds, while the clock is paused.
    left_ms: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
struct NowList {
    #[schema(value_type = String)]
    session: SessionId,
    /// Whether it takes inscriptions.
    open: bool,
    /// How many wait.
    waiting: usize,
}

/// For whose eyes.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// `public` (also when it is left out), or `staff` with the names that are kept from the public; that needs
    /// a token with the scope `read-staff`.
    audience: Option<String>,
    /// The language of what is said in words: `ar`, `zh`, `en` (also when it is left out), `fr`, `ru` or `es`.
    lang: Option<String>,
}

impl Wanted {
    /// The audience that is asked for.
    ///
    /// # Errors
    /// [`Fault::ScopeMissing`] where the visitor may not be told what staff are told.
    pub fn audience(&self, visit: &Visit, meeting: &MeetingId) -> Result<Audience, Fault> {
        audience(self.audience.as_deref(), visit, meeting)
    }

    /// The language that is asked for, one of the six; else that of the visit.
    ///
    /// # Errors
    /// [`Fault::Malformed`] for another language.
    pub fn lang(&self, visit: &Visit) -> Result<Lang, Fault> {
        let Some(tag) = &self.lang else { return Ok(visit.lang) };
        Lang::from_tag(tag)
            .ok_or_else(|| Fault::Malformed(format!("lang: \"{tag}\" is none of ar, zh, en, fr, ru and es")))
    }
}

/// The audience with this code, which the visitor must be permitted to belong to. Staff, too, are only told what
/// is kept from the public when they ask for it: what a program reads soon stands on a screen.
///
/// # Errors
/// [`Fault::ScopeMissing`], or [`Fault::Malformed`] for a code that there is not.
pub fn audience(code: Option<&str>, visit: &Visit, meeting: &MeetingId) -> Result<Audience, Fault> {
    match code {
        None | Some("public") => {
            visit.require(Action::SeePublic, Some(meeting))?;
            Ok(Audience::Public)
        }
        Some("staff") => {
            let may = visit.require(Action::FollowFloor, Some(meeting));
            may.map_err(|_| Fault::ScopeMissing(Scope::ReadStaff))?;
            Ok(Audience::Staff)
        }
        Some(_) => Err(Fault::Malformed("audience: public and staff are permitted".to_owned())),
    }
}

/// Sends the document.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::ScopeMissing`], or the outside failed.
#[utoipa::path(get, operation_id = "now", path = "/m/{meeting}/api/now", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address"), Wanted),
    security((), ("token" = [])),
    responses((status = 200, body = inline(super::openapi::AtOnce<Now>)), (status = 400, body = super::openapi::Problem),
        (status = 401, body = super::openapi::Problem), (status = 403, body = super::openapi::Problem),
        (status = 404, body = super::openapi::Problem)))]
pub async fn show(
    State(app): State<App>,
    Path(meeting): Path<String>,
    visit: Visit,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = row.meeting.id;
    let Query(wanted) = wanted.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let key = Key { audience: wanted.audience(&visit, &id)?, lang: wanted.lang(&visit)?, meeting: id };
    let revision = *app.desk().watch(&key.meeting).await?.borrow();
    let document = app.documents().at(&app, &key, revision).await?;
    let headers = [
        (CONTENT_TYPE, "application/json"),
        // A page of another site may read what is public. Browsers send no cookie along for this answer.
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, [head(&app, ""), document].concat()).into_response())
}

/// The beginning of a document, with the instant at which it is sent. What the document says follows.
pub fn head(app: &App, first: &str) -> Bytes {
    let (now, speed) = (app.now(), app.store().clock().speed());
    Bytes::from(format!("{{{first}\"now\":\"{now}\",\"speed\":{speed},"))
}

/// Documents as they were rendered last.
#[derive(Debug, Default)]
pub struct Documents {
    slots: Mutex<HashMap<Key, Slot>>,
}

type Slot = Arc<tokio::sync::Mutex<Option<(u64, Bytes)>>>;

/// Which document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// For whose eyes.
    pub audience: Audience,
    /// In which language.
    pub lang: Lang,
}

impl Documents {
    /// The document at a revision of its meeting or a later one, without its opening brace: rendered by the first
    /// who asks, shared with the rest.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn at(&self, app: &App, key: &Key, revision: u64) -> Result<Bytes, Fault> {
        let slot =
            Arc::clone(self.slots.lock().unwrap_or_else(PoisonError::into_inner).entry(key.clone()).or_default());
        let mut slot = slot.lock().await;
        if let Some((at, document)) = slot.as_ref()
            && *at >= revision
        {
            return Ok(document.clone());
        }
        let picture = Picture::take(app, &key.meeting, key.audience, key.lang).await?;
        let text = serde_json::to_string(&Now::of(&picture)).map_err(|error| Fault::failed(&error))?;
        let document = Bytes::from(text).slice(1..);
        *slot = Some((revision, document.clone()));
        Ok(document)
    }
}

impl Now {
    fn of(picture: &Picture) -> Self {
        let floor = &picture.floor;
        let running = floor.running();
        let state = match &floor.current {
            _ if floor.closed => NowState::Closed,
            _ if floor.is_suspended() => NowState::Suspended,
            Some(Current { interruption: Some(Interruption::Point(_)), .. }) => NowState::PointOfOrder,
            Some(Current { interruption: Some(Interruption::Question), .. }) => NowState::Question,
            Some(current) if current.paused_at.is_some() => NowState::Paused,
            Some(_) => NowState::Speaking,
            None if running.is_some() => NowState::Free,
            None => NowState::Between,
        };
        let list = |id: &SessionId| {
            let open = floor.lists.get(id).is_some_and(|list| list.open);
            NowList { session: id.clone(), open, waiting: floor.waiting(id).count() }
        };
        Self {
            version: floor.version,
            meeting: picture.row.meeting.id.clone(),
            title: picture.row.meeting.note.title.clone(),
            state,
            session: picture.here().map(|here| NowSession { id: here.id.clone(), title: picture.title(&here.id) }),
            segment: running
                .map(|(_, segment)| NowSegment { id: segment.id.clone(), name: picture.segment_name(segment.kind) }),
            speaker: floor.current.as_ref().map(|current| NowSpeaker::of(picture, &current.speaker)),
            clock: clock(picture),
            next: picture.next_speakers(NEXT).iter().map(|speaker| NowSpeaker::of(picture, speaker)).collect(),
            list: picture.list_here().map(|session| list(&session.id)),
        }
    }
}

impl NowSpeaker {
    fn of(picture: &Picture, speaker: &Speaker) -> Self {
        let shown = picture.speaker(speaker);
        let (inscription, person) = match speaker {
            Speaker::Inscription(no) => (Some(*no), None),
            Speaker::Person(id) => (None, Some(id.clone())),
        };
        Self {
            inscription,
            person,
            first: shown.first,
            second: shown.second,
            on_behalf_of: shown.on_behalf,
            category: shown.category.map(|category| category.code()),
            kept_from_public: shown.public_as.is_some().then_some(true),
        }
    }
}

fn clock(picture: &Picture) -> Option<NowClock> {
    let (current, reading) = (picture.floor.current.as_ref()?, picture.clock()?);
    let left = SignedDuration::from_millis(reading.left_ms());
    Some(NowClock {
        started: current.started,
        limit_seconds: reading.limit_ms / 1_000,
        deadline: if reading.running { picture.now.checked_add(left).ok() } else { None },
        left_ms: (!reading.running).then(|| reading.left_ms()),
    })
}
