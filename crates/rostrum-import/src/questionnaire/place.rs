//! Every piece is put where it belongs; what belongs nowhere is kept.

use std::collections::BTreeSet;

use rostrum_domain::contribution::Field;
use rostrum_domain::country::Country;

use super::found::{By, Filled, Found, Remark, Rest, Why};
use super::known::Known;
use super::likeness::{behind, key};
use super::marks::{self, Told};
use super::piece::{Form, Piece, between};

/// Letters from which on a placeholder is known as the beginning of what somebody wrote.
const LONG: usize = 12;

/// Puts the pieces of a file where they belong.
pub fn place(pieces: Vec<Piece>, known: &Known) -> Filled {
    let mut told = Vec::with_capacity(pieces.len());
    let (mut last, mut seen) = (None, vec![false; known.blanks.len()]);
    for piece in &pieces {
        let one = match &piece.control {
            Some(_) => Told::Text,
            None => marks::told(piece, known, last, &seen),
        };
        if let Told::Blank { at, .. } = one
            && known.blanks[at].number.is_some()
        {
            (last, seen[at]) = (Some(at), true);
        }
        told.push(one);
    }
    marks::by_number(&pieces, &mut told, known);
    let mut placing = Placing::new(known);
    for (piece, told) in pieces.iter().zip(told) {
        placing.take(piece, told);
    }
    placing.finish()
}

/// What was gathered for a blank, or for the rest.
#[derive(Clone, Debug, Default)]
struct Gathered {
    text: String,
    by: Option<By>,
    form: Form,
    cell: Option<(usize, usize)>,
    in_control: bool,
    outside: bool,
    /// How often its question stood there.
    times: usize,
}

impl Gathered {
    fn push(&mut self, piece: &Piece, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            let parted = match (self.cell, piece.cell) {
                (Some((row, column)), Some((now, next))) if row == now => {
                    if column == next {
                        "\n"
                    } else {
                        "\t"
                    }
                }
                (Some(_), Some(_)) => "\n",
                _ => between(&self.text, self.form, piece),
            };
            self.text.push_str(parted);
        }
        self.text.push_str(text);
        (self.form, self.cell) = (piece.form, piece.cell);
    }
}

/// Where what is written goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// Nowhere yet.
    Before,
    /// To a blank; of a label only what stands in the same row, or on the next line.
    Blank(usize),
    /// To the rest that was begun last.
    Rest,
}

struct Placing<'a> {
    known: &'a Known,
    gathered: Vec<Gathered>,
    rest: Vec<(Gathered, Option<Field>, Why)>,
    remarks: Vec<Remark>,
    target: Target,
    /// The row of a label.
    row: Option<usize>,
    /// A question was there.
    asked: bool,
    /// Nothing was written since the last question.
    fresh: bool,
}

impl<'a> Placing<'a> {
    fn new(known: &'a Known) -> Self {
        Self {
            known,
            gathered: vec![Gathered::default(); known.blanks.len()],
            rest: Vec::new(),
            remarks: Vec::new(),
            target: Target::Before,
            row: None,
            asked: false,
            fresh: true,
        }
    }

    fn take(&mut self, piece: &Piece, told: Told) {
        if let Some(field) = &piece.control {
            return self.control(piece, field);
        }
        match told {
            Told::Placeholder => {}
            Told::Blank { at, by, rest, says, is_changed } => {
                if is_changed {
                    let field = self.known.blanks[at].field.clone();
                    self.remarks.push(Remark::ChangedQuestion { field, text: piece.text.clone() });
                }
                self.blank(piece, at, by, &rest, says);
            }
            Told::Unknown { says, rest } => {
                let after = self.after();
                self.rest.push((Gathered::default(), after, Why::UnknownNumber(says)));
                (self.target, self.asked, self.fresh) = (Target::Rest, true, false);
                // The number stays with its text, so that it can be placed.
                let whole = if rest.is_empty() { String::new() } else { piece.text.clone() };
                self.write(piece, &whole);
            }
            // The purpose stands before the questions; later somebody wrote the same.
            Told::Furniture if self.fresh || self.is_own_hint(&piece.text) => {}
            Told::Furniture | Told::Text => self.write(piece, &piece.text),
        }
    }

    fn control(&mut self, piece: &Piece, field: &Field) {
        if self.known.placeholders.contains(&key(&piece.text)) {
            return;
        }
        let text = self.behind_placeholder(&piece.text);
        let Some(at) = self.known.index(field) else {
            let mut gathered = Gathered::default();
            gathered.push(piece, text);
            self.rest.push((gathered, None, Why::UnknownNumber(field.code().to_owned())));
            return;
        };
        let is_question = self.known.blanks[at].number.is_some();
        let gathered = &mut self.gathered[at];
        if gathered.in_control && piece.control_begins {
            self.remarks.push(Remark::Twice(field.clone()));
        }
        gathered.in_control = true;
        gathered.by = Some(By::Control);
        gathered.push(piece, text);
        if is_question {
            (self.target, self.asked, self.fresh) = (Target::Blank(at), true, false);
        } else {
            // What stands beside a control about those who answer belongs to no question.
            self.target = Target::Before;
        }
    }

    /// What was written behind a placeholder that was not deleted.
    fn behind_placeholder<'t>(&self, text: &'t str) -> &'t str {
        let long = self.known.placeholders.iter().filter(|key| key.chars().count() >= LONG);
        let shortest = long.filter_map(|key| behind(text, key)).min_by_key(|rest| rest.len());
        shortest
            .map_or(text, |rest| rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '。' | '…')))
    }

    fn blank(&mut self, piece: &Piece, at: usize, by: By, rest: &str, says: Option<String>) {
        let known = &self.known.blanks[at];
        let is_question = known.number.is_some();
        if is_question {
            self.gathered[at].times += 1;
            if self.gathered[at].times == 2 && known.answered {
                self.remarks.push(Remark::Twice(known.field.clone()));
            }
            if let Some(says) = says {
                self.remarks.push(Remark::WrongNumber { field: known.field.clone(), says });
            }
            if by == By::Number && known.answered {
                self.remarks.push(Remark::ByNumberOnly(known.field.clone()));
            }
            self.asked = true;
        }
        self.fresh = true;
        let gathered = &mut self.gathered[at];
        gathered.by = Some(gathered.by.map_or(by, |before| before.min(by)));
        self.target = Target::Blank(at);
        self.row = piece.cell.map(|(row, _)| row);
        if !rest.is_empty() {
            self.write(piece, rest);
        }
    }

    /// Whether it is a hint of the question that is being answered: some write above its hints.
    fn is_own_hint(&self, text: &str) -> bool {
        matches!(self.target, Target::Blank(at) if self.known.blanks[at].hints.contains(&key(text)))
    }

    /// The question behind which something stands.
    fn after(&self) -> Option<Field> {
        match self.target {
            Target::Blank(at) => Some(self.known.blanks[at].field.clone()),
            Target::Rest => self.rest.last().and_then(|(_, after, _)| after.clone()),
            Target::Before => None,
        }
    }

    fn write(&mut self, piece: &Piece, text: &str) {
        if let Target::Blank(at) = self.target
            && self.known.blanks[at].number.is_none()
        {
            let row = piece.cell.map(|(row, _)| row);
            let is_beside = if self.row.is_some() { row == self.row } else { self.gathered[at].text.is_empty() };
            if !is_beside {
                self.target = Target::Before;
            }
        }
        match self.target {
            Target::Before => {
                if !matches!(self.rest.last(), Some((_, _, Why::Before))) {
                    self.rest.push((Gathered::default(), None, Why::Before));
                }
            }
            Target::Blank(at) if self.known.blanks[at].answered => {
                self.fresh &= self.known.blanks[at].number.is_none();
                self.gathered[at].outside = true;
                return self.gathered[at].push(piece, text);
            }
            Target::Blank(_) => {
                let after = self.after();
                let is_open =
                    self.rest.last().is_some_and(|(_, field, why)| *why == Why::UnderHeading && *field == after);
                if !is_open {
                    self.rest.push((Gathered::default(), after, Why::UnderHeading));
                }
            }
            Target::Rest => {}
        }
        if let Some((gathered, ..)) = self.rest.last_mut() {
            gathered.push(piece, text);
        }
    }

    fn finish(mut self) -> Filled {
        let mut filled = Filled::default();
        let mut twice = BTreeSet::new();
        self.remarks.retain(|remark| !matches!(remark, Remark::Twice(field) if !twice.insert(field.clone())));
        for (blank, gathered) in self.known.blanks.iter().zip(&self.gathered) {
            let field = blank.field.clone();
            if blank.number.is_some() {
                if gathered.in_control && gathered.outside {
                    self.remarks.push(Remark::Beside(field.clone()));
                }
                if blank.answered && gathered.text.is_empty() {
                    self.remarks.push(Remark::Unanswered(field.clone()));
                }
            }
            if gathered.text.is_empty() {
                continue;
            }
            match value(&field, &gathered.text, &blank.choices) {
                Some(text) => filled.found.push(Found { field, text, by: gathered.by.unwrap_or(By::Text) }),
                None => {
                    let rest = Rest { text: gathered.text.clone(), after: Some(field), why: Why::NoChoice };
                    filled.rest.push(rest);
                }
            }
        }
        if !self.asked {
            self.remarks.push(Remark::NoQuestions);
        }
        let rest = self.rest.into_iter().filter(|(gathered, ..)| !gathered.text.is_empty());
        filled.rest.extend(rest.map(|(gathered, after, why)| Rest { text: gathered.text, after, why }));
        filled.remarks = self.remarks;
        filled
    }
}

/// What is kept of a blank: the text, the code that was chosen, or `None` where nothing can be chosen so.
fn value(field: &Field, text: &str, choices: &[(String, String)]) -> Option<String> {
    let line = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    match field {
        Field::Answer(_) => Some(text.to_owned()),
        Field::Delegation | Field::Name | Field::Email => Some(line()),
        Field::Country => {
            let line = line();
            let country = Country::named(&line).or_else(|| Country::from_code(&line.to_uppercase()));
            country.map(|country| country.code().to_owned())
        }
        Field::Category | Field::Language | Field::Consent => {
            let wanted = key(text);
            choices.iter().find(|(name, _)| *name == wanted).map(|(_, code)| code.clone())
        }
    }
}
