//! What a new version of a call changes in its questions: whoever edits one that was answered is shown it.

use super::{Call, QuestionCode};

/// A change of a question, between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new: what was handed in before does not answer it.
    Added(QuestionCode),
    /// It is asked no more. Answers to it are kept.
    Removed(QuestionCode),
    /// It is asked in other words, in some language.
    Reworded(QuestionCode),
    /// It has to be answered now, or its limit is tighter: what was handed in before may not fit.
    Stricter(QuestionCode),
    /// It stands elsewhere, under another number.
    Moved(QuestionCode),
}

impl Change {
    /// Which question.
    pub fn question(&self) -> &QuestionCode {
        match self {
            Self::Added(code)
            | Self::Removed(code)
            | Self::Reworded(code)
            | Self::Stricter(code)
            | Self::Moved(code) => code,
        }
    }

    /// The stable code: `reworded`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Removed(_) => "removed",
            Self::Reworded(_) => "reworded",
            Self::Stricter(_) => "stricter",
            Self::Moved(_) => "moved",
        }
    }
}

impl Call {
    /// What it changes in the questions of an earlier version, in its own order; what is asked no more comes last.
    pub fn changes_over(&self, before: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        let earlier: Vec<_> = before.numbered().collect();
        for (number, question) in self.numbered() {
            let code = || question.code.clone();
            let Some((was_at, was)) = earlier.iter().find(|(_, was)| was.code == question.code) else {
                changes.push(Change::Added(code()));
                continue;
            };
            if was.text != question.text {
                changes.push(Change::Reworded(code()));
            }
            let tighter = question.most_words.is_some_and(|most| was.most_words.is_none_or(|before| most < before));
            if (question.required && !was.required) || tighter {
                changes.push(Change::Stricter(code()));
            }
            if *was_at != number {
                changes.push(Change::Moved(code()));
            }
        }
        let gone = earlier.iter().filter(|(_, was)| self.question(&was.code).is_none());
        changes.extend(gone.map(|(_, was)| Change::Removed(was.code.clone())));
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{call, question};
    use super::*;
    use crate::registration::Localized;

    #[test]
    fn a_question_that_only_moved_keeps_its_answers_under_its_code() {
        let before = call();
        let mut after = before.clone();
        after.questions.swap(0, 1);
        let changes = after.changes_over(&before);
        assert!(changes.iter().all(|change| matches!(change, Change::Moved(_))), "{changes:?}");
        assert_eq!(before.changes_over(&before), []);
    }

    #[test]
    fn new_reworded_stricter_and_removed_questions_are_told() {
        let before = call();
        let mut after = before.clone();
        after.questions[0].text = Localized::english("Which?");
        after.questions[0].most_words = Some(100);
        after.questions[1].parts.pop();
        after.questions.push(question("new", vec![]));
        let told: Vec<_> = after
            .changes_over(&before)
            .iter()
            .map(|change| format!("{} {}", change.question().as_str(), change.code()))
            .collect();
        assert_eq!(told, ["one reworded", "one stricter", "new added", "b removed"]);
    }
}
