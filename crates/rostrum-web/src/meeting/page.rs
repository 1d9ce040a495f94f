//! The page of a meeting.

use maud::{Markup, html};
use rostrum_domain::concept_note::{CapScope, ConceptNote, Zone};
use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::Category;
use rostrum_domain::programme::{Role, Session, SessionKind};
use rostrum_store::{MeetingRow, ProgrammeVersion};

use crate::access::Action;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::rules::has_list;
use crate::times;
use crate::visit::Visit;

/// Zones that the form without script suggests; every zone of the database is taken.
const SUGGESTED: [&str; 24] = [
    "Africa/Abidjan",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Bogota",
    "America/Buenos_Aires",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Bangkok",
    "Asia/Dubai",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/London",
    "Europe/Paris",
    "Pacific/Auckland",
    "Pacific/Fiji",
];

/// The whole page. `closed`: nobody can register any more. `reader` is the zone that the address names, or the text
/// that is none. Beside it, what goes into the head, and the calls for inputs.
pub fn page(
    visit: &Visit,
    row: &MeetingRow,
    closed: bool,
    versions: &[ProgrammeVersion],
    reader: Option<&Result<Zone, String>>,
    (linked_data, calls): (Markup, Markup),
) -> Markup {
    let (lang, note) = (visit.lang, &row.meeting.note);
    let zone = reader.and_then(|reader| reader.as_ref().ok());
    Page::new(visit, note.title.clone()).of_meeting(row).script("times.js").head(linked_data).render(&html! {
        p.eyebrow { (times::mandate_line(lang, note)) }
        h1 dir="auto" lang=(note.language) { (note.title) }
        div.columns data-meeting-zone=(note.zone.name) {
            aside { (at_a_glance(visit, row, closed)) (calls) }
            div {
                @if !note.objective.is_empty() {
                    h2.first { (lang.t("meeting-objective")) }
                    p.lead dir="auto" lang=(note.language) { (note.objective) }
                }
                @if !note.outcomes.is_empty() {
                    h2 { (lang.t("meeting-outcomes")) }
                    ol dir="auto" lang=(note.language) { @for outcome in &note.outcomes { li { (outcome) } } }
                }
                h2 #programme { (lang.t("meeting-programme")) }
                (zone_note(lang, note, reader))
                (programme_list(lang, note, zone, Some(&row.meeting.id)))
                (zone_form(lang, reader))
                (version_list(lang, &note.zone, versions))
                h2 { (lang.t("meeting-format")) }
                (format_in_words(lang, note))
                @if !note.background.is_empty() {
                    h2 { (lang.t("meeting-background")) }
                    @for paragraph in &note.background { p dir="auto" lang=(note.language) { (paragraph) } }
                }
                @if !note.documents.is_empty() {
                    h2 #documents { (lang.t("meeting-documents")) }
                    (documents(lang, note))
                }
            }
        }
    })
}

fn at_a_glance(visit: &Visit, row: &MeetingRow, closed: bool) -> Markup {
    let (lang, note) = (visit.lang, &row.meeting.note);
    let id = &row.meeting.id;
    html! {
        section.card aria-label=(lang.t("meeting-glance")) {
            dl.facts {
                div {
                    dt { (lang.t("meeting-when")) }
                    @for day in &note.days {
                        dd {
                            (times::date_long(lang, day.date))
                            @for hours in &day.hours {
                                br;
                                @let at = note.zone.instant(day.date.to_datetime(hours.start));
                                (times::clock(day.date.to_datetime(hours.start))) "–" (times::clock(day.date.to_datetime(hours.end)))
                                " " (times::abbreviation(&note.zone, at))
                            }
                        }
                    }
                }
                div { dt { (lang.t("meeting-where")) } dd { (times::place(lang, &note.place)) } }
                @if !note.mandates.is_empty() {
                    div {
                        dt { (lang.t("meeting-mandate")) }
                        @for mandate in &note.mandates {
                            dd {
                                a.symbol href=(mandate.symbol.link()) { (mandate.symbol) }
                                @if let Some(adopted) = mandate.adopted {
                                    br;
                                    span.quiet.small { (lang.with("meeting-adopted", &[("date", times::date_short(lang, adopted).into())])) }
                                }
                            }
                        }
                    }
                }
                @if let Some(session) = note.report_to {
                    div {
                        dt { (lang.t("meeting-report-to")) }
                        dd { (times::council_session(lang, &note.body, session)) }
                    }
                }
            }
            div.actions {
                @if visit.may(Action::SeeOwnPage, Some(id)) {
                    a.button href={ "/m/" (id) "/me" } { (lang.t("layout-own-page")) }
                } @else if !closed {
                    a.button href={ "/m/" (id) "/register" } { (lang.t("meeting-register")) }
                }
                @if row.report_published_at.is_some() {
                    a.button href={ "/m/" (id) "/report" } { (lang.t("layout-report")) }
                }
                @if !closed { a.button.second href={ "/m/" (id) "/live" } { (lang.t("meeting-follow")) } }
                a.button.second href={ "/m/" (id) "/record" } { (lang.t("record-title")) }
                a.button.second href={ "/m/" (id) "/calendar.ics" } { (lang.t("meeting-calendar")) }
            }
        }
    }
}

/// The sessions in the meeting's zone, and beside them in the reader's; of a meeting that is there, with the
/// pages of its lists of speakers.
pub fn programme_list(lang: Lang, note: &ConceptNote, reader: Option<&Zone>, meeting: Option<&MeetingId>) -> Markup {
    let several_days = note.days.len() > 1;
    html! {
        ol.programme {
            @for session in &note.programme.sessions {
                li #(session.id) .break[session.kind == SessionKind::Break] {
                    div.when {
                        @if several_days { div { (times::date_short(lang, session.start.date())) } }
                        (times::span(&note.zone, note.zone.instant(session.start), note.zone.instant(session.end), reader))
                    }
                    div {
                        (session_text(lang, session))
                        @if let Some(meeting) = meeting.filter(|_| has_list(session)) {
                            ul.links.small {
                                li { a href={ "/m/" (meeting) "/rules/" (session.id) } { (lang.t("meeting-rules")) } }
                                li { a href={ "/m/" (meeting) "/order/" (session.id) } { (lang.t("meeting-order")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn session_text(lang: Lang, session: &Session) -> Markup {
    html! {
        h3 dir="auto" { (session.title) }
        @if let Some(objective) = &session.objective { p dir="auto" { (objective) } }
        @if !session.people.is_empty() {
            ul.people {
                @for person in &session.people {
                    li {
                        span.quiet { (role(lang, person.role)) ": " } bdi { (person.name) }
                        @if let Some(title) = &person.title { (lang.comma()) bdi { (title) } }
                    }
                }
            }
        }
    }
}

/// A role in the programme, in words.
pub fn role(lang: Lang, role: Role) -> String {
    let code = match role {
        Role::Chair => "chair",
        Role::Moderator => "moderator",
        Role::Panellist => "panellist",
        Role::Speaker => "speaker",
    };
    lang.of_family("role", code, &[]).unwrap_or_default()
}

fn zone_note(lang: Lang, note: &ConceptNote, reader: Option<&Result<Zone, String>>) -> Markup {
    let zone = note.zone.name.replace('_', " ");
    html! {
        p.quiet {
            (lang.with("meeting-zone", &[("zone", zone.as_str().into())])) " "
            @match reader {
                Some(Ok(reader)) => (lang.with("meeting-zone-reader", &[("zone", reader.name.replace('_', " ").into())])),
                // The script names the reader's zone in place of the mark.
                _ => span data-reader-zone=(lang.with("meeting-zone-reader", &[("zone", "{zone}".into())])) hidden {},
            }
        }
    }
}

fn zone_form(lang: Lang, reader: Option<&Result<Zone, String>>) -> Markup {
    let wrong = reader.and_then(|reader| reader.as_ref().err());
    html! {
        details open[wrong.is_some()] {
            summary { (lang.t("meeting-zone-choose")) }
            form method="get" action="#programme" {
                div.field .wrong[wrong.is_some()] {
                    label for="zone" { (lang.t("meeting-zone-label")) }
                    p.hint #zone-hint { (lang.t("meeting-zone-hint")) }
                    @if let Some(wrong) = wrong {
                        p.fault-text #zone-fault { (lang.with("meeting-zone-unknown", &[("zone", wrong.as_str().into())])) }
                    }
                    input #zone name="zone" list="zones" autocomplete="off" aria-describedby="zone-hint zone-fault"
                        aria-invalid=[wrong.map(|_| "true")]
                        value=[wrong.or(reader.and_then(|r| r.as_ref().ok()).map(|zone| &zone.name))];
                    datalist #zones { @for name in SUGGESTED { option value=(name) {} } }
                }
                button.second { (lang.t("meeting-zone-button")) }
            }
        }
    }
}

fn version_list(lang: Lang, zone: &Zone, versions: &[ProgrammeVersion]) -> Markup {
    let Some(latest) = versions.first() else { return html! {} };
    let line = |version: &ProgrammeVersion| {
        lang.with(
            "meeting-version",
            &[
                ("version", version.version.to_string().into()),
                ("name", version.name.as_str().into()),
                ("date", times::instant(lang, zone, version.published_at).into()),
            ],
        )
    };
    html! {
        @if versions.len() == 1 {
            p.quiet.small { (line(latest)) }
        } @else {
            details {
                summary { (lang.with("meeting-versions", &[("count", versions.len().into())])) }
                @for version in versions {
                    p { strong { (line(version)) } }
                    @if !version.changes.is_empty() {
                        ul { @for change in &version.changes { li { (change) } } }
                    }
                }
            }
        }
    }
}

/// The rules of the floor in sentences, then the words of the note itself.
pub fn format_in_words(lang: Lang, note: &ConceptNote) -> Markup {
    let format = &note.format;
    let scope = |scope: CapScope| match scope {
        CapScope::Meeting => lang.t("meeting-cap-meeting"),
        CapScope::Session => lang.t("meeting-cap-session"),
        CapScope::Slot => lang.t("meeting-cap-slot"),
    };
    html! {
        ul {
            li { (lang.with("meeting-limit", &[("time", times::length(lang, format.limit.seconds()).into())])) }
            @if let Some(cap) = format.cap {
                li { (lang.with("meeting-cap", &[("minutes", cap.minutes.into()), ("scope", scope(cap.scope).into())])) }
            }
            @if format.categories.len() == Category::ALL.len() {
                li { (lang.t("meeting-all-categories")) }
            } @else {
                li { (lang.with("meeting-categories", &[("list", lang.list(&format.categories.iter().map(|c| category(lang, *c)).collect::<Vec<_>>()).into())])) }
            }
        }
        @for paragraph in &format.text { p dir="auto" lang=(note.language) { (paragraph) } }
    }
}

/// The name of a category.
pub fn category(lang: Lang, category: Category) -> String {
    lang.of_family("category", category.code(), &[]).unwrap_or_else(|| category.name().to_owned())
}

/// Documents of which the note says the same stand together under it.
fn documents(lang: Lang, note: &ConceptNote) -> Markup {
    html! {
        ul.documents.plain {
            @for group in note.documents.chunk_by(|one, next| one.title == next.title) {
                li {
                    @if !group[0].title.is_empty() { p dir="auto" lang=(note.language) { (group[0].title) } }
                    ul.links {
                        @for document in group {
                            li {
                                a.symbol href=(document.symbol.link()) { (document.symbol) }
                                @if let Some(date) = document.date { span.quiet.small { (times::date_short(lang, date)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
