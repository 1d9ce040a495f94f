//! The page "Screens": every named screen with its connection, and what can be done with it from afar.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::stream::unfold;
use maud::{Markup, html};
use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::Audience;
use rostrum_domain::screen::ScreenKind;
use rostrum_store::{MeetingRow, Screen, ScreenSettings};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

use super::super::stream::headers;
use super::presence::{Contact, Order, Presence};

/// Characters of the name of a screen.
const LONGEST_NAME: usize = 80;
/// How often what is said of connections is looked at again: it grows older without any event.
const AGE: Duration = Duration::from_secs(2);

/// What the forms send of a screen.
#[derive(Debug, Deserialize)]
pub struct Sent {
    name: String,
    kind: String,
    language: String,
}

/// Shows the screens of a meeting.
///
/// # Errors
/// [`Fault::NotPermitted`] to anyone but secretariat and chair.
pub async fn show(State(app): State<App>, Path(meeting): Path<String>, visit: Visit) -> Result<Markup, Fault> {
    let row = led_by(&app, &visit, &meeting).await?;
    page(&app, &visit, &row, &html! {}).await
}

/// Makes a screen and shows its link.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn make(
    State(app): State<App>,
    Path(meeting): Path<String>,
    visit: Visit,
    form: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Fault> {
    let row = led_by(&app, &visit, &meeting).await?;
    let Form(sent) = form?;
    let settings = read(&visit, &row, &sent)?;
    let (screen, token) = app.store().insert_screen(&row.meeting.id, &settings).await?;
    app.screens().tell();
    let link = format!("{}/s/{}", app.settings().base, token.as_str());
    let page = page(&app, &visit, &row, &new_link(visit.lang, &screen.name, screen.kind, &link)).await?;
    Ok((StatusCode::CREATED, page).into_response())
}

/// Changes name, kind or language of a screen; its open pages follow at once.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], [`Fault::Malformed`], or the outside failed.
pub async fn change(
    State(app): State<App>,
    Path((meeting, no)): Path<(String, u32)>,
    visit: Visit,
    form: Result<Form<Sent>, FormRejection>,
) -> Result<Redirect, Fault> {
    let row = led_by(&app, &visit, &meeting).await?;
    let Form(sent) = form?;
    let settings = read(&visit, &row, &sent)?;
    let id = &row.meeting.id;
    if !app.store().change_screen(id, no, &settings).await? {
        return Err(Fault::NotFound);
    }
    app.screens().order(&(id.clone(), no), Order::Change);
    Ok(Redirect::to(&format!("/m/{id}/screens")))
}

/// Has a screen load again, revokes its link, or makes a new one.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed.
pub async fn order(
    State(app): State<App>,
    Path((meeting, no, order)): Path<(String, u32, String)>,
    visit: Visit,
) -> Result<Response, Fault> {
    let row = led_by(&app, &visit, &meeting).await?;
    let id = &row.meeting.id;
    let screens = app.store().list_screens(id).await?;
    let screen = screens.into_iter().find(|screen| screen.no == no).ok_or(Fault::NotFound)?;
    let key = (id.clone(), no);
    match order.as_str() {
        "reload" => app.screens().order(&key, Order::Reload),
        "revoke" => {
            app.store().revoke_screen(id, no).await?;
            app.screens().order(&key, Order::Dark);
        }
        "link" => {
            require_eyes_for(&visit, &row, screen.kind)?;
            let token = app.store().renew_screen(id, no).await?.ok_or(Fault::NotFound)?;
            app.screens().order(&key, Order::Dark);
            let link = format!("{}/s/{}", app.settings().base, token.as_str());
            let shown = new_link(visit.lang, &screen.name, screen.kind, &link);
            return Ok(page(&app, &visit, &row, &shown).await?.into_response());
        }
        _ => return Err(Fault::NotFound),
    }
    Ok(Redirect::to(&format!("/m/{id}/screens")).into_response())
}

async fn led_by(app: &App, visit: &Visit, meeting: &str) -> Result<MeetingRow, Fault> {
    let row = app.meeting(meeting).await?;
    visit.require(Action::RunFloor, Some(&row.meeting.id))?;
    Ok(row)
}

/// Whoever makes a screen for staff eyes must have them.
fn require_eyes_for(visit: &Visit, row: &MeetingRow, kind: ScreenKind) -> Result<(), Fault> {
    if kind.audience() == Audience::Staff {
        visit.require(Action::SeeEveryName, Some(&row.meeting.id))?;
    }
    Ok(())
}

fn read(visit: &Visit, row: &MeetingRow, sent: &Sent) -> Result<ScreenSettings, Fault> {
    let lang = visit.lang;
    let name = sent.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Fault::Malformed(lang.with("screens-name-wrong", &[("most", LONGEST_NAME.into())])));
    }
    let kind = ScreenKind::from_code(&sent.kind);
    let kind =
        kind.ok_or_else(|| Fault::Malformed(lang.with("screens-kind-wrong", &[("kind", sent.kind.as_str().into())])))?;
    let language = Lang::from_tag(&sent.language);
    let language = language.ok_or_else(|| {
        Fault::Malformed(lang.with("screens-language-wrong", &[("language", sent.language.as_str().into())]))
    })?;
    require_eyes_for(visit, row, kind)?;
    Ok(ScreenSettings { name, kind, language: language.tag().to_owned() })
}

async fn page(app: &App, visit: &Visit, row: &MeetingRow, new: &Markup) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let id = &row.meeting.id;
    let title = lang.t("screens-title");
    let head = html! { link rel="stylesheet" href=(assets::address("screens.css")); };
    let screens = table(app, row, lang).await?;
    Ok(Page::new(visit, format!("{title} · {}", row.meeting.note.title)).of_meeting(row).script("screens.js").script("copy.js").head(head).render(&html! {
        h1 { (title) }
        p.lead { (lang.t("screens-lead")) }
        (new)
        div #followed data-stream={ "/m/" (id) "/screens/stream" } { (screens) }
        section.card.new-screen aria-labelledby="new-title" {
            h2 #new-title { (lang.t("screens-new")) }
            form method="post" action={ "/m/" (id) "/screens" } {
                (fields(lang, "new", None))
                button { (lang.t("screens-make")) }
            }
        }
        section aria-labelledby="kinds-title" {
            h2 #kinds-title { (lang.t("screens-kinds")) }
            dl.facts.side {
                @for kind in ScreenKind::ALL {
                    dt { (kind_name(lang, kind)) @if kind.audience() == Audience::Staff { " " span.state.warn { (lang.t("screens-staff")) } } }
                    dd { (lang.of_family("screen-about", kind.code(), &[]).unwrap_or_default()) }
                }
            }
        }
    }))
}

fn kind_name(lang: Lang, kind: ScreenKind) -> String {
    lang.of_family("screen-kind", kind.code(), &[]).unwrap_or_else(|| kind.code().to_owned())
}

/// The link of a screen, in the one answer that has it.
fn new_link(lang: Lang, name: &str, kind: ScreenKind, link: &str) -> Markup {
    html! {
        section.card.new-link aria-labelledby="link-title" {
            h2 #link-title { (lang.with("screens-link", &[("name", name.into())])) }
            div.link-and-code {
                div {
                    p { code.key #new-link { (link) } }
                    p { button type="button" data-copy="new-link" data-done=(lang.t("screens-copied")) hidden { (lang.t("screens-copy")) } }
                    p { strong { (lang.t("link-once")) } }
                    @if kind.is_transparent() { p { (lang.t("screens-link-scene")) } }
                    @if kind == ScreenKind::Overlay { p { (lang.t("screens-link-corner")) @for at in ["top-left", "top-right", "bottom-left"] { " " code.at { "?at=" (at) } } } }
                    @if kind.audience() == Audience::Staff { p.note.warn { (lang.t("screens-link-staff")) } }
                }
                (super::code::of(link, &lang.t("screens-code")))
            }
        }
    }
}

fn fields(lang: Lang, id: &str, screen: Option<&Screen>) -> Markup {
    let kind = screen.map_or(ScreenKind::Room, |screen| screen.kind);
    let language = screen.map_or("en", |screen| screen.language.as_str());
    html! {
        div.field {
            label for={ "name-" (id) } { (lang.t("screens-name")) }
            input id={ "name-" (id) } name="name" required maxlength=(LONGEST_NAME) autocomplete="off"
                placeholder=[screen.is_none().then(|| lang.t("screens-name-example"))] value=[screen.map(|screen| &screen.name)];
        }
        div.field {
            label for={ "kind-" (id) } { (lang.t("screens-kind")) }
            select id={ "kind-" (id) } name="kind" {
                @for each in ScreenKind::ALL { option value=(each.code()) selected[each == kind] { (kind_name(lang, each)) } }
            }
        }
        div.field {
            label for={ "language-" (id) } { (lang.t("screens-language")) }
            select id={ "language-" (id) } name="language" {
                @for each in Lang::ALL {
                    option value=(each.tag()) lang=(each.tag()) selected[each.tag() == language] { (each.own_name()) }
                }
            }
        }
    }
}

/// All screens that are not revoked, with what is known of each.
async fn table(app: &App, row: &MeetingRow, lang: Lang) -> Result<Markup, Fault> {
    let screens = app.store().list_screens(&row.meeting.id).await?;
    Ok(html! {
        div #screens .screens-list {
            @if screens.is_empty() { p { (lang.t("screens-none")) } }
            ul.plain { @for screen in &screens { (line(app.screens(), row, screen, lang)) } }
        }
    })
}

fn line(presence: &Presence, row: &MeetingRow, screen: &Screen, lang: Lang) -> Markup {
    let (id, no) = (&row.meeting.id, screen.no);
    let address = format!("/m/{id}/screens/{no}");
    let language = Lang::from_tag(&screen.language).map_or("", Lang::own_name);
    html! {
        li id={ "screen-" (no) } {
            div.what {
                h2 { (screen.name) }
                p.quiet {
                    (kind_name(lang, screen.kind)) " · " bdi lang=(screen.language) { (language) }
                    @if screen.kind.audience() == Audience::Staff { " " span.state.warn { (lang.t("screens-staff")) } }
                }
            }
            p.contact { (contact(presence, row, screen, lang)) }
            div.orders {
                form method="post" action={ (address) "/reload" } {
                    button.second aria-label=(lang.with("screens-reload-label", &[("name", screen.name.as_str().into())])) { (lang.t("screens-reload")) }
                }
                (ask(&format!("change-{no}"), &lang.t("screens-change"), &html! {
                    form method="post" action=(address) { (fields(lang, &no.to_string(), Some(screen))) button { (lang.t("screens-change-sure")) } }
                }))
                (ask(&format!("link-{no}"), &lang.t("screens-new-link"), &html! {
                    p { (lang.t("screens-new-link-text")) }
                    form method="post" action={ (address) "/link" } { button { (lang.t("screens-new-link-sure")) } }
                }))
                (ask(&format!("revoke-{no}"), &lang.t("screens-revoke"), &html! {
                    p { (lang.t("screens-revoke-text")) }
                    form method="post" action={ (address) "/revoke" } { button.danger { (lang.t("screens-revoke-sure")) } }
                }))
            }
        }
    }
}

fn ask(id: &str, label: &str, question: &Markup) -> Markup {
    html! { details.ask id=(id) { summary { (label) } div.question { (question) } } }
}

fn contact(presence: &Presence, row: &MeetingRow, screen: &Screen, lang: Lang) -> Markup {
    let zone = &row.meeting.note.zone;
    let ago = |age: Duration| -> String {
        let seconds = age.as_secs();
        match seconds {
            0..60 => lang.with("screens-seconds", &[("count", seconds.into())]),
            60..7_200 => lang.with("screens-minutes", &[("count", (seconds / 60).into())]),
            _ => lang.with("screens-hours", &[("count", (seconds / 3_600).into())]),
        }
    };
    match presence.contact(&(row.meeting.id.clone(), screen.no)) {
        Contact::Never => html! { span.state { (lang.t("screens-never")) } },
        Contact::Connected(since) => html! {
            span.state.good { (lang.t("screens-connected")) }
            " " span.quiet { (lang.with("screens-since", &[("time", times::clock(zone.local(since)).into())])) }
        },
        Contact::Silent(age) => html! {
            span.state.warn { (lang.t("screens-silent")) }
            " " span.quiet { (lang.with("screens-silent-for", &[("age", ago(age).into())])) }
        },
        Contact::Gone(_, age) => html! {
            span.state.bad { (lang.t("screens-gone")) }
            " " span.quiet { (lang.with("screens-last-seen", &[("age", ago(age).into())])) }
        },
    }
}

/// Keeps the page true: sends the list again when something has changed.
///
/// # Errors
/// [`Fault::NotPermitted`] to anyone but secretariat and chair.
pub async fn follow(
    State(app): State<App>,
    Path(meeting): Path<String>,
    visit: Visit,
    asked: HeaderMap,
    uri: Uri,
) -> Result<Response, Fault> {
    let row = led_by(&app, &visit, &meeting).await?;
    let mut age = interval(AGE);
    age.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let reader = Reader {
        changes: app.screens().changes(),
        closing: app.closing(),
        meeting: row.meeting.id,
        lang: visit.lang,
        asked: (asked, uri),
        sent: String::new(),
        age,
        app,
    };
    Ok((headers(), Body::from_stream(unfold(reader, Reader::next))).into_response())
}

struct Reader {
    app: App,
    meeting: MeetingId,
    lang: Lang,
    asked: (HeaderMap, Uri),
    changes: watch::Receiver<u64>,
    closing: watch::Receiver<bool>,
    age: tokio::time::Interval,
    sent: String,
}

impl Reader {
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        loop {
            if !self.sent.is_empty() {
                tokio::select! {
                    _ = self.closing.wait_for(|closing| *closing) => return None,
                    changed = self.changes.changed() => changed.ok()?,
                    _ = self.age.tick() => {}
                }
                // Whoever has signed out meanwhile does not go on reading.
                let visit = Visit::read(&self.app, &self.asked.0, &self.asked.1).await.ok()?;
                visit.require(Action::RunFloor, Some(&self.meeting)).ok()?;
            }
            let row = self.app.store().find_meeting(&self.meeting).await.ok()??;
            let screens = table(&self.app, &row, self.lang).await.ok()?.into_string();
            if screens != self.sent {
                let message = json!({ "fragments": { "screens": screens } });
                self.sent = screens;
                return Some((Ok(Bytes::from(format!("data: {message}\n\n"))), self));
            }
        }
    }
}
