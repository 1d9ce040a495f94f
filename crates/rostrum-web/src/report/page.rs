//! The page of the report.

use maud::{Markup, html};
use rostrum_report::Report;
use rostrum_report::model::{Block, Inline};
use rostrum_store::MeetingRow;

use super::Format;
use crate::access::Action;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// The whole page. `is_closed`: the meeting is over, so that the report can be made public; `wrong` is what is
/// wrong with a symbol that was sent, or "".
pub fn page(visit: &Visit, row: &MeetingRow, report: &Report, is_closed: bool, wrong: &str) -> Markup {
    let (lang, id) = (visit.lang, &row.meeting.id);
    let staff = visit.may(Action::SeeReportDraft, Some(id));
    Page::new(visit, lang.t("report-title")).of_meeting(row).render(&html! {
        p.eyebrow { (report.masthead.symbol) }
        h1 { (report.title) }
        p.quiet { (report.author_line) }
        div.columns {
            aside {
                (files(lang, row))
                @if visit.may(Action::PublishReport, Some(id)) { (publishing(lang, row, is_closed, wrong)) }
            }
            div {
                (status(lang, row, report))
                h2.first { (lang.t("report-summary")) }
                @for paragraph in &report.summary { p { (inlines(&paragraph.text)) } }
                h2 { (lang.t("report-contents")) }
                (contents(row, report))
                @if staff && !report.drafting_note.is_empty() {
                    h2 { (lang.t("report-drafting")) }
                    ul { @for remark in &report.drafting_note { li { (remark) } } }
                }
            }
        }
    })
}

fn status(lang: Lang, row: &MeetingRow, report: &Report) -> Markup {
    let words = [
        ("words", lang.number(report.words.total).into()),
        ("limit", lang.number(report.words.limit).into()),
        ("material", lang.number(report.words.material).into()),
    ];
    html! {
        @match row.report_published_at {
            Some(at) => p.good { (lang.with("report-public", &[("date", times::instant(lang, &row.meeting.note.zone, at).into())])) },
            None => p.warn { (lang.t("report-not-public")) },
        }
        @if !report.drafting_note.is_empty() { p.quiet.small { (lang.with("report-words", &words)) } }
    }
}

fn files(lang: Lang, row: &MeetingRow) -> Markup {
    let base = format!("/m/{}/report", row.meeting.id);
    html! {
        section.card aria-label=(lang.t("report-files")) {
            h2 { (lang.t("report-files")) }
            p { a.button href={ (base) "/" (Format::Html.file()) } { (lang.t("report-read")) } }
            ul.plain {
                @for format in Format::ALL.iter().filter(|format| **format != Format::Html) {
                    li { a href={ (base) "/" (format.file()) } { (name(lang, *format)) } }
                }
            }
        }
    }
}

fn name(lang: Lang, format: Format) -> String {
    match format {
        #[cfg(feature = "pdf")]
        Format::Pdf => lang.t("report-pdf"),
        Format::Docx => lang.t("report-docx"),
        Format::Html => lang.t("report-read"),
        Format::Markdown => lang.t("report-markdown"),
    }
}

fn publishing(lang: Lang, row: &MeetingRow, is_closed: bool, wrong: &str) -> Markup {
    let symbol = row.report_symbol.as_ref().map_or("", |symbol| symbol.as_str());
    html! {
        section.card aria-label=(lang.t("report-publishing")) {
            h2 { (lang.t("report-publishing")) }
            @if row.report_published_at.is_some() {
                form method="post" {
                    p.small { (lang.t("report-withdraw-text")) }
                    button.second name="do" value="withdraw" { (lang.t("report-withdraw")) }
                }
            } @else if is_closed {
                form method="post" {
                    p.small { (lang.t("report-publish-text")) }
                    button name="do" value="publish" { (lang.t("report-publish")) }
                }
            } @else {
                p.small { (lang.t("report-publish-later")) }
            }
            form.spaced method="post" {
                div.field .wrong[!wrong.is_empty()] {
                    label for="symbol" { (lang.t("report-symbol")) }
                    p.hint #symbol-hint { (lang.t("report-symbol-hint")) }
                    @if !wrong.is_empty() { p.fault-text #symbol-fault { (wrong) } }
                    input #symbol name="symbol" value=(symbol) aria-describedby="symbol-hint symbol-fault"
                        aria-invalid=[(!wrong.is_empty()).then_some("true")];
                }
                button.second name="do" value="symbol" { (lang.t("report-symbol-set")) }
            }
        }
    }
}

/// The headings, each leading to its place in the report.
fn contents(row: &MeetingRow, report: &Report) -> Markup {
    let place = |anchor: &str| format!("/m/{}/report/{}#{anchor}", row.meeting.id, Format::Html.file());
    html! {
        ol.contents {
            @for block in &report.body {
                @if let Block::Heading(heading) = block {
                    li class={ "level-" (heading.level) } {
                        span.number { (heading.number) } " " a href=(place(&heading.anchor)) { (heading.text) }
                    }
                }
            }
            @for annex in &report.annexes {
                li.level-1 { a href=(place(&annex.anchor)) { (annex.label) ". " (annex.title) } }
            }
        }
    }
}

fn inlines(text: &[Inline]) -> Markup {
    html! {
        @for part in text {
            @match part {
                Inline::Link { text, address } => a href=(address) { (text) },
                other => (other.plain()),
            }
        }
    }
}
