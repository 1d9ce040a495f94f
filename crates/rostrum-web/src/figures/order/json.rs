//! The order as JSON, for programs.

use rostrum_domain::floor::{Place, Shift, Spoken, Status};
use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::Audience;
use serde_json::{Value, json};

use super::words::role;
use super::{Order, Row};

/// The document around all lists.
pub fn document(meeting: &MeetingId, version: u64, lists: Vec<Value>) -> Value {
    json!({ "meeting": meeting, "version": version, "lists": lists })
}

/// One list.
pub fn of(order: &Order<'_>) -> Value {
    let changes = order.changes.iter().map(|change| {
        json!({
            "version": change.line.version,
            "at": change.line.when(),
            "by": role(change.line.by),
            "type": serde_json::to_value(&change.line.event).ok().and_then(|event| event.get("type").cloned()),
            "reason": order.reason(&change.line.event),
            "shifts": change.shifts.iter().map(shift).collect::<Vec<_>>(),
        })
    });
    json!({
        "session": order.session,
        "order": order.rows().iter().map(|one| row(order, one)).collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
    })
}

/// The stable code of what became of an inscription.
pub fn outcome(status: Status) -> &'static str {
    match status {
        Status::Waiting => "waiting",
        Status::Speaking => "speaking",
        Status::Spoke => "spoke",
        Status::Withdrawn => "withdrawn",
        Status::Absent => "absent",
        Status::NotReached => "not_reached",
    }
}

fn row(order: &Order<'_>, row: &Row<'_>) -> Value {
    let moves = row.moves.iter().map(|(line, moved)| {
        let mut value = shift(moved);
        value["version"] = line.version.into();
        value["reason"] = order.reason(&line.event).into();
        value
    });
    json!({
        "inscription": row.entry.no,
        "name": row.shown.as_ref().and_then(|shown| shown.name.as_ref()),
        "delegation": row.shown.as_ref().and_then(|shown| shown.delegation.as_ref()),
        "category": row.entry.category,
        "standing": order.record.floor.standing_of(row.entry),
        "granted": row.entry.granted,
        "right_of_reply": row.entry.reply,
        "inscribed": row.entry.at,
        "by_rules": row.by_rules.map(|(at, parts)| place(order, at, parts)),
        "moves": moves.collect::<Vec<_>>(),
        "outcome": outcome(row.entry.status),
        "waits_at": row.waits_at,
        "floor_given": row.spoken.map(|spoken| spoken.started),
        "spoken_ms": row.spoken.map(|spoken| spoken.spoken_ms),
        "spoken_seconds": row.spoken.map(Spoken::seconds),
        "limit_seconds": row.spoken.map(|spoken| spoken.limit_seconds),
    })
}

fn place(order: &Order<'_>, at: usize, place: &Place) -> Value {
    json!({
        "place": at,
        "class": place.class,
        "alternation": [place.alternation.0, place.alternation.1],
        // It would tell what was declared.
        "balance": (order.record.audience == Audience::Staff).then_some(place.balance),
        "late": place.late,
        "lot": place.lot,
    })
}

fn shift(shift: &Shift) -> Value {
    json!({ "inscription": shift.inscription, "from": shift.from, "to": shift.to })
}
