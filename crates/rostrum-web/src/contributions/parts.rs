//! The parts of the form: who hands in, the questions, files, those who stand beside, what may be made public.

use maud::{Markup, html};
use rostrum_domain::call::{Number, Question, words as count_words};
use rostrum_domain::contribution::Field as Part;
use rostrum_domain::delegation::Decision;
use rostrum_domain::participant::Category;
use rostrum_domain::registration::MOST_FILE_BYTES;
use rostrum_store::BesideRow;

use super::form::{Shown, consents, whole};
use super::typed::mark;
use super::words;
use crate::calls::page::texts;
use crate::country;
use crate::fields::{Field, Wrong};
use crate::i18n::Lang;
use crate::meeting::category;
use crate::times;

/// What goes with every input: the version that the page shows, and by what its text is known again.
fn beneath(shown: &Shown<'_>, part: &Part) -> Markup {
    let row = shown.row(part);
    let (version, text) = row.map_or((0, ""), |row| (row.standing.version, row.standing.text.as_str()));
    let code = part.code();
    html! {
        input type="hidden" name={ "on-" (code) } value=(version);
        input type="hidden" name={ "was-" (code) } value=(mark(text));
        @if let Some(row) = row && let Some(name) = row.by.and_then(|by| shown.names.get(&by)) {
            @let at = times::instant(shown.lang(), &shown.door.meeting.meeting.note.zone, row.changed_at);
            p.small.quiet { (shown.lang().with("contribution-last-by", &[("name", name.as_str().into()), ("at", at.into())])) }
        }
    }
}

/// Who hands in.
pub fn about(shown: &Shown<'_>) -> Markup {
    let (lang, wrong) = (shown.lang(), &shown.said.wrong);
    let line = |part: Part, label: &str, hint: &str, kind: &str, complete: &str, most: u32| {
        let (name, value) = (words::input(&part), shown.text(&part));
        let field = Field { name: &name, label, hint, value: &value, wrong };
        html! {
            (field.around(&html! {
                input id=(name) name=(name) type=(kind) value=(value) maxlength=(most) autocomplete=(complete) dir="auto"
                    data-part=(part.code()) aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            }))
            (beneath(shown, &part))
        }
    };
    let choice = |part: Part, label: &str, hint: &str, choices: Vec<(String, String)>| {
        let (name, value) = (words::input(&part), shown.text(&part));
        let field = Field { name: &name, label, hint, value: &value, wrong };
        html! {
            (field.around(&html! {
                select id=(name) name=(name) data-part=(part.code()) aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
                    option value="" { (lang.t("contribution-choose")) }
                    @for (code, words) in &choices { option value=(code) selected[*code == value] { (words) } }
                }
            }))
            (beneath(shown, &part))
        }
    };
    let categories = Category::ALL.map(|one| (one.code().to_owned(), category(lang, one))).to_vec();
    let countries = country::choices(lang).map(|(code, name)| (code.to_owned(), name)).collect();
    let mut tags: Vec<String> = shown.door.call.call.languages.clone();
    if tags.is_empty() {
        tags = Lang::ALL.map(|lang| lang.tag().to_owned()).to_vec();
    }
    let languages = tags.into_iter().map(|tag| (tag.clone(), words::language(&tag))).collect();
    html! {
        fieldset.card {
            legend.visually { h2 { (lang.t("contribution-about")) } }
            (line(Part::Delegation, &lang.t("contribution-delegation"), &lang.t("contribution-delegation-hint"), "text", "organization", 200))
            (choice(Part::Category, &lang.t("contribution-category"), "", categories))
            (choice(Part::Country, &lang.t("contribution-country"), "", countries))
            (line(Part::Name, &lang.t("contribution-name"), &lang.t("contribution-contact-hint"), "text", "name", 200))
            (line(Part::Email, &lang.t("contribution-email"), &lang.t("contribution-email-hint"), "email", "email", 254))
            (choice(Part::Language, &lang.t("contribution-language"), &lang.t("contribution-language-hint"), languages))
        }
    }
}

/// The questions with their answers; at the end answers to questions that the call has no more.
pub fn questions(shown: &Shown<'_>) -> Markup {
    let call = &shown.door.call.call;
    let asked =
        |part: &Part| matches!(part, Part::Answer(code) if call.question(code).is_some_and(|one| one.parts.is_empty()));
    let gone = shown.fields.iter().filter(|row| matches!(row.field, Part::Answer(_)) && !asked(&row.field));
    let gone: Vec<_> = gone.filter(|row| !row.standing.text.trim().is_empty()).collect();
    html! {
        @for (number, question) in call.numbered() { (asks(shown, number, question)) }
        @if !gone.is_empty() {
            section.card {
                h3 { (shown.lang().t("contribution-question-gone")) }
                p { (shown.lang().t("contribution-question-gone-text")) }
                @for row in gone { p.answer dir="auto" { (row.standing.text) } }
            }
        }
    }
}

fn asks(shown: &Shown<'_>, number: Number, question: &Question) -> Markup {
    let (lang, wrong) = (shown.lang(), &shown.said.wrong);
    if !question.parts.is_empty() {
        return html! {
            h3.call-question dir="auto" { span.number { (number) "." } " " (texts(lang, &question.text)) }
            @if !question.help.is_empty() { p.hint dir="auto" { (texts(lang, &question.help)) } }
        };
    }
    let part = Part::Answer(question.code.clone());
    let (name, value) = (words::input(&part), shown.text(&part));
    let field = Field { name: &name, label: "", hint: "", value: &value, wrong };
    let described = [
        (!question.help.is_empty()).then(|| format!("{name}-hint")),
        field.invalid().map(|_| format!("{name}-fault")),
        Some(format!("{name}-words")),
    ];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let count = u32::try_from(count_words(&value)).unwrap_or(u32::MAX);
    html! {
        div.field.call-answer .wrong[field.invalid().is_some()] {
            label for=(name) {
                span.number { (number) "." } " " bdi { (texts(lang, &question.text)) }
                @if question.required { " " span.small.quiet { (lang.t("contribution-required")) } }
            }
            @if !question.help.is_empty() { p.hint dir="auto" id={ (name) "-hint" } { (texts(lang, &question.help)) } }
            @if let Some(fault) = wrong.of(&name) { p.fault-text id={ (name) "-fault" } { (fault) } }
            (beside(shown, &part))
            textarea id=(name) name=(name) rows="6" dir="auto" data-part=(part.code()) data-most=[question.most_words]
                aria-describedby=(described) aria-invalid=[field.invalid()] { "\n" (value) }
            p.small.quiet.words id={ (name) "-words" } {
                @match question.most_words {
                    Some(most) => (lang.with("contribution-words-most", &[("words", count.into()), ("most", most.into())])),
                    None => (lang.with("contribution-words", &[("words", count.into())])),
                }
            }
            (beneath(shown, &part))
        }
    }
}

/// The texts that wait beside the one of a field, each with a button that takes it.
fn beside(shown: &Shown<'_>, part: &Part) -> Markup {
    let lang = shown.lang();
    let others: Vec<&BesideRow> = shown.beside.iter().filter(|row| row.field == *part).collect();
    if others.is_empty() {
        return html! {};
    }
    let code = part.code();
    html! {
        div.note.beside {
            p { strong { (lang.t("contribution-beside")) } " " (lang.t("contribution-beside-below")) }
            @for row in others {
                @let at = times::instant(lang, &shown.door.meeting.meeting.note.zone, row.changed_at);
                p.small.quiet {
                    @match row.by.and_then(|by| shown.names.get(&by)) {
                        Some(name) => (lang.with("contribution-last-by", &[("name", name.as_str().into()), ("at", at.into())])),
                        None => (lang.with("contribution-last-at", &[("at", at.into())])),
                    }
                }
                p.answer dir="auto" { (row.text) }
                div.actions { button.second name="do" value={ "take/" (code) "/" (row.writer) } { (lang.t("contribution-take-this")) } }
            }
            div.actions { button.second name="do" value={ "keep/" (code) } { (lang.t("contribution-keep-field")) } }
        }
    }
}

/// What is attached, as far as the call takes files.
pub fn files(shown: &Shown<'_>) -> Markup {
    let (lang, most) = (shown.lang(), shown.door.call.call.most_files);
    if most == 0 && shown.files.is_empty() {
        return html! {};
    }
    let values = [("most", u32::from(most).into()), ("megabytes", (MOST_FILE_BYTES / 1_000_000).into())];
    let (label, hint) = (lang.t("contribution-file"), lang.with("contribution-file-hint", &values));
    let field = Field { name: "file", label: &label, hint: &hint, value: "", wrong: &shown.said.wrong };
    html! {
        section.card #files {
            h2 { (lang.t("contribution-files")) }
            @if !shown.files.is_empty() {
                ul.plain {
                    @for file in &shown.files {
                        li {
                            a href={ (shown.door.base) "/files/" (file.no) } { bdi { (file.name) } }
                            span.small.quiet { " · " (lang.with("contribution-kilobytes", &[("count", file.bytes.div_ceil(1_000).into())])) }
                            " " button.second name="do" value={ "remove-file/" (file.no) }
                                aria-label=(lang.with("contribution-remove-one", &[("name", file.name.as_str().into())])) { (lang.t("contribution-remove")) }
                        }
                    }
                }
            }
            @if shown.files.len() < usize::from(most) {
                (field.around(&html! {
                    input #file name="file" type="file" accept=".pdf,.docx,.png,.jpg,.jpeg" aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
                }))
                div.actions { button.second name="do" value="attach" { (lang.t("contribution-attach")) } }
            }
        }
    }
}

/// Who hands it in, too.
pub fn authors(shown: &Shown<'_>) -> Markup {
    let (lang, wrong) = (shown.lang(), &shown.said.wrong);
    let typed = |name: &str| shown.said.typed.map_or("", |typed| typed.of(name)).to_owned();
    let line = |name: &str, label: String, kind: &str, most: u32| {
        let value = typed(name);
        let field = Field { name, label: &label, hint: "", value: &value, wrong };
        field.around(&html! {
            input id=(name) name=(name) type=(kind) value=(value) maxlength=(most) dir="auto" autocomplete="off"
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
        })
    };
    let choice = |name: &str, label: String, choices: Vec<(String, String)>| {
        let value = typed(name);
        let field = Field { name, label: &label, hint: "", value: &value, wrong };
        field.around(&html! {
            select id=(name) name=(name) aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
                option value="" { (lang.t("contribution-choose")) }
                @for (code, words) in &choices { option value=(code) selected[*code == value] { (words) } }
            }
        })
    };
    let state = |state: Decision| lang.of_family("contribution-joint", state.code(), &[]).unwrap_or_default();
    let open = ["joint-delegation", "joint-category", "joint-email"].iter().any(|name| wrong.of(name).is_some());
    html! {
        section.card #authors {
            h2 { (lang.t("contribution-joint")) }
            p { (lang.t("contribution-joint-text")) }
            @if !shown.joint.is_empty() {
                ul.plain {
                    @for one in &shown.joint {
                        li {
                            bdi { (one.author.delegation) } " · " (state(one.state))
                            " " button.second name="do" value={ "remove-author/" (one.no) }
                                aria-label=(lang.with("contribution-remove-one", &[("name", one.author.delegation.as_str().into())])) { (lang.t("contribution-remove")) }
                        }
                    }
                }
            }
            details open[open] {
                summary { (lang.t("contribution-joint-add")) }
                (line("joint-delegation", lang.t("contribution-delegation"), "text", 200))
                (choice("joint-category", lang.t("contribution-category"), Category::ALL.map(|one| (one.code().to_owned(), category(lang, one))).to_vec()))
                (choice("joint-country", lang.t("contribution-country"), country::choices(lang).map(|(code, name)| (code.to_owned(), name)).collect()))
                (line("joint-name", lang.t("contribution-name"), "text", 200))
                (line("joint-email", lang.t("contribution-joint-email"), "email", 254))
                div.actions { button.second name="do" value="add-author" { (lang.t("contribution-joint-ask")) } }
            }
        }
    }
}

/// What may be made public.
pub fn consent(shown: &Shown<'_>) -> Markup {
    let lang = shown.lang();
    let (part, wrong) = (Part::Consent, &shown.said.wrong);
    let (name, chosen) = (words::input(&part), whole(shown).consent);
    html! {
        fieldset.card .wrong[wrong.of(&name).is_some()] {
            legend.visually { h2 { (lang.t("contribution-consent")) } }
            p { (lang.t("contribution-consent-text")) }
            @if let Some(fault) = wrong.of(&name) { p.fault-text { (fault) } }
            (radios(shown, &name, chosen, wrong))
            (beside(shown, &part))
            (beneath(shown, &part))
        }
    }
}

fn radios(
    shown: &Shown<'_>,
    name: &str,
    chosen: Option<rostrum_domain::contribution::Consent>,
    wrong: &Wrong,
) -> Markup {
    let lang = shown.lang();
    html! {
        @for (at, (consent, label, more)) in consents(lang, shown.door).into_iter().enumerate() {
            @let is_open = consent.is_open_to(shown.door.row.level);
            label.choice {
                input type="radio" name=(name) value=(consent.code()) data-part=(Part::Consent.code()) disabled[!is_open]
                    checked[is_open && chosen == Some(consent)] id=[(at == 0).then_some(name)]
                    aria-invalid=[wrong.of(name).map(|_| "true")];
                span { (label) small { (more) } }
            }
        }
    }
}
