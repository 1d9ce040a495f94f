//! Registering for a meeting, as its design has it.
//!
//! - `offers` says what is offered and until when, `questions` draws what is asked, `typed` reads what was answered,
//!   `page` is the form, `uploads` keeps chosen files from one press to the next.
//! - [`design`] is where the secretariat designs it, [`queue`] where staff decide registrations, [`accredited`] the list
//!   of organizations that a rule of approval looks at.
//! - [`own`] is the page on which people see how their registration stands, and withdraw it.

pub mod accredited;
pub mod design;
pub mod embed;
pub mod import;
#[cfg(test)]
pub(crate) mod levels;
mod list;
pub mod neutral;
pub mod offers;
pub mod origin;
pub mod own;
mod page;
mod questions;
pub mod queue;
#[cfg(test)]
mod tests;
mod typed;
mod uploads;

use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::header::{HeaderValue, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use rostrum_domain::country::Country;
use rostrum_domain::participant::{Category, Visibility, looks_like_an_address};
use rostrum_domain::registration::{Answer, Field, NotOffered};
use rostrum_store::{
    Application, Given, Incoming, Known, MeetingRow, Received, RegisterError, Registered, Registration, Token,
};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::session;
use crate::times;
use crate::visit::Visit;

pub use list::list;
pub use questions::said;

use offers::Offering;
use typed::Typed;
use uploads::Browser;

/// What an address of the form may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The code of the offer that was chosen.
    category: Option<String>,
}

/// Shows the form.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    show_to(&app, &visit, &meeting, asked, &Browser::of(&headers)).await
}

/// Shows the form to a browser. One that is opened anew knows of no file that was chosen before.
async fn show_to(app: &App, visit: &Visit, meeting: &str, asked: Asked, browser: &Browser) -> Result<Response, Fault> {
    let row = app.meeting(meeting).await?;
    visit.require(Action::Register, Some(&row.meeting.id))?;
    if app.desk().floor(&row.meeting.id).await?.closed {
        return Ok(page::closed(visit, &row).into_response());
    }
    let offering = Offering::find(app, &row).await?;
    let typed = Typed::empty(visit.lang.tag(), asked.category.unwrap_or_default());
    let page = page::form(visit, &row, &offering, &typed, &Wrong::default()).into_response();
    Ok(with_cookie(page, uploads::forget(app, &row.meeting.id, browser).await?))
}

fn with_cookie(mut answer: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer
}

/// Takes a registration. Where mails leave, how it stands and the personal link go to the address by mail, and the page
/// tells nobody whether it was registered before; where none leave, and to staff, the page shows the link, once.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`] when the meeting is closed, or
/// the outside failed.
pub async fn register(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    request: Request,
) -> Result<Response, Fault> {
    let browser = Browser::of(request.headers());
    register_from(&app, &visit, &meeting, request, &browser).await
}

/// Takes a registration that a browser sends.
async fn register_from(
    app: &App,
    visit: &Visit,
    meeting: &str,
    request: Request,
    browser: &Browser,
) -> Result<Response, Fault> {
    let row = app.meeting(meeting).await?;
    visit.require(Action::Register, Some(&row.meeting.id))?;
    let offering = Offering::find(app, &row).await?;
    take(app, visit, (&row, offering), request, browser, None).await
}

/// Takes a registration of what is offered, over a neutral link or not.
async fn take(
    app: &App,
    visit: &Visit,
    (row, offering): (&MeetingRow, Offering),
    request: Request,
    browser: &Browser,
    over: Option<Token>,
) -> Result<Response, Fault> {
    let id = &row.meeting.id;
    let questions = offering.design.offers.iter().flat_map(|offer| offering.design.fields_of(offer));
    let mut typed = typed::read(app, request, typed::asks_for_file(questions)).await?;
    if app.desk().floor(id).await?.closed {
        return Err(Fault::Conflict { code: "registration-closed", text: visit.lang.t("register-closed") });
    }
    uploads::put_back(app, id, browser, &mut typed).await?;
    let wrong = match read(&typed, &offering, visit.lang) {
        Ok((application, declared)) => {
            let known = when_known(app, visit, row);
            // Staff who register somebody else stay who they are; programs keep no cookie, and one would name the meeting
            // to whoever came over a neutral link.
            let signs_in = known != Known::Told && !visit.is_signed_in() && !visit.wants_json && !visit.neutral;
            let origin::Declared { origin, gender } = declared;
            let incoming = Incoming { application, origin, gender, known, over, signs_in };
            match app.store().receive(id, incoming).await {
                Ok(Received::LinkGone) => return Ok(neutral::gone(visit)),
                Ok(taken) => {
                    app.desk().announce(id).await?;
                    let answer = match taken {
                        Received::Registered(one) if known != Known::Told => welcome(app, visit, row, &one),
                        _ => received(visit, row, typed.email.trim()),
                    };
                    return Ok(with_cookie(answer, uploads::forget(app, id, browser).await?));
                }
                Err(RegisterError::AlreadyRegistered) => Wrong::only("email", visit.lang.t("register-email-taken")),
                Err(RegisterError::NotOffered(why)) => Wrong::only("category", not_offered(visit.lang, &offering, why)),
                Err(RegisterError::Failed(error)) => return Err(error.into()),
            }
        }
        Err(wrong) => wrong,
    };
    if visit.wants_json {
        return Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            Json(serde_json::json!({ "wrong": wrong.iter().collect::<std::collections::BTreeMap<_, _>>() })),
        )
            .into_response());
    }
    again(app, visit, row, &offering, (typed, wrong), browser).await
}

/// Gives the form back with what is wrong. Files that are right are kept; where there is no room for them, they have to
/// be chosen again.
async fn again(
    app: &App,
    visit: &Visit,
    row: &MeetingRow,
    offering: &Offering,
    (mut typed, mut wrong): (Typed, Wrong),
    browser: &Browser,
) -> Result<Response, Fault> {
    let own = offering.design.offer(&typed.category).map(|offer| &offer.fields[..]).unwrap_or_default();
    let questions: Vec<&Field> = offering.design.fields.iter().chain(own).collect();
    // What is kept for a browser has a cookie, which would name the meeting.
    let cookie = match visit.neutral {
        true => None,
        false => uploads::keep(app, &row.meeting.id, browser, &mut typed, &questions).await?,
    };
    for question in questions.iter().filter(|question| typed.answer(question).file.is_some()) {
        let name = typed::input_name(question);
        if typed.kept(question).is_none() && wrong.of(&name).is_none() {
            wrong.add(name, visit.lang.t("register-file-again"));
        }
    }
    let page = page::form(visit, row, offering, &typed, &wrong);
    Ok(with_cookie((StatusCode::UNPROCESSABLE_ENTITY, page).into_response(), cookie))
}

/// What happens to a registration under an address that is registered.
fn when_known(app: &App, visit: &Visit, row: &MeetingRow) -> Known {
    let staff = visit.may(Action::SeeIdentities, Some(&row.meeting.id));
    match (staff, app.settings().mail.sends()) {
        (true, _) => Known::Refused,
        (false, true) => Known::Told,
        (false, false) => Known::Apart,
    }
}

/// The answer of a form after which a mail is sent: the same whether the address was registered or not.
fn received(visit: &Visit, row: &MeetingRow, email: &str) -> Response {
    if visit.wants_json {
        return (StatusCode::ACCEPTED, Json(serde_json::json!({ "received": true }))).into_response();
    }
    (StatusCode::ACCEPTED, page::received(visit, row, email)).into_response()
}

fn not_offered(lang: Lang, offering: &Offering, why: NotOffered) -> String {
    match why {
        NotOffered::NoSuchCategory => lang.t("register-category-wrong"),
        NotOffered::NotYetOpen(at) => {
            lang.with("register-opens-at", &[("at", times::instant(lang, &offering.zone, at).into())])
        }
    }
}

fn welcome(app: &App, visit: &Visit, row: &MeetingRow, registered: &Registered) -> Response {
    let settings = app.settings();
    let link = format!("{}/p/{}", settings.base, registered.token.as_str());
    if visit.wants_json {
        let person = &registered.participant;
        let body = serde_json::json!({
            "participant": person.no, "link": link, "state": person.state, "received_late": registered.received_late,
        });
        return (StatusCode::CREATED, Json(body)).into_response();
    }
    let mut response = (StatusCode::CREATED, page::welcome(visit, row, registered, &link)).into_response();
    if let Some(token) = &registered.session {
        let path = format!("/m/{}", row.meeting.id);
        let cookie = session::set(session::PARTICIPANT, token.as_str(), &path, session::DAYS, settings.secure());
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// Checks what was typed, field by field.
fn read(typed: &Typed, offering: &Offering, lang: Lang) -> Result<(Application, origin::Declared), Wrong> {
    let mut wrong = Wrong::default();
    let text = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, mut delegation) = (text(&typed.name), text(&typed.delegation));
    let offer = offering.design.offer(&typed.category);
    if offer.is_none() {
        wrong.add("category", lang.t("register-category-wrong"));
    }
    if !(1..=200).contains(&name.chars().count()) {
        wrong.add("name", lang.t("register-name-wrong"));
    }
    let category = offer.map(|offer| offer.category);
    let mut declared = category.map(|category| typed.origin.read(lang, category, &mut wrong)).unwrap_or_default();
    if category == Some(Category::States) {
        declared.origin.country = declared.origin.country.or_else(|| Country::named(&delegation));
        if let Some(country) = declared.origin.country {
            country.name("en").clone_into(&mut delegation);
        } else if delegation.is_empty() && wrong.of("country").is_none() {
            wrong.add("country", lang.t("origin-state-missing"));
        }
    } else if delegation.is_empty() {
        wrong.add("delegation", lang.t("register-delegation-wrong"));
    }
    if delegation.chars().count() > 200 {
        wrong.add("delegation", lang.t("register-delegation-wrong"));
    }
    let email = typed.email.trim().to_owned();
    if !looks_like_an_address(&email) {
        let shown = if email.is_empty() {
            lang.t("register-email-empty")
        } else {
            lang.with("register-email-wrong", &[("email", email.as_str().into())])
        };
        wrong.add("email", shown);
    }
    let language = Lang::from_tag(&typed.language);
    if language.is_none() {
        wrong.add("language", lang.t("register-language-wrong"));
    }
    let own = offer.map(|offer| &offer.fields[..]).unwrap_or_default();
    let given = answers(typed, offering.design.fields.iter().chain(own), lang, &mut wrong);
    let visibility = Visibility::from_code(&typed.visibility);
    if visibility.is_none() {
        wrong.add("visibility", lang.t("register-visibility-wrong"));
    }
    match (offer, language, visibility) {
        (Some(offer), Some(language), Some(visibility)) if wrong.is_empty() => {
            let (category, language) = (offer.category, language.tag().to_owned());
            let registration = Registration { name, delegation, category, email, language, visibility };
            Ok((Application { registration, offer: offer.code.clone(), given, by_staff: false }, declared))
        }
        _ => Err(wrong),
    }
}

/// What was answered.
fn answers<'a>(typed: &Typed, questions: impl Iterator<Item = &'a Field>, lang: Lang, wrong: &mut Wrong) -> Vec<Given> {
    let mut given = Vec::new();
    for question in questions {
        if typed.is_gone(question) {
            wrong.add(typed::input_name(question), lang.t("register-file-again"));
            continue;
        }
        let sent = typed.answer(question);
        match question.read(&sent) {
            Ok(Some(answer)) => {
                let file = matches!(answer, Answer::File { .. });
                let content = sent.file.filter(|_| file).map(|file| file.bytes);
                given.push(Given { field: question.code.clone(), answer, content });
            }
            Ok(None) => {}
            Err(fault) => wrong.add(typed::input_name(question), questions::fault(lang, question, &fault)),
        }
    }
    given
}
