//! What the page shows, and the page that shows a token once.

use maud::{Markup, html};
use rostrum_store::{MeetingRow, Program, Scope, Token};

use super::{LONGEST_NAME, webhook_page};
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// What was typed into the forms of the page, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Typed {
    pub name: String,
    pub scopes: Vec<Scope>,
    pub url: String,
    pub kinds: Vec<&'static str>,
    pub wrong: Wrong,
}

/// The whole page.
pub async fn overview(app: &App, visit: &Visit, row: &MeetingRow, typed: &Typed) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let programs = app.store().list_programs(&row.meeting.id).await?;
    let webhooks = webhook_page::list(app, row, lang).await?;
    Ok(Page::new(visit, lang.t("programs-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("programs-title")) }
        (summary(lang, &typed.wrong))
        p.lead { (lang.t("programs-text")) }
        h2 { (lang.t("programs-tokens")) }
        @if programs.is_empty() { p.quiet { (lang.t("programs-no-tokens")) } } @else { (tokens(lang, row, &programs)) }
        (token_form(lang, row, typed))
        h2 { (lang.t("webhooks-title")) }
        p { (lang.t("webhooks-text")) }
        (webhooks)
        (webhook_page::form(lang, row, app.settings().private_webhooks, typed))
    }))
}

fn tokens(lang: Lang, row: &MeetingRow, programs: &[Program]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("programs-tokens")) {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (lang.t("programs-name")) }
                        th scope="col" { (lang.t("programs-scope")) }
                        th scope="col" { (lang.t("programs-made")) }
                        th scope="col" { (lang.t("programs-used")) }
                        th scope="col" { (lang.t("programs-revoke-title")) }
                    }
                }
                // Revoked ones stand last: they are a record only.
                tbody {
                    @for program in programs.iter().filter(|program| program.revoked_at.is_none()) { (line(lang, row, program)) }
                    @for program in programs.iter().filter(|program| program.revoked_at.is_some()) { (line(lang, row, program)) }
                }
            }
        }
    }
}

fn line(lang: Lang, row: &MeetingRow, program: &Program) -> Markup {
    let when = |at| times::instant(lang, &row.meeting.note.zone, at);
    let scopes: Vec<String> = program.scopes.iter().map(|scope| scope_name(lang, *scope)).collect();
    html! {
        tr {
            th scope="row" { (program.name) }
            td data-label=(lang.t("programs-scope")) { (scopes.join(" · ")) }
            td data-label=(lang.t("programs-made")) { (when(program.created_at)) }
            td data-label=(lang.t("programs-used")) {
                @match program.used_at { Some(at) => (when(at)), None => span.quiet { (lang.t("programs-never")) } }
            }
            td {
                @match program.revoked_at {
                    Some(at) => span.state { (lang.with("programs-revoked", &[("date", when(at).into())])) },
                    None => form method="post" action={ "/m/" (row.meeting.id) "/programs/" (program.no) "/revoke" } {
                        button.danger aria-label=(lang.with("programs-revoke-of", &[("name", program.name.as_str().into())])) {
                            (lang.t("programs-revoke"))
                        }
                    }
                }
            }
        }
    }
}

fn token_form(lang: Lang, row: &MeetingRow, typed: &Typed) -> Markup {
    let (label, hint) = (lang.t("programs-name"), lang.t("programs-name-hint"));
    let name = Field { name: "name", label: &label, hint: &hint, value: &typed.name, wrong: &typed.wrong };
    html! {
        section.card {
            h3 { (lang.t("programs-new")) }
            form method="post" action={ "/m/" (row.meeting.id) "/programs" } novalidate {
                (name.line("text", "off", LONGEST_NAME))
                fieldset.field {
                    legend { (lang.t("programs-scope")) }
                    @for scope in Scope::ALL {
                        label.choice {
                            input type="checkbox" name="scope" value=(scope.code())
                                checked[scope == Scope::Read || typed.scopes.contains(&scope)] disabled[scope == Scope::Read];
                            span { (scope_name(lang, scope)) small { (scope_more(lang, scope)) } }
                        }
                    }
                }
                div.actions { button { (lang.t("programs-make")) } }
            }
        }
    }
}

fn scope_name(lang: Lang, scope: Scope) -> String {
    match scope {
        Scope::Read => lang.t("programs-read"),
        Scope::ReadStaff => lang.t("programs-read-staff"),
        Scope::Run => lang.t("programs-run"),
    }
}

fn scope_more(lang: Lang, scope: Scope) -> String {
    match scope {
        Scope::Read => lang.t("programs-read-more"),
        Scope::ReadStaff => lang.t("programs-read-staff-more"),
        Scope::Run => lang.t("programs-run-more"),
    }
}

/// Shows a token. It is never shown again.
pub fn token(visit: &Visit, row: &MeetingRow, program: &Program, token: &Token, base: &str) -> Markup {
    let lang = visit.lang;
    let address = format!("{base}/m/{}/api", row.meeting.id);
    let example = match program.scopes.contains(&Scope::Run) {
        true => format!("curl -X POST -H \"Authorization: Bearer {}\" {address}/commands/toggle-pause", token.as_str()),
        false => format!("curl -H \"Authorization: Bearer {}\" {address}/now", token.as_str()),
    };
    shown_once(
        visit,
        row,
        &lang.with("programs-token-of", &[("name", program.name.as_str().into())]),
        &html! {
            p { (lang.t("programs-token-text")) }
            p { code.key { (token.as_str()) } }
            p { strong { (lang.t("programs-once")) } }
            h2 { (lang.t("programs-try")) }
            p { (lang.t("programs-try-text")) }
            pre tabindex="0" { (example) }
        },
    )
}

/// Shows the secret of a webhook, a new or a rolled one. It is never shown again.
pub fn secret(visit: &Visit, row: &MeetingRow, url: &str, secret: &str, rolled: bool) -> Markup {
    let lang = visit.lang;
    shown_once(
        visit,
        row,
        &lang.t("webhooks-secret"),
        &html! {
            p { (lang.with("webhooks-secret-text", &[("url", url.into())])) }
            @if rolled { p { (lang.t("webhooks-rolled-text")) } }
            p { code.key { (secret) } }
            p { strong { (lang.t("programs-once")) } }
        },
    )
}

/// A page with something that is shown only now, and the way back.
pub fn shown_once(visit: &Visit, row: &MeetingRow, title: &str, content: &Markup) -> Markup {
    Page::new(visit, title.to_owned()).of_meeting(row).render(&html! {
        h1 { (title) }
        (content)
        div.actions { a.button href={ "/m/" (row.meeting.id) "/programs" } { (visit.lang.t("programs-back")) } }
    })
}
