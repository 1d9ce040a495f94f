//! The form to register, and the page that shows the personal link.

use maud::{Markup, html};
use rostrum_domain::participant::{Category, Participant};
use rostrum_store::MeetingRow;

use super::{Typed, origin};
use crate::fields::{Field, Wrong, summary};
use crate::guide;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::leave;
use crate::meeting::category;
use crate::visit::Visit;

/// The form, with what was typed and what is wrong.
pub fn form(visit: &Visit, row: &MeetingRow, typed: &Typed, wrong: &Wrong, closed: bool) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("register-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("register-title")) }
        @if closed {
            p.lead { (lang.t("register-closed")) }
        } @else {
            (summary(lang, wrong))
            (leave::control(lang))
            p.lead { (lang.t("register-text")) }
            (fields(lang, typed, wrong))
            p.small { (crate::retention::sentence(lang, row)) }
        }
    })
}

fn fields(lang: Lang, typed: &Typed, wrong: &Wrong) -> Markup {
    let label = |name| match name {
        "name" => (lang.t("register-name"), lang.t("register-name-hint"), &typed.name),
        "delegation" => (lang.t("register-delegation"), lang.t("register-delegation-hint"), &typed.delegation),
        "category" => (lang.t("register-category"), String::new(), &typed.category),
        "email" => (lang.t("register-email"), lang.t("register-email-hint"), &typed.email),
        "language" => (lang.t("register-language"), lang.t("register-language-hint"), &typed.language),
        _ => (lang.t("register-visibility"), lang.t("register-visibility-hint"), &typed.visibility),
    };
    let with = |name: &'static str, draw: &dyn Fn(Field<'_>) -> Markup| {
        let (label, hint, value) = label(name);
        draw(Field { name, label: &label, hint: &hint, value, wrong })
    };
    html! {
        form method="post" novalidate {
            (with("name", &|field| field.line("text", "name", 200)))
            (with("category", &|field| {
                field.choice(Some(&lang.t("register-choose")), Category::ALL.map(|c| (c.code(), category(lang, c))))
            }))
            div.not-of-state { (with("delegation", &|field| field.line("text", "organization", 200))) }
            (origin::fields(lang, &typed.origin, wrong))
            (with("email", &|field| field.line("email", "email", 254)))
            (with("language", &|field| {
                field.choice(None, Lang::ALL.map(|lang| (lang.tag(), lang.own_name().to_owned())))
            }))
            (origin::gender_field(lang, &typed.origin.gender, &lang.t("origin-gender-hint"), wrong))
            (with("visibility", &|field| field.radios([
                ("named", lang.t("register-named"), lang.t("register-named-more")),
                ("delegation_only", lang.t("register-delegation-only"), lang.t("register-delegation-only-more")),
                ("category_only", lang.t("register-category-only"), lang.t("register-category-only-more")),
                ("secretariat_only", lang.t("register-secretariat-only"), lang.t("register-secretariat-only-more")),
            ])))
            p.small { (lang.t("register-privacy")) " " (guide::link("privacy.md")) }
            div.actions { button { (lang.t("register-button")) } }
        }
    }
}

/// Shows the personal link. It is never shown again.
pub fn welcome(visit: &Visit, row: &MeetingRow, participant: &Participant, link: &str) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("register-done")).of_meeting(row).render(&html! {
        h1 { (lang.t("register-done")) }
        div.good {
            p { (lang.with("register-done-text", &[
                ("name", participant.name.as_str().into()),
                ("delegation", participant.delegation_name.as_str().into()),
            ])) }
            @if let Some(level) = lang.of_family("own-level", participant.visibility.code(), &[]) { p { (level) } }
        }
        h2 { (lang.t("register-link")) }
        p { (lang.t("register-link-text")) }
        p { code.key dir="ltr" { (link) } }
        p { strong { (lang.t("register-link-once")) } }
        div.actions { a.button href=(link) { (lang.t("register-open")) } }
    })
}
