//! A call as it is typed: questions and sub-questions in one list, which buttons add to, move and shorten.

use std::collections::HashMap;

use jiff::civil::DateTime;
use rostrum_domain::call::{Call, Question, QuestionCode};
use rostrum_domain::concept_note::Zone;
use rostrum_domain::participant::Category;
use rostrum_domain::registration::{LANGUAGES, Localized};

use crate::fields::Wrong;
use crate::i18n::Lang;

/// Most lines that are read from a form.
const MOST_LINES: usize = 200;

/// A question or a sub-question, with its place.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whether it belongs to the question before it.
    pub is_part: bool,
    pub code: String,
    pub text: Localized,
    pub help: Localized,
    pub words: String,
    pub required: bool,
}

/// A call as it is typed.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub title: Localized,
    pub purpose: Localized,
    pub background: Localized,
    pub lines: Vec<Line>,
    pub languages: Vec<String>,
    /// Other languages, by their tags.
    pub more_languages: String,
    pub addressed: Vec<String>,
    pub deadline: String,
    pub files: String,
}

/// The name of an input of a question.
pub fn input(place: usize, part: &str) -> String {
    format!("r{place}-{part}")
}

impl Draft {
    /// A call as it is.
    pub fn of(call: &Call, zone: &Zone) -> Self {
        let line = |question: &Question, is_part| Line {
            is_part,
            code: question.code.as_str().to_owned(),
            text: question.text.clone(),
            help: question.help.clone(),
            words: question.most_words.map(|most| most.to_string()).unwrap_or_default(),
            required: question.required,
        };
        let known = |tag: &&String| LANGUAGES.contains(&tag.as_str());
        Self {
            title: call.title.clone(),
            purpose: call.purpose.clone(),
            background: call.background.clone(),
            lines: call.numbered().map(|(number, question)| line(question, number.part.is_some())).collect(),
            languages: call.languages.iter().filter(known).cloned().collect(),
            more_languages: call.languages.iter().filter(|tag| !known(tag)).cloned().collect::<Vec<_>>().join(" "),
            addressed: call.addressed.iter().map(|one| one.code().to_owned()).collect(),
            deadline: zone.local(call.deadline).strftime("%Y-%m-%dT%H:%M").to_string(),
            files: call.most_files.to_string(),
        }
    }

    /// A call as a form sends it.
    pub fn read(body: &[u8]) -> Self {
        let mut values: HashMap<String, Vec<String>> = HashMap::new();
        for (name, value) in form_urlencoded::parse(body) {
            values.entry(name.into_owned()).or_default().push(value.into_owned());
        }
        let one = |name: &str| values.get(name).and_then(|all| all.first()).cloned().unwrap_or_default();
        let text = |name: &str| {
            let mut text = Localized::default();
            for tag in LANGUAGES {
                text.set(tag, &one(&format!("{name}-{tag}")).replace("\r\n", "\n"));
            }
            text
        };
        let count = one("lines").parse::<usize>().unwrap_or_default().min(MOST_LINES);
        let line = |place: usize| Line {
            is_part: !one(&input(place, "part")).is_empty(),
            code: one(&input(place, "code")),
            text: text(&input(place, "text")),
            help: text(&input(place, "help")),
            words: one(&input(place, "words")).trim().to_owned(),
            required: !one(&input(place, "required")).is_empty(),
        };
        Self {
            title: text("title"),
            purpose: text("purpose"),
            background: text("background"),
            lines: (0..count).map(line).collect(),
            languages: values.get("language").cloned().unwrap_or_default(),
            more_languages: one("languages"),
            addressed: values.get("addressed").cloned().unwrap_or_default(),
            deadline: one("deadline"),
            files: one("files").trim().to_owned(),
        }
    }

    /// Carries a button out that changes the list: `add`, `add-part`, `up-2`, `down-2`, `in-2`, `out-2`, `remove-2`.
    /// Whether it was one.
    pub fn arrange(&mut self, button: &str) -> bool {
        if matches!(button, "add" | "add-part") {
            let is_part = button == "add-part" && !self.lines.is_empty();
            self.lines.push(Line {
                is_part,
                code: String::new(),
                text: Localized::default(),
                help: Localized::default(),
                words: String::new(),
                required: false,
            });
            return true;
        }
        let Some((what, at)) = button.split_once('-') else { return false };
        let Some(at) = at.parse::<usize>().ok().filter(|at| *at < self.lines.len()) else { return false };
        match what {
            "up" => {
                if let Some(before) = self.before(at) {
                    self.swap(before, at);
                }
            }
            "down" => {
                let next = at + self.block(at);
                if next < self.lines.len() && self.lines[next].is_part == self.lines[at].is_part {
                    self.swap(at, next);
                }
            }
            "in" => self.lines[at].is_part = at > 0,
            "out" => self.lines[at].is_part = false,
            "remove" => {
                self.lines.remove(at);
                // A sub-question without a question before it becomes one.
                if let Some(first) = self.lines.first_mut() {
                    first.is_part = false;
                }
            }
            _ => return false,
        }
        true
    }

    /// How many lines a question has with its sub-questions.
    fn block(&self, at: usize) -> usize {
        if self.lines[at].is_part {
            return 1;
        }
        1 + self.lines[at + 1..].iter().take_while(|line| line.is_part).count()
    }

    /// Where the question, or the sub-question of the same one, before this begins.
    fn before(&self, at: usize) -> Option<usize> {
        if self.lines[at].is_part {
            return at.checked_sub(1).filter(|before| self.lines[*before].is_part);
        }
        (0..at).rev().find(|before| !self.lines[*before].is_part)
    }

    /// Changes two blocks that stand one after the other.
    fn swap(&mut self, first: usize, second: usize) {
        let end = second + self.block(second);
        self.lines[first..end].rotate_left(second - first);
    }

    /// The call that was typed, over the earlier one. What cannot be read at all is said; what does not fit, the call
    /// finds. New questions get a code that stays theirs.
    pub fn make(&self, before: &Call, zone: &Zone, lang: Lang) -> (Call, Wrong) {
        let mut wrong = Wrong::default();
        let deadline = match self.deadline.trim().parse::<DateTime>() {
            Ok(local) => zone.instant(local),
            Err(_) => {
                wrong.add("deadline", lang.with("calls-deadline-wrong", &[("text", self.deadline.as_str().into())]));
                before.deadline
            }
        };
        let most_files = self.files.parse().unwrap_or_else(|_| {
            wrong.add("files", lang.with("calls-files-wrong", &[("text", self.files.as_str().into())]));
            before.most_files
        });
        let more = self.more_languages.split([',', ';', ' ', '\n', '\r']).filter(|tag| !tag.is_empty());
        let mut call = Call {
            title: self.title.clone(),
            purpose: self.purpose.clone(),
            background: self.background.clone(),
            questions: Vec::new(),
            languages: self.languages.iter().cloned().chain(more.map(str::to_owned)).collect(),
            addressed: self.addressed.iter().filter_map(|code| Category::from_code(code)).collect(),
            deadline,
            moved: before.moved.clone(),
            most_files,
        };
        // Codes that are taken, of earlier versions too: an answer never moves to another question.
        let mut taken = call.clone();
        taken.questions = before.questions.clone();
        for (place, line) in self.lines.iter().enumerate() {
            let code = QuestionCode::parse(&line.code).unwrap_or_else(|| {
                let free = Call {
                    questions: [&call.questions[..], &taken.questions[..], &self.coded()[..]].concat(),
                    ..call.clone()
                };
                free.free_code()
            });
            let most_words = match line.words.as_str() {
                "" => None,
                text => text.parse().map(Some).unwrap_or_else(|_| {
                    wrong.add(input(place, "words"), lang.with("calls-words-wrong", &[("text", text.into())]));
                    None
                }),
            };
            let question = Question {
                code,
                text: line.text.clone(),
                help: line.help.clone(),
                most_words,
                required: line.required,
                parts: Vec::new(),
            };
            match call.questions.last_mut() {
                Some(last) if line.is_part => last.parts.push(question),
                _ => call.questions.push(question),
            }
        }
        (call, wrong)
    }

    /// The typed lines that have a code, as questions, so that no new one takes it.
    fn coded(&self) -> Vec<Question> {
        let coded = self.lines.iter().filter_map(|line| QuestionCode::parse(&line.code));
        coded
            .map(|code| Question {
                code,
                text: Localized::default(),
                help: Localized::default(),
                most_words: None,
                required: false,
                parts: Vec::new(),
            })
            .collect()
    }
}

#[cfg(test)]
mod draft_tests {
    use super::super::example::ready;
    use super::*;

    fn zone() -> Zone {
        Zone::parse("Europe/Zurich").unwrap()
    }

    fn codes(draft: &Draft) -> String {
        draft.lines.iter().map(|line| format!("{}{}", if line.is_part { "." } else { " " }, line.code)).collect()
    }

    #[test]
    fn a_call_that_is_shown_and_sent_back_is_the_same() {
        let call = ready();
        let (again, wrong) = Draft::of(&call, &zone()).make(&call, &zone(), Lang::En);
        assert!(wrong.is_empty());
        assert_eq!(again, call);
    }

    #[test]
    fn a_question_moves_with_its_parts_and_a_part_stays_in_its_question() {
        let call = ready();
        let mut draft = Draft::of(&call, &zone());
        assert!(draft.arrange("down-0"));
        assert!(codes(&draft).starts_with(" capacity coordination.coordination-how"), "{}", codes(&draft));
        assert!(draft.arrange("up-1"));
        assert_eq!(codes(&draft), codes(&Draft::of(&call, &zone())));
        draft.arrange("down-1");
        assert!(codes(&draft).starts_with(" coordination.coordination-use.coordination-how"), "{}", codes(&draft));
        draft.arrange("down-2");
        assert!(codes(&draft).starts_with(" coordination.coordination-use.coordination-how capacity"));
        assert!(!draft.arrange("up-99") && !draft.arrange("save"));
    }

    #[test]
    fn a_new_question_takes_a_code_that_no_answer_has() {
        let call = ready();
        let mut draft = Draft::of(&call, &zone());
        draft.arrange("add");
        draft.arrange("add-part");
        let (made, _) = draft.make(&call, &zone(), Lang::En);
        let last = made.questions.last().unwrap();
        assert_eq!((last.code.as_str(), last.parts[0].code.as_str()), ("q1", "q2"));
        // The new one goes out again; its code is not given to the next.
        let mut later = Draft::of(&made, &zone());
        later.arrange(&format!("remove-{}", later.lines.len() - 2));
        later.arrange("add");
        let (after, _) = later.make(&made, &zone(), Lang::En);
        assert_eq!(after.questions.last().unwrap().code.as_str(), "q3");
    }
}
