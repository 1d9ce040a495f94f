//! The files of texts: those that participants and the public read, in six languages; those of pages for staff,
//! in English.
//!
//! A text stands in a file of [`PUBLIC`] when a page for everybody shows it. `docs/languages.md` says how a text
//! is added or altered.

use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use super::Lang;

/// Files of one language by their names.
pub type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($lang:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../../locales/", $lang, "/", $name, ".ftl")))),*]
    };
}

macro_rules! in_six_languages {
    ($($name:literal)+) => {
        [
            (Lang::Ar, files!("ar": $($name)+)),
            (Lang::Zh, files!("zh": $($name)+)),
            (Lang::En, files!("en": $($name)+)),
            (Lang::Fr, files!("fr": $($name)+)),
            (Lang::Ru, files!("ru": $($name)+)),
            (Lang::Es, files!("es": $($name)+)),
        ]
    };
}

/// What participants and the public read.
pub const PUBLIC: [(Lang, Files); 6] = in_six_languages! {
    "layout"
    "words"
    "errors"
    "account"
    "sign-in"
    "passkey"
    "openid"
    "fields"
    "home"
    "meeting"
    "participant"
    "declared"
    "held"
    "delegation"
    "groups"
    "panellist"
    "paper"
    "registration"
    "leave"
    "neutral"
    "embed"
    "origin"
    "registration-states"
    "report"
    "floor"
    "refusals"
    "live"
    "rules"
    "figures"
    "screens"
    "calendar"
    "compendium"
    "taxonomy"
    "call"
    "contribution"
    "questionnaire"
    "exchange"
    "clarify"
};

/// What will be in [`PUBLIC`] once it is translated. Until then a visible text stands in English.
pub const TO_TRANSLATE: Files = files! { "en": };

/// What staff reads, and programs.
pub const STAFF: Files = files! { "en":
    "attendance"
    "delegations"
    "practice-staff"
    "review"
    "programme"
    "programs"
    "import"
    "check-in"
    "registration-design"
    "registration-queue"
    "report-staff"
    "requests"
    "secretariat"
    "people"
    "console"
    "happened"
    "refusals-staff"
    "screens-page"
    "rules-form"
    "figures-staff"
    "mail"
    "invitations"
    "neutral-links"
    "compendium-staff"
    "taxonomy-staff"
    "calls-staff"
    "exchange-staff"
};

pub static BUNDLES: LazyLock<Vec<(Lang, FluentBundle<FluentResource>)>> = LazyLock::new(|| {
    PUBLIC
        .iter()
        .map(|(lang, files)| match lang {
            Lang::En => (*lang, bundle(*lang, english())),
            other => (*other, bundle(*other, files.iter().copied())),
        })
        .collect()
});

/// All files of English.
pub fn english() -> impl Iterator<Item = (&'static str, &'static str)> {
    let public = PUBLIC.iter().filter(|(lang, _)| *lang == Lang::En).flat_map(|(_, files)| files.iter());
    public.chain(TO_TRANSLATE).chain(STAFF).copied()
}

fn bundle(lang: Lang, files: impl Iterator<Item = (&'static str, &'static str)>) -> FluentBundle<FluentResource> {
    let tag = lang.tag().parse().expect("the tags of the six languages are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The isolation marks around every value matter where the text runs right to left.
    bundle.set_use_isolating(lang == Lang::Ar);
    for (name, file) in files {
        let resource = match FluentResource::try_new(file.to_owned()) {
            Ok(resource) => resource,
            Err((resource, faults)) => {
                tracing::error!(language = lang.tag(), name, ?faults, "a file of texts has faults");
                resource
            }
        };
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(language = lang.tag(), name, ?faults, "a text stands in two files");
        }
    }
    bundle
}
