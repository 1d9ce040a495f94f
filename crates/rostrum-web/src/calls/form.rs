//! The form of a call.

use maud::{Markup, html};
use rostrum_domain::participant::Category;
use rostrum_domain::registration::{LANGUAGES, Localized};
use rostrum_store::{CallRow, MeetingRow};

use super::draft::{Draft, Line, input};
use super::page::deadline;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::visit::Visit;

/// What is said beside the form.
#[derive(Debug, Default)]
pub struct Said {
    /// The version of the call that the form was made from.
    pub seen: u32,
    /// Whether it was just saved.
    pub saved: bool,
    /// Whether what is in the form is not saved yet.
    pub changed: bool,
    /// The version that somebody else saved meanwhile.
    pub overtaken: Option<u32>,
    /// What is wrong.
    pub wrong: Wrong,
    /// What changes in the questions: of what is in the form where it asks, else by the last save.
    pub changes: Vec<String>,
    /// Whether it asks if these changes are to be saved.
    pub asks: bool,
    /// How many were handed in, and how many are being written.
    pub answers: (u32, u32),
}

/// The whole page.
pub fn page(visit: &Visit, row: &MeetingRow, call: &CallRow, draft: &Draft, said: &Said) -> Markup {
    let (lang, wrong) = (visit.lang, &said.wrong);
    let base = format!("/m/{}/calls", row.meeting.id);
    let own = format!("{base}/{}", call.no);
    let title = lang.t("calls-edit-title");
    let state = lang.of_family("call-state", call.state.code(), &[]).unwrap_or_default();
    Page::new(visit, title.clone()).of_meeting(row).head(super::head()).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("calls-title")) } }
        h1 { (title) }
        p { (state) " · " (lang.with("calls-version", &[("version", call.version.into())])) " · "
            a href=(own) { (lang.t("calls-preview")) } " · " a href={ (own) "/document" } { (lang.t("calls-download")) } }
        @if said.saved { div.good role="status" { p { (lang.t("calls-saved")) } } }
        @if let Some(now) = said.overtaken { div.bad role="alert" { p { (lang.with("calls-overtaken", &[("now", now.into())])) } } }
        (summary(lang, wrong))
        @if said.answers != (0, 0) {
            p.note { (lang.with("calls-answered", &[("received", said.answers.0.into()), ("drafts", said.answers.1.into())])) }
        }
        form method="post" action={ (own) "/edit" } novalidate {
            // Whoever presses Enter in a line saves, and moves nothing.
            button.unseen name="do" value="save" tabindex="-1" aria-hidden="true" { (lang.t("calls-save")) }
            input type="hidden" name="seen" value=(said.seen);
            input type="hidden" name="lines" value=(draft.lines.len());
            @if said.asks {
                div.bad role="alert" {
                    h2 { (lang.t("calls-changes-ask")) }
                    ul { @for change in &said.changes { li { (change) } } }
                    p { (lang.t("calls-changes-keep")) }
                    div.actions { button name="do" value="save-sure" { (lang.t("calls-save-sure")) } }
                }
            } @else if !said.changes.is_empty() && !said.changed {
                details { summary { (lang.t("calls-changes-last")) } ul { @for change in &said.changes { li { (change) } } } }
            }
            fieldset.card {
                legend.visually { h2 { (lang.t("calls-about")) } }
                (localized(lang, "title", &lang.t("calls-form-title"), &draft.title, false, wrong))
                (localized(lang, "purpose", &lang.t("call-purpose"), &draft.purpose, true, wrong))
                (localized(lang, "background", &lang.t("call-background"), &draft.background, true, wrong))
            }
            (terms(lang, row, call, draft, wrong))
            h2 #questions { (lang.t("call-questions")) }
            @if let Some(fault) = wrong.of("questions") { p.fault-text { (fault) } }
            @let numbers = numbers(draft);
            @for (place, line) in draft.lines.iter().enumerate() { (question(lang, place, &numbers[place], draft.lines.len(), line, wrong)) }
            div.actions.bar {
                button.second name="do" value="add" { (lang.t("calls-add")) }
                @if !draft.lines.is_empty() { button.second name="do" value="add-part" { (lang.t("calls-add-part")) } }
                button name="do" value="save" { (lang.t("calls-save")) }
                @if call.published_at.is_none() { button name="do" value="publish" { (lang.t("calls-save-publish")) } }
            }
            @if said.changed { p.small.quiet { (lang.t("calls-unsaved")) } }
        }
    })
}

/// The numbers of the lines as people read them: `2`, `2 (a)`.
fn numbers(draft: &Draft) -> Vec<String> {
    let (mut question, mut part) = (0, 0);
    let mut numbers = Vec::with_capacity(draft.lines.len());
    for line in &draft.lines {
        (question, part) = if line.is_part && question > 0 { (question, part + 1) } else { (question + 1, 0) };
        let number = rostrum_domain::call::Number { question, part: (part > 0).then_some(part) };
        numbers.push(number.to_string());
    }
    numbers
}

fn terms(lang: Lang, row: &MeetingRow, call: &CallRow, draft: &Draft, wrong: &Wrong) -> Markup {
    let zone = &row.meeting.note.zone;
    let hint = lang.with("calls-deadline-hint", &[("zone", zone.name.replace('_', " ").into())]);
    let (label, files_label, more) = (lang.t("call-deadline"), lang.t("calls-files"), lang.t("calls-more-languages"));
    let until = Field { name: "deadline", label: &label, hint: &hint, value: &draft.deadline, wrong };
    let files = Field { name: "files", label: &files_label, hint: "", value: &draft.files, wrong };
    let more_hint = lang.t("calls-more-languages-hint");
    let others = Field { name: "languages", label: &more, hint: &more_hint, value: &draft.more_languages, wrong };
    html! {
        fieldset.card {
            legend.visually { h2 { (lang.t("calls-terms")) } }
            (until.around(&html! {
                input #deadline name="deadline" type="datetime-local" value=(draft.deadline)
                    aria-describedby=[until.described_by()] aria-invalid=[until.invalid()];
            }))
            @if !call.call.moved.is_empty() { p.small { (deadline(lang, zone, &call.call)) } }
            fieldset.field {
                legend { (lang.t("call-languages")) }
                p.hint { (lang.t("calls-languages-hint")) }
                @for tag in LANGUAGES {
                    label.choice {
                        input type="checkbox" name="language" value=(tag) checked[draft.languages.iter().any(|one| one == tag)];
                        span { (Lang::from_tag(tag).unwrap_or(lang).own_name()) }
                    }
                }
            }
            (others.around(&html! {
                input #languages name="languages" type="text" value=(draft.more_languages) maxlength="200"
                    aria-describedby=[others.described_by()] aria-invalid=[others.invalid()];
            }))
            fieldset.field {
                legend { (lang.t("call-addressed")) }
                p.hint { (lang.t("calls-addressed-hint")) }
                @for one in Category::ALL {
                    label.choice {
                        input type="checkbox" name="addressed" value=(one.code()) checked[draft.addressed.iter().any(|code| code == one.code())];
                        span { (category(lang, one)) }
                    }
                }
            }
            (files.around(&html! {
                input #files name="files" type="text" inputmode="numeric" value=(draft.files) maxlength="2"
                    aria-describedby=[files.described_by()] aria-invalid=[files.invalid()];
            }))
        }
    }
}

/// A question, to be altered, moved or taken out.
fn question(lang: Lang, place: usize, number: &str, count: usize, line: &Line, wrong: &Wrong) -> Markup {
    let name = |part: &str| input(place, part);
    let (words_name, words_label) = (name("words"), lang.t("calls-words"));
    let words = Field { name: &words_name, label: &words_label, hint: "", value: &line.words, wrong };
    html! {
        fieldset.card.call-line .part[line.is_part] {
            legend.visually { h3 { (lang.with("contribution-question", &[("number", number.into())])) } }
            input type="hidden" name=(name("code")) value=(line.code);
            @if line.is_part { input type="hidden" name=(name("part")) value="yes"; }
            (localized(lang, &name("text"), &lang.t("calls-text"), &line.text, true, wrong))
            (localized(lang, &name("help"), &lang.t("calls-help"), &line.help, false, wrong))
            div.row {
                (words.around(&html! {
                    input id=(words_name) name=(words_name) type="text" inputmode="numeric" value=(line.words) maxlength="6"
                        aria-describedby=[words.described_by()] aria-invalid=[words.invalid()];
                }))
                label.choice {
                    input type="checkbox" name=(name("required")) value="yes" checked[line.required];
                    span { (lang.t("calls-required")) }
                }
            }
            div.actions {
                button.second name="do" value={ "up-" (place) } disabled[place == 0] aria-label=(lang.with("calls-up-one", &[("number", number.into())])) { (lang.t("calls-up")) }
                button.second name="do" value={ "down-" (place) } disabled[place + 1 == count] aria-label=(lang.with("calls-down-one", &[("number", number.into())])) { (lang.t("calls-down")) }
                @if line.is_part {
                    button.second name="do" value={ "out-" (place) } aria-label=(lang.with("calls-out-one", &[("number", number.into())])) { (lang.t("calls-out")) }
                } @else if place > 0 {
                    button.second name="do" value={ "in-" (place) } aria-label=(lang.with("calls-in-one", &[("number", number.into())])) { (lang.t("calls-in")) }
                }
                button.danger name="do" value={ "remove-" (place) } aria-label=(lang.with("calls-remove-one", &[("number", number.into())])) { (lang.t("calls-remove")) }
            }
        }
    }
}

/// A text in the six languages: English in sight, the others folded away, with which are missing.
fn localized(lang: Lang, name: &str, label: &str, text: &Localized, long: bool, wrong: &Wrong) -> Markup {
    let one = |tag: &'static str| {
        let id = format!("{name}-{tag}");
        let language = Lang::from_tag(tag).unwrap_or(Lang::En);
        let label = format!("{label} ({})", language.own_name());
        let field = Field { name: &id, label: &label, hint: "", value: text.own(tag), wrong };
        field.around(&html! {
            @if long {
                textarea.short id=(id) name=(id) lang=(tag) dir=(language.dir())
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { "\n" (text.own(tag)) }
            } @else {
                input id=(id) name=(id) type="text" value=(text.own(tag)) lang=(tag) dir=(language.dir()) maxlength="1000"
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            }
        })
    };
    let said: Vec<_> = LANGUAGES[1..].iter().filter(|tag| !text.own(tag).is_empty()).collect();
    let names: Vec<&str> = said.iter().map(|tag| Lang::from_tag(tag).unwrap_or(lang).own_name()).collect();
    html! {
        (one("en"))
        details {
            summary {
                (lang.t("calls-translations")) ": "
                @if names.is_empty() { (lang.t("calls-no-translations")) } @else { bdi { (lang.list(&names)) } }
            }
            @for tag in &LANGUAGES[1..] { (one(tag)) }
        }
    }
}
