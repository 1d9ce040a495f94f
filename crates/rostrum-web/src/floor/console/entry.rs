//! The sheet of one inscription: all that can be done with it.

use maud::{Markup, html};
use rostrum_domain::floor::{Inscription, Standing, Status};
use rostrum_domain::ids::InscriptionNo;
use rostrum_domain::participant::{Gender, Region};
use rostrum_store::{NoteText, ReadyText};

use super::super::list::standing as standing_mark;
use super::super::picture::Picture;
use super::super::{happened, words};
use crate::error::Fault;

/// Title and content.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such inscription.
pub fn sheet(picture: &Picture, no: Option<u32>) -> Result<(String, Markup), Fault> {
    let no = InscriptionNo(no.ok_or(Fault::NotFound)?);
    let entry = picture.floor.inscriptions.get(&no).ok_or(Fault::NotFound)?;
    let waits = entry.status == Status::Waiting;
    Ok((
        happened::whom(picture, no),
        html! {
            (facts(picture, entry))
            @if waits {
                (at_once(picture, entry))
                div.sheet-columns {
                    (note(picture, entry))
                    @if !entry.reply { (place(picture, entry)) (priority(picture, entry)) (swap(picture, entry)) }
                    (speaker(picture, entry))
                    @if !entry.reply { (amend(picture, entry)) }
                }
            }
        },
    ))
}

/// A form of the console for this inscription.
fn form(picture: &Picture, action: &str, no: InscriptionNo, content: &Markup) -> Markup {
    html! {
        form method="post" action={ "/m/" (picture.row.meeting.id) "/console/" (action) } data-command {
            input type="hidden" name="seen" value=(picture.floor.version);
            input type="hidden" name="inscription" value=(no);
            (content)
        }
    }
}

fn facts(picture: &Picture, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    let shown = picture.entry(entry);
    html! {
        p.sheet-facts {
            @if entry.declared.speaker_later { span { (lang.t("mark-speaker-later")) } }
            @else if let Some(name) = &shown.second { span { (name) } }
            span class={ "cat cat-" (entry.category.code()) } { (words::category(lang, entry.category)) }
            @if let Some(standing) = standing_mark(entry.class(), lang) { span.state { (standing) } }
            @if let Some(behalf) = &shown.on_behalf { span { (lang.with("floor-on-behalf", &[("whom", behalf.as_str().into())])) } }
            @if let Some(whom) = &shown.public_as { span.state.bad { (words::public_as(lang, whom)) } }
            span.state { (lang.of_family("status", status(entry.status), &[]).unwrap_or_default()) }
            span.quiet { (lang.with("sheet-inscribed", &[("time", words::second(&picture.row.meeting.note.zone, entry.at).into())])) }
        }
    }
}

/// The stable name of a status.
fn status(status: Status) -> &'static str {
    match status {
        Status::Waiting => "waiting",
        Status::Speaking => "speaking",
        Status::Spoke => "spoke",
        Status::Withdrawn => "withdrawn",
        Status::Absent => "absent",
        Status::NotReached => "not-reached",
    }
}

fn at_once(picture: &Picture, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    let one = |action: &str, class: &str, label: String| {
        form(picture, action, entry.no, &html! { button class=(class) { (label) } })
    };
    let ready = |part: &str, set: bool, label: String| {
        form(
            picture,
            "readiness",
            entry.no,
            &html! {
                input type="hidden" name="part" value=(part);
                button.second name="ready" value=(if set { "no" } else { "yes" }) aria-pressed=(if set { "true" } else { "false" }) {
                    @if set { "✓ " } (label)
                }
            },
        )
    };
    html! {
        div.actions {
            @if picture.floor.current.is_none() { (one("give-floor", "", lang.t("command-give"))) }
            (one("not-ready", "second", lang.t("sheet-not-ready")))
            (one("absent", "second", lang.t("sheet-absent")))
            (ready("present", picture.is_present(entry), lang.t("ready-is-present")))
            (ready("microphone", picture.has_microphone(entry), lang.t("ready-is-tested")))
            @if entry.is_claimed() { (confirm_claim(picture, entry)) }
            (one("withdraw", "danger", lang.t("sheet-withdraw")))
        }
    }
}

/// Confirms that a dignitary speaks: grants the place that was claimed, so that the log has it.
pub(in crate::floor) fn confirm_claim(picture: &Picture, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    form(
        picture,
        "grant-priority",
        entry.no,
        &html! {
            input type="hidden" name="standing" value=(Standing::Dignitary.code());
            input type="hidden" name="reason" value=(lang.t("sheet-claim-reason"));
            button.second { (lang.t("sheet-claim-confirm")) }
        },
    )
}

fn note(picture: &Picture, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    html! {
        section {
            h2 { (lang.t("sheet-note")) }
            @if let Some(last) = picture.note_to(entry) {
                p.quiet { (lang.with("mark-note", &[("text", words::said(lang, &last.sent.text).into()), ("seen", (if last.seen_at.is_some() { "yes" } else { "no" }).into())])) }
            }
            div.ready-texts {
                @for ready in [ReadyText::BeReady, ReadyText::Microphone, ReadyText::Slowly] {
                    (form(picture, "note", entry.no, &html! { button.second name="say" value=(ready.code()) { (words::said(lang, &NoteText::Ready(ready))) } }))
                }
            }
            (form(picture, "note", entry.no, &html! {
                label for="note-text" { (lang.t("sheet-note-label")) }
                div.one-line {
                    input #note-text name="text" required maxlength="200" autocomplete="off" data-remember="note" list="note-list";
                    datalist #note-list {}
                    button { (lang.t("sheet-note-send")) }
                }
            }))
        }
    }
}

fn place(picture: &Picture, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    let waiting: Vec<_> = picture.floor.waiting(&entry.session).filter(|other| !other.reply).collect();
    html! {
        section {
            h2 { (lang.t("sheet-move")) }
            (form(picture, "move", entry.no, &html! {
                label for="sheet-before" { (lang.t("sheet-before")) }
                select #sheet-before name="before" {
                    @for (place, other) in (1u32..).zip(&waiting) {
                        @if other.no != entry.no { option value=(other.no) { (place) ". " (happened::whom(picture, other.no)) } }
                    }
                    option value="" { (lang.t("sheet-to-end")) }
                }
                (why(picture, "sheet-move-reason", "form-move"))
                button.second { (lang.t("move-button")) }
            }))
        }
    }
}

/// A field for the reason inside a form.
fn why(picture: &Picture, id: &str, remember: &str) -> Markup {
    html! {
        label for=(id) { (picture.lang.t("reason-label")) }
        input id=(id) name="reason" required maxlength="500" autocomplete="off" list={ (id) "-list" } data-remember=(remember);
        datalist id={ (id) "-list" } {}
    }
}

fn priority(picture: &Picture, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    html! {
        section {
            h2 { (lang.t("sheet-priority")) }
            (form(picture, "grant-priority", entry.no, &html! {
                label for="sheet-priority" { (lang.t("sheet-priority-label")) }
                select #sheet-priority name="standing" {
                    @for standing in Standing::ALL.into_iter().filter(|standing| *standing != entry.class()) {
                        option value=(standing.code()) { (words::heading(&lang.of_family("place-of", standing.code(), &[]).unwrap_or_default())) }
                    }
                }
                (why(picture, "sheet-priority-reason", "form-grant-priority"))
                button.second { (lang.t("sheet-priority-button")) }
            }))
        }
    }
}

fn swap(picture: &Picture, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    let list = picture.floor.lists.get(&entry.session);
    let offers = list.map(|list| list.offers.clone()).unwrap_or_default();
    let others: Vec<_> =
        picture.floor.waiting(&entry.session).filter(|other| !other.reply && other.no != entry.no).collect();
    html! {
        section {
            h2 { (lang.t("sheet-swap")) }
            @for (from, with) in offers.iter().filter(|(from, with)| *from == entry.no || *with == entry.no) {
                p { (lang.with("sheet-offer", &[("from", happened::whom(picture, *from).into()), ("with", happened::whom(picture, *with).into())])) }
                div.actions {
                    (form(picture, "swap", *from, &html! { button.second name="with" value=(with) { (lang.t("sheet-swap-accept")) } }))
                    (form(picture, "drop-swap", *from, &html! { button.second name="with" value=(with) { (lang.t("sheet-swap-drop")) } }))
                }
            }
            (form(picture, "swap", entry.no, &html! {
                label for="sheet-with" { (lang.t("sheet-swap-with")) }
                select #sheet-with name="with" required {
                    @for other in &others { option value=(other.no) { (happened::whom(picture, other.no)) } }
                }
                p.hint { (lang.t("sheet-swap-hint")) }
                button.second disabled[others.is_empty()] { (lang.t("sheet-swap-button")) }
            }))
        }
    }
}

fn speaker(picture: &Picture, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    let same: Vec<_> =
        picture.registered().into_iter().filter(|person| person.delegation == entry.delegation).collect();
    html! {
        section {
            h2 { (lang.t("sheet-speaker")) }
            (form(picture, "substitute", entry.no, &html! {
                label for="sheet-participant" { (lang.t("sheet-speaker-label")) }
                select #sheet-participant name="participant" {
                    @for person in &same { option value=(person.no) selected[person.no == entry.participant] { (person.name) } }
                }
                button.second { (lang.t("sheet-speaker-button")) }
            }))
        }
    }
}

fn amend(picture: &Picture, entry: &Inscription) -> Markup {
    let lang = picture.lang;
    let declared = entry.declared;
    html! {
        section {
            h2 { (lang.t("sheet-amend")) }
            (form(picture, "amend", entry.no, &html! {
                (standing_and_behalf(picture, entry.standing, picture.entry(entry).on_behalf.as_deref()))
                (declared_fields(picture, declared.gender, declared.region))
                @if declared.speaker_later { input type="hidden" name="speaker_later" value="yes"; }
                button.second { (lang.t("sheet-amend-button")) }
            }))
        }
    }
}

/// For whom one speaks, and on whose behalf.
pub(super) fn standing_and_behalf(picture: &Picture, standing: Standing, behalf: Option<&str>) -> Markup {
    let lang = picture.lang;
    html! {
        label for="sheet-standing" { (lang.t("sheet-standing")) }
        select #sheet-standing name="standing" {
            @for known in Standing::ALL.into_iter().rev() {
                option value=(known.code()) selected[known == standing] { (words::heading(&lang.of_family("place-of", known.code(), &[]).unwrap_or_default())) }
            }
        }
        label for="sheet-behalf" { (lang.t("sheet-behalf")) }
        input #sheet-behalf name="on_behalf_of" value=[behalf] maxlength="300" autocomplete="off";
    }
}

/// What may be declared of a speaker.
pub(super) fn declared_fields(picture: &Picture, gender: Option<Gender>, region: Option<Region>) -> Markup {
    let lang = picture.lang;
    html! {
        label for="sheet-gender" { (lang.t("sheet-gender")) }
        select #sheet-gender name="gender" {
            option value="" { (lang.t("sheet-not-declared")) }
            @for known in Gender::ALL {
                option value=(known.code()) selected[Some(known) == gender] { (lang.of_family("gender", known.code(), &[]).unwrap_or_default()) }
            }
        }
        label for="sheet-region" { (lang.t("sheet-region")) }
        select #sheet-region name="region" {
            option value="" { (lang.t("sheet-not-declared")) }
            @for known in Region::ALL {
                option value=(known.code()) selected[Some(known) == region] { (lang.of_family("region", known.code(), &[]).unwrap_or_default()) }
            }
        }
    }
}
