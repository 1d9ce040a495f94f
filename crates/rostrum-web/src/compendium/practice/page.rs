//! The page of a practice.

use maud::{Markup, PreEscaped, html};
use rostrum_domain::practice::{Part, Practice};
use rostrum_report::citation::{dublin_core_meta, json_ld_for_a_page};
use rostrum_store::{MeetingRow, PublishedPractice};

use super::{aside, cite, cited, like};
use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::compendium::record::contributions::{self, Published};
use crate::compendium::{Terms, names};
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// The whole page.
///
/// # Errors
/// The outside failed.
pub async fn page(app: &App, visit: &Visit, one: &PublishedPractice) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let terms = Terms::read(app).await?;
    let meeting = app.meeting(one.meeting.as_str()).await?;
    let cited = cited(app, &terms, lang, one).await?;
    let alike = like::find(app, &visit.query, one).await?;
    let cut_from = app.store().find_practice(one.no).await?.and_then(|row| row.contribution);
    let source = match cut_from {
        Some(no) => contributions::find(app, &one.meeting, no).await?,
        None => None,
    };
    let lessons = crate::exchange::lessons(app, lang, one.no).await?;
    let practice = &one.practice;
    let head = html! {
        link rel="stylesheet" href=(assets::address("compendium.css"));
        link rel="canonical" href=(cited.address);
        meta name="description" content=(cited.summary.chars().take(300).collect::<String>());
        (dublin_core_meta(&cited))
        @for (format, kind) in cite::FORMATS { link rel="alternate" type=(kind) href={ "/practices/" (one.no) "/cite/" (format) }; }
        script type="application/ld+json" { (PreEscaped(json_ld_for_a_page(&cited))) }
    };
    let page = Page::new(visit, practice.title.clone()).head(head).script("copy.js");
    Ok(page.render(&html! {
        p.eyebrow { a href="/practices" { (lang.t("compendium-title")) } }
        article.practice lang=[names::tag(&practice.language)] dir=(names::direction(&practice.language)) {
            h1 { (practice.title) }
        }
        (under_the_title(lang, practice))
        @if visit.may(Action::ReviewContributions, Some(&one.meeting)) {
            div.actions { a.button.second href={ "/m/" (one.meeting) "/practices/" (one.no) } { (lang.or_english("compendium-edit")) } }
        }
        div.columns {
            aside { (aside::facts(lang, &terms, one, &meeting)) }
            div {
                (texts(lang, practice))
                (pictures(lang, one))
                (beyond(lang, one))
            }
        }
        (lessons)
        (like::section(lang, &terms, one, &alike))
        (cite::section(lang, &cited, one.no))
        (history(lang, one, &meeting, source.as_ref()))
    }))
}

fn under_the_title(lang: Lang, practice: &Practice) -> Markup {
    html! {
        ul.facts-line.under-title {
            li { @match names::place(lang, &practice.place) { Some(place) => (place), None => (lang.t("compendium-no-place")) } }
            @if let Some(period) = names::period(lang, practice.period) { li { (period) } }
            @if let Some(status) = practice.status { li { span.state { (names::status(lang, status)) } } }
        }
    }
}

/// The parts in their order; the summary without a heading, before the others.
fn texts(lang: Lang, practice: &Practice) -> Markup {
    let own = names::tag(&practice.language);
    let direction = names::direction(&practice.language);
    let told = |part: &Part| !practice.text(*part).trim().is_empty();
    html! {
        @if told(&Part::Summary) {
            div.summary lang=[own] dir=(direction) { @for one in paragraphs(practice.text(Part::Summary)) { p.lead { (lines(one)) } } }
        }
        @for part in Part::ALL.iter().filter(|part| **part != Part::Summary && told(part)) {
            section.part aria-labelledby={ "part-" (part.code()) } {
                h2 id={ "part-" (part.code()) } { (names::part(lang, *part)) }
                div lang=[own] dir=(direction) { (paragraphs_of(practice.text(*part))) }
            }
        }
    }
}

/// A text with its paragraphs, which empty lines part.
pub fn paragraphs_of(text: &str) -> Markup {
    html! { @for one in paragraphs(text) { p { (lines(one)) } } }
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty())
}

/// A paragraph with its own breaks of lines.
fn lines(paragraph: &str) -> Markup {
    html! { @for (at, line) in paragraph.lines().enumerate() { @if at > 0 { br; } (line) } }
}

fn pictures(lang: Lang, one: &PublishedPractice) -> Markup {
    let practice = &one.practice;
    let of = |no| one.files.iter().find(move |file| file.no == no);
    html! {
        @if practice.pictures.iter().any(|picture| of(picture.file).is_some()) {
            section aria-labelledby="pictures" {
                h2 #pictures { (lang.t("compendium-pictures")) }
                div.pictures {
                    @for picture in &practice.pictures {
                        @if let Some(file) = of(picture.file) {
                            figure {
                                @let size = file.size;
                                a href={ "/practices/" (one.no) "/files/" (file.no) } {
                                    img src={ "/practices/" (one.no) "/files/" (file.no) } alt=(picture.alternative) loading="lazy" decoding="async"
                                        width=[size.map(|size| size.width)] height=[size.map(|size| size.height)];
                                }
                                figcaption dir="auto" { (picture.alternative) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Files and pages elsewhere.
fn beyond(lang: Lang, one: &PublishedPractice) -> Markup {
    let practice = &one.practice;
    let of = |no| one.files.iter().find(move |file| file.no == no);
    html! {
        @if !practice.links.is_empty() || !practice.files.is_empty() {
            section aria-labelledby="more" {
                h2 #more { (lang.t("compendium-more-about")) }
                ul {
                    @for link in &practice.links {
                        li { a href=(link.address) rel="noopener external nofollow" dir="auto" { (if link.title.trim().is_empty() { &link.address } else { &link.title }) }
                            @if !link.title.trim().is_empty() { " " span.quiet.small dir="ltr" { (host(&link.address)) } } }
                    }
                    @for attached in &practice.files {
                        @if let Some(file) = of(attached.file) {
                            li { a href={ "/practices/" (one.no) "/files/" (file.no) } download dir="auto" { (if attached.title.trim().is_empty() { &file.name } else { &attached.title }) }
                                " " span.quiet.small { "PDF" (lang.comma()) (lang.with("compendium-kilobytes", &[("size", file.bytes.div_ceil(1000).into())])) } }
                        }
                    }
                }
            }
        }
    }
}

fn host(address: &str) -> &str {
    address.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default()
}

/// When it was published and changed, and where it comes from.
fn history(lang: Lang, one: &PublishedPractice, meeting: &MeetingRow, source: Option<&Published>) -> Markup {
    let note = &meeting.meeting.note;
    let day = |at| times::date_long(lang, note.zone.local(at).date());
    html! {
        section.history aria-labelledby="history" {
            h2 #history { (lang.t("compendium-history")) }
            dl.facts.side {
                dt { (lang.t("compendium-meeting")) }
                dd { a href={ "/m/" (meeting.meeting.id) } dir="auto" lang=(note.language) { (note.title) } }
                @if let Some(source) = source {
                    dt { (lang.t("compendium-cut-from")) }
                    dd { a href={ "/m/" (meeting.meeting.id) "/record/contributions/" (source.no()) } { (contributions::title(lang, source.author())) } }
                }
                dt { (lang.t("compendium-first-published")) }
                dd { (day(one.published_at)) }
                dt { (lang.t("compendium-changed")) }
                dd { (day(one.changed_at)) " (" (lang.with("compendium-version", &[("version", one.version.into())])) ")" }
            }
        }
    }
}
