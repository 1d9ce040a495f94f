//! What a participant asks the secretariat to change in the registration, with what became of earlier requests.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::change_request::{LONGEST_REASON, Wish};
use rostrum_domain::delegation::Decision;
use rostrum_domain::participant::Category;
use rostrum_domain::registration::Phase;
use rostrum_store::ChangeRequest;
use serde::Deserialize;

use super::{Own, own};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::times;
use crate::visit::Visit;

/// The form as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    delegation: String,
    category: String,
    withdraw: Option<String>,
    why: String,
}

/// All that the page shows.
struct Change {
    own: Own,
    /// Categories that the design offers.
    offered: Vec<Category>,
    /// Whether the deadline is over, so that the name is changed by request, too.
    is_late: bool,
    requests: Vec<ChangeRequest>,
}

impl Change {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let own = own(app, visit, Action::SeeOwnPage, meeting).await?;
        let (id, no) = (&own.row.meeting.id, own.participant.no);
        let (_, design) = app.store().find_design(id).await?;
        let offer = app.store().find_offer_of(id, no).await?.map(|(offer, _)| offer).unwrap_or_default();
        let window = design.offer(&offer).map_or(&design.window, |offer| design.window_of(offer));
        let is_late = matches!(window.phase(app.now()), Phase::After(_));
        let mut requests = app.store().list_change_requests(id).await?;
        requests.retain(|request| request.participant == no);
        let offered = design.offers.iter().filter(|offer| !offer.is_own()).map(|offer| offer.category).collect();
        Ok(Self { offered, is_late, requests, own })
    }

    fn waits(&self) -> bool {
        self.requests.iter().any(|request| request.state == Decision::Asked)
    }
}

/// Shows the page.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let change = Change::find(&app, &visit, &meeting).await?;
    Ok(page(&visit, &change, &Typed::default(), &Wrong::default()))
}

/// Hands a request to the secretariat.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Conflict`] while an earlier one waits,
/// or the outside failed.
pub async fn ask(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    let change = Change::find(&app, &visit, &meeting).await?;
    let wish = match read(&typed, &change, visit.lang) {
        Ok(wish) => wish,
        Err(wrong) => {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &change, &typed, &wrong)).into_response());
        }
    };
    let id = &change.own.row.meeting.id;
    if !app.store().ask_for_change(id, change.own.participant.no, &wish).await? {
        return Err(Fault::Conflict { code: "request-waits", text: visit.lang.t("wish-waits") });
    }
    Ok(Redirect::to(&format!("/m/{id}/me/change")).into_response())
}

fn read(typed: &Typed, change: &Change, lang: Lang) -> Result<Wish, Wrong> {
    let mut wrong = Wrong::default();
    let text = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, delegation, why) = (text(&typed.name), text(&typed.delegation), typed.why.trim().to_owned());
    if name.chars().count() > 200 {
        wrong.add("name", lang.t("register-name-wrong"));
    }
    if delegation.chars().count() > 200 {
        wrong.add("delegation", lang.t("register-delegation-wrong"));
    }
    let category = Category::from_code(&typed.category).filter(|one| change.offered.contains(one));
    if !typed.category.is_empty() && category.is_none() {
        wrong.add("category", lang.t("register-category-wrong"));
    }
    if why.chars().count() > LONGEST_REASON {
        wrong.add("why", lang.with("wish-why-long", &[("most", LONGEST_REASON.into())]));
    }
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let wish = Wish {
        name: some(name).filter(|_| change.is_late),
        delegation: some(delegation),
        category,
        withdraw: typed.withdraw.is_some(),
        why,
    };
    if wish.is_empty() && wrong.is_empty() {
        wrong.add("delegation", lang.t("wish-nothing"));
    }
    if wrong.is_empty() { Ok(wish) } else { Err(wrong) }
}

fn page(visit: &Visit, change: &Change, typed: &Typed, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let zone = &change.own.row.meeting.note.zone;
    Page::new(visit, lang.t("wish-title")).of_meeting(&change.own.row).render(&html! {
        p.small { a href={ "/m/" (change.own.row.meeting.id) "/me/held" } { (lang.t("held-title")) } }
        h1 { (lang.t("wish-title")) }
        (summary(lang, wrong))
        p.lead { (lang.t("wish-lead")) }
        @for request in &change.requests {
            section.card {
                p {
                    @match request.state {
                        Decision::Asked => span.state.warn { (lang.t("wish-asked")) },
                        Decision::Confirmed => span.state.good { (lang.t("wish-accepted")) },
                        Decision::Declined => span.state.bad { (lang.t("wish-refused")) },
                    }
                    " " (times::instant(lang, zone, request.decided_at.unwrap_or(request.asked_at)))
                }
                (wished(lang, &request.wish))
                @if let Some(reason) = &request.reason { p { (lang.t("wish-reason")) ": " bdi { (reason) } } }
            }
        }
        @if change.waits() { p.note { (lang.t("wish-waits")) } } @else { (form(lang, change, typed, wrong)) }
    })
}

/// What is asked for, for both sides.
pub fn wished(lang: Lang, wish: &Wish) -> Markup {
    html! {
        ul {
            @if wish.withdraw { li { (lang.t("wish-withdraw")) } }
            @if let Some(name) = &wish.name { li { (lang.t("register-name")) ": " bdi { (name) } } }
            @if let Some(name) = &wish.delegation { li { (lang.t("register-delegation")) ": " bdi { (name) } } }
            @if let Some(one) = wish.category { li { (lang.t("register-category")) ": " (category(lang, one)) } }
            @if !wish.why.is_empty() { li { (lang.t("wish-why")) ": " bdi { (wish.why) } } }
        }
    }
}

fn form(lang: Lang, change: &Change, typed: &Typed, wrong: &Wrong) -> Markup {
    let line = |name: &'static str, label: String, value: &str, longest: &str| {
        let field = Field { name, label: &label, hint: "", value, wrong };
        field.around(&html! {
            input #(name) name=(name) value=(value) maxlength=(longest) autocomplete="off"
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
        })
    };
    let label = lang.t("register-category");
    let kind = Field { name: "category", label: &label, hint: "", value: &typed.category, wrong };
    html! {
        form method="post" novalidate {
            p { (lang.t("wish-only")) }
            @if change.is_late { (line("name", lang.t("register-name"), &typed.name, "200")) }
            @else { p.small { (lang.t("wish-name-direct")) } }
            (line("delegation", lang.t("register-delegation"), &typed.delegation, "200"))
            (kind.around(&html! {
                select #category name="category" aria-describedby=[kind.described_by()] aria-invalid=[kind.invalid()] {
                    option value="" { (lang.t("wish-as-it-is")) }
                    @for one in &change.offered {
                        option value=(one.code()) selected[one.code() == typed.category] { (category(lang, *one)) }
                    }
                }
            }))
            label.choice {
                input type="checkbox" name="withdraw" value="yes" checked[typed.withdraw.is_some()];
                span { (lang.t("wish-withdraw")) }
            }
            (line("why", lang.t("wish-why"), &typed.why, "500"))
            div.actions { button { (lang.t("wish-send")) } }
        }
    }
}
