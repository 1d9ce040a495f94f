//! Dates, times and places in words, always in the meeting's zone first.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use rostrum_domain::concept_note::{ConceptNote, Place, Zone};
use rostrum_domain::mandate::{Body, CouncilSession};

use crate::i18n::Lang;

fn month(lang: Lang, date: Date) -> String {
    lang.of_family("month", &date.month().to_string(), &[]).unwrap_or_default()
}

/// `21 July 2025`
pub fn date_short(lang: Lang, date: Date) -> String {
    lang.with(
        "date-short",
        &[
            ("day", i32::from(date.day()).into()),
            ("month", month(lang, date).into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

/// `Monday 21 July 2025`
pub fn date_long(lang: Lang, date: Date) -> String {
    let weekday = date.weekday().to_monday_one_offset().to_string();
    lang.with(
        "date-long",
        &[
            ("weekday", lang.of_family("weekday", &weekday, &[]).unwrap_or_default().into()),
            ("day", i32::from(date.day()).into()),
            ("month", month(lang, date).into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

/// `10:20`
pub fn clock(time: DateTime) -> String {
    time.strftime("%H:%M").to_string()
}

/// `21 July 2025, 10:20 CEST`, in the meeting's zone.
pub fn instant(lang: Lang, zone: &Zone, at: Timestamp) -> String {
    let local = zone.local(at);
    whole(lang, local.date(), clock(local), abbreviation(zone, at))
}

/// The same with its second, unless it is a whole minute: an intake window may last a minute only.
pub fn instant_exactly(lang: Lang, zone: &Zone, at: Timestamp) -> String {
    let local = zone.local(at);
    if local.second() == 0 {
        return instant(lang, zone, at);
    }
    whole(lang, local.date(), local.strftime("%H:%M:%S").to_string(), abbreviation(zone, at))
}

fn whole(lang: Lang, date: Date, time: String, zone: String) -> String {
    lang.with("instant", &[("date", date_short(lang, date).into()), ("time", time.into()), ("zone", zone.into())])
}

/// The abbreviation in force, such as `CEST`; the offset from UTC where the zone has none of letters.
pub fn abbreviation(zone: &Zone, at: Timestamp) -> String {
    let abbreviation = zone.abbreviation(at);
    if abbreviation.starts_with(|c: char| c.is_ascii_alphabetic()) {
        abbreviation
    } else {
        format!("UTC{abbreviation}")
    }
}

/// A span in the meeting's zone, with a place for the same span in the reader's: filled here when the
/// reader named a zone in the address, else by the script `times.js`.
pub fn span(zone: &Zone, from: Timestamp, to: Timestamp, reader: Option<&Zone>) -> Markup {
    let (start, end) = (zone.local(from), zone.local(to));
    html! {
        time datetime=(from.to_string()) { (clock(start)) }
        @if to != from { "–" time datetime=(to.to_string()) { (clock(end)) } }
        " " span.zone { (abbreviation(zone, from)) }
        @match reader {
            Some(reader) => span.reader { (span_elsewhere(zone, reader, from, to)) },
            None => span.reader data-from=(from.to_string()) data-to=(to.to_string()) data-day=(start.date()) {},
        }
    }
}

/// The same span on clocks of another zone, with the weekday where the date differs.
fn span_elsewhere(zone: &Zone, reader: &Zone, from: Timestamp, to: Timestamp) -> String {
    let (start, end) = (reader.local(from), reader.local(to));
    let other_day =
        if start.date() == zone.local(from).date() { String::new() } else { start.strftime("%-d/%-m ").to_string() };
    let range = if from == to { clock(start) } else { format!("{}–{}", clock(start), clock(end)) };
    format!("{other_day}{range} {}", abbreviation(reader, from))
}

/// A length in words: `2 minutes`, `45 seconds`, `1 min 30 s`.
pub fn length(lang: Lang, seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => lang.with("length-seconds", &[("seconds", seconds.into())]),
        (minutes, 0) => lang.with("length-minutes", &[("minutes", minutes.into())]),
        (minutes, seconds) => lang.with("length-both", &[("minutes", minutes.into()), ("seconds", seconds.into())]),
    }
}

/// The offset of a zone at an instant as ISO 8601 writes it: `2025-07-21T10:00:00+02:00`.
pub fn with_offset(zone: &Zone, at: Timestamp) -> String {
    let rules: TimeZone = zone.rules();
    let offset = rules.to_offset(at);
    at.display_with_offset(offset).to_string()
}

/// Where the meeting is held, in words.
pub fn place(lang: Lang, place: &Place) -> String {
    let on = |platform: &Option<String>| match platform {
        Some(platform) => lang.with("place-online-on", &[("platform", platform.as_str().into())]),
        None => lang.t("place-online"),
    };
    match place {
        Place::Online { platform } => on(platform),
        Place::Onsite { place } => place.clone(),
        Place::Hybrid { place, platform } => {
            lang.with("place-hybrid", &[("place", place.as_str().into()), ("online", on(platform).into())])
        }
    }
}

/// `Human Rights Council, resolution 57/12`
pub fn mandate_line(lang: Lang, note: &ConceptNote) -> String {
    match note.mandates.first() {
        None => body(lang, &note.body),
        Some(mandate) => lang.with(
            "mandate-line",
            &[("body", body(lang, &note.body).into()), ("symbol", mandate.symbol.citation().into())],
        ),
    }
}

/// The name of a body; one that is not known in six languages as its note has it.
pub fn body(lang: Lang, body: &Body) -> String {
    let code = match body {
        Body::HumanRightsCouncil => "human_rights_council",
        Body::GeneralAssembly => "general_assembly",
        Body::EconomicAndSocialCouncil => "economic_and_social_council",
        Body::Other(name) => return name.clone(),
    };
    lang.of_family("body", code, &[]).unwrap_or_else(|| body.name().to_owned())
}

/// A council session with its body and its year: `Human Rights Council, sixty-third session (2026)`.
pub fn council_session(lang: Lang, of: &Body, session: CouncilSession) -> String {
    let values =
        [("words", session.ordinal_words().to_lowercase().into()), ("number", u32::from(session.number()).into())];
    let ordinal = lang.with("meeting-ordinal", &values);
    let year = session.year().to_string();
    let values = [("body", body(lang, of).into()), ("ordinal", ordinal.into()), ("year", year.into())];
    lang.with("meeting-council-session", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_time_carries_the_abbreviation_in_force_on_its_date() {
        let zone = Zone::parse("Europe/Zurich").unwrap();
        let from = zone.instant(date(2025, 7, 21).at(10, 20, 0, 0));
        let to = zone.instant(date(2025, 7, 21).at(12, 0, 0, 0));
        let page = span(&zone, from, to, None).into_string();
        assert!(
            page.contains(
                "10:20</time>–<time datetime=\"2025-07-21T10:00:00Z\">12:00</time> <span class=\"zone\">CEST"
            )
        );
        assert_eq!(date_long(Lang::En, date(2025, 7, 21)), "Monday 21 July 2025");
        assert_eq!(with_offset(&zone, from), "2025-07-21T10:20:00+02:00");
    }

    #[test]
    fn a_reader_far_away_sees_the_other_date() {
        let zone = Zone::parse("Europe/Zurich").unwrap();
        let from = zone.instant(date(2025, 7, 21).at(15, 0, 0, 0));
        let auckland = Zone::parse("Pacific/Auckland").unwrap();
        assert_eq!(span_elsewhere(&zone, &auckland, from, from), "22/7 01:00 NZST");
    }
}
