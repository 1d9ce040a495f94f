//! The parts of the screens of moderator and interpreters, for staff eyes: every name, the language each
//! speaks, and the statement text when it was handed in.

use maud::{Markup, html};
use rostrum_domain::floor::{ExpectedTurn, Speaker, forecast};
use rostrum_domain::screen::ScreenKind;

use crate::i18n::Lang;

use super::super::picture::{Picture, Shown};
use super::super::{list, words};
use super::{READY, state};

/// Who has the floor, with language and statement.
pub fn at_present(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        section #stage .stage aria-label=(lang.t("floor-has-floor")) {
            @match &picture.floor.current {
                Some(current) => {
                    p.label { (lang.t("floor-has-floor")) }
                    (state::line(picture))
                    (who(picture, &current.speaker, &picture.speaker(&current.speaker), &[]))
                    (text(picture, &current.speaker, "say-now", true))
                }
                None => p.nobody { bdi { (state::nobody(picture)) } },
            }
        }
    }
}

/// The next on the list, or of the programme, in their order. Interpreters have the texts open.
pub fn ready(kind: ScreenKind, picture: &Picture) -> Markup {
    let lang = picture.lang;
    let next = picture.next_speakers(READY);
    let open = kind == ScreenKind::Interpreter;
    let turns = picture.list_here().map_or_else(Vec::new, |session| forecast(&picture.floor, &session.id, picture.now));
    html! {
        section #ready .ready aria-labelledby="ready-title" {
            h2 #ready-title .label { (lang.t("display-next")) }
            @if next.is_empty() { p.nobody { (lang.t("screen-no-next")) } }
            ol {
                @for speaker in &next {
                    li id={ "ready-" (key(speaker)) } {
                        (who(picture, speaker, &picture.speaker(speaker), &turns))
                        (text(picture, speaker, &format!("say-{}", key(speaker)), open))
                    }
                }
            }
        }
    }
}

fn key(speaker: &Speaker) -> String {
    match speaker {
        Speaker::Inscription(no) => no.to_string(),
        Speaker::Person(id) => id.to_string(),
    }
}

fn who(picture: &Picture, speaker: &Speaker, shown: &Shown, turns: &[ExpectedTurn]) -> Markup {
    let lang = picture.lang;
    let entry = picture.entry_of(speaker);
    html! {
        p.speaker { bdi { (shown.first) } }
        @if let Some(second) = &shown.second { p.person { bdi { (second) } } }
        @if let Some(behalf) = &shown.on_behalf {
            p.behalf { (lang.with("floor-on-behalf", &[("whom", behalf.as_str().into())])) }
        }
        p.marks {
            @if let Some(entry) = entry {
                @if let Some(turn) = turns.iter().find(|turn| turn.inscription == entry.no) { (expected(picture, turn)) }
                @if let Some(language) = picture.language_of(entry) {
                    span.pill.language { (lang.with("screen-speaks", &[("language", language_name(lang, language).into())])) }
                }
            }
            @if let Some(category) = shown.category {
                span class={ "cat cat-" (category.code()) } { (words::category(lang, category)) }
            }
            @if let Some(standing) = entry.and_then(|entry| list::standing(picture.floor.standing_of(entry), lang)) {
                span.pill { (standing) }
            }
        }
        @if let Some(whom) = &shown.public_as { p.pill.bad { (words::public_as(lang, whom)) } }
    }
}

/// When the turn is expected, on the clocks of the meeting.
fn expected(picture: &Picture, turn: &ExpectedTurn) -> Markup {
    let (from, to) = (picture.hour(turn.from), picture.hour(turn.to));
    html! { span.time { (from) @if from != to { "–" (to) } } }
}

/// The statement as it was handed in last; only inscriptions have one.
fn text(picture: &Picture, speaker: &Speaker, id: &str, open: bool) -> Markup {
    let lang = picture.lang;
    let Some(entry) = picture.entry_of(speaker) else { return html! {} };
    html! {
        @match picture.text_of(entry) {
            Some(text) => {
                details id=(id) .text open[open] {
                    summary { (lang.t("screen-statement")) }
                    div dir="auto" lang=[picture.language_of(entry)] {
                        @for paragraph in text.split('\n').filter(|line| !line.trim().is_empty()) { p { (paragraph) } }
                    }
                }
            }
            None => p.no-text { (lang.t("screen-no-statement")) },
        }
    }
}

/// `French` for `fr`, in the language of the screen; the tag itself for a language without a name here.
fn language_name(lang: Lang, tag: &str) -> String {
    let known = Lang::from_tag(tag).and_then(|language| lang.of_family("language", language.tag(), &[]));
    known.unwrap_or_else(|| tag.to_owned())
}
