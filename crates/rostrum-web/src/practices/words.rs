//! What stands on pages of practices for codes of the domain.

use maud::{Markup, html};
use rostrum_domain::practice::{
    EnclosureFault, Fault, LONGEST_LINE, LONGEST_PARAGRAPH, LONGEST_SIDE, LONGEST_TEXT, LONGEST_TITLE, MOST_FILES,
    MOST_LINKS, MOST_PARTNERS, MOST_PICTURES, MOST_RECOMMENDATIONS, Obstacle, Part, Refused, State,
};
use rostrum_domain::taxonomy::{Label, Scheme, Standing, Taxonomy, TermCode};

use crate::i18n::Lang;

/// The name of a part: "What was done".
pub fn part(lang: Lang, part: Part) -> String {
    lang.of_family("practices-part", part.code(), &[]).unwrap_or_else(|| part.code().to_owned())
}

/// The name of a state, as a mark.
pub fn state(lang: Lang, state: State) -> Markup {
    let tone = match state {
        State::Published => "state good",
        State::Draft => "state warn",
        State::Withheld => "state bad",
        State::Withdrawn => "state",
    };
    html! { span class=(tone) { (lang.of_family("practices-state", state.code(), &[]).unwrap_or_default()) } }
}

/// A term by its name; one that is not in use any more is marked.
pub fn term(lang: Lang, taxonomy: &Taxonomy, scheme: Scheme, code: &TermCode) -> Markup {
    let Label { text, instead, standing } = taxonomy.label(scheme, code, lang.tag());
    html! {
        @let number = scheme == Scheme::Sdg && standing != Standing::Unknown;
        @if number { (code) " " }
        span lang=[instead] { (text) }
        @if standing != Standing::Current { " " span.state.warn { (lang.t("practices-term-left")) } }
    }
}

/// The field of the form in which a fault stands, and what to say of it.
pub fn fault(lang: Lang, fault: &Fault) -> (String, String) {
    let say = |field: &str, id: &str, values: &[(&str, fluent_bundle::FluentValue<'_>)]| {
        (field.to_owned(), lang.of_family("practices-wrong", id, values).unwrap_or_default())
    };
    let count = |count: usize, most: usize| [("count", count.into()), ("most", most.into())];
    match fault {
        Fault::NoTitle => say("title", "no-title", &[]),
        Fault::LongTitle(length) => say("title", "long", &count(*length, LONGEST_TITLE)),
        Fault::Language(tag) => say("language", "language", &[("text", tag.as_str().into())]),
        Fault::LongText(part, length) => say(&format!("part-{}", part.code()), "long", &count(*length, LONGEST_TEXT)),
        Fault::NothingDone => say("part-summary", "nothing-done", &[]),
        Fault::LongPlace(length) => say("place", "long", &count(*length, LONGEST_LINE)),
        Fault::Year(year) => say("from", "year", &[("text", year.to_string().into())]),
        Fault::Backwards => say("until", "backwards", &[]),
        Fault::LongBody(length) => say("body", "long", &count(*length, LONGEST_LINE)),
        Fault::ManyPartners(many) => say("partners", "many", &count(*many, MOST_PARTNERS)),
        Fault::LongPartner(name) => {
            say("partners", "long-line", &[("text", name.as_str().into()), ("most", LONGEST_LINE.into())])
        }
        Fault::ManyRecommendations(many) => say("recommendations", "many", &count(*many, MOST_RECOMMENDATIONS)),
        Fault::LongParagraph(symbol) => {
            say("recommendations", "long-line", &[("text", symbol.as_str().into()), ("most", LONGEST_PARAGRAPH.into())])
        }
        Fault::ManyLinks(many) => say("links", "many", &count(*many, MOST_LINKS)),
        Fault::Link(address) => say("links", "link", &[("text", address.as_str().into())]),
        Fault::ManyPictures(many) => say("picture", "many", &count(*many, MOST_PICTURES)),
        Fault::NoAlternative(file) => say(&format!("alternative-{file}"), "no-alternative", &[]),
        Fault::LongAlternative(file) => {
            say(&format!("alternative-{file}"), "long-alternative", &[("most", LONGEST_LINE.into())])
        }
        Fault::ManyFiles(many) => say("picture", "many", &count(*many, MOST_FILES)),
        Fault::Email(email) => say("contact-email", "email", &[("text", email.as_str().into())]),
        Fault::LongContact(length) => say("contact-name", "long", &count(*length, LONGEST_LINE)),
    }
}

/// Why a file is not taken, in one sentence.
pub fn enclosure(lang: Lang, name: &str, fault: &EnclosureFault) -> String {
    let name = ("name", name.into());
    let say = |id: &str, values: &[(&str, fluent_bundle::FluentValue<'_>)]| {
        lang.of_family("practices-file", id, values).unwrap_or_default()
    };
    match fault {
        EnclosureFault::Empty => say("empty", &[name]),
        EnclosureFault::Kind => say("kind", &[name]),
        EnclosureFault::TooLarge(most) => say("large", &[name, ("most", (most / 1_000_000).into())]),
        EnclosureFault::TooManyDots(size) => {
            let size = format!("{} × {}", size.width, size.height);
            say("dots", &[name, ("size", size.into()), ("most", LONGEST_SIDE.into())])
        }
        EnclosureFault::Damaged => say("damaged", &[name]),
        EnclosureFault::Encrypted => say("encrypted", &[name]),
        EnclosureFault::Active => say("active", &[name]),
    }
}

/// What keeps a practice from being published, in one sentence.
pub fn obstacle(lang: Lang, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Consent => lang.t("practices-obstacle-consent"),
        Obstacle::Fault(one) => fault(lang, one).1,
        Obstacle::NameTold(name) => lang.with("practices-obstacle-name", &[("name", name.as_str().into())]),
    }
}

/// Why an act is refused, in one sentence.
pub fn refused(lang: Lang, refused: Refused) -> String {
    match refused {
        Refused::State(state) => {
            let state = lang.of_family("practices-state", state.code(), &[]).unwrap_or_default();
            lang.with("practices-refused-state", &[("state", state.into())])
        }
        Refused::SameAsEditor => lang.t("practices-refused-editor"),
        Refused::SameAsProposer => lang.t("practices-refused-proposer"),
        Refused::NotProposed => lang.t("practices-refused-not-proposed"),
        Refused::Unknown => lang.t("practices-refused-unknown"),
    }
}
