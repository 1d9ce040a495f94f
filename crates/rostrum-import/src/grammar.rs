//! What words mean in each language, read from the files of `grammar/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rostrum_domain::participant::Category;
use rostrum_domain::programme::{Role, SegmentKind, SessionKind};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::tokens::{Lexicon, Token};

/// The grammars that are built in. A new language is a new file and a line here.
const FILES: &[&str] =
    &[include_str!("../grammar/en.json"), include_str!("../grammar/fr.json"), include_str!("../grammar/es.json")];

static GRAMMARS: LazyLock<Vec<Grammar>> = LazyLock::new(|| FILES.iter().map(|file| Grammar::read(file)).collect());

/// All grammars, English first.
pub fn all() -> &'static [Grammar] {
    &GRAMMARS
}

/// A section of a concept note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Title,
    Date,
    Place,
    Mode,
    Platform,
    Zone,
    Objective,
    Outcome,
    Format,
    Background,
    Documents,
    Programme,
    Mandate,
    Body,
    Report,
    Language,
    Other,
}

/// What a label inside a session announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionLabel {
    Objective,
    Kind,
    Steps,
}

/// What a label inside the format announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormatLabel {
    Limit,
    Cap,
    Who,
    Allowance,
}

/// What a phrase says in a sentence on the rules of the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleWord {
    Limit,
    Floor,
    Session,
    Slot,
    Meeting,
    Panellists,
    Replies,
}

/// What a phrase says on the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceWord {
    Online,
    Hybrid,
    Onsite,
    Rooms,
    Fillers,
}

/// How an act of a body came about in the words of the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Resolution,
    Decision,
}

/// A body that the grammar knows by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownBody {
    HumanRightsCouncil,
    GeneralAssembly,
    EconomicAndSocialCouncil,
}

/// The words of dates.
#[derive(Debug)]
pub struct DateWords {
    pub skip: Lexicon<()>,
    pub day_suffixes: Lexicon<()>,
    pub range: Lexicon<()>,
    pub list: Lexicon<()>,
    pub year_marks: Lexicon<()>,
    pub month_marks: Lexicon<()>,
    pub day_marks: Lexicon<()>,
    pub day_labels: Lexicon<()>,
}

/// The words of times.
#[derive(Debug)]
pub struct TimeWords {
    pub hour_marks: Lexicon<()>,
    /// `false` before noon, `true` after.
    pub halves: Lexicon<bool>,
    /// The hour: 12 or 0.
    pub noon: Lexicon<i8>,
    pub half_before: bool,
    pub range: Lexicon<()>,
}

/// The words of mandates.
#[derive(Debug)]
pub struct MandateWords {
    pub bodies: Lexicon<KnownBody>,
    pub acts: Lexicon<Act>,
    pub asks: Lexicon<()>,
    pub cites: Lexicon<()>,
    pub session_words: Lexicon<()>,
    pub report: Lexicon<()>,
}

/// The grammar of one language.
#[derive(Debug)]
pub struct Grammar {
    pub language: String,
    pub common_words: Lexicon<()>,
    pub headings: Lexicon<Section>,
    pub heading_prefixes: Lexicon<()>,
    pub heading_suffixes: Lexicon<()>,
    pub heading_joins: Lexicon<()>,
    pub letterhead: Lexicon<()>,
    pub note_names: Lexicon<()>,
    pub months: Lexicon<i8>,
    /// Monday is 1.
    pub weekdays: Lexicon<i8>,
    pub dates: DateWords,
    pub times: TimeWords,
    pub numbers: Lexicon<u32>,
    pub ordinals: Lexicon<u32>,
    pub ordinal_suffixes: Lexicon<()>,
    /// Seconds of the unit.
    pub units: Lexicon<u32>,
    pub categories: Lexicon<Category>,
    pub roles: Lexicon<Role>,
    /// Says that there is none: no mandate, no cap.
    pub none: Lexicon<()>,
    pub unnamed: Lexicon<()>,
    pub sessions: Lexicon<SessionKind>,
    pub session_labels: Lexicon<SessionLabel>,
    pub kinds: Lexicon<SessionKind>,
    pub steps: Lexicon<SegmentKind>,
    pub format_labels: Lexicon<FormatLabel>,
    pub rules: Lexicon<RuleWord>,
    pub places: Lexicon<PlaceWord>,
    pub mandates: MandateWords,
    pub of: Lexicon<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: String,
    common_words: Vec<String>,
    headings: BTreeMap<Section, Vec<String>>,
    heading_prefixes: Vec<String>,
    heading_suffixes: Vec<String>,
    heading_joins: Vec<String>,
    letterhead: Vec<String>,
    note_names: Vec<String>,
    months: [Vec<String>; 12],
    weekdays: [Vec<String>; 7],
    dates: DatesFile,
    times: TimesFile,
    numbers: BTreeMap<String, u32>,
    ordinals: BTreeMap<String, u32>,
    ordinal_suffixes: Vec<String>,
    minutes: Vec<String>,
    seconds: Vec<String>,
    categories: BTreeMap<Category, Vec<String>>,
    roles: BTreeMap<Role, Vec<String>>,
    none: Vec<String>,
    unnamed: Vec<String>,
    sessions: BTreeMap<SessionKind, Vec<String>>,
    session_labels: BTreeMap<SessionLabel, Vec<String>>,
    kinds: BTreeMap<SessionKind, String>,
    steps: BTreeMap<String, String>,
    format_labels: BTreeMap<FormatLabel, Vec<String>>,
    rules: BTreeMap<RuleWord, Vec<String>>,
    places: BTreeMap<PlaceWord, Vec<String>>,
    mandates: MandatesFile,
    of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatesFile {
    skip: Vec<String>,
    day_suffixes: Vec<String>,
    range: Vec<String>,
    list: Vec<String>,
    year_marks: Vec<String>,
    month_marks: Vec<String>,
    day_marks: Vec<String>,
    day_labels: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimesFile {
    hour_marks: Vec<String>,
    am: Vec<String>,
    pm: Vec<String>,
    noon: Vec<String>,
    midnight: Vec<String>,
    half_before: bool,
    range: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MandatesFile {
    bodies: BTreeMap<KnownBody, Vec<String>>,
    resolution: Vec<String>,
    decision: Vec<String>,
    asks: Vec<String>,
    cites: Vec<String>,
    session_words: Vec<String>,
    report: Vec<String>,
}

impl Grammar {
    fn read(file: &str) -> Self {
        let file: File = serde_json::from_str(file).expect("the built-in grammar is checked by a test");
        let (dates, times, mandates) = (&file.dates, &file.times, &file.mandates);
        let acts = plain_as(&mandates.resolution, Act::Resolution).chain(plain_as(&mandates.decision, Act::Decision));
        Self {
            common_words: set(&file.common_words),
            headings: map(&file.headings),
            heading_prefixes: set(&file.heading_prefixes),
            heading_suffixes: set(&file.heading_suffixes),
            heading_joins: set(&file.heading_joins),
            letterhead: set(&file.letterhead),
            note_names: set(&file.note_names),
            months: ranked(&file.months),
            weekdays: ranked(&file.weekdays),
            dates: DateWords {
                skip: set(&dates.skip),
                day_suffixes: set(&dates.day_suffixes),
                range: set(&dates.range),
                list: set(&dates.list),
                year_marks: set(&dates.year_marks),
                month_marks: set(&dates.month_marks),
                day_marks: set(&dates.day_marks),
                day_labels: set(&dates.day_labels),
            },
            times: TimeWords {
                hour_marks: set(&times.hour_marks),
                halves: Lexicon::new(plain_as(&times.am, false).chain(plain_as(&times.pm, true))),
                noon: Lexicon::new(plain_as(&times.noon, 12).chain(plain_as(&times.midnight, 0))),
                half_before: times.half_before,
                range: set(&times.range),
            },
            numbers: Lexicon::new(file.numbers.iter().map(|(word, number)| (word.as_str(), *number))),
            ordinals: Lexicon::new(file.ordinals.iter().map(|(word, number)| (word.as_str(), *number))),
            ordinal_suffixes: set(&file.ordinal_suffixes),
            units: Lexicon::new(plain_as(&file.minutes, 60).chain(plain_as(&file.seconds, 1))),
            categories: map(&file.categories),
            roles: map(&file.roles),
            none: set(&file.none),
            unnamed: set(&file.unnamed),
            sessions: map(&file.sessions),
            session_labels: map(&file.session_labels),
            kinds: Lexicon::new(file.kinds.iter().map(|(kind, word)| (word.as_str(), *kind))),
            steps: Lexicon::new(file.steps.iter().map(|(code, word)| (word.as_str(), named(code)))),
            format_labels: map(&file.format_labels),
            rules: map(&file.rules),
            places: map(&file.places),
            mandates: MandateWords {
                bodies: map(&mandates.bodies),
                acts: Lexicon::new(acts),
                asks: set(&mandates.asks),
                cites: set(&mandates.cites),
                session_words: set(&mandates.session_words),
                report: set(&mandates.report),
            },
            of: set(&file.of),
            language: file.language,
        }
    }

    /// Whether the tokens from `at` say nothing but "none".
    pub fn says_none(&self, tokens: &[Token], at: usize) -> bool {
        self.none.at(tokens, at).is_some_and(|(length, ())| at + length == tokens.len())
    }

    /// Adds up the number words that begin at token `at`: tokens used and the sum.
    pub fn number_at(&self, tokens: &[Token], at: usize) -> Option<(usize, u32)> {
        match tokens.get(at)?.number() {
            Some(number) => Some((1, number)),
            None => self.numbers.at(tokens, at),
        }
    }

    /// An ordinal that begins at token `at`, in digits (`63rd`) or in words (`sixty-third`).
    pub fn ordinal_at(&self, tokens: &[Token], at: usize) -> Option<(usize, u32)> {
        if let Some(number) = tokens.get(at)?.number() {
            let touches = tokens.get(at + 1).is_some_and(|next| next.start == tokens[at].end);
            let (length, ()) = self.ordinal_suffixes.at(tokens, at + 1).filter(|_| touches)?;
            return Some((1 + length, number));
        }
        let (mut length, mut sum, mut ordinal) = (0, 0u32, false);
        loop {
            let mut next = at + length;
            if length > 0 && tokens.get(next).is_some_and(Token::is_dash) {
                next += 1;
            }
            if let Some((used, number)) = self.ordinals.at(tokens, next) {
                (sum, ordinal) = (sum.saturating_add(number), true);
                length = next + used - at;
            } else if let Some((used, number)) = self.numbers.at(tokens, next).filter(|_| !ordinal) {
                sum = sum.saturating_add(number);
                length = next + used - at;
            } else {
                return ordinal.then_some((length, sum));
            }
        }
    }
}

fn set(phrases: &[String]) -> Lexicon<()> {
    Lexicon::new(plain_as(phrases, ()))
}

fn plain_as<T: Copy>(phrases: &[String], meaning: T) -> impl Iterator<Item = (&str, T)> {
    phrases.iter().map(move |phrase| (phrase.as_str(), meaning))
}

fn map<K: Copy>(phrases: &BTreeMap<K, Vec<String>>) -> Lexicon<K> {
    Lexicon::new(phrases.iter().flat_map(|(meaning, phrases)| plain_as(phrases, *meaning)))
}

fn ranked(phrases: &[Vec<String>]) -> Lexicon<i8> {
    Lexicon::new(phrases.iter().zip(1..).flat_map(|(phrases, rank)| plain_as(phrases, rank)))
}

fn named<T: DeserializeOwned>(code: &str) -> T {
    serde_json::from_value(code.into()).expect("the built-in grammar is checked by a test")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokenise;

    #[test]
    fn every_built_in_grammar_reads() {
        let languages: Vec<&str> = all().iter().map(|grammar| grammar.language.as_str()).collect();
        assert_eq!(languages, ["en", "fr", "es"]);
    }

    #[test]
    fn ordinals_are_read_in_digits_and_in_words() {
        for (language, text) in [
            (0, "63rd session"),
            (0, "sixty-third session"),
            (1, "63e session"),
            (1, "soixante-troisième session"),
            (2, "63.º período"),
            (2, "sexagésimo tercer período"),
        ] {
            let ordinal = all()[language].ordinal_at(&tokenise(text), 0).map(|(_, number)| number);
            assert_eq!(ordinal, Some(63), "{text}");
        }
    }
}
