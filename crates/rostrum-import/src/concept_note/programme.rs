//! The programme: sessions with their times, titles, objectives and people.

use std::ops::Range;

use jiff::civil::Date;
use rostrum_domain::concept_note::Day;
use rostrum_domain::ids::{PersonId, SegmentId, SessionId};
use rostrum_domain::notice::Level;
use rostrum_domain::programme::{Programme, ProgrammePerson, Role, Segment, SegmentKind, Session, SessionKind};

use super::Context;
use super::people::{self, Named};
use super::session_line::{Begun, begins_session, begun, starts_with_session_word};
use crate::dates::{dates, is_date_line};
use crate::grammar::{Grammar, Section, SessionLabel};
use crate::headings::label;
use crate::paragraph::{Mark, Paragraph};
use crate::times::impossible;

/// A session and where its parts stand in the source.
#[derive(Clone, Debug)]
pub struct ReadSession {
    pub session: Session,
    pub times_at: Range<usize>,
    pub title_at: Range<usize>,
    objective_at: Option<Range<usize>>,
    people_at: Option<Range<usize>>,
    steps_at: Option<Range<usize>>,
    /// Only the beginning is printed.
    open_ended: bool,
}

/// All sessions that the note gives, in the order of the note.
pub fn read_sessions(days: &[Day], context: &mut Context) -> Vec<ReadSession> {
    let mut reader = Reader {
        day: days.first().map(|day| day.date),
        days,
        dated: false,
        before: None,
        people_of: None,
        sessions: Vec::new(),
    };
    let divided = context.divided;
    let own: Vec<&Paragraph> = divided.section(Section::Programme).collect();
    let anywhere = || {
        let outside =
            |section| !matches!(section, Some(Section::Date | Section::Place | Section::Zone | Section::Documents));
        divided.placed.iter().filter(move |placed| outside(placed.section)).map(|placed| &placed.paragraph)
    };
    let has_sessions = own.iter().any(|paragraph| begins_session(paragraph, context.grammar));
    let paragraphs = if has_sessions {
        own
    } else {
        anywhere().filter(|paragraph| begins_session(paragraph, context.grammar)).collect()
    };
    for paragraph in paragraphs {
        reader.paragraph(paragraph, context);
    }
    reader.flush(context);
    let mut sessions = reader.sessions;
    close(&mut sessions, days, context);
    number(&mut sessions);
    sessions
}

struct Reader<'a> {
    day: Option<Date>,
    days: &'a [Day],
    /// A date line stands in the programme.
    dated: bool,
    /// A paragraph that may be the title of times that follow it.
    before: Option<Paragraph>,
    /// People of this role are listed.
    people_of: Option<Role>,
    sessions: Vec<ReadSession>,
}

impl Reader<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph, context: &mut Context) {
        let grammar = context.grammar;
        if paragraph.mark == Mark::Verbatim {
            return self.detail(paragraph, context);
        }
        if is_date_line(&paragraph.tokens, grammar) {
            if let Some(date) = dates(&paragraph.tokens, grammar).first().and_then(|written| written.date(context.year))
            {
                (self.day, self.dated) = (Some(date), true);
            }
            return;
        }
        if let Some(begun) = begun(paragraph, grammar, context.year) {
            return self.begin(begun, paragraph, context);
        }
        // The linter has reported the time; the line belongs to no other session.
        if impossible(&paragraph.tokens).first().is_some_and(|tokens| tokens.start <= paragraph.numbering()) {
            return;
        }
        let named = starts_with_session_word(paragraph, grammar) && !paragraph.text.ends_with('.');
        let labelled = label(&paragraph.tokens, &grammar.roles).is_some()
            || label(&paragraph.tokens, &grammar.session_labels).is_some();
        let titled = named && paragraph.text.len() < 300 && !labelled;
        if titled && !self.sessions.last().is_some_and(|last| last.session.title.is_empty()) {
            self.before = Some(paragraph.clone());
            return;
        }
        self.detail(paragraph, context);
    }

    fn begin(&mut self, begun: Begun, paragraph: &Paragraph, context: &mut Context) {
        self.people_of = None;
        let Some(mut date) = begun.date.or(self.day) else { return };
        if begun.date.is_some() {
            (self.day, self.dated) = (begun.date, true);
        }
        let times_at = paragraph.source_of_tokens(begun.times);
        // Without date lines a programme that starts over goes on on the next day.
        if let Some(last) = self.sessions.last().filter(|_| !self.dated)
            && begun.start < last.session.start.time()
            && let Some(next) = self.days.iter().find(|day| day.date > last.session.start.date())
        {
            (date, self.day) = (next.date, Some(next.date));
        }
        let mut cells = begun.title.cells().into_iter();
        let mut title = cells.next().unwrap_or_else(|| begun.title.clone());
        if title.text.is_empty()
            && let Some(before) = self.before.take()
        {
            title = before;
        }
        self.flush(context);
        self.sessions.push(ReadSession {
            session: Session {
                id: SessionId::parse("session").expect("a plain word is an identifier"),
                kind: SessionKind::Panel,
                title: title.text.clone(),
                start: date.to_datetime(begun.start),
                end: date.to_datetime(begun.end.unwrap_or(begun.start)),
                objective: None,
                people: Vec::new(),
                segments: Vec::new(),
            },
            title_at: if title.text.is_empty() { times_at.clone() } else { title.source_range(0..title.text.len()) },
            times_at,
            objective_at: None,
            people_at: None,
            steps_at: None,
            open_ended: begun.end.is_none(),
        });
        self.settle_kind(context.grammar, &title);
        for cell in cells {
            self.paragraph(&cell, context);
        }
    }

    /// A line that looked like a title but no times followed: it belongs to the session before.
    fn flush(&mut self, context: &mut Context) {
        if let Some(before) = self.before.take() {
            self.detail(&before, context);
        }
    }

    fn settle_kind(&mut self, grammar: &Grammar, title: &Paragraph) {
        if let Some(last) = self.sessions.last_mut() {
            last.session.kind = kind(title, grammar);
        }
    }

    /// A paragraph inside a session.
    fn detail(&mut self, paragraph: &Paragraph, context: &mut Context) {
        let grammar = context.grammar;
        let Some(last) = self.sessions.last_mut() else { return };
        let free = paragraph.mark != Mark::Verbatim;
        if last.session.title.is_empty() {
            last.session.title.clone_from(&paragraph.text);
            last.title_at = paragraph.source_range(0..paragraph.text.len());
            return self.settle_kind(grammar, paragraph);
        }
        if let Some((what, rest)) = label(&paragraph.tokens, &grammar.session_labels).filter(|_| free) {
            self.people_of = None;
            let rest = paragraph.after(rest);
            return match what {
                SessionLabel::Objective => add_objective(last, &rest),
                SessionLabel::Kind => {
                    if let Some((_, _, kind)) = grammar.kinds.find(&rest.tokens, 0..rest.tokens.len()) {
                        last.session.kind = kind;
                    }
                }
                SessionLabel::Steps => {
                    last.session.segments = steps(&rest, grammar);
                    last.steps_at = Some(rest.source_range(0..rest.text.len()));
                }
            };
        }
        if let Some((role, rest)) = label(&paragraph.tokens, &grammar.roles).filter(|_| free) {
            self.people_of = Some(role);
            let rest = paragraph.after(rest);
            return people::split(&rest).iter().for_each(|part| add_person(last, role, part, context));
        }
        let lists = paragraph.mark == Mark::Item || (paragraph.text.len() < 160 && !paragraph.text.ends_with('.'));
        match self.people_of.filter(|_| lists && free) {
            Some(role) => add_person(last, role, paragraph, context),
            None => {
                self.people_of = None;
                add_objective(last, paragraph);
            }
        }
    }
}

fn add_objective(read: &mut ReadSession, paragraph: &Paragraph) {
    if paragraph.text.is_empty() {
        return;
    }
    match &mut read.session.objective {
        Some(objective) => {
            objective.push('\n');
            objective.push_str(&paragraph.text);
        }
        None => read.session.objective = Some(paragraph.text.clone()),
    }
    read.objective_at.get_or_insert_with(|| paragraph.source_range(0..paragraph.text.len()));
}

fn add_person(read: &mut ReadSession, role: Role, paragraph: &Paragraph, context: &mut Context) {
    match people::person(paragraph, context.grammar) {
        Named::Person { name, title } => {
            let id = PersonId::parse("person").expect("a plain word is an identifier");
            read.people_at.get_or_insert_with(|| paragraph.source_range(0..paragraph.text.len()));
            read.session.people.push(ProgrammePerson { id, role, name, title });
        }
        Named::Unnamed if paragraph.text.is_empty() => {}
        Named::Unnamed => {
            let message = format!("\"{}\" names nobody yet; nobody is entered", paragraph.text);
            let source = paragraph.source_range(0..paragraph.text.len());
            context.reading.notice(
                "person-unnamed",
                Level::Note,
                Some(source),
                message,
                "Add the name when it is known.",
            );
        }
    }
}

/// What the first telling word of a title says; a panel discussion when there is none.
pub fn kind(title: &Paragraph, grammar: &Grammar) -> SessionKind {
    let found = grammar.sessions.find(&title.tokens, 0..title.tokens.len().min(4));
    found.map_or(SessionKind::Panel, |(_, _, kind)| kind)
}

/// `presentations 40 min; the floor 45 min`
fn steps(paragraph: &Paragraph, grammar: &Grammar) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (at, length, kind) in grammar.steps.find_all(&paragraph.tokens, 0..paragraph.tokens.len()) {
        if let Some(minutes) =
            paragraph.tokens.get(at + length).and_then(crate::tokens::Token::number).filter(|minutes| *minutes > 0)
        {
            segments.push(Segment {
                id: SegmentId::parse("step").expect("a plain word is an identifier"),
                kind,
                minutes,
            });
        }
    }
    segments
}

/// Sessions of which only the beginning is printed end where the next begins, or with the hours of the day.
fn close(sessions: &mut Vec<ReadSession>, days: &[Day], context: &mut Context) {
    let starts: Vec<_> = sessions.iter().map(|read| read.session.start).collect();
    for (at, read) in sessions.iter_mut().enumerate().filter(|(_, read)| read.open_ended) {
        let start = read.session.start;
        let hours = days.iter().filter(|day| day.date == start.date()).flat_map(|day| &day.hours);
        let closing = hours.map(|hours| start.date().to_datetime(hours.end)).find(|end| *end > start);
        let next = starts.get(at + 1).copied().filter(|next| *next > start && next.date() == start.date());
        let end = match (next, closing) {
            (Some(next), Some(closing)) => Some(next.min(closing)),
            (next, closing) => next.or(closing),
        };
        match end {
            Some(end) => read.session.end = end,
            None => {
                let message = format!("\"{}\" has a beginning but no end", read.session.title);
                let help = "Write both times, as in \"10:00 – 10:20\"; the session is left out.";
                context.reading.notice("session-without-end", Level::Error, Some(read.times_at.clone()), message, help);
            }
        }
    }
    sessions.retain(|read| !read.open_ended || read.session.end > read.session.start);
}

/// Gives the sessions, their people and their steps the ids of their kind and place in time.
fn number(sessions: &mut [ReadSession]) {
    let mut ordered: Vec<&mut Session> = sessions.iter_mut().map(|read| &mut read.session).collect();
    ordered.sort_by_key(|session| session.start);
    super::numbering::number(ordered);
}

/// Records what was read of every session and gives the programme in the order of beginning.
pub fn finish(sessions: &[ReadSession], context: &mut Context) -> Programme {
    for (at, read) in sessions.iter().enumerate() {
        let field = |name: &str| format!("programme[{at}].{name}");
        let session = &read.session;
        context.reading.read(field("title"), &session.title, read.title_at.clone());
        context.reading.read(field("kind"), session.kind, read.title_at.clone());
        context.reading.read(field("start"), session.start, read.times_at.clone());
        context.reading.read(field("end"), session.end, read.times_at.clone());
        if let Some((objective, source)) = session.objective.as_ref().zip(read.objective_at.clone()) {
            context.reading.read(field("objective"), objective, source);
        }
        if let Some(source) = read.people_at.clone() {
            context.reading.read(field("people"), &session.people, source);
        }
        match read.steps_at.clone() {
            Some(source) => context.reading.read(field("segments"), &session.segments, source),
            None if !session.segments.is_empty() => context.reading.assume(field("segments"), &session.segments),
            None => {}
        }
    }
    let mut sessions: Vec<Session> = sessions.iter().map(|read| read.session.clone()).collect();
    sessions.sort_by_key(|session| session.start);
    Programme { sessions }
}

/// Cuts the panels into presentations, the slots with their replies, and concluding remarks.
pub fn cut_into_slots(sessions: &mut [ReadSession], cap: u32, slots: super::format::Slots) {
    for read in
        sessions.iter_mut().filter(|read| read.session.kind == SessionKind::Panel && read.session.segments.is_empty())
    {
        let Some(rest) = read.session.minutes().checked_sub(slots.count * (cap + slots.replies)) else { continue };
        let concluding = 15.min(rest / 3);
        let mut segments = Vec::new();
        let mut push = |kind, minutes| {
            if minutes > 0 {
                segments.push(Segment {
                    id: SegmentId::parse("step").expect("a plain word is an identifier"),
                    kind,
                    minutes,
                });
            }
        };
        push(SegmentKind::Presentations, rest - concluding);
        for _ in 0..slots.count {
            push(SegmentKind::Floor, cap);
            push(SegmentKind::Replies, slots.replies);
        }
        push(SegmentKind::ConcludingRemarks, concluding);
        read.session.segments = segments;
    }
    number(sessions);
}
