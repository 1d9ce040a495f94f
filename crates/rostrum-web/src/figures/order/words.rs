//! Lines of the log that change an order, in words.

use rostrum_domain::floor::{Actor, Change, Event, Shift, Speaker};
use rostrum_domain::ids::InscriptionNo;

use crate::i18n::Lang;
use crate::rules::standings;

/// What a line did.
pub fn what(lang: Lang, event: &Event) -> String {
    let no = |no: &InscriptionNo| ("no", no.0.into());
    match event {
        Event::Inscribed { inscription, .. } => lang.with("change-inscribed", &[no(inscription)]),
        Event::ReplyRequested { inscription, .. } => lang.with("change-reply", &[no(inscription)]),
        Event::Amended { inscription, .. } => lang.with("change-amended", &[no(inscription)]),
        Event::PriorityGranted { inscription, standing, .. } => {
            lang.with("change-priority", &[no(inscription), ("who", standings(lang, *standing).into())])
        }
        Event::Moved { inscription, before: Some(before), .. } => {
            lang.with("change-moved-before", &[no(inscription), ("before", before.0.into())])
        }
        Event::Moved { inscription, before: None, .. } => lang.with("change-moved-end", &[no(inscription)]),
        Event::Swapped { from, with } => lang.with("change-swapped", &[no(from), ("with", with.0.into())]),
        Event::Withdrawn { inscription } => lang.with("change-withdrawn", &[no(inscription)]),
        Event::FloorGiven { speaker: Speaker::Inscription(inscription), .. } => {
            lang.with("change-floor", &[no(inscription)])
        }
        Event::MarkedAbsent { inscription, struck_off: true } => lang.with("change-struck-off", &[no(inscription)]),
        Event::MarkedAbsent { inscription, .. } => lang.with("change-absent", &[no(inscription)]),
        Event::RulesSet { .. } => lang.t("change-rules"),
        Event::OrderDrawn { .. } => lang.t("change-drawn"),
        Event::SegmentStarted { .. } => lang.t("change-called-again"),
        Event::SegmentEnded { .. } => lang.t("change-floor-ended"),
        Event::Undone { first, .. } => lang.with("change-undone", &[("version", first.to_string().into())]),
        Event::PlanLaidDown { .. } => lang.t("change-plan"),
        _ => lang.t("change-other"),
    }
}

/// By whom, in words: the role, as the public log has it.
pub fn by(lang: Lang, actor: Actor) -> String {
    match actor {
        Actor::Secretariat => lang.t("by-secretariat"),
        Actor::Program(_) => lang.t("by-program"),
        Actor::Chair => lang.t("by-chair"),
        Actor::Participant(_) => lang.t("by-participant"),
        Actor::Schedule => lang.t("by-schedule"),
    }
}

/// The stable code of a line's actor.
pub fn role(actor: Actor) -> &'static str {
    match actor {
        Actor::Secretariat => "secretariat",
        Actor::Program(_) => "program",
        Actor::Chair => "chair",
        Actor::Participant(_) => "participant",
        Actor::Schedule => "schedule",
    }
}

/// The reason that a line gives.
pub fn reason(event: &Event) -> Option<&str> {
    match event {
        Event::Moved { reason, .. } | Event::PriorityGranted { reason, .. } => Some(reason),
        Event::RulesSet { reason, .. } => reason.as_deref(),
        _ => None,
    }
}

/// Whether a line put this very inscription elsewhere on top of the rules.
pub fn moved_by(event: &Event, no: InscriptionNo) -> bool {
    match event {
        Event::Moved { inscription, .. }
        | Event::PriorityGranted { inscription, .. }
        | Event::MarkedAbsent { inscription, struck_off: false } => *inscription == no,
        Event::Swapped { from, with } => *from == no || *with == no,
        _ => false,
    }
}

/// The inscription that a line calls although others stand before it on the list.
pub fn called_ahead(change: &Change<'_>) -> Option<InscriptionNo> {
    let Event::FloorGiven { speaker: Speaker::Inscription(no), .. } = &change.line.event else { return None };
    let ahead = |shift: &&Shift| shift.inscription == *no && shift.from.is_some_and(|from| from > 1);
    change.shifts.iter().find(ahead).map(|shift| shift.inscription)
}

/// Whether a line is the ordinary course of a list: somebody came onto it, was called as the first, or
/// withdrew.
pub fn is_ordinary(change: &Change<'_>) -> bool {
    let event = &change.line.event;
    called_ahead(change).is_none()
        && matches!(
            event,
            Event::Inscribed { .. }
                | Event::ReplyRequested { .. }
                | Event::Withdrawn { .. }
                | Event::FloorGiven { .. }
                | Event::SegmentEnded { .. }
                | Event::MarkedAbsent { struck_off: true, .. }
        )
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use rostrum_domain::floor::{Declared, Recorded};
    use rostrum_domain::ids::{SegmentId, SessionId};

    use super::*;

    #[test]
    fn who_is_called_ahead_of_others_is_told_and_the_first_is_the_ordinary_course() {
        let given = Event::FloorGiven {
            speaker: Speaker::Inscription(InscriptionNo(4)),
            session: SessionId::parse("session-1").unwrap(),
            segment: SegmentId::parse("floor").unwrap(),
            limit_seconds: 120,
            category: None,
            delegation: None,
            kind: None,
            participant: None,
            standing: None,
            declared: Declared::default(),
        };
        let line = Recorded::new(25, Timestamp::UNIX_EPOCH, Actor::Secretariat, given);
        let from = |place| Change {
            line: &line,
            shifts: vec![Shift { inscription: InscriptionNo(4), from: Some(place), to: None }],
        };
        assert!(called_ahead(&from(1)).is_none() && is_ordinary(&from(1)));
        assert!(called_ahead(&from(4)) == Some(InscriptionNo(4)) && !is_ordinary(&from(4)));
    }
}
