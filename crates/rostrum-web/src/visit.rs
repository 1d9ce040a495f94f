//! One visit: who asks, in which language, for which address.

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::Audience;
use rostrum_store::{Grant, Program, Token};

use crate::access::{self, Action, Role};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::{languages, session};

/// What every page needs to know of the request.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language of the page: what the visitor chose or the browser asks for, English where the page is in
    /// no other.
    pub lang: Lang,
    /// What the visitor chose or the browser asks for.
    pub wish: Lang,
    /// Whether the page is there in all six languages.
    pub speaks_all: bool,
    /// The path of the address, without query.
    pub path: String,
    /// The query of the address, without its question mark.
    pub query: String,
    /// Whether the client asks for JSON rather than a page. Every program does, and so do scripts of pages.
    pub wants_json: bool,
    /// Whether it is a program, and no page before a person: it sends a token or a document, or asks for what
    /// is there for programs.
    pub is_program: bool,
    /// Who the visitor has signed in as: one at most as staff, one as a participant of the meeting in
    /// the address.
    grants: Vec<Grant>,
    /// The program whose token was sent, with its meeting.
    program: Option<(MeetingId, Program)>,
}

impl Visit {
    /// Reads it from a request. Where a token of a program is sent, cookies count for nothing.
    ///
    /// # Errors
    /// [`Fault::TokenUnknown`] for a token that is not known or was revoked; the outside failed.
    pub async fn read(app: &App, headers: &HeaderMap, uri: &Uri) -> Result<Self, Fault> {
        let mut visit = Self::of_nobody(headers, uri);
        if let Some(token) = session::bearer(headers) {
            visit.enter(app, token).await?;
            return Ok(visit);
        }
        for name in [session::STAFF, session::PARTICIPANT] {
            if let Some(token) = session::cookie(headers, name)
                && let Some(grant) = app.store().find_session(&Token::from_text(&token)).await?
            {
                visit.grants.push(grant);
            }
        }
        visit.choose_language();
        Ok(visit)
    }

    /// Whether the visitor is signed in as anybody but a participant.
    pub fn is_staff(&self) -> bool {
        self.grants.iter().any(|grant| grant.role != rostrum_store::Role::Participant)
    }

    fn choose_language(&mut self) {
        self.speaks_all = languages::speaks_all(&self.path, self.is_staff());
        self.lang = if self.speaks_all { self.wish } else { Lang::En };
    }

    /// Somebody who is no staff reads in the own language that a page of staff is not open.
    pub fn read_fault(&mut self) {
        if !self.is_staff() && !self.is_program {
            (self.lang, self.speaks_all) = (self.wish, true);
        }
    }

    /// Makes it the visit of the program that bears a token.
    ///
    /// # Errors
    /// [`Fault::TokenUnknown`], or the outside failed.
    pub async fn enter(&mut self, app: &App, token: &str) -> Result<(), Fault> {
        let found = app.store().find_program(&Token::from_text(token)).await?;
        let (meeting, program) = found.ok_or(Fault::TokenUnknown)?;
        app.store().keep_use_of_program(&meeting, &program).await?;
        self.grants.clear();
        self.program = Some((meeting, program));
        Ok(())
    }

    /// The number of the program whose token was sent, in its meeting.
    pub fn program_no(&self) -> Option<u32> {
        self.program.as_ref().map(|(_, program)| program.no)
    }

    /// The same visit as that of somebody who is not signed in.
    pub fn without_sign_in(&self) -> Self {
        Self { grants: Vec::new(), program: None, ..self.clone() }
    }

    /// The visit without looking who it is.
    pub fn of_nobody(headers: &HeaderMap, uri: &Uri) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kept = || session::cookie(headers, session::LANGUAGE).and_then(|tag| offered(&tag));
        let lang = chosen_lang(uri.query().unwrap_or_default()).or_else(kept);
        let is_program = is_for_programs(uri.path())
            || session::bearer(headers).is_some()
            || crate::rules::document::is_json(headers);
        let wish = lang.unwrap_or_else(|| offered_or_english(Lang::accepted(text(ACCEPT_LANGUAGE))));
        let mut visit = Self {
            lang: wish,
            wish,
            speaks_all: true,
            path: uri.path().to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            wants_json: text(ACCEPT).split(',').next().is_some_and(|first| first.trim() == "application/json")
                || is_program,
            is_program,
            grants: Vec::new(),
            program: None,
        };
        visit.choose_language();
        visit
    }

    /// Whether the visitor may do something, in a meeting or (`None`) in Rostrum as a whole.
    pub fn may(&self, action: Action, meeting: Option<&MeetingId>) -> bool {
        access::role_that_may(&self.roles(meeting), action).is_some()
    }

    /// The role in which the visitor may do something.
    ///
    /// # Errors
    /// [`Fault::NotPermitted`] when none may.
    pub fn require(&self, action: Action, meeting: Option<&MeetingId>) -> Result<Role, Fault> {
        access::role_that_may(&self.roles(meeting), action).ok_or(Fault::NotPermitted)
    }

    /// The participant that the visitor is in a meeting and may act as.
    ///
    /// # Errors
    /// [`Fault::NotPermitted`] when the visitor is none.
    pub fn require_participant(&self, action: Action, meeting: &MeetingId) -> Result<ParticipantNo, Fault> {
        self.require(action, Some(meeting))?;
        let own = self.grants.iter().filter(|grant| grant.meeting.as_ref() == Some(meeting));
        own.filter_map(|grant| grant.participant).next().ok_or(Fault::NotPermitted)
    }

    /// For whose eyes a page of this meeting is.
    pub fn audience(&self, meeting: &MeetingId) -> Audience {
        if self.may(Action::SeeEveryName, Some(meeting)) { Audience::Staff } else { Audience::Public }
    }

    /// Whether the visitor is signed in as anybody.
    pub fn is_signed_in(&self) -> bool {
        !self.grants.is_empty()
    }

    fn roles(&self, meeting: Option<&MeetingId>) -> Vec<Role> {
        let granted = self.grants.iter().filter_map(|grant| {
            let here = grant.meeting.is_some() && grant.meeting.as_ref() == meeting;
            match grant.role {
                rostrum_store::Role::Secretariat => Some(Role::Secretariat),
                rostrum_store::Role::Chair if here => Some(Role::Chair),
                rostrum_store::Role::Participant if here => Some(Role::Participant),
                rostrum_store::Role::Display if here => Some(Role::Display),
                _ => None,
            }
        });
        let program = self.program.iter().filter(|(here, _)| Some(here) == meeting);
        let scopes = program.flat_map(|(_, program)| program.scopes.iter().copied().map(Role::Program));
        granted.chain(scopes).chain([Role::Public]).collect()
    }
}

/// Whether what stands at a path is for programs, which are answered in JSON.
fn is_for_programs(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    match parts.next() {
        Some("api") => true,
        Some("m") => parts.nth(1) == Some("api"),
        _ => false,
    }
}

/// The language that a query chooses, when it has texts.
pub fn chosen_lang(query: &str) -> Option<Lang> {
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(offered)
}

fn offered(tag: &str) -> Option<Lang> {
    Lang::from_tag(tag).filter(|lang| Lang::offered().any(|offered| offered == *lang))
}

fn offered_or_english(lang: Lang) -> Lang {
    if Lang::offered().any(|offered| offered == lang) { lang } else { Lang::En }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        Self::read(app, &parts.headers, &parts.uri).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rostrum_store::Role as Kept;

    fn visit(grants: Vec<Grant>) -> Visit {
        Visit { grants, ..Visit::of_nobody(&HeaderMap::new(), &Uri::from_static("/")) }
    }

    fn meeting(id: &str) -> MeetingId {
        MeetingId::parse(id).unwrap()
    }

    #[test]
    fn a_participant_of_one_meeting_is_nobody_in_another() {
        let grant = Grant { role: Kept::Participant, meeting: Some(meeting("a")), participant: Some(ParticipantNo(3)) };
        let visit = visit(vec![grant]);
        assert_eq!(visit.require_participant(Action::Inscribe, &meeting("a")).unwrap(), ParticipantNo(3));
        assert!(visit.require_participant(Action::Inscribe, &meeting("b")).is_err());
    }

    #[test]
    fn what_is_for_programs_is_answered_in_json() {
        for path in ["/api/openapi.json", "/m/one/api/commands/pause", "/m/one/api"] {
            assert!(Visit::of_nobody(&HeaderMap::new(), &path.parse().unwrap()).wants_json, "{path}");
        }
        for path in ["/", "/m/api", "/m/one/console", "/assets/api"] {
            assert!(!Visit::of_nobody(&HeaderMap::new(), &path.parse().unwrap()).wants_json, "{path}");
        }
    }

    #[test]
    fn a_chair_runs_the_floor_of_one_meeting_and_manages_none() {
        let visit = visit(vec![Grant { role: Kept::Chair, meeting: Some(meeting("a")), participant: None }]);
        assert!(visit.may(Action::RunFloor, Some(&meeting("a"))));
        assert!(!visit.may(Action::RunFloor, Some(&meeting("b"))));
        assert!(!visit.may(Action::ManageMeetings, None));
    }

    #[test]
    fn the_secretariat_may_act_in_every_meeting_but_not_as_a_participant() {
        let visit = visit(vec![Grant { role: Kept::Secretariat, meeting: None, participant: None }]);
        assert!(visit.may(Action::RunFloor, Some(&meeting("a"))) && visit.may(Action::ManageMeetings, None));
        assert!(visit.require_participant(Action::Inscribe, &meeting("a")).is_err());
        assert_eq!(visit.audience(&meeting("a")), Audience::Staff);
    }
}
