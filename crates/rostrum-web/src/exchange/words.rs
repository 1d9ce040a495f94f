//! Reasons, tags and forms of an exchange in words.

use maud::{Markup, html};
use rostrum_domain::exchange::{Form, Listing, Reason};
use rostrum_domain::taxonomy::{Scheme, Taxonomy, TermCode};

use crate::i18n::Lang;
use crate::taxonomy::{scheme_name, tag};

/// The schemes out of which listings take their terms, in the order of the form.
pub const SCHEMES: [Scheme; 4] = [Scheme::Challenges, Scheme::Themes, Scheme::Rights, Scheme::Groups];

/// Why two fit, one reason.
pub fn reason(lang: Lang, taxonomy: &Taxonomy, reason: &Reason) -> String {
    let term = |scheme: Scheme, code: &TermCode| taxonomy.label(scheme, code, lang.tag()).text.to_owned();
    let family = |family: &str, code: &str| lang.of_family(family, code, &[]).unwrap_or_default();
    let why = |code: &str, what: String| {
        lang.of_family("exchange-reason", code, &[("what", what.into())]).unwrap_or_default()
    };
    match reason {
        Reason::Shared(scheme, code) => {
            let words = [("scheme", scheme_name(lang, *scheme).into()), ("term", term(*scheme, code).into())];
            lang.with("exchange-reason-shared", &words)
        }
        Reason::Related(scheme, above, below) => {
            let words = [("above", term(*scheme, above).into()), ("below", term(*scheme, below).into())];
            lang.with("exchange-reason-related", &words)
        }
        Reason::Level(level) => why("level", family("origin-level", level.code())),
        Reason::Population(band) => why("population", family("origin-population", band.code())),
        Reason::SameRegion(region) => why("same-region", family("region", region.code())),
        Reason::OtherRegion(..) => lang.t("exchange-reason-other-region"),
        Reason::Language(tag) => why("language", own_name(tag)),
        Reason::Form(form) => why("form", form_name(lang, *form)),
    }
}

/// What a form of exchange is called.
pub fn form_name(lang: Lang, form: Form) -> String {
    lang.of_family("exchange-form", form.code(), &[]).unwrap_or_default()
}

fn own_name(tag: &str) -> String {
    Lang::from_tag(tag).map_or_else(|| tag.to_owned(), |own| own.own_name().to_owned())
}

/// A listing as it is read.
pub fn listing(lang: Lang, taxonomy: &Taxonomy, listing: &Listing) -> Markup {
    let languages: Vec<String> = listing.languages.iter().map(|tag| own_name(tag)).collect();
    let forms: Vec<String> = listing.forms.iter().map(|form| form_name(lang, *form)).collect();
    html! {
        @if !listing.words.is_empty() { p dir="auto" { (listing.words) } }
        ul.tags {
            @for (scheme, code) in listing.tags.iter() { li { (tag(lang, taxonomy, scheme, code)) } }
        }
        p.small.quiet { (lang.list(&languages)) " · " (lang.list(&forms)) }
    }
}
