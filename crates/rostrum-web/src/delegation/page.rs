//! The page of a delegation: where the visitor stands in it, its members, and the form of several people.

use maud::{Markup, html};
use rostrum_domain::delegation::{Decision, Function};
use rostrum_domain::participant::{Gender, Visibility};
use rostrum_store::{Member, Registered};

use super::Own;
use super::member::may_correct;
use super::rows::{Row, Rows};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::registration::origin;
use crate::visit::Visit;

/// What is told once, above everything.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What was done.
    pub done: Option<String>,
    /// What was refused, and why.
    pub refused: Option<String>,
}

/// The whole page; `rows` is the form, new or not taken.
pub fn page(visit: &Visit, own: &Own, rows: &Rows, told: &Told) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("delegation-page")).of_meeting(&own.row).render(&html! {
        p.small { a href={ "/m/" (own.row.meeting.id) "/me" } { (lang.t("layout-own-page")) } }
        h1 { (own.participant.delegation_name) }
        @if let Some(refused) = &told.refused { div.bad role="alert" { p { (refused) } } }
        @if let Some(done) = &told.done { div.good role="status" { p { (done) } } }
        @if own.leads() {
            (summary(lang, rows))
            p.lead { (lang.t("delegation-lead")) }
            (members(lang, own))
            (form(lang, own, rows))
        } @else {
            (standing(lang, own))
        }
    })
}

/// Where the visitor stands, who is no focal point.
fn standing(lang: Lang, own: &Own) -> Markup {
    let (base, member) = (own.address(), &own.membership);
    let apart = own.participant.visibility == Visibility::SecretariatOnly;
    html! {
        @if apart {
            p.lead { (lang.t("delegation-apart")) }
        } @else if member.is_confirmed() {
            p.lead { (lang.with("delegation-you-are", &[("function", function_word(lang, member.function).into())])) }
            @match member.may_inscribe() {
                Ok(()) => p { (lang.t("delegation-you-inscribe")) },
                Err(refused) => p.note { (crate::error::refusal_text(&refused, lang)) },
            }
        } @else if member.confirmed == Decision::Declined {
            p.lead { (lang.t("delegation-you-declined")) }
        } @else if member.has_focal_point {
            p.lead { (lang.t("delegation-you-wait")) }
            @if own.participant.visibility != Visibility::Named {
                p { (lang.t("delegation-you-wait-hidden")) }
                form method="post" action={ (base) "/show-name" } { button.second { (lang.t("delegation-show-name")) } }
            }
        } @else {
            p.lead { (lang.t("delegation-no-focal-point")) }
        }
        @if !apart && !member.has_focal_point {
            section.card {
                h2 { (lang.t("delegation-focal-point")) }
                p { (lang.t("delegation-focal-point-text")) }
                @if own.focal_point.is_some_and(|one| one.state == Decision::Asked) {
                    p { span.state.warn { (lang.t("delegation-asked")) } }
                } @else {
                    form method="post" action={ (base) "/ask" } { button { (lang.t("delegation-ask")) } }
                }
            }
        }
    }
}

/// What somebody is in the delegation, in a word.
pub fn function_word(lang: Lang, function: Function) -> String {
    lang.of_family("function", function.code(), &[]).unwrap_or_default()
}

fn members(lang: Lang, own: &Own) -> Markup {
    html! {
        h2 { (lang.with("delegation-members", &[("count", own.members.len().into())])) }
        @if own.others_ask > 0 { p.note { (lang.with("delegation-others-ask", &[("count", own.others_ask.into())])) } }
        @for member in &own.members { (one(lang, own, member)) }
    }
}

fn one(lang: Lang, own: &Own, member: &Member) -> Markup {
    let person = &member.participant;
    let level = lang.of_family("participants-level", person.visibility.code(), &[]).unwrap_or_default();
    let address = format!("{}/{}", own.address(), person.no);
    html! {
        section.card.member #{ "member-" (person.no) } aria-labelledby={ "member-" (person.no) "-name" } {
            h3 id={ "member-" (person.no) "-name" } { (person.name) }
            p.small {
                (function_word(lang, member.function)) " · "
                @match member.state {
                    Decision::Asked => span.state.warn { (lang.t("delegation-state-asked")) },
                    Decision::Confirmed => span.state.good { (lang.t("delegation-state-confirmed")) },
                    Decision::Declined => span.state.bad { (lang.t("delegation-state-declined")) },
                }
                @if !person.state.takes_part() { " " span.state.warn { (lang.t("delegation-not-accepted")) } }
                @if member.may_inscribe { " " span.state { (lang.t("delegation-inscribes")) } }
                " · " (level)
            }
            @if member.state != Decision::Confirmed {
                form method="post" action=(address) {
                    div.actions {
                        button name="do" value="confirm" { (lang.t("delegation-confirm")) }
                        @if member.state == Decision::Asked { button.second name="do" value="decline" { (lang.t("delegation-decline")) } }
                    }
                }
            } @else {
                (change(lang, own, member, &address))
            }
        }
    }
}

fn change(lang: Lang, own: &Own, member: &Member, address: &str) -> Markup {
    let person = &member.participant;
    let id = |field: &str| format!("{field}-of-{}", person.no);
    html! {
        details.ask {
            summary { (lang.with("delegation-change", &[("name", person.name.as_str().into())])) }
            form method="post" action=(address) novalidate {
                @if may_correct(own, member) {
                    div.field {
                        label for=(id("name")) { (lang.t("register-name")) }
                        input id=(id("name")) name="name" value=(person.name) maxlength="200" autocomplete="off";
                    }
                    div.field {
                        label for=(id("email")) { (lang.t("register-email")) }
                        p.hint id={ (id("email")) "-hint" } { (lang.t("delegation-new-email-hint")) }
                        input id=(id("email")) name="email" type="email" maxlength="254" autocomplete="off"
                            value=(own.email_of(person.no)) aria-describedby={ (id("email")) "-hint" };
                    }
                }
                div.field {
                    label for=(id("function")) { (lang.t("delegation-function")) }
                    select id=(id("function")) name="function" { (functions(lang, member.function.code())) }
                }
                label.choice {
                    input type="checkbox" name="inscribes" value="yes" checked[member.may_inscribe];
                    span { (lang.t("delegation-may-inscribe")) }
                }
                div.actions { button name="do" value="change" { (lang.t("delegation-save")) } }
            }
            @if person.no != own.participant.no {
                form method="post" action=(address) {
                    p.small { (lang.t("delegation-take-off-text")) }
                    div.actions { button.danger name="do" value="decline" { (lang.t("delegation-take-off")) } }
                }
            }
        }
    }
}

fn functions(lang: Lang, chosen: &str) -> Markup {
    html! {
        @for function in [Function::Member, Function::Head, Function::Adviser] {
            option value=(function.code()) selected[function.code() == chosen] { (function_word(lang, function)) }
        }
    }
}

/// Says above the form what is wrong, with the person and a link to each field.
fn summary(lang: Lang, rows: &Rows) -> Markup {
    html! {
        @if !rows.is_right() {
            div.bad role="alert" {
                h2 { (lang.with("fields-wrong", &[("count", rows.wrong.len().into())])) }
                ul {
                    @for (at, field, sentence) in &rows.wrong {
                        li { a href={ "#" (field) "-" (at + 1) } { (whom(lang, rows, *at)) ": " (sentence) } }
                    }
                }
            }
        }
    }
}

/// The name that was typed, or the number of the row.
fn whom(lang: Lang, rows: &Rows, at: usize) -> String {
    match rows.rows.get(at).map(|row| row.name.as_str()).filter(|name| !name.is_empty()) {
        Some(name) => name.to_owned(),
        None => lang.with("delegation-person", &[("no", (at + 1).into())]),
    }
}

fn form(lang: Lang, own: &Own, rows: &Rows) -> Markup {
    html! {
        section #register aria-labelledby="register-title" {
            h2 #register-title { (lang.t("delegation-register")) }
            p { (lang.t("delegation-register-text")) }
            @if !own.origin.is_empty() {
                p { (lang.with("delegation-origin-text", &[("origin", origin::in_words(lang, &own.origin).into())])) }
            }
            p #gender-text { (lang.t("delegation-gender-text")) }
            form method="post" action=(own.address()) novalidate {
                @for (at, typed) in rows.rows.iter().enumerate() { (row(lang, rows, at, typed)) }
                div.actions {
                    button name="do" value="register" { (lang.t("delegation-register-button")) }
                    button.second name="do" value="more" { (lang.t("delegation-more")) }
                }
            }
        }
    }
}

fn row(lang: Lang, rows: &Rows, at: usize, typed: &Row) -> Markup {
    let no = at + 1;
    let levels = Visibility::ALL
        .map(|level| (level.code(), lang.of_family("participants-level", level.code(), &[]).unwrap_or_default()));
    let languages = Lang::ALL.map(|lang| (lang.tag(), lang.own_name().to_owned()));
    let functions = [Function::Member, Function::Head, Function::Adviser]
        .map(|function| (function.code(), function_word(lang, function)));
    let genders =
        Gender::ALL.map(|gender| (gender.code(), lang.of_family("gender", gender.code(), &[]).unwrap_or_default()));
    let (choose, not_said) = (lang.t("register-choose"), lang.t("origin-not-said"));
    html! {
        fieldset.card.person {
            legend { (lang.with("delegation-person", &[("no", no.into())])) }
            (line(rows, at, "name", &lang.t("register-name"), "text", &typed.name, "200"))
            (line(rows, at, "email", &lang.t("register-email"), "email", &typed.email, "254"))
            (choice(rows, at, "language", &lang.t("register-language"), None, &typed.language, &languages))
            (choice(rows, at, "visibility", &lang.t("register-visibility"), Some(&choose), &typed.visibility, &levels))
            (choice(rows, at, "gender", &lang.t("origin-gender"), Some(&not_said), &typed.gender, &genders))
            (choice(rows, at, "function", &lang.t("delegation-function"), None, &typed.function, &functions))
            label.choice {
                input type="checkbox" name={ "inscribes-" (no) } value="yes" checked[typed.inscribes];
                span { (lang.t("delegation-may-inscribe")) }
            }
        }
    }
}

fn line(rows: &Rows, at: usize, name: &str, label: &str, kind: &str, value: &str, longest: &str) -> Markup {
    let (id, fault) = (format!("{name}-{}", at + 1), rows.wrong_with(at, name));
    around(
        &id,
        label,
        fault,
        &html! {
            input id=(id) name=(id) type=(kind) value=(value) maxlength=(longest) autocomplete="off"
                aria-invalid=[fault.map(|_| "true")] aria-describedby=[fault.map(|_| format!("{id}-fault"))];
        },
    )
}

fn choice(
    rows: &Rows,
    at: usize,
    name: &str,
    label: &str,
    none: Option<&str>,
    value: &str,
    choices: &[(&str, String)],
) -> Markup {
    let (id, fault) = (format!("{name}-{}", at + 1), rows.wrong_with(at, name));
    around(
        &id,
        label,
        fault,
        &html! {
            select id=(id) name=(id) aria-invalid=[fault.map(|_| "true")] aria-describedby=[fault.map(|_| format!("{id}-fault"))] {
                @if let Some(none) = none { option value="" { (none) } }
                @for (code, words) in choices { option value=(code) selected[*code == value] { (words) } }
            }
        },
    )
}

fn around(id: &str, label: &str, fault: Option<&str>, input: &Markup) -> Markup {
    html! {
        div.field .wrong[fault.is_some()] {
            label for=(id) { (label) }
            @if let Some(fault) = fault { p.fault-text id={ (id) "-fault" } { (fault) } }
            (input)
        }
    }
}

/// Shows the personal links of those who were registered. They are never shown again.
pub fn registered(visit: &Visit, own: &Own, base: &str, registered: &[Registered]) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("delegation-registered")).of_meeting(&own.row).render(&html! {
        h1 { (lang.t("delegation-registered")) }
        div.good role="status" { p { (lang.with("delegation-registered-text", &[("count", registered.len().into())])) } }
        p { (lang.t("delegation-links-text")) }
        dl.facts {
            @for one in registered {
                dt { (one.participant.name) }
                dd { code.key { (base) "/p/" (one.token.as_str()) } }
            }
        }
        p { strong { (lang.t("register-link-once")) } }
        div.actions { a.button href=(own.address()) { (lang.t("delegation-back")) } }
    })
}
