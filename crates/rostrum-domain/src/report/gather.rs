//! From the meeting, its floor and its rows to what a report is made from.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Attended, CategoryFigures, Intervention, NotReached, ReportSource, SessionRecord, Speaker, Written};
use crate::floor::{self, Floor, Status};
use crate::ids::{InscriptionNo, ParticipantNo, SessionId};
use crate::meeting::Meeting;
use crate::participant::{Audience, Category, Participant, ShownName};
use crate::programme::{Programme, SegmentKind, Session};
use crate::symbol::DocumentSymbol;

/// What is kept of a meeting, as a report needs it.
#[derive(Clone, Debug)]
pub struct Kept<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The symbol of the report, once assigned.
    pub symbol: Option<DocumentSymbol>,
    /// The state of the floor.
    pub floor: &'a Floor,
    /// All registered participants.
    pub participants: &'a [Participant],
    /// On whose behalf inscriptions speak.
    pub on_behalf_of: &'a [(InscriptionNo, String)],
    /// The latest text of each statement, by participant and session.
    pub statements: &'a BTreeMap<(ParticipantNo, SessionId), String>,
    /// Who attended.
    pub attended: &'a Attended,
}

/// Gathers the source of a report dated `prepared_on`, with names as `audience` may see them.
pub fn gather(kept: &Kept<'_>, audience: Audience, prepared_on: Date) -> ReportSource {
    let sessions = &kept.meeting.note.programme.sessions;
    let records = sessions.iter().filter(|session| !session.segments.is_empty());
    ReportSource {
        meeting: kept.meeting.clone(),
        symbol: kept.symbol.clone(),
        prepared_on,
        draft: true,
        sessions: records.map(|session| record(kept, audience, session)).collect(),
        participation: participation(kept),
        // Before, one could subtract what was shown at one moment from what is shown at the next.
        attendance: if kept.floor.closed { kept.attended.figures(kept.participants) } else { None },
    }
}

fn record(kept: &Kept<'_>, audience: Audience, session: &Session) -> SessionRecord {
    let floor = kept.floor;
    let times: Vec<_> = session.segments.iter().filter_map(|segment| floor.segments.get(&segment.id)).collect();
    let last = session.segments.last().and_then(|segment| floor.segments.get(&segment.id));
    let not_reached = floor.inscriptions.values().filter(|entry| entry.session == session.id);
    // The account of a cap by slot is that of each slot; a session with several slots adds them up.
    let accounts = session.segments.iter().filter(|segment| segment.kind == SegmentKind::Floor);
    let accounts: std::collections::BTreeSet<_> =
        accounts.filter_map(|segment| floor.account(&session.id, Some(&segment.id))).collect();
    SessionRecord {
        session: session.id.clone(),
        started: times.iter().map(|(began, _)| *began).min(),
        ended: last.and_then(|(_, ended)| *ended),
        interventions: floor::spoken(floor, &session.id)
            .filter_map(|spoken| intervention(kept, audience, spoken))
            .collect(),
        not_reached: not_reached
            .filter(|entry| entry.status == Status::NotReached)
            .map(|entry| NotReached {
                inscription: entry.no,
                shown: shown(kept, audience, entry.participant, entry.category),
                statement: statement(kept, entry.participant, &entry.session),
            })
            .collect(),
        written: written(kept, audience, session),
        floor_seconds: floor::spoken(floor, &session.id)
            .filter(|spoken| spoken.kind == floor::Kind::Intervention)
            .map(|spoken| whole(spoken.seconds()))
            .sum(),
        cap_seconds: (!accounts.is_empty())
            .then(|| accounts.iter().map(|account| whole(floor::whole_seconds(floor.cap_ms(account)))).sum()),
    }
}

fn intervention(kept: &Kept<'_>, audience: Audience, spoken: &floor::Spoken) -> Option<Intervention> {
    let programme: &Programme = &kept.meeting.note.programme;
    let kind = programme
        .sessions
        .iter()
        .flat_map(|session| &session.segments)
        .find(|segment| segment.id == spoken.segment)?
        .kind;
    let (speaker, text) = match &spoken.speaker {
        floor::Speaker::Person(id) => {
            let (_, person) = programme.person(id)?;
            (Speaker::Person { role: person.role, name: person.name.clone(), title: person.title.clone() }, Vec::new())
        }
        floor::Speaker::Inscription(no) => {
            let entry = kept.floor.inscriptions.get(no)?;
            let shown = shown(kept, audience, entry.participant, entry.category);
            // Whom one speaks for can give away who speaks.
            let open = shown.delegation.is_some();
            let on_behalf_of =
                kept.on_behalf_of.iter().find(|(other, _)| open && other == no).map(|(_, text)| text.clone());
            let standing = spoken.standing.unwrap_or_else(|| kept.floor.standing_of(entry));
            let speaker = Speaker::Participant { inscription: *no, shown, standing, on_behalf_of };
            (speaker, statement(kept, entry.participant, &entry.session))
        }
    };
    Some(Intervention {
        speaker,
        segment: kind,
        started: spoken.started,
        spoken_seconds: whole(spoken.seconds()),
        limit_seconds: spoken.limit_seconds,
        statement: text,
    })
}

/// The category is that of the moment of inscription; a participant who is gone is not named.
fn shown(kept: &Kept<'_>, audience: Audience, no: ParticipantNo, category: Category) -> ShownName {
    let person = kept.participants.iter().find(|participant| participant.no == no);
    person.map_or(ShownName { name: None, delegation: None, category }, |person| ShownName {
        category,
        ..person.shown_to(audience)
    })
}

/// Statements that belong to no intervention and to no inscription that was not reached.
fn written(kept: &Kept<'_>, audience: Audience, session: &Session) -> Vec<Written> {
    let told = |no: ParticipantNo| {
        let own =
            kept.floor.inscriptions.values().filter(|entry| entry.participant == no && entry.session == session.id);
        own.into_iter().any(|entry| matches!(entry.status, Status::Spoke | Status::Speaking | Status::NotReached))
    };
    let handed_in = kept.statements.keys().filter(|(no, of)| of == &session.id && !told(*no));
    handed_in
        .filter_map(|(no, of)| {
            let person = kept.participants.iter().find(|person| person.no == *no)?;
            let statement = statement(kept, *no, of);
            (!statement.is_empty()).then(|| Written { shown: person.shown_to(audience), statement })
        })
        .collect()
}

fn statement(kept: &Kept<'_>, participant: ParticipantNo, session: &SessionId) -> Vec<String> {
    let text = kept.statements.get(&(participant, session.clone())).map(String::as_str).unwrap_or_default();
    text.split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|p| !p.is_empty())
        .collect()
}

/// Never below zero: nobody speaks for less.
fn whole(seconds: i64) -> u32 {
    u32::try_from(seconds).unwrap_or(0)
}

fn participation(kept: &Kept<'_>) -> Vec<CategoryFigures> {
    let mut figures = floor::figures_by(kept.floor, None, floor::By::Category);
    Category::ALL
        .into_iter()
        .map(|category| {
            let of_floor = figures.remove(&floor::Group::Category(category)).unwrap_or_default();
            let people: Vec<&Participant> =
                kept.participants.iter().filter(|person| person.category == category).collect();
            let delegations: std::collections::BTreeSet<_> = people.iter().map(|person| person.delegation).collect();
            let handed_in = kept.statements.keys().filter(|(no, _)| people.iter().any(|person| person.no == *no));
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            CategoryFigures {
                category,
                registered: count(people.len()),
                delegations: count(delegations.len()),
                inscribed: of_floor.inscribed - of_floor.withdrawn,
                spoke: of_floor.spoke,
                not_reached: of_floor.not_reached,
                absent: of_floor.absent,
                statements: count(handed_in.count()),
                spoken_seconds: whole(of_floor.spoken_seconds),
            }
        })
        .filter(|figures| figures.registered > 0 || figures.inscribed > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concept_note::{Cap, CapScope, ConceptNote, Format, Place, Zone};
    use crate::floor::{Actor, Command, Declared, FloorPlan, Recorded, Standing, decide};
    use crate::ids::{DelegationNo, MeetingId};
    use crate::mandate::Body;
    use crate::participant::Visibility;
    use crate::programme::SessionKind;
    use jiff::SignedDuration;
    use jiff::civil::date;

    fn meeting() -> Meeting {
        let day = date(2025, 7, 21);
        let session = Session {
            id: SessionId::parse("session-1").unwrap(),
            kind: SessionKind::Panel,
            title: "Session 1".to_owned(),
            start: day.at(10, 0, 0, 0),
            end: day.at(12, 0, 0, 0),
            objective: None,
            people: Vec::new(),
            segments: Vec::new(),
        };
        let format = Format { cap: Some(Cap { minutes: 45, scope: CapScope::Session }), ..Format::default() };
        let mut programme = Programme { sessions: vec![session] };
        programme.plan(&format);
        let note = ConceptNote {
            language: "en".to_owned(),
            title: "A panel discussion".to_owned(),
            body: Body::HumanRightsCouncil,
            mandates: Vec::new(),
            report_to: None,
            days: Vec::new(),
            place: Place::Online { platform: None },
            zone: Zone::parse("Europe/Zurich").unwrap(),
            objective: String::new(),
            outcomes: Vec::new(),
            format,
            background: Vec::new(),
            documents: Vec::new(),
            programme,
        };
        Meeting { id: MeetingId::parse("a-panel").unwrap(), note, rehearsal: false, version: 1 }
    }

    fn person(no: u32, visibility: Visibility) -> Participant {
        Participant {
            no: ParticipantNo(no),
            name: format!("Person {no}"),
            delegation: DelegationNo(no),
            delegation_name: format!("Organization {no}"),
            category: Category::NonGovernmental,
            language: "en".to_owned(),
            visibility,
            state: crate::registration::State::Accepted,
        }
    }

    /// Both inscribe for a group, the first speaks for 100 seconds, the second is not reached.
    fn held(meeting: &Meeting) -> Floor {
        let session = SessionId::parse("session-1").unwrap();
        let inscribe = |no: u32| Command::Inscribe {
            session: session.clone(),
            participant: ParticipantNo(no),
            delegation: DelegationNo(no),
            category: Category::NonGovernmental,
            standing: Standing::Joint,
            declared: Declared::default(),
        };
        let commands = [
            Command::Prepare { plan: FloorPlan::of(&meeting.note) },
            Command::OpenList { session: session.clone() },
            inscribe(1),
            inscribe(2),
            Command::NextSegment,
            Command::NextSegment,
            Command::GiveFloor { speaker: floor::Speaker::Inscription(InscriptionNo(1)), limit: None },
            Command::EndIntervention,
            Command::NextSegment,
            Command::NextSegment,
        ];
        let mut floor = Floor::default();
        let mut at = meeting.note.zone.instant(date(2025, 7, 21).at(10, 0, 0, 0));
        for command in commands {
            at += SignedDuration::from_secs(100);
            for event in decide(&floor, &command, Actor::Chair, at).unwrap() {
                floor.apply(&Recorded::new(floor.version + 1, at, Actor::Chair, event));
            }
        }
        floor
    }

    #[test]
    fn the_public_source_names_nobody_who_is_protected_and_staff_see_all() {
        let meeting = meeting();
        let floor = held(&meeting);
        let participants =
            [person(1, Visibility::CategoryOnly), person(2, Visibility::Named), person(3, Visibility::CategoryOnly)];
        let on_behalf_of = [(InscriptionNo(1), "six organizations".to_owned())];
        let session = SessionId::parse("session-1").unwrap();
        let statements = BTreeMap::from([
            ((ParticipantNo(2), session.clone()), "One.\n\nTwo\nlines.".to_owned()),
            ((ParticipantNo(3), session), "From one who did not inscribe.".to_owned()),
        ]);
        let attended = Attended { people: [ParticipantNo(1)].into(), checked_in: true, ..Attended::default() };
        let kept = Kept {
            meeting: &meeting,
            symbol: None,
            floor: &floor,
            participants: &participants,
            on_behalf_of: &on_behalf_of,
            statements: &statements,
            attended: &attended,
        };
        let today = date(2025, 7, 22);

        let public = gather(&kept, Audience::Public, today);
        let text = serde_json::to_string(&public).unwrap();
        assert!(!text.contains("Person 1") && !text.contains("Organization 1") && !text.contains("six organizations"));
        let record = &public.sessions[0];
        assert_eq!((record.interventions.len(), record.floor_seconds, record.cap_seconds), (1, 100, Some(45 * 60)));
        assert_eq!(record.not_reached[0].shown.name.as_deref(), Some("Person 2"));
        assert_eq!(record.not_reached[0].statement, ["One.", "Two lines."]);
        assert_eq!((record.written.len(), record.written[0].shown.name.as_deref()), (1, None));
        assert_eq!(record.written[0].statement, ["From one who did not inscribe."]);
        assert!(record.started.is_some() && record.ended.is_some());

        let mut claimed = floor.clone();
        claimed.inscriptions.get_mut(&InscriptionNo(1)).unwrap().standing = Standing::Dignitary;
        let record = gather(&Kept { floor: &claimed, ..kept.clone() }, Audience::Staff, today).sessions.remove(0);
        let Speaker::Participant { standing, .. } = record.interventions[0].speaker else { panic!("a participant") };
        assert_eq!(standing, Standing::Joint, "as the floor was given");

        let staff = serde_json::to_string(&gather(&kept, Audience::Staff, today)).unwrap();
        assert!(staff.contains("Person 1") && staff.contains("six organizations"));

        let figures = public.participation[0];
        assert_eq!(
            (figures.registered, figures.inscribed, figures.spoke, figures.not_reached, figures.statements),
            (3, 2, 1, 1, 2)
        );
        let open = Floor { closed: false, ..floor.clone() };
        let before = gather(&Kept { floor: &open, ..kept.clone() }, Audience::Public, today);
        assert_eq!(before.attendance, None, "the meeting is not closed yet");
        let attendance = public.attendance.unwrap();
        assert_eq!((attendance.total.registered, attendance.total.attended), (3, 1));
        assert!(attendance.tables.iter().all(|table| table.rows.is_empty() && table.joint.is_none()), "one is few");
    }
}
