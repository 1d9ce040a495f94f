//! Commands that need a reason or a number: a question opens over the buttons, by its key or a click.

use maud::{Markup, html};
use rostrum_domain::floor::what_if;

use super::super::picture::Picture;
use super::super::{happened, words};
use super::{ask, key};

/// A field for the reason, with suggestions and what was typed before.
pub fn reason(id: &str, form: &str, label: &str, suggestions: &[String]) -> Markup {
    html! {
        label for=(id) { (label) }
        input id=(id) form=(form) name="reason" required maxlength="500" autocomplete="off" list={ (id) "-list" } data-remember=(form);
        datalist id={ (id) "-list" } { @for text in suggestions { option value=(text) {} } }
    }
}

/// Words of one's own to whoever has the floor and to whoever is next, each read by that one alone. Their
/// fields have the number of the inscription in their ids: when another speaks, what was typed is gone with
/// the field and cannot reach the wrong one.
pub fn own_words(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let current = picture.floor.current.as_ref().map(|current| current.speaker.clone());
    let to = [(current, "cue", lang.t("words-to-speaker")), (picture.next_speaker(), "note", lang.t("words-to-next"))];
    let to: Vec<_> = to
        .iter()
        .filter_map(|(speaker, action, title)| Some((picture.entry_of(speaker.as_ref()?)?, *action, title)))
        .collect();
    let name = lang.t("words-own");
    html! {
        details.ask #ask-say data-key="y" {
            summary title=(name) { span aria-hidden="true" { "…" } span.unseen { (name) } (key("Y")) }
            div.question {
                @if to.is_empty() { p { (lang.t("words-nobody")) } }
                @for (entry, action, title) in to {
                    @let id = format!("say-{action}-{}", entry.no);
                    label for=(id) { (title) ": " (picture.entry(entry).first) }
                    div.one-line {
                        input id=(id) form={ "form-" (action) } name="text" required maxlength="200" autocomplete="off"
                            data-remember=(action) list={ (id) "-list" } dir="auto";
                        datalist id={ (id) "-list" } {}
                        button form={ "form-" (action) } name="inscription" value=(entry.no) { (lang.t("sheet-note-send")) }
                    }
                }
            }
        }
    }
}

/// Suspends the session, or resumes it.
pub fn suspend(picture: &Picture) -> Markup {
    let lang = picture.lang;
    if picture.floor.is_suspended() {
        return html! {
            button.second form="form-resume-session" { (lang.t("command-resume-session")) (key("U")) }
        };
    }
    if picture.floor.running().is_none() {
        return html! {
            button.second disabled data-key="u" data-why=(lang.t("why-no-segment")) { (lang.t("command-suspend")) (key("U")) }
        };
    }
    let reasons = [lang.t("suspend-break"), lang.t("suspend-technical"), lang.t("suspend-consultations")];
    ask(
        "ask-suspend",
        &html! { span { (lang.t("command-suspend")) (key("U")) } },
        Some("u"),
        &lang.t("suspend-text"),
        &html! {
            (reason("suspend-reason", "form-suspend", &lang.t("reason-label"), &reasons))
            button form="form-suspend" { (lang.t("command-suspend")) }
        },
    )
}

/// Lowers the limit for those who remain, with what each step brings.
pub fn lower_limit(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let label = html! { span { (lang.t("command-lower-limit")) (key("L")) } };
    let session = picture.list_here().filter(|session| !picture.floor.floor_is_over(session));
    let (Some(session), Some(rules)) = (session, session.and_then(|session| picture.floor.rules_of(&session.id)))
    else {
        return html! { button.second disabled data-key="l" data-why=(lang.t("why-no-list")) { (label) } };
    };
    let now = picture.floor.lowered.get(&session.id).copied().unwrap_or(rules.limits.single).seconds();
    let brings = what_if(&picture.floor, &session.id, picture.now);
    let steps = (1..now.div_ceil(30)).rev().map(|step| step * 30);
    let text = lang.with(
        "lower-text",
        &[
            ("limit", length(now).into()),
            ("session", words::before_colon(&picture.title(&session.id)).to_owned().into()),
        ],
    );
    ask(
        "ask-lower",
        &label,
        Some("l"),
        &text,
        &html! {
            input type="hidden" form="form-lower-limit" name="session" value=(session.id);
            label for="lower-limit" { (lang.t("lower-label")) }
            select #lower-limit form="form-lower-limit" name="limit" {
                @for seconds in steps {
                    @let more = brings.iter().find(|what| what.limit.seconds() == seconds).map_or(0, |what| what.more);
                    option value=(seconds) {
                        @if more > 0 { (lang.with("lower-more", &[("limit", length(seconds).into()), ("more", more.into())])) }
                        @else { (length(seconds)) }
                    }
                }
            }
            (reason("lower-reason", "form-lower-limit", &lang.t("reason-label"), &[lang.t("lower-reason-all"), lang.t("lower-reason-late")]))
            button form="form-lower-limit" { (lang.t("lower-button")) }
        },
    )
}

/// Adds time to the cap.
pub fn extend_cap(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let label = html! { span { (lang.t("command-extend")) (key("X")) } };
    let session = picture.list_here().filter(|session| picture.floor.account(&session.id, None).is_some());
    let Some(session) = session else {
        return html! { button.second disabled data-key="x" data-why=(lang.t("refusal-no-cap")) { (label) } };
    };
    ask(
        "ask-extend",
        &label,
        Some("x"),
        &lang.with("extend-text", &[("session", picture.title(&session.id).into())]),
        &html! {
            input type="hidden" form="form-extend-cap" name="session" value=(session.id);
            label for="extend-seconds" { (lang.t("extend-by")) }
            select #extend-seconds form="form-extend-cap" name="seconds" {
                @for seconds in [120, 300, 600, 900] { option value=(seconds) { (length(seconds)) } }
            }
            (reason("extend-reason", "form-extend-cap", &lang.t("reason-label"), &[lang.t("extend-reason-all")]))
            button form="form-extend-cap" { (lang.t("extend-button")) }
        },
    )
}

/// Moves unused time of one segment to another.
pub fn move_time(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let label = html! { span { (lang.t("command-move-time")) (key("T")) } };
    let Some(plan) = picture.floor.plan.as_ref().filter(|_| !picture.floor.closed) else {
        return html! { button.second disabled data-key="t" data-why=(lang.t("floor-no-plan")) { (label) } };
    };
    let segments = || plan.sessions.iter().flat_map(|session| &session.segments);
    let over = |id| picture.floor.segments.get(id).is_some_and(|(_, ended)| ended.is_some());
    let unused = |segment| picture.floor.unused(segment, picture.now).as_secs();
    ask(
        "ask-move-time",
        &label,
        Some("t"),
        &lang.t("move-time-text"),
        &html! {
            label for="move-time-from" { (lang.t("move-time-from")) }
            select #move-time-from form="form-move-time" name="from" {
                @for segment in segments().filter(|segment| unused(segment) > 0) {
                    option value=(segment.id) {
                        (happened::segment(picture, &segment.id)) " · "
                        (lang.with("move-time-unused", &[("left", words::passed(unused(segment) * 1_000).into())]))
                    }
                }
            }
            label for="move-time-to" { (lang.t("move-time-to")) }
            select #move-time-to form="form-move-time" name="to" {
                @for segment in segments().filter(|segment| !over(&segment.id)) {
                    option value=(segment.id) { (happened::segment(picture, &segment.id)) }
                }
            }
            label for="move-time-seconds" { (lang.t("move-time-seconds")) }
            select #move-time-seconds form="form-move-time" name="seconds" {
                @for seconds in [60, 120, 180, 300, 600, 900] { option value=(seconds) { (length(seconds)) } }
            }
            (reason("move-time-reason", "form-move-time", &lang.t("reason-label"), &[lang.t("move-time-reason-unused")]))
            button form="form-move-time" { (lang.t("command-move-time")) }
        },
    )
}

fn length(seconds: u32) -> String {
    words::passed(i64::from(seconds) * 1_000)
}
