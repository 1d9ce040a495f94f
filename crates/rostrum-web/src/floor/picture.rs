//! What the pages show of the floor at one instant, for one audience and in one language.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use rostrum_domain::floor::{ClockReading, Floor, Inscription, PlannedSegment, PlannedSession, Point, Speaker};
use rostrum_domain::ids::{DelegationNo, InscriptionNo, MeetingId, ParticipantNo, SessionId};
use rostrum_domain::participant::{Audience, Category, Participant};
use rostrum_domain::programme::{SegmentKind, Session};
use rostrum_store::{MeetingRow, Note, NoteKind};

use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;

use super::aside::Aside;
use super::behalf;
use super::words;

/// Everything that the parts of a page are rendered from. Names leave it only through [`Self::entry`]
/// and [`Self::speaker`], which ask the participant what the audience may see.
#[derive(Debug)]
pub struct Picture {
    pub row: MeetingRow,
    pub floor: Arc<Floor>,
    pub now: Timestamp,
    pub lang: Lang,
    /// The number of the last private note to anybody, where it was counted.
    pub notes: u32,
    audience: Audience,
    people: HashMap<ParticipantNo, Participant>,
    on_behalf: HashMap<InscriptionNo, String>,
    received: HashSet<(ParticipantNo, SessionId)>,
    texts: HashMap<InscriptionNo, String>,
    cue: Option<String>,
    pub(super) aside: Aside,
    /// The time that stands in all forms, while what happened is entered late without a script.
    pub entered_late: Option<String>,
}

/// One who speaks or waits, as the audience may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The delegation; the person for one named in the programme; the unnamed speaker of a category.
    pub first: String,
    /// The person, or the function of one named in the programme.
    pub second: Option<String>,
    /// On whose behalf.
    pub on_behalf: Option<String>,
    /// The category, for a participant.
    pub category: Option<Category>,
    /// For staff, of one whose name must not be said or shown in public: whom the public sees instead.
    pub public_as: Option<String>,
}

impl Picture {
    /// Gathers it. The floor is read first: whoever stands on it is registered by then.
    ///
    /// # Errors
    /// [`Fault::NotFound`] when there is no such meeting, or the outside failed.
    pub async fn take(app: &App, id: &MeetingId, audience: Audience, lang: Lang) -> Result<Self, Fault> {
        let row = app.store().find_meeting(id).await?.ok_or(Fault::NotFound)?;
        let floor = app.desk().floor(id).await?;
        let people = app.store().list_participants(id).await?;
        let on_behalf = behalf::told(app, id, lang, &people).await?;
        let received = match audience {
            Audience::Staff => app.store().list_statements_received(id).await?,
            Audience::Public => Vec::new(),
        };
        Ok(Self {
            row,
            now: floor.last_at.map_or(app.now(), |last| last.max(app.now())),
            floor,
            lang,
            notes: 0,
            audience,
            people: people.into_iter().map(|person| (person.no, person)).collect(),
            on_behalf: on_behalf.into_iter().collect(),
            received: received.into_iter().collect(),
            texts: HashMap::new(),
            cue: None,
            aside: Aside::default(),
            entered_late: None,
        })
    }

    /// For whose eyes it is.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// All who are registered, as they are: [`Self::registered`] hands them to staff.
    pub(super) fn people(&self) -> impl Iterator<Item = &Participant> {
        self.people.values()
    }

    /// The clock, when somebody has the floor.
    pub fn clock(&self) -> Option<ClockReading> {
        self.floor.current.as_ref().map(|current| current.clock(self.now))
    }

    /// Who stands behind an inscription.
    pub fn entry(&self, entry: &Inscription) -> Shown {
        self.person(entry.participant, entry.category, Some(entry.no))
    }

    /// Who raised a point of order.
    pub fn point(&self, point: &Point) -> Shown {
        self.person(point.participant, point.category, None)
    }

    /// Who speaks.
    pub fn speaker(&self, speaker: &Speaker) -> Shown {
        match speaker {
            Speaker::Inscription(no) => match self.floor.inscriptions.get(no) {
                Some(entry) => self.entry(entry),
                None => self.unnamed(Category::Other),
            },
            Speaker::Person(id) => {
                let person = self.row.meeting.note.programme.person(id).map(|(_, person)| person);
                Shown {
                    first: person.map_or_else(|| id.to_string(), |person| person.name.clone()),
                    second: person.and_then(|person| person.title.clone()),
                    on_behalf: None,
                    category: None,
                    public_as: None,
                }
            }
        }
    }

    fn person(&self, no: ParticipantNo, category: Category, inscription: Option<InscriptionNo>) -> Shown {
        let Some(person) = self.people.get(&no) else { return self.unnamed(category) };
        let shown = person.shown_to(self.audience);
        let Some(delegation) = shown.delegation else { return self.unnamed(shown.category) };
        Shown {
            first: delegation,
            second: shown.name,
            on_behalf: inscription.and_then(|no| self.on_behalf.get(&no).cloned()),
            category: Some(shown.category),
            public_as: (self.audience == Audience::Staff && person.visibility.protects()).then(|| {
                let public = person.shown_to(Audience::Public);
                public.delegation.unwrap_or_else(|| self.unnamed(public.category).first)
            }),
        }
    }

    fn unnamed(&self, category: Category) -> Shown {
        Shown {
            first: words::heading(&words::unnamed(self.lang, category)),
            second: None,
            on_behalf: None,
            category: Some(category),
            public_as: None,
        }
    }

    /// The delegation of a participant, as the audience may read it.
    pub fn delegation_of(&self, no: ParticipantNo) -> Option<String> {
        self.people.get(&no)?.shown_to(self.audience).delegation
    }

    /// The name of a delegation, as the audience may read it.
    pub fn name_of_delegation(&self, no: DelegationNo) -> Option<String> {
        self.people.values().find(|person| person.delegation == no)?.shown_to(self.audience).delegation
    }

    /// Whether a statement for this inscription has come in.
    pub fn has_statement(&self, entry: &Inscription) -> bool {
        self.received.contains(&(entry.participant, entry.session.clone()))
    }

    /// The session of the programme with this id.
    pub fn session(&self, id: &SessionId) -> Option<&Session> {
        self.row.meeting.note.programme.session(id)
    }

    /// Its title, or its id when the programme no longer has it.
    pub fn title(&self, id: &SessionId) -> String {
        self.session(id).map_or_else(|| id.to_string(), |session| session.title.clone())
    }

    /// What happens in a segment, in words.
    pub fn segment_name(&self, kind: SegmentKind) -> String {
        crate::programme::steps::name(self.lang, kind)
    }

    /// Sessions that have a list of speakers.
    pub fn sessions_with_floor(&self) -> Vec<&PlannedSession> {
        let plan = self.floor.plan.as_ref();
        plan.map_or_else(Vec::new, |plan| plan.sessions.iter().filter(|session| session.has_floor()).collect())
    }

    /// The segment that comes after the running or the last one, with its session.
    pub fn next_segment(&self) -> Option<(&PlannedSession, &PlannedSegment)> {
        let plan = self.floor.plan.as_ref().filter(|_| !self.floor.closed)?;
        plan.segment(&plan.next_segment(self.floor.last_segment.as_ref())?.id)
    }

    /// The session that runs, else the next one, else the last.
    pub fn here(&self) -> Option<&PlannedSession> {
        let next = || self.next_segment().map(|(session, _)| session);
        let last = || self.floor.plan.as_ref().and_then(|plan| plan.sessions.last());
        self.floor.running().map(|(session, _)| session).or_else(next).or_else(last)
    }

    /// The session whose list matters now: that of the running session, else of the next one that has
    /// a list, else the last that had one.
    pub fn list_here(&self) -> Option<&PlannedSession> {
        let all = self.sessions_with_floor();
        let start = self.here().map(|session| session.start);
        let from_here = all
            .iter()
            .find(|session| start.is_none_or(|start| session.start >= start) && !self.floor.floor_is_over(session));
        let running = self.floor.running().map(|(session, _)| session).filter(|session| session.has_floor());
        running.or_else(|| from_here.copied()).or_else(|| all.last().copied())
    }

    /// Who is next: [`next_speakers`] has the rule.
    pub fn next_speaker(&self) -> Option<Speaker> {
        self.next_speakers(1).pop()
    }

    /// Who comes next, at most so many.
    pub fn next_speakers(&self, most: usize) -> Vec<Speaker> {
        next_speakers(&self.floor, most)
    }

    /// The inscription of a speaker who has one.
    pub fn entry_of(&self, speaker: &Speaker) -> Option<&Inscription> {
        match speaker {
            Speaker::Inscription(no) => self.floor.inscriptions.get(no),
            Speaker::Person(_) => None,
        }
    }

    /// Reads the statements of who has the floor and of those who come next. For staff only.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn add_texts(&mut self, app: &App, most: usize) -> Result<(), Fault> {
        if self.audience != Audience::Staff {
            return Ok(());
        }
        let current = self.floor.current.as_ref().map(|current| current.speaker.clone());
        for speaker in current.into_iter().chain(self.next_speakers(most)) {
            let Some(entry) = self.entry_of(&speaker).filter(|entry| self.has_statement(entry)) else { continue };
            let kept = app.store().list_statements_of(&self.row.meeting.id, entry.participant).await?;
            if let Some(latest) = kept.into_iter().find(|statement| statement.session == entry.session) {
                self.texts.insert(entry.no, latest.text);
            }
        }
        Ok(())
    }

    /// Reads what the chair last told whoever has the floor, for the speaker's own screen.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn add_cue(&mut self, app: &App) -> Result<(), Fault> {
        let Some(current) = &self.floor.current else { return Ok(()) };
        let Some(entry) = self.entry_of(&current.speaker) else { return Ok(()) };
        let notes = app.store().list_notes(&self.row.meeting.id, entry.participant).await?;
        let of_now = |note: &Note| note.sent.kind == NoteKind::Cue && note.at >= current.started;
        self.cue = notes.into_iter().rev().find(of_now).map(|note| words::said(self.lang, &note.sent.text));
        Ok(())
    }

    /// What the chair told whoever has the floor, where it was read.
    pub fn cue(&self) -> Option<&str> {
        self.cue.as_deref()
    }

    /// Finds the number of the last private note, by which a page sees that there are others than before.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn count_notes(&mut self, app: &App) -> Result<(), Fault> {
        self.notes = app.store().find_last_note_no(&self.row.meeting.id).await?;
        Ok(())
    }

    /// The statement of an inscription, where it was read.
    pub fn text_of(&self, entry: &Inscription) -> Option<&str> {
        self.texts.get(&entry.no).map(String::as_str)
    }

    /// The language that who is inscribed prefers, a BCP 47 tag. For staff only.
    pub fn language_of(&self, entry: &Inscription) -> Option<&str> {
        let person = self.people.get(&entry.participant).filter(|_| self.audience == Audience::Staff);
        person.map(|person| person.language.as_str())
    }

    /// Whether the list is being called: a floor segment runs.
    pub fn list_is_called(&self, session: &SessionId) -> bool {
        self.floor.running().is_some_and(|(here, segment)| &here.id == session && segment.kind == SegmentKind::Floor)
    }

    /// `10:20` on the clocks of the meeting.
    pub fn hour(&self, at: Timestamp) -> String {
        crate::times::clock(self.row.meeting.note.zone.local(at))
    }
}

/// Who comes next, at most so many: those on the list in a floor segment, else those of the programme who
/// have not spoken in the running segment, and then rights of reply.
pub fn next_speakers(floor: &Floor, most: usize) -> Vec<Speaker> {
    let Some((session, segment)) = floor.running() else { return Vec::new() };
    if segment.kind == SegmentKind::Floor {
        // Who is not ready is passed over by one, and stands first again after that.
        let first = floor.next_on_list(&session.id);
        let others = floor.waiting(&session.id).filter(|entry| first.is_none_or(|first| first.no != entry.no));
        return first.into_iter().chain(others).take(most).map(|entry| Speaker::Inscription(entry.no)).collect();
    }
    let has_spoken = |speaker: &Speaker| {
        let current = floor.current.as_ref().is_some_and(|current| &current.speaker == speaker);
        current || floor.spoken.iter().any(|spoken| spoken.segment == segment.id && &spoken.speaker == speaker)
    };
    let people = session.people.iter().cloned().map(Speaker::Person).filter(|speaker| !has_spoken(speaker));
    let replies = floor.waiting(&session.id).filter(|entry| entry.reply);
    people.chain(replies.map(|entry| Speaker::Inscription(entry.no))).take(most).collect()
}
