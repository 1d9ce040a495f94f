//! What is held about a participant: read, taken along, put right, erased.

mod document;

use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, SET_COOKIE};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::floor::{Inscription, Status};
use rostrum_domain::participant::{Category, Gender, Visibility, looks_like_an_address};
use rostrum_store::{Contact, Correction, Passkey, SeenRow, SpokenAs};
use serde::Deserialize;

use self::document::More;
use super::{Own, own};
use crate::access::Action;
use crate::account::passkeys;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::registration::origin;
use crate::session;
use crate::times;
use crate::visit::Visit;

/// All that is held.
struct Held {
    own: Own,
    contact: Contact,
    /// The delegation's own category; on the floor it may be another.
    category: Category,
    spoken_as: Vec<SpokenAs>,
    attendance: Vec<SeenRow>,
    passkeys: Vec<Passkey>,
}

impl Held {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let own = own(app, visit, Action::SeeOwnPage, meeting).await?;
        let (store, id, no) = (app.store(), &own.row.meeting.id, own.participant.no);
        let contact = store.find_contact(id, no).await?.ok_or(Fault::NotFound)?;
        let identity = store.find_identity(id, no).await?;
        let category = identity.map_or(own.participant.category, |identity| identity.category);
        let mut spoken_as = store.list_spoken_as(id).await?;
        spoken_as.retain(|one| one.participant == no);
        let mut attendance = store.list_attendance(id).await?;
        attendance.retain(|row| row.seen.identity == rostrum_store::Identity::Participant(no));
        let passkeys = passkeys::held(app, &own.row, no).await?;
        Ok(Self { own, contact, category, spoken_as, attendance, passkeys })
    }

    fn typed(&self) -> Typed {
        let person = &self.own.participant;
        Typed {
            name: person.name.clone(),
            email: self.contact.email.clone(),
            language: person.language.clone(),
            visibility: person.visibility.code().to_owned(),
            gender: Some(self.own.gender.map_or("", Gender::code).to_owned()),
        }
    }

    /// Whether the person is on a list or has the floor.
    fn stands(&self) -> bool {
        let here = |entry: &Inscription| matches!(entry.status, Status::Waiting | Status::Speaking);
        let no = self.own.participant.no;
        self.own
            .floor
            .inscriptions
            .values()
            .any(|entry| here(entry) && (entry.participant == no || entry.made_by == no))
    }
}

/// The form as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    email: String,
    language: String,
    visibility: String,
    /// The code of a gender, or empty; left as it is where the form has no such field.
    gender: Option<String>,
}

/// Whether the person is sure.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sure {
    sure: Option<String>,
}

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// Shows what is held.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    axum::extract::Query(asked): axum::extract::Query<Asked>,
) -> Result<Markup, Fault> {
    let held = Held::find(&app, &visit, &meeting).await?;
    let more = More::find(&app, &held).await?;
    Ok(page(&visit, (&held, &more), &held.typed(), &Wrong::default(), asked.done.is_some()))
}

/// Gives all that is held as one document.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn download(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let held = Held::find(&app, &visit, &meeting).await?;
    let more = More::find(&app, &held).await?;
    let document = document::document(visit.lang, &app.settings().base, &held, &more);
    // The name of the file tells nothing of the person or the meeting.
    let headers = [(CONTENT_DISPOSITION, "attachment; filename=\"held.json\""), (CACHE_CONTROL, "no-store")];
    Ok((headers, Json(document)).into_response())
}

/// Puts right what was typed.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn correct(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    let held = Held::find(&app, &visit, &meeting).await?;
    let (id, no) = (&held.own.row.meeting.id, held.own.participant.no);
    let wrong = match read(&typed, held.own.participant.visibility, visit.lang) {
        Ok(correction) => {
            app.store().correct(id, no, &correction).await?;
            if let Some(gender) = &typed.gender {
                app.store().set_gender(id, no, Gender::from_code(gender)).await?;
            }
            app.desk().announce(id).await?;
            return Ok(Redirect::to(&format!("/m/{id}/me/held?done=corrected")).into_response());
        }
        Err(wrong) => wrong,
    };
    let more = More::find(&app, &held).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, (&held, &more), &typed, &wrong, false)).into_response())
}

fn read(typed: &Typed, now: Visibility, lang: Lang) -> Result<Correction, Wrong> {
    let mut wrong = Wrong::default();
    let name = typed.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !(1..=200).contains(&name.chars().count()) {
        wrong.add("name", lang.t("register-name-wrong"));
    }
    let email = typed.email.trim().to_owned();
    if !looks_like_an_address(&email) {
        wrong.add("email", lang.with("register-email-wrong", &[("email", email.as_str().into())]));
    }
    let language = Lang::from_tag(&typed.language);
    if language.is_none() {
        wrong.add("language", lang.t("register-language-wrong"));
    }
    let level = match now {
        Visibility::SecretariatOnly => Some(now),
        _ => Visibility::from_code(&typed.visibility).filter(|level| *level != Visibility::SecretariatOnly),
    };
    if level.is_none() {
        wrong.add("visibility", lang.t("register-visibility-wrong"));
    }
    if typed.gender.as_ref().is_some_and(|code| !code.is_empty() && Gender::from_code(code).is_none()) {
        wrong.add("gender", lang.t("origin-choice-wrong"));
    }
    match (language, level) {
        (Some(language), Some(visibility)) if wrong.is_empty() => {
            Ok(Correction { name, email, language: language.tag().to_owned(), visibility })
        }
        _ => Err(wrong),
    }
}

/// Erases what tells who the person is, and signs out.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Conflict`] while the person stands on a list, or the
/// outside failed.
pub async fn erase(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Sure>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(form) = form?;
    let held = Held::find(&app, &visit, &meeting).await?;
    let (lang, id) = (visit.lang, &held.own.row.meeting.id);
    if held.stands() {
        return Err(Fault::Conflict { code: "still-inscribed", text: lang.t("held-erase-waiting") });
    }
    if form.sure.is_none() {
        let wrong = Wrong::only("sure", lang.t("held-erase-unsure"));
        let more = More::find(&app, &held).await?;
        let page = page(&visit, (&held, &more), &held.typed(), &wrong, false);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    app.store().erase(id, held.own.participant.no).await?;
    app.desk().announce(id).await?;
    let gone = Page::new(&visit, lang.t("held-erased")).render(&html! {
        h1 { (lang.t("held-erased")) }
        div.good { p { (lang.t("held-erased-text")) } }
        div.actions { a.button.second href={ "/m/" (id) } { (lang.t("layout-meeting")) } }
    });
    let cookie = session::clear(session::PARTICIPANT, &format!("/m/{id}"), app.settings().secure());
    let mut response = gone.into_response();
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}

fn page(visit: &Visit, (held, more): (&Held, &More), typed: &Typed, wrong: &Wrong, done: bool) -> Markup {
    let (lang, base) = (visit.lang, format!("/m/{}/me", held.own.row.meeting.id));
    Page::new(visit, lang.t("held-title")).of_meeting(&held.own.row).render(&html! {
        h1 { (lang.t("held-title")) }
        p.lead { (lang.t("held-lead")) }
        (summary(lang, wrong))
        @if done { div.good role="status" { p { (lang.t("held-done")) } } }
        h2 { (lang.t("held-held")) }
        (facts(lang, held, more))
        p { (crate::retention::sentence(lang, &held.own.row, held.contact.registered_at, held.contact.told)) }
        div.actions { a.button.second href={ (base) "/held/download" } download="held.json" { (lang.t("held-download")) } }
        p { a href={ (base) "/sessions" } { (lang.t("sessions-title")) } }
        p { a href={ (base) "/passkeys" } { (lang.t("passkey-title")) } }
        section.card {
            h2 { (lang.t("held-correct")) }
            p { (lang.t("held-correct-text")) }
            (form(lang, held, typed, wrong))
            p { a href={ (base) "/change" } { (lang.t("wish-title")) } }
        }
        section.card {
            h2 { (lang.t("held-erase")) }
            p { (lang.t("held-erase-text")) }
            @if held.stands() {
                p.note { (lang.t("held-erase-waiting")) }
            } @else {
                form method="post" action={ (base) "/erase" } {
                    @let fault = wrong.of("sure");
                    @if let Some(fault) = fault { p.fault-text #sure-fault { (fault) } }
                    label.choice {
                        input #sure type="checkbox" name="sure" value="yes" aria-invalid=[fault.map(|_| "true")]
                            aria-describedby=[fault.map(|_| "sure-fault")];
                        span { (lang.t("held-erase-sure")) }
                    }
                    div.actions { button.danger { (lang.t("held-erase-button")) } }
                }
            }
        }
    })
}

fn facts(lang: Lang, held: &Held, more: &More) -> Markup {
    let (own, person) = (&held.own, &held.own.participant);
    let count = |number: usize| if number == 0 { lang.t("held-none") } else { number.to_string() };
    let level = lang.of_family("participants-level", person.visibility.code(), &[]).unwrap_or_default();
    html! {
        dl.facts.side {
            dt { (lang.t("register-name")) } dd { bdi { (person.name) } }
            dt { (lang.t("register-delegation")) } dd { bdi { (person.delegation_name) } }
            dt { (lang.t("register-category")) } dd {
                (category(lang, held.category))
                @if held.category != person.category {
                    " (" (lang.with("held-category-on-floor", &[("category", category(lang, person.category).into())])) ")"
                }
            }
            dt { (lang.t("register-email")) } dd { (held.contact.email) }
            dt { (lang.t("held-level")) } dd { (level) }
            @if let Some(gender) = own.gender {
                dt { (lang.t("held-gender")) } dd { (lang.of_family("gender", gender.code(), &[]).unwrap_or_default()) }
            }
            dt { (lang.t("held-registered")) } dd { (times::instant(lang, &own.row.meeting.note.zone, held.contact.registered_at)) }
            dt { (lang.t("held-inscriptions")) } dd { (count(own.mine().count())) }
            dt { (lang.t("held-statements")) } dd { (count(own.statements.len())) }
            dt { (lang.t("held-notes")) } dd { (count(own.notes.len())) }
            dt { (lang.t("held-answers")) } dd { (count(more.answers())) }
            dt { (lang.t("held-requests")) } dd { (count(more.requests())) }
            dt { (lang.t("held-mails")) } dd { (count(more.mails())) }
            dt { (lang.t("held-attendance")) } dd { (count(held.attendance.len())) }
            dt { (lang.t("passkey-title")) } dd { (count(held.passkeys.len())) }
        }
    }
}

fn form(lang: Lang, held: &Held, typed: &Typed, wrong: &Wrong) -> Markup {
    let field = |name: &'static str, label: &str, value: &str, draw: &dyn Fn(Field<'_>) -> Markup| {
        draw(Field { name, label, hint: "", value, wrong })
    };
    html! {
        form method="post" novalidate {
            (field("name", &lang.t("register-name"), &typed.name, &|field| field.line("text", "name", 200)))
            (field("email", &lang.t("register-email"), &typed.email, &|field| field.line("email", "email", 254)))
            (field("language", &lang.t("register-language"), &typed.language, &|field| {
                field.choice(None, Lang::ALL.map(|lang| (lang.tag(), lang.own_name().to_owned())))
            }))
            @if held.own.participant.visibility == Visibility::SecretariatOnly {
                p.note { (lang.t("held-level-fixed")) }
            } @else {
                (origin::gender_field(lang, typed.gender.as_deref().unwrap_or_default(), &lang.t("origin-gender-hint"), wrong))
                (field("visibility", &lang.t("held-level"), &typed.visibility, &|field| field.radios([
                    ("named", lang.t("register-named"), String::new()),
                    ("delegation_only", lang.t("register-delegation-only"), String::new()),
                    ("category_only", lang.t("register-category-only"), String::new()),
                ])))
            }
            div.actions { button { (lang.t("held-save")) } }
        }
    }
}

#[cfg(test)]
mod complete;
#[cfg(test)]
mod tests;
