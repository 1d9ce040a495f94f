//! The contributions of a meeting that were published, as far as their authors let them be public: without contacts,
//! and without the name where consent or level keep it.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use jiff::Timestamp;
use maud::{Markup, html};
use rostrum_domain::call::Call;
use rostrum_domain::compendium::{Entry, EntryText, Facet, Kind};
use rostrum_domain::contribution::{self, Contribution, Shown};
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::{ContributionNo, MeetingId};
use rostrum_domain::practice::{Period, Place};
use rostrum_store::HandedIn;

use super::super::brief::Brief;
use super::super::names;
use super::super::practice::paragraphs_of;
use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// A contribution as the public sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    no: ContributionNo,
    call: rostrum_domain::ids::CallNo,
    language: String,
    author: Shown,
    /// Who hands it in together with the author, confirmed it and may be named.
    jointly: Vec<String>,
    content: Contribution,
    /// When what the public sees of it last changed, as far as is known.
    changed_at: Timestamp,
}

impl Published {
    /// The public form of what was handed in; `None` where nothing of it is public.
    fn of(handed_in: HandedIn) -> Option<Self> {
        let HandedIn { row, content, joint, .. } = handed_in;
        if row.state != contribution::State::Published {
            return None;
        }
        let consent = row.consent?;
        let author = content.author.shown(consent, row.level)?;
        let confirmed = joint.into_iter().filter(|one| one.state == Decision::Confirmed);
        let shown = confirmed.filter_map(|one| one.author.shown(consent, row.level));
        let jointly = shown.filter_map(|one| one.delegation).collect();
        let (language, changed_at) = (row.language, row.changed_at);
        // Only the answers are told of what was written; the author stands above.
        let content = Contribution { answers: content.answers, ..Contribution::default() };
        Some(Self { no: row.no, call: row.call, language, author, jointly, content, changed_at })
    }

    /// Its number in its meeting.
    pub fn no(&self) -> ContributionNo {
        self.no
    }

    /// Whose it is, as the public sees it.
    pub fn author(&self) -> &Shown {
        &self.author
    }

    /// What is indexed of it.
    pub fn entry(&self, meeting: &MeetingId) -> Entry {
        let name = self.author.delegation.clone();
        let mut facets = BTreeMap::from([(Facet::Category, [self.author.category.code().to_owned()].into())]);
        if let Some(country) = self.author.country {
            facets.insert(Facet::Country, [country.code().to_owned()].into());
            facets.extend(country.group().map(|group| (Facet::Region, [group.code().to_owned()].into())));
        }
        let text = |text: &String| EntryText { part: None, language: self.language.clone(), text: text.clone() };
        Entry {
            kind: Kind::Contribution,
            key: format!("{meeting}.{}", self.no),
            meeting: meeting.clone(),
            language: self.language.clone(),
            title: name.clone().unwrap_or_default(),
            place: String::new(),
            names: name.into_iter().chain(self.jointly.iter().cloned()).collect(),
            texts: self.content.answers.values().filter(|text| !text.trim().is_empty()).map(text).collect(),
            facets,
            years: None,
            published_at: self.changed_at,
            changed_at: self.changed_at,
        }
    }

    /// What lists show of it.
    pub fn brief(&self, meeting: &MeetingId) -> Brief {
        Brief {
            kind: Kind::Contribution,
            key: format!("{meeting}.{}", self.no),
            meeting: meeting.clone(),
            language: self.language.clone(),
            title: self.author.delegation.clone().unwrap_or_default(),
            place: Place { country: self.author.country, ..Place::default() },
            period: Period::default(),
            status: None,
            author: self.author.delegation.clone(),
            category: Some(self.author.category),
            told: None,
            published_at: self.changed_at,
            changed_at: self.changed_at,
        }
    }
}

/// All of a meeting.
///
/// # Errors
/// The outside failed.
pub async fn read(app: &App, meeting: &MeetingId) -> Result<Vec<Published>, Fault> {
    let all = app.store().list_contributions(meeting).await?;
    Ok(all.into_iter().filter_map(Published::of).collect())
}

/// One of them; `None` when it is not public.
///
/// # Errors
/// The outside failed.
pub async fn find(app: &App, meeting: &MeetingId, no: ContributionNo) -> Result<Option<Published>, Fault> {
    Ok(app.store().find_handed_in(meeting, no).await?.and_then(Published::of))
}

/// Shows a published contribution: each question with its answer.
///
/// # Errors
/// [`Fault::NotFound`] when there is none that is public, or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::SeePublic, Some(id))?;
    let no = no.parse().map(ContributionNo).map_err(|_| Fault::NotFound)?;
    let one = find(&app, id, no).await?.ok_or(Fault::NotFound)?;
    let call = app.store().find_call(id, one.call).await?;
    let lang = visit.lang;
    let title = title(lang, &one.author);
    let base = format!("/m/{id}/record");
    let day = row.meeting.note.zone.local(one.changed_at).date();
    let head = html! {
        link rel="stylesheet" href=(assets::address("compendium.css"));
        link rel="canonical" href={ (app.settings().base) (base) "/contributions/" (one.no) };
    };
    Ok(Page::new(&visit, title.clone()).of_meeting(&row).head(head).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("record-title")) } }
        h1 { (title) }
        ul.facts-line.under-title {
            li { span class={ "cat cat-" (one.author.category.code()) } { (lang.of_family("category", one.author.category.code(), &[]).unwrap_or_default()) } }
            @if let Some(country) = one.author.country { li { (country.name(lang.tag())) } }
            li { (contribution::reference(id, one.no)) }
            li { (times::date_short(lang, day)) }
        }
        @if !one.jointly.is_empty() {
            p { (lang.t("record-jointly")) " "
                @for (at, other) in one.jointly.iter().enumerate() { @if at > 0 { (lang.comma()) } bdi { (other) } }
            }
        }
        @if let Some(call) = &call {
            p.quiet { (lang.t("record-answers")) " " a href={ "/m/" (id) "/calls/" (one.call) } { (in_words(lang, &call.call.title)) } }
        }
        (answers(lang, call.as_ref().map(|row| &row.call), &one))
        div.actions { a.button.second href=(base) { (lang.t("record-back")) } }
    }))
}

/// "Contribution of City of Bern"; of an author who is not named, by the category.
pub fn title(lang: Lang, author: &Shown) -> String {
    title_of(lang, author.delegation.as_deref(), author.category)
}

/// The same from its parts.
pub fn title_of(lang: Lang, author: Option<&str>, category: rostrum_domain::participant::Category) -> String {
    match author {
        Some(author) => lang.with("record-contribution-of", &[("who", author.into())]),
        None => {
            let category = lang.of_family("category", category.code(), &[]).unwrap_or_default();
            lang.with("record-contribution-unnamed", &[("category", category.into())])
        }
    }
}

fn in_words(lang: Lang, text: &rostrum_domain::registration::Localized) -> Markup {
    let Some(told) = text.to_reader(lang.tag()) else { return html! {} };
    html! { span lang=[told.instead] dir=[told.instead.map(names::direction)] { (told.text) } }
}

/// The answers under their questions; those to questions that the call no longer has come last, under their code.
fn answers(lang: Lang, call: Option<&Call>, one: &Published) -> Markup {
    let told = |text: &str| html! { div lang=[names::tag(&one.language)] dir=(names::direction(&one.language)) { (paragraphs_of(text)) } };
    let asked: Vec<_> = call.into_iter().flat_map(Call::numbered).collect();
    let left =
        one.content.answers.iter().filter(|(code, _)| !asked.iter().any(|(_, question)| question.code == **code));
    html! {
        @for (number, question) in &asked {
            @if let Some(answer) = one.content.answers.get(&question.code).filter(|answer| !answer.trim().is_empty()) {
                section.part {
                    h2 { (number) ". " (in_words(lang, &question.text)) }
                    (told(answer))
                }
            }
        }
        @for (code, answer) in left {
            @if !answer.trim().is_empty() {
                section.part { h2 { code { (code.as_str()) } } (told(answer)) }
            }
        }
    }
}
