//! Headings and labels at the beginning of a paragraph, and the sections that they open.

use crate::grammar::{Grammar, Section};
use crate::paragraph::{Mark, Paragraph};
use crate::tokens::{Kind, Lexicon, Token};

/// A heading at the beginning of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    pub section: Section,
    /// The first token behind the heading; the number of tokens when nothing follows.
    pub rest: usize,
}

/// The heading with which the paragraph begins: alone, or before a colon or the edge of a cell.
pub fn heading(paragraph: &Paragraph, grammar: &Grammar) -> Option<Heading> {
    if paragraph.mark == Mark::Verbatim {
        return None;
    }
    let tokens = &paragraph.tokens;
    let start = paragraph.numbering();
    let (end, section) = heading_words(tokens, start, grammar)?;
    let closes =
        tokens.get(end).is_none_or(|sign| sign.is(":") || sign.is("|") || (sign.is(".") && end + 1 == tokens.len()));
    // "10:20" is no colon behind a heading.
    closes.then(|| Heading { section, rest: (end + 1).min(tokens.len()) })
}

fn heading_words(tokens: &[Token], start: usize, grammar: &Grammar) -> Option<(usize, Section)> {
    let prefix = grammar.heading_prefixes.at(tokens, start).map_or(0, |(length, ())| length);
    let starts = if prefix > 0 { vec![start, start + prefix] } else { vec![start] };
    for start in starts {
        let Some((length, section)) = grammar.headings.at(tokens, start) else { continue };
        let mut end = start + length;
        loop {
            if let Some((length, ())) = grammar.heading_suffixes.at(tokens, end) {
                end += length;
            }
            let mut next = end;
            while let Some((length, ())) = grammar.heading_joins.at(tokens, next) {
                next += length;
            }
            let Some((length, _)) = grammar.headings.at(tokens, next).filter(|_| next > end) else { break };
            end = next + length;
        }
        return Some((end, section));
    }
    None
}

/// A label before a colon at the beginning of the tokens: its meaning and the first token behind it.
/// A label that is all there is counts too; the text follows in items.
pub fn label<T: Copy>(tokens: &[Token], words: &Lexicon<T>) -> Option<(T, usize)> {
    words.all_at(tokens, 0).find_map(|(length, meaning)| match tokens.get(length) {
        None => Some((meaning, length)),
        Some(sign) if sign.is(":") || sign.is("|") => Some((meaning, length + 1)),
        // "Moderator – Ms. X" and "Moderator (tbc): Ms. X"
        Some(sign) if sign.is_dash() && sign.start > tokens[length - 1].end => Some((meaning, length + 1)),
        Some(_) => None,
    })
}

/// A paragraph under its section.
#[derive(Debug)]
pub struct Placed {
    pub section: Option<Section>,
    pub paragraph: Paragraph,
}

/// The note divided by its headings. What stands before the first heading has no section.
#[derive(Debug)]
pub struct Divided {
    pub placed: Vec<Placed>,
    /// Every heading with its paragraph's place in the source.
    pub headings: Vec<(Section, std::ops::Range<usize>)>,
}

impl Divided {
    /// The paragraphs of a section in order.
    pub fn section(&self, section: Section) -> impl Iterator<Item = &Paragraph> + Clone {
        self.placed.iter().filter(move |placed| placed.section == Some(section)).map(|placed| &placed.paragraph)
    }

    /// Where the heading of a section stands in the source.
    pub fn heading(&self, section: Section) -> Option<std::ops::Range<usize>> {
        self.headings.iter().find(|(found, _)| *found == section).map(|(_, range)| range.clone())
    }
}

/// Divides the paragraphs by their headings.
pub fn divide(paragraphs: Vec<Paragraph>, grammar: &Grammar) -> Divided {
    let mut divided = Divided { placed: Vec::new(), headings: Vec::new() };
    let mut section: Option<Section> = None;
    let mut in_session = false;
    for paragraph in paragraphs {
        let inside = section == Some(Section::Programme) && in_session;
        if inside && belongs_to_session(&paragraph, grammar) {
            divided.placed.push(Placed { section, paragraph });
            continue;
        }
        if let Some(found) = heading(&paragraph, grammar).filter(|found| opens(&paragraph, *found, section)) {
            divided.headings.push((found.section, paragraph.source_of_tokens(0..found.rest)));
            section = Some(found.section);
            in_session = false;
            if found.rest < paragraph.tokens.len() {
                let rest = paragraph.after(found.rest);
                divided.placed.push(Placed { section, paragraph: rest });
            }
            continue;
        }
        if section == Some(Section::Programme) {
            in_session = in_session || crate::concept_note::session_line::begins_session(&paragraph, grammar);
        } else if section.is_some() && opens_other(&paragraph, grammar) {
            section = Some(Section::Other);
        }
        divided.placed.push(Placed { section, paragraph });
    }
    divided
}

/// A colon inside the programme: the objective of the session, a person, a step.
fn belongs_to_session(paragraph: &Paragraph, grammar: &Grammar) -> bool {
    let tokens = &paragraph.tokens;
    let with_text = |end: Option<usize>| end.is_some_and(|end| end < tokens.len());
    paragraph.mark == Mark::Verbatim
        || with_text(label(tokens, &grammar.session_labels).map(|(_, end)| end))
        || label(tokens, &grammar.roles).is_some()
}

/// A heading in a table of the programme ("Time | Session") opens no section.
fn opens(paragraph: &Paragraph, found: Heading, section: Option<Section>) -> bool {
    !(paragraph.mark == Mark::Row && section == Some(Section::Programme) && found.section != Section::Programme)
}

/// A heading by its mark whose words the grammar does not know.
fn opens_other(paragraph: &Paragraph, grammar: &Grammar) -> bool {
    paragraph.mark == Mark::Heading && !crate::concept_note::session_line::begins_session(paragraph, grammar)
}

/// The grammar whose words the text uses: most headings first, then most common words.
pub fn language_of(text: &str, grammars: &'static [Grammar]) -> Option<&'static Grammar> {
    let mut scores = vec![(0u32, 0u32); grammars.len()];
    for line in text.lines() {
        let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '|' | '_'));
        let end = line.char_indices().nth(90).map_or(line.len(), |(at, _)| at);
        let tokens = crate::tokens::tokenise(&line[..end]);
        if tokens.is_empty() {
            continue;
        }
        let mut paragraph = Paragraph::new(Mark::None);
        paragraph.text = line[..end].to_owned();
        paragraph.tokens = tokens;
        for (score, grammar) in scores.iter_mut().zip(grammars) {
            score.0 += u32::from(heading(&paragraph, grammar).is_some());
            let words = paragraph.tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word);
            let common = words.filter(|(at, _)| grammar.common_words.at(&paragraph.tokens, *at).is_some()).count();
            score.1 += u32::try_from(common).unwrap_or(u32::MAX);
        }
    }
    let (best, score) = scores.iter().enumerate().max_by_key(|(at, score)| (**score, usize::MAX - at))?;
    (*score > (0, 0)).then(|| &grammars[best])
}
