//! What matters most to a participant at this moment: one's turn, or that it did not come; and notes of
//! the chair and the secretariat.

use jiff::SignedDuration;
use maud::{Markup, html};
use rostrum_domain::floor::{Inscription, Speaker, Status};
use rostrum_domain::ids::InscriptionNo;
use rostrum_domain::programme::SegmentKind;
use rostrum_store::{Note, NoteKind, NoteText, ReadinessPart};

use super::form::form;
use super::{Own, Way, entry};
use crate::i18n::Lang;
use crate::times;

/// How many places before one's turn readiness is asked for.
const READY_WITHIN: usize = 10;
/// How many places before one's turn the page says to be ready.
const SOON_WITHIN: usize = 4;
/// How long before its session begins.
const READY_BEFORE: SignedDuration = SignedDuration::from_hours(1);
/// Notes are shown for so long.
const NOTES_FOR: SignedDuration = SignedDuration::from_mins(30);

/// Where a participant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Has the floor.
    Speaking(InscriptionNo),
    /// Is called next.
    Next(InscriptionNo),
    /// So many are called before, at least one.
    Soon(InscriptionNo, usize),
    /// The floor ended before the turn came.
    NotReached(InscriptionNo),
    /// Nothing of it.
    None,
}

/// Where the visitor stands, by the inscription that matters most.
pub fn turn(own: &Own) -> Turn {
    let speaking = own.mine().find(|entry| entry.status == Status::Speaking);
    if let Some(entry) = speaking {
        return Turn::Speaking(entry.no);
    }
    let running = own.floor.running();
    let called = own.mine().filter(|entry| entry.status == Status::Waiting).filter_map(|entry| {
        let (session, segment) = running.filter(|(session, _)| session.id == entry.session)?;
        let in_turn = segment.kind == SegmentKind::Floor || entry.reply;
        let next = own.floor.next_on_list(&session.id).is_some_and(|next| next.no == entry.no);
        let place = own.place(entry).filter(|_| in_turn)?;
        Some((if next { 0 } else { place.max(2) - 1 }, entry.no))
    });
    match called.min() {
        Some((0, no)) => return Turn::Next(no),
        Some((before, no)) if before < SOON_WITHIN => return Turn::Soon(no, before),
        _ => {}
    }
    let missed = own.mine().rfind(|entry| entry.status == Status::NotReached);
    // Once the statement is in, nothing is asked of the participant any more.
    let missed = missed.filter(|entry| !own.statements.iter().any(|statement| statement.session == entry.session));
    missed.map_or(Turn::None, |entry| Turn::NotReached(entry.no))
}

impl Turn {
    /// What is said aloud when it comes, and whether at once.
    pub fn saying(self, lang: Lang, own: &Own) -> Option<(String, bool)> {
        match self {
            Self::Speaking(_) => Some((lang.t("own-say-speaking"), true)),
            Self::Next(_) => Some((lang.t("own-say-next"), true)),
            Self::Soon(_, before) => Some((lang.with("own-say-soon", &[("count", before.into())]), false)),
            Self::NotReached(no) => {
                let until = own.floor.inscriptions.get(&no).map(|entry| own.statements_until(&entry.session));
                let until = until.map(|at| times::instant(lang, &own.row.meeting.note.zone, at)).unwrap_or_default();
                Some((lang.with("own-say-not-reached", &[("until", until.into())]), false))
            }
            Self::None => None,
        }
    }
}

/// The banner; an empty place when there is nothing to say.
pub fn show(lang: Lang, own: &Own) -> Markup {
    let turn = turn(own);
    let (class, no) = match turn {
        Turn::Speaking(no) => ("speaking", no),
        Turn::Next(no) => ("next", no),
        Turn::Soon(no, _) => ("soon", no),
        Turn::NotReached(no) => ("not-reached", no),
        Turn::None => return html! { div #banner hidden {} },
    };
    let entry = own.floor.inscriptions.get(&no);
    html! {
        div #banner .banner data-turn=(class) {
            p.banner-text { (turn.saying(lang, own).map(|(text, _)| text).unwrap_or_default()) }
            @if let Some(entry) = entry {
                @if entry.participant != own.participant.no && !entry.declared.speaker_later {
                    @if let Some(speaker) = own.speakers().find(|person| person.no == entry.participant) {
                        p { (lang.with("own-speaker", &[("name", speaker.name.as_str().into())])) }
                    }
                }
                @if matches!(turn, Turn::NotReached(_)) {
                    p { a href={ "#statement-" (entry.session) } { (lang.t("own-statement-open")) } }
                }
            }
        }
    }
}

/// Offers of a swap that wait for the visitor's answer, in one line each that leads to their buttons.
pub fn offers(lang: Lang, own: &Own) -> Markup {
    html! {
        div #offers .offers {
            @for (no, other) in got(own) {
                p {
                    strong { (offer(lang, own, other)) } " "
                    a href={ "#offer-" (other.no) "-" (no) } { (lang.t("own-offer-answer")) }
                }
            }
        }
    }
}

/// What is said aloud of them; nothing when there are none.
pub fn offers_said(lang: Lang, own: &Own) -> String {
    got(own).map(|(_, other)| offer(lang, own, other)).collect::<Vec<_>>().join(" ")
}

fn got(own: &Own) -> impl Iterator<Item = (InscriptionNo, &Inscription)> {
    own.offers().filter_map(|(way, other)| match way {
        Way::Got(no) => Some((no, other)),
        Way::Made(_) => None,
    })
}

fn offer(lang: Lang, own: &Own, other: &Inscription) -> String {
    lang.with("own-offer-got", &[("whom", entry::whom(lang, own, other).into())])
}

/// Notes and cues to the visitor that are still of use, the newest first.
pub fn notes(lang: Lang, own: &Own) -> Markup {
    let base = format!("/m/{}", own.row.meeting.id);
    let notes: Vec<&Note> = current(own).collect();
    let last = notes.iter().map(|note| note.no).max().unwrap_or(0);
    let unseen = notes.iter().any(|note| note.seen_at.is_none());
    html! {
        div #notes .notes data-last=(last) data-unseen[unseen] {
            @for note in notes { (one(lang, own, note)) }
            @if unseen {
                noscript {
                    (form(&base, "seen", &own.key("seen", last), &[("note", &last.to_string())],
                        &html! { button.second { (lang.t("own-note-seen")) } }))
                }
            }
        }
    }
}

fn one(lang: Lang, own: &Own, note: &Note) -> Markup {
    let cue = note.sent.kind == NoteKind::Cue;
    // What is said to somebody is in the language that they have asked for.
    let reader = Lang::from_tag(&own.participant.language).unwrap_or(lang);
    let at = times::clock(own.row.meeting.note.zone.local(note.at));
    html! {
        div #{ "note-" (note.no) } .private-note .cue[cue] role=(if cue { "alert" } else { "status" }) {
            p.eyebrow {
                @if note.sent.by == rostrum_store::Role::Chair { (lang.t("own-note-chair")) } @else { (lang.t("own-note-secretariat")) }
                " · " (at)
            }
            p.note-text lang=[matches!(note.sent.text, NoteText::Ready(_)).then(|| reader.tag())] dir="auto" { (crate::floor::words::said(reader, &note.sent.text)) }
        }
    }
}

/// Cues are of use while one speaks, notes for half an hour.
fn current(own: &Own) -> impl Iterator<Item = &Note> {
    let speaks = |no: InscriptionNo| own.floor.inscriptions.get(&no).is_some_and(|entry| own.is_mine(entry));
    let since =
        own.floor.current.as_ref().filter(|current| matches!(current.speaker, Speaker::Inscription(no) if speaks(no)));
    let since = since.map(|current| current.started);
    own.notes
        .iter()
        .rev()
        .filter(move |note| match note.sent.kind {
            NoteKind::Cue => since.is_some_and(|since| note.at >= since),
            NoteKind::Note => own.now.duration_since(note.at) < NOTES_FOR,
        })
        .take(3)
}

/// "I am here", "microphone tested": asked of who comes within the next ten.
pub fn readiness(lang: Lang, own: &Own) -> Markup {
    let near = own.mine().any(|entry| is_near(own, entry));
    if !near {
        return html! { div #readiness hidden {} };
    }
    let base = format!("/m/{}", own.row.meeting.id);
    let ready = own.readiness.as_ref();
    let parts = [
        (ReadinessPart::Present, ready.and_then(|ready| ready.present_at), lang.t("own-here")),
        (ReadinessPart::Microphone, ready.and_then(|ready| ready.microphone_at), lang.t("own-microphone")),
    ];
    html! {
        div #readiness .readiness role="group" aria-labelledby="readiness-title" {
            p #readiness-title { (lang.t("own-readiness")) }
            div.actions {
                @for (part, since, words) in parts {
                    @let to = if since.is_some() { "no" } else { "yes" };
                    (form(&base, "ready", "", &[("part", part.code()), ("ready", to)], &html! {
                        button.second.toggle aria-pressed=(if since.is_some() { "true" } else { "false" }) {
                            @if since.is_some() { "✓ " } (words)
                        }
                    }))
                }
            }
        }
    }
}

fn is_near(own: &Own, entry: &Inscription) -> bool {
    let session = own.floor.plan.as_ref().and_then(|plan| plan.session(&entry.session));
    let soon = session.is_some_and(|session| session.start.duration_since(own.now) <= READY_BEFORE);
    soon && entry.status == Status::Waiting && own.place(entry).is_some_and(|place| place <= READY_WITHIN)
}
