//! The form of the programme.

use maud::{Markup, html};
use rostrum_store::MeetingRow;

use super::edit::{ROLES, Typed, TypedPerson, TypedSession, code};
use super::{cap, steps};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::role;
use crate::visit::Visit;

/// The whole page; `changes` are shown once they were asked for, and the cap is `fixed` once a list has opened.
pub fn page(
    visit: &Visit,
    row: &MeetingRow,
    typed: &Typed,
    fixed: bool,
    wrong: &[(String, String)],
    changes: Option<&[String]>,
) -> Markup {
    let lang = visit.lang;
    let zone = row.meeting.note.zone.name.replace('_', " ");
    let cap_minutes = line(&Line {
        id: "cap-minutes",
        label: &lang.t("rules-cap-minutes"),
        hint: "",
        kind: "text",
        value: typed.cap.minutes(),
        wrong,
    });
    Page::new(visit, lang.t("programme-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("programme-title")) }
        p.lead { (lang.with("programme-text", &[("version", row.meeting.version.to_string().into()), ("zone", zone.into())])) }
        @if !wrong.is_empty() {
            div.bad role="alert" {
                h2 { (lang.with("fields-wrong", &[("count", wrong.len().into())])) }
                ul { @for (id, sentence) in wrong { li { a href={ "#" (id) } { (sentence) } } } }
            }
        }
        @if let Some(changes) = changes { (preview(lang, changes)) }
        form method="post" novalidate {
            input type="hidden" name="version" value=(row.meeting.version);
            @for session in &typed.sessions { (session_fields(lang, session, wrong)) }
            (cap::fields(lang, &typed.cap, &cap_minutes, fixed, wrong))
            section.card {
                (line(&Line { id: "version-name", label: &lang.t("programme-name"), hint: &lang.t("programme-name-hint"), kind: "text", value: typed.version_name(), wrong }))
                div.actions {
                    button.second name="do" value="check" { (lang.t("programme-check")) }
                    button name="do" value="publish" { (lang.t("programme-publish")) }
                }
            }
        }
    })
}

fn preview(lang: Lang, changes: &[String]) -> Markup {
    html! {
        div.note role="status" {
            @if changes.is_empty() {
                p { (lang.t("programme-no-changes")) }
            } @else {
                h2 { (lang.t("programme-changes")) }
                ul { @for change in changes { li { (change) } } }
            }
        }
    }
}

fn session_fields(lang: Lang, session: &TypedSession, wrong: &[(String, String)]) -> Markup {
    let id = &session.id;
    let field = |name: &str, label: String, kind: &str, value: &str| {
        line(&Line { id: &format!("{name}-{id}"), label: &label, hint: "", kind, value, wrong })
    };
    html! {
        fieldset.card {
            legend.visually { h2 { (session.title) } }
            (field("title", lang.t("programme-session-title"), "text", &session.title))
            div.row {
                (field("start", lang.t("programme-start"), "datetime-local", &session.start))
                (field("end", lang.t("programme-end"), "datetime-local", &session.end))
            }
            div.field {
                label for={ "objective-" (id) } { (lang.t("programme-objective")) }
                textarea.short id={ "objective-" (id) } name={ "objective-" (id) } { (session.objective) }
            }
            @if !session.is_break { (steps::rows(lang, id, &session.steps, wrong)) }
            h3 { (lang.t("programme-people")) }
            @for (n, person) in session.people.iter().enumerate() { (person_row(lang, id.as_str(), n, person, wrong)) }
        }
    }
}

fn person_row(lang: Lang, session: &str, n: usize, person: &TypedPerson, wrong: &[(String, String)]) -> Markup {
    let field = |name: &str, label: String, value: &str| {
        line(&Line { id: &format!("{name}-{session}-{n}"), label: &label, hint: "", kind: "text", value, wrong })
    };
    html! {
        div.row.person {
            @if let Some(id) = &person.id { input type="hidden" name={ "person-" (session) "-" (n) } value=(id); }
            div.field {
                label for={ "role-" (session) "-" (n) } { (lang.t("programme-role")) }
                select id={ "role-" (session) "-" (n) } name={ "role-" (session) "-" (n) } {
                    @for one in ROLES { option value=(code(one)) selected[code(one) == person.role] { (role(lang, one)) } }
                }
            }
            (field("name", lang.t("programme-person"), &person.name))
            (field("function", lang.t("programme-function"), &person.title))
            @if !person.name.is_empty() {
                label.choice {
                    input type="checkbox" name={ "remove-" (session) "-" (n) } value="yes" checked[person.removed];
                    span { (lang.t("programme-remove")) }
                }
            }
        }
    }
}

struct Line<'a> {
    id: &'a str,
    label: &'a str,
    hint: &'a str,
    kind: &'a str,
    value: &'a str,
    wrong: &'a [(String, String)],
}

fn line(line: &Line<'_>) -> Markup {
    let fault = line.wrong.iter().find(|(id, _)| id == line.id).map(|(_, sentence)| sentence);
    let described = match (line.hint.is_empty(), fault.is_some()) {
        (true, false) => None,
        (true, true) => Some(format!("{}-fault", line.id)),
        (false, false) => Some(format!("{}-hint", line.id)),
        (false, true) => Some(format!("{0}-hint {0}-fault", line.id)),
    };
    html! {
        div.field .wrong[fault.is_some()] {
            label for=(line.id) { (line.label) }
            @if !line.hint.is_empty() { p.hint id={ (line.id) "-hint" } { (line.hint) } }
            @if let Some(fault) = fault { p.fault-text id={ (line.id) "-fault" } { (fault) } }
            input id=(line.id) name=(line.id) type=(line.kind) value=(line.value) aria-describedby=[described]
                aria-invalid=[fault.map(|_| "true")];
        }
    }
}
