//! The rules by which the floor is run: speaking time, cap and its scope, who may take the floor.

use std::ops::Range;

use rostrum_domain::concept_note::{Cap, CapScope, Format, TimeLimit};
use rostrum_domain::notice::Level;
use rostrum_domain::participant::Category;

use super::Context;
use crate::grammar::{FormatLabel, Grammar, RuleWord, Section};
use crate::headings::label;
use crate::paragraph::Paragraph;

/// A shorter time is a speaking time, a longer one a cap, in seconds.
const SHORT_SECONDS: u32 = 600;

type Source = Range<usize>;

/// How the floor of each session is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slots {
    /// How many slots a session has.
    pub count: u32,
    /// Minutes of replies behind each.
    pub replies: u32,
}

/// What the note says of the floor.
#[derive(Debug, Default)]
struct Found {
    limit: Option<(TimeLimit, Source)>,
    cap: Option<(u32, Source)>,
    scope: Option<(CapScope, Source)>,
    categories: Vec<Category>,
    categories_at: Option<Source>,
    allowance: Option<(u32, Source)>,
    /// The note says that there is no cap.
    uncapped: Option<Source>,
    slot_count: Option<u32>,
    replies: Option<u32>,
}

/// The rules, and the slots when the floor is cut into some. `panels` is how many sessions have a floor.
pub fn read_format(panels: usize, context: &mut Context) -> (Format, Option<Slots>) {
    let grammar = context.grammar;
    let mut found = Found::default();
    let mut text = Vec::new();
    let own: Vec<&Paragraph> = context.divided.section(Section::Format).collect();
    for paragraph in &own {
        match label(&paragraph.tokens, &grammar.format_labels)
            .filter(|_| paragraph.mark != crate::paragraph::Mark::Verbatim)
        {
            Some((label, rest)) => labelled(label, rest, paragraph, grammar, &mut found),
            None => text.push(paragraph.text.clone()),
        }
    }
    for paragraph in own.iter().filter(|paragraph| label(&paragraph.tokens, &grammar.format_labels).is_none()) {
        running(paragraph, context, &mut found);
    }
    if found.limit.is_none() || found.cap.is_none() {
        let sections = [Section::Objective, Section::Outcome, Section::Other, Section::Date];
        for paragraph in sections.into_iter().flat_map(|section| context.divided.section(section)) {
            let mut other = Found::default();
            running(paragraph, context, &mut other);
            found.limit = found.limit.take().or(other.limit);
            if found.cap.is_none() && found.uncapped.is_none() {
                (found.cap, found.scope) = (other.cap, other.scope);
            }
        }
    }
    let slots = found.scope.as_ref().filter(|(scope, _)| *scope == CapScope::Slot);
    let slots = slots.and(found.slot_count.map(|count| Slots { count, replies: found.replies.unwrap_or(0) }));
    if let Some(paragraph) = own.first() {
        context.reading.read("format.text", &text, paragraph.source_range(0..paragraph.text.len()));
    } else {
        context.reading.assume("format.text", &text);
    }
    (settle(found, text, panels, context), slots)
}

/// Turns what was found into the rules and says what was assumed.
fn settle(found: Found, text: Vec<String>, panels: usize, context: &mut Context) -> Format {
    let usual = Format::default();
    let limit = match found.limit {
        Some((limit, source)) => {
            context.reading.read("format.limit", limit, source);
            limit
        }
        None => {
            let message = "The note gives no speaking time; 2 minutes are assumed.";
            let help = "Write it as \"Speaking time: 2 minutes\" under the heading \"Format\".";
            context.reading.assume_aloud("format.limit", usual.limit, message, help);
            usual.limit
        }
    };
    let cap = match (found.cap, found.uncapped) {
        (None, Some(source)) => {
            context.reading.read("format.cap", Option::<u32>::None, source);
            None
        }
        (Some((minutes, source)), _) => {
            context.reading.read("format.cap", minutes, source);
            Some(Cap { minutes, scope: settle_scope(found.scope, minutes, panels, context) })
        }
        (None, None) => {
            let message = "The note gives no cap of the floor; none is assumed.";
            let help = "Write it as \"Cap of the floor: 45 minutes per session\" under the heading \"Format\".";
            context.reading.assume_aloud("format.cap", Option::<u32>::None, message, help);
            None
        }
    };
    let categories = match found.categories_at {
        Some(source) => {
            context.reading.read("format.categories", &found.categories, source);
            found.categories
        }
        None => {
            let message = "The note does not say who may take the floor; every category is assumed.";
            let help = "Write it as \"Who may take the floor: States; academia\" under the heading \"Format\".";
            context.reading.assume_aloud("format.categories", &usual.categories, message, help);
            usual.categories
        }
    };
    let allowance_seconds = match found.allowance {
        Some((seconds, source)) => {
            context.reading.read("format.allowance_seconds", seconds, source);
            seconds
        }
        None => {
            context.reading.assume("format.allowance_seconds", usual.allowance_seconds);
            usual.allowance_seconds
        }
    };
    Format { text, limit, cap, categories, allowance_seconds }
}

fn settle_scope(scope: Option<(CapScope, Source)>, minutes: u32, panels: usize, context: &mut Context) -> CapScope {
    if let Some((scope, source)) = scope {
        context.reading.read("format.cap_scope", scope, source);
        return scope;
    }
    if panels > 1 {
        let message = format!(
            "The note does not say whether the {minutes} minutes of the floor count for the meeting, for each session or for each slot; for each of the {panels} sessions is assumed."
        );
        let help = format!("Write \"{minutes} minutes per session\", \"per slot\" or \"in total\".");
        context.reading.assume_aloud("format.cap_scope", CapScope::Session, message, &help);
    } else {
        context.reading.assume("format.cap_scope", CapScope::Session);
    }
    CapScope::Session
}

/// `Speaking time: 2 minutes` and the like, which are rules and not text.
fn labelled(label: FormatLabel, rest: usize, paragraph: &Paragraph, grammar: &Grammar, found: &mut Found) {
    let tokens = &paragraph.tokens;
    let source = paragraph.source_of_tokens(rest..tokens.len());
    let duration = durations(paragraph, rest..tokens.len(), grammar).into_iter().next();
    match (label, duration) {
        (FormatLabel::Limit, Some(duration)) => {
            if let Ok(limit) = TimeLimit::from_seconds(duration.seconds) {
                found.limit = Some((limit, paragraph.source_of_tokens(duration.from..duration.to)));
            }
        }
        (FormatLabel::Cap, Some(duration)) => {
            found.cap = Some((duration.seconds / 60, paragraph.source_of_tokens(duration.from..duration.to)));
            found.scope = found.scope.take().or_else(|| scope_in(paragraph, rest..tokens.len(), grammar));
        }
        (FormatLabel::Cap, None) if grammar.says_none(tokens, rest) => found.uncapped = Some(source),
        (FormatLabel::Allowance, Some(duration)) => found.allowance = Some((duration.seconds.min(120), source)),
        (FormatLabel::Who, _) => {
            let categories = grammar.categories.find_all(tokens, rest..tokens.len());
            found.categories = distinct(categories.into_iter().map(|(_, _, category)| category));
            found.categories_at = Some(source);
        }
        _ => {}
    }
}

/// A length of time in the text.
#[derive(Clone, Copy, Debug)]
struct Duration {
    seconds: u32,
    from: usize,
    to: usize,
}

fn durations(paragraph: &Paragraph, range: Range<usize>, grammar: &Grammar) -> Vec<Duration> {
    let tokens = &paragraph.tokens;
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some((length, number)) = grammar.number_at(tokens, at) else {
            at += 1;
            continue;
        };
        let mut next = at + length;
        // "two (2) minutes"
        if tokens.get(next).is_some_and(|sign| sign.is("(")) && tokens.get(next + 2).is_some_and(|sign| sign.is(")")) {
            next += 3;
        }
        if let Some((unit, seconds)) = grammar.units.at(tokens, next).filter(|(unit, _)| next + unit <= range.end) {
            found.push(Duration { seconds: number.saturating_mul(seconds), from: at, to: next + unit });
            next += unit;
        }
        at = next.max(at + 1);
    }
    found
}

/// Reads one paragraph of running text, a sentence at a time.
fn running(paragraph: &Paragraph, context: &mut Context, found: &mut Found) {
    for sentence in sentences(paragraph) {
        read_sentence(paragraph, sentence, context, found);
    }
}

fn sentences(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let tokens = &paragraph.tokens;
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        let next = tokens.get(at + 1);
        let capital = next.is_none_or(|next| {
            next.start > tokens[at].end && !paragraph.text[next.start..].starts_with(char::is_lowercase)
        });
        if (tokens[at].is(".") || tokens[at].is("。")) && capital {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found.push(start..tokens.len());
    found
}

fn read_sentence(paragraph: &Paragraph, sentence: Range<usize>, context: &mut Context, found: &mut Found) {
    let grammar = context.grammar;
    let tokens = &paragraph.tokens;
    let words = grammar.rules.find_all(tokens, sentence.clone());
    if words.is_empty() {
        return;
    }
    let has = |wanted: RuleWord| words.iter().any(|(_, _, word)| *word == wanted);
    let times = durations(paragraph, sentence.clone(), grammar);
    for (index, time) in times.iter().enumerate() {
        let next = times.get(index + 1).map_or(sentence.end, |next| next.from);
        let source = paragraph.source_of_tokens(time.from..time.to);
        match sense(time, next, &words) {
            Some(RuleWord::Limit) if time.seconds <= SHORT_SECONDS => set_limit(time, source, context, found),
            Some(RuleWord::Floor) if time.seconds < SHORT_SECONDS => set_limit(time, source, context, found),
            Some(RuleWord::Floor | RuleWord::Limit)
                if has(RuleWord::Floor) && found.cap.is_none() && found.uncapped.is_none() =>
            {
                found.cap = Some((time.seconds / 60, source));
                found.scope = found.scope.take().or_else(|| scope_in(paragraph, sentence.clone(), grammar));
            }
            Some(RuleWord::Replies) => found.replies = found.replies.or(Some(time.seconds / 60)),
            _ => {}
        }
    }
    if has(RuleWord::Slot) {
        found.slot_count =
            found.slot_count.or_else(|| slot_count(paragraph, &words, &times, sentence.clone(), grammar));
    }
    if found.categories_at.is_none() && (has(RuleWord::Floor) || has(RuleWord::Limit)) {
        let named = grammar.categories.find_all(tokens, sentence);
        let categories = distinct(named.iter().map(|(_, _, category)| *category));
        if categories.len() > 1 {
            let (first, last) = (named[0].0, named[named.len() - 1]);
            found.categories_at = Some(paragraph.source_of_tokens(first..last.0 + last.1));
            found.categories = categories;
        }
    }
}

fn set_limit(time: &Duration, source: Source, context: &mut Context, found: &mut Found) {
    let Ok(limit) = TimeLimit::from_seconds(time.seconds) else { return };
    match &found.limit {
        None => found.limit = Some((limit, source)),
        Some((first, _)) if *first != limit => {
            let message = format!(
                "another speaking time of {} s; {} s, the first, is taken for all",
                limit.seconds(),
                first.seconds()
            );
            context.reading.notice(
                "several-limits",
                Level::Note,
                Some(source),
                message,
                "Set the others in the running order.",
            );
        }
        Some(_) => {}
    }
}

/// What a length of time means: the nearest of the words around it, up to the next length of time.
fn sense(time: &Duration, next: usize, words: &[(usize, usize, RuleWord)]) -> Option<RuleWord> {
    let telling = |word: RuleWord| !matches!(word, RuleWord::Session | RuleWord::Meeting);
    let words = words.iter().filter(|(_, _, word)| telling(*word));
    let before = words.clone().rfind(|(at, length, _)| at + length <= time.from);
    let behind = words.clone().find(|(at, _, _)| *at >= time.to && *at < next);
    let over = words.clone().find(|(at, length, _)| *at < time.to && at + length > time.from);
    let gap_before = before.map_or(usize::MAX, |(at, length, _)| time.from - (at + length));
    let gap_behind = behind.map_or(usize::MAX, |(at, _, _)| at - time.to);
    let floor_behind = behind.is_some_and(|(_, _, word)| *word != RuleWord::Panellists) && gap_behind <= 8;
    if before.is_some_and(|(_, _, word)| *word == RuleWord::Panellists) && !floor_behind {
        return None;
    }
    if let Some((_, _, word)) = over {
        return Some(*word);
    }
    // "slots of 60 minutes" and "60-minute slots" give the length of the slot, not the cap.
    let nearest = if behind.is_some() && gap_behind <= gap_before { behind } else { before.or(behind) };
    match nearest.map(|(_, _, word)| *word) {
        Some(RuleWord::Slot) if gap_before.min(gap_behind) > 2 => behind.map(|(_, _, word)| *word),
        word => word,
    }
}

fn scope_in(paragraph: &Paragraph, range: Range<usize>, grammar: &Grammar) -> Option<(CapScope, Source)> {
    let words = grammar.rules.find_all(&paragraph.tokens, range);
    let scope = |wanted: RuleWord, scope: CapScope| {
        let (at, length, _) = words.iter().find(|(_, _, word)| *word == wanted)?;
        Some((scope, paragraph.source_of_tokens(*at..at + length)))
    };
    scope(RuleWord::Slot, CapScope::Slot)
        .or_else(|| scope(RuleWord::Session, CapScope::Session))
        .or_else(|| scope(RuleWord::Meeting, CapScope::Meeting))
}

/// The number that stands before "slots", or before a sign of multiplication.
fn slot_count(
    paragraph: &Paragraph,
    words: &[(usize, usize, RuleWord)],
    times: &[Duration],
    sentence: Range<usize>,
    grammar: &Grammar,
) -> Option<u32> {
    let tokens = &paragraph.tokens;
    let timed = |at: usize| times.iter().any(|time| (time.from..time.to).contains(&at));
    let times_sign = (sentence.start + 1..sentence.end).find(|at| tokens[*at].is("×") || tokens[*at].is("x"));
    let number = |at: usize| grammar.number_at(tokens, at).map(|(_, number)| number).filter(|_| !timed(at));
    let multiplied = times_sign.and_then(|at| number(at - 1));
    let slot = words.iter().find(|(_, _, word)| *word == RuleWord::Slot).map_or(sentence.start, |(at, _, _)| *at);
    let before = (sentence.start..slot).rev().take(6).find_map(number);
    multiplied.or(before).filter(|count| (1..=12).contains(count))
}

fn distinct(categories: impl Iterator<Item = Category>) -> Vec<Category> {
    let mut list = Vec::new();
    for category in categories {
        if !list.contains(&category) {
            list.push(category);
        }
    }
    list
}
