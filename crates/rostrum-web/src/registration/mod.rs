//! Registering for a meeting.

pub mod embed;
pub mod import;
#[cfg(test)]
pub(crate) mod levels;
mod list;
pub mod origin;
mod page;

use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use rostrum_domain::country::Country;
use rostrum_domain::participant::{Category, Visibility, looks_like_an_address};
use rostrum_store::{RegisterError, Registered, Registration};
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::session;
use crate::visit::Visit;

pub use list::list;

/// The form as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    delegation: String,
    category: String,
    email: String,
    language: String,
    visibility: String,
    #[serde(flatten)]
    origin: origin::Typed,
}

/// Shows the form.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::Register, Some(&row.meeting.id))?;
    let closed = app.desk().floor(&row.meeting.id).await?.closed;
    let typed = Typed { language: visit.lang.tag().to_owned(), ..Typed::default() };
    Ok(page::form(&visit, &row, &typed, &Wrong::default(), closed))
}

/// Takes a registration and shows the personal link, once.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`] when the meeting is closed, or
/// the outside failed.
pub async fn register(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::Register, Some(id))?;
    if app.desk().floor(id).await?.closed {
        return Err(Fault::Conflict { code: "registration-closed", text: visit.lang.t("register-closed") });
    }
    let wrong = match read(&typed, visit.lang) {
        Ok((registration, declared)) => match app.store().register(id, registration).await {
            Ok(registered) => {
                let no = registered.participant.no;
                app.store().declare(id, no, &declared.origin, declared.gender).await?;
                app.desk().announce(id).await?;
                return welcome(&app, &visit, &row, &registered).await;
            }
            Err(RegisterError::AlreadyRegistered) => Wrong::only("email", visit.lang.t("register-email-taken")),
            Err(error @ RegisterError::NotOffered(_)) => Wrong::only("category", error.to_string()),
            Err(RegisterError::Failed(error)) => return Err(error.into()),
        },
        Err(wrong) => wrong,
    };
    if visit.wants_json {
        return Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            Json(serde_json::json!({ "wrong": wrong.iter().collect::<std::collections::BTreeMap<_, _>>() })),
        )
            .into_response());
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page::form(&visit, &row, &typed, &wrong, false)).into_response())
}

async fn welcome(
    app: &App,
    visit: &Visit,
    row: &rostrum_store::MeetingRow,
    registered: &Registered,
) -> Result<Response, Fault> {
    let settings = app.settings();
    let link = format!("{}/p/{}", settings.base, registered.token.as_str());
    if visit.wants_json {
        let body = serde_json::json!({ "participant": registered.participant.no, "link": link });
        return Ok((StatusCode::CREATED, Json(body)).into_response());
    }
    let mut response = (StatusCode::CREATED, page::welcome(visit, row, &registered.participant, &link)).into_response();
    // Staff who register somebody else stay who they are.
    if !visit.is_signed_in()
        && let Some((token, _)) = app.store().sign_in(&registered.token).await?
    {
        let path = format!("/m/{}", row.meeting.id);
        let cookie = session::set(session::PARTICIPANT, token.as_str(), &path, session::DAYS, settings.secure());
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Checks what was typed, field by field.
fn read(typed: &Typed, lang: Lang) -> Result<(Registration, origin::Declared), Wrong> {
    let mut wrong = Wrong::default();
    let text = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, mut delegation) = (text(&typed.name), text(&typed.delegation));
    if !(1..=200).contains(&name.chars().count()) {
        wrong.add("name", lang.t("register-name-wrong"));
    }
    let category = Category::from_code(&typed.category);
    if category.is_none() {
        wrong.add("category", lang.t("register-category-wrong"));
    }
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
    let visibility = Visibility::from_code(&typed.visibility);
    if visibility.is_none() {
        wrong.add("visibility", lang.t("register-visibility-wrong"));
    }
    match (category, language, visibility) {
        (Some(category), Some(language), Some(visibility)) if wrong.is_empty() => {
            let language = language.tag().to_owned();
            Ok((Registration { name, delegation, category, email, language, visibility }, declared))
        }
        _ => Err(wrong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;

    const ANNA: &str = "name=Anna+Berg&delegation=City+of+Bern&category=local_governments&email=anna%40bern.example&language=en&visibility=category_only";

    #[tokio::test]
    async fn who_registers_gets_a_personal_link_that_leads_to_the_own_page() {
        let (app, row) = TestApp::with_meeting().await;
        let path = format!("/m/{}/register", row.meeting.id);
        let page = app.post_as("", &path, ANNA).await;
        assert_eq!(page.status, StatusCode::CREATED);
        let link = page.text.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap();
        let entered = app.get(link).await;
        assert_eq!(entered.location(), format!("/m/{}/me", row.meeting.id));
        assert!(app.get_as(&entered.cookies(), entered.location()).await.text.contains("Anna Berg"));
        assert!(app.get_as(&page.cookies(), entered.location()).await.text.contains("Anna Berg"), "signed in at once");
        assert_eq!(app.get(link).await.status, StatusCode::SEE_OTHER, "the link works again");
    }

    #[tokio::test]
    async fn the_same_address_is_not_registered_twice() {
        let (app, row) = TestApp::with_meeting().await;
        let path = format!("/m/{}/register", row.meeting.id);
        app.post_as("", &path, ANNA).await;
        let again = app.post_as("", &path, &ANNA.replace("anna%40", "ANNA%40").replace("Anna+Berg", "Other")).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("is registered already") && !again.text.contains("Anna Berg"));
        assert_eq!(app.app.store().list_participants(&row.meeting.id).await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong_beside_each_field() {
        let (app, row) = TestApp::with_meeting().await;
        let path = format!("/m/{}/register", row.meeting.id);
        let page = app.post_as("", &path, "name=Anna+%3CBerg%3E&email=anna.example&category=friends").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("value=\"Anna &lt;Berg&gt;\""));
        for field in ["delegation", "category", "email", "language", "visibility"] {
            assert!(page.text.contains(&format!("id=\"{field}-fault\"")), "{field}");
        }
        assert!(!page.text.contains("id=\"name-fault\""));
        assert!(page.text.contains("aria-describedby=\"email-hint email-fault\""));
    }

    #[tokio::test]
    async fn a_program_gets_the_link_as_json() {
        let (app, row) = TestApp::with_meeting().await;
        let request = axum::http::Request::post(format!("/m/{}/register", row.meeting.id))
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from(ANNA));
        let answer = app.send(request.unwrap()).await;
        let body: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(body["participant"], 1);
        assert!(body["link"].as_str().unwrap().starts_with("http://rostrum.test/p/"));
    }

    #[tokio::test]
    async fn a_protected_participant_is_named_on_no_public_page() {
        let (app, row) = TestApp::with_meeting().await;
        let base = format!("/m/{}", row.meeting.id);
        app.post_as("", &format!("{base}/register"), ANNA).await;
        for path in ["/".to_owned(), base.clone(), format!("{base}/register"), format!("{base}/calendar.ics")] {
            let page = app.get(&path).await.text;
            for secret in ["Anna Berg", "City of Bern", "anna@bern"] {
                assert!(!page.contains(secret), "{secret} on {path}");
            }
        }
    }
}
