//! The running order: what runs, what comes, and how far the meeting is behind.

use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use rostrum_domain::floor::{PlannedSegment, PlannedSession, Speaker, Spoken};
use rostrum_domain::programme::SegmentKind;

use super::controls::ask;
use super::picture::Picture;

/// Where a segment stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Over,
    Runs,
    Coming,
}

fn stands(picture: &Picture, segment: &PlannedSegment) -> Stands {
    match picture.floor.segments.get(&segment.id) {
        Some((_, None)) => Stands::Runs,
        Some((_, Some(_))) => Stands::Over,
        None => Stands::Coming,
    }
}

impl Stands {
    fn class(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Runs => "runs",
            Self::Coming => "coming",
        }
    }
}

fn planned(session: &PlannedSession, segment: &PlannedSegment) -> Timestamp {
    session.start.checked_add(session.offset_of(&segment.id)).unwrap_or(session.start)
}

/// What comes next, for the public: the rest of this session and the session after it.
pub fn public(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let zone = &picture.row.meeting.note.zone;
    let here = picture.here();
    let after =
        here.and_then(|here| picture.floor.plan.as_ref()?.sessions.iter().find(|session| session.start > here.start));
    html! {
        section #next aria-labelledby="next-title" {
            h2 #next-title { (lang.t("next-title")) }
            @if picture.floor.closed { p { (lang.t("floor-closed")) } }
            @else if let Some(session) = here {
                h3 dir="auto" { (picture.title(&session.id)) }
                ol.segments {
                    @for segment in &session.segments {
                        @let stands = stands(picture, segment);
                        li class=(stands.class()) aria-current=[(stands == Stands::Runs).then_some("step")] {
                            span { (picture.segment_name(segment.kind)) }
                            span.quiet { (minutes(picture, segment.minutes)) }
                            @match stands {
                                Stands::Over => span.state { (lang.t("segment-over")) },
                                Stands::Runs => span.state.good { (lang.t("segment-runs")) },
                                Stands::Coming => span.quiet { (picture.hour(planned(session, segment))) },
                            }
                        }
                    }
                }
                @if let Some(session) = after {
                    h3 dir="auto" { (picture.title(&session.id)) }
                    p { (crate::times::span(zone, session.start, session.end, None)) }
                }
            } @else { p { (lang.t("floor-no-plan")) } }
        }
    }
}

fn minutes(picture: &Picture, minutes: u32) -> String {
    picture.lang.with("segment-minutes", &[("minutes", minutes.into())])
}

/// The whole running order with planned and real times, and a way to start any segment.
pub fn console(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let plan = picture.floor.plan.as_ref();
    html! {
        div #order .order {
            p.behind { (behind(picture)) (end_of_day(picture)) }
            @if plan.is_none() { p { (lang.t("floor-no-plan")) } }
            @for session in plan.iter().flat_map(|plan| &plan.sessions) {
                h3 title=(picture.title(&session.id)) {
                    span.hour { (picture.hour(session.start)) } " " span.title { (picture.title(&session.id)) }
                }
                ol.segments { @for segment in &session.segments { (step(picture, session, segment)) } }
            }
        }
    }
}

fn step(picture: &Picture, session: &PlannedSession, segment: &PlannedSegment) -> Markup {
    let lang = picture.lang;
    let stands = stands(picture, segment);
    let times = picture.floor.segments.get(&segment.id);
    let name = picture.segment_name(segment.kind);
    html! {
        li class=(stands.class()) aria-current=[(stands == Stands::Runs).then_some("step")] {
            span.hour { (picture.hour(planned(session, segment))) }
            @let length = picture.floor.length(segment).as_secs() / 60;
            span.title title=(minutes(picture, u32::try_from(length).unwrap_or(0))) { (name) }
            span.real {
                @match times {
                    Some((began, Some(ended))) => { (picture.hour(*began)) "–" (picture.hour(*ended)) }
                    Some((began, None)) => (lang.with("segment-since", &[("time", picture.hour(*began).into())])),
                    None => @if !picture.floor.closed { (start(picture, session, segment, &name)) },
                }
            }
        }
    }
}

fn start(picture: &Picture, session: &PlannedSession, segment: &PlannedSegment, name: &str) -> Markup {
    let lang = picture.lang;
    let what =
        lang.with("segment-start-ask", &[("segment", name.into()), ("session", picture.title(&session.id).into())]);
    let button = html! {
        button form="form-start-segment" name="segment" value=(segment.id) { (lang.t("segment-start-sure")) }
    };
    let label =
        lang.with("segment-start-label", &[("segment", name.into()), ("session", picture.title(&session.id).into())]);
    ask(
        &format!("ask-{}", segment.id),
        &html! { span aria-label=(label) { (lang.t("segment-start")) } },
        None,
        &what,
        &button,
    )
}

/// `ends 12:04, planned 12:00`
fn end_of_day(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        @if let Some((planned, expected)) = picture.floor.end_of_day(picture.now) {
            // On another day than planned the two cannot be compared.
            @if expected.duration_since(planned).abs() <= SignedDuration::from_hours(12) {
                " " span.day-end data-late[expected.duration_since(planned) >= SignedDuration::from_mins(1)] {
                    (lang.with("order-end", &[("expected", picture.hour(expected).into()), ("planned", picture.hour(planned).into())]))
                }
            }
        }
    }
}

/// `4 min behind the programme`
fn behind(picture: &Picture) -> Markup {
    let lang = picture.lang;
    html! {
        @match picture.floor.behind(picture.now) {
            None => span.state { @if picture.floor.closed { (lang.t("floor-closed")) } @else { (lang.t("order-between")) } },
            // Half a day away from the programme it is held on another day than planned.
            Some(late) if late.abs() > SignedDuration::from_hours(12) => span.state.warn { (lang.t("order-other-day")) },
            Some(late) => {
                @let minutes = (late.as_secs() + if late > SignedDuration::ZERO { 30 } else { -30 }) / 60;
                @if minutes > 0 { span.state.warn { (lang.with("order-behind", &[("minutes", minutes.into())])) } }
                @else if minutes < 0 { span.state.good { (lang.with("order-ahead", &[("minutes", (-minutes).into())])) } }
                @else { span.state.good { (lang.t("order-on-time")) } }
            }
        }
    }
}

/// People named in the programme of the running session, each with the floor to give.
pub fn people(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let session = picture.here();
    let named = session.and_then(|session| picture.session(&session.id)).map_or(&[][..], |session| &session.people);
    let free = picture.floor.running().is_some() && picture.floor.current.is_none();
    html! {
        div #people .people-here {
            @if named.is_empty() { p.quiet { (lang.t("people-none")) } }
            ul {
                @for person in named {
                    @let speaker = Speaker::Person(person.id.clone());
                    @let spoken: i64 = picture.floor.spoken.iter().filter(|s| s.speaker == speaker).map(Spoken::seconds).sum();
                    @let role = lang.of_family("role", role_code(person.role), &[]).unwrap_or_default();
                    li #{ "person-" (person.id) } {
                        span.title title=[person.title.as_deref()] { (person.name) " " span.quiet { (role) } }
                        @if spoken > 0 { span.quiet { (super::words::minutes(spoken)) } }
                        button.second form="form-give-person" name="person" value=(person.id) disabled[!free]
                            aria-label=(lang.with("row-give-label", &[("whom", person.name.as_str().into())])) { (lang.t("row-give")) }
                    }
                }
            }
        }
    }
}

fn role_code(role: rostrum_domain::programme::Role) -> &'static str {
    use rostrum_domain::programme::Role as R;
    match role {
        R::Chair => "chair",
        R::Moderator => "moderator",
        R::Panellist => "panellist",
        R::Speaker => "speaker",
    }
}

/// Who comes next, in the order in which the floor will be given.
pub fn nexts(picture: &Picture) -> Markup {
    let lang = picture.lang;
    let next = picture.next_speakers(3);
    html! {
        ol #nexts .nexts {
            @if next.is_empty() { li.quiet { (lang.t("command-give-nobody")) } }
            @for speaker in &next {
                @let shown = picture.speaker(speaker);
                li {
                    @if let Some(category) = shown.category {
                        span class={ "cat cat-" (category.code()) } title=(super::words::category(lang, category)) {}
                    }
                    span.first { (shown.first) }
                    @if let Some(second) = &shown.second { span.second { (second) } }
                    @if let Some(entry) = picture.entry_of(speaker) {
                        @if picture.is_present(entry) { span.here title=(lang.t("ready-is-present")) { "●" span.unseen { (lang.t("ready-is-present")) } } }
                    }
                }
            }
        }
    }
}

/// How many still wait on the list that ends with the running segment: those would not be reached.
pub fn would_not_be_reached(picture: &Picture) -> usize {
    let Some((session, segment)) = picture.floor.running() else { return 0 };
    let last = session.segments.iter().rev().find(|other| other.kind == SegmentKind::Floor);
    if last.is_some_and(|last| last.id == segment.id) { picture.floor.waiting(&session.id).count() } else { 0 }
}
