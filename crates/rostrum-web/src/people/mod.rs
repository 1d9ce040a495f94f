//! Who works for a meeting, or for all of them, and as what: roles given by name and address, and taken.

mod page;
pub mod panellist;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_domain::ids::{MeetingId, PersonId};
use rostrum_domain::participant::{Category, looks_like_an_address};
use rostrum_store::{AccountNo, MeetingRow, NewRole, Role, TakeError};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::visit::Visit;

/// Characters of a name.
const LONGEST_NAME: usize = 200;

/// What was typed into the form that gives a role. The form repeats `category`, so it is read from pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    name: String,
    email: String,
    role: String,
    person: String,
    categories: Vec<String>,
}

impl Typed {
    fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "name" => typed.name = value,
                "email" => typed.email = value,
                "role" => typed.role = value,
                "person" => typed.person = value,
                "category" => typed.categories.push(value),
                _ => {}
            }
        }
        typed
    }
}

/// A role that is spoken of in an address or a button.
#[derive(Debug, serde::Deserialize)]
pub struct Named {
    role: Option<String>,
}

type Sent = Result<Form<Vec<(String, String)>>, FormRejection>;

/// Shows who works for a meeting.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let place = Place::enter(&visit, Some(row))?;
    page::show(&app, &visit, &place, &Typed::default(), &Wrong::default(), None).await
}

/// Shows who owns Rostrum, and who runs all meetings.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn show_all(State(app): State<App>, visit: Visit) -> Result<Markup, Fault> {
    let place = Place::enter(&visit, None)?;
    page::show(&app, &visit, &place, &Typed::default(), &Wrong::default(), None).await
}

/// Gives a role in a meeting and shows the link with which the person signs in, once.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn give(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    give_at(&app, &visit, Place::enter(&visit, Some(row))?, sent).await
}

/// Gives a role in all meetings.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn give_in_all(State(app): State<App>, visit: Visit, sent: Sent) -> Result<Response, Fault> {
    give_at(&app, &visit, Place::enter(&visit, None)?, sent).await
}

/// Takes a role in a meeting, or makes another link for whoever has one there.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`] for the last owner, or the outside failed.
pub async fn act(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, account, act)): Path<(String, u32, String)>,
    named: Result<Form<Named>, FormRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    act_at(&app, &visit, Place::enter(&visit, Some(row))?, AccountNo(account), &act, named).await
}

/// The same for roles in all meetings.
///
/// # Errors
/// Those of [`act`].
pub async fn act_in_all(
    State(app): State<App>,
    visit: Visit,
    Path((account, act)): Path<(u32, String)>,
    named: Result<Form<Named>, FormRejection>,
) -> Result<Response, Fault> {
    act_at(&app, &visit, Place::enter(&visit, None)?, AccountNo(account), &act, named).await
}

/// Whether the personal links of participants work once only.
#[derive(Debug, serde::Deserialize)]
pub struct Links {
    #[serde(default)]
    once: String,
}

/// Sets whether the personal links of a meeting work once only.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn set_links(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    sent: Result<Form<Links>, FormRejection>,
) -> Result<Redirect, Fault> {
    let Form(sent) = sent?;
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::ManageMeetings, Some(id))?;
    app.store().set_personal_links_once(id, sent.once == "yes").await?;
    Ok(Redirect::to(&format!("/m/{id}/people")))
}

/// For which meeting, or for all, and which roles the visitor may give there.
struct Place {
    row: Option<MeetingRow>,
    /// The roles that the visitor may give and take here.
    roles: Vec<Role>,
}

impl Place {
    fn enter(visit: &Visit, row: Option<MeetingRow>) -> Result<Self, Fault> {
        let meeting = row.as_ref().map(|row| &row.meeting.id);
        let all = visit.may(Action::ManageRoles, meeting);
        if !all {
            visit.require(Action::InviteStaff, meeting)?;
            // Whoever only runs meetings gives no role for all of them.
            meeting.ok_or(Fault::NotPermitted)?;
        }
        let fits =
            |role: &Role| if row.is_some() { all || !role.may_span_meetings() } else { role.may_span_meetings() };
        let roles = Role::OF_STAFF.into_iter().filter(fits).collect();
        Ok(Self { row, roles })
    }

    fn meeting(&self) -> Option<&MeetingId> {
        self.row.as_ref().map(|row| &row.meeting.id)
    }

    fn address(&self) -> String {
        self.meeting().map_or_else(|| "/owner".to_owned(), |id| format!("/m/{id}/people"))
    }
}

async fn give_at(app: &App, visit: &Visit, place: Place, sent: Sent) -> Result<Response, Fault> {
    let Form(pairs) = sent?;
    let typed = Typed::from_pairs(pairs);
    let new = match read(&typed, &place, visit.lang) {
        Ok(new) => new,
        Err(wrong) => {
            let page = page::show(app, visit, &place, &typed, &wrong, None).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let account = app.store().give_role(&new).await?;
    app.store().mail_account_link(&app.settings().base, account, visit.lang.tag()).await?;
    let link = if may_be(app, visit, account).await? { Some(link(app, account).await?) } else { None };
    let page = page::show(app, visit, &place, &Typed::default(), &Wrong::default(), Some((account, link))).await?;
    Ok((StatusCode::CREATED, page).into_response())
}

async fn link(app: &App, account: AccountNo) -> Result<String, Fault> {
    let token = app.store().make_account_link(account).await?;
    Ok(format!("{}/sign-in/{}", app.settings().base, token.as_str()))
}

/// Whether the visitor could give a person every role that the person has. With a link one is all that the person
/// is, so nobody else is shown one.
async fn may_be(app: &App, visit: &Visit, account: AccountNo) -> Result<bool, Fault> {
    let roles = app.store().list_roles_of(account).await?;
    Ok(roles.iter().all(|given| {
        let meeting = given.meeting.as_ref();
        visit.may(Action::ManageRoles, meeting)
            || (visit.may(Action::InviteStaff, meeting) && !given.role.may_span_meetings())
    }))
}

async fn act_at(
    app: &App,
    visit: &Visit,
    place: Place,
    account: AccountNo,
    act: &str,
    named: Result<Form<Named>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(named) = named?;
    let staff = app.store().list_staff(place.meeting()).await?;
    let staff = staff.into_iter().find(|staff| staff.account.no == account);
    match act {
        "link" => {
            // Who asks for a link on the owner's page may work for one meeting only.
            let works = place.row.is_none() && !app.store().list_roles_of(account).await?.is_empty();
            if staff.is_none() && !works {
                return Err(Fault::NotFound);
            }
            if !may_be(app, visit, account).await? {
                return Err(Fault::Conflict { code: "link-of-another", text: visit.lang.t("staff-link-of-another") });
            }
            let link = Some(link(app, account).await?);
            let nothing = (Typed::default(), Wrong::default());
            Ok(page::show(app, visit, &place, &nothing.0, &nothing.1, Some((account, link))).await?.into_response())
        }
        "take" => {
            let role = named.role.as_deref().and_then(Role::from_code).ok_or(Fault::NotFound)?;
            if !staff.is_some_and(|staff| staff.given.iter().any(|given| given.role == role)) {
                return Err(Fault::NotFound);
            }
            if !place.roles.contains(&role) {
                return Err(Fault::NotPermitted);
            }
            match app.store().take_role(account, role, place.meeting()).await {
                Ok(()) => Ok(Redirect::to(&place.address()).into_response()),
                Err(TakeError::LastOwner) => {
                    Err(Fault::Conflict { code: "last-owner", text: visit.lang.t("staff-last-owner") })
                }
                Err(TakeError::NotGiven) => Err(Fault::NotFound),
                Err(TakeError::Failed(error)) => Err(error.into()),
            }
        }
        _ => Err(Fault::NotFound),
    }
}

/// Checks what was typed, field by field.
fn read(typed: &Typed, place: &Place, lang: Lang) -> Result<NewRole, Wrong> {
    let mut wrong = Wrong::default();
    let name = typed.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let email = typed.email.trim();
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) {
        wrong.add("name", lang.with("staff-name-wrong", &[("most", LONGEST_NAME.into())]));
    }
    if !looks_like_an_address(email) {
        wrong.add("email", lang.t("staff-email-wrong"));
    }
    let role = Role::from_code(&typed.role).filter(|role| place.roles.contains(role));
    if role.is_none() {
        wrong.add("role", lang.t("staff-role-wrong"));
    }
    let mut categories = Vec::new();
    for code in typed.categories.iter().filter(|_| role == Some(Role::Reviewer)) {
        match Category::from_code(code) {
            Some(category) => categories.push(category),
            None => wrong.add("category", lang.with("staff-category-wrong", &[("category", code.as_str().into())])),
        }
    }
    let person = PersonId::parse(&typed.person).ok();
    let programme = place.row.as_ref().map(|row| &row.meeting.note.programme);
    let person = person.filter(|id| programme.is_some_and(|programme| programme.person(id).is_some()));
    if role == Some(Role::Panellist) && person.is_none() {
        wrong.add("person", lang.t("staff-person-wrong"));
    }
    match role.filter(|_| wrong.is_empty()) {
        Some(role) => Ok(NewRole {
            name,
            email: email.to_owned(),
            role,
            meeting: place.meeting().cloned(),
            categories,
            person: person.filter(|_| role == Role::Panellist),
        }),
        None => Err(wrong),
    }
}

#[cfg(test)]
mod tests;
