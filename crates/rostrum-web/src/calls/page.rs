//! The public page of a call: what is asked, of whom, until when, and the ways to answer.

use maud::{Markup, html};
use rostrum_domain::call::{Call, CallState};
use rostrum_domain::concept_note::Zone;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::registration::Localized;
use rostrum_store::{CallRow, MeetingRow};

use crate::access::Action;
use crate::app::App;
use crate::contributions;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::times;
use crate::visit::Visit;

/// A text for a reader; where it stands in another language than theirs, their device is told.
pub fn texts(lang: Lang, text: &Localized) -> Markup {
    match text.to_reader(lang.tag()) {
        None => html! {},
        Some(text) => match text.instead {
            None => html! { (text.text) },
            Some(tag) => {
                let dir = Lang::from_tag(tag).unwrap_or(Lang::En).dir();
                html! { span lang=(tag) dir=(dir) { (text.text) } }
            }
        },
    }
}

/// Paragraphs of a text, parted by empty lines.
fn paragraphs(lang: Lang, text: &Localized) -> Markup {
    let Some(found) = text.to_reader(lang.tag()) else { return html! {} };
    let dir = found.instead.map(|tag| Lang::from_tag(tag).unwrap_or(Lang::En).dir());
    html! {
        div lang=[found.instead] dir=[dir] {
            @for paragraph in found.text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) { p { (paragraph) } }
        }
    }
}

/// The deadline on the meeting's clocks, with a place for the reader's; where it stood before.
pub fn deadline(lang: Lang, zone: &Zone, call: &Call) -> Markup {
    let at = |at| times::instant(lang, zone, at);
    let local = zone.local(call.deadline).date();
    html! {
        span data-meeting-zone=(zone.name) {
            time datetime=(call.deadline) { (at(call.deadline)) } " "
            span.reader data-from=(call.deadline) data-to=(call.deadline) data-day=(local) {}
        }
        @for moved in call.moved.iter().rev() {
            br;
            span.small.quiet { (lang.with("call-moved", &[("before", at(moved.from).into()), ("at", at(moved.at).into())])) }
        }
    }
}

/// The calls of a meeting that are public, for its page; nothing where there is none.
///
/// # Errors
/// The outside failed.
pub async fn links(app: &App, lang: Lang, meeting: &MeetingId) -> Result<Markup, Fault> {
    let mut calls = app.store().list_calls(meeting).await?;
    calls.retain(|call| call.state != CallState::Draft);
    Ok(html! {
        @if !calls.is_empty() {
            section.card {
                h2 { (lang.t("calls-title")) }
                ul.plain { @for call in &calls { li { a href={ "/m/" (meeting) "/calls/" (call.no) } dir="auto" { (texts(lang, &call.call.title)) } } } }
            }
        }
    })
}

/// The whole page. `preview`: the call is shown to staff before it is public.
pub fn page(visit: &Visit, meeting: &MeetingRow, row: &CallRow, preview: bool) -> Markup {
    let (lang, call, id) = (visit.lang, &row.call, &meeting.meeting.id);
    let zone = &meeting.meeting.note.zone;
    let title = call.title.to_reader(lang.tag()).map(|text| text.text.to_owned()).unwrap_or_default();
    let base = format!("/m/{id}/calls/{}", row.no);
    Page::new(visit, title).of_meeting(meeting).script("times.js").head(super::head()).render(&html! {
        p.eyebrow { a href={ "/m/" (id) "/calls" } { (lang.t("calls-title")) } }
        h1 dir="auto" { (texts(lang, &call.title)) }
        @if preview { div.note role="note" { p { (lang.t("call-preview-text")) } } }
        div.columns {
            aside {
                section.card aria-label=(lang.t("call-glance")) {
                    dl.facts {
                        div { dt { (lang.t("call-deadline")) } dd { (deadline(lang, zone, call)) } }
                        div { dt { (lang.t("call-addressed")) }
                            @if call.addressed.is_empty() { dd { (lang.t("call-everybody")) } }
                            @for one in &call.addressed { dd { (category(lang, *one)) } }
                        }
                        div { dt { (lang.t("call-languages")) } dd {
                            @if call.languages.is_empty() { (lang.t("call-any-language")) }
                            @else { (lang.list(&call.languages.iter().map(|tag| contributions::language(tag)).collect::<Vec<_>>())) }
                        } }
                        div { dt { (lang.t("call-files")) } dd {
                            @if call.most_files == 0 { (lang.t("call-no-files")) }
                            @else { (lang.with("call-some-files", &[("most", u32::from(call.most_files).into())])) }
                        } }
                    }
                    (answer(visit, meeting, row, &base, preview))
                }
            }
            div {
                h2.first { (lang.t("call-purpose")) }
                (paragraphs(lang, &call.purpose))
                @if !call.background.is_empty() {
                    h2 { (lang.t("call-background")) }
                    (paragraphs(lang, &call.background))
                }
                h2 #questions { (lang.t("call-questions")) }
                (questions(lang, call))
                h2 { (lang.t("call-published-what")) }
                p { (lang.t("call-published-text")) }
            }
        }
    })
}

fn answer(visit: &Visit, meeting: &MeetingRow, row: &CallRow, base: &str, preview: bool) -> Markup {
    let (lang, id) = (visit.lang, &meeting.meeting.id);
    html! {
        @if row.state == CallState::Closed { p.note { (lang.t("call-closed-text")) } }
        @else if visit.may(Action::Contribute, Some(id)) {
            p.small { (lang.t("call-late-text")) }
            form method="post" action={ (base) "/answer" } {
                div.actions { button disabled[preview] { (lang.t("call-answer")) } }
            }
            p.small { (lang.t("call-answer-text")) }
            @if !preview {
                ul.plain.small {
                    li { a href={ (base) "/questionnaire.docx?lang=" (lang.tag()) } { (lang.t("call-word")) } }
                    li { a href={ (base) "/upload" } { (lang.t("call-upload")) } }
                }
            }
        }
    }
}

/// The questions with their numbers, as they are asked.
pub fn questions(lang: Lang, call: &Call) -> Markup {
    html! {
        div.call-questions {
            @for (number, question) in call.numbered() {
                div.call-asked .part[number.part.is_some()] {
                    p dir="auto" {
                        strong.number { (number) "." } " " (texts(lang, &question.text))
                    }
                    @if !question.help.is_empty() { p.hint dir="auto" { (texts(lang, &question.help)) } }
                    @let limit = question.most_words.filter(|_| question.parts.is_empty());
                    @if question.required || limit.is_some() {
                        p.small.quiet {
                            @if question.required { (lang.t("contribution-required")) }
                            @if question.required && limit.is_some() { " · " }
                            @if let Some(most) = limit { (lang.with("call-most-words", &[("most", most.into())])) }
                        }
                    }
                }
            }
        }
    }
}
