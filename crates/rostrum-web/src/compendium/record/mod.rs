//! The record of a meeting: its statements, contributions and practices as one list that can be searched.
//!
//! Statements are public with the report, delivered or not, and under the name that their authors let the public see.

pub mod contributions;
mod statements;

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use rostrum_domain::compendium::Entry;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::Category;

use super::address::Scope;
use super::brief::Brief;
use super::practice::paragraphs_of;
use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

pub use statements::Statement;

/// At which state the record of a meeting was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// When its report became public, in milliseconds; 0: it is not.
    report_ms: i64,
    /// The mark of its published contributions.
    contributions: (u32, u32, i64),
    /// How often the floor, and whoever takes part, changed since this program runs; no count of these while a change
    /// is under way.
    changes: (u64, Option<u64>),
}

impl Revision {
    /// Whether what was read at this state still stands at another.
    pub fn stands(&self, now: &Self) -> bool {
        self == now && now.changes.1.is_some()
    }
}

/// The meetings that have a record besides their practices, with its revision.
///
/// # Errors
/// The outside failed.
pub async fn revisions(app: &App) -> Result<BTreeMap<MeetingId, Revision>, Fault> {
    let mut revisions: BTreeMap<MeetingId, Revision> = BTreeMap::new();
    for (meeting, published_at) in app.store().list_public_reports().await? {
        revisions.entry(meeting).or_default().report_ms = published_at.as_millisecond();
    }
    for (meeting, mark) in app.store().mark_published_contributions().await? {
        revisions.entry(meeting).or_default().contributions = mark;
    }
    // Whoever protects a name later is protected from then on.
    let people = app.store().practices_mark();
    for (meeting, revision) in &mut revisions {
        revision.changes = (*app.desk().watch(meeting).await?.borrow(), people);
    }
    Ok(revisions)
}

/// What of a meeting is indexed besides its practices.
///
/// # Errors
/// The outside failed.
pub async fn entries(app: &App, meeting: &MeetingId) -> Result<Vec<(Entry, Brief)>, Fault> {
    let Some(row) = app.store().find_meeting(meeting).await? else { return Ok(Vec::new()) };
    let statements = statements::read(app, &row).await?;
    let contributions = contributions::read(app, meeting).await?;
    let statements = statements.iter().map(|one| (one.entry(meeting), one.brief(meeting)));
    let contributions = contributions.iter().map(|one| (one.entry(meeting), one.brief(meeting)));
    Ok(contributions.chain(statements).collect())
}

/// Shows the record of a meeting.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::SeePublic, Some(&row.meeting.id))?;
    let scope = Scope::Record(row.meeting.id.clone());
    super::listing(&app, &visit, &scope, Some(&row)).await
}

/// Shows a statement.
///
/// # Errors
/// [`Fault::NotFound`] when there is none that is public, or the outside failed.
pub async fn statement(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, key)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::SeePublic, Some(&row.meeting.id))?;
    let all = statements::read(&app, &row).await?;
    let one = all.iter().find(|one| one.key == key).ok_or(Fault::NotFound)?;
    let (lang, note) = (visit.lang, &row.meeting.note);
    let title = title(lang, one.author().as_deref(), one.shown.category);
    let base = format!("/m/{}/record", row.meeting.id);
    let head = html! {
        link rel="stylesheet" href=(assets::address("compendium.css"));
        link rel="canonical" href={ (app.settings().base) (base) "/statements/" (one.key) };
    };
    Ok(Page::new(&visit, title.clone()).of_meeting(&row).head(head).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("record-title")) } }
        h1 { (title) }
        ul.facts-line.under-title {
            li { span class={ "cat cat-" (one.shown.category.code()) } { (lang.of_family("category", one.shown.category.code(), &[]).unwrap_or_default()) } }
            li { bdi { (one.told.session) } }
            @if let Some(at) = one.spoken_at { li { (times::instant(lang, &note.zone, at)) } }
            li { span.state { (how(lang, one.told.delivered)) } }
        }
        @if let Some(name) = &one.shown.name { p { (lang.t("record-speaker")) " " bdi { (name) } } }
        @if let Some(behalf) = &one.on_behalf_of { p { (lang.t("record-on-behalf")) " " bdi { (behalf) } } }
        div.statement dir="auto" { @for paragraph in &one.text { (paragraphs_of(paragraph)) } }
        p.quiet.small { (lang.t("record-statement-note")) }
        div.actions { a.button.second href=(base) { (lang.t("record-back")) } }
    }))
}

/// "Statement of City of Bern"; of an author who is not named, by the category.
pub fn title(lang: Lang, author: Option<&str>, category: Category) -> String {
    match author {
        Some(author) => lang.with("record-statement-of", &[("who", author.into())]),
        None => {
            let category = lang.of_family("category", category.code(), &[]).unwrap_or_default();
            lang.with("record-statement-unnamed", &[("category", category.into())])
        }
    }
}

/// Whether it was delivered, in words.
pub fn how(lang: Lang, delivered: bool) -> String {
    if delivered { lang.t("record-delivered") } else { lang.t("record-in-writing") }
}

/// What a list shows of a statement beside its title.
pub fn facts(lang: Lang, brief: &Brief) -> Vec<Markup> {
    let Some(told) = &brief.told else { return Vec::new() };
    vec![html! { bdi { (told.session) } }, html! { (how(lang, told.delivered)) }]
}
