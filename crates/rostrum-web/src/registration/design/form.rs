//! The form of one section of the design.

use maud::{Markup, html};
use rostrum_domain::registration::{
    Design, EcosocStatus, Edge, Field as Question, FieldKind, LANGUAGES, Localized, NhriStatus, Window,
};
use rostrum_store::MeetingRow;

use super::draft::{Draft, lines};
use super::{EVERYBODY, Section};
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::registration::offers;
use crate::times;
use crate::visit::Visit;

/// What is said beside the form.
#[derive(Debug, Default)]
pub struct Said {
    /// The version of the design that the form was made from.
    pub seen: u32,
    /// Whether it was just saved.
    pub saved: bool,
    /// Whether what is in the form is not saved yet.
    pub changed: bool,
    /// The version that somebody else saved meanwhile.
    pub overtaken: Option<u32>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// The whole page.
pub fn page(
    visit: &Visit,
    row: &MeetingRow,
    design: &Design,
    section: Section<'_>,
    draft: &Draft,
    said: &Said,
) -> Markup {
    let (lang, wrong) = (visit.lang, &said.wrong);
    let base = format!("/m/{}/registration", row.meeting.id);
    let title = match section {
        Section::Everybody => lang.t("design-everybody"),
        Section::Offer(_, offer) => offers::plain_name(lang, offer),
    };
    Page::new(visit, title.clone()).of_meeting(row).render(&html! {
        p.eyebrow { a href=(base) { (lang.t("design-title")) } }
        h1 { (title) }
        @if said.saved { div.good role="status" { p { (lang.t("design-saved")) } } }
        @if let Some(now) = said.overtaken {
            div.bad role="alert" { p { (lang.with("design-overtaken", &[("now", now.into())])) } }
        }
        (summary(lang, wrong))
        p { a href={ (base) "/" (section.code()) "/preview" } { (lang.t("design-preview-link")) } }
        form method="post" action={ (base) "/" (section.code()) } novalidate {
            input type="hidden" name="seen" value=(said.seen);
            input type="hidden" name="fields" value=(draft.fields.len());
            @match section {
                Section::Everybody => { (window(lang, row, &design.window, draft, wrong)) (late(lang, draft)) }
                Section::Offer(_, offer) => {
                    (name_and_places(lang, draft, wrong))
                    (approval(lang, &base, design, draft, wrong))
                    fieldset.card {
                        legend.visually { h2 { (lang.t("design-own-window")) } }
                        label.choice {
                            input type="checkbox" name="own-window" value="yes" checked[draft.own_window];
                            span { (lang.t("design-own-window-yes")) small { (lang.t("design-own-window-more")) } }
                        }
                        (window(lang, row, design.window_of(offer), draft, wrong))
                    }
                }
            }
            h2 { @if section.code() == EVERYBODY { (lang.t("design-questions-all")) } @else { (lang.t("design-questions")) } }
            @if let Some(fault) = wrong.of("fields") { p.fault-text #fields { (fault) } }
            @for (at, question) in draft.fields.iter().enumerate() { (fields(lang, at, draft.fields.len(), question, wrong)) }
            div.actions.bar {
                button.second name="do" value="add" { (lang.t("design-add")) }
                button name="do" value="save" { (lang.t("design-save")) }
            }
            @if said.changed { p.small.quiet { (lang.t("design-unsaved")) } }
        }
    })
}

fn window(lang: Lang, row: &MeetingRow, window: &Window, draft: &Draft, wrong: &Wrong) -> Markup {
    let zone = &row.meeting.note.zone;
    let local = |name: &str, label: String, value: &str| {
        let field = Field { name, label: &label, hint: "", value, wrong };
        field.around(&html! {
            input id=(name) name=(name) type="datetime-local" value=(value)
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
        })
    };
    html! {
        p { (lang.with("design-window-text", &[("zone", zone.name.replace('_', " ").into())])) }
        div.row {
            (local("opens", lang.t("register-opens"), &draft.opens))
            (local("closes", lang.t("register-closes"), &draft.closes))
        }
        @if !window.moved.is_empty() {
            p { (lang.t("design-moved")) }
            ul.small {
                @for moved in &window.moved {
                    @let at = |at| times::instant(lang, zone, at);
                    li { (lang.with("design-moved-line", &[
                        ("edge", if moved.edge == Edge::Opens { lang.t("register-opens") } else { lang.t("register-closes") }.into()),
                        ("from", at(moved.from).into()),
                        ("to", moved.to.map_or_else(|| "–".to_owned(), at).into()),
                        ("at", at(moved.at).into()),
                    ])) }
                }
            }
        }
    }
}

fn late(lang: Lang, draft: &Draft) -> Markup {
    let field = Field {
        name: "late",
        label: &lang.t("design-late"),
        hint: "",
        value: if draft.late_by_hand { "by_hand" } else { "as_in_time" },
        wrong: &Wrong::default(),
    };
    field.radios([
        ("by_hand", lang.t("design-late-by-hand"), String::new()),
        ("as_in_time", lang.t("design-late-as-in-time"), String::new()),
    ])
}

fn name_and_places(lang: Lang, draft: &Draft, wrong: &Wrong) -> Markup {
    let field = Field {
        name: "capacity",
        label: &lang.t("design-capacity"),
        hint: &lang.t("design-capacity-hint"),
        value: &draft.capacity,
        wrong,
    };
    html! {
        fieldset.card {
            legend.visually { h2 { (lang.t("design-name")) } }
            p.hint { (lang.t("design-name-hint")) }
            (localized(lang, "name", &lang.t("design-name"), &draft.name, false, wrong))
            (field.around(&html! {
                input #capacity name="capacity" type="text" inputmode="numeric" value=(draft.capacity) maxlength="6"
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            }))
        }
    }
}

fn approval(lang: Lang, base: &str, design: &Design, draft: &Draft, wrong: &Wrong) -> Markup {
    let value = if draft.approval.is_empty() { "everybody" } else { &draft.approval };
    let choice = Field { name: "approval", label: &lang.t("design-approval"), hint: "", value, wrong };
    let domains = Field {
        name: "domains",
        label: &lang.t("design-domains"),
        hint: &lang.t("design-domains-hint"),
        value: &draft.domains,
        wrong,
    };
    let letters = design.fields.iter().chain(&draft.fields).filter(|field| matches!(field.kind, FieldKind::File));
    let letters: Vec<(&str, String)> =
        letters.map(|field| (field.code.as_str(), field.label.own("en").to_owned())).collect();
    let letter = Field { name: "letter", label: &lang.t("design-letter"), hint: "", value: &draft.letter, wrong };
    let tick = |name: &'static str, code: &'static str, words: String, on: bool| {
        html! { label.choice { input type="checkbox" name=(name) value=(code) checked[on]; span { (words) } } }
    };
    html! {
        fieldset.card {
            legend.visually { h2 { (lang.t("design-approval")) } }
            (choice.radios([
                ("everybody", lang.t("design-approve-everybody"), String::new()),
                ("by_hand", lang.t("design-approve-by-hand"), String::new()),
                ("by_rule", lang.t("design-approve-by-rule"), lang.t("design-approve-by-rule-more")),
            ]))
            h3 { (lang.t("design-rule")) }
            (Field { name: "combine", label: &lang.t("design-combine"), hint: "", value: if draft.combine_all { "all" } else { "any" }, wrong }
                .radios([("any", lang.t("design-combine-any"), String::new()), ("all", lang.t("design-combine-all"), String::new())]))
            (domains.around(&html! {
                textarea.short #domains name="domains" aria-describedby=[domains.described_by()] aria-invalid=[domains.invalid()] { (draft.domains) }
            }))
            fieldset.field {
                legend { (lang.t("design-listed")) }
                p.hint { (lang.t("design-listed-hint")) " " a href={ (base) "/accredited" } { (lang.t("accredited-title")) } }
                (tick("accredited", "yes", lang.t("design-accredited"), draft.accredited))
                @for one in EcosocStatus::ALL {
                    (tick("ecosoc", one.code(), lang.of_family("accredited-ecosoc", one.code(), &[]).unwrap_or_default(), draft.ecosoc.iter().any(|code| code == one.code())))
                }
                @for one in NhriStatus::ALL {
                    (tick("nhri", one.code(), lang.of_family("accredited-nhri", one.code(), &[]).unwrap_or_default(), draft.nhri.iter().any(|code| code == one.code())))
                }
            }
            (letter.choice(Some(&lang.t("design-no-letter")), letters))
        }
    }
}

/// A question of the design, to be altered, moved or taken out.
fn fields(lang: Lang, at: usize, count: usize, question: &Question, wrong: &Wrong) -> Markup {
    let name = |part: &str| format!("f{at}-{part}");
    let (code, kind) = (name("code"), name("kind"));
    let kinds = FieldKind::CODES
        .map(|code| (code, lang.of_family("design-kind", &code.replace('_', "-"), &[]).unwrap_or_default()));
    let is_choice = matches!(question.kind, FieldKind::One(_) | FieldKind::Many(_));
    let has_choices = is_choice || wrong.of(&name("choices-en")).is_some();
    let number = at + 1;
    html! {
        fieldset.card {
            legend.visually { h3 { (lang.with("design-question", &[("number", number.into())])) } }
            (localized(lang, &name("label"), &lang.t("design-label"), &question.label, true, wrong))
            div.row {
                (Field { name: &kind, label: &lang.t("design-kind-of"), hint: "", value: question.kind.code(), wrong }.choice(None, kinds))
                (Field { name: &code, label: &lang.t("design-code"), hint: "", value: &question.code, wrong }.around(&html! {
                    input id=(code) name=(code) type="text" value=(question.code) maxlength="40" autocapitalize="none" spellcheck="false"
                        aria-describedby=[wrong.of(&code).map(|_| format!("{code}-fault"))] aria-invalid=[wrong.of(&code).map(|_| "true")];
                }))
            }
            label.choice {
                input type="checkbox" name=(name("required")) value="yes" checked[question.required];
                span { (lang.t("design-required")) }
            }
            details open[has_choices] {
                summary { (lang.t("design-more")) }
                (localized(lang, &name("hint"), &lang.t("design-hint"), &question.hint, false, wrong))
                p.hint { (lang.t("design-choices-hint")) }
                @for tag in LANGUAGES {
                    @let name = format!("{}-{tag}", name("choices"));
                    (texts(lang, &name, &lang.t("design-choices"), tag, &lines(question.kind.choices(), tag), wrong))
                }
            }
            div.actions {
                button.second name="do" value={ "up-" (at) } disabled[at == 0] aria-label=(lang.with("design-up-one", &[("number", number.into())])) { (lang.t("design-up")) }
                button.second name="do" value={ "down-" (at) } disabled[number == count] aria-label=(lang.with("design-down-one", &[("number", number.into())])) { (lang.t("design-down")) }
                button.danger name="do" value={ "remove-" (at) } aria-label=(lang.with("design-remove-one", &[("number", number.into())])) { (lang.t("design-remove")) }
            }
        }
    }
}

/// A text in the six languages: English in sight, the others folded away.
fn localized(lang: Lang, name: &str, label: &str, text: &Localized, required: bool, wrong: &Wrong) -> Markup {
    let line = |tag: &'static str| {
        let id = format!("{name}-{tag}");
        let language = Lang::from_tag(tag).unwrap_or(Lang::En);
        let label = format!("{label} ({})", language.own_name());
        let field = Field { name: &id, label: &label, hint: "", value: text.own(tag), wrong };
        field.around(&html! {
            input id=(id) name=(id) type="text" value=(text.own(tag)) lang=(tag) dir=(language.dir()) maxlength="1000"
                required[required && tag == "en"] aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
        })
    };
    html! {
        (line("en"))
        details {
            summary { (lang.t("design-languages")) }
            @for tag in &LANGUAGES[1..] { (line(tag)) }
        }
    }
}

fn texts(lang: Lang, name: &str, label: &str, tag: &'static str, value: &str, wrong: &Wrong) -> Markup {
    let language = Lang::from_tag(tag).unwrap_or(lang);
    let label = format!("{label} ({})", language.own_name());
    let field = Field { name, label: &label, hint: "", value, wrong };
    field.around(&html! {
        textarea.short id=(name) name=(name) lang=(tag) dir=(language.dir())
            aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (value) }
    })
}
