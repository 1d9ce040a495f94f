//! Who has the floor in the fold, and the clock.

use jiff::{SignedDuration, Timestamp};

use super::{Current, Floor, Interruption, Status};
use crate::floor::charge::Kind;
use crate::floor::command::Speaker;
use crate::floor::event::Event;
use crate::floor::record::Spoken;
use crate::programme::SegmentKind;

impl Floor {
    pub(super) fn begin_intervention(&mut self, event: &Event, at: Timestamp) {
        let Event::FloorGiven {
            speaker,
            session,
            segment,
            limit_seconds,
            category,
            delegation,
            kind,
            participant,
            standing,
            declared,
        } = event
        else {
            return;
        };
        if let Speaker::Inscription(no) = speaker {
            self.take_off(*no, Status::Speaking);
        }
        let segment_kind = self.plan.as_ref().and_then(|plan| plan.segment(segment)).map(|(_, segment)| segment.kind);
        self.current = Some(Current {
            speaker: speaker.clone(),
            session: session.clone(),
            segment: segment.clone(),
            started: at,
            limit_seconds: *limit_seconds,
            paused_at: None,
            paused_ms: 0,
            interruption: None,
            was_paused: false,
            // Logs that are older than the kinds say it by speaker and segment.
            kind: kind.unwrap_or_else(|| Kind::of(speaker, false, segment_kind.unwrap_or(SegmentKind::Floor))),
            category: *category,
            delegation: *delegation,
            participant: *participant,
            standing: *standing,
            declared: *declared,
        });
    }

    pub(super) fn stop_clock(&mut self, at: Timestamp, interruption: Option<Interruption>) {
        if let Some(current) = &mut self.current {
            current.paused_at.get_or_insert(at);
            if interruption.is_some() {
                current.interruption = interruption;
            }
        }
    }

    pub(super) fn run_clock(&mut self, at: Timestamp) {
        if let Some(current) = &mut self.current
            && let Some(since) = current.paused_at.take()
        {
            let passed = at.duration_since(since).max(SignedDuration::ZERO);
            current.paused_ms = current.paused_ms.saturating_add(i64::try_from(passed.as_millis()).unwrap_or(0));
        }
    }

    /// Stops the clock for an interruption or a suspension, and remembers a pause of the chair's.
    pub(super) fn interrupt(&mut self, at: Timestamp, interruption: Option<Interruption>) {
        if let Some(current) = &mut self.current
            && current.interruption.is_none()
        {
            current.was_paused = current.paused_at.is_some();
        }
        self.stop_clock(at, interruption);
    }

    /// The clock runs on after an interruption or a suspension, unless the chair had paused it.
    pub(super) fn go_on(&mut self, at: Timestamp) {
        if let Some(current) = &self.current
            && current.interruption.is_none()
            && !current.was_paused
            && !self.is_suspended()
        {
            self.run_clock(at);
        }
    }

    pub(super) fn end_interruption(&mut self, at: Timestamp) {
        if let Some(current) = &mut self.current {
            current.interruption = None;
        }
        self.go_on(at);
    }

    pub(super) fn end_intervention(&mut self, spoken_ms: i64, at: Timestamp) {
        let Some(current) = self.current.take() else { return };
        if let Speaker::Inscription(no) = current.speaker
            && let Some(entry) = self.inscriptions.get_mut(&no)
        {
            entry.status = Status::Spoke;
        }
        // Who was not ready was passed over once, and stands first again.
        for entry in self.inscriptions.values_mut() {
            entry.not_ready = false;
        }
        self.spoken.push(Spoken {
            speaker: current.speaker,
            session: current.session,
            segment: current.segment,
            started: current.started,
            ended: at,
            spoken_ms,
            limit_seconds: current.limit_seconds,
            kind: current.kind,
            category: current.category,
            delegation: current.delegation,
            participant: current.participant,
            standing: current.standing,
            declared: current.declared,
        });
    }
}
