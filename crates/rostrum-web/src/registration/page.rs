//! The form to register, and the page that shows the personal link.

use maud::{Markup, html};
use rostrum_domain::origin::asks_country;
use rostrum_domain::participant::Category;
use rostrum_domain::registration::{Offer, Phase, State};
use rostrum_store::{MeetingRow, Registered};

use super::offers::{self, Offering};
use super::origin;
use super::questions::question;
use super::typed::{Typed, asks_for_file};
use crate::fields::{Field, Wrong, summary};
use crate::guide;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::leave;
use crate::times;
use crate::visit::Visit;

/// The page, with what was typed and what is wrong: the choice of the category where each asks for something else,
/// then the form.
pub fn form(visit: &Visit, row: &MeetingRow, offering: &Offering, typed: &Typed, wrong: &Wrong) -> Markup {
    let lang = visit.lang;
    let chosen = offering.design.offer(&typed.category);
    let page = Page::new(visit, lang.t("register-title")).of_meeting(row).script("times.js");
    page.render(&html! {
        // Nothing else in the frame of a neutral page says for what one registers.
        @if visit.neutral { p.eyebrow dir="auto" { (row.meeting.note.title) } }
        h1 { (lang.t("register-title")) }
        (summary(lang, wrong))
        (leave::control(lang))
        @if let Some(opens) = offering.opens_at() {
            p.lead { (lang.with("register-opens-at", &[("at", times::instant(lang, &offering.zone, opens).into())])) }
            (offering.window(lang, &offering.design.window))
        } @else if offering.chooses_first() && chosen.is_none() {
            p.lead { (lang.t("register-text")) }
            (offering.window(lang, &offering.design.window))
            (choice(lang, offering, wrong))
        } @else {
            p.lead { (lang.t("register-text")) }
            (offering.window(lang, chosen.map_or(&offering.design.window, |offer| offering.design.window_of(offer))))
            (fields(lang, offering, chosen, typed, wrong))
            p.small { (crate::retention::sentence(lang, row, offering.now, None)) }
        }
    })
}

/// The page of a meeting that is closed.
pub fn closed(visit: &Visit, row: &MeetingRow) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("register-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("register-title")) }
        p.lead { (lang.t("register-closed")) }
    })
}

/// The categories with their places, one to be chosen. It is no secret, so it stands in the address.
fn choice(lang: Lang, offering: &Offering, wrong: &Wrong) -> Markup {
    let fault = wrong.of("category");
    html! {
        form method="get" {
            fieldset.field .wrong[fault.is_some()] aria-describedby=[fault.map(|_| "category-fault")] {
                legend { (lang.t("register-category")) }
                @if let Some(fault) = fault { p.fault-text #category-fault { (fault) } }
                @for (at, offer) in offering.design.offers.iter().enumerate() {
                    @let before = matches!(offering.phase(offer), Phase::Before(_));
                    label.choice {
                        input type="radio" name="category" value=(offer.code) required disabled[before]
                            id=[(at == 0).then_some("category")];
                        span {
                            (offers::name(lang, offer))
                            @for remark in offering.remarks(lang, offer) { small { (remark) } }
                        }
                    }
                }
            }
            div.actions { button { (lang.t("register-continue")) } }
        }
    }
}

fn fields(lang: Lang, offering: &Offering, chosen: Option<&Offer>, typed: &Typed, wrong: &Wrong) -> Markup {
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
    let only = match &offering.design.offers[..] {
        [only] => Some(only),
        _ => chosen.filter(|_| offering.chooses_first()),
    };
    let own = only.map(|offer| &offer.fields[..]).unwrap_or_default();
    let questions = || offering.design.fields.iter().chain(own);
    let kind = asks_for_file(questions()).then_some("multipart/form-data");
    html! {
        form method="post" novalidate enctype=[kind] {
            @match only {
                Some(offer) => {
                    input type="hidden" name="category" value=(offer.code);
                    p.field {
                        strong { (lang.t("register-category")) } br;
                        (offers::name(lang, offer))
                        @if offering.chooses_first() { " · " a href="?" { (lang.t("register-other-category")) } }
                    }
                    @for remark in offering.remarks(lang, offer) { p.note { (remark) } }
                }
                None => (with("category", &|field| field.choice(
                    Some(&lang.t("register-choose")),
                    offering.design.offers.iter().map(|offer| (offer.code.as_str(), described(lang, offering, offer))),
                ))),
            }
            (with("name", &|field| field.line("text", "name", 200)))
            // Where the category is chosen on this page, the style sheet shows what it is asked for.
            @let of = only.map(|offer| offer.category);
            @if of != Some(Category::States) {
                div.not-of-state { (with("delegation", &|field| field.line("text", "organization", 200))) }
            }
            @match of {
                None => (origin::fields(lang, &typed.origin, wrong)),
                Some(category) => {
                    @if asks_country(category) { (origin::country_field(lang, &typed.origin.country, wrong)) }
                    @if category == Category::LocalGovernments { (origin::government_fields(lang, &typed.origin, wrong)) }
                }
            }
            (with("email", &|field| field.line("email", "email", 254)))
            (with("language", &|field| {
                field.choice(None, Lang::ALL.map(|lang| (lang.tag(), lang.own_name().to_owned())))
            }))
            (origin::gender_field(lang, &typed.origin.gender, &lang.t("origin-gender-hint"), wrong))
            @for one in questions() { (question(lang, one, typed, wrong)) }
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

/// An offer in one line.
fn described(lang: Lang, offering: &Offering, offer: &Offer) -> String {
    let name = offers::plain_name(lang, offer);
    match &offering.remarks(lang, offer)[..] {
        [] => name,
        remarks => format!("{name} ({})", remarks.join(" ").trim_end_matches('.')),
    }
}

/// What a state means for the person: a heading and a sentence. Three states, three texts.
pub fn state_text(lang: Lang, state: State) -> (String, String) {
    match state {
        State::Accepted => (lang.t("register-done"), lang.t("register-accepted-text")),
        State::Pending => (lang.t("register-pending"), lang.t("register-pending-text")),
        State::Waiting => (lang.t("register-waiting"), lang.t("register-waiting-text")),
        State::Refused => (lang.t("register-refused"), lang.t("register-refused-text")),
        State::Withdrawn => (lang.t("register-withdrawn"), lang.t("register-withdrawn-text")),
    }
}

/// Says that a mail brings the rest. Nothing in it depends on whether the address was registered before.
pub fn received(visit: &Visit, row: &MeetingRow, email: &str) -> Markup {
    let lang = visit.lang;
    Page::new(visit, lang.t("register-received")).of_meeting(row).render(&html! {
        h1 { (lang.t("register-received")) }
        div.good role="status" { p { (lang.with("register-received-text", &[("email", email.into())])) } }
        p { (lang.t("register-received-none")) }
    })
}

/// Shows the state and the personal link. The link is never shown again.
pub fn welcome(visit: &Visit, row: &MeetingRow, registered: &Registered, link: &str) -> Markup {
    let (lang, participant) = (visit.lang, &registered.participant);
    let (heading, text) = state_text(lang, participant.state);
    let good = participant.state.takes_part();
    Page::new(visit, heading.clone()).of_meeting(row).render(&html! {
        h1 { (heading) }
        div.good[good].note[!good] {
            p { (lang.with("register-done-text", &[
                ("name", participant.name.as_str().into()),
                ("delegation", participant.delegation_name.as_str().into()),
            ])) }
            @if !good { p { (text) } }
            @if registered.received_late { p { (lang.t("register-received-late")) } }
            @if let Some(level) = lang.of_family("own-level", participant.visibility.code(), &[]) { p { (level) } }
        }
        h2 { (lang.t("register-link")) }
        p { @if good { (lang.t("register-link-text")) } @else { (lang.t("register-link-state")) } }
        p { code.key dir="ltr" { (link) } }
        p { strong { (lang.t("register-link-once")) } }
        @if visit.neutral { p.note { (lang.t("neutral-own-page")) } }
        div.actions { a.button href=(link) { (lang.t("register-open")) } }
    })
}
