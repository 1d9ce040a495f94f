//! Texts of mails with placeholders. A text is compiled when it is saved: what could not be filled in is refused
//! there and never reaches a person. There are placeholders and nothing else, so a text can neither loop nor reach
//! for what its kind of mail does not know.

use rostrum_domain::mail::MailKind;

/// Most characters of a subject.
pub const LONGEST_SUBJECT: usize = 200;
/// Most characters of a text.
pub const LONGEST_TEXT: usize = 20_000;

/// Placeholders of every mail about a meeting.
const OF_MEETING: &[&str] = &["meeting", "dates", "when", "place", "meeting_link"];
/// Placeholders of every mail to a participant.
const OF_PARTICIPANT: &[&str] = &["name", "delegation", "category", "own_page_link", "calendar_link"];

/// What a mail of a kind may name.
pub fn placeholders(kind: MailKind) -> Vec<&'static str> {
    use MailKind as K;
    let own: &[&str] = match kind {
        K::Invitation => &["register_link"],
        K::Confirmation | K::Pending | K::Approval | K::WaitingList | K::Promoted => &["personal_link"],
        K::AlreadyRegistered | K::PersonalLink => &["personal_link"],
        K::DelegationConfirm | K::ExchangeAsked | K::ExchangeAgreed | K::ExchangeFollowUp => &[],
        K::Refusal => &["reason"],
        K::SignInLink | K::NeutralLink => return vec!["link", "deadline"],
        K::ContributionLink => return vec!["link"],
        K::ContributionReceipt => &["reference", "version", "received", "late", "hash", "link"],
        K::ClarificationAsked => &["reference", "link"],
        K::ContributionDecided => &["reference", "decision", "reason"],
        K::AuthorConfirm => &["reference", "delegation", "link"],
        K::DeadlineMoved => &["before", "deadline", "call_link"],
        K::FollowUp => &["personal_link", "deadline"],
        K::ChangeDecided => &["decision", "reason"],
        K::ProgrammeChange => &["changes"],
        K::ListOpens => &["session", "opens"],
        K::Third => &["session"],
        K::CoSignature => &["link", "statement", "deadline"],
        K::NotReached => &["session", "deadline"],
        K::ThankYou => &["report_link", "contribution"],
    };
    let to_anybody = matches!(
        kind,
        K::Invitation
            | K::ContributionReceipt
            | K::AuthorConfirm
            | K::DeadlineMoved
            | K::ClarificationAsked
            | K::ContributionDecided
    );
    let of_participant = if to_anybody { &[][..] } else { OF_PARTICIPANT };
    OF_MEETING.iter().chain(of_participant).chain(own).copied().collect()
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Value(String),
}

/// A text that can be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    subject: Vec<Piece>,
    paragraphs: Vec<Vec<Piece>>,
}

/// In which part of a template something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// In the subject.
    Subject,
    /// In the text.
    Text,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// A placeholder that this kind of mail does not know.
    Unknown(String),
    /// `{{` without `}}` on the same line, or `}}` alone.
    Unclosed,
    /// There is nothing to read.
    Empty,
    /// The subject has more than one line.
    SeveralLines,
    /// There is more than fits.
    TooLong(usize),
}

/// Something wrong at a line of a part, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultAt {
    /// Subject or text.
    pub part: Part,
    /// The line.
    pub line: usize,
    /// What is wrong there.
    pub fault: TemplateFault,
}

impl Template {
    /// Compiles subject and text of a kind of mail.
    ///
    /// # Errors
    /// All that is wrong, in the order of the lines.
    pub fn compile(kind: MailKind, subject: &str, text: &str) -> Result<Self, Vec<FaultAt>> {
        let known = placeholders(kind);
        let text = text.replace("\r\n", "\n");
        let (subject, text) = (subject.trim(), text.trim_matches('\n'));
        let mut faults = Vec::new();
        let mut fault = |part, line, fault| faults.push(FaultAt { part, line, fault });
        for (part, content, longest) in [(Part::Subject, subject, LONGEST_SUBJECT), (Part::Text, text, LONGEST_TEXT)] {
            let length = content.chars().count();
            if content.trim().is_empty() {
                fault(part, 1, TemplateFault::Empty);
            }
            if length > longest {
                fault(part, 1, TemplateFault::TooLong(length));
            }
            if part == Part::Subject && content.lines().count() > 1 {
                fault(part, 2, TemplateFault::SeveralLines);
            }
            for (at, line) in content.lines().enumerate() {
                match pieces(line) {
                    None => fault(part, at + 1, TemplateFault::Unclosed),
                    Some(pieces) => {
                        for piece in pieces {
                            if let Piece::Value(name) = piece
                                && !known.contains(&name.as_str())
                            {
                                fault(part, at + 1, TemplateFault::Unknown(name));
                            }
                        }
                    }
                }
            }
        }
        if faults.is_empty() { Ok(Self::read(subject, text)) } else { Err(faults) }
    }

    /// A text of the program itself, such as the frame, which tests have compiled.
    pub fn read(subject: &str, text: &str) -> Self {
        let paragraphs = text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n'));
        let paragraphs = paragraphs.filter(|paragraph| !paragraph.trim().is_empty());
        Self {
            subject: pieces(subject).unwrap_or_default(),
            paragraphs: paragraphs.map(|paragraph| pieces(paragraph).unwrap_or_default()).collect(),
        }
    }

    /// Whether it names a placeholder.
    pub fn names(&self, wanted: &str) -> bool {
        let all = self.subject.iter().chain(self.paragraphs.iter().flatten());
        all.into_iter().any(|piece| matches!(piece, Piece::Value(name) if name == wanted))
    }

    /// The subject in one line; `None` when a value of it is empty.
    pub fn subject(&self, value: &dyn Fn(&str) -> String) -> Option<String> {
        let filled = fill(&self.subject, value)?;
        Some(filled.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The text. A paragraph of which a value is empty is left out: there is nothing to say in it.
    pub fn text(&self, value: &dyn Fn(&str) -> String) -> String {
        self.paragraphs.iter().filter_map(|paragraph| fill(paragraph, value)).collect::<Vec<_>>().join("\n\n")
    }
}

fn fill(pieces: &[Piece], value: &dyn Fn(&str) -> String) -> Option<String> {
    let mut filled = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Value(name) => {
                let value = value(name);
                if value.trim().is_empty() {
                    return None;
                }
                filled.push_str(&value);
            }
        }
    }
    Some(filled)
}

/// The pieces of a text, or `None` when braces do not close.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}")?;
        if before.contains("}}") || name.contains('{') || name.contains('\n') {
            return None;
        }
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        pieces.push(Piece::Value(name.trim().to_owned()));
        rest = behind;
    }
    if rest.contains("}}") {
        return None;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn faults(subject: &str, text: &str) -> Vec<(Part, usize, TemplateFault)> {
        let faults = Template::compile(MailKind::Third, subject, text).err().unwrap_or_default();
        faults.into_iter().map(|at| (at.part, at.line, at.fault)).collect()
    }

    #[test]
    fn what_cannot_be_filled_in_is_refused_with_its_line() {
        assert_eq!(faults("Be ready: {{session}}", "Dear {{ name }},\n\nnow."), []);
        let unknown = |name: &str| TemplateFault::Unknown(name.to_owned());
        assert_eq!(
            faults("{{sesion}}", "a\n{{email}} {{name}}\n{{personal_link}}"),
            [
                (Part::Subject, 1, unknown("sesion")),
                (Part::Text, 2, unknown("email")),
                (Part::Text, 3, unknown("personal_link")),
            ]
        );
        for open in ["{{name", "name}}", "{{na{{me}}", "{{name\n}}", "{{name}} }}"] {
            let found = faults("S", open);
            assert!(
                found.iter().any(|(part, _, fault)| (*part, fault) == (Part::Text, &TemplateFault::Unclosed)),
                "{open}"
            );
        }
        assert_eq!(faults(" ", ""), [(Part::Subject, 1, TemplateFault::Empty), (Part::Text, 1, TemplateFault::Empty)]);
        assert_eq!(faults("a\nb", "t"), [(Part::Subject, 2, TemplateFault::SeveralLines)]);
        assert_eq!(faults(&"a".repeat(201), "t"), [(Part::Subject, 1, TemplateFault::TooLong(201))]);
    }

    #[test]
    fn a_paragraph_without_its_value_is_left_out_and_a_value_is_never_read_as_a_placeholder() {
        let template =
            Template::compile(MailKind::Refusal, "{{reason}}", "Sorry, {{name}}.\n\nWhy: {{reason}}").unwrap();
        let value = |reason: &'static str| {
            move |name: &str| if name == "reason" { reason.to_owned() } else { "{{reason}}".to_owned() }
        };
        assert_eq!(template.text(&value("")), "Sorry, {{reason}}.");
        assert_eq!(template.text(&value("full")), "Sorry, {{reason}}.\n\nWhy: full");
        assert_eq!(template.subject(&value("")), None);
        assert_eq!(template.subject(&value("a\r\nBcc: b")), Some("a Bcc: b".to_owned()), "a subject is one line");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_compiled_or_refused(subject in ".{0,40}", text in "[a-z{} \n]{0,80}") {
            if let Ok(template) = Template::compile(MailKind::Third, &subject, &text) {
                let filled = template.text(&|name| { assert!(placeholders(MailKind::Third).contains(&name)); "x".to_owned() });
                prop_assert!(!filled.contains("{{"));
            }
        }
    }
}
