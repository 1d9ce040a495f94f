//! What is wrong with a contribution before it can be handed in, its reference, and its text as it is hashed.

use super::{Consent, Contribution, Field};
use crate::call::{Call, QuestionCode, words};
use crate::ids::{ContributionNo, MeetingId};
use crate::participant::{Visibility, looks_like_an_address};

/// What keeps a contribution from being handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No question is answered.
    NothingAnswered,
    /// This one has to be.
    Answer(QuestionCode),
    /// An answer has more words than the question takes.
    TooManyWords {
        /// To which question.
        question: QuestionCode,
        /// How many it has.
        words: usize,
        /// How many are taken.
        most: u32,
    },
    /// For whom it is handed in.
    Delegation,
    /// The category of that.
    Category,
    /// The address of the contact person is none.
    Email,
    /// It is in a language that the call does not take.
    Language,
    /// What may be made public.
    Consent,
    /// Publication with the name, by somebody whose level keeps the name from the public.
    ConsentBeyondLevel,
    /// Two people wrote in this field, and nobody has chosen yet.
    NotChosen(Field),
}

impl Contribution {
    /// What keeps it from being handed in, in the order of the form. `level` is what the participant who hands it in
    /// lets others see, where one does; `not_chosen` are the fields in which two texts stand side by side.
    pub fn missing(&self, call: &Call, level: Option<Visibility>, not_chosen: &[Field]) -> Vec<Missing> {
        let mut missing = Vec::new();
        if self.author.delegation.is_empty() {
            missing.push(Missing::Delegation);
        }
        if self.author.category.is_none() {
            missing.push(Missing::Category);
        }
        if !self.author.email.is_empty() && !looks_like_an_address(&self.author.email) {
            missing.push(Missing::Email);
        }
        if !call.languages.is_empty() && !call.languages.contains(&self.language) {
            missing.push(Missing::Language);
        }
        let mut answered = false;
        for (_, question) in call.answered() {
            let answer = self.answers.get(&question.code).map_or("", |text| text.trim());
            answered |= !answer.is_empty();
            if answer.is_empty() && question.required {
                missing.push(Missing::Answer(question.code.clone()));
            }
            let count = words(answer);
            if let Some(most) = question.most_words.filter(|most| count > *most as usize) {
                missing.push(Missing::TooManyWords { question: question.code.clone(), words: count, most });
            }
        }
        if !answered {
            missing.push(Missing::NothingAnswered);
        }
        missing.extend(not_chosen.iter().cloned().map(Missing::NotChosen));
        match self.consent {
            None => missing.push(Missing::Consent),
            Some(consent) if !consent.is_open_to(level) => missing.push(Missing::ConsentBeyondLevel),
            Some(_) => {}
        }
        missing
    }

    /// Its text, as it is hashed and as its author can download it: the questions of the call in the language of the
    /// contribution, each with its answer. UTF-8, lines end with a line feed.
    pub fn written_out(&self, call: &Call) -> String {
        let shown = |text: &crate::registration::Localized| {
            text.to_reader(&self.language).map(|text| text.text.to_owned()).unwrap_or_default()
        };
        let mut text = format!("{}\n\n{}\n", shown(&call.title), self.author.delegation);
        for author in &self.jointly {
            text.push_str(&format!("{}\n", author.delegation));
        }
        for (number, question) in call.numbered() {
            text.push_str(&format!("\n{number}. {}\n", shown(&question.text)));
            if let Some(answer) = self.answers.get(&question.code) {
                text.push_str(&format!("\n{}\n", answer.trim()));
            }
        }
        // Answers to questions that the call has no more stay part of what was handed in.
        for (code, answer) in self.answers.iter().filter(|(code, _)| call.question(code).is_none()) {
            text.push_str(&format!("\n[{}]\n\n{}\n", code.as_str(), answer.trim()));
        }
        if let Some(consent) = self.consent {
            text.push_str(&format!("\n[{}]\n", consent.code()));
        }
        text
    }
}

/// The reference of a contribution, such as `LG2025-C-0007`: the first letters of the meeting's id, at most six, with
/// its year, and the number. It tells nothing of what is in the contribution and never changes.
pub fn reference(meeting: &MeetingId, no: ContributionNo) -> String {
    let words = || meeting.as_str().split('-').filter(|word| !word.is_empty());
    let is_a_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    let letters: String = words()
        .filter(|word| !is_a_number(word))
        .filter_map(|word| word.chars().next())
        .take(6)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let year = words().find(|word| word.len() == 4 && is_a_number(word)).unwrap_or_default();
    format!("{letters}{year}-C-{:04}", no.0)
}

impl Consent {
    /// Whether somebody who lets others see this much can choose it; `None`: it is no participant.
    pub fn is_open_to(self, level: Option<Visibility>) -> bool {
        self != Self::Publish || level.is_none_or(|level| level <= Visibility::DelegationOnly)
    }

    /// What is chosen beforehand, where the level of a participant says it.
    pub fn of_level(level: Option<Visibility>) -> Option<Self> {
        match level? {
            Visibility::Named | Visibility::DelegationOnly => None,
            Visibility::CategoryOnly => Some(Self::WithoutName),
            Visibility::SecretariatOnly => Some(Self::DoNotPublish),
        }
    }

    /// What holds, as the level of the participant may have become tighter since.
    pub fn within(self, level: Option<Visibility>) -> Self {
        if self.is_open_to(level) { self } else { Self::WithoutName }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Author;
    use super::*;
    use crate::call::tests::call;
    use crate::participant::Category;

    fn whole() -> Contribution {
        let answers = [(QuestionCode::parse("one").unwrap(), "one two three".to_owned())].into();
        Contribution {
            language: "en".to_owned(),
            author: Author {
                delegation: "City of Ithaca".to_owned(),
                category: Some(Category::LocalGovernments),
                ..Author::default()
            },
            jointly: Vec::new(),
            answers,
            consent: Some(Consent::Publish),
        }
    }

    #[test]
    fn a_contribution_with_all_it_needs_can_be_handed_in() {
        assert_eq!(whole().missing(&call(), None, &[]), []);
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let mut call = call();
        call.languages = vec!["fr".to_owned()];
        call.questions[0].most_words = Some(2);
        call.questions[1].parts[0].required = true;
        let mut wrong = whole();
        wrong.author = Author { email: "nowhere".to_owned(), ..Author::default() };
        wrong.consent = None;
        let code = |text| QuestionCode::parse(text).unwrap();
        assert_eq!(
            wrong.missing(&call, None, &[Field::Delegation]),
            [
                Missing::Delegation,
                Missing::Category,
                Missing::Email,
                Missing::Language,
                Missing::TooManyWords { question: code("one"), words: 3, most: 2 },
                Missing::Answer(code("a")),
                Missing::NotChosen(Field::Delegation),
                Missing::Consent,
            ]
        );
        wrong.answers = [(code("gone"), "To a question that was taken out".to_owned())].into();
        assert!(wrong.missing(&call, None, &[]).contains(&Missing::NothingAnswered));
    }

    #[test]
    fn who_keeps_the_name_from_the_public_cannot_publish_with_it() {
        for level in Visibility::ALL {
            let beyond = whole().missing(&call(), Some(level), &[]);
            let protects = level >= Visibility::CategoryOnly;
            assert_eq!(beyond == [Missing::ConsentBeyondLevel], protects, "{level:?}");
            assert_eq!(Consent::of_level(Some(level)).is_some(), protects);
            assert!(Consent::of_level(Some(level)).is_none_or(|consent| consent.is_open_to(Some(level))));
            let within = Consent::Publish.within(Some(level));
            assert_eq!(within == Consent::Publish, !protects);
        }
        assert_eq!(Consent::DoNotPublish.within(Some(Visibility::Named)), Consent::DoNotPublish);
    }

    #[test]
    fn a_reference_is_short_and_steady() {
        let of = |id| reference(&MeetingId::parse(id).unwrap(), ContributionNo(7));
        assert_eq!(of("local-government-2025"), "LG2025-C-0007");
        assert_eq!(of("one-day-panel-discussion-on-local-government"), "ODPDOL-C-0007");
        assert_eq!(of("2025"), "2025-C-0007");
    }

    #[test]
    fn the_text_that_is_hashed_has_every_answer() {
        let mut all = whole();
        all.answers.insert(QuestionCode::parse("gone").unwrap(), "Kept.".to_owned());
        let text = all.written_out(&call());
        assert!(text.starts_with("Call\n\nCity of Ithaca\n\n1. one\n\none two three\n"), "{text}");
        assert!(text.ends_with("\n[gone]\n\nKept.\n\n[publish]\n"), "{text}");
    }
}
