//! The form of the programme: from a note to what is typed, and back with what is wrong.

use jiff::civil::DateTime;
use rostrum_domain::concept_note::{ConceptNote, Day, Hours};
use rostrum_domain::ids::{PersonId, SessionId, slug};
use rostrum_domain::programme::{ProgrammePerson, Role, Session, SessionKind, plan_segments};

use super::cap::TypedCap;
use super::steps::{self, TypedStep};
use crate::i18n::Lang;

/// What is wrong: the id of the field and the sentence.
pub type Wrong = Vec<(String, String)>;

/// The form as it was typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The name of the new version.
    name: String,
    /// The cap of the floor.
    pub cap: TypedCap,
    /// The sessions in the order of the note.
    pub sessions: Vec<TypedSession>,
}

/// A session as it was typed.
#[derive(Clone, Debug)]
pub struct TypedSession {
    pub id: SessionId,
    pub title: String,
    pub start: String,
    pub end: String,
    pub objective: String,
    pub people: Vec<TypedPerson>,
    /// Its segments; a break has none.
    pub steps: Vec<TypedStep>,
    pub is_break: bool,
}

/// A person as it was typed; without a name it is a row that was left free.
#[derive(Clone, Debug, Default)]
pub struct TypedPerson {
    /// By which the floor knows the person; none in a row that was free.
    pub id: Option<PersonId>,
    pub role: String,
    pub name: String,
    pub title: String,
    pub removed: bool,
}

/// Rows of people that a form may carry for one session.
const MOST_PEOPLE: usize = 40;

impl Typed {
    /// The form of a note, with free rows in each session.
    pub fn of(note: &ConceptNote) -> Self {
        let sessions = note.programme.sessions.iter().map(|session| TypedSession {
            id: session.id.clone(),
            title: session.title.clone(),
            start: input(session.start),
            end: input(session.end),
            objective: session.objective.clone().unwrap_or_default(),
            people: session.people.iter().map(person).collect(),
            steps: steps::of(session),
            is_break: session.kind == SessionKind::Break,
        });
        Self { name: String::new(), cap: TypedCap::of(note.format.cap), sessions: sessions.collect() }.with_room()
    }

    /// What a form carries for the sessions of a note.
    pub fn from_pairs(note: &ConceptNote, pairs: &[(String, String)]) -> Self {
        let value =
            |name: &str| pairs.iter().find(|(other, _)| other == name).map(|(_, value)| value.trim().to_owned());
        let text = |name: &str| value(name).unwrap_or_default();
        let sessions = note.programme.sessions.iter().map(|session| {
            let id = &session.id;
            let people = (0..MOST_PEOPLE)
                .take_while(|n| value(&format!("name-{id}-{n}")).is_some())
                .map(|n| TypedPerson {
                    id: PersonId::parse(&text(&format!("person-{id}-{n}"))).ok(),
                    role: text(&format!("role-{id}-{n}")),
                    name: text(&format!("name-{id}-{n}")),
                    title: text(&format!("function-{id}-{n}")),
                    removed: value(&format!("remove-{id}-{n}")).is_some(),
                })
                .collect();
            TypedSession {
                id: id.clone(),
                title: text(&format!("title-{id}")),
                start: text(&format!("start-{id}")),
                end: text(&format!("end-{id}")),
                objective: text(&format!("objective-{id}")),
                people,
                steps: steps::from_fields(id, value),
                is_break: session.kind == SessionKind::Break,
            }
        });
        let cap = TypedCap::from_fields(note.format.cap, value);
        Self { name: text("version-name"), cap, sessions: sessions.collect() }
    }

    /// With free rows in each session: one for a person, two for segments.
    pub fn with_room(mut self) -> Self {
        for session in &mut self.sessions {
            session.people.retain(|person| !person.removed && !person.name.is_empty());
            session.people.push(TypedPerson { role: code(Role::Panellist).to_owned(), ..TypedPerson::default() });
            if !session.is_break {
                session.steps = steps::with_room(std::mem::take(&mut session.steps));
            }
        }
        self
    }

    /// The name of the new version.
    pub fn version_name(&self) -> &str {
        &self.name
    }

    /// The note with the typed programme, and what is wrong with it. A name is needed to publish only.
    pub fn read(&self, note: &ConceptNote, lang: Lang, to_publish: bool) -> (ConceptNote, Wrong) {
        let mut wrong = Wrong::new();
        if to_publish && !(1..=100).contains(&self.name.chars().count()) {
            wrong.push(("version-name".to_owned(), lang.t("programme-name-wrong")));
        }
        let mut next = note.clone();
        next.format.cap = self.cap.read(lang, &mut wrong);
        for (session, typed) in next.programme.sessions.iter_mut().zip(&self.sessions) {
            typed.read_into(session, lang, &mut wrong);
            match steps::read(&typed.steps, session, lang, &mut wrong) {
                Some(segments) => session.segments = segments,
                None if session.segments.iter().map(|segment| segment.minutes).sum::<u32>() != session.minutes() => {
                    session.segments = plan_segments(session, &note.format);
                }
                None => {}
            }
        }
        next.programme.sessions.sort_by_key(|session| session.start);
        for pair in next.programme.sessions.windows(2) {
            if pair[1].start < pair[0].end && wrong.is_empty() {
                let values = [("first", pair[0].title.as_str().into()), ("second", pair[1].title.as_str().into())];
                wrong.push((format!("start-{}", pair[1].id), lang.with("programme-overlap", &values)));
            }
        }
        if next.programme != note.programme {
            next.days = days(&next.programme.sessions);
        }
        (next, wrong)
    }
}

impl TypedSession {
    fn read_into(&self, session: &mut Session, lang: Lang, wrong: &mut Wrong) {
        let id = &self.id;
        if (1..=400).contains(&self.title.chars().count()) {
            session.title.clone_from(&self.title);
        } else {
            wrong.push((format!("title-{id}"), lang.t("programme-title-wrong")));
        }
        session.objective = (!self.objective.is_empty()).then(|| self.objective.clone());
        let mut time = |field: &str, text: &str| {
            let read = text.parse::<DateTime>().ok();
            if read.is_none() {
                let sentence = lang.with("programme-time-wrong", &[("time", text.into())]);
                wrong.push((format!("{field}-{id}"), sentence));
            }
            read
        };
        if let (Some(start), Some(end)) = (time("start", &self.start), time("end", &self.end)) {
            (session.start, session.end) = (start, end);
            if end <= start {
                wrong.push((format!("end-{id}"), lang.t("programme-backwards")));
            }
        }
        self.read_people(session, lang, wrong);
    }

    /// A row keeps its id, by which the floor knows the person: a name that is put right after the person
    /// has spoken must not part the two. Rows without one are known by role and name.
    fn read_people(&self, session: &mut Session, lang: Lang, wrong: &mut Wrong) {
        let mut known = std::mem::take(&mut session.people);
        let kept = self.people.iter().enumerate().filter(|(_, person)| !person.removed && !person.name.is_empty());
        for (n, typed) in kept {
            let Some(role) = role(&typed.role) else {
                wrong.push((format!("role-{}-{n}", self.id), lang.t("programme-role-wrong")));
                continue;
            };
            if typed.name.chars().count() > 200 || typed.title.chars().count() > 300 {
                wrong.push((format!("name-{}-{n}", self.id), lang.t("programme-person-wrong")));
                continue;
            }
            let title = (!typed.title.is_empty()).then(|| typed.title.clone());
            let same = match &typed.id {
                Some(id) => known.iter().position(|old| &old.id == id),
                None => known.iter().position(|old| old.role == role && old.name == typed.name),
            };
            let id = match same {
                Some(place) => known.remove(place).id,
                None => free_id(&self.id, role, |id| known.iter().chain(&session.people).any(|old| &old.id == id)),
            };
            session.people.push(ProgrammePerson { id, role, name: typed.name.clone(), title });
        }
    }
}

fn free_id(session: &SessionId, role: Role, taken: impl Fn(&PersonId) -> bool) -> PersonId {
    let base: String = session.as_str().chars().take(48).collect();
    (1u32..)
        .filter_map(|n| PersonId::parse(&slug(&format!("{base}-{}-{n}", code(role)))).ok())
        .find(|id| !taken(id))
        .expect("there are more numbers than people")
}

/// The days of a programme with their hours: sessions that follow without a gap or break are one span.
fn days(sessions: &[Session]) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for session in sessions.iter().filter(|session| session.kind != SessionKind::Break) {
        let (date, start, end) = (session.start.date(), session.start.time(), session.end.time());
        match days.last_mut().filter(|day| day.date == date) {
            None => days.push(Day { date, hours: vec![Hours { start, end }] }),
            Some(day) => match day.hours.last_mut().filter(|hours| hours.end == start) {
                Some(hours) => hours.end = end,
                None => day.hours.push(Hours { start, end }),
            },
        }
    }
    days
}

fn person(person: &ProgrammePerson) -> TypedPerson {
    TypedPerson {
        id: Some(person.id.clone()),
        role: code(person.role).to_owned(),
        name: person.name.clone(),
        title: person.title.clone().unwrap_or_default(),
        removed: false,
    }
}

/// All roles in the order of the form.
pub const ROLES: [Role; 4] = [Role::Chair, Role::Moderator, Role::Panellist, Role::Speaker];

/// The code of a role in the form.
pub fn code(role: Role) -> &'static str {
    match role {
        Role::Chair => "chair",
        Role::Moderator => "moderator",
        Role::Panellist => "panellist",
        Role::Speaker => "speaker",
    }
}

fn role(typed: &str) -> Option<Role> {
    ROLES.into_iter().find(|role| code(*role) == typed)
}

/// As an input of date and time takes it.
fn input(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::note;

    #[test]
    fn a_form_that_nobody_touched_changes_nothing() {
        let mut note = note();
        note.programme.plan(&note.format.clone());
        let (read, wrong) = Typed::of(&note).read(&note, Lang::En, false);
        assert!(wrong.is_empty());
        assert_eq!(read, note);
    }

    #[test]
    fn a_name_that_is_put_right_stays_the_same_person() {
        let mut note = note();
        note.programme.plan(&note.format.clone());
        let mut typed = Typed::of(&note);
        typed.sessions[1].people[0].name = "Ms. Anna Duarte".to_owned();
        let (read, _) = typed.read(&note, Lang::En, false);
        let (old, new) = (&note.programme.sessions[1].people[0], &read.programme.sessions[1].people[0]);
        assert_eq!((&new.id, new.name.as_str()), (&old.id, "Ms. Anna Duarte"));
        assert_eq!(super::super::changes::list(Lang::En, &note, &read).len(), 2, "one leaves, the other comes");
        typed.sessions[1].people[0].removed = true;
        let (read, _) = typed.read(&note, Lang::En, false);
        assert!(read.programme.sessions[1].people.is_empty());
    }

    #[test]
    fn the_hours_of_a_day_follow_its_sessions() {
        let note = note();
        assert_eq!(days(&note.programme.sessions), note.days);
    }

    #[test]
    fn sessions_that_overlap_are_named() {
        let note = note();
        let mut typed = Typed::of(&note);
        typed.sessions[1].start = "2025-07-21T10:10".to_owned();
        let (_, wrong) = typed.read(&note, Lang::En, false);
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].1.contains("Opening session"), "{wrong:?}");
    }
}
