//! What a rule says that refuses a command: in the reader's language, with the names that the reader may see
//! and times on the clocks of the meeting.

use fluent_bundle::FluentValue;
use jiff::Timestamp;
use rostrum_domain::concept_note::Zone;
use rostrum_domain::floor::Refusal;
use rostrum_domain::ids::{InscriptionNo, SegmentId, SessionId};

use super::picture::Picture;
use super::{happened, words};
use crate::i18n::Lang;

/// The sentence for whoever runs the floor: with the names of delegations, titles and segments.
pub fn to_staff(picture: &Picture, refusal: &Refusal) -> String {
    let reader = Reader { lang: picture.lang, zone: Some(&picture.row.meeting.note.zone), picture: Some(picture) };
    reader.sentence(refusal)
}

/// The sentence for anybody: numbers in place of names. Without a zone times are those of UTC, and say so.
pub fn to_anybody(refusal: &Refusal, lang: Lang, zone: Option<&Zone>) -> String {
    Reader { lang, zone, picture: None }.sentence(refusal)
}

/// For whom a sentence is.
struct Reader<'a> {
    lang: Lang,
    zone: Option<&'a Zone>,
    picture: Option<&'a Picture>,
}

type Values = Vec<(&'static str, FluentValue<'static>)>;

impl Reader<'_> {
    fn sentence(&self, refusal: &Refusal) -> String {
        let mut values = self.values(refusal);
        values.push(("reader", if self.picture.is_some() { "staff" } else { "own" }.into()));
        self.lang.of_family("refusal", refusal.code(), &values).unwrap_or_else(|| refusal.to_string())
    }

    fn values(&self, refusal: &Refusal) -> Values {
        use Refusal as R;
        let count = |count: usize| FluentValue::from(u32::try_from(count).unwrap_or(u32::MAX));
        match refusal {
            R::PlanDropsUsed { what } => vec![("what", what.clone().into())],
            R::UnknownSession(id) | R::NoFloorInSession(id) => vec![("session", self.session(id))],
            R::UnknownSegment(id) | R::SegmentRuns(id) | R::SegmentIsOver(id) => vec![("segment", self.segment(id))],
            R::UnknownPerson(id) => vec![("person", id.to_string().into())],
            R::UnknownInscription(no)
            | R::NotYours(no)
            | R::OtherSession(no)
            | R::NoMove(no)
            | R::HasPriority(no)
            | R::AlreadyPassedOver(no) => vec![("whom", self.whom(*no))],
            R::NotWaiting { inscription, status } => {
                vec![("whom", self.whom(*inscription)), ("status", (*status).to_owned().into())]
            }
            R::CategoryMayNotInscribe { category } => {
                vec![("category", words::heading(&words::category(self.lang, *category)).into())]
            }
            R::CapReached { left_seconds, needed_seconds } => {
                vec![("left", length(*left_seconds)), ("needed", length(*needed_seconds))]
            }
            R::InvalidRules(rules) => vec![("what", rules.to_string().into())],
            R::WindowRuns { until } => vec![("until", self.time(*until))],
            R::BeaconNeeded(named) => vec![("named", named.clone().into())],
            R::LogDiffers(version) => vec![("version", version.to_string().into())],
            R::OpensAt { at } => vec![("at", self.day_and_time(*at))],
            R::TooManyInscriptions { permitted } | R::TooManyReplies { permitted } => {
                vec![("permitted", (*permitted).into())]
            }
            R::ReplyAtEnd { waiting } => vec![("waiting", count(*waiting))],
            R::LimitNotReached { left_seconds } => vec![("left", length(*left_seconds))],
            R::InvalidSeconds { seconds, most } => {
                vec![("seconds", seconds.to_string().into()), ("most", self.lang.number(*most).into())]
            }
            R::LimitNotLower { now_seconds } => vec![("now", length(*now_seconds))],
            R::PointNotRaised(no) => vec![("point", no.to_string().into())],
            R::NotUnused { segment, left_seconds } => {
                vec![("segment", self.segment(segment)), ("left", length(*left_seconds))]
            }
            R::TooLateToUndo { seconds } => vec![("seconds", u32::try_from(*seconds).unwrap_or(u32::MAX).into())],
            R::InscribedSince { count: inscribed } => vec![("count", count(*inscribed))],
            R::LateOutOfRange { happened, from } => {
                vec![("happened", self.time(*happened)), ("from", self.time(*from))]
            }
            R::Changed { seen, now } => vec![("seen", seen.to_string().into()), ("now", now.to_string().into())],
            R::KeyUsed { key } => vec![("key", key.clone().into())],
            _ => vec![],
        }
    }

    fn whom(&self, no: InscriptionNo) -> FluentValue<'static> {
        match self.picture {
            Some(picture) => happened::whom(picture, no),
            None => self.lang.with("numbered-inscription", &[("no", no.to_string().into())]),
        }
        .into()
    }

    fn session(&self, id: &SessionId) -> FluentValue<'static> {
        self.picture.map_or_else(|| id.to_string(), |picture| picture.title(id)).into()
    }

    fn segment(&self, id: &SegmentId) -> FluentValue<'static> {
        self.picture.map_or_else(|| id.to_string(), |picture| happened::segment(picture, id)).into()
    }

    fn time(&self, at: Timestamp) -> FluentValue<'static> {
        match self.zone {
            Some(zone) => format!("{} {}", words::second(zone, at), crate::times::abbreviation(zone, at)),
            None => at.strftime("%H:%M:%S UTC").to_string(),
        }
        .into()
    }

    fn day_and_time(&self, at: Timestamp) -> FluentValue<'static> {
        match self.zone {
            Some(zone) => crate::times::instant(self.lang, zone, at),
            None => at.strftime("%-d %B %Y, %H:%M UTC").to_string(),
        }
        .into()
    }
}

fn length(seconds: u32) -> FluentValue<'static> {
    words::passed(i64::from(seconds) * 1_000).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes as the domain has them, read from where it names them: a new one cannot be forgotten here.
    fn codes() -> Vec<&'static str> {
        let source = include_str!("../../../rostrum-domain/src/floor/refusal/code.rs");
        source.split('"').skip(1).step_by(2).collect()
    }

    #[test]
    fn every_rule_that_says_no_has_its_text() {
        let codes = codes();
        assert!(codes.len() > 70 && codes.contains(&"late-out-of-range"), "{codes:?}");
        let texts = [
            include_str!("../../../../locales/en/refusals.ftl"),
            include_str!("../../../../locales/en/refusals-staff.ftl"),
        ]
        .concat();
        for code in codes {
            assert!(texts.lines().any(|line| line.starts_with(&format!("refusal-{code} ="))), "refusal-{code}");
        }
    }

    #[test]
    fn every_value_that_a_text_names_is_given() {
        let (session, segment) = (SessionId::parse("s").unwrap(), SegmentId::parse("g").unwrap());
        let (at, no) = (Timestamp::UNIX_EPOCH, InscriptionNo(5));
        use Refusal as R;
        let samples = vec![
            R::PlanDropsUsed { what: "w".to_owned() },
            R::UnknownSession(session.clone()),
            R::NoFloorInSession(session),
            R::UnknownSegment(segment.clone()),
            R::SegmentRuns(segment.clone()),
            R::SegmentIsOver(segment.clone()),
            R::UnknownPerson(rostrum_domain::ids::PersonId::parse("p").unwrap()),
            R::UnknownInscription(no),
            R::AlreadyInscribed(no),
            R::NotYours(no),
            R::OtherSession(no),
            R::NoMove(no),
            R::HasPriority(no),
            R::AlreadyPassedOver(no),
            R::NotWaiting { inscription: no, status: "has spoken" },
            R::CategoryMayNotInscribe { category: rostrum_domain::participant::Category::Academia },
            R::CapReached { left_seconds: 30, needed_seconds: 120 },
            R::InvalidRules(rostrum_domain::floor::InvalidRules::Nobody),
            R::WindowRuns { until: at },
            R::BeaconNeeded("drand".to_owned()),
            R::LogDiffers(3),
            R::OpensAt { at },
            R::TooManyInscriptions { permitted: 2 },
            R::TooManyReplies { permitted: 2 },
            R::ReplyAtEnd { waiting: 4 },
            R::LimitNotReached { left_seconds: 9 },
            R::InvalidSeconds { seconds: 0, most: 3_600 },
            R::LimitNotLower { now_seconds: 60 },
            R::PointNotRaised(rostrum_domain::ids::PointNo(1)),
            R::NotUnused { segment, left_seconds: 10 },
            R::TooLateToUndo { seconds: 12 },
            R::InscribedSince { count: 2 },
            R::LateOutOfRange { happened: at, from: at },
            R::KeyUsed { key: "k".to_owned() },
            R::Changed { seen: 1, now: 2 },
        ];
        let zone = Zone::parse("Europe/Zurich").unwrap();
        for refusal in samples {
            for zone in [Some(&zone), None] {
                let text = to_anybody(&refusal, Lang::En, zone);
                // A value that is missing shows as its name in braces; UTC stands for no zone only.
                assert!(!text.contains('{') && !text.contains("1970-01-01T"), "{text}");
            }
        }
        // Those without a value must name none.
        let samples = [
            R::NoPlan,
            R::MeetingClosed,
            R::NoSwap,
            R::NothingToUndo,
            R::InvalidExtension,
            R::NotAccepted,
            R::FloorIsOver,
        ];
        assert!(samples.iter().all(|refusal| !to_anybody(refusal, Lang::En, None).contains('{')));
    }

    #[test]
    fn a_time_is_told_on_the_clocks_of_the_meeting() {
        let zone = Zone::parse("Europe/Zurich").unwrap();
        let refusal = Refusal::OpensAt { at: "2025-07-21T08:00:00Z".parse().unwrap() };
        assert!(to_anybody(&refusal, Lang::En, Some(&zone)).contains("21 July 2025, 10:00 CEST"));
        assert!(to_anybody(&refusal, Lang::En, None).contains("21 July 2025, 08:00 UTC"));
    }
}
