//! The page of a screen: opened by its link, or in public by the address of the meeting.

use axum::extract::{Path, Query, State};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, HeaderName, REFERRER_POLICY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use rostrum_domain::participant::Audience;
use rostrum_domain::screen::ScreenKind;
use rostrum_store::{MeetingRow, Screen, Token};
use serde::Deserialize;

use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

use super::super::now;
use super::super::picture::Picture;
use super::super::view::{View, has_address};
use super::presence::ScreenKey;
use super::{public, staff};

/// Without script a screen loads itself again, in seconds.
const RELOAD_SECONDS: u32 = 20;

/// The address of a screen is known to those who were given its link, and stays with them.
const HEADERS: [(HeaderName, &str); 3] = [
    (REFERRER_POLICY, "no-referrer"),
    (CACHE_CONTROL, "private, no-store"),
    (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
];

/// What the address may say of how a screen looks.
#[derive(Debug, Default, Deserialize)]
pub struct Look {
    /// Where an overlay stands: `top-left`, `top-right`, `bottom-left`, `bottom-right` (usual).
    at: Option<String>,
    /// `dark` or `light`; each kind has its own usual one.
    theme: Option<String>,
    /// The kind, where no link fixes it: one that anyone may open.
    kind: Option<String>,
    /// `1`: the kind `overlay`, where no link fixes it.
    overlay: Option<String>,
    /// The language, where no link fixes it.
    lang: Option<String>,
}

/// The screen behind a link.
#[derive(Debug)]
pub(super) struct Link {
    pub row: MeetingRow,
    pub screen: Screen,
}

impl Link {
    pub fn lang(&self) -> Lang {
        Lang::from_tag(&self.screen.language).unwrap_or(Lang::En)
    }

    pub fn key(&self) -> ScreenKey {
        (self.row.meeting.id.clone(), self.screen.no)
    }
}

/// The screen behind a link. `None`: the link is unknown or was revoked.
///
/// # Errors
/// The outside failed.
pub(super) async fn find(app: &App, token: &str) -> Result<Option<Link>, Fault> {
    let Some((meeting, screen)) = app.store().find_screen(&Token::from_text(token)).await? else { return Ok(None) };
    let row = app.store().find_meeting(&meeting).await?;
    Ok(row.map(|row| Link { row, screen }))
}

/// Shows the screen of a link.
///
/// # Errors
/// The outside failed.
pub async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(look): Query<Look>,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    let Some(link) = find(&app, &token).await? else { return Ok(gone(&asked)) };
    let stream = format!("/s/{token}/stream");
    let seen = format!("/s/{token}/seen");
    let page = page(&app, &link.row, link.screen.kind, link.lang(), &look, &stream, Some(&seen)).await?;
    Ok((HEADERS, page).into_response())
}

/// Shows a screen under the address of the meeting: to everybody, or to whose role may see it.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown meeting, and for a kind that needs a link; [`Fault::NotPermitted`].
pub async fn show_public(
    State(app): State<App>,
    Path(meeting): Path<String>,
    Query(look): Query<Look>,
    visit: Visit,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let overlay = look.overlay.as_deref().is_some_and(|value| value != "0");
    let code = look.kind.as_deref().unwrap_or(if overlay { "overlay" } else { "room" });
    let kind = ScreenKind::from_code(code)
        .filter(|kind| has_address(*kind, &visit, &row.meeting.id))
        .ok_or(Fault::NotFound)?;
    let view = View::Screen(kind);
    visit.require(view.action(), Some(&row.meeting.id))?;
    let lang = view.lang(look.lang.as_deref(), visit.lang);
    let stream = format!("/m/{}/stream?view={code}&lang={}", row.meeting.id, lang.tag());
    page(&app, &row, kind, lang, &look, &stream, None).await
}

/// One sentence for a link that is unknown or was revoked.
pub(super) fn gone(asked: &HeaderMap) -> Response {
    let wanted = asked.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lang = Lang::accepted(wanted);
    let page = shell(
        lang,
        &lang.t("display-title"),
        "gone",
        "dark",
        &html! {
            main #screen .gone { h1 { (lang.t("screen-revoked")) } }
        },
    );
    (StatusCode::GONE, HEADERS, page).into_response()
}

async fn page(
    app: &App,
    row: &MeetingRow,
    kind: ScreenKind,
    lang: Lang,
    look: &Look,
    stream: &str,
    seen: Option<&str>,
) -> Result<Markup, Fault> {
    let picture = View::Screen(kind).picture(app, &row.meeting.id, lang).await?;
    let usual = if kind.audience() == Audience::Staff { "light" } else { "dark" };
    let theme = look.theme.as_deref().filter(|theme| ["dark", "light"].contains(theme)).unwrap_or(usual);
    let title = format!("{} · {}", lang.t("display-title"), row.meeting.note.title);
    Ok(shell(
        lang,
        &title,
        kind.code(),
        theme,
        &html! {
            main #screen class={ "screen " (kind.code()) } data-stream=(stream) data-seen=[seen] {
                h1.unseen { (lang.t("display-title")) }
                (content(kind, &picture, look))
                p #contact .contact role="status" hidden data-text=(lang.t("screen-contact")) {}
                p #announcer .unseen role="status" {}
                noscript { p.no-script { (lang.with("screen-no-script", &[("seconds", RELOAD_SECONDS.into())])) } }
            }
        },
    ))
}

fn shell(lang: Lang, title: &str, kind: &str, theme: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) dir=(lang.dir()) data-kind=(kind) data-theme=(theme) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex, nofollow";
                meta name="referrer" content="no-referrer";
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(assets::address("display.css"));
                @if kind != "gone" {
                    script type="module" src=(assets::address("display.js")) {}
                    noscript { meta http-equiv="refresh" content=(RELOAD_SECONDS); }
                }
            }
            body { (body) }
        }
    }
}

fn content(kind: ScreenKind, picture: &Picture, look: &Look) -> Markup {
    let lang = picture.lang;
    let rehearsal = html! {
        @if picture.row.meeting.rehearsal { p.rehearsal { (lang.t("screen-rehearsal")) } }
    };
    let clock = now::clock(picture);
    match kind {
        ScreenKind::Room => html! {
            header { (public::place(picture)) (rehearsal) (now::wall(picture)) }
            (public::stage(picture))
            div.below { (clock) (public::upcoming(picture)) }
        },
        // Corners are those of the scene, whatever the direction of the script.
        ScreenKind::Overlay => html! {
            div.scene dir="ltr" data-at=(corner(look)) {
                div.card dir=(lang.dir()) { (clock) (public::card(picture)) }
                (rehearsal)
            }
        },
        ScreenKind::LowerThird => html! {
            div.band { (public::card(picture)) (rehearsal) }
        },
        ScreenKind::Speaker => html! {
            (now::cues(picture))
            (public::own(picture))
            (rehearsal)
        },
        ScreenKind::Lobby => html! {
            header { (public::list_head(picture)) (rehearsal) (now::wall(picture)) }
            div.present { (public::at_present(picture)) (clock) }
            (public::speakers(picture))
            p #page-of .page-of hidden data-text=(lang.t("screen-page")) dir="auto" {}
        },
        ScreenKind::Moderator | ScreenKind::Interpreter => html! {
            header { (public::place(picture)) (rehearsal) (clock) (now::wall(picture)) }
            div.columns { (staff::at_present(picture)) (staff::ready(kind, picture)) }
        },
    }
}

fn corner(look: &Look) -> &str {
    let known = ["top-left", "top-right", "bottom-left", "bottom-right"];
    look.at.as_deref().filter(|at| known.contains(at)).unwrap_or("bottom-right")
}
