//! Cities, abbreviations of time zones and video platforms, which belong to no language.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::paragraph::Paragraph;
use crate::tokens::Lexicon;

static ZONES: LazyLock<Zones> = LazyLock::new(Zones::read);

/// What `grammar/zones.json` says.
#[derive(Debug)]
pub struct Zones {
    names: Vec<String>,
    /// Cities: index into the names.
    places: Lexicon<usize>,
    /// Bodies that sit in one city: index into the names.
    seats: Lexicon<usize>,
    /// Abbreviation: minutes from UTC and index into the names.
    abbreviations: Lexicon<(i32, usize)>,
    platforms: Lexicon<()>,
}

/// An abbreviation or an offset that stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedZone {
    /// Minutes that it stands east of UTC.
    pub minutes: i32,
    /// The zone that uses it, by its IANA name; `None` for a bare offset.
    pub name: Option<&'static str>,
    pub from: usize,
    pub to: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    places: BTreeMap<String, Vec<String>>,
    seats: BTreeMap<String, Vec<String>>,
    abbreviations: BTreeMap<String, Abbreviation>,
    platforms: Vec<String>,
}

#[derive(Deserialize)]
struct Abbreviation {
    minutes: i32,
    zone: String,
}

/// The table.
pub fn zones() -> &'static Zones {
    &ZONES
}

impl Zones {
    fn read() -> Self {
        let file: File = serde_json::from_str(include_str!("../grammar/zones.json"))
            .expect("the built-in table is checked by a test");
        let all =
            file.places.keys().chain(file.seats.keys()).chain(file.abbreviations.values().map(|short| &short.zone));
        let mut names: Vec<String> = all.cloned().collect();
        names.sort();
        names.dedup();
        let index = |name: &String| names.binary_search(name).expect("every name was collected");
        let lexicon = |table: &BTreeMap<String, Vec<String>>| {
            Lexicon::new(table.iter().flat_map(|(name, places)| {
                let index = index(name);
                places.iter().map(move |place| (place.as_str(), index))
            }))
        };
        let abbreviations =
            file.abbreviations.iter().map(|(text, short)| (text.as_str(), (short.minutes, index(&short.zone))));
        Self {
            places: lexicon(&file.places),
            seats: lexicon(&file.seats),
            abbreviations: Lexicon::new(abbreviations),
            platforms: Lexicon::new(file.platforms.iter().map(|name| (name.as_str(), ()))),
            names,
        }
    }

    /// The zone of the first known city in the range: its token and the IANA name.
    pub fn city(&self, paragraph: &Paragraph, range: Range<usize>) -> Option<(Range<usize>, &str)> {
        let (at, length, index) = self.places.find(&paragraph.tokens, range)?;
        Some((at..at + length, &self.names[index]))
    }

    /// The zone of the first body with a known seat.
    pub fn seat(&self, paragraph: &Paragraph) -> Option<(Range<usize>, &str)> {
        let (at, length, index) = self.seats.find(&paragraph.tokens, 0..paragraph.tokens.len())?;
        Some((at..at + length, &self.names[index]))
    }

    /// The first video platform: its tokens.
    pub fn platform(&self, paragraph: &Paragraph) -> Option<Range<usize>> {
        let (at, length, ()) = self.platforms.find(&paragraph.tokens, 0..paragraph.tokens.len())?;
        Some(at..at + length)
    }

    /// The abbreviations in capitals and the offsets (`UTC+2`) in the paragraph.
    pub fn printed(&'static self, paragraph: &Paragraph) -> Vec<PrintedZone> {
        let found = self.abbreviations.find_all(&paragraph.tokens, 0..paragraph.tokens.len());
        let capitals = |range: Range<usize>| !paragraph.text[paragraph.bytes_of(range)].contains(char::is_lowercase);
        found
            .into_iter()
            .filter(|(at, length, _)| capitals(*at..at + length))
            .map(|(at, length, (minutes, index))| {
                let to = at + length;
                match offset(paragraph, to).filter(|_| minutes == 0) {
                    Some((used, minutes)) => PrintedZone { minutes, name: None, from: at, to: to + used },
                    None => PrintedZone { minutes, name: Some(&self.names[index]), from: at, to },
                }
            })
            .collect()
    }
}

/// `+2`, `-04:00` behind `UTC` or `GMT`: tokens used and minutes.
fn offset(paragraph: &Paragraph, at: usize) -> Option<(usize, i32)> {
    let tokens = &paragraph.tokens;
    let sign = tokens.get(at)?;
    let sign = if sign.is("+") { 1 } else { sign.is_dash().then_some(-1)? };
    let hours = tokens.get(at + 1)?;
    // "UTC – 12:00" is no offset.
    if hours.start > tokens[at].end {
        return None;
    }
    let hours = i32::try_from(hours.number().filter(|hours| *hours <= 14)?).ok()?;
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let minutes = tokens.get(at + 3).filter(|minutes| is(at + 2, ":") && minutes.text.len() == 2);
    let minutes = minutes.and_then(crate::tokens::Token::number);
    match minutes.and_then(|minutes| i32::try_from(minutes).ok()) {
        Some(minutes) => Some((4, sign * (hours * 60 + minutes))),
        None => Some((2, sign * hours * 60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paragraph::Mark;
    use rostrum_domain::concept_note::Zone;

    fn paragraph(text: &str) -> Paragraph {
        let mut paragraph = Paragraph::new(Mark::None);
        paragraph.push(text, 0);
        paragraph.finish()
    }

    #[test]
    fn every_zone_of_the_table_is_in_the_database() {
        for name in &zones().names {
            assert!(Zone::parse(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn abbreviations_count_in_capitals_only() {
        assert_eq!(zones().printed(&paragraph("10:00 CET"))[0].minutes, 60);
        assert_eq!(zones().printed(&paragraph("10:00 UTC+2"))[0].minutes, 120);
        assert_eq!(zones().printed(&paragraph("GMT-04:30 "))[0].minutes, -270);
        assert!(zones().printed(&paragraph("la séance est ouverte, cat and east")).is_empty());
    }
}
