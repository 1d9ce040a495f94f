//! The form of a contribution: one page that works without script, and saves by itself with it.

use std::collections::HashMap;

use maud::{Markup, html};
use rostrum_domain::contribution::{Consent, Contribution, Field as Part, State, reference};
use rostrum_domain::ids::ParticipantNo;
use rostrum_store::{BesideRow, FieldRow, FileRow, JointAuthor, Token};

use super::door::Door;
use super::typed::Typed;
use super::{parts, words};
use crate::calls;
use crate::calls::page::{deadline, texts};
use crate::error::Fault;
use crate::fields::{Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::leave;

/// What is said beside the form.
#[derive(Debug, Default)]
pub struct Said<'a> {
    /// What was just done.
    pub done: Option<String>,
    /// What is wrong.
    pub wrong: Wrong,
    /// What was typed and could not be saved.
    pub typed: Option<&'a Typed>,
}

/// What the page shows.
pub struct Shown<'a> {
    pub door: &'a Door,
    pub said: &'a Said<'a>,
    pub fields: Vec<FieldRow>,
    pub beside: Vec<BesideRow>,
    pub files: Vec<FileRow>,
    pub joint: Vec<JointAuthor>,
    /// Names of participants who wrote, for those of their delegation.
    pub names: HashMap<ParticipantNo, String>,
}

impl Shown<'_> {
    pub fn lang(&self) -> Lang {
        self.door.visit.lang
    }

    pub fn row(&self, part: &Part) -> Option<&FieldRow> {
        self.fields.iter().find(|row| row.field == *part)
    }

    /// What stands in a field: what was typed where it could not be saved, else what is kept.
    pub fn text(&self, part: &Part) -> String {
        let name = words::input(part);
        let typed = self.said.typed.map(|typed| typed.of(&name)).filter(|text| !text.is_empty());
        let kept = || self.row(part).map(|row| row.standing.text.clone()).unwrap_or_default();
        typed.map_or_else(kept, str::to_owned)
    }
}

async fn find<'a>(door: &'a Door, said: &'a Said<'a>) -> Result<Shown<'a>, Fault> {
    let (store, id, no) = (door.app.store(), &door.meeting.meeting.id, door.row.no);
    let fields = store.list_fields(id, no).await?;
    let beside = store.list_beside(id, no).await?;
    let mut names = HashMap::new();
    if door.who.is_some() {
        for by in fields.iter().filter_map(|row| row.by).chain(beside.iter().filter_map(|row| row.by)) {
            if !names.contains_key(&by)
                && let Some(person) = store.find_participant(id, by).await?
            {
                names.insert(by, person.name);
            }
        }
    }
    let files = store.list_contribution_files(id, no).await?;
    let joint = store.list_joint_authors(id, no).await?;
    Ok(Shown { door, said, fields, beside, files, joint, names })
}

/// The whole page.
///
/// # Errors
/// The outside failed.
pub async fn page(door: &Door, said: &Said<'_>) -> Result<Markup, Fault> {
    let shown = find(door, said).await?;
    let (lang, call) = (door.visit.lang, &door.call.call);
    let title = lang.t("contribution-title");
    let frame = Page::new(&door.visit, title.clone()).of_meeting(&door.meeting);
    if door.row.state == State::Published {
        return Ok(frame.render(&html! {
            h1 { (title) }
            div.note { p { (lang.t("contribution-published-text")) } }
            p { a.button href={ (door.base) "/receipt" } { (lang.t("contribution-receipt")) } }
        }));
    }
    let writer = Token::random()?;
    let page = frame.script("times.js").script("draft.js").script("copy.js").head(calls::head()).render(&html! {
        (leave::control(lang))
        p.eyebrow dir="auto" { (texts(lang, &call.title)) }
        h1 { (title) }
        @if let Some(done) = &said.done { div.good role="status" { p { (done) } } }
        (summary(lang, &said.wrong))
        (standing(&shown))
        (link(door))
        p.draft-device #draft-device hidden {
            span { (lang.t("contribution-on-device")) " " }
            button.second #draft-forget type="button" { (lang.t("contribution-forget")) }
        }
        form #draft method="post" action=(door.base) enctype="multipart/form-data" novalidate {
            // Whoever presses Enter in a line saves, and hands nothing in.
            button.unseen name="do" value="save" tabindex="-1" aria-hidden="true" { (lang.t("contribution-save")) }
            input type="hidden" name="writer" value=(writer.as_str());
            input type="hidden" name="edit" value="";
            (parts::about(&shown))
            h2 { (lang.t("contribution-questions")) }
            (parts::questions(&shown))
            (parts::files(&shown))
            (parts::authors(&shown))
            (parts::consent(&shown))
            div.actions.bar {
                button.second name="do" value="save" { (lang.t("contribution-save")) }
                button name="do" value="hand-in" {
                    @if door.row.version == 0 { (lang.t("contribution-hand-in")) } @else { (lang.t("contribution-hand-in-again")) }
                }
            }
            p.small { (lang.t("contribution-hand-in-text")) }
            (ways_out(&shown))
        }
        p.draft-state #draft-state role="status" data-draft=(mark(door)) data-save={ (door.base) "/save" }
            data-choose={ (door.base) "/choose" }
            data-saving=(lang.t("contribution-saving")) data-saved=(lang.with("contribution-saved-at", &[("time", "{time}".into())]))
            data-offline=(lang.t("contribution-offline")) data-failed=(lang.t("contribution-not-sent"))
            data-restored=(lang.t("contribution-restored"))
            data-words=(lang.with("contribution-words", &[("words", "{words}".into())]))
            data-words-most=(lang.with("contribution-words-most", &[("words", "{words}".into()), ("most", "{most}".into())]))
            data-other=(lang.t("contribution-beside-text")) data-mine=(lang.t("contribution-keep-mine"))
            data-theirs=(lang.t("contribution-take-theirs")) data-both=(lang.t("contribution-keep-both"))
            data-theirs-title=(lang.t("contribution-theirs")) data-updated=(lang.t("contribution-updated")) {
            (lang.t("contribution-save-yourself"))
        }
    });
    Ok(page)
}

/// By which the browser knows the draft again; it leads nowhere.
pub(super) fn mark(door: &Door) -> String {
    super::typed::mark(&format!("{}/{}", door.meeting.meeting.id, door.row.no))
}

fn standing(shown: &Shown<'_>) -> Markup {
    let (door, lang) = (shown.door, shown.lang());
    let state = lang.of_family("contribution-state", &door.row.state.code().replace('_', "-"), &[]).unwrap_or_default();
    html! {
        section.card aria-label=(lang.t("contribution-standing")) {
            dl.facts {
                div { dt { (lang.t("contribution-state")) } dd { (state) } }
                div { dt { (lang.t("call-deadline")) } dd { (deadline(lang, &door.meeting.meeting.note.zone, &door.call.call)) } }
                @if door.row.version > 0 {
                    div { dt { (lang.t("contribution-reference")) } dd {
                        bdi.key { (reference(&door.meeting.meeting.id, door.row.no)) } " · "
                        a href={ (door.base) "/receipt" } { (lang.t("contribution-receipt")) }
                    } }
                }
            }
            @if door.call.call.is_late(door.app.now()) { p.note { (lang.t("contribution-late-text")) } }
            @if door.row.version > 0 { p.small { (lang.t("contribution-again-text")) } }
        }
    }
}

fn link(door: &Door) -> Markup {
    let lang = door.visit.lang;
    html! {
        @if door.token.is_some() {
            section.note aria-label=(lang.t("contribution-link")) {
                p { strong { (lang.t("contribution-link")) } " " (lang.t("contribution-link-text")) }
                p { code.key #resume dir="ltr" { (door.whole_address()) } " "
                    button.second type="button" data-copy="resume" data-done=(lang.t("contribution-copied")) hidden { (lang.t("contribution-copy")) } }
            }
        } @else {
            p.small { (lang.t("contribution-shared")) }
        }
    }
}

fn ways_out(shown: &Shown<'_>) -> Markup {
    let (door, lang) = (shown.door, shown.lang());
    html! {
        details.card {
            summary { (lang.t("contribution-more")) }
            p { (lang.t("contribution-mail-link-text")) }
            div.actions { button.second name="do" value="mail-link" { (lang.t("contribution-mail-link")) } }
            p { (lang.t("contribution-renew-text")) }
            div.actions { button.second name="do" value="renew-link" { (lang.t("contribution-renew")) } }
            @if door.row.version == 0 {
                p { (lang.t("contribution-delete-text")) }
                div.actions { button.danger name="do" value="delete" { (lang.t("contribution-delete")) } }
            } @else if door.row.state != State::Withdrawn {
                p { (lang.t("contribution-withdraw-text")) }
                div.actions { button.danger name="do" value="withdraw" { (lang.t("contribution-withdraw")) } }
            }
        }
    }
}

/// The choices of consent that are open to whoever writes, each explained; those that are not, with the reason.
pub(super) fn consents(lang: Lang, door: &Door) -> Vec<(Consent, String, String)> {
    Consent::ALL
        .into_iter()
        .map(|consent| {
            let code = consent.code().replace('_', "-");
            let name = lang.of_family("contribution-consent", &code, &[]).unwrap_or_default();
            let more = match consent.is_open_to(door.row.level) {
                true => lang.of_family("contribution-consent-more", &code, &[]).unwrap_or_default(),
                false => words::beyond(lang, door.row.level),
            };
            (consent, name, more)
        })
        .collect()
}

/// That a draft is gone; clears what the browser keeps of it.
pub(super) fn deleted(door: &Door) -> Markup {
    let lang = door.visit.lang;
    let title = lang.t("contribution-deleted");
    Page::new(&door.visit, title.clone()).of_meeting(&door.meeting).script("draft.js").render(&html! {
        h1 data-draft-over=(mark(door)) { (title) }
        p { (lang.t("contribution-deleted-text")) }
        p { a href={ "/m/" (door.meeting.meeting.id) "/calls/" (door.call.no) } { (lang.t("contribution-to-call")) } }
    })
}

/// What stands in the fields, as one.
pub(super) fn whole(shown: &Shown<'_>) -> Contribution {
    Contribution::from_fields(shown.fields.iter().map(|row| (row.field.clone(), row.standing.text.clone())))
}
