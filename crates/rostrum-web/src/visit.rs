//! One visit: who asks, in which language, for which address.

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use rostrum_domain::ids::{MeetingId, ParticipantNo};
use rostrum_domain::participant::{Audience, Category};
use rostrum_store::{AccountNo, GivenRole, Program, Role as Kept, SignedIn, Token};

use crate::access::{self, Action, Role};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::registration::neutral;
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
    /// Whether the page is shown in a frame of another site.
    pub embedded: bool,
    /// Whether neither title nor frame of the page may name anything.
    pub neutral: bool,
    /// Who the visitor has signed in as: one at most as staff, one as a participant of the meeting in
    /// the address.
    signed_in: Vec<SignedIn>,
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
                && let Some(signed_in) = app.store().find_session(&Token::from_text(&token)).await?
            {
                visit.signed_in.push(signed_in);
            }
        }
        visit.choose_language();
        Ok(visit)
    }

    /// Whether the visitor is signed in as anybody but a participant.
    pub fn is_staff(&self) -> bool {
        self.signed_in.iter().any(|who| who.grant.as_ref().is_none_or(|grant| grant.role != Kept::Participant))
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
        self.signed_in.clear();
        self.program = Some((meeting, program));
        Ok(())
    }

    /// The number of the program whose token was sent, in its meeting.
    pub fn program_no(&self) -> Option<u32> {
        self.program.as_ref().map(|(_, program)| program.no)
    }

    /// The same visit in a frame of another site: of nobody, as cookies count for nothing there.
    pub fn in_frame(&self) -> Self {
        Self { embedded: true, ..self.without_sign_in() }
    }

    /// The same visit as that of somebody who is not signed in.
    pub fn without_sign_in(&self) -> Self {
        Self { signed_in: Vec::new(), program: None, ..self.clone() }
    }

    /// The visit without looking who it is.
    pub fn of_nobody(headers: &HeaderMap, uri: &Uri) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kept = || session::cookie(headers, session::LANGUAGE).and_then(|tag| Lang::from_tag(&tag));
        let lang = chosen_lang(uri.query().unwrap_or_default()).or_else(kept);
        let is_program = is_for_programs(uri.path())
            || session::bearer(headers).is_some()
            || crate::rules::document::is_json(headers);
        let wish = lang.unwrap_or_else(|| Lang::accepted(text(ACCEPT_LANGUAGE)));
        let mut visit = Self {
            lang: wish,
            wish,
            speaks_all: true,
            path: uri.path().to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            wants_json: text(ACCEPT).split(',').next().is_some_and(|first| first.trim() == "application/json")
                || is_program,
            is_program,
            signed_in: Vec::new(),
            program: None,
            embedded: false,
            neutral: neutral::is_neutral(uri.path()),
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
        let grants = self.signed_in.iter().filter_map(|who| who.grant.as_ref());
        let mut own = grants.filter(|grant| grant.meeting.as_ref() == Some(meeting));
        own.find_map(|grant| grant.participant).ok_or(Fault::NotPermitted)
    }

    /// The account of the visitor, where one of its roles, in whatever meeting, may do something.
    ///
    /// # Errors
    /// [`Fault::NotPermitted`] when the visitor has none, or none of its roles may.
    pub fn require_account(&self, action: Action) -> Result<AccountNo, Fault> {
        let may = self.all_given().any(|given| access::may(role_of(given.role), action));
        self.account().filter(|_| may).ok_or(Fault::NotPermitted)
    }

    /// The categories of participants with regard to which the visitor may do something in a meeting: all of
    /// them, unless every role that may do it was given for some only; none where no role may.
    pub fn categories_of(&self, action: Action, meeting: &MeetingId) -> Vec<Category> {
        let given: Vec<&GivenRole> = self.given(Some(meeting)).collect();
        let roles = self.roles(Some(meeting));
        let may = |role: &Role| access::may(*role, action);
        let all = roles.iter().filter(|role| may(role)).any(|role| {
            let mut of_role = given.iter().filter(|given| role_of(given.role) == *role).peekable();
            of_role.peek().is_none() || of_role.any(|given| given.categories.is_empty())
        });
        let some = |category: &Category| {
            given.iter().any(|given| may(&role_of(given.role)) && given.categories.contains(category))
        };
        Category::ALL.into_iter().filter(|category| all || some(category)).collect()
    }

    /// The account of a person to whom roles were given, where the visitor is signed in as one.
    pub fn account(&self) -> Option<AccountNo> {
        self.signed_in.iter().find_map(|who| who.account)
    }

    /// The roles that were given to the visitor, in a meeting or (`None`) in the whole data folder; those of the
    /// whole data folder count in each meeting.
    pub fn given<'a>(&'a self, meeting: Option<&'a MeetingId>) -> impl Iterator<Item = &'a GivenRole> {
        self.all_given().filter(move |given| given.meeting.is_none() || given.meeting.as_ref() == meeting)
    }

    /// For whose eyes a page of this meeting is.
    pub fn audience(&self, meeting: &MeetingId) -> Audience {
        if self.may(Action::SeeEveryName, Some(meeting)) { Audience::Staff } else { Audience::Public }
    }

    /// Whether the visitor is signed in as anybody.
    pub fn is_signed_in(&self) -> bool {
        !self.signed_in.is_empty()
    }

    /// Every role that was given to the visitor, in whatever meeting.
    pub fn all_given(&self) -> impl Iterator<Item = &GivenRole> {
        self.signed_in.iter().flat_map(|who| &who.given)
    }

    fn roles(&self, meeting: Option<&MeetingId>) -> Vec<Role> {
        let grants = self.signed_in.iter().filter_map(|who| who.grant.as_ref());
        let granted = grants.filter(|grant| {
            let here = grant.meeting.is_some() && grant.meeting.as_ref() == meeting;
            here || (grant.meeting.is_none() && grant.role.may_span_meetings())
        });
        let kept = granted.map(|grant| grant.role).chain(self.given(meeting).map(|given| given.role));
        let program = self.program.iter().filter(|(here, _)| Some(here) == meeting);
        let scopes = program.flat_map(|(_, program)| program.scopes.iter().copied().map(Role::Program));
        kept.map(role_of).chain(scopes).chain([Role::Public]).collect()
    }
}

/// A role as it is kept, as it is looked at here.
fn role_of(role: Kept) -> Role {
    match role {
        Kept::Owner => Role::Owner,
        Kept::Secretariat => Role::Secretariat,
        Kept::Chair => Role::Chair,
        Kept::Moderator => Role::Moderator,
        Kept::Rapporteur => Role::Rapporteur,
        Kept::Interpreter => Role::Interpreter,
        Kept::Reviewer => Role::Reviewer,
        Kept::Panellist => Role::Panellist,
        Kept::Participant => Role::Participant,
        Kept::Display => Role::Display,
    }
}

/// Whether a role that was given to an account may do something.
pub fn may_by_account(role: Kept, action: Action) -> bool {
    access::may(role_of(role), action)
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

/// The language that a query chooses.
pub fn chosen_lang(query: &str) -> Option<Lang> {
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Lang::from_tag)
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
    use rostrum_store::Grant;

    fn visit(grants: Vec<Grant>) -> Visit {
        let signed_in = |grant| SignedIn { account: None, given: Vec::new(), grant: Some(grant) };
        let signed_in = grants.into_iter().map(signed_in).collect();
        Visit { signed_in, ..Visit::of_nobody(&HeaderMap::new(), &Uri::from_static("/")) }
    }

    fn given(role: Kept, at: Option<&str>, categories: &[Category]) -> GivenRole {
        let given_at = jiff::Timestamp::UNIX_EPOCH;
        GivenRole { role, meeting: at.map(meeting), categories: categories.to_vec(), person: None, given_at }
    }

    fn account(given: Vec<GivenRole>) -> Visit {
        let signed_in = vec![SignedIn { account: Some(AccountNo(1)), given, grant: None }];
        Visit { signed_in, ..Visit::of_nobody(&HeaderMap::new(), &Uri::from_static("/")) }
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

    #[test]
    fn a_role_given_in_one_meeting_is_nothing_in_another() {
        let visit = account(vec![given(Kept::Secretariat, Some("a"), &[]), given(Kept::Moderator, Some("b"), &[])]);
        let (a, b) = (meeting("a"), meeting("b"));
        assert!(visit.may(Action::EditProgramme, Some(&a)) && !visit.may(Action::EditProgramme, Some(&b)));
        assert!(visit.may(Action::SeeEveryName, Some(&b)) && !visit.may(Action::RunFloor, Some(&b)));
        assert!(!visit.may(Action::ManageMeetings, None), "who runs one meeting creates none");
    }

    #[test]
    fn a_reviewer_decides_in_the_categories_of_the_role_only() {
        let (a, b) = (meeting("a"), meeting("b"));
        let some = [Category::States, Category::Academia];
        let visit = account(vec![given(Kept::Reviewer, Some("a"), &some)]);
        assert_eq!(visit.categories_of(Action::DecideRegistrations, &a), some);
        assert!(visit.categories_of(Action::DecideRegistrations, &b).is_empty());
        assert!(visit.categories_of(Action::RunFloor, &a).is_empty());
        let all = account(vec![given(Kept::Reviewer, Some("a"), &some), given(Kept::Secretariat, None, &[])]);
        assert_eq!(all.categories_of(Action::DecideRegistrations, &a), Category::ALL);
        let chair = Grant { role: Kept::Secretariat, meeting: None, participant: None };
        assert_eq!(self::visit(vec![chair]).categories_of(Action::DecideRegistrations, &b), Category::ALL);
    }
}
