//! What differs between two versions of a programme, one sentence each.

use rostrum_domain::concept_note::ConceptNote;
use rostrum_domain::programme::{ProgrammePerson, Segment, Session};

use crate::i18n::Lang;
use crate::meeting::role;
use crate::times;

/// The changes from one note to the next, in the order of the new programme.
pub fn list(lang: Lang, old: &ConceptNote, new: &ConceptNote) -> Vec<String> {
    let mut changes = Vec::new();
    if old.format.cap != new.format.cap {
        changes.push(super::cap::change(lang, new.format.cap));
    }
    for session in &new.programme.sessions {
        if let Some(before) = old.programme.session(&session.id) {
            session_changes(lang, before, session, &mut changes);
        }
    }
    changes
}

fn session_changes(lang: Lang, old: &Session, new: &Session, changes: &mut Vec<String>) {
    let title = || ("session", new.title.as_str().into());
    if old.title != new.title {
        changes.push(lang.with("change-title", &[("old", old.title.as_str().into()), title()]));
    }
    if old.start.date() != new.start.date() {
        changes.push(lang.with("change-date", &[title(), ("date", times::date_long(lang, new.start.date()).into())]));
    }
    if old.start.time() != new.start.time() {
        let values = [title(), ("time", times::clock(new.start).into()), ("old", times::clock(old.start).into())];
        changes.push(lang.with("change-start", &values));
    }
    if old.end.time() != new.end.time() {
        let values = [title(), ("time", times::clock(new.end).into()), ("old", times::clock(old.end).into())];
        changes.push(lang.with("change-end", &values));
    }
    if old.segments != new.segments {
        let step = |segment: &Segment| format!("{} {}", super::steps::name(lang, segment.kind), segment.minutes);
        let segments = new.segments.iter().map(step).collect::<Vec<_>>().join(", ");
        changes.push(lang.with("change-segments", &[title(), ("segments", segments.into())]));
    }
    if old.objective != new.objective {
        changes.push(lang.with("change-objective", &[title()]));
    }
    let values = |person: &ProgrammePerson| {
        [title(), ("name", person.name.clone().into()), ("role", role(lang, person.role).to_lowercase().into())]
    };
    for person in &new.people {
        match old.people.iter().find(|other| other.id == person.id) {
            None => changes.push(lang.with("change-person-added", &values(person))),
            Some(before) if before.name != person.name || before.role != person.role => {
                changes.push(lang.with("change-person-removed", &values(before)));
                changes.push(lang.with("change-person-added", &values(person)));
            }
            Some(before) if before.title != person.title => {
                changes.push(lang.with("change-person-title", &values(person)));
            }
            Some(_) => {}
        }
    }
    for person in old.people.iter().filter(|old| !new.people.iter().any(|person| person.id == old.id)) {
        changes.push(lang.with("change-person-removed", &values(person)));
    }
}
