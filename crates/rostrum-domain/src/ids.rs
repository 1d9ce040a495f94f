//! Names by which parts of a meeting are referred to in events, addresses and rows.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes an id of 1 to 64 characters out of `a-z`, `0-9` and `-`.
            ///
            /// # Errors
            /// [`InvalidId`] names the text and what is permitted.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                let fits = (1..=64).contains(&text.len())
                    && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                if fits { Ok(Self(text.to_owned())) } else { Err(InvalidId(text.to_owned())) }
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

text_id!(
    /// A meeting, as it stands in its address: `local-government-2025`.
    MeetingId
);
text_id!(
    /// A session of the programme, unique in its meeting: `opening`, `session-1`, `closing`.
    SessionId
);
text_id!(
    /// A segment of a session, unique in its meeting: `session-1-floor`.
    SegmentId
);
text_id!(
    /// A person named in the programme (chair, moderator, panellist), unique in its meeting:
    /// `session-1-panellist-2`.
    PersonId
);
number_id!(
    /// A participant, counted from 1 inside the meeting in the order of registration.
    ParticipantNo
);
number_id!(
    /// A delegation, counted from 1 inside the meeting in the order of first registration.
    DelegationNo
);
number_id!(
    /// An inscription, counted from 1 inside the meeting in the order of inscription.
    InscriptionNo
);
number_id!(
    /// A point of order, counted from 1 inside the meeting in the order in which hands were raised.
    PointNo
);
number_id!(
    /// A program that gives commands with a token of its own, counted from 1 inside the meeting.
    ProgramNo
);

number_id!(
    /// A call for inputs, counted from 1 inside the meeting.
    CallNo
);
number_id!(
    /// A contribution, counted from 1 inside the meeting in the order in which drafts were begun.
    ContributionNo
);
number_id!(
    /// A practice, counted from 1 in the whole compendium: it stands in the permanent address of its page.
    PracticeNo
);

/// A text that is no id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no identifier: 1 to 64 characters out of a-z, 0-9 and \"-\" are permitted")]
pub struct InvalidId(pub String);

/// Makes a text that [`MeetingId::parse`] takes out of any title: lower case ASCII, words joined
/// by `-`, at most 64 characters, `meeting` when nothing is left.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
            'ç' => "c",
            'è' | 'é' | 'ê' | 'ë' => "e",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ñ' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
            'ù' | 'ú' | 'û' | 'ü' => "u",
            'œ' => "oe",
            'æ' => "ae",
            'a'..='z' | '0'..='9' => {
                slug.push(c);
                continue;
            }
            _ => "-",
        };
        if plain != "-" {
            slug.push_str(plain);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 64 {
            break;
        }
    }
    slug.truncate(64);
    let trimmed = slug.trim_end_matches('-');
    if trimmed.is_empty() { "meeting".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slug_keeps_the_words_and_drops_the_rest() {
        assert_eq!(slug("Réunion d’experts: « villes » 2025"), "reunion-d-experts-villes-2025");
        assert_eq!(slug("地方政府"), "meeting");
    }

    proptest! {
        #[test]
        fn every_slug_is_an_id(title in ".{0,200}") {
            prop_assert!(MeetingId::parse(&slug(&title)).is_ok());
        }
    }
}
