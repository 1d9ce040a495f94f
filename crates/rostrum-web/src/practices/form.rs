//! The form of a practice, in sections.

use maud::{Markup, html};
use rostrum_domain::contribution::Consent;
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::participant::Category;
use rostrum_domain::practice::{FileNo, Part, Status};
use rostrum_domain::taxonomy::{Scheme, Taxonomy, TermCode};
use rostrum_store::Enclosed;

use super::typed::Typed;
use super::words;
use crate::country;
use crate::fields::{Field, Wrong};
use crate::i18n::Lang;
use crate::meeting::category;

/// What the form is drawn from.
pub struct Draw<'a> {
    pub lang: Lang,
    pub typed: &'a Typed,
    pub wrong: &'a Wrong,
    /// The terms to choose from.
    pub taxonomy: &'a Taxonomy,
    /// Where its pictures and files are, and what is kept there; `None` before the first draft is kept.
    pub files: Option<(String, &'a [Enclosed])>,
    /// The version that is edited; `None` before there is one.
    pub version: Option<u32>,
}

impl Draw<'_> {
    fn field<'b>(&'b self, name: &'b str, label: &'b str, hint: &'b str) -> Field<'b> {
        Field { name, label, hint, value: self.typed.get(name), wrong: self.wrong }
    }

    fn line(&self, name: &str, id: &str, longest: u32) -> Markup {
        let (label, hint) = (label(self.lang, id), hint(self.lang, id));
        let field = self.field(name, &label, &hint);
        field.around(&html! {
            input id=(name) name=(name) type="text" value=(self.typed.get(name)) maxlength=(longest) dir="auto"
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
        })
    }

    fn area(&self, name: &str, label: &str, hint: &str, short: bool) -> Markup {
        let field = self.field(name, label, hint);
        let language = Some(self.typed.get("language")).filter(|tag| !tag.is_empty());
        field.around(&html! {
            textarea id=(name) name=(name) class=[short.then_some("short")] dir="auto" lang=[language]
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] { (self.typed.get(name)) }
        })
    }

    fn choice<'c>(&self, name: &str, id: &str, choices: impl IntoIterator<Item = (&'c str, String)>) -> Markup {
        let (label, hint) = (label(self.lang, id), hint(self.lang, id));
        let field = self.field(name, &label, &hint);
        field.around(&html! {
            select id=(name) name=(name) aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
                option value="" { (self.lang.t("practices-unsaid")) }
                @for (code, words) in choices { option value=(code) selected[code == self.typed.get(name)] { (words) } }
            }
        })
    }

    /// All of it, with its buttons.
    pub fn render(&self) -> Markup {
        let lang = self.lang;
        let family = |family: &str, code: &str| lang.of_family(family, code, &[]).unwrap_or_default();
        html! {
            @if let Some(version) = self.version { input type="hidden" name="version" value=(version); }
            fieldset.section {
                legend { (lang.t("practices-section-what")) }
                (self.line("title", "title", 300))
                (self.line("language", "language", 35))
                (self.choice("status", "status", Status::ALL.map(|status| (status.code(), family("practices-status", status.code())))))
                div.row { (self.line("from", "from", 4)) (self.line("until", "until", 4)) }
            }
            fieldset.section {
                legend { (lang.t("practices-section-where")) }
                @if self.typed.get("place").is_empty() && self.typed.get("country").is_empty() {
                    p.note #no-place { (lang.t("practices-no-place")) }
                }
                (self.line("place", "place", 500))
                (self.choice("country", "country", country::choices(lang)))
                div.row {
                    (self.choice("level", "level", Level::ALL.map(|level| (level.code(), family("origin-level", level.code())))))
                    (self.choice("population", "population", Population::ALL.map(|band| (band.code(), family("origin-population", band.code())))))
                }
            }
            fieldset.section {
                legend { (lang.t("practices-section-who")) }
                (self.line("body", "body", 500))
                (self.area("partners", &label(lang, "partners"), &hint(lang, "partners"), true))
            }
            fieldset.section {
                legend { (lang.t("practices-section-text")) }
                @for part in Part::ALL {
                    @let name = format!("part-{}", part.code());
                    (self.area(&name, &words::part(lang, part), &family("practices-ask", part.code()), part == Part::Summary))
                }
            }
            fieldset.section {
                legend { (lang.t("practices-section-terms")) }
                @for scheme in Scheme::ALL { (self.terms(scheme)) }
                (self.area("recommendations", &label(lang, "recommendations"), &hint(lang, "recommendations"), true))
            }
            fieldset.section {
                legend { (lang.t("practices-section-more")) }
                (self.area("links", &label(lang, "links"), &hint(lang, "links"), true))
                @match &self.files {
                    Some((base, files)) => (self.enclosures(base, files)),
                    None => p.hint { (lang.t("practices-files-later")) },
                }
            }
            fieldset.section {
                legend { (lang.t("practices-section-author")) }
                (self.line("author", "author", 500))
                (self.choice("category", "category", Category::ALL.map(|one| (one.code(), category(lang, one)))))
                @let (consent, consent_hint) = (label(lang, "consent"), hint(lang, "consent"));
                (self.field("consent", &consent, &consent_hint).radios(Consent::ALL.map(|one| {
                    (one.code(), family("practices-consent", one.code()), family("practices-consent-hint", one.code()))
                })))
                div.row { (self.line("contact-name", "contact-name", 500)) (self.line("contact-email", "contact-email", 254)) }
            }
            @if self.version.is_some() {
                (self.line("reason", "reason", 500))
            }
        }
    }

    fn terms(&self, scheme: Scheme) -> Markup {
        let lang = self.lang;
        let name = format!("tag-{}", scheme.code());
        let chosen: Vec<&str> = self.typed.all(&name).collect();
        let known = |code: &str| self.taxonomy.current(scheme).any(|term| term.code.as_str() == code);
        let left: Vec<TermCode> =
            chosen.iter().filter(|code| !known(code)).filter_map(|code| TermCode::parse(code).ok()).collect();
        html! {
            details.terms open[!chosen.is_empty()] {
                summary {
                    (lang.of_family("practices-scheme", scheme.code(), &[]).unwrap_or_default())
                    @if !chosen.is_empty() { " (" (chosen.len()) ")" }
                }
                ul.choices {
                    @for code in &left {
                        li {
                            label.choice {
                                input type="checkbox" name=(name) value=(code) checked;
                                span { (words::term(lang, self.taxonomy, scheme, code)) }
                            }
                        }
                    }
                    @for term in self.taxonomy.current(scheme) {
                        li.below[self.taxonomy.broader(scheme, &term.code).is_some()] {
                            label.choice {
                                input type="checkbox" name=(name) value=(term.code) checked[chosen.contains(&term.code.as_str())];
                                span { (words::term(lang, self.taxonomy, scheme, &term.code)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn enclosures(&self, base: &str, files: &[Enclosed]) -> Markup {
        let lang = self.lang;
        let known = |no: FileNo| files.iter().find(|file| file.no == no);
        html! {
            @for field in ["picture-kept", "file-kept"] {
                @for file in self.typed.kept(field).filter_map(known) { (self.enclosed(base, field, file)) }
            }
            @let picture = label(lang, "picture");
            @let picture_hint = hint(lang, "picture");
            @let field = self.field("picture", &picture, &picture_hint);
            (field.around(&html! {
                input #picture type="file" name="picture" accept=".png,.jpg,.jpeg,.pdf"
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            }))
            (self.line("picture-alternative", "alternative", 500))
        }
    }

    fn enclosed(&self, base: &str, field: &str, file: &Enclosed) -> Markup {
        let lang = self.lang;
        let name = format!("alternative-{}", file.no);
        let label = if file.size.is_some() { label(lang, "alternative") } else { label(lang, "file-title") };
        let frame = self.field(&name, &label, "");
        html! {
            div.enclosed {
                @if let Some(size) = file.size {
                    img src={ (base) "/" (file.no) } alt=(self.typed.get(&name)) width=(size.width) height=(size.height) loading="lazy";
                }
                div {
                    p { a href={ (base) "/" (file.no) } { bdi { (file.name) } } " · " (file.bytes.div_ceil(1000)) " kB" }
                    (frame.around(&html! {
                        input id=(name) name=(name) type="text" maxlength="500" value=(self.typed.get(&name)) dir="auto"
                            aria-describedby=[frame.described_by()] aria-invalid=[frame.invalid()];
                    }))
                    label.choice {
                        input type="checkbox" name=(field) value=(file.no) checked;
                        span { (lang.t("practices-file-stays")) }
                    }
                }
            }
        }
    }
}

fn label(lang: Lang, id: &str) -> String {
    lang.of_family("practices-label", id, &[]).unwrap_or_default()
}

fn hint(lang: Lang, id: &str) -> String {
    lang.of_family("practices-hint", id, &[]).unwrap_or_default()
}
