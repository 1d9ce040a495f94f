//! The buttons for what the chair does all the time: one key and one click each.

use maud::{Markup, html};
use rostrum_domain::floor::Speaker;
use rostrum_domain::ids::InscriptionNo;

use crate::i18n::Lang;

use super::super::order;
use super::super::picture::Picture;
use super::{ask, key, questions};

/// All of them, in places that do not change.
pub fn commands(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let floor = &picture.floor;
    let current = floor.current.as_ref();
    let nobody = current.is_none().then(|| lang.t("why-nobody"));
    let paused = current.is_some_and(|current| current.paused_at.is_some() && current.interruption.is_none());
    let next = match picture.next_speaker() {
        Some(Speaker::Inscription(no)) => Some(no),
        _ => None,
    };
    html! {
        div #commands .commands {
            (give_next(picture))
            @if paused { (button(lang, "resume", " ", &lang.t("command-resume"), nobody.clone())) }
            @else { (button(lang, "pause", " ", &lang.t("command-pause"), nobody.clone())) }
            (button(lang, "end", "e", &lang.t("command-end"), nobody.clone()))
            (button(lang, "stop", "s", &lang.t("command-stop"), nobody.clone()))
            button.second form="form-extend" name="seconds" value="30" data-key="+" disabled[nobody.is_some()] data-why=[&nobody] {
                (lang.t("command-extend-speaker")) (key("+"))
            }
            (question(picture, nobody.clone()))
            div.two { (cue(picture, nobody)) (questions::own_words(picture)) }
            (of_next("absent", "a", &lang.t("command-absent"), next, &lang.t("why-no-next")))
            (of_next("not-ready", "r", &lang.t("command-not-ready"), next, &lang.t("why-no-next")))
            (of_next("note-ready", "b", &lang.t("command-note-ready"), next, &lang.t("why-no-next")))
            (next_segment(picture))
            (button(lang, "end-segment", "f", &lang.t("command-end-segment"), floor.running().is_none().then(|| lang.t("why-no-segment"))))
            (questions::suspend(picture))
            (questions::lower_limit(picture))
            (questions::extend_cap(picture))
            (questions::move_time(picture))
        }
    }
}

fn shown(name: &str, lang: Lang) -> Markup {
    match name {
        " " => key(&lang.t("key-space")),
        name => key(&name.to_uppercase()),
    }
}

fn button(lang: Lang, form: &str, data_key: &str, label: &str, why: Option<String>) -> Markup {
    html! {
        button.second form={ "form-" (form) } data-key=(data_key) disabled[why.is_some()] data-why=[why] {
            (label) (shown(data_key, lang))
        }
    }
}

fn of_next(form: &str, data_key: &str, label: &str, next: Option<InscriptionNo>, why: &str) -> Markup {
    html! {
        button.second form={ "form-" (form) } name="inscription" value=(next.map_or_else(String::new, |no| no.to_string()))
            data-key=(data_key) disabled[next.is_none()] data-why=(why) { (label) (key(&data_key.to_uppercase())) }
    }
}

fn give_next(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let taken = picture.floor.current.is_some();
    let (form, name, value, whom) = match picture.next_speaker() {
        Some(speaker) => {
            let shown = picture.speaker(&speaker);
            match speaker {
                Speaker::Inscription(no) => ("form-give-floor", "inscription", no.to_string(), Some(shown.first)),
                Speaker::Person(id) => ("form-give-person", "person", id.to_string(), Some(shown.first)),
            }
        }
        None => ("form-give-floor", "inscription", String::new(), None),
    };
    let why = if taken { lang.t("why-taken") } else { lang.t("why-no-next") };
    html! {
        button.give form=(form) name=(name) value=(value) data-key="g" disabled[taken || whom.is_none()] data-why=(why) {
            span.what { (lang.t("command-give")) (key("G")) }
            span.whom { (whom.unwrap_or_else(|| lang.t("command-give-nobody"))) }
        }
    }
}

fn question(picture: &Picture, nobody: Option<String>) -> Markup {
    let lang = picture.lang;
    let put = picture.floor.current.as_ref().is_some_and(rostrum_domain::floor::Current::is_questioned);
    if put {
        button(lang, "end-question", "q", &lang.t("command-end-question"), nobody)
    } else {
        button(lang, "begin-question", "q", &lang.t("command-begin-question"), nobody)
    }
}

/// Tells whoever has the floor, and nobody else.
fn cue(picture: &Picture, nobody: Option<String>) -> Markup {
    let lang = picture.lang;
    let (no, why) = match picture.floor.current.as_ref().map(|current| &current.speaker) {
        Some(Speaker::Inscription(no)) => (no.to_string(), None),
        Some(Speaker::Person(_)) => (String::new(), Some(lang.t("note-no-page"))),
        None => (String::new(), nobody),
    };
    html! {
        button.second form="form-cue-conclude" name="inscription" value=(no) data-key="w" disabled[why.is_some()] data-why=[why] {
            (lang.t("command-cue")) (key("W"))
        }
    }
}

fn next_segment(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let lost = order::would_not_be_reached(picture);
    let what = match picture.next_segment() {
        Some((_, segment)) if picture.floor.ends_session(&segment.id) => lang.t("command-end-session"),
        Some((_, segment)) => picture.segment_name(segment.kind),
        None => lang.t("command-close-meeting"),
    };
    let label = html! { span.what { (lang.t("command-next-segment")) (key("N")) } span.whom { (what) } };
    let closes = picture.next_segment().is_none() && !picture.floor.closed;
    let taken = picture.floor.current.is_some();
    html! {
        @if !taken && (lost > 0 || closes) {
            @let text = if lost > 0 { lang.with("ask-next", &[("waiting", lost.into())]) } else { lang.t("ask-close") };
            (ask("ask-next", &label, Some("n"), &text, &html! {
                // What cannot be undone is not one more press of a key: the question has the focus, not its button.
                button.danger form="form-next-segment" data-careful[closes] { (lang.t("ask-next-sure")) }
            }))
        } @else {
            button.second form="form-next-segment" data-key="n" disabled[taken || picture.floor.closed]
                data-why=(if taken { lang.t("why-taken") } else { lang.t("floor-closed") }) { (label) }
        }
    }
}
