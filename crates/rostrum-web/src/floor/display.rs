//! The display: a screen that is read from ten metres, or with `?overlay=1` a band over the picture of
//! the video platform. It shows what the public may see, whoever has opened it.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use rostrum_domain::floor::forecast;
use serde::Deserialize;

use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::layout::Page;
use crate::visit::Visit;

use super::now;
use super::picture::Picture;
use super::view::View;

/// How many who come next stand on the screen.
const UPCOMING: usize = 3;

/// How it looks.
#[derive(Debug, Deserialize)]
pub struct Look {
    /// `1`: a band at the lower edge on a transparent ground.
    overlay: Option<String>,
    /// `dark` (usual) or `light`.
    theme: Option<String>,
}

/// Shows the display.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown meeting.
pub async fn show(
    State(app): State<App>,
    Path(meeting): Path<String>,
    Query(look): Query<Look>,
    visit: Visit,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(View::Display.action(), Some(id))?;
    let picture = Picture::take(&app, id, View::Display.audience(), visit.lang).await?;
    let lang = visit.lang;
    let overlay = look.overlay.is_some_and(|value| value != "0");
    let theme = if look.theme.as_deref() == Some("light") { "light" } else { "dark" };
    let page = Page::new(&visit, format!("{} · {}", lang.t("display-title"), row.meeting.note.title))
        .of_meeting(&row)
        .script("display.js")
        .head(html! { link rel="stylesheet" href=(assets::address("display.css")); })
        .full_screen();
    Ok(page.render(&html! {
        div #display .display data-theme=(theme) data-overlay[overlay]
            data-stream={ "/m/" (id) "/stream?view=display&lang=" (lang.tag()) } {
            h1.unseen { (lang.t("display-title")) }
            div.top { (place(&picture)) (now::wall(&picture)) }
            (stage(&picture))
            (now::clock(picture.clock(), lang))
            (upcoming(&picture))
            (now::contact(lang))
            @if row.meeting.rehearsal { p.rehearsal-mark { (lang.t("layout-rehearsal")) } }
        }
    }))
}

/// Which session and segment, above everything.
pub fn place(picture: &Picture) -> Markup {
    html! { p #where .where { (now::place(picture)) } }
}

/// Who has the floor; the size of the letters follows from their number, so that every name fits.
pub fn stage(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        div #stage .stage aria-live="polite" {
            @match &picture.floor.current {
                Some(current) => {
                    @let shown = picture.speaker(&current.speaker);
                    div.name data-length=(length(&shown.first)) { (now::name(&shown, lang)) }
                }
                None => {
                    @let text = now::nobody(picture);
                    div.name.nobody data-length=(length(&text)) { p.speaker { (text) } }
                }
            }
        }
    }
}

fn length(text: &str) -> &'static str {
    match text.chars().count() {
        0..=22 => "short",
        23..=48 => "middle",
        49..=90 => "long",
        _ => "longest",
    }
}

/// Who must be ready: the next on the list while it is called.
pub fn upcoming(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let called = picture.list_here().filter(|session| picture.list_is_called(&session.id));
    let turns = called.map_or_else(Vec::new, |session| forecast(&picture.floor, &session.id, picture.now));
    let next = turns.iter().take(UPCOMING).filter_map(|turn| picture.floor.inscriptions.get(&turn.inscription));
    let names: Vec<String> = next.map(|entry| picture.entry(entry).first).collect();
    html! {
        div #upcoming .upcoming {
            @if !names.is_empty() {
                span.label { (lang.t("display-next")) }
                ol { @for name in &names { li { span { (name) } } } }
            }
        }
    }
}
