//! How a query is understood: which terms of the index may have been meant by each of its words.

use rustc_hash::FxHashSet;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::analyser::{Analyser, Piece, Script, Tongue, Wanted, fold, says_little, split, stems, term};
use crate::index::Fields;
use crate::typo::near;
use crate::words::{Clause, parse};

/// A query that was understood.
pub struct Plan {
    /// What has to be there. Of more than [`ALL_UP_TO`], a quarter may be missing.
    wanted: Vec<Need>,
    /// What must not be there.
    without: Vec<Need>,
    /// What is highlighted.
    pub marks: Marks,
    /// What was typed with the words that were taken for mistyped ones put right; `None` where all were known.
    pub instead: Option<String>,
}

/// The terms that a text is marked for.
#[derive(Default)]
pub struct Marks {
    pub forms: FxHashSet<String>,
    pub stems: FxHashSet<String>,
    /// Terms of forms that have to follow one another, by their places.
    pub phrases: Vec<Vec<(usize, String)>>,
}

/// What one word, phrase or run of Chinese characters asks for.
enum Need {
    /// One of these, each with its weight.
    OneOf(Vec<(Term, f32)>),
    /// One of these, each term at its place.
    InOrder(Vec<Vec<(usize, Term)>>),
    /// So many of these.
    Most(Vec<Term>, usize),
}

/// Up to so many words, all have to be there.
const ALL_UP_TO: usize = 3;
/// Most words that are looked at.
const MOST_NEEDS: usize = 32;
/// Most words that stand in for one that is not known.
const MOST_NEAR: usize = 3;
/// What a word counts that is another form of the one that was typed, and one that was taken for it.
const OTHER_FORM: f32 = 0.8;
const NEAR: f32 = 0.5;
/// What a word counts that is read in another language than the reader's: "budget" is French, too.
const OTHER_LANGUAGE: f32 = 0.9;
/// How much the lesser matches of one word add to its best.
const TIE_BREAKER: f32 = 0.1;

/// Understands what was typed. `reader` is the language of the reader, in which a word is always tried.
pub fn understand(typed: &str, reader: Tongue, searcher: &Searcher, fields: Fields) -> tantivy::Result<Plan> {
    let mut reading = Reading { searcher, fields, reader, marks: Marks::default(), corrected: Vec::new() };
    let (mut wanted, mut without) = (Vec::new(), Vec::new());
    let clauses = parse(typed);
    let little = |clause: &Clause| {
        let mut folded = String::new();
        fold(&typed[clause.range.clone()], &mut folded);
        !clause.phrase && says_little(&folded)
    };
    let only_little = clauses.iter().filter(|clause| !clause.without).all(little);
    for clause in &clauses {
        if !clause.without && !only_little && little(clause) {
            continue;
        }
        let kept = if clause.without { &mut without } else { &mut wanted };
        reading.clause(typed, clause, kept)?;
        kept.truncate(MOST_NEEDS);
    }
    let instead = reading.instead(typed);
    Ok(Plan { wanted, without, marks: reading.marks, instead })
}

impl Plan {
    /// Whether some words may be given up, where nothing has all of them.
    pub fn can_be_loosened(&self) -> bool {
        self.wanted.len() > 1 || self.wanted.iter().any(|need| matches!(need, Need::Most(terms, _) if terms.len() > 1))
    }

    /// What has to be there, for tantivy; `loosened` is content with half of the words. `None` asks for no words.
    pub fn wanted(&self, loosened: bool) -> Option<Box<dyn Query>> {
        let count = self.wanted.len();
        let needed = match (loosened, count) {
            (true, ..=1) => count,
            (true, _) => count.div_ceil(2).min(count - 1),
            (false, ..=ALL_UP_TO) => count,
            (false, _) => count - count / 4,
        };
        let mut all: Vec<Box<dyn Query>> = self.wanted.iter().map(|need| need.query(loosened)).collect();
        Some(match count {
            0 => return None,
            1 => all.remove(0),
            _ if needed == count => Box::new(BooleanQuery::intersection(all)),
            _ => Box::new(BooleanQuery::union_with_minimum_required_clauses(all, needed.max(1))),
        })
    }

    /// What must not be there. It is asked for by itself: tantivy 0.27 loses its place in a phrase that is excluded.
    pub fn without(&self) -> Option<Box<dyn Query>> {
        let all: Vec<Box<dyn Query>> = self.without.iter().map(|need| need.query(false)).collect();
        (!all.is_empty()).then(|| any(all))
    }
}

impl Need {
    fn query(&self, loosened: bool) -> Box<dyn Query> {
        let one =
            |term: &Term| -> Box<dyn Query> { Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)) };
        match self {
            Self::OneOf(terms) => {
                let boosted = |(term, weight): &(Term, f32)| -> Box<dyn Query> {
                    if (*weight - 1.0).abs() < f32::EPSILON {
                        one(term)
                    } else {
                        Box::new(BoostQuery::new(one(term), *weight))
                    }
                };
                any(terms.iter().map(boosted).collect())
            }
            Self::InOrder(phrases) => any(phrases.iter().map(|phrase| in_order(phrase, one)).collect()),
            Self::Most(terms, needed) => {
                let needed = if loosened { (terms.len() / 3).max(1) } else { *needed };
                let terms: Vec<Box<dyn Query>> = terms.iter().map(one).collect();
                if needed == terms.len() {
                    Box::new(BooleanQuery::intersection(terms))
                } else {
                    Box::new(BooleanQuery::union_with_minimum_required_clauses(terms, needed))
                }
            }
        }
    }
}

fn any(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(tantivy::query::EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, TIE_BREAKER)),
    }
}

fn in_order(phrase: &[(usize, Term)], one: impl Fn(&Term) -> Box<dyn Query>) -> Box<dyn Query> {
    match phrase {
        [(_, term)] => one(term),
        _ => Box::new(PhraseQuery::new_with_offset(phrase.to_vec())),
    }
}

struct Reading<'a> {
    searcher: &'a Searcher,
    fields: Fields,
    reader: Tongue,
    marks: Marks,
    corrected: Vec<(std::ops::Range<usize>, String)>,
}

impl Reading<'_> {
    fn clause(&mut self, typed: &str, clause: &Clause, into: &mut Vec<Need>) -> tantivy::Result<()> {
        let text = &typed[clause.range.clone()];
        let pieces: Vec<_> = split(text).collect();
        // "57/12" and "A/HRC/57" are looked for as they stand.
        let is_symbol = pieces.len() > 1
            && text.chars().any(char::is_numeric)
            && !pieces.iter().any(|piece| piece.script == Script::Han);
        if (clause.phrase || is_symbol) && !pieces.is_empty() {
            into.push(self.phrase(text, clause.without)?);
            return Ok(());
        }
        let mut at = 0;
        while at < pieces.len() {
            if pieces[at].script == Script::Han {
                // 的 stands between two words as "of" does, and begins none that is searched for.
                let is_of = |piece: &Piece| &text[piece.range.clone()] == "的";
                if is_of(&pieces[at]) && pieces.len() > 1 {
                    at += 1;
                    continue;
                }
                let joined = |pair: &[Piece]| {
                    pair[1].script == Script::Han && pair[0].range.end == pair[1].range.start && !is_of(&pair[1])
                };
                let run = 1 + pieces[at..].windows(2).take_while(|pair| joined(pair)).count();
                let characters: Vec<&str> =
                    pieces[at..at + run].iter().map(|piece| &text[piece.range.clone()]).collect();
                into.push(self.run(&characters, clause.without));
                at += run;
                continue;
            }
            let range = pieces[at].range.clone();
            let start = clause.range.start;
            let place = start + range.start..start + range.end;
            let need = self.word(&text[range], pieces[at].script, place, clause.without)?;
            into.extend(need);
            at += 1;
        }
        Ok(())
    }

    /// A word: as it was typed, its other forms, and where neither is known, the words nearest to it.
    fn word(
        &mut self,
        written: &str,
        script: Script,
        place: std::ops::Range<usize>,
        without: bool,
    ) -> tantivy::Result<Option<Need>> {
        let mut form = String::new();
        fold(written, &mut form);
        if form.is_empty() {
            return Ok(None);
        }
        let lower = written.to_lowercase();
        let possible = Tongue::of_script(script);
        let mut tongues = Vec::new();
        for tongue in possible {
            if self.knows(self.fields.forms, &term(&form, *tongue))? {
                tongues.push(*tongue);
            }
        }
        let known = !tongues.is_empty();
        if !known {
            tongues.extend(possible);
        } else if possible.contains(&self.reader) && !tongues.contains(&self.reader) {
            tongues.push(self.reader);
        }
        let mut terms = Vec::new();
        self.add(&form, &lower, &tongues, 1.0, without, &mut terms)?;
        if terms.is_empty() && !without {
            let near = near(self.searcher, self.fields.forms, &form, possible, MOST_NEAR)?;
            if let Some(best) = near.first() {
                self.corrected.push((place, best.form.clone()));
            }
            for word in near {
                self.add(&word.form, &word.form, &word.tongues, NEAR, without, &mut terms)?;
            }
        }
        Ok(Some(Need::OneOf(terms)))
    }

    fn add(
        &mut self,
        form: &str,
        lower: &str,
        tongues: &[Tongue],
        weight: f32,
        without: bool,
        terms: &mut Vec<(Term, f32)>,
    ) -> tantivy::Result<()> {
        for tongue in tongues {
            let weight = if *tongue == self.reader { weight } else { weight * OTHER_LANGUAGE };
            let as_typed = term(form, *tongue);
            if self.knows(self.fields.forms, &as_typed)? {
                terms.push((Term::from_field_text(self.fields.forms, &as_typed), weight));
                if !without {
                    self.marks.forms.insert(as_typed);
                }
            }
            for stem in stems(lower, form, *tongue) {
                let stem = term(&stem, *tongue);
                if self.knows(self.fields.stems, &stem)? {
                    terms.push((Term::from_field_text(self.fields.stems, &stem), weight * OTHER_FORM));
                    if !without {
                        self.marks.stems.insert(stem);
                    }
                }
            }
        }
        Ok(())
    }

    /// Words that have to follow one another, in each tongue in which all of them are known.
    fn phrase(&mut self, text: &str, without: bool) -> tantivy::Result<Need> {
        let mut found: Vec<Vec<(usize, String)>> = Vec::new();
        let mut analyser = Analyser::default();
        for tongue in Tongue::ALL {
            let mut phrase = Vec::new();
            analyser.analyse(text, tongue, Wanted::Forms, |token| {
                phrase.push((token.position, term(token.form, token.tongue)));
            });
            if phrase.is_empty() {
                // A single Chinese character has no pair to stand in.
                analyser.analyse(text, tongue, Wanted::Stems, |token| {
                    phrase.extend(token.stems.iter().map(|stem| (token.position, term(stem, token.tongue))));
                });
                let known: Vec<Term> =
                    phrase.iter().map(|(_, stem)| Term::from_field_text(self.fields.stems, stem)).collect();
                if !without {
                    self.marks.stems.extend(phrase.into_iter().map(|(_, stem)| stem));
                }
                return Ok(Need::OneOf(known.into_iter().map(|term| (term, 1.0)).collect()));
            }
            let mut all_known = true;
            for (_, word) in &phrase {
                all_known &= self.knows(self.fields.forms, word)?;
            }
            if all_known && !found.contains(&phrase) {
                found.push(phrase);
            }
        }
        let terms = |phrase: &Vec<(usize, String)>| -> Vec<(usize, Term)> {
            phrase.iter().map(|(place, word)| (*place, Term::from_field_text(self.fields.forms, word))).collect()
        };
        let need = Need::InOrder(found.iter().map(terms).collect());
        if !without {
            self.marks.phrases.extend(found);
        }
        Ok(need)
    }

    /// Chinese is written without spaces, so what is typed may be several words: half of its pairs have to be there.
    fn run(&mut self, characters: &[&str], without: bool) -> Need {
        let mut folded = String::new();
        if let [one] = characters {
            fold(one, &mut folded);
            let stem = term(&folded, Tongue::Chinese);
            let need = Need::OneOf(vec![(Term::from_field_text(self.fields.stems, &stem), 1.0)]);
            if !without {
                self.marks.stems.insert(stem);
            }
            return need;
        }
        let mut pairs: Vec<String> = Vec::new();
        for pair in characters.windows(2) {
            fold(&pair.concat(), &mut folded);
            let pair = term(&folded, Tongue::Chinese);
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
        let needed = if pairs.len() <= 2 { pairs.len() } else { pairs.len().div_ceil(2) };
        let terms = pairs.iter().map(|pair| Term::from_field_text(self.fields.forms, pair)).collect();
        if !without {
            self.marks.forms.extend(pairs);
        }
        Need::Most(terms, needed)
    }

    fn knows(&self, field: Field, word: &str) -> tantivy::Result<bool> {
        Ok(self.searcher.doc_freq(&Term::from_field_text(field, word))? > 0)
    }

    fn instead(&self, typed: &str) -> Option<String> {
        let mut instead = String::new();
        let mut at = 0;
        for (range, word) in &self.corrected {
            instead.push_str(&typed[at..range.start]);
            instead.push_str(word);
            at = range.end;
        }
        instead.push_str(&typed[at..]);
        (!self.corrected.is_empty()).then_some(instead)
    }
}
