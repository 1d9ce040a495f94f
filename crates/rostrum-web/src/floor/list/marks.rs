//! Marks of one on the list: what sets it apart, who is ready, what was said to whom.

use maud::{Markup, html};
use rostrum_domain::floor::{Inscription, PlannedSession};
use rostrum_domain::ids::InscriptionNo;

use super::super::happened;
use super::super::picture::Picture;
use super::super::words;
use super::standing;

/// Of how many who come next readiness is counted.
const NEXT: usize = 5;

/// The marks behind a name.
pub fn of_row(
    picture: &Picture,
    session: &PlannedSession,
    entry: &Inscription,
    behalf: Option<&str>,
    public_as: Option<&str>,
) -> Markup {
    let lang = picture.lang;
    let offers: Vec<(InscriptionNo, InscriptionNo)> =
        picture.floor.lists.get(&session.id).map(|list| list.offers.clone()).unwrap_or_default();
    html! {
        span.marks {
            @if let Some(note) = picture.note_to(entry) {
                @let title = lang.with("mark-note", &[("text", words::said(lang, &note.sent.text).into()), ("seen", (if note.seen_at.is_some() { "yes" } else { "no" }).into())]);
                span.note-mark data-seen[note.seen_at.is_some()] title=(title) { "✉" span.unseen { (title) } }
            }
            @if let Some(whom) = public_as { span.state.bad title=(words::public_as(lang, whom)) { (lang.t("mark-not-public")) } }
            @if entry.reply { span.state { (lang.t("mark-reply")) } }
            @if let Some(standing) = standing(entry.class(), lang) { span.state title=[behalf] { (standing) } }
            @if entry.is_claimed() { span.state.warn { (lang.t("mark-claimed")) } }
            @if entry.not_ready { span.state.warn { (lang.t("mark-not-ready")) } }
            @if entry.absent_once { span.state.warn { (lang.t("mark-absent-once")) } }
            @for (from, with) in offers.iter().filter(|(from, with)| *from == entry.no || *with == entry.no) {
                @let (text, other) = if *from == entry.no { (lang.t("mark-offers"), with) } else { (lang.t("mark-offered"), from) };
                span.state title=(happened::whom(picture, *other)) { "⇄ " (text) " " (other) }
            }
        }
    }
}

/// Present, microphone, statement: the first two can be set with a click.
pub fn ready(picture: &Picture, entry: &Inscription, whom: &str) -> Markup {
    let lang = picture.lang;
    let (present, microphone) = (picture.is_present(entry), picture.has_microphone(entry));
    html! {
        td.ready {
            (toggle("present", entry.no, present, "●", &lang.with("ready-present", &[("whom", whom.into())])))
            (toggle("microphone", entry.no, microphone, "♪", &lang.with("ready-microphone", &[("whom", whom.into())])))
            @let text = if picture.has_statement(entry) { lang.t("mark-statement") } else { lang.t("mark-no-statement") };
            span.text-in data-in[picture.has_statement(entry)] title=(text) { "✓" span.unseen { (text) } }
        }
    }
}

/// A button for the pointer; on the keyboard the row has keys of its own.
fn toggle(part: &str, no: InscriptionNo, set: bool, sign: &str, label: &str) -> Markup {
    let form = if set { "not" } else { "is" };
    html! {
        button.mark form={ "form-" (form) "-" (part) } name="inscription" value=(no) data-part=(part)
            tabindex="-1" aria-pressed=(if set { "true" } else { "false" }) aria-label=(label) title=(label) { (sign) }
    }
}

/// `next 5: 4 present, 3 tested, 5 statements`
pub fn counts(picture: &Picture, rows: &[&Inscription]) -> Markup {
    let next = &rows[..rows.len().min(NEXT)];
    let count = |has: &dyn Fn(&Inscription) -> bool| next.iter().filter(|entry| has(entry)).count();
    html! {
        p.counts {
            @if !next.is_empty() {
                (picture.lang.with("ready-counts", &[
                    ("next", next.len().into()),
                    ("present", count(&|entry| picture.is_present(entry)).into()),
                    ("tested", count(&|entry| picture.has_microphone(entry)).into()),
                    ("statements", count(&|entry| picture.has_statement(entry)).into()),
                ]))
            }
        }
    }
}
