//! What happened on the floor in one sentence, as secretariat and chair read it.

use fluent_bundle::FluentValue;
use rostrum_domain::floor::{Actor, Event, Recorded, Speaker};
use rostrum_domain::ids::{InscriptionNo, SegmentId, SessionId};

use super::picture::Picture;
use super::words;

/// `the chair gave the floor to City of Lima (No. 5)`: without the time, and beginning small.
pub fn sentence(picture: &Picture, line: &Recorded) -> String {
    let lang = picture.lang;
    let (mut code, mut values) = told(picture, &line.event);
    // Whoever acts for itself is named once.
    if let Actor::Participant(by) = line.by {
        code = match &line.event {
            Event::PointRaised { participant, .. } if *participant == by => "own-point-raised",
            Event::Inscribed { participant, .. } if *participant == by => "own-inscribed",
            Event::ReplyRequested { participant, .. } if *participant == by => "own-reply-requested",
            _ => code,
        };
    }
    values.push(("who", actor(picture, line.by).into()));
    let said = lang.of_family("happened", code, &values).unwrap_or_else(|| code.replace('-', " "));
    if line.happened.is_some() { lang.with("entered-late", &[("what", said.into())]) } else { said }
}

/// `10:42:10` on the clocks of the meeting: when it took effect.
pub fn time(picture: &Picture, line: &Recorded) -> String {
    words::second(&picture.row.meeting.note.zone, line.when())
}

/// An inscription as staff names it: `City of Lima (No. 5)`.
pub fn whom(picture: &Picture, no: InscriptionNo) -> String {
    let shown = picture.floor.inscriptions.get(&no).map(|entry| picture.entry(entry).first);
    match shown {
        Some(name) => picture.lang.with("named-inscription", &[("name", name.into()), ("no", no.to_string().into())]),
        None => picture.lang.with("numbered-inscription", &[("no", no.to_string().into())]),
    }
}

/// A segment with its session: `the floor of Session 1`.
pub fn segment(picture: &Picture, id: &SegmentId) -> String {
    let found = picture.floor.plan.as_ref().and_then(|plan| plan.segment(id));
    found.map_or_else(
        || id.to_string(),
        |(session, segment)| {
            let name = picture.segment_name(segment.kind);
            let title = picture.title(&session.id);
            let short = words::before_colon(&title);
            picture.lang.with("named-segment", &[("segment", name.into()), ("session", short.into())])
        },
    )
}

fn session(picture: &Picture, id: &SessionId) -> FluentValue<'static> {
    words::before_colon(&picture.title(id)).to_owned().into()
}

fn actor(picture: &Picture, by: Actor) -> String {
    match by {
        Actor::Chair => picture.lang.t("actor-chair"),
        Actor::Secretariat => picture.lang.t("actor-secretariat"),
        Actor::Program(no) => picture.lang.with("actor-program", &[("no", no.to_string().into())]),
        Actor::Schedule => picture.lang.t("actor-schedule"),
        Actor::Participant(no) => picture.delegation_of(no).unwrap_or_else(|| picture.lang.t("actor-participant")),
    }
}

type Values = Vec<(&'static str, FluentValue<'static>)>;

/// Code of the text and its values, apart from who did it.
fn told(picture: &Picture, event: &Event) -> (&'static str, Values) {
    let entry = |no: &InscriptionNo| FluentValue::from(whom(picture, *no));
    let list = |id: &SessionId| ("session", session(picture, id));
    let part = |id: &SegmentId| FluentValue::from(segment(picture, id));
    let text = |text: &str| FluentValue::from(text.to_owned());
    match event {
        Event::PlanLaidDown { .. } => ("plan-laid-down", vec![]),
        Event::ListOpened { session } => ("list-opened", vec![list(session)]),
        Event::ListClosed { session } => ("list-closed", vec![list(session)]),
        Event::Inscribed { inscription, session, .. } => {
            ("inscribed", vec![("whom", entry(inscription)), list(session)])
        }
        Event::ReplyRequested { inscription, .. } => ("reply-requested", vec![("whom", entry(inscription))]),
        Event::Amended { inscription, .. } => ("amended", vec![("whom", entry(inscription))]),
        Event::SpeakerSubstituted { inscription, .. } => ("speaker-substituted", vec![("whom", entry(inscription))]),
        Event::RulesSet { session, .. } => ("rules-set", vec![list(session)]),
        Event::OrderDrawn { session, .. } => ("order-drawn", vec![list(session)]),
        Event::SwapProposed { from, with } => ("swap-proposed", vec![("whom", entry(from)), ("other", entry(with))]),
        Event::SwapDropped { from, with } => ("swap-dropped", vec![("whom", entry(from)), ("other", entry(with))]),
        Event::Swapped { from, with } => ("swapped", vec![("whom", entry(from)), ("other", entry(with))]),
        Event::Moved { inscription, before: Some(before), reason } => {
            ("moved", vec![("whom", entry(inscription)), ("other", entry(before)), ("reason", text(reason))])
        }
        Event::Moved { inscription, before: None, reason } => {
            ("moved-to-end", vec![("whom", entry(inscription)), ("reason", text(reason))])
        }
        Event::PriorityGranted { inscription, standing, reason } => {
            let place = picture.lang.of_family("place-of", standing.code(), &[]).unwrap_or_default();
            ("priority-granted", vec![("whom", entry(inscription)), ("place", place.into()), ("reason", text(reason))])
        }
        Event::Withdrawn { inscription } => ("withdrawn", vec![("whom", entry(inscription))]),
        Event::SegmentStarted { segment } => ("segment-started", vec![("segment", part(segment))]),
        Event::SegmentEnded { segment } => ("segment-ended", vec![("segment", part(segment))]),
        Event::FloorGiven { speaker, .. } => ("floor-given", vec![("whom", speaks(picture, speaker))]),
        Event::InterventionEnded { speaker, stopped: false, .. } => {
            ("intervention-ended", vec![("whom", speaks(picture, speaker))])
        }
        Event::InterventionEnded { speaker, .. } => ("intervention-stopped", vec![("whom", speaks(picture, speaker))]),
        Event::Paused => ("paused", vec![]),
        Event::Resumed => ("resumed", vec![]),
        Event::InterventionExtended { seconds } => ("intervention-extended", vec![("length", length(*seconds))]),
        Event::MarkedNotReady { inscription } => ("marked-not-ready", vec![("whom", entry(inscription))]),
        Event::MarkedAbsent { inscription, struck_off: false } => ("marked-absent", vec![("whom", entry(inscription))]),
        Event::MarkedAbsent { inscription, .. } => ("struck-off", vec![("whom", entry(inscription))]),
        Event::LimitLowered { session, limit_seconds, reason } => {
            ("limit-lowered", vec![list(session), ("limit", length(*limit_seconds)), ("reason", text(reason))])
        }
        Event::CapExtended { session, seconds, reason } => {
            ("cap-extended", vec![list(session), ("length", length(*seconds)), ("reason", text(reason))])
        }
        Event::Suspended { reason } => ("suspended", vec![("reason", text(reason))]),
        Event::SessionResumed => ("session-resumed", vec![]),
        Event::PointRaised { delegation, .. } => {
            let name = picture.name_of_delegation(*delegation).unwrap_or_else(|| picture.lang.t("actor-participant"));
            ("point-raised", vec![("whom", name.into())])
        }
        Event::PointLowered { .. } => ("point-lowered", vec![]),
        Event::PointTaken { .. } => ("point-taken", vec![]),
        Event::PointRuled { ruling, .. } => ("point-ruled", vec![("ruling", text(ruling))]),
        Event::QuestionBegan => ("question-began", vec![]),
        Event::QuestionEnded => ("question-ended", vec![]),
        Event::TimeMoved { from, to, seconds, reason } => (
            "time-moved",
            vec![("from", part(from)), ("to", part(to)), ("length", length(*seconds)), ("reason", text(reason))],
        ),
        Event::Undone { .. } => ("undone", vec![]),
        Event::MeetingClosed => ("meeting-closed", vec![]),
    }
}

fn speaks(picture: &Picture, speaker: &Speaker) -> FluentValue<'static> {
    match speaker {
        Speaker::Inscription(no) => whom(picture, *no).into(),
        Speaker::Person(_) => picture.speaker(speaker).first.into(),
    }
}

fn length(seconds: u32) -> FluentValue<'static> {
    words::passed(i64::from(seconds) * 1_000).into()
}
