//! The segments of a session in the form: slots of the floor, replies of the panellists, and the rest.

use maud::{Markup, html};
use rostrum_domain::ids::{SegmentId, SessionId, slug};
use rostrum_domain::programme::{Segment, SegmentKind, Session};

use super::edit::Wrong;
use crate::i18n::Lang;

/// A segment as it was typed; without minutes it is a row that was left free, or one that is taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedStep {
    /// By which the floor knows it; none in a row that was free.
    pub id: Option<SegmentId>,
    pub kind: String,
    pub minutes: String,
}

/// Rows that a form may carry for one session.
const MOST: usize = 24;

/// The rows of a session.
pub fn of(session: &Session) -> Vec<TypedStep> {
    let row = |segment: &Segment| TypedStep {
        id: Some(segment.id.clone()),
        kind: segment.kind.code().to_owned(),
        minutes: segment.minutes.to_string(),
    };
    session.segments.iter().map(row).collect()
}

/// What a form carries for a session, by the value of a field.
pub fn from_fields(session: &SessionId, value: impl Fn(&str) -> Option<String>) -> Vec<TypedStep> {
    let row = |n: usize| {
        Some(TypedStep {
            minutes: value(&format!("minutes-{session}-{n}"))?,
            id: value(&format!("segment-{session}-{n}")).and_then(|id| SegmentId::parse(&id).ok()),
            kind: value(&format!("kind-{session}-{n}")).unwrap_or_default(),
        })
    };
    (0..MOST).map_while(row).collect()
}

/// With two free rows behind those that are used: a slot comes with its replies.
pub fn with_room(mut steps: Vec<TypedStep>) -> Vec<TypedStep> {
    let free = |kind: SegmentKind| TypedStep { kind: kind.code().to_owned(), ..TypedStep::default() };
    steps.retain(|step| !step.minutes.is_empty());
    steps.extend([free(SegmentKind::Floor), free(SegmentKind::Replies)]);
    steps
}

/// Reads the rows into a session whose hours are read already. `None` when nobody touched them.
pub fn read(steps: &[TypedStep], session: &Session, lang: Lang, wrong: &mut Wrong) -> Option<Vec<Segment>> {
    let used = || steps.iter().enumerate().filter(|(_, step)| !step.minutes.is_empty());
    if steps.is_empty() || used().map(|(_, step)| step).eq(&of(session)) {
        return None;
    }
    let (mut segments, mut readable): (Vec<Segment>, bool) = (Vec::new(), true);
    for (n, step) in used() {
        let kind = SegmentKind::from_code(&step.kind);
        let minutes = step.minutes.parse().ok().filter(|minutes| (1..=1_440).contains(minutes));
        let (Some(kind), Some(minutes)) = (kind, minutes) else {
            let values = [("minutes", step.minutes.as_str().into())];
            wrong.push((format!("minutes-{}-{n}", session.id), lang.with("programme-segment-wrong", &values)));
            readable = false;
            continue;
        };
        let known = step.id.clone().filter(|id| session.segments.iter().any(|segment| &segment.id == id));
        let is_free = |id: &SegmentId| !session.segments.iter().chain(&segments).any(|segment| &segment.id == id);
        let id = known.unwrap_or_else(|| free_id(&session.id, kind, is_free));
        segments.push(Segment { id, kind, minutes });
    }
    let (sum, whole) = (segments.iter().map(|segment| segment.minutes).sum::<u32>(), session.minutes());
    if readable && sum != whole {
        let values = [("sum", sum.into()), ("minutes", whole.into())];
        wrong.push((format!("minutes-{}-0", session.id), lang.with("programme-segments-sum", &values)));
    }
    Some(segments)
}

fn free_id(session: &SessionId, kind: SegmentKind, is_free: impl Fn(&SegmentId) -> bool) -> SegmentId {
    let base: String = session.as_str().chars().take(40).collect();
    (2u32..)
        .filter_map(|n| SegmentId::parse(&slug(&format!("{base}-{}-{n}", kind.code()))).ok())
        .find(is_free)
        .expect("there are more numbers than segments")
}

/// The rows with their faults.
pub fn rows(lang: Lang, session: &SessionId, steps: &[TypedStep], wrong: &[(String, String)]) -> Markup {
    html! {
        h3 { (lang.t("programme-segments")) }
        p.hint { (lang.t("programme-segments-hint")) }
        @for (n, step) in steps.iter().enumerate() {
            @let (kind, minutes) = (format!("kind-{session}-{n}"), format!("minutes-{session}-{n}"));
            @let fault = wrong.iter().find(|(id, _)| id == &minutes).map(|(_, sentence)| sentence);
            @let fault_id = format!("{minutes}-fault");
            div.row.step {
                @if let Some(id) = &step.id { input type="hidden" name={ "segment-" (session) "-" (n) } value=(id); }
                div.field {
                    label for=(kind) { (lang.t("programme-segment")) }
                    select id=(kind) name=(kind) {
                        @for one in SegmentKind::ALL {
                            option value=(one.code()) selected[one.code() == step.kind] { (name(lang, one)) }
                        }
                    }
                }
                div.field.number .wrong[fault.is_some()] {
                    label for=(minutes) { (lang.t("programme-minutes")) }
                    @if let Some(fault) = fault { p.fault-text id=(fault_id) { (fault) } }
                    input id=(minutes) name=(minutes) inputmode="numeric" value=(step.minutes) autocomplete="off"
                        aria-describedby=[fault.map(|_| &fault_id)] aria-invalid=[fault.map(|_| "true")];
                }
            }
        }
    }
}

/// What happens in a segment, in words.
pub fn name(lang: Lang, kind: SegmentKind) -> String {
    lang.of_family("segment", kind.code(), &[]).unwrap_or_else(|| kind.code().replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::note;

    fn session() -> Session {
        let mut note = note();
        note.programme.plan(&note.format.clone());
        note.programme.sessions[1].clone()
    }

    fn step(id: Option<&str>, kind: SegmentKind, minutes: &str) -> TypedStep {
        let id = id.map(|id| SegmentId::parse(id).unwrap());
        TypedStep { id, kind: kind.code().to_owned(), minutes: minutes.to_owned() }
    }

    #[test]
    fn the_floor_is_cut_into_slots_each_followed_by_replies() {
        let session = session();
        let steps = [
            step(Some("session-1-presentations"), SegmentKind::Presentations, "20"),
            step(Some("session-1-floor"), SegmentKind::Floor, "30"),
            step(None, SegmentKind::Replies, "10"),
            step(None, SegmentKind::Floor, "30"),
            step(None, SegmentKind::Replies, "10"),
            step(None, SegmentKind::Floor, ""),
        ];
        let mut wrong = Wrong::new();
        let segments = read(&steps, &session, Lang::En, &mut wrong).unwrap();
        assert_eq!(wrong, []);
        let ids: Vec<&str> = segments.iter().map(|segment| segment.id.as_str()).collect();
        let expected =
            ["presentations", "floor", "replies-2", "floor-2", "replies-3"].map(|end| format!("session-1-{end}"));
        assert_eq!(ids, expected);
    }

    #[test]
    fn segments_must_fill_the_session_and_be_whole_minutes() {
        let mut wrong = Wrong::new();
        read(&[step(None, SegmentKind::Floor, "99")], &session(), Lang::En, &mut wrong);
        assert!(
            wrong[0].0 == "minutes-session-1-0" && wrong[0].1.contains("99") && wrong[0].1.contains("100"),
            "{wrong:?}"
        );
        let mut wrong = Wrong::new();
        read(&[step(None, SegmentKind::Floor, "half")], &session(), Lang::En, &mut wrong);
        assert!(wrong.len() == 1 && wrong[0].1.contains("half"), "{wrong:?}");
    }

    #[test]
    fn rows_that_nobody_touched_leave_the_segments_to_the_hours() {
        let session = session();
        assert_eq!(read(&with_room(of(&session)), &session, Lang::En, &mut Wrong::new()), None);
    }
}
